/** The page proof as a PDF: its sheets, what stands around the page, remarks that readers list, marks of what changed; overset copy is on it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { papersOf } from '../../src/proof/papers.ts';
import { command } from '../support/command.ts';

let root = '';
const at = (...name: string[]): string => path.join(root, ...name);
const put = (name: string, text: string): void => {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
};
const story = (first: string, times = 14): string =>
  `---\nid: he\ntitle: 河水清了\n---\n\n${first}一条河从城里穿过，桥上的人停下来看水。\n\n${'两岸的灯亮起来，末班车慢慢开过桥头，车上的人不多。'.repeat(times)}\n`;

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'banxin-page-proof-'));
  put('banxin.yaml', 'name: 试报\nproof: { requires: [责任编辑] }\n');
  put('manuscript/a.md', story('昨天，'));
  put(
    'edition.yaml',
    'date: 2026-11-22\npages:\n  - folio: A01\n    section: 要闻\n    template: broadsheet-feature\n    stories: [manuscript/a.md]\n',
  );
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Seen {
  readonly width: number;
  readonly height: number;
  readonly text: string;
  readonly annotations: readonly {
    readonly subtype: string;
    readonly titleObj: { str: string };
    readonly contentsObj: { str: string };
    readonly rect: number[];
  }[];
}

/** Each page as pdf.js sees it. */
async function seen(file: string): Promise<Seen[]> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs' as string);
  const document = await getDocument({ data: Uint8Array.from(readFileSync(file)), verbosity: VerbosityLevel.ERRORS }).promise;
  const pages: Seen[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    const [, , width, height] = page.view as number[];
    const { items } = await page.getTextContent();
    pages.push({
      width: width!,
      height: height!,
      text: items.map((item: { str: string }) => item.str).join(''),
      annotations: await page.getAnnotations(),
    });
  }
  return pages;
}

const proof = (...more: string[]) => command('proof', at('edition.yaml'), '--out', at('out'), ...more);

describe('proof.pdf', () => {
  test('build --for proof: head and foot of a newsroom, numbered lines, the page at its size', async () => {
    expect((await command('build', at('edition.yaml'), '--out', at('out'), '--for', 'proof')).code).toBe(0);
    const [page, ...more] = await seen(at('out/proof.pdf'));
    expect(more).toEqual([]);
    for (const words of ['试报', '2026-11-22', 'A01 要闻', '大样', '责任编辑', '主任', '校对', '总编', '查出'])
      expect(page!.text.replaceAll(' ', ''), words).toContain(words.replaceAll(' ', ''));
    expect(page!.width).toBeGreaterThan(1105);
  });

  test('a round is stamped, what changed since is marked, listed and remarked', async () => {
    await command('proof', at('edition.yaml'), '--round', '1', '--by', '一校');
    put('manuscript/a.md', story('前天，'));
    expect((await proof('--round', 'next', '--by', '二校')).code).toBe(0);
    const [page] = await seen(at('out/proof.pdf'));
    const text = page!.text.replaceAll(' ', '');
    expect(text).toContain('二校');
    expect(text).toContain('第2轮');
    expect(text).toContain('d1改字：“昨”改“前”');
    const change = page!.annotations.filter(({ titleObj }) => titleObj.str === '改字');
    expect(change).toHaveLength(1);
    expect(change[0]!.contentsObj.str).toBe('d1 改字：“昨”改“前”');
    expect(change[0]!.subtype).toBe('Highlight');
    put('manuscript/a.md', story('昨天，'));
  });

  test('copy that is overset stops print, and is read on the proof', async () => {
    put('manuscript/long.md', story('昨天，', 700).replace('id: he', 'id: long'));
    put('long.yaml', readFileSync(at('edition.yaml'), 'utf8').replace('a.md', 'long.md'));
    const built = await command('build', at('long.yaml'), '--out', at('long'), '--for', 'print,proof');
    expect(built.code).toBe(1);
    expect(built.stderr).toMatch(/error overset/);
    expect(built.stdout).toContain('proof.pdf');
    expect(built.stdout).not.toContain('print.pdf');
    const [page] = await seen(at('long/proof.pdf'));
    expect(page!.text.replaceAll(' ', '')).toMatch(/溢出1篇河水清了：溢\d+字：/);
    expect(page!.annotations.some(({ titleObj }) => titleObj.str === 'overset')).toBe(true);
  });

  test('A3 reduced is one sheet, A3 tiles are several at full size', async () => {
    await proof('--sheet', 'a3', '--overlay', 'grid,slots');
    const [a3, ...more] = await seen(at('out/proof.pdf'));
    expect(more).toEqual([]);
    expect([Math.round(a3!.width), Math.round(a3!.height)]).toEqual([842, 1191]);
    await proof('--sheet', 'tiles');
    const tiles = await seen(at('out/proof.pdf'));
    expect(tiles).toHaveLength(4);
    expect(tiles.every(({ width, height }) => Math.round(width) === 842 && Math.round(height) === 1191)).toBe(true);
  });

  test('two proofs of the same page are the same bytes', async () => {
    await proof();
    const first = readFileSync(at('out/proof.pdf'));
    await proof();
    expect(readFileSync(at('out/proof.pdf'))).toEqual(first);
  });
});

test('tiles cover the whole with 15 mm shared, and a tabloid needs no reduction beyond what is asked', () => {
  const whole = { x: -40, y: -56, width: 1313, height: 1685 };
  const tiles = papersOf('tiles', whole);
  const shown = tiles.map(({ x, y, width, height }) => [17 - x, 17 - y, width - 17 - x, height - 17 - y] as const);
  for (const [x, y] of [
    [-40, -56],
    [1273, -56],
    [-40, 1629],
    [1273, 1629],
    [600, 800],
  ] as const)
    expect(
      shown.some(([l, t, r, b]) => x >= l - 0.1 && x <= r + 0.1 && y >= t - 0.1 && y <= b + 0.1),
      `${x} ${y}`,
    ).toBe(true);
  expect(shown[0]![2] - shown[1]![0]).toBeCloseTo((15 * 72) / 25.4, 1);
  expect(papersOf('a3', { x: 0, y: 0, width: 500, height: 600 })[0]).toMatchObject({ scale: 1, says: 'A3 原大' });
});
