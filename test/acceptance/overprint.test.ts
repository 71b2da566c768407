/**
 * Titles on pictures (题图压字) from the manuscript to every deliverable: pictures drawn here, dark, light, noisy, grey, transparent, in paths. An outside judge renders the print
 * PDF at 200 dpi and measures the contrast under the letters.
 */

import { rmSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../schemas/report.ts';
import type { Frame, Layout, LayoutRect } from '../../src/layout/types.ts';
import { buildFolder, said } from '../support/build.ts';
import { titleIn } from '../support/contrast.ts';
import { folderOf } from '../support/folder.ts';
import { compared, hasTool, pdfText } from '../support/pdf.ts';
import { published, story as copyOf } from '../support/newspaper.ts';
import { readXml, recorded, storyTexts } from '../support/record.ts';
import { all, structureOf } from '../support/structure.ts';

type Pixel = readonly [number, number, number];

/** Pixels by place, 0 to 1 down and across, with a little grain. */
function drawn(width: number, height: number, at: (x: number, y: number, grain: () => number) => Pixel) {
  let state = 7;
  const grain = (): number => ((state = (state * 48271) % 2147483647), state / 2147483647);
  const bytes = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) bytes.set(at((i % width) / width, Math.floor(i / width) / height, grain), i * 3);
  return sharp(bytes, { raw: { width, height, channels: 3 } });
}
const jpeg = { quality: 90 };
const night = drawn(2400, 1500, (x, y, grain) => {
  const lamp = Math.hypot(x - 0.7, y - 0.6) < 0.12 ? 190 : 0;
  return [18 + 12 * grain() + lamp, 26 + 12 * grain() + lamp * 0.8, 60 + 12 * grain()];
});
const sky = drawn(1800, 1200, (x, y, grain) =>
  y < 0.5 ? [205 + 20 * y, 222, 242] : [40 + 90 * grain(), 60 + 80 * grain(), 40 + 60 * grain()],
);
const board = drawn(1800, 1200, (x, y) => {
  const on = (Math.floor(x * 48) + Math.floor(y * 32)) % 2 ? 245 : 15;
  return [on, on, on];
});
const stones = drawn(1800, 1200, (x, y) => {
  const light = (Math.floor(x * 90) * 7 + Math.floor(y * 60) * 13) % 11 < 2 ? 220 : 25;
  return [light, light, light];
});
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="#e8e0d0"/><circle cx="420" cy="250" r="110" fill="#b03020"/></svg>';

const manuscript = (id: string, head: string, picture: string, paragraphs: number): string =>
  copyOf('题', paragraphs).replace('title: 题', `id: ${id}\n${head}`).replace('\n---\n\n', `\n---\n\n${picture}\n\n`);
const figure = (file: string, more = ''): string =>
  `![江边的早晨，船还没有开。](p/${file} "本报记者 江树 摄"){.overprint${more}}`;
const FOCUS = ' focus=70,60';

const STORIES: Readonly<Record<string, string>> = {
  night: manuscript(
    'night',
    'title: 江上灯火　一夜到天明\nkicker: 渡口最后一班船\ndeck: ——老四灯坊的第四十个冬天\nbyline: 本报记者 江树\nweight: lead',
    figure('night.jpg', FOCUS),
    26,
  ),
  sky: manuscript('sky', 'title: 晴空下的晾晒场\nweight: second', figure('sky.jpg'), 16),
  board: manuscript('board', 'title: 棋盘街改造开工', figure('board.jpg'), 12),
  stones: manuscript('stones', 'title: 石头记得水位\nweight: lead', figure('stones.jpg'), 26),
  alpha: manuscript('alpha', 'title: 透明的江面', figure('alpha.png'), 12),
  paths: manuscript('paths', 'title: 一张画看懂新桥', figure('paths.svg'), 12),
};
const EDITION = `date: 2026-11-22\nnumber: 7\npages:\n${[
  ['A02', ['night', 'sky', 'board']],
  ['A03', ['stones', 'alpha', 'paths']],
]
  .map(
    ([folio, ids]) =>
      `  - folio: ${folio as string}\n    section: 要闻\n    template: broadsheet-news\n    stories: [${(ids as string[]).map((id) => `${id}.md`).join(', ')}]\n`,
  )
  .join('')}`;

let root: string;
let built: Awaited<ReturnType<typeof buildFolder>>;
let layout: Layout;
let report: Report;

beforeAll(async () => {
  const files: Record<string, string | Uint8Array> = {
    'edition.yaml': EDITION,
    'banxin.yaml': 'name: 排字报\nformat: broadsheet\n',
  };
  for (const [id, source] of Object.entries(STORIES)) files[`${id}.md`] = source;
  files['p/night.jpg'] = await night.jpeg(jpeg).toBuffer();
  files['p/sky.jpg'] = await sky.jpeg(jpeg).toBuffer();
  files['p/board.jpg'] = await board.jpeg(jpeg).toBuffer();
  files['p/stones.jpg'] = await stones.toColourspace('b-w').jpeg(jpeg).toBuffer();
  files['p/alpha.png'] = await sharp({
    create: { width: 1400, height: 900, channels: 4, background: { r: 20, g: 60, b: 90, alpha: 0.35 } },
  })
    .png()
    .toBuffer();
  files['p/paths.svg'] = SVG;
  root = folderOf(files);
  built = await buildFolder(root, ['layout', 'plan']);
  if (!built.ok) throw new Error(built.diagnostics.map(said).join('\n'));
  layout = JSON.parse(built.files.get('layout.json')!.toString('utf8')) as Layout;
  report = built.report as Report;
}, 300_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const ids = Object.keys(STORIES);
const storyId = (id: string): string => layout.stories.find(({ file }) => file === `${id}.md`)!.id;
const pageOf = (id: string): number => layout.pages.findIndex(({ frames }) => frames.some(({ story }) => story === storyId(id)));
const framesOf = (id: string): Frame[] => layout.pages[pageOf(id)]!.frames.filter(({ story }) => story === storyId(id));
const titleFrames = (id: string): Frame[] => framesOf(id).filter(({ role }) => role === 'headline' || role === 'kicker');
const titleOf = (id: string) => report.fit.find(({ file }) => file === `${id}.md`)!.title!;

/** The box of the title's em squares. */
function boxOf(id: string): LayoutRect {
  const runs = titleFrames(id).flatMap(({ lines }) => (lines ?? []).flatMap((line) => line.runs.map((run) => ({ run, line }))));
  const left = Math.min(...runs.map(({ run }) => Math.min(...run.at)));
  const right = Math.max(...runs.map(({ run }) => Math.max(...run.at) + run.size));
  const top = Math.min(...runs.map(({ run, line }) => line.baseline - 0.88 * run.size));
  const bottom = Math.max(...runs.map(({ run, line }) => line.baseline + 0.12 * run.size));
  return { x: left, y: top, width: right - left, height: bottom - top };
}
const sizeOf = (id: string): number =>
  Math.max(...titleFrames(id).flatMap(({ lines }) => (lines ?? []).flatMap(({ runs }) => runs.map(({ size }) => size))));

describe('the report', () => {
  test.each([
    ['night', 'white', null],
    ['sky', 'black', null],
    ['board', 'black', 'white'],
    ['stones', 'white', 'black'],
    ['alpha', 'black', null],
    ['paths', 'black', null],
  ])('says of %s: letters %s, plate %s, at least 4.5 : 1', (id, letters, plate) => {
    expect(titleOf(id)).toMatchObject({ letters, plate });
    expect(titleOf(id).contrast).toBeGreaterThanOrEqual(4.5);
    const notes = built.diagnostics.filter(({ code, file }) => code === 'overprint-plate' && file === `${id}.md`);
    expect(notes).toHaveLength(plate ? 1 : 0);
  });

  test('has no error, and says nothing else of these titles', () => {
    expect(built.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(built.diagnostics.filter(({ code }) => code.startsWith('overprint-') && code !== 'overprint-plate')).toEqual([]);
  });
});

describe('the page', () => {
  test.each(ids)('%s: the title lies whole on its picture, 16 pt or larger, off the focus', (id) => {
    const picture = framesOf(id).find((frame) => frame.picture)!.rect;
    const box = boxOf(id);
    expect(box.x).toBeGreaterThanOrEqual(picture.x);
    expect(box.x + box.width).toBeLessThanOrEqual(picture.x + picture.width);
    expect(box.y).toBeGreaterThanOrEqual(picture.y);
    expect(box.y + box.height).toBeLessThanOrEqual(picture.y + picture.height);
    for (const { lines } of titleFrames(id))
      for (const { runs } of lines ?? []) for (const { size } of runs) expect(size).toBeGreaterThanOrEqual(16);
    if (id !== 'night') return;
    const [x, y] = [picture.x + 0.7 * picture.width, picture.y + 0.6 * picture.height];
    expect(x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height).toBe(false);
  });

  test.each(ids)('%s: letters and plate are of the inks that the report names', (id) => {
    const { letters, plate } = titleOf(id);
    for (const { lines } of titleFrames(id))
      for (const { runs } of lines ?? []) for (const { swatch } of runs) expect(swatch).toBe(letters);
    const plates = framesOf(id).filter(({ paths, role }) => paths && role === 'rule');
    expect(plates.map(({ paths }) => paths![0]!.fill)).toEqual(plate ? [plate] : []);
  });
});

describe.skipIf(!hasTool('pdftoppm') || !hasTool('gs'))('the print PDF at 200 dpi', () => {
  test.each(ids)('%s: letters stand out by 4.5 : 1 at the worst place of their box', (id) => {
    const seen = titleIn(built.files.get('print.pdf')!, boxOf(id), 0.1 * sizeOf(id), pageOf(id) + 1);
    const { letters } = titleOf(id);
    expect(seen.covered).toBeGreaterThan(0.1);
    if (letters === 'white') expect(seen.letters).toBeGreaterThan(0.9);
    else expect(seen.letters).toBeLessThan(0.05);
    expect(seen.worst).toBeGreaterThanOrEqual(4.5);
  });

  test('the judge sees a title that does not stand out: the board without its plate', () => {
    const other = { ...boxOf('board'), y: boxOf('board').y - 3 * sizeOf('board') };
    expect(titleIn(built.files.get('print.pdf')!, other, 0.1 * sizeOf('board'), pageOf('board') + 1).covered).toBeLessThan(0.01);
    const picture = framesOf('board').find((frame) => frame.picture)!.rect;
    const seen = titleIn(
      built.files.get('print.pdf')!,
      { ...boxOf('board'), y: picture.y, height: picture.height },
      3,
      pageOf('board') + 1,
    );
    expect(seen.worst).toBeLessThan(1.5);
  });
});

describe('every deliverable', () => {
  test('archive and screen are made; the archive’s tree has the title as the heading of its story, the picture as a figure, the plate as neither', async () => {
    const files = await deliver(['archive', 'screen', 'proof']);
    for (const name of ['archive.pdf', 'screen.pdf', 'proof.pdf']) expect(files.get(name)?.length).toBeGreaterThan(10_000);
    const tree = (await structureOf(files.get('archive.pdf')!))!;
    const headings = ['H1', 'H2', 'H']
      .flatMap((type) => all(tree, type))
      .map(({ kids }) => compared(kids.filter((kid) => typeof kid === 'string').join('')));
    for (const title of ['江上灯火一夜到天明', '晴空下的晾晒场', '棋盘街改造开工']) expect(headings).toContain(title);
    expect(all(tree, 'Figure')).toHaveLength(ids.length);
  }, 120_000);

  test('the print PDF reads kicker, headline, deck, then the text', async () => {
    const text = compared(await pdfText(built.files.get('print.pdf')!));
    const at = ['渡口最后一班船', '江上灯火一夜到天明', '——老四灯坊的第四十个冬天', '铅字一枚一枚排进版里'].map((words) =>
      text.indexOf(words),
    );
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at[0]).toBeGreaterThanOrEqual(0);
  });

  test('ALTO reads the headline before the text', async () => {
    const { files } = await recorded(root, 'A02');
    const name = [...files.keys()].find((file) => /alto.*\.xml$/i.test(file))!;
    const texts = [...storyTexts(readXml(files.get(name)!.toString('utf8'))).values()].map((text) => text.replace(/\s/gu, ''));
    const own = texts.find((text) => text.includes('江上灯火'))!;
    expect(own.startsWith('渡口最后一班船江上灯火一夜到天明——老四灯坊的第四十个冬天')).toBe(true);
  }, 120_000);

  test('a build again is the same bytes', async () => {
    const again = await buildFolder(root, ['layout', 'plan']);
    for (const [name, bytes] of built.files) expect(again.files.get(name)!.equals(bytes), name).toBe(true);
  }, 120_000);
});

async function deliver(outputs: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  const files = await filesOf();
  const left = await published(files, { outputs: outputs as never });
  if (!left.result.ok) throw new Error(left.said.join('\n'));
  return left.files;
}

async function filesOf(): Promise<Record<string, string | Uint8Array>> {
  const { readFileSync, readdirSync } = await import('node:fs');
  const names = [
    ...readdirSync(root).filter((name) => name.includes('.')),
    ...readdirSync(path.join(root, 'p')).map((name) => `p/${name}`),
  ];
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(root, name))]));
}

describe('what cannot be', () => {
  test('a feature says that its headline stands over its columns', async () => {
    const edition = EDITION.replaceAll('broadsheet-news', 'broadsheet-feature')
      .replace(/stories: \[.*\]/gu, 'stories: [night.md]')
      .split('  - folio: A03')[0]!;
    const { said: words } = await published({ ...(await filesOf()), 'edition.yaml': edition });
    expect(words.filter((line) => line.includes('overprint'))).toEqual(['night.md:10:1 warning overprint-unfit']);
  }, 120_000);

  test('a picture that breaks off is an error, not a crash', async () => {
    const files = await filesOf();
    const whole = files['p/night.jpg'] as Buffer;
    const { result, said: words } = await published({ ...files, 'p/night.jpg': whole.subarray(0, 4000) });
    expect(result.ok).toBe(false);
    expect(words.some((line) => line.includes('error image-broken'))).toBe(true);
  }, 120_000);

  test('the plant’s profile that is not there is told once, as ever', async () => {
    const files = await filesOf();
    const { said: words } = await published({
      ...files,
      'banxin.yaml': 'name: 排字报\nformat: broadsheet\npress: { profile: none.icc }\n',
    });
    expect(words.filter((line) => line.includes('profile-missing'))).toHaveLength(1);
  }, 120_000);
});
