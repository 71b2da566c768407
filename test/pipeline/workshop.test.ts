/**
 * A build with a workshop after an edit is, byte for byte, a build without one: whatever the edit.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostOf } from '../../src/cli/host.ts';
import { build, Workshop } from '../../src/index.ts';
import { kept } from '../../src/pipeline/workshop.ts';
import { Shelf } from '../support/build.ts';

let root: string;
const at = (name: string): string => path.join(root, name);
const edit = (name: string, from: string, to: string): void => {
  const text = readFileSync(at(name), 'utf8');
  expect(text).toContain(from);
  writeFileSync(at(name), text.replace(from, to));
};
const photo = async (width: number, height: number, background: string): Promise<void> =>
  writeFileSync(
    at('photo.jpg'),
    await sharp({ create: { width, height, channels: 3, background } })
      .jpeg()
      .toBuffer(),
  );

const body = (n: number): string =>
  Array.from({ length: 14 }, (_, i) =>
    `第${n}版的第${i}段写河水涨了又落，码头上的人把木船一只只系好，等着天亮后“开市”的钟声，再数一遍昨夜的账目与行人。`.repeat(3),
  ).join('\n\n');
const story = (n: number, figure: string): string =>
  `---\nid: story-${n}\ntitle: 第${n}版的标题\nbyline:\n  - { role: 本报记者, names: [苏明] }\nweight: lead\n---\n\n${figure}${body(n)}\n`;
const page = (n: number): string =>
  `  - folio: A0${n}\n    section: 综合\n    template: broadsheet-feature\n    stories: [story-${n}.md]\n    credits: { 责任编辑: 林远 }\n`;

/** The page of the photo is one of many stories, and its headline stands on it. */
async function onPhoto(): Promise<void> {
  edit('edition.yaml', page(2), page(2).replace('broadsheet-feature', 'broadsheet-news'));
  edit('story-2.md', '摄")', '摄"){.overprint}');
  await photo(3000, 1800, '#221144');
}

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'banxin-workshop-'));
  mkdirSync(root, { recursive: true });
  for (const n of [1, 2, 3]) writeFileSync(at(`story-${n}.md`), story(n, n === 2 ? '![图说](photo.jpg "顾言 摄")\n\n' : ''));
  writeFileSync(at('banxin.yaml'), 'name: 版心日报\nformat: broadsheet\n');
  writeFileSync(at('edition.yaml'), `date: 2026-11-22\nnumber: 1\npages:\n${page(1)}${page(2)}${page(3)}`);
  await photo(1500, 1000, '#884422');
});
afterAll(() => rmSync(root, { recursive: true }));

async function built(workshop?: Workshop): Promise<Record<string, string>> {
  const sink = new Shelf();
  const { report, diagnostics } = await build({
    editionPath: at('edition.yaml'),
    outputs: ['print'],
    emit: ['layout'],
    host: { ...hostOf(process.env), ...(workshop && { workshop }) },
    sink,
  });
  const files = [...sink.files].map(([name, bytes]) => [name, bytes.toString('latin1')]);
  return { ...Object.fromEntries(files), report: JSON.stringify(report), found: diagnostics.map(({ code }) => code).join(' ') };
}

describe('an edit that is built with a workshop', () => {
  const workshop = new Workshop();
  const edits: [what: string, change: () => void | Promise<void>, found?: string][] = [
    ['nothing', () => undefined],
    ['a character that no page had', () => edit('story-2.md', '木船', '木艄')],
    ['a character that pages after it had first', () => edit('story-1.md', '码头', '3头')],
    ['a headline', () => edit('story-3.md', '第3版的标题', '换了题目')],
    ['a credit of one page', () => edit('edition.yaml', '林远', '何川')],
    ['the order of the pages', () => edit('edition.yaml', `${page(2)}${page(3)}`, `${page(3)}${page(2)}`)],
    ['a photo of another shape', () => photo(1000, 1400, '#224488')],
    ['a photo of the same shape', () => photo(1000, 1400, '#882288')],
    ['a fault', () => edit('story-3.md', '换了题目', '换了\u{10fffd}题目'), 'glyph-missing'],
    ['its repair', () => edit('story-3.md', '\u{10fffd}', '')],
    ['the number of the paper', () => edit('edition.yaml', 'number: 1', 'number: 2')],
    ['the house style', () => edit('banxin.yaml', 'format: broadsheet\n', 'format: broadsheet\nhouse: { kinsoku: strict }\n')],
    ['one page fewer', () => edit('edition.yaml', page(3), '')],
    ['a headline on its photo', () => onPhoto()],
    ['that photo, light instead of dark', () => photo(3000, 1800, '#ddeeff')],
  ];

  it.each(edits)('%s: every byte is what a fresh build makes', async (_what, change, found = '') => {
    await change();
    const warm = await built(workshop);
    const cold = await built();
    expect(warm.found).toBe(cold.found);
    expect(warm.found).toContain(found);
    expect(Object.keys(warm)).toEqual(Object.keys(cold));
    for (const name of Object.keys(cold)) expect(warm[name] === cold[name], name).toBe(true);
  });

  it('has turned the letters on the photo black with it', async () => {
    expect((await built(workshop)).report).toContain('"letters":"black"');
  });
});

describe('a workshop', () => {
  it('makes again what is made from something else, and forgets what a build did not ask for', () => {
    const workshop = new Workshop();
    let made = 0;
    const ask = (place: string, ...key: unknown[]): number => kept(workshop, place, key, () => ++made);
    expect([ask('a', 1, 'x'), ask('a', 1, 'x'), ask('a', 1, 'y'), ask('b', 1)]).toEqual([1, 1, 2, 3]);
    workshop.tidy();
    expect(ask('a', 1, 'y')).toBe(2);
    workshop.tidy();
    expect([ask('a', 1, 'y'), ask('b', 1)]).toEqual([2, 4]);
  });

  it('that is not there keeps nothing', () => {
    let made = 0;
    expect([1, 2].map(() => kept(undefined, 'a', [], () => ++made))).toEqual([1, 2]);
  });
});
