/**
 * An ALTO file of a bag in, what can be searched of its page out: the text of each story on it, character by character with its box. What no one typed is
 * left out. Knows the files that Banxin writes; another's is taken as far as it says the same.
 */
import { SaxesParser } from 'saxes';

/** Text of one story, or of what belongs to none, on one page. Paragraphs are parted by a line feed, which has no box. */
export interface PageText {
  /** Lasting identifier of the story; empty for matter of none. */
  readonly story: string;
  readonly title: string;
  readonly text: string;
  /** x, y, width, height of each UTF-16 unit, mm10; zeros for a line feed. */
  readonly boxes: Float32Array;
}

/** A page as its ALTO file has it. */
export interface AltoText {
  /** `cn43-0003/2021-01-26/A04`. */
  readonly identifier: string;
  /** mm10. */
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PageText[];
}

interface Block {
  readonly id: string;
  readonly tags: readonly string[];
  text: string;
  readonly boxes: number[];
}

/** Reads a page. Throws an `Error` that says where the XML is broken. */
export function readAlto(xml: string): AltoText {
  const reader = new AltoReader();
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes, isSelfClosing }) =>
    reader.open(name, attributes as Record<string, string>, isSelfClosing),
  );
  parser.on('closetag', ({ name }) => reader.close(name));
  parser.on('text', (text) => reader.characters(text));
  parser.write(xml).close();
  return reader.done();
}

/** What is read of the elements that matter. */
class AltoReader {
  private identifier = '';
  private width = 0;
  private height = 0;
  private readonly stories = new Map<string, { readonly uri: string; readonly title: string }>();
  private readonly order: string[] = [];
  private readonly blocks = new Map<string, Block>();
  private block: Block | null = null;
  private silent = false;
  private collecting = false;

  open(name: string, at: Readonly<Record<string, string>>, _empty: boolean): void {
    switch (name) {
      case 'documentIdentifier':
        this.collecting = true;
        break;
      case 'StructureTag':
        if (at['TYPE'] === 'article')
          this.stories.set(at['ID'] ?? '', { uri: decoded(at['URI'] ?? ''), title: at['LABEL'] ?? '' });
        break;
      case 'ElementRef':
        this.order.push(at['REF'] ?? '');
        break;
      case 'Page':
        [this.width, this.height] = [Number(at['WIDTH'] ?? 0), Number(at['HEIGHT'] ?? 0)];
        break;
      case 'TextBlock':
        this.block = { id: at['ID'] ?? '', tags: (at['TAGREFS'] ?? '').split(/\s+/u), text: '', boxes: [] };
        break;
      case 'String':
        this.silent = (at['TAGREFS'] ?? '').split(/\s+/u).includes('GENERATED');
        break;
      case 'Glyph':
        if (this.block && !this.silent) take(this.block, at);
    }
  }

  close(name: string): void {
    if (name === 'documentIdentifier') this.collecting = false;
    if (name !== 'TextBlock' || !this.block) return;
    if (!this.block.tags.includes('GENERATED')) this.blocks.set(this.block.id, this.block);
    this.block = null;
  }

  characters(text: string): void {
    if (this.collecting) this.identifier += text.trim();
  }

  done(): AltoText {
    const texts = new Map<string, Block[]>();
    const ordered = [...new Set([...this.order, ...this.blocks.keys()])];
    for (const id of ordered) {
      const block = this.blocks.get(id);
      const tag = block?.tags.find((one) => this.stories.has(one)) ?? '';
      if (block) texts.set(tag, [...(texts.get(tag) ?? []), block]);
    }
    const found = [...texts].map(([tag, blocks]): PageText => {
      const story = this.stories.get(tag);
      return { story: story?.uri ?? '', title: story?.title ?? '', ...joined(blocks) };
    });
    return { identifier: this.identifier, width: this.width, height: this.height, texts: found };
  }
}

function take(block: Block, at: Readonly<Record<string, string>>): void {
  const content = at['CONTENT'] ?? '';
  const box = [at['HPOS'], at['VPOS'], at['WIDTH'], at['HEIGHT']].map((value) => Number(value ?? 0));
  block.text += content;
  for (let i = 0; i < content.length; i++) block.boxes.push(...box);
}

/** The frames of one paragraph read on; `s1.p14.f2` is of the block `s1.p14`. */
const paragraphOf = (id: string): string => id.replace(/\.f\d+$/u, '');

function joined(blocks: readonly Block[]): { text: string; boxes: Float32Array } {
  let text = '';
  const boxes: number[] = [];
  for (const [i, block] of blocks.entries()) {
    if (i > 0 && paragraphOf(block.id) !== paragraphOf(blocks[i - 1]!.id)) {
      text += '\n';
      boxes.push(0, 0, 0, 0);
    }
    text += block.text;
    boxes.push(...block.boxes);
  }
  return { text, boxes: Float32Array.from(boxes) };
}

function decoded(uri: string): string {
  try {
    return decodeURI(uri);
  } catch {
    return uri;
  }
}
