/**
 * Pages arranged, drawn in letters: one letter a column, rows alike counted together. Then what holds for any page whatever.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange, type FeatureRequest, SHORTEST_LEG } from '../../src/plan/feature.ts';
import { drawnPage, form, runs, wanting } from '../support/dummy.ts';

const page = form(4, 30);
const draw = (request: Partial<FeatureRequest>): string[] =>
  runs(drawnPage(page.grid, arrange({ form: page, headline: 0, strip: 0, wanted: [], ...request })));
const unplaced = (request: Partial<FeatureRequest>): string[] =>
  arrange({ form: page, headline: 0, strip: 0, wanted: [], ...request }).unplaced.map(({ name }) => name);

describe('where matter stands', () => {
  test('nothing but text', () => {
    expect(draw({})).toEqual(['30 ....']);
  });

  test('headline above, strip below, both over the whole width', () => {
    expect(draw({ headline: 5, strip: 7 })).toEqual([' 5 HHHH', '18 ....', ' 7 SSSS']);
  });

  test('pictures at the head and at the foot of what the headline leaves', () => {
    expect(draw({ headline: 4, wanted: wanting('P 3+2 head 9', 'P 1+2 foot 8') })).toEqual([
      ' 4 HHHH',
      ' 9 ..PP',
      ' 9 ....',
      ' 8 PP..',
    ]);
  });

  test('a quote in the middle: text above and below it, and beside it', () => {
    expect(draw({ wanted: wanting('Q 2+2 middle 6') })).toEqual(['12 ....', ' 6 .QQ.', '12 ....']);
  });

  test('a share of the height says where the middle is', () => {
    expect(draw({ wanted: wanting('Q 2+2 middle@0.4 6') })).toEqual([' 9 ....', ' 6 .QQ.', '15 ....']);
  });

  test('the head is taken before the foot and the middle, whatever was asked for first', () => {
    expect(draw({ wanted: wanting('Q 1+1 middle@0.1 8', 'P 1+2 head 8') })).toEqual([' 8 PP..', ' 8 Q...', '14 ....']);
  });

  test('matter at a head that is taken moves aside, or under it where it is as wide as the page', () => {
    expect(draw({ wanted: wanting('P 1+2 head 6', 'B 2+2 head 6') })).toEqual([' 6 PPBB', '24 ....']);
    expect(draw({ wanted: wanting('P 1+4 head 6', 'B 1+4 head 3') })).toEqual([' 6 PPPP', ' 3 BBBB', '21 ....']);
  });

  test('a quote moves to the next place where it leaves no leg too short for text', () => {
    // Its own places would be lines 10 and 8: three lines under the picture, and six lines of text above.
    expect(draw({ wanted: wanting('P 2+1 head 6', 'Q 2+1 middle@0.4 6') })).toEqual([' 6 .P..', ' 6 .Q..', '18 ....']);
    expect(draw({ wanted: wanting('Q 2+1 middle@0.3 6') })).toEqual([' 7 ....', ' 6 .Q..', '17 ....']);
  });

  test('a full column sends matter to its neighbour on the right', () => {
    expect(draw({ wanted: wanting('P 2+1 head 30', 'Q 2+1 middle 6') })).toEqual(['12 .P..', ' 6 .PQ.', '12 .P..']);
  });

  test('matter at a foot stacks upward', () => {
    expect(draw({ strip: 5, wanted: wanting('P 1+1 foot 6', 'B 1+1 foot 5') })).toEqual([
      '14 ....',
      ' 5 B...',
      ' 6 P...',
      ' 5 SSSS',
    ]);
  });
});

describe('what finds no place is told', () => {
  test('matter higher than the zone', () => {
    expect(unplaced({ headline: 6, wanted: wanting('P 1+2 head 25', 'P 3+1 head 24') })).toEqual(['P1']);
  });

  test('matter wider than the page', () => {
    expect(unplaced({ wanted: wanting('P 1+5 head 5') })).toEqual(['P1']);
  });

  test('all columns full', () => {
    expect(unplaced({ wanted: wanting('P 1+4 head 30', 'Q 1+1 middle 5') })).toEqual(['Q2']);
  });

  test('an anchor in the middle seeks the whole height, one at the head stays in the upper part', () => {
    const tall = wanting('P 1+4 head 23');
    expect(unplaced({ wanted: [...tall, ...wanting('Q 1+1 middle@0.1 7')] })).toEqual([]);
    expect(unplaced({ wanted: [...tall, ...wanting('P 1+1 head 7')] })).toEqual(['P1']);
  });
});

describe('for any page', () => {
  const matter = (columns: number) =>
    fc.tuple(
      fc.constantFrom('P', 'B', 'Q'),
      fc.integer({ min: 1, max: columns }),
      fc.integer({ min: 1, max: columns }),
      fc.constantFrom('head', 'foot', 'middle'),
      fc.integer({ min: 0, max: 10 }),
      fc.integer({ min: 3, max: 25 }),
    );
  const requests = fc.integer({ min: 1, max: 8 }).chain((columns) =>
    fc.record({
      form: fc.integer({ min: 30, max: 120 }).map((lines) => form(columns, lines)),
      headline: fc.integer({ min: 0, max: 12 }),
      strip: fc.integer({ min: 0, max: 12 }),
      wanted: fc
        .array(matter(columns), { maxLength: 9 })
        .map((all) =>
          wanting(
            ...all.map(
              ([kind, column, wide, edge, at, lines]) =>
                `${kind} ${column}+${wide} ${edge}${edge === 'middle' ? `@${at / 10}` : ''} ${lines}`,
            ),
          ),
        ),
    }),
  );

  test('slots never lie on each other nor leave the zone, and legs are exactly what slots leave', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const { grid } = request.form;
        const arranged = arrange(request);
        const rows = drawnPage(grid, arranged);
        expect(rows.join('')).not.toMatch(/[! ]/);
        const head = rows.slice(0, request.headline);
        const foot = rows.slice(grid.lines - request.strip);
        for (const row of head) expect(row).toBe('H'.repeat(grid.columns));
        for (const row of foot) expect(row).toBe('S'.repeat(grid.columns));
      }),
    );
  });

  test('every leg that matter leaves is long enough for text', () => {
    fc.assert(
      fc.property(requests, (request) => {
        for (const leg of arrange(request).legs) expect(leg.lines).toBeGreaterThanOrEqual(SHORTEST_LEG);
      }),
    );
  });

  test('legs are in reading order: down a column, columns from left to right', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const places = arrange(request).legs.map(({ column, line }) => column * 1000 + line);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });

  test('all that was wanted is placed with its own size or told', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const { slots, unplaced } = arrange(request);
        const sizes = slots
          .filter(({ kind }) => kind !== 'headline' && kind !== 'strip')
          .map(({ name, columns, lines, block }) => ({ name, columns, lines, block }));
        const told = unplaced.map(({ name, anchor, lines, block }) => ({ name, columns: anchor.columns, lines, block }));
        const all = request.wanted.map(({ name, anchor, lines, block }) => ({ name, columns: anchor.columns, lines, block }));
        const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name);
        expect([...sizes, ...told].sort(byName)).toEqual(all.sort(byName));
      }),
    );
  });

  test('the same request has the same answer, and is not changed by it', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const before = JSON.stringify(request);
        expect(arrange(request)).toEqual(arrange(request));
        expect(JSON.stringify(request)).toBe(before);
      }),
    );
  });
});
