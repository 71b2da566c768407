/**
 * What is known of an issue and its pages in, the files of the 数字报 package out, pages' pictures apart: index, data, viewer, stories and their pictures.
 */
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path/posix';
import { webFile } from '../image/index.ts';
import type { PictureShelf } from '../image/types.ts';
import type { LayoutStory } from '../layout/types.ts';
import { toWebText } from '../read/index.ts';
import type { Block, Figure, Manuscript } from '../read/types.ts';
import {
  dataScript,
  indexHtml,
  type IssueFacts,
  storyFile,
  storyHtml,
  VIEWER_CSS,
  VIEWER_JS,
  webIndex,
  type WebPage,
  webSearch,
} from '../record/index.ts';
import type { Edition } from '../story/types.ts';

export interface WebInput {
  readonly issue: IssueFacts;
  readonly pages: readonly WebPage[];
  readonly stories: readonly LayoutStory[];
  readonly edition: Edition;
  readonly shelf: PictureShelf;
}

/** A file of the package. */
export interface WebPiece {
  readonly path: string;
  readonly type: string;
  readonly content: Uint8Array | string;
}

/** Pixels across a picture in a story. */
const WIDTH = 1200;

export async function webFiles(input: WebInput): Promise<WebPiece[]> {
  const { issue, pages, stories, edition } = input;
  const index = webIndex(issue, pages);
  const search = webSearch(issue, stories);
  const pictures = new Pictures(input.shelf);
  const manuscripts = new Map(edition.stories.map(({ id, manuscript }) => [id, manuscript]));
  const articles: WebPiece[] = [];
  for (const facts of issue.stories) {
    const html = await toWebText(await pictures.shown(manuscripts.get(facts.id)!));
    articles.push({ path: storyFile(facts), type: 'text/html', content: storyHtml(facts.title, index, html) });
  }
  const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
  return [
    { path: 'index.html', type: 'text/html', content: indexHtml(index) },
    { path: 'pages.json', type: 'application/json', content: json(index) },
    { path: 'search.json', type: 'application/json', content: json(search) },
    { path: 'data.js', type: 'text/javascript', content: dataScript(index, search) },
    { path: 'viewer.js', type: 'text/javascript', content: VIEWER_JS },
    { path: 'viewer.css', type: 'text/css', content: VIEWER_CSS },
    ...articles,
    ...pictures.files,
  ];
}

/** Pictures of stories at a width for reading, each once. */
class Pictures {
  readonly files: WebPiece[] = [];
  readonly #shelf: PictureShelf;
  readonly #made = new Map<string, string>();

  constructor(shelf: PictureShelf) {
    this.#shelf = shelf;
  }

  /** The story with its figures pointing into the package. */
  async shown(manuscript: Manuscript): Promise<Manuscript> {
    const blocks = await Promise.all(manuscript.blocks.map((block) => this.#block(block, manuscript.file)));
    return { ...manuscript, blocks };
  }

  async #block(block: Block, story: string): Promise<Block> {
    if (block.kind === 'figure') return this.#figure(block, story);
    if (block.kind === 'figure-group')
      return { ...block, figures: await Promise.all(block.figures.map((figure) => this.#figure(figure, story))) };
    if (!('blocks' in block)) return block;
    return { ...block, blocks: await Promise.all(block.blocks.map((inner) => this.#block(inner, story))) };
  }

  async #figure(figure: Figure, story: string): Promise<Figure> {
    const file = join(dirname(story), figure.src);
    const name = this.#made.get(file) ?? (await this.#make(file));
    return name === undefined ? figure : { ...figure, src: `../${name}` };
  }

  async #make(file: string): Promise<string | undefined> {
    const picture = this.#shelf.get(file);
    if (!picture) return undefined;
    const { width, height } = picture;
    const crop = { x: 0, y: 0, width, height };
    const form = { least: 0, aim: 72, most: 72 };
    const pixels = await this.#shelf.pixels({ file, crop, width: WIDTH, height: (WIDTH * height) / width }, form);
    const { type, bytes } = await webFile(pixels);
    const sum = createHash('sha256').update(file.normalize('NFC'), 'utf8').digest('hex').slice(0, 12);
    const path = `pictures/${sum}.${type === 'image/png' ? 'png' : 'jpg'}`;
    if (!this.#made.has(file)) this.files.push({ path, type, content: bytes });
    this.#made.set(file, path);
    return path;
  }
}
