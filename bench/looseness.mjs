/**
 * Row e: the 58 body paragraphs of the union report in one column of 13, 11 and 20 characters of 9 pt, by Typst and by Banxin, counted from
 * the finished PDFs; and the floor under Banxin's rules, found by trying every breaking. Needs the shared folder (BANXIN_SHARED).
 *
 *   node bench/looseness.mjs [--keep FOLDER]
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stages } from './compose.mjs';
import { countPdf } from './loose-count.mjs';
import { floorOf, judged, partNumbers, total } from './loose-floor.mjs';
import { measure as run } from './measure.mjs';

const SELF = fileURLToPath(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const CLI = path.join(root, 'dist', 'cli.js');
const MEASURES = [13, 11, 20];
const PRESETS = ['newspaper', 'fixed', 'book'];
const SIZE = 9;
const INDENT = 2;

const report = () =>
  path.join(path.resolve(process.env.BANXIN_SHARED ?? path.join(root, '..', 'shared')), 'manuscripts', 'union-report.md');

/** Body paragraphs of a manuscript: no heads, pictures, fences; more than 24 characters. */
export function bodyParagraphs(manuscript) {
  const body = manuscript.split('---').slice(2).join('---');
  const lines = body.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !/^[#!:]/.test(line) && [...line].length > 24);
}

/** Typst's source: the same paper width, indent and justification. */
const typstSource = (paragraphs, measure) =>
  [
    `#set page(width:${measure * SIZE + 40}pt,height:20000pt,margin:20pt)`,
    `#set text(font:("Noto Serif SC"),size:${SIZE}pt,lang:"zh",region:"cn")`,
    `#set par(justify:true,first-line-indent:(amount:${INDENT}em,all:true),leading:6pt,spacing:6pt)`,
    paragraphs.map((text) => text.replace(/[#$*_`<>@\\[\]~]/g, '\\$&')).join('\n\n'),
  ].join('\n');

/** Typst's counts by measure; its files stay in the folder. */
export async function typst(folder, paragraphs, measures = MEASURES) {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const faces = path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'));
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [path.join(faces, '400Regular')] }] });
  const counts = {};
  for (const measure of measures) {
    const file = path.join(folder, `typst-${measure}.typ`);
    await writeFile(file, typstSource(paragraphs, measure));
    const pdf = compiler.pdf({ mainFilePath: file }, { creationTimestamp: 0, pdfTags: false });
    await writeFile(path.join(folder, `typst-${measure}.pdf`), pdf);
    counts[measure] = await countPdf(pdf);
  }
  return counts;
}

async function banxin(folder, paragraphs, preset) {
  const story = path.join(folder, 'story.md');
  await writeFile(story, `---\ntitle: 小样\n---\n\n${paragraphs.join('\n\n')}\n`);
  const counts = {};
  for (const measure of MEASURES) {
    const out = path.join(folder, `${preset}-${measure}.pdf`);
    await run([CLI, 'galley', story, '--measure', String(measure), '--house', preset, '--out', out], { BANXIN_CACHE: 'off' });
    counts[measure] = await countPdf(await readFile(out));
  }
  return counts;
}

const ENTRY = `
export { defaultRoles, openFontBook } from './src/font/index.ts';
export { defaultPaper } from './src/story/index.ts';
export { Typesetter } from './src/text/typesetter.ts';
export { hyphenatorFor } from './src/pipeline/hyphens.ts';
export * as sums from './src/line/sums.ts';
`;

const styled = (text, i) => ({
  block: `s1.p${i}`,
  role: 'body',
  runs: [{ text, face: 'body', swatch: 'black', span: null }],
  size: SIZE,
  indent: INDENT,
  align: 'justify',
});

/** What the floor is asked for: which count comes first, whether a line may be wider than the widest of Banxin's own, whether numbers keep their units. */
const QUESTIONS = [
  { name: 'fewest very loose', order: 'veryLoose' },
  { name: 'fewest loose', order: 'loose' },
  { name: 'fewest very loose, none wider than ours', order: 'veryLoose', capped: true },
  { name: 'fewest very loose, P9 where tight only', order: 'veryLoose', keepEnd: true },
  { name: 'fewest very loose, L14 off', order: 'veryLoose', parted: true },
  { name: 'fewest loose, L14 off', order: 'loose', parted: true },
  { name: 'fewest very loose, L14 off, P9 where tight only', order: 'veryLoose', parted: true, keepEnd: true },
];

/** For each measure what `of(items, measure)` adds up to. */
const byMeasure = (all, of) => Object.fromEntries(MEASURES.map((m) => [m, total(all.map((items) => of(items, m)))]));

/** The composer's own breaks as the floor's judge sees them, and the floors, each by measure. */
async function floors(inner, paragraphs, preset) {
  const { defaultRoles, openFontBook, defaultPaper, Typesetter, hyphenatorFor, sums } = inner;
  const { value: book } = await openFontBook(await defaultRoles(), { root });
  const hyphenate = await hyphenatorFor([{ texts: paragraphs.map((text) => ({ text })) }]);
  const setter = new Typesetter(book, { ...defaultPaper.house, hanLatin: preset }, 1 << 14, () => 0, hyphenate);
  const all = paragraphs.map(styled).map((para) => setter.compose(para));
  const boxes = setter.stream;
  const own = (items, m) => judged(sums, boxes, items, setter.breaks(items, items.from, m).ends, m, INDENT);
  const rows = { ours: byMeasure(all, own) };
  for (const { name, order, capped, parted, keepEnd } of QUESTIONS) {
    if (parted) for (const items of all) partNumbers(boxes, items);
    rows[name] = byMeasure(all, (items, m) =>
      floorOf(sums, boxes, items, m, INDENT, { order, keepEnd, widest: capped ? own(items, m).widest : Infinity }),
    );
  }
  return rows;
}

const shown = ({ lines, loose, veryLoose, oneCharLastLines, tight = 0, unfilled = 0, relaxed = 0, widest }) =>
  [
    `${lines}, ${loose}, ${veryLoose}, ${oneCharLastLines}`,
    ...(widest ? [`≤ ${widest.toFixed(2)}`] : []),
    ...(tight ? [`${tight} tight`] : []),
    ...(unfilled ? [`${unfilled} not filled`] : []),
    ...(relaxed ? [`${relaxed} relaxed`] : []),
  ].join('; ');

const row = (name, counts) => `| ${[name.padEnd(60), ...MEASURES.map((m) => shown(counts[m]).padEnd(22))].join(' | ')} |`;

/** The floor is a floor of what was printed only when its judge sees all that the counter sees. */
function agree(where, printed, composed) {
  const same = printed.lines === composed.lines && printed.oneCharLastLines === composed.oneCharLastLines;
  // The counter passes over lines without two Han side by side, the judge does not.
  if (same && printed.loose <= composed.loose && printed.veryLoose <= composed.veryLoose) return;
  throw new Error(
    `${where}: ${JSON.stringify(printed)} in the PDF, ${JSON.stringify(composed)} as composed; is dist/ of these sources? npm run build`,
  );
}

/** Every number of the table: rows by name, each by measure. */
export async function measureLooseness(folder, paragraphs) {
  const inner = await stages(ENTRY);
  const rows = { Typst: await typst(folder, paragraphs) };
  for (const preset of PRESETS) {
    rows[`Banxin, ${preset}`] = await banxin(folder, paragraphs, preset);
    const { ours, ...found } = await floors(inner, paragraphs, preset);
    for (const measure of MEASURES) {
      agree(`${preset} ${measure}`, rows[`Banxin, ${preset}`][measure], ours[measure]);
    }
    for (const [name, counts] of Object.entries(found)) rows[`  ${preset}, ${name}`] = counts;
  }
  return rows;
}

/** The table as text, or why there is none. */
export async function loosenessTable({ keep } = {}) {
  if (!existsSync(report())) return `e: looseness skipped: there is no ${report()} (set BANXIN_SHARED to the shared folder)`;
  const paragraphs = bodyParagraphs(readFileSync(report(), 'utf8'));
  const folder = keep ? path.resolve(keep) : await mkdtemp(path.join(tmpdir(), 'banxin-loose-'));
  await mkdir(folder, { recursive: true });
  try {
    const rows = await measureLooseness(folder, paragraphs);
    return [
      `e: ${paragraphs.length} paragraphs, ${paragraphs.join('').length} characters, one column of ${SIZE} pt: lines, loose, very loose, one-character last lines; ≤ the largest gap, em`,
      `| ${['characters a line'.padEnd(60), ...MEASURES.map((m) => String(m).padEnd(22))].join(' | ')} |`,
      `| ${['-'.repeat(60), ...MEASURES.map(() => '-'.repeat(22))].join(' | ')} |`,
      ...Object.entries(rows).map(([name, counts]) => row(name, counts)),
    ].join('\n');
  } finally {
    if (!keep) await rm(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === SELF) {
  const at = process.argv.indexOf('--keep');
  console.log(await loosenessTable(at > 0 ? { keep: process.argv[at + 1] } : {}));
}
