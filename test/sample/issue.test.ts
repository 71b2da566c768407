/**
 * The eight-page issue as the copy desk would check it before it goes to the page: what the issue must have, full-width marks, sums and names that
 * agree between stories. Reads the committed files only.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readManuscript } from '../../src/read/index.ts';
import type { Block, Inline } from '../../src/read/types.ts';

const root = new URL('../../', import.meta.url);
const text = (file: string): string => readFileSync(new URL(file, root), 'utf8');
const edition = text('edition.yaml');
const listed = [...edition.matchAll(/manuscript\/[\w-]+\.md/g)].map(([file]) => file);
const stories = await Promise.all(listed.map(async (file) => ({ file, ...(await readManuscript(text(file), file)) })));
const story = (name: string): string => text(`manuscript/${name}.md`);
const blocks = stories.flatMap(({ value }) => value!.blocks);
const flat = (list: readonly Block[]): Block[] =>
  list.flatMap((block) => ('blocks' in block ? [block, ...flat(block.blocks)] : [block]));
const kinds = (kind: Block['kind']): Block[] => flat(blocks).filter((block) => block.kind === kind);
const inlines = flat(blocks).flatMap((block): readonly Inline[] => (block.kind === 'para' ? block.inlines : []));
const rows = text('manuscript/banma-chengji.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => row.split(','));
const seconds = (time: string): number => time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

describe('the issue', () => {
  test('has eight pages, A04–A05 on one sheet, and about 30 stories or more, each listed once', () => {
    const folios = [...edition.matchAll(/folio: (A\d\d)(?:-(A\d\d))?/g)].flatMap(([, a, b]) => (b ? [a, b] : [a]));
    expect(folios).toEqual(['A01', 'A02', 'A03', 'A04', 'A05', 'A06', 'A07', 'A08']);
    expect(listed.length).toBeGreaterThanOrEqual(30);
    expect(new Set(listed).size).toBe(listed.length);
  });

  test('leaves no manuscript out, and reads each without a finding', () => {
    const all = readdirSync(new URL('manuscript/', root))
      .filter((file) => file.endsWith('.md'))
      .map((file) => `manuscript/${file}`);
    expect(listed.toSorted()).toEqual(all.toSorted());
    for (const { file, diagnostics } of stories) expect(diagnostics, file).toEqual([]);
    const ids = stories.map(({ value }) => value!.front.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has a lead on every page, and every weight', () => {
    const pages = edition.split(/- folio: /).slice(1);
    for (const page of pages) {
      const weights = [...page.matchAll(/manuscript\/([\w-]+)\.md/g)].map(
        ([, name]) => /^weight: (\w+)/m.exec(story(name!))?.[1],
      );
      expect(
        weights.filter((weight) => weight === 'lead'),
        page.slice(0, 3),
      ).toHaveLength(1);
      expect(weights[0]).toBe('lead');
    }
    expect(new Set(stories.map(({ value }) => value!.front.weight))).toEqual(new Set(['lead', 'second', 'normal', 'brief']));
  });

  test('has five sizes of advertisement, each a file that is there', () => {
    const ads = [...edition.matchAll(/file: (ads\/[\w.-]+), size: ([^,}]+)/g)].map(([, file, size]) => ({
      file: file!,
      size: size!,
    }));
    expect(ads.map(({ size }) => size).toSorted()).toEqual(['1/4版', '半通栏', '报眼', '竖通', '通栏'].toSorted());
    for (const { file } of ads) expect(existsSync(new URL(file, root)), file).toBe(true);
    expect(new Set(ads.map(({ file }) => file.split('.')[1]))).toEqual(new Set(['svg', 'pdf', 'jpg']));
  });

  test('has a digest, notices, a correction, two QR codes, picture news, a numbered series and one jump', () => {
    expect(kinds('digest')).toHaveLength(1);
    expect(kinds('notice').length).toBeGreaterThanOrEqual(8);
    expect(kinds('correction')).toHaveLength(1);
    expect(inlines.filter(({ kind }) => kind === 'qr')).toHaveLength(2);
    expect(flat(blocks).filter((block) => block.kind === 'figure' && block.classes.includes('picture-news'))).toHaveLength(1);
    expect(stories.filter(({ value }) => value!.front.column?.number !== undefined).length).toBeGreaterThanOrEqual(1);
    expect(edition.match(/jump:/g)).toHaveLength(1);
    expect(edition).toMatch(/file: manuscript\/xinqiao\.md, .*jump: A03 \}/);
  });

  test('has a results table of 40 rows and a weather strip', () => {
    expect(rows).toHaveLength(40);
    expect(kinds('table').filter((block) => block.kind === 'table' && block.src !== undefined)).toHaveLength(2);
  });
});

describe('the copy', () => {
  test('has full-width marks and no doubled stop', () => {
    for (const { file, value } of stories)
      for (const block of flat(value!.blocks))
        if (block.kind === 'para') {
          const words = block.inlines.map((inline) => (inline.kind === 'text' ? inline.value : '')).join('');
          expect(words, file).not.toMatch(
            /[,;!?"'()[\]<>]|\p{Script=Han}[:.]|\p{Script=Han} \p{Script=Han}|[，。；：！？、]{2}/u,
          );
        }
  });

  test('has heads without a full stop, turned into halves of nearly one length', () => {
    for (const { file, value } of stories) {
      const halves = value!.front.headline.map((run) => [...run.value].length);
      expect(value!.front.headline.map((run) => run.value).join(''), file).not.toMatch(/。$/u);
      if (halves.length === 2) expect(Math.abs(halves[0]! - halves[1]!), file).toBeLessThanOrEqual(3);
    }
  });

  test('sums that are told come out', () => {
    const bridge = story('xinqiao');
    expect(bridge).toContain('全长1286米');
    expect(642 + 318 + 326).toBe(1286);
    for (const [name, told, parts] of [
      ['xinqiao', '38名职工', [21, 11, 6]],
      ['xinqiao', '18.6亿元', [11.2, 7.4]],
      ['tushuguan', '142万册', [118, 9, 9, 6]],
      ['tushuguan', '2160个', [480, 620, 560, 500]],
      ['gongnuan', '22.6万户', [8.4, 7.9, 6.3]],
      ['dianti', '412部', [156, 138, 118]],
      ['caishichang', '186个摊位', [74, 41, 39, 32]],
      ['jiangshui', '312个', [167, 118, 27]],
      ['jianxun-shiwu', '1107件', [618, 203, 94, 192]],
      ['diaocha', '7200辆', [2860, 2410, 1930]],
      ['yemenzhen', '22家', [8, 8, 6]],
      ['yaohuo', '2160件', [1548, 162, 450]],
      ['banma', '5712人', [3806, 1906]],
      ['huishou', '9.7吨', [3.1, 6.6]],
    ] as const) {
      expect(story(name), `${name}: ${told}`).toContain(told);
      for (const part of parts) expect(story(name), `${name}: ${part}`).toContain(String(part));
      expect(parts.reduce<number>((sum, part) => sum + part, 0)).toBeCloseTo(Number.parseFloat(told), 6);
    }
  });

  test('results rise, gaps and winners agree with the report', () => {
    for (const group of ['男', '女']) {
      const own = rows.filter(([rank]) => rank!.startsWith(group));
      expect(own).toHaveLength(20);
      for (const [i, row] of own.entries()) {
        expect(row[0]).toBe(`${group}${i + 1}`);
        if (i) expect(seconds(row[4]!)).toBeGreaterThan(seconds(own[i - 1]![4]!));
        const gap = seconds(row[4]!) - seconds(own[0]![4]!);
        expect(row[5]).toBe(i ? `+${Math.floor(gap / 60)}:${String(gap % 60).padStart(2, '0')}` : '—');
      }
    }
    expect(rows[0]!.slice(2, 5)).toEqual(['陆一舟', '东渡船工队', '1:06:48']);
    expect(rows[20]!.slice(2, 5)).toEqual(['闻笛', '砚州师院', '1:17:25']);
    expect(story('banma')).toContain('1小时6分48秒');
    expect(story('banma')).toContain('1小时17分25秒');
    expect(new Set(rows.map((row) => row[1])).size).toBe(40);
    expect(new Set(rows.map((row) => row[2])).size).toBe(40);
  });

  test('the league’s table adds up', () => {
    const table = [...story('zuqiu').matchAll(/^\| (\S+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$/gm)].map((row) =>
      row.slice(2).map(Number),
    );
    expect(table).toHaveLength(6);
    const sum = (at: number): number => table.reduce((all, row) => all + row[at]!, 0);
    expect(sum(0)).toBe(sum(2));
    expect((sum(0) * 2 + sum(1)) / 2).toBe(27);
    for (const [won, drawn, lost, points] of table as [number, number, number, number][]) {
      expect(won + drawn + lost).toBe(9);
      expect(3 * won + drawn).toBe(points);
    }
  });

  test('the correction says what today’s story says', () => {
    expect(story('gengzheng')).toContain('“168个摊位”应为“186个摊位”');
    expect(story('caishichang')).toContain('186个摊位一个不少');
  });
});
