/**
 * Row d: a million characters of body text → items and lines, each glyph in its place, nothing painted; and one paragraph of 200,000. The seconds
 * are of composing alone, in a fresh process each time; opening the faces is not in them.
 *
 *   node bench/compose.mjs
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { story } from './copy.mjs';
import { measure, median } from './measure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const SELF = fileURLToPath(import.meta.url);
const CHARACTERS = 1_000_000;
const LONG = 200_000;
/** Characters a story, as in the other rows; a line of newspaper. */
const STORY = 7650;
const COLUMN = 13;

/** Banxin's inner stages: dist/ shows whole builds only. */
const ENTRY = `
export { defaultRoles, openFontBook } from './src/font/index.ts';
export { defaultPaper } from './src/story/index.ts';
export { Stream } from './src/text/stream.ts';
export { Typesetter } from './src/text/typesetter.ts';
`;

/** Banxin's inner stages, bundled from `entry`'s exports. */
export async function stages(entry = ENTRY) {
  // Inside the checkout, where the packages of the faces are found.
  const folder = await mkdtemp(path.join(root, 'node_modules/.banxin-compose-'));
  try {
    const { outputFiles } = await esbuild.build({
      stdin: { contents: entry, resolveDir: root, loader: 'ts' },
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      packages: 'external',
    });
    const file = path.join(folder, 'stages.mjs');
    await writeFile(file, outputFiles[0].contents);
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Stories of paragraphs, exactly so many characters in all. */
function copyOf(characters) {
  const stories = [];
  let left = characters;
  for (let seed = 1; left > 0; seed++) {
    const texts = [];
    for (const { kind, text } of story(20261122 + seed, { characters: STORY, figures: 0 }).blocks) {
      if (kind !== 'para' || left === 0) continue;
      texts.push(text.slice(0, left));
      left -= texts.at(-1).length;
    }
    stories.push(texts);
  }
  return stories;
}

const styled = (text, i) => ({
  block: `s1.p${i}`,
  role: 'body',
  runs: [{ text, face: 'body', swatch: 'black', span: null }],
  size: 9,
  indent: 2,
  align: 'justify',
});

/** Composes, breaks and sets every paragraph; how many lines that made. */
function set(setter, paras) {
  const block = { x: 0, top: 0, measure: COLUMN * 9, leading: 11.25 };
  return paras.reduce((lines, para) => lines + setter.block(para, block).length, 0);
}

/** In this process: seconds of a million characters in stories, and of one long paragraph. */
async function compose() {
  const { defaultRoles, openFontBook, defaultPaper, Stream, Typesetter } = await stages();
  const { value: book } = await openFontBook(await defaultRoles(), { root });
  const stories = copyOf(CHARACTERS).map((texts) => texts.map(styled));
  const long = styled(copyOf(LONG).flat().join(''), 0);
  const stream = new Stream(1 << 14);
  const over = (all) => {
    const started = performance.now();
    let lines = 0;
    for (const paras of all) {
      stream.clear();
      lines += set(new Typesetter(book, defaultPaper.house, stream, () => 0), paras);
    }
    return { lines, seconds: (performance.now() - started) / 1000 };
  };
  book.role('body'); // opened, as a build has it before it composes
  return { stories: over(stories), long: over([[long]]) };
}

/** A sentence for the table's foot; medians of `runs` processes. */
export async function composeRow(runs) {
  const samples = [];
  for (let i = 0; i < runs; i++) samples.push(JSON.parse((await measure([SELF, '--once'], { BANXIN_CACHE: 'off' })).stdout));
  const seconds = median(samples.map((sample) => sample.stories.seconds));
  const long = median(samples.map((sample) => sample.long.seconds));
  const million = (value) => (value / 1e6).toFixed(1);
  return [
    `d: ${million(CHARACTERS)} million characters of body text composed into ${samples[0].stories.lines} lines of ${COLUMN} (items and lines, no painting):`,
    `${seconds.toFixed(2)} s, ${million(CHARACTERS / seconds)} million characters a second; one paragraph of ${LONG / 1000},000 characters in ${long.toFixed(2)} s`,
  ].join(' ');
}

if (process.argv[1] === SELF)
  console.log(process.argv.includes('--once') ? JSON.stringify(await compose()) : await composeRow(3));
