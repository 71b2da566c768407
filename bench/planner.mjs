/**
 * Row h: twenty broadsheet pages of 8 to 14 stories out of a seed, their copy at about the room there is. Banxin plans each and makes it up; Typst, which cannot plan, sets the
 * same stories where Banxin placed them, columns and heights given. Both lay out and write no PDF, each in a process of its own with its faces open.
 *
 *   node bench/planner.mjs [--keep FOLDER]
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stages } from './compose.mjs';
import { writeFaces } from './editions.mjs';
import { measure, median } from './measure.mjs';

const SELF = fileURLToPath(import.meta.url);
const PAGES = 20;
/** Copy to room, and stories a page: 8 to 14 in turn. */
const [LEAST, MOST] = [0.96, 1.02];
const storiesOf = (page) => 8 + (page % 7);
const SEED = 20261122;
/** pt */
const [EM, LEADING] = [9, 11.25];

/** Pages as the tests draw them. */
const ENTRY = `
export { planNews } from './src/plan/news/plan.ts';
export { generatePage, makePage } from './test/support/news-page.ts';
export { default as broadsheet } from './templates/broadsheet-news/grid.ts';
`;

const seconds = (from) => (performance.now() - from) / 1000;

/** In this process: what planning and the whole make-up of each page take; the pages as placed, for Typst, into the folder. */
async function banxin(folder) {
  const { planNews, generatePage, makePage, broadsheet } = await stages(ENTRY);
  const times = [];
  for (let page = 0; page < PAGES; page++) {
    const drawn = await generatePage(SEED + page, LEAST, MOST, { form: broadsheet.page, stories: storiesOf(page) });
    let planning = 0;
    const planned = (...asked) => {
      const started = performance.now();
      const plan = planNews(...asked);
      planning += seconds(started);
      return plan;
    };
    const started = performance.now();
    const made = await makePage(drawn, planned);
    times.push({ planning, whole: seconds(started), stories: drawn.items.length, unplaced: made.dummy.unplaced.length });
    await writeFile(path.join(folder, `${page}.typ`), typst(made));
  }
  return times;
}

const escaped = (text) => text.replace(/[#$*_`<>@\\[\]~]/g, '\\$&');
const pt = (value) => `${Math.round(value * 1000) / 1000}pt`;

/** The page as one Typst source: each module in its place, its headline in its size, pictures as empty rectangles, text in its columns. */
function typst({ dummy, items, grid }) {
  const modules = dummy.modules.flatMap((module) => {
    const item = items.find(({ story }) => story.id === module.demand);
    return item ? [moduleOf(module, item.story, grid)] : [];
  });
  return `#set page(width: ${pt(grid.width)}, height: ${pt(grid.height)}, margin: 0pt)
#set text(font: "Noto Serif SC", size: ${EM}pt, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: ${LEADING - EM}pt, spacing: ${LEADING - EM}pt)
${modules.join('\n')}
`;
}

function moduleOf({ cells, shape, head, pictures }, { texts }, grid) {
  const { x, y, width, height } = grid.rect(cells.column, cells.columns, cells.line, cells.lines);
  const of = (role) => texts.filter((one) => one.role === role).map(({ text }) => escaped(text));
  const title = `text(weight: "black", size: ${pt(shape.head.size || EM)})[${of('headline').join('　')}]`;
  const top = `block(width: 100%, height: ${pt(head * LEADING)}, below: 0pt, align(center + horizon, ${title}))`;
  const figures = shape.pictures.map(
    ({ columns }, i) =>
      `block(width: ${pt(grid.span(cells.column, columns) * EM)}, height: ${pt(pictures[i] * LEADING)}, below: 0pt, stroke: 0.3pt)[${of('caption')[i] ?? ''}]`,
  );
  const taken = head * LEADING + pictures.reduce((sum, lines) => sum + lines * LEADING, 0);
  const room = Math.max(LEADING, height - taken);
  const body = [...of('byline'), ...of('body'), ...of('crosshead')].join('\n\n');
  const text = `block(width: 100%, height: ${pt(room)}, columns(${Math.max(1, shape.legs.count)}, gutter: ${pt(shape.legs.gap * EM)})[${body}])`;
  return `#place(top + left, dx: ${pt(x)}, dy: ${pt(y)}, block(width: ${pt(width)}, height: ${pt(height)}, { ${[top, ...figures, text].join('; ')} }))`;
}

/** In this process: what Typst's compile of each page takes, its faces open. */
async function typstTimes(folder) {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [path.join(folder, 'typst-fonts')] }] });
  compiler.compile({ mainFileContent: '#set text(font: "Noto Serif SC", lang: "zh")\n开#text(weight: "black")[版]' });
  const times = [];
  for (let page = 0; page < PAGES; page++) {
    const source = await readFile(path.join(folder, `${page}.typ`), 'utf8');
    const started = performance.now();
    const { result } = compiler.compile({ mainFileContent: source });
    times.push(seconds(started));
    if (!result || result.numOfPages !== 1) throw new Error(`Typst sets page ${page} on ${result?.numOfPages ?? 'no'} pages`);
  }
  return times;
}

const told = (times) => `${median(times).toFixed(2)} s (longest ${Math.max(...times).toFixed(2)})`;

/** A sentence for the table's foot. */
export async function plannerRow(work) {
  const folder = path.join(work, 'h');
  await mkdir(folder, { recursive: true });
  await writeFaces(path.join(folder, 'typst-fonts'));
  const env = { BANXIN_CACHE: 'off' };
  const ours = JSON.parse((await measure([SELF, '--once', 'banxin', folder], env)).stdout);
  const theirs = JSON.parse((await measure([SELF, '--once', 'typst', folder], env)).stdout);
  const whole = ours.map((one) => one.whole);
  const ratio = (times) => median(times.map((time, i) => time / theirs[i])).toFixed(1);
  const rest = ours.map((one) => one.whole - one.planning);
  const out = ours.reduce((sum, { unplaced }) => sum + unplaced, 0);
  return [
    `h: ${PAGES} broadsheet pages of 8 to 14 stories, seconds a page: planning ${told(ours.map(({ planning }) => planning))}, composing, planning and filling`,
    `${told(whole)}, ${out} stories without a place; Typst, given every place, ${told(theirs)}: Banxin/Typst ${ratio(whole)}, without planning ${ratio(rest)}`,
  ].join(' ');
}

if (process.argv[1] === SELF) {
  const [, , once, engine, folder] = process.argv;
  if (once === '--once') console.log(JSON.stringify(await (engine === 'banxin' ? banxin(folder) : typstTimes(folder))));
  else {
    const kept = once === '--keep' ? path.resolve(engine) : await mkdtemp(path.join(tmpdir(), 'banxin-planner-'));
    try {
      console.log(await plannerRow(kept));
    } finally {
      if (once !== '--keep') await rm(kept, { recursive: true, force: true });
    }
  }
}
