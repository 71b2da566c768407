/**
 * 中缝 from the edition file to the Layout: in the white at the fold of a spread, over the height of the stories, marked, off the columns; its mark and the words of
 * its hole off the crease. Where the fold is narrow, or there is none, it is told.
 */
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Layout } from '../../schemas/layout.ts';
import { command } from '../support/command.ts';
import { type Files, newspaper as folder } from '../support/market.ts';
import { published } from '../support/newspaper.ts';

const GRID = '{ sheet: { width: 390, height: 550 }, columns: 8, chars: 13, gap: 1, lines: 120 }';
const spread = (fold: number): string =>
  `{ sheet: { width: 780, height: 550 }, columns: 16, chars: 13, gap: 1, lines: 120, fold: { after: 8, gap: ${fold} } }`;
const form = (grid: string, scale = 'BROADSHEET'): string =>
  `{ kind: 'news', grid: ${grid}, scale: ${scale}, reserved: [], columnRules: 'none' }`;
const SENTENCE = '昨天清晨，渡口的老人把船票交给孩子，孩子把它夹进课本，说明年再来看新桥。';
const typed = (title: string, paragraphs: number): string =>
  `---\ntitle: ${title}\n---\n\n${Array.from({ length: paragraphs }, () => SENTENCE.repeat(3)).join('\n\n')}\n`;

const paper = (fold: number, ads: readonly string[], folio = 'A02-A03'): Files => ({
  'banxin.yaml': 'name: 晨报\n',
  'edition.yaml': `date: 2026-11-22\npages:\n  - folio: ${folio}\n    section: 要闻\n    template: wide\n    stories: [a.md, b.md]\n    ads:\n${ads.map((ad) => `      - ${ad}\n`).join('')}`,
  'a.md': typed('老渡口最后一班船靠岸', 40),
  'b.md': typed('新桥桥面铺到江心', 20),
  'templates/wide/grid.ts': `import { BROADSHEET, BROADSHEET_SPREAD } from 'banxin/grid';\nexport default { name: 'wide', kind: 'news', page: ${form(GRID)}, spread: ${form(spread(fold), 'BROADSHEET_SPREAD')} };\n`,
  'templates/wide/page.tsx': `import { NewsPage } from 'banxin/parts';\nexport default function Page(props) {\n  return <NewsPage props={props} head={null} />;\n}\n`,
});

const MM = 72 / 25.4;
const late = (client: string): string => `{ client: ${client}, size: 中缝 }`;

async function made(files: Files) {
  const { files: left, said, result } = await published(files, { emit: ['layout'] });
  const bytes = left.get('layout.json');
  expect(bytes, said.join('\n')).toBeDefined();
  return { page: (JSON.parse(bytes!.toString('utf8')) as Layout).pages[0]!, said, diagnostics: result.diagnostics };
}

describe('on a spread whose fold is wide', () => {
  test('two share the height, between the columns, each with its mark; nothing to read within 5 mm of the crease', async () => {
    const { page, said } = await made(paper(9, [late('江边书局'), late('渡口茶社')]));
    expect(said.filter((line) => line.includes(' error '))).toEqual([]);
    const crease = page.halves[1]!.x;
    const ads = page.frames.filter(({ role }) => role === 'advertisement');
    expect(ads.map(({ rect }) => rect.x + rect.width / 2)).toEqual([expect.closeTo(crease, 2), expect.closeTo(crease, 2)]);
    for (const { rect } of ads) expect(rect.width / MM).toBeCloseTo((8 * 9) / MM, 2);
    const [upper, lower] = ads.map(({ rect }) => rect);
    expect(upper!.y).toBeCloseTo(page.grid.y, 2);
    expect(upper!.y + upper!.height).toBeLessThan(lower!.y);
    expect(lower!.y + lower!.height).toBeCloseTo(page.grid.y + 120 * 11.25, 2);
    const left = Math.min(...ads.map(({ rect }) => rect.x));
    for (const { role, rect } of page.frames)
      if (role === 'body' || role === 'headline') expect(rect.x + rect.width <= left || rect.x >= left + upper!.width).toBe(true);
    const words = page.frames.filter(({ role, slot, lines }) => role === 'generated' && slot?.startsWith('ad') && lines);
    const glyphs = words.flatMap(({ lines }) => lines!.flatMap(({ runs }) => runs.flatMap(({ at }) => at)));
    expect(glyphs).toHaveLength(20);
    for (const x of glyphs) expect((x - crease) / MM).toBeGreaterThan(5);
    const marks = words.flatMap(({ lines }) => lines!.map(({ runs }) => runs.map(({ text }) => text).join('')));
    expect(marks.filter((text) => text === '广告')).toHaveLength(2);
  });

  test('a picture keeps its shape, and the mark its distance', async () => {
    const png = await sharp({ create: { width: 120, height: 3000, channels: 3, background: '#888' } })
      .png()
      .toBuffer();
    const { page, said } = await made({ ...paper(9, ['{ file: ad.png, client: 江边书局, size: 中缝 }']), 'ad.png': png });
    expect(said.filter((line) => line.includes('ad-late'))).toEqual([]);
    const crease = page.halves[1]!.x;
    const art = page.frames.find(({ role }) => role === 'advertisement')!.rect;
    expect(art.width / art.height).toBeCloseTo(120 / 3000, 3);
    const mark = page.frames.find(({ role, lines }) => role === 'generated' && lines)!.rect;
    expect((mark.x - crease) / MM).toBeGreaterThan(5);
  });

  test('banxin plan shows it', async () => {
    const root = folder(paper(9, [late('江边书局')]));
    const { stdout } = await command('plan', `${root}/edition.yaml`);
    expect(stdout).toMatch(/^in the fold: 江边书局 中缝$/m);
  });
});

describe('elsewhere it is told', () => {
  test.each([
    ['a fold of 4.8 em', paper(4.8, [late('江边书局')]), 'the fold of its template is 15.2 mm wide, and 中缝 needs 25 mm'],
    ['a page', paper(9, [late('江边书局')], 'A02'), '中缝 stands between the two pages of one sheet: order it on a spread'],
  ])('%s', async (_, files, why) => {
    const { result } = await published(files);
    const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, line, message }) => [code, line, message])).toEqual([
      ['overset', 8, expect.stringContaining(`for the advertisement of 江边书局 (中缝): ${why}`)],
    ]);
  });
});
