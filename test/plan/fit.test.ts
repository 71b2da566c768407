/**
 * Fitting against a text that is only a number of lines: pictures give and take within their limits, then white, then what is left over.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FillResult, type Fit, fitFeature, type FitRequest, type LegFiller, type PictureWish } from '../../src/plan/fit.ts';
import type { Anchor, FeatureForm, Leg } from '../../src/plan/types.ts';
import { drawnPage, form, runs, wanting } from '../support/dummy.ts';

interface Poured extends FillResult {
  /** Lines left over. */
  readonly rest: number | null;
  readonly legs: readonly Leg[];
}

/** A text of `rows` lines of one measure, poured into the legs to the last line. */
const text = (rows: number): LegFiller<Poured> => ({
  fill: (legs) => {
    const room = legs.reduce((sum, leg) => sum + leg.lines, 0);
    return { legs, rest: rows > room ? rows - room : null, free: Math.max(0, room - rows), cost: 0 };
  },
  rowsOf: (rest) => rest,
});

/** A picture that is `natural` lines high at its anchor's width, at others in proportion, and gives or takes a fifth. */
function picture(i: number, anchor: Anchor, natural: number, give = 0.2): PictureWish {
  return {
    name: `picture-${i}`,
    block: `g${i}`,
    anchor,
    heights: (columns) => {
      const high = Math.round((natural * columns) / anchor.columns);
      return { natural: high, least: Math.floor(high * (1 - give)), most: Math.ceil(high * (1 + give)) };
    },
  };
}

const lead: Anchor = { column: 5, columns: 4, edge: 'head' };
const page = form(8, 100, { leadWidths: [4, 5, 3, 6] });

function fit(rows: number, over: Partial<FitRequest<Poured>> = {}): Fit<Poured> {
  const request = { form: page, headline: 10, strip: 0, fixed: [], pictures: [picture(1, lead, 24)], rows, filler: text(rows) };
  return fitFeature({ ...request, ...over });
}
const slot = ({ arrangement }: Fit<Poured>, name = 'picture-1') => arrangement.slots.find((one) => one.name === name)!;

describe('copy that pictures can make room for', () => {
  // Eight columns of 90 lines, the picture takes four of them 24 lines deep.
  const even = 8 * 90 - 4 * 24;

  test('as much as there is room for: nothing is cropped', () => {
    const made = fit(even);
    expect(made).toMatchObject({ white: 0, filled: { rest: null, free: 0 } });
    expect(slot(made)).toMatchObject({ column: 5, columns: 4, line: 11, lines: 24 });
  });

  test.each([4, 8, 12, 16])('%i lines too much: the picture gives them', (more) => {
    const made = fit(even + more);
    expect(made.filled.rest).toBeNull();
    expect(slot(made).lines).toBe(24 - more / 4);
  });

  test.each([4, 8, 12, 16])('%i lines too little: the picture takes them', (less) => {
    const made = fit(even - less);
    expect(made).toMatchObject({ white: 0, filled: { rest: null, free: 0 } });
    expect(slot(made).lines).toBe(24 + less / 4);
  });

  test('a lead picture that is made wider or narrower keeps its right edge', () => {
    // A twentieth is all that it may give: four columns do not do.
    const pictures = [picture(1, lead, 24, 0.05)];
    const wider = fit(8 * 90 - 5 * 30, { pictures });
    expect(slot(wider)).toMatchObject({ column: 4, columns: 5, lines: 30 });
    const narrower = fit(8 * 90 - 3 * 18, { pictures });
    expect(slot(narrower)).toMatchObject({ column: 6, columns: 3, lines: 18 });
    expect([wider, narrower].map(({ filled }) => filled.free)).toEqual([0, 0]);
  });

  test('only a lead picture at the head may change its width', () => {
    const foot: Anchor = { ...lead, edge: 'foot' };
    expect(slot(fit(8 * 90 - 3 * 18, { pictures: [picture(1, foot, 24)] })).columns).toBe(4);
  });

  test('boxes and quotes keep their heights', () => {
    const fixed = wanting('B 1+2 head 20', 'Q 3+2 middle 9');
    const made = fit(even - 2 * 20 - 2 * 9 + 10, { fixed });
    expect(made.filled.rest).toBeNull();
    expect(slot(made, 'B1')).toMatchObject({ columns: 2, lines: 20 });
    expect(slot(made, 'Q2')).toMatchObject({ columns: 2, lines: 9 });
  });

  test('the picture that a line hurts least gives first', () => {
    const pictures = [picture(1, lead, 36), picture(2, { column: 1, columns: 2, edge: 'foot' }, 40)];
    const made = fit(8 * 90 - 4 * 36 - 2 * 40 + 4, { pictures });
    expect(made.filled.rest).toBeNull();
    expect([slot(made).lines, slot(made, 'picture-2').lines]).toEqual([36, 38]);
  });

  test('no picture grows to where it would rival the lead: the lead grows', () => {
    const pictures = [picture(1, lead, 24), picture(2, { column: 1, columns: 2, edge: 'foot' }, 30)];
    const made = fit(8 * 90 - 4 * 27 - 2 * 32, { pictures });
    const [first, second] = [slot(made), slot(made, 'picture-2')];
    expect(first.columns * first.lines).toBeGreaterThanOrEqual(1.55 * second.columns * second.lines);
    expect(made).toMatchObject({ white: 0, filled: { rest: null } });
  });

  test('a picture that would rival the lead however it is cropped is narrowed, its outer edge kept', () => {
    const right: Anchor = { column: 7, columns: 2, edge: 'foot' };
    const made = fit(8 * 90 - 4 * 24 - 25, { pictures: [picture(1, lead, 24), picture(2, right, 50)] });
    expect(slot(made, 'picture-2')).toMatchObject({ column: 8, columns: 1, lines: 25 });
    expect(slot(made)).toMatchObject({ columns: 4, lines: 24 });
  });
});

describe('copy that nothing can make room for', () => {
  test('too short: columns end level, and what is below them is white', () => {
    const made = fit(200);
    expect(made.filled.rest).toBeNull();
    expect(made.white).toBeGreaterThan(0);
    expect(made.filled.free).toBeLessThan(8);
    const bottoms = new Set(made.arrangement.legs.map(({ line, lines }) => line + lines - 1));
    expect([...bottoms]).toEqual([100 - made.white]);
  });

  test('too short, drawn: the strip of the arrangement is the white', () => {
    const small = form(4, 30, { leadWidths: [2] });
    const pictures = [picture(1, { column: 3, columns: 2, edge: 'head' }, 8, 0)];
    const made = fit(44, { form: small, headline: 4, pictures });
    expect(runs(drawnPage(small.grid, made.arrangement))).toEqual([' 4 HHHH', ' 8 ..PP', ' 7 ....', '11 SSSS']);
    expect(made).toMatchObject({ white: 11, filled: { free: 0 } });
  });

  test('too long: every picture is as small as it may be, and the rest is told', () => {
    const made = fit(900);
    expect(slot(made).lines).toBeGreaterThanOrEqual(Math.floor(18 * 0.8));
    expect(made.filled.rest).toBe(900 - (8 * 90 - slot(made).columns * slot(made).lines));
    expect(made.white).toBe(0);
  });

  test('no picture, no text: an empty page', () => {
    const made = fit(0, { pictures: [] });
    expect(made.filled).toMatchObject({ rest: null });
    expect(made.arrangement.unplaced).toEqual([]);
  });

  test('matter that has no place is told and the text is set all the same', () => {
    const made = fit(300, { fixed: wanting('B 1+8 head 95') });
    expect(made.arrangement.unplaced.map(({ name }) => name)).toEqual(['B1']);
    expect(made.filled.rest).toBeNull();
  });
});

describe('for any page', () => {
  const anchors = fc.record({
    column: fc.integer({ min: 1, max: 6 }),
    columns: fc.integer({ min: 1, max: 3 }),
    edge: fc.constantFrom('head' as const, 'foot' as const, 'middle' as const),
  });
  const requests = fc.record({
    rows: fc.integer({ min: 0, max: 800 }),
    headline: fc.integer({ min: 0, max: 14 }),
    strip: fc.integer({ min: 0, max: 12 }),
    pictures: fc
      .array(fc.tuple(anchors, fc.integer({ min: 8, max: 30 })), { maxLength: 5 })
      .map((all) => all.map(([anchor, natural], i) => picture(i + 1, anchor, natural))),
  });
  const widths: FeatureForm['leadWidths'] = [4, 5, 3, 6];

  test('pictures stay within their limits and their columns; only the lead may be wider than its anchor', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const made = fit(request.rows, request);
        for (const wish of request.pictures) {
          const at = made.arrangement.slots.find(({ block }) => block === wish.block);
          if (!at) continue;
          const limits = wish.heights(at.columns);
          expect(at.lines).toBeGreaterThanOrEqual(limits.least);
          expect(at.lines).toBeLessThanOrEqual(limits.most);
          if (wish.name !== 'picture-1') expect(at.columns).toBeLessThanOrEqual(wish.anchor.columns);
          else expect([wish.anchor.columns, ...widths]).toContain(at.columns);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('what the filler was given is what is arranged: the fit that is told is one fit', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const { arrangement, filled } = fit(request.rows, request);
        const room = filled.legs.reduce((sum, leg) => sum + leg.lines, 0);
        expect(arrangement.legs.filter(({ lines }) => lines >= 5)).toMatchObject(
          filled.legs.map(({ column, line, lines }) => ({ column, line, lines })),
        );
        expect(room - filled.free + (filled.rest ?? 0)).toBe(request.rows);
      }),
      { numRuns: 60 },
    );
  });

  test('copy that is too short for a page without pictures leaves less than a line a column above the white', () => {
    fc.assert(
      fc.property(requests, (request) => {
        fc.pre(request.rows > 8 * 5);
        const { filled, white } = fit(request.rows, { ...request, pictures: [] });
        fc.pre(white > 0);
        expect(filled).toMatchObject({ rest: null, free: (8 - (request.rows % 8)) % 8 });
      }),
    );
  });

  test('the same request has the same fit', () => {
    fc.assert(
      fc.property(requests, (request) => {
        expect(fit(request.rows, request)).toEqual(fit(request.rows, request));
      }),
      { numRuns: 30 },
    );
  });
});
