/**
 * The headline block in a font of squares: size by the width, the author's turn and the one by words, opening up, half-wide marks, what is said
 * of a headline. Expected places are reckoned from newspaper.md (Headlines), by hand.
 */
import { describe, expect, test } from 'vitest';
import { planHeadline, setHeadline } from '../../src/makeup/headline.ts';
import { Grid } from '../../src/plan/grid.ts';
import type { Line } from '../../src/layout/types.ts';
import type { StyledHead } from '../../src/style/matter.ts';
import { wordsOf } from '../../src/text/words.ts';
import broadsheet from '../../templates/broadsheet-feature/grid.ts';
import tabloid from '../../templates/tabloid-feature/grid.ts';
import { styled } from '../support/flow.ts';
import { buildPaper, copy, story } from '../support/market.ts';
import { squareSetter } from '../support/square-font.ts';

const BODY = { size: 9, leading: 11.25 };

interface Asked {
  readonly title: string;
  readonly kicker?: string;
  readonly form?: 'page' | 'spread';
  readonly paper?: typeof broadsheet;
  readonly words?: boolean;
  readonly evenRows?: boolean;
}

/** The headline of a story whose source is its title; parts are marked with U+3000. */
function made({ title, kicker, form: name = 'page', paper = broadsheet, words = true, evenRows = false }: Asked) {
  const form = paper[name];
  const grid = new Grid(form.grid, BODY);
  const setter = squareSetter();
  let at = 0;
  const parts = title.split('\u3000').map((text) => {
    const span = { file: 'a.md', start: at, end: (at += text.length) };
    at++;
    const para = styled(text, { block: `h${span.start}`, role: 'headline' });
    return { ...para, runs: para.runs.map((run) => ({ ...run, span })) };
  });
  const head: StyledHead = { kicker: kicker ? styled(kicker, { role: 'kicker' }) : null, headline: parts, deck: null, standfirst: null, byline: null }; // prettier-ignore
  const room = { grid, form, spread: name === 'spread', source: title, whole: { file: 'a.md', start: 0, end: 0 } };
  const block = planHeadline(setter, head, { ...room, ...(words ? { words: wordsOf } : {}), evenRows });
  const lines = setHeadline(setter, block, grid.y).filter(({ role }) => role === 'headline').map(({ line }) => line); // prettier-ignore
  const kickers = setHeadline(setter, block, grid.y).filter(({ role }) => role === 'kicker').map(({ line }) => line); // prettier-ignore
  return { ...block, grid, set: lines, kickers, texts: lines.map(textOf), codes: block.diagnostics.map(({ code }) => code) };
}

const textOf = (line: Line): string => line.runs.map(({ text }) => text).join('');
/** Distances of neighbouring origins, em. */
const steps = ({ runs }: Line): number[] => {
  const at = runs.flatMap((run) => run.at.map((x) => x / run.size));
  return at.slice(1).map((x, i) => Math.round((x - at[i]!) * 1000) / 1000);
};
const left = (line: Line): number => line.runs[0]!.at[0]!;
const right = (line: Line): number => line.runs.at(-1)!.at.at(-1)! + line.runs.at(-1)!.size;

describe('size', () => {
  test('is the largest of the ladder at which the headline stands on one line', () => {
    // 999 pt over 8 columns of 13 with gaps of 1, at 9 pt: 15 characters of 63, 18 of 54.
    expect(made({ title: '全省首条跨海高铁今日正式通车啦' }).size).toBe(63);
    expect(made({ title: '全省首条跨海高铁今日正式通车运营' })).toMatchObject({
      size: 54,
      texts: ['全省首条跨海高铁今日正式通车运营'],
    });
  });

  test('turns a headline of more than sixteen characters, and is then that of its longest line', () => {
    const head = made({ title: '鲁西北各县工会用脚步丈量民情用真心服务赢得民心' });
    expect(head.texts).toHaveLength(2);
    expect(head.size).toBe(63);
    expect(head.set[1]!.baseline - head.set[0]!.baseline).toBeCloseTo(1.12 * 63, 2);
  });

  test('one on a tabloid page is turned where one line would be small', () => {
    const head = made({ title: '7月1日起医保门诊报销比例提高5个百分点', paper: tabloid });
    expect(head.texts).toEqual(['7月1日起医保门诊', '报销比例提高5个百分点']);
    expect(head.size).toBe(48);
  });

  test('every line is in the middle of the width and within it', () => {
    const { grid, set } = made({ title: '机场高速改扩建工程好消息：明年春天全线通车运营' });
    expect(set).toHaveLength(2);
    for (const line of set) {
      expect(left(line)).toBeGreaterThanOrEqual(grid.x);
      expect(right(line)).toBeLessThanOrEqual(grid.x + grid.typeWidth());
    }
  });
});

describe('turns', () => {
  test('the author’s mark wins, even where it parts a word', () => {
    const head = made({ title: '鲁西北各县工会用脚\u3000步丈量民情用真心服务赢得民心' });
    expect(head.texts).toEqual(['鲁西北各县工会用脚', '步丈量民情用真心服务赢得民心']);
  });

  test('on one line the author’s turn is one em', () => {
    const [a, b] = made({ title: '泥火铸字\u3000光电成章' }).set;
    expect(a!.baseline).toBe(b!.baseline);
    expect(left(b!) - right(a!)).toBeCloseTo(63, 2);
  });

  test('without words a headline stays as it is typed', () => {
    expect(made({ title: '鲁西北各县工会用脚步丈量民情用真心服务赢得民心', words: false }).texts).toHaveLength(1);
  });

  test('a comma at the turn is not painted, and is told of with its place', () => {
    const head = made({ title: '让每一条小巷都有路灯，让每一户人家都能安心' });
    expect(head.texts).toEqual(['让每一条小巷都有路灯', '让每一户人家都能安心']);
    expect(head.diagnostics).toContainEqual(
      expect.objectContaining({ severity: 'note', code: 'headline-mark-dropped', line: 1, column: 11, endColumn: 12 }),
    );
    expect(head.retold).toEqual([{ block: 'h0', text: '让每一条小巷都有路灯让每一户人家都能安心' }]);
  });

  test('？ at the turn stays', () => {
    const head = made({ title: '高架桥边的人怎样安睡？城市噪声的三年治理' });
    expect(head.texts).toEqual(['高架桥边的人怎样安睡？', '城市噪声的三年治理']);
    expect(head.retold).toEqual([]);
  });

  test('each line says where it was typed', () => {
    const { set } = made({ title: '让每一条小巷都有路灯，让每一户人家都能安心' });
    expect(set.map(({ runs }) => runs[0]!.src!.slice(1))).toEqual([[0, 10], [11, 21]]); // prettier-ignore
  });

  test('lines are turned unevenly only for want of better ones, with a warning', () => {
    const head = made({ title: '从深山走出来的第一代大学生回乡任教', form: 'spread' });
    expect(head.texts).toEqual(['从深山走出来的', '第一代大学生回乡任教']);
    expect(head.codes).toContain('headline-uneven');
  });
});

describe('on a spread', () => {
  test('a headline turns at the fold: half on each page, of one size, opened, none over the fold', () => {
    const { grid, set, size, texts } = made({ title: '老街里的图书馆凌晨两点还亮着灯', form: 'spread' });
    expect(texts).toEqual(['老街里的图书馆', '凌晨两点还亮着灯']);
    const fold = grid.width / 2;
    expect(right(set[0]!)).toBeLessThan(fold - 14.2);
    expect(left(set[1]!)).toBeGreaterThan(fold + 14.2);
    expect(new Set(set.flatMap(({ runs }) => runs.map((run) => run.size)))).toEqual(new Set([size]));
    for (const line of set) for (const step of steps(line)) expect(step).toBeCloseTo(1.125, 2);
  });

  test.each([
    ['老街新生', ['老街', '新生'], 1.5],
    ['小巷里大文章', ['小巷里', '大文章'], 1],
  ])('%s: halves of two or three characters are opened up', (title, halves, least) => {
    const { grid, set, texts } = made({ title, form: 'spread' });
    expect(texts).toEqual(halves);
    expect(left(set[1]!)).toBeGreaterThan(grid.width / 2 + 14.2);
    for (const line of set) for (const step of steps(line)) expect(step).toBeGreaterThanOrEqual(1 + least - 0.01);
  });

  test('one too short to be parted stands on the left page', () => {
    const { grid, set } = made({ title: '新城崛起大江边', form: 'spread' });
    expect(set).toHaveLength(1);
    expect(right(set[0]!)).toBeLessThan(grid.width / 2 - 14.2);
  });
});

describe('opened up', () => {
  test.each([
    ['丰收', 1.5, 2],
    ['开门红', 1, 1.5],
    ['老街新生', 0.5, 1],
  ])('%s by %d to %d em', (title, least, most) => {
    const [line] = made({ title }).set;
    for (const step of steps(line!)) {
      expect(step).toBeGreaterThanOrEqual(1 + least);
      expect(step).toBeLessThanOrEqual(1 + most);
    }
  });

  test('five characters are not', () => {
    expect(steps(made({ title: '全城迎新年' }).set[0]!)).toEqual([1, 1, 1, 1]);
  });

  test('rows that differ by one character are as wide as each other where the house wants it, and only then', () => {
    const title = '暴雨中的这座小城市\u3000四十八小时自救互救纪实';
    const rows = '江南江北两岸同心协力抗大洪\u3000城里城外万众合力守护家园啦';
    const even = made({ title: `${rows}呀`, evenRows: true }).set;
    expect(even).toHaveLength(2);
    expect(left(even[0]!)).toBeCloseTo(left(even[1]!), 1);
    expect(right(even[0]!)).toBeCloseTo(right(even[1]!), 1);
    const natural = made({ title: `${rows}呀` }).set;
    expect(left(natural[0]!) - left(natural[1]!)).toBeGreaterThan(10);
    const two = made({ title: `${title}实录`, evenRows: true, paper: tabloid }).set;
    expect(steps(two[0]!).every((step) => step === 1)).toBe(true);
  });
});

describe('marks', () => {
  test('are half as wide, on every line of headline and kicker', () => {
    // 台 1, 风 1, “ ½ (its ink at the right of its square), 海 1, 燕 1, ” ½, 逼 1 …
    const [line] = made({ title: '台风“海燕”来了，注意：关窗！' }).set;
    const at = line!.runs.flatMap((run) => run.at.map((x) => x / run.size));
    const han = [...textOf(line!)].flatMap((character, i) => (/\p{L}/u.test(character) ? at[i]! : []));
    expect(han.slice(1).map((x, i) => Math.round((x - han[i]!) * 100) / 100)).toEqual([1, 1.5, 1, 1.5, 1, 1.5, 1, 1.5, 1]); // prettier-ignore
    const [kicker] = made({ title: '全城迎新年', kicker: '岁末，年初' }).kickers;
    expect(steps(kicker!)[1]! + steps(kicker!)[2]!).toBeCloseTo(1.5 + 0.2, 2);
  });
});

describe('said of a headline', () => {
  test('more than sixteen characters between two turns: headline-long', () => {
    expect(made({ title: '老工业区如何在转型中留住城市的记忆' }).codes).toContain('headline-long');
    expect(made({ title: '全省首条跨海高铁今日正式通车运营' }).codes).toEqual([]);
  });

  test('less than two thirds of the width: headline-short (W10), but not for the halves of a spread', () => {
    const [told] = made({ title: '全城迎新年' }).diagnostics;
    expect(told).toMatchObject({ severity: 'warning', code: 'headline-short', line: 1, column: 1 });
    // Two thirds of 999 pt at 63 pt: 10.6 characters.
    expect(told!.message).toMatch(/31 %.*11 characters/u);
    expect(made({ title: '城市噪声的三年治理路' }).codes).toContain('headline-short');
    expect(made({ title: '城市噪声的三年治理之路' }).codes).toEqual([]);
    expect(made({ title: '三代人接力守护千年古戏台', form: 'spread' }).codes).toEqual([]);
  });

  test('wider than the width at the smallest size, however turned: headline-too-wide, with the characters that it holds', () => {
    const { diagnostics } = made({ title: '早市'.repeat(60) });
    expect(diagnostics).toHaveLength(1);
    // 999 pt at 28 pt.
    expect(diagnostics[0]).toMatchObject({ severity: 'error', code: 'headline-too-wide' });
    expect(diagnostics[0]!.message).toMatch(/holds 35/u);
  });
});

test('in a build the dropped mark is in no text of the Layout, and every other character is painted once', async () => {
  const { files, diagnostics } = await buildPaper({
    'manuscript/a.md': story(copy, 'title: 让每一条小巷都有路灯，让每一户人家都能安心'),
  });
  const { stories, pages } = JSON.parse(files.get('layout.json')!.toString('utf8'));
  const block = stories[0].blocks.find(({ role }: { role: string }) => role === 'headline');
  expect(block.text).toBe('让每一条小巷都有路灯让每一户人家都能安心');
  const painted = pages[0].frames.filter((frame: { block: string }) => frame.block === block.id).flatMap(({ lines }: { lines: Line[] }) => lines.map(textOf)); // prettier-ignore
  expect(painted.join('')).toBe(block.text);
  expect(diagnostics.filter(({ code }) => code === 'headline-mark-dropped')).toMatchObject([
    { file: 'manuscript/a.md', line: 2, column: 18 },
  ]);
});

test('a standfirst stands under deck and byline also where the two share a line', () => {
  const form = broadsheet.page;
  const grid = new Grid(form.grid, BODY);
  const setter = squareSetter();
  const para = (text: string, role: 'headline' | 'deck' | 'byline' | 'standfirst') => styled(text, { block: role, role });
  const head: StyledHead = {
    kicker: null,
    headline: [para('灯火照旧字', 'headline')],
    deck: para('一天', 'deck'),
    byline: para('本报记者', 'byline'),
    standfirst: para('天亮以前送到', 'standfirst'),
  };
  const room = { grid, form, spread: false, source: '', whole: { file: 'a.md', start: 0, end: 0 } };
  const set = setHeadline(setter, planHeadline(setter, head, room), grid.y);
  const of = (wanted: string): number => set.find(({ role }) => role === wanted)!.line.baseline;
  expect(set.map(({ role }) => role).toSorted()).toEqual(['byline', 'deck', 'headline', 'standfirst']);
  expect(of('byline')).toBeCloseTo(of('deck'), 0);
  expect(of('standfirst')).toBeGreaterThan(of('deck'));
});
