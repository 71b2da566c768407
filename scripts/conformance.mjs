/**
 * The sample edition's print PDF before judges that are not ours: qpdf, and poppler's pdffonts, pdfimages, pdfinfo and pdftotext.
 * A judge that the machine lacks is named and skipped; with CI=true that is a failure.
 *
 *   node scripts/conformance.mjs [EDITION.yaml]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const edition = process.argv[2] ?? path.join(root, 'edition.yaml');

const run = (command, args) => spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
/** Everything the judge said; qpdf answers 3 for warnings. */
const ask = (command, args) => {
  const { stdout, stderr, status } = run(command, args);
  return {
    text: stdout,
    faults: status === 0 ? [] : [`exit code ${status}: ${`${stdout}${stderr}`.trim().split('\n').slice(0, 4).join(' / ')}`],
  };
};

function build(out) {
  const { status, stderr } = run(process.execPath, [
    path.join(root, 'dist/cli.js'),
    'build',
    edition,
    '--out',
    out,
    '--emit',
    'layout',
  ]);
  if (status !== 0) throw new Error(`the edition does not build (${status})\n${stderr}`);
  return { pdf: path.join(out, 'print.pdf'), layout: JSON.parse(readFileSync(path.join(out, 'layout.json'), 'utf8')) };
}

/** Rows of a poppler table: below the line of dashes, cut where the dashes are. */
function table(text) {
  const lines = text.split('\n');
  const rule = lines.findIndex((line) => /^-[- ]+$/.test(line));
  const cells = [...(lines[rule] ?? '').matchAll(/-+/g)].map((m) => [m.index, m.index + m[0].length]);
  return lines
    .slice(rule + 1)
    .filter((line) => line.trim())
    .map((line) => (cells.length > 1 ? cells.map(([a, b]) => line.slice(a, b).trim()) : line.trim().split(/\s+/)));
}

const structure = ({ pdf }) => ask('qpdf', ['--check', pdf]).faults;

/** Each face once, embedded, as a subset; a face that is set downwards too is a second font, for its writing mode is a font's (ISO 32000-1, 9.7.5.2). */
function fonts({ pdf, layout }) {
  const { text, faults } = ask('pdffonts', [pdf]);
  const rows = table(text).map(([name, , , embedded, subset]) => ({ name: name.replace(/^[A-Z]{6}\+/, ''), embedded, subset }));
  const names = rows.map((row) => row.name);
  const used = new Set();
  for (const { dir, runs } of layout.pages.flatMap(({ frames }) => frames.flatMap(({ lines }) => lines ?? [])))
    for (const { face, turn } of runs) used.add(`${face} ${dir === 'ttb' && turn === undefined ? 'down' : 'across'}`);
  const most = [...used].some((one) => one.endsWith('down')) ? 2 : 1;
  return [
    ...faults,
    ...rows
      .filter((row) => row.embedded !== 'yes' || row.subset !== 'yes')
      .map((row) => `${row.name} is not embedded as a subset`),
    ...names.filter((name) => names.filter((one) => one === name).length > most).map((name) => `${name} stands there too often`),
    ...(rows.length === used.size ? [] : [`${rows.length} fonts (${names.join(', ')}) for ${[...used].join(', ')}`]),
  ];
}

const COARSE = 150;

/** Photos from 150 pixels an inch as placed, under which the house warns, to 300; drawings, which were paths, at up to 600. */
function pictures({ pdf, layout }) {
  const drawings = layout.pages.flatMap(({ frames }) => frames).filter(({ picture }) => picture?.file.endsWith('.svg')).length;
  const { text, faults } = ask('pdfimages', ['-list', pdf]);
  const rows = text
    .split('\n')
    .slice(2)
    .filter((line) => line.trim())
    .map((line) => line.trim().split(/\s+/));
  const images = rows
    .filter((row) => row[2] === 'image')
    .map((row) => ({ page: row[0], number: row[1], x: Number(row[12]), y: Number(row[13]) }));
  const wrong = images.filter(({ x, y }) => Math.min(x, y) < COARSE || Math.max(x, y) > (drawings > 0 ? 601 : 300));
  const fine = images.filter(({ x, y }) => Math.max(x, y) > 300);
  if (fine.length > drawings) faults.push(`${fine.length} pictures over 300 ppi, and ${drawings} drawings`);
  return [...faults, ...wrong.map(({ page, number, x, y }) => `image ${number} on page ${page} stands at ${x} × ${y} ppi`)];
}

/** Pages, and a TrimBox of the trimmed size inside a BleedBox inside the MediaBox. */
function boxes({ pdf, layout }) {
  const { text, faults } = ask('pdfinfo', ['-box', '-f', '1', '-l', String(layout.pages.length), pdf]);
  const count = Number(/^Pages:\s+(\d+)/m.exec(text)?.[1]);
  const box = (page, name) =>
    new RegExp(`^Page\\s+${page} ${name}:\\s+([-\\d.]+)\\s+([-\\d.]+)\\s+([-\\d.]+)\\s+([-\\d.]+)`, 'm')
      .exec(text)
      ?.slice(1)
      .map(Number);
  const wrong = layout.pages.flatMap((page, i) => {
    const trim = box(i + 1, 'TrimBox');
    const media = box(i + 1, 'MediaBox');
    if (!trim || !media) return [`page ${i + 1} has no TrimBox`];
    const [width, height] = [trim[2] - trim[0], trim[3] - trim[1]];
    const sized = Math.abs(width - page.width) < 0.02 && Math.abs(height - page.height) < 0.02;
    const inside = trim[0] >= media[0] && trim[1] >= media[1] && trim[2] <= media[2] && trim[3] <= media[3];
    return sized && inside ? [] : [`page ${i + 1}: TrimBox ${trim.join(' ')} for a page of ${page.width} × ${page.height}`];
  });
  return [...faults, ...(count === layout.pages.length ? [] : [`${count} pages instead of ${layout.pages.length}`]), ...wrong];
}

const bare = (text) => text.normalize('NFC').replaceAll(/\s+/gu, '');

/** Running text; what else a story has (its head, captions, boxes, a byline run in) stands where the page has room for it. */
const RUNNING = new Set(['body', 'crosshead', 'list']);

/** The parts of each block as the Layout has them on its pages: one, or more where a block goes on in another column or on another page. */
function partsOf({ pages }) {
  const parts = new Map();
  for (const { block, role, lines } of pages.flatMap(({ frames }) => frames)) {
    if (block === null || role === 'generated' || !lines) continue;
    const text = bare(lines.flatMap(({ runs }) => runs.map((run) => run.text)).join(''));
    parts.set(block, [...(parts.get(block) ?? []), text]);
  }
  return parts;
}

/** Every block of every story stands in the file, whole or in its parts, which make it up; running text in order. */
function texts({ pdf, layout }) {
  const { text, faults } = ask('pdftotext', ['-raw', pdf, '-']);
  const printed = bare(text);
  const parts = partsOf(layout);
  const lost = layout.stories.flatMap((story) => {
    let from = 0;
    return story.blocks.flatMap((block) => {
      const wanted = bare(block.text);
      const running = RUNNING.has(block.role) && !boxed(layout, block.id);
      const start = running ? from : 0;
      const at = printed.indexOf(wanted, start);
      if (at >= 0 && running) from = at + wanted.length;
      if (at >= 0) return [];
      const pieces = parts.get(block.id) ?? [];
      const whole = bare(pieces.join('')) === wanted && pieces.every((piece) => printed.includes(piece));
      return whole ? [] : [`${story.id} ${block.id} (${block.role}) is not in its place: ${wanted.slice(0, 30)}…`];
    });
  });
  return [...faults, ...lost];
}

/** Whether a block stands in a box, a quotation or another inset. */
const boxed = ({ pages }, id) => {
  const own = pages.flatMap(({ frames }) => frames).filter(({ block, role }) => block === id && role !== 'generated');
  return own.length > 0 && own.every(({ role }) => !RUNNING.has(role));
};

const JUDGES = [
  ['qpdf', 'structure', structure],
  ['pdffonts', 'fonts embedded, subset, each once', fonts],
  ['pdfimages', 'photos at 150–300 ppi, drawings at no more than 600', pictures],
  ['pdfinfo', 'pages and boxes', boxes],
  ['pdftotext', 'text of every block in order', texts],
];

const there = (judge) => run(judge, ['--version']).error === undefined;

const out = mkdtempSync(path.join(tmpdir(), 'banxin-conformance-'));
try {
  const made = build(out);
  for (const [judge, about, verdict] of JUDGES) {
    if (!there(judge)) {
      console.log(`${process.env.CI === 'true' ? 'FAIL' : 'skip'} ${judge}: not on this machine (${about})`);
      if (process.env.CI === 'true') process.exitCode = 1;
      continue;
    }
    const faults = verdict(made);
    console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${judge}: ${about}`);
    for (const fault of faults.slice(0, 12)) console.log(`       ${fault}`);
    if (faults.length > 0) process.exitCode = 1;
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
