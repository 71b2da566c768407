/**
 * Stories that begin in merged columns and go on in base columns: the text counted at both measures, the legs and rules of each band, what the desk asks for and what it is told. Then pages
 * out of a seed whose leads do so, under all the judges of pages; and the judges themselves, with one thing spoilt.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Frame } from '../../src/layout/types.ts';
import { Filler } from '../../src/makeup/fill.ts';
import type { NewsDesk } from '../../src/makeup/news/desk.ts';
import { fitModule } from '../../src/makeup/news/fit.ts';
import { geometryOf } from '../../src/makeup/news/geometry.ts';
import { demandsOf } from '../../src/makeup/news/shapes.ts';
import type { NewsItem } from '../../src/makeup/news/types.ts';
import { ShapeFitter } from '../../src/plan/news/fit.ts';
import { pricingOf } from '../../src/plan/news/objective.ts';
import { planNews } from '../../src/plan/news/plan.ts';
import type { Module, NewsForm, Shape } from '../../src/plan/news/types.ts';
import type { FlowBlock, ParaBlock } from '../../src/style/matter.ts';
import { lostText, neverOf } from '../support/news-judges.ts';
import { generatePage, makePage, type MadePage } from '../support/news-page.ts';
import { asked, copy, deskFor, form, opened, pageOf, PICTURE, span, typed } from '../support/openings.ts';
import pictures from '../../templates/broadsheet-picture/grid.ts';
import tabloid from '../../templates/tabloid-news/grid.ts';

/** Rows at the base measure behind so many wide lines, counted line by line; null where a cut there leaves a line alone (N2) or a line below the last paragraph's foot. */
function countedRows(desk: NewsDesk, flow: readonly FlowBlock[], { opening, legs }: Shape): number | null {
  const { lines, legs: wide } = opening!;
  const paras = (flow as ParaBlock[]).map(({ para }) => desk.setter.compose(para));
  const all = paras.flatMap((items, block) => {
    const { ends } = desk.setter.breaks(items, items.from, wide.measure);
    return Array.from(ends, (end, i) => ({ block, end, left: ends.length - i - 1 }));
  });
  for (let leg = 1; leg < wide.count; leg++) if (all[leg * lines - 1]!.left === 1) return null;
  const last = all[wide.count * lines - 1]!;
  const rows = (block: number, from: number): number => desk.setter.breaks(paras[block]!, from, legs.measure).ends.length;
  const cut = last.left ? rows(last.block, last.end) : 0;
  if (cut === 1) return null;
  return cut + paras.slice(last.block + 1).reduce((sum, { from }, i) => sum + rows(last.block + 1 + i, from), 0);
}

describe('the planner counts the text at both measures', () => {
  test('the rows behind the opening are those of the text line by line', async () => {
    let compared = 0;
    for (let from = 0; from < 8; from++) {
      const desk = await deskFor(typed(copy(2600 + 150 * from, from)), asked('opening-merged'));
      const { flow } = desk.matter(desk.input.items[0]!);
      for (const shape of demandsOf(desk)[0]!.shapes.filter(opened)) {
        const rows = countedRows(desk, flow, shape);
        if (rows === null) continue;
        compared++;
        expect(shape.text.natural, shape.name).toBe(rows);
      }
    }
    expect(compared).toBeGreaterThan(20);
  });

  test('at every height the room that it counts is that of the legs of make-up', async () => {
    const desk = await deskFor(typed(`${copy(3000)}\n\n${PICTURE}`), asked('opening-merged'));
    const [demand] = demandsOf(desk);
    const shapes = demand!.shapes.filter(opened);
    expect(shapes.length).toBeGreaterThan(5);
    for (const shape of shapes) {
      const fitter = new ShapeFitter(demand!, shape, pricingOf([demand!], form));
      for (let lines = 40; lines <= 120; lines += 4) {
        const fit = fitter.fit(lines);
        if (!fit) continue;
        const cells = { column: 1, columns: shape.columns, line: 1, lines };
        const module: Module = { demand: 's1', kind: 'story', cells, shape, ...fit };
        const { legs } = geometryOf(desk.grid, module, { head: fit.head, pictures: fit.pictures, dropped: [], white: 0 });
        const own = legs.filter(({ measure }) => measure === shape.legs.measure);
        const wide = legs.filter(({ measure }) => measure !== shape.legs.measure);
        expect(wide.map((leg) => leg.lines)).toEqual(
          Array.from({ length: shape.opening!.legs.count }, () => shape.opening!.lines),
        );
        const room = own.reduce((sum, leg) => sum + leg.lines, 0);
        expect(
          shape.text.natural + fit.looseness + fit.empty - Math.max(0, fit.head - shape.head.lines) * shape.columns - fit.overset,
        ).toBe(room);
      }
    }
  });

  test('filled to the foot, the text takes as many rows as were counted', async () => {
    const desk = await deskFor(typed(copy(3000)), {
      ...asked('opening-merged'),
      nail: { column: 1, columns: 6, line: 1, lines: 62 },
    });
    const [item] = desk.input.items;
    const { flow } = desk.matter(item!);
    const found: [number, number][] = [];
    for (const shape of demandsOf(desk)[0]!.shapes.filter(opened)) {
      const lines = shape.opening!.lines + shape.opening!.white + Math.ceil(shape.text.natural / 6) + 4;
      const module = { demand: 's1', kind: 'story', cells: { column: 1, columns: 6, line: 1, lines }, shape, head: 0, pictures: [], looseness: 0, dropped: [], empty: 0, overset: 0 } as const; // prettier-ignore
      const { legs } = geometryOf(desk.grid, module, { head: 0, pictures: [], dropped: [], white: 0 });
      const filled = new Filler(desk.setter, flow, () => 3).fill(legs);
      const used = filled.legs.filter(({ leg }) => leg.measure === shape.legs.measure);
      const rows = used.reduce((sum, { pieces }) => sum + pieces.reduce((all, piece) => all + piece.rows, 0), 0);
      const wide = filled.legs.slice(0, -used.length);
      if (wide.every(({ short }) => short === 0)) found.push([rows, shape.text.natural]);
    }
    expect(found.length).toBeGreaterThan(0);
    for (const [rows, counted] of found) expect(rows).toBe(counted);
  });
});

describe('a module', () => {
  const nail = { column: 1, columns: 6, line: 1, lines: 60 };
  const fitted = async (source: string, more: Partial<NewsItem> = {}, own: NewsForm = form) => {
    const desk = await deskFor(source, { nail, ...asked('opening-merged'), ...more }, own);
    const [module] = planNews(demandsOf(desk), own).modules;
    return { desk, module: module!, made: fitModule(desk, desk.matter(desk.input.items[0]!), module!) };
  };

  test('has its wide legs in a row under the headline, a white line, then a base leg in each column', async () => {
    const { made, module } = await fitted(typed(copy(3400)));
    const { head, legs } = made.geometry;
    const { lines, legs: wide } = module.shape.opening!;
    expect([wide.count, wide.measure]).toEqual([3, 27]);
    const under = head!.line + head!.lines;
    expect(legs.slice(0, 3).map(({ column, line, lines: deep, measure }) => [column, line, deep, measure])).toEqual([
      [1, under, lines, 27],
      [3, under, lines, 27],
      [5, under, lines, 27],
    ]);
    expect(legs.slice(3).map(({ column, line, measure }) => [column, line, measure])).toEqual(
      [1, 2, 3, 4, 5, 6].map((column) => [column, under + lines + 1, 13]),
    );
  });

  test('with a picture at its head has the wide leg beside it, and both end above what is read next', async () => {
    const { made, module } = await fitted(typed(`${copy(2600)}\n\n${PICTURE}`), { nail: { ...nail, columns: 6, lines: 66 } });
    const picture = made.geometry.parts.find(({ kind }) => kind === 'picture')!.cells;
    const { opening } = module.shape;
    if (picture.columns === 6) expect(opening!.columns).toBe(6);
    else expect(opening!.columns).toBe(picture.column - 1);
    const wide = made.geometry.legs.filter(({ measure }) => measure !== 13);
    for (const leg of wide) if (picture.columns < 6) expect(leg.line + leg.lines).toBeLessThan(picture.line + picture.lines);
  });

  test('of five columns is re-cut into three of 22 over five of 13', async () => {
    const { module } = await fitted(typed(copy(2800)), { nail: { ...nail, columns: 5 } });
    expect(module.shape.opening).toMatchObject({ columns: 5, legs: { count: 3, measure: 22 } });
  });

  test('of six columns of 17, which merged would be 35 wide, is re-cut into four of 27', async () => {
    const { module } = await fitted(typed(copy(4200)), { nail: { ...nail, lines: 70 } }, pictures.page);
    expect(module.shape.opening).toMatchObject({ columns: 6, legs: { count: 4, measure: 27 } });
  });

  test('of a tabloid: two of 23 over four of 11', async () => {
    const { module } = await fitted(typed(copy(1500)), { nail: { ...nail, columns: 4, lines: 50 } }, tabloid.page);
    expect(module.shape.opening).toMatchObject({ columns: 4, legs: { count: 2, measure: 23 } });
  });

  test('has its slots by band, and column rules that break between the bands', async () => {
    const ruled: NewsForm = { ...form, columnRules: 'hairline' };
    const { made } = await pageOf(typed(copy(3400)), { nail, ...asked('opening-merged') }, ruled);
    const text = made.plan.slots.filter(({ kind }) => kind === 'text');
    expect(text.map(({ columns }) => columns)).toEqual([2, 2, 2, 1, 1, 1, 1, 1, 1]);
    const rules = made.surroundings.columnRules;
    expect(rules).toHaveLength(2 + 5);
    const foot = Math.max(...rules.slice(0, 2).map(({ bottom }) => bottom));
    for (const { top } of rules.slice(2)) expect(top).toBeGreaterThan(foot + 11);
  });

  test('takes the picture into its count: nothing of a low module is left out while there is room for it', async () => {
    const page = await pageOf(typed(`${copy(2300)}\n\n${PICTURE}`), {
      nail: { column: 1, columns: 5, line: 1, lines: 50 },
      ...asked('opening-merged'),
    });
    expect(page.made.frames.some(({ picture }) => picture)).toBe(true);
    expect(neverOf(page)).toEqual([]);
  });

  test('that jumps keeps five lines at least on either side, and all of its text', async () => {
    const jump = { folio: 'A07', span };
    const page = await pageOf(typed(copy(4200)), { nail: { ...nail, lines: 46 }, jump, ...asked('opening-merged') });
    expect(page.dummy.modules[0]!.shape.opening).toBeDefined();
    expect(page.made.diagnostics.filter(({ code }) => code === 'N9')).toEqual([]);
    expect([...neverOf(page), ...lostText(page)]).toEqual([]);
    expect(page.made.rests).toHaveLength(1);
  });

  test('with a drop cap, crossheads, a quote and a box has them all, in both bands', async () => {
    const extras = `\n\n## 夜渡｜灯火\n\n${copy(900)}\n\n> [!pull]\n> 没有人着急。\n> —— 船长\n\n:::box{title=核心}\n${copy(120)}\n:::\n\n`;
    const source = typed(
      `${copy(300).replace('\n\n', '{.dropcap lines=3}\n\n')}\n\n## 一江之隔\n\n${copy(900)}${extras}${copy(1500)}`,
    );
    const page = await pageOf(source, { nail: { ...nail, lines: 78 }, ...asked('opening-merged') });
    expect(page.dummy.modules[0]!.shape.opening).toBeDefined();
    expect([...neverOf(page), ...lostText(page)]).toEqual([]);
    const roles = new Set(page.made.frames.map(({ role }) => role));
    for (const role of ['crosshead', 'pullquote', 'box'] as const) expect(roles.has(role)).toBe(true);
  });
});

describe('the fit report', () => {
  const nail = { column: 1, columns: 6, line: 1, lines: 40 };
  test('tells where a line of a wide leg is saved, and that it comes to two of the narrow ones', async () => {
    const page = await pageOf(typed(copy(3400)), { nail, ...asked('opening-merged') });
    const [fit] = page.made.fit;
    expect(fit!.state).toBe('over');
    const block = (measure: number): string[] =>
      page.made.frames
        .filter(({ role, lines }) => role === 'body' && lines!.at(-1)!.measure === measure * 9)
        .map((frame) => frame.block!);
    const cuts = fit!.levers.filter(({ kind, block: id }) => kind === 'cut' && id);
    expect(cuts.length).toBeGreaterThan(0);
    for (const { block: id, lines } of cuts)
      if (block(27).includes(id!) && !block(13).includes(id!)) expect(lines).toBe(2);
      else expect(lines).toBe(1);
    expect(lostText(page)).toEqual([]);
  });
});

describe('what the desk asks for', () => {
  const nail = { column: 1, columns: 6, line: 1, lines: 60 };
  const shapeOf = async (measure: Parameters<typeof asked>[0], body = copy(3400), columns = 6) => {
    const page = await pageOf(typed(body), { nail: { ...nail, columns }, ...asked(measure) });
    return { shape: page.dummy.modules[0]!.shape, told: page.made.diagnostics.filter(({ code }) => code === 'measure-unmet') };
  };

  test.each([
    ['base', { count: 6, measure: 13 }, false],
    ['merged', { count: 3, measure: 27 }, false],
    ['opening-merged', { count: 6, measure: 13 }, true],
  ] as const)('%s', async (measure, legs, opens) => {
    const { shape, told } = await shapeOf(measure);
    expect(shape.legs).toMatchObject(legs);
    expect(opened(shape)).toBe(opens);
    expect(told).toEqual([]);
  });

  test('recut: whole characters over the same width, neither base nor merged', async () => {
    const { shape, told } = await shapeOf('recut');
    const { count, measure, gap } = shape.legs;
    expect([4, 5]).toContain(count);
    expect(count * measure + (count - 1) * gap).toBeCloseTo(6 * 13 + 5, 6);
    expect(opened(shape)).toBe(false);
    expect(told).toEqual([]);
  });

  test('what has no room is set otherwise, and told at its place in the edition file', async () => {
    const { shape, told } = await shapeOf('opening-merged', copy(200), 2);
    expect(opened(shape)).toBe(false);
    expect(told).toMatchObject([{ severity: 'warning', file: 'edition.yaml' }]);
    expect(told[0]!.message).toContain('measure: opening-merged has no room here');
  });

  test('unasked no story begins so, unless its template lets it', async () => {
    const plain = demandsOf(await deskFor(typed(copy(3400))));
    expect(plain[0]!.shapes.filter(opened)).toEqual([]);
    const letting: NewsForm = { ...form, openings: ['lead'] };
    expect(demandsOf(await deskFor(typed(copy(3400)), {}, letting))[0]!.shapes.filter(opened).length).toBeGreaterThan(0);
    expect(demandsOf(await deskFor(typed(copy(3400)), { weight: 'second' }, letting))[0]!.shapes.filter(opened)).toEqual([]);
  });
});

const ALL = 100;
const pages = Number(process.env['BANXIN_RUNS'] ?? 0) >= 1000 ? ALL : ALL / 10;

async function seeded(seed: number): Promise<MadePage> {
  const page = await generatePage(seed, 0.9, 1.1);
  const items = page.items.map((item) =>
    item.weight === 'lead' || item.weight === 'second' ? { ...item, ...asked('opening-merged') } : item,
  );
  return makePage({ ...page, items }, planNews);
}

describe(`${pages} pages whose leads and seconds are asked to begin in merged columns`, () => {
  const made: MadePage[] = [];
  beforeAll(async () => {
    for (let seed = 1001; seed <= 1000 + pages; seed++) made.push(await seeded(seed));
  }, 1_800_000);

  test('most of the leads do', () => {
    const leads = made.flatMap(({ dummy }) => dummy.modules.filter(({ demand }) => demand === 's1'));
    expect(leads.filter(({ shape }) => opened(shape)).length).toBeGreaterThanOrEqual(leads.length * 0.6);
  });

  test('nothing overlaps, is off the grid, at a wrong measure, read in a wrong order, or does what is never done', () => {
    expect(made.flatMap((page) => neverOf(page).map((fault) => `page ${page.seed}: ${fault}`))).toEqual([]);
  });

  test('every character is on the page or in the fit report', () => {
    expect(made.flatMap((page) => lostText(page).map((fault) => `page ${page.seed}: ${fault}`))).toEqual([]);
  });
});

describe('the judges', () => {
  let page: MadePage;
  beforeAll(async () => {
    page = await pageOf(typed(copy(3400)), { nail: { column: 1, columns: 6, line: 1, lines: 60 }, ...asked('opening-merged') });
  });
  const wide = (frame: Frame): boolean => frame.role === 'body' && frame.lines![0]!.measure > 200;
  const judged = (spoil: (frames: readonly Frame[]) => readonly Frame[]): string[] =>
    neverOf({ ...page, made: { ...page.made, frames: spoil(page.made.frames) } });
  test('find nothing on a page as it was made', () => expect(judged((frames) => frames)).toEqual([]));

  test('find narrow legs read before the wide ones', () => {
    const faults = judged((frames) => {
      const crossing = frames.find((frame) => wide(frame) && frames.some((one) => one.block === frame.block && !wide(one)));
      expect(crossing).toBeDefined();
      const own = frames.filter(({ block }) => block === crossing!.block);
      const orders = own.map(({ order }) => order).reverse();
      return frames.map((frame) => (own.includes(frame) ? { ...frame, order: orders[own.indexOf(frame)]! } : frame));
    });
    expect(faults.some((fault) => fault.startsWith('N6'))).toBe(true);
  });

  test('find a line of a narrow leg at the wide measure, and the reverse', () => {
    const changed = (is: (frame: Frame) => boolean, measure: number): string[] =>
      judged((frames) => {
        const one = frames.find((frame) => frame.role === 'body' && is(frame))!;
        return frames.map((frame) =>
          frame === one ? { ...frame, lines: frame.lines!.map((line) => ({ ...line, measure })) } : frame,
        );
      });
    expect(changed((frame) => !wide(frame), 27 * 9).some((fault) => fault.startsWith('measure:'))).toBe(true);
    expect(changed(wide, 13 * 9).some((fault) => fault.startsWith('measure:'))).toBe(true);
  });

  test('find a last line alone under the wide legs (N2)', () => {
    const faults = judged((frames) => {
      const first = frames.find((frame) => frame.role === 'body' && !wide(frame))!;
      const whole = frames.filter(({ block, role }) => block === first.block && role === 'body');
      expect(whole.at(-1)).toBe(first);
      return frames.map((frame) => (frame === first ? { ...frame, lines: frame.lines!.slice(0, 1) } : frame));
    });
    expect(faults.some((fault) => fault.startsWith('N2'))).toBe(true);
  });
});
