/**
 * `banxin galley` from the command line to the PDF: which paragraphs, where their glyphs stand, how many pages, what is said.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { command } from '../support/command.ts';
import { hasShared, shared } from '../support/editions.ts';
import { compared, type PdfGlyph, pdfGlyphs, pdfText, withPdf, pdfBoxes, hasTool } from '../support/pdf.ts';

let folder: string;
const at = (name: string): string => path.join(folder, name);
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'banxin-galley-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function galley(story: string, ...options: string[]) {
  if (!path.isAbsolute(story)) writeFileSync(at('story.md'), `---\ntitle: 清早的街\n---\n\n${story}\n`);
  const file = path.isAbsolute(story) ? story : at('story.md');
  const told = await command('galley', file, '--out', at('galley.pdf'), ...options);
  const pdf = existsSync(at('galley.pdf')) ? readFileSync(at('galley.pdf')) : undefined;
  return { ...told, pdf };
}

/** Glyphs of each line, from the top. */
async function linesOf(pdf: Uint8Array | undefined): Promise<PdfGlyph[][]> {
  const lines = new Map<string, PdfGlyph[]>();
  for (const glyph of await pdfGlyphs(pdf!)) {
    const key = `${glyph.page} ${glyph.y.toFixed(2)}`;
    lines.set(key, [...(lines.get(key) ?? []), glyph]);
  }
  return [...lines.values()];
}
const textOf = (line: readonly PdfGlyph[]): string => line.map(({ text }) => text).join('');

const STORY = `:::box{title="核心"}

框里的话也要读一遍。

:::

开头的一段话。

## 小标题不算正文

![图中的人](../images/a.jpg "本报记者 某某 摄")

> 引来的一句话。

- 第一条
- 第二条

> [!pull]
> 拎出来的话`;

describe('which paragraphs', () => {
  test('the body alone: boxes, quotations and lists with it, heads and captions not', async () => {
    const { code, stdout, pdf } = await galley(STORY, '--measure', '12');
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${at('galley.pdf')}\n` });
    expect((await linesOf(pdf)).map(textOf)).toEqual([
      '框里的话也要读一遍。',
      '开头的一段话。',
      '引来的一句话。',
      '■第一条',
      '■第二条',
    ]);
    expect(new Set((await pdfGlyphs(pdf!)).map(({ font }) => font)).size).toBe(1);
  });

  test('--all: every part in the order of the manuscript, all of one size', async () => {
    const { pdf } = await galley(STORY, '--measure', '12', '--all');
    const lines = await linesOf(pdf);
    expect(lines.map(textOf).map((text) => text.replaceAll('　', ''))).toEqual([
      '清早的街',
      '核心',
      '框里的话也要读一遍。',
      '开头的一段话。',
      '小标题不算正文',
      '图中的人',
      '本报记者某某摄',
      '引来的一句话。',
      '■第一条',
      '■第二条',
      '拎出来的话',
    ]);
    expect(new Set(lines.flat().map(({ size }) => size))).toEqual(new Set([9]));
  });

  test.skipIf(!hasShared)(
    'of the union report: the 58 paragraphs that other engines are given, and the one that is too short for them',
    async () => {
      const report = path.join(shared, 'manuscripts', 'union-report.md');
      const { pdf } = await galley(report, '--measure', '13');
      const body = readFileSync(report, 'utf8').split('---').slice(2).join('---');
      const typed = body.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !/^[#!:]/.test(line)); // prettier-ignore
      expect(typed.filter((line) => line.length > 24)).toHaveLength(58);
      expect(typed).toHaveLength(59);
      expect(compared(await pdfText(pdf!))).toBe(compared(typed.join('')));
    },
  );
});

/** Sixty Han without a mark: its lines are full and solid. */
const HAN = '清早的街上人还不多卖豆浆的推着车慢慢走过桥去'.repeat(3).slice(0, 60);

describe('where glyphs stand', () => {
  test('two em of indent, then whole lines from edge to edge, 11.25 pt apart, 20 pt of white around', async () => {
    const { pdf } = await galley(HAN, '--measure', '13');
    const lines = await linesOf(pdf);
    expect(lines.map((line) => line.length)).toEqual([11, 13, 13, 13, 10]);
    for (const [i, line] of lines.entries()) {
      expect(line[0]!.x).toBeCloseTo(20 + (i === 0 ? 18 : 0), 2);
      if (i < 4) expect(line.at(-1)!.x + 9).toBeCloseTo(20 + 13 * 9, 2);
      expect(line[0]!.y).toBeCloseTo(20 + 11.25 * i + (11.25 - 9) / 2 + 0.88 * 9, 2);
    }
    if (hasTool('qpdf')) expect(withPdf(pdf!, (file) => pdfBoxes(file)).MediaBox).toEqual([0, 0, 13 * 9 + 40, 5 * 11.25 + 40]);
  });

  test('half a character more is spread over the line', async () => {
    const { pdf } = await galley(HAN, '--measure', '12.5');
    const full = (await linesOf(pdf))[1]!;
    expect(full).toHaveLength(12);
    expect(full.at(-1)!.x + 9).toBeCloseTo(20 + 12.5 * 9, 2);
    expect(full[1]!.x - full[0]!.x).toBeCloseTo(9 + 4.5 / 11, 2);
  });

  test.each([
    ['newspaper', 0.125],
    ['book', 0.25],
    ['fixed', 0.25],
  ] as const)('--house %s: %s em between Han and a Latin word', async (house, space) => {
    // prettier-ignore
    const { pdf } = await galley('他用A说', '--measure', '20', '--house', house);
    const [line] = await linesOf(pdf);
    expect((line![2]!.x - line![1]!.x) / 9 - 1).toBeCloseTo(space, 3);
  });

  test('the nearest paper gives size and leading, --paper another, --size and --leading the last word', async () => {
    writeFileSync(at('banxin.yaml'), 'body: { size: 10.5, leading: 14 }\n');
    writeFileSync(at('other.yaml'), 'body: { size: 8, leading: 10 }\n');
    const set = async (...options: string[]) => {
      const [first, second] = await linesOf((await galley(HAN, '--measure', '13', ...options)).pdf);
      return [first![0]!.size, Number((second![0]!.y - first![0]!.y).toFixed(2))];
    };
    expect(await set()).toEqual([10.5, 14]);
    expect(await set('--paper', at('other.yaml'))).toEqual([8, 10]);
    expect(await set('--size', '21')).toEqual([21, 28]);
    expect(await set('--size', '9', '--leading', '18')).toEqual([9, 18]);
  });

  test('a column that is higher than a PDF page may be goes on on the next, and loses nothing', async () => {
    const text = Array.from({ length: 60 }, (_, i) => `${i}${HAN}`);
    const { code, pdf } = await galley(text.join('\n\n'), '--measure', '13', '--leading', '100');
    expect(code).toBe(0);
    const glyphs = await pdfGlyphs(pdf!);
    expect(new Set(glyphs.map(({ page }) => page)).size).toBe(3);
    expect(glyphs.map((glyph) => glyph.text).join('')).toBe(text.join(''));
    for (const line of await linesOf(pdf)) expect(line[0]!.y).toBeLessThan(14_400 - 20);
    if (hasTool('qpdf')) expect(withPdf(pdf!, (file) => pdfBoxes(file)).MediaBox[3]).toBe(143 * 100 + 40);
  });
});

describe('what is said', () => {
  test('one line of counts on stderr; with --json an object on stdout', async () => {
    const { stderr } = await galley(HAN, '--measure', '13');
    expect(stderr).toBe(
      '5 lines: 0 loose, 0 very loose, 0 tight, 0 one-character last lines, 0 relaxations, 0 rivers, largest gap 0.00 em\n',
    );
    const json = await galley(HAN, '--measure', '13', '--json');
    expect(json.stderr).toBe('');
    expect(JSON.parse(json.stdout)).toMatchObject({ file: at('galley.pdf'), pages: 1, composition: { lines: 5, loose: 0 } });
  });

  test('a character that no face has: 1, its place, and no file, an older one included', async () => {
    await galley(HAN, '--measure', '13');
    const { code, stdout, stderr, pdf } = await galley('藏文\u0f40在此。', '--measure', '13');
    expect({ code, stdout, pdf }).toEqual({ code: 1, stdout: '', pdf: undefined });
    expect(stderr).toMatch(/^story\.md:5:3 error glyph-missing /);
  });

  test('a story without text is an error', async () => {
    const { code, stderr } = await galley('', '--measure', '13');
    expect(code).toBe(1);
    expect(stderr).toMatch(/story-empty/);
  });

  test.each([
    [['--measure', '3'], /--measure takes a number from 4 to 200, not "3"/],
    [['--measure', '201'], /--measure takes/],
    [['--measure', '１３'], /--measure takes/],
    [['--measure', '13', '--house', 'magazine'], /--house does not know "magazine"; it knows newspaper, book, fixed/],
    [['--measure', '13', '--paper', '/nowhere/banxin.yaml'], /there is no file \/nowhere\/banxin\.yaml/],
    [['--measure', '200', '--size', '72'], /wider than a PDF page/],
    [['--measure', '13', '--out', 'galley'], /ends in \.pdf/],
    [[], /required option.*--measure/],
  ])('%j is a wrong command line: 2', async (options, said) => {
    const { code, stderr, pdf } = await galley(HAN, ...options);
    expect({ code, pdf }).toEqual({ code: 2, pdf: undefined });
    expect(stderr).toMatch(said);
  });
});

describe('--copy (小样)', () => {
  test('each line has its number and the copy as received beside it, on pages of reading size', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'banxin-copy-'));
    const story = path.join(folder, 'a.md');
    writeFileSync(story, `---\ntitle: 河水清了\n---\n\n${'两岸的灯亮起来，末班车慢慢开过桥头，车上的人不多。'.repeat(60)}\n`);
    const out = path.join(folder, 'a.pdf');
    const { code } = await command('galley', story, '--measure', '20', '--out', out, '--copy');
    expect(code).toBe(0);
    const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs' as string);
    const document = await getDocument({ data: Uint8Array.from(readFileSync(out)), verbosity: VerbosityLevel.ERRORS }).promise;
    expect(document.numPages).toBeGreaterThan(1);
    const page = await document.getPage(1);
    const { items } = (await page.getTextContent()) as { items: { str: string; transform: number[] }[] };
    const row = (y: number): string[] =>
      items
        .filter(({ transform }) => Math.abs(transform[5]! - y) < 0.01)
        .sort((a, b) => a.transform[4]! - b.transform[4]!)
        .map(({ str }) => str.trim())
        .filter(Boolean);
    const second = items.find(({ str }) => str.trim() === '2')!;
    const [number, ...texts] = row(second.transform[5]!);
    expect(number).toBe('2');
    const joined = texts.join('');
    // What is set and what was received, side by side: the same characters twice.
    expect(joined.slice(0, joined.length / 2)).toBe(joined.slice(joined.length / 2));
    expect((await command('galley', story, '--measure', '20', '--out', out, '--copy', '--vertical')).code).toBe(2);
    rmSync(folder, { recursive: true, force: true });
  });
});
