/**
 * Legs filled with text of known length, shown in letters: one string a leg, from its top. `P` a paragraph's first line, `p` its others, `#` a
 * crosshead, `.` a line that only a drop cap takes, `-` empty. Then, over stories small enough to try every way: what is forbidden never
 * happens, and what has room is set.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DROPCAP, type Filled, Filler } from '../../src/makeup/fill.ts';
import type { Leg } from '../../src/plan/types.ts';
import type { FlowBlock } from '../../src/style/matter.ts';
import type { Typesetter } from '../../src/text/typesetter.ts';
import { faults, flow, legs, MEASURE, para, shown, styled } from '../support/flow.ts';
import { squareSetter } from '../support/square-font.ts';

/** Lines of a crosshead with the blank one above. */
const HEAD = 3;

interface Poured {
  readonly filled: Filled;
  readonly filler: Filler;
  readonly blocks: readonly FlowBlock[];
  readonly setter: Typesetter;
}

function pour(text: string | readonly FlowBlock[], into: readonly Leg[]): Poured {
  const blocks = typeof text === 'string' ? flow(text) : text;
  const setter = squareSetter();
  const filler = new Filler(setter, blocks, () => HEAD);
  return { filled: filler.fill(into), filler, blocks, setter };
}

/** The legs in letters of a text that has to find room by the rules. */
function set(text: string | readonly FlowBlock[], into: readonly Leg[]): readonly string[] {
  const { filled, blocks, setter } = pour(text, into);
  expect(faults(filled, blocks, setter)).toEqual([]);
  expect(filled.rest).toBeNull();
  return shown(filled, blocks, setter);
}

describe('columns', () => {
  test('are filled to the foot', () => {
    expect(set('12', legs([6, 6]))).toEqual(['Pppppp', 'pppppp']);
    expect(set('3 5 4', legs([6, 6]))).toEqual(['PppPpp', 'ppPppp']);
  });

  test('the last line of a paragraph never stands alone at a head (N2): the line above it goes too', () => {
    expect(set('8 9', legs([8, 8, 8]))).toEqual(['Pppppppp', 'Ppppppp-', 'pp------']);
  });

  test('a paragraph of two lines is not parted; one of a single line may stand anywhere', () => {
    expect(set('4 2 4', legs([5, 6]))).toEqual(['Pppp-', 'PpPppp']);
    expect(set('5 1 4', legs([5, 5]))).toEqual(['Ppppp', 'PPppp']);
  });

  test('the story may end early: what is free behind it is told', () => {
    const { filled, blocks, setter } = pour('7 3', legs([8, 8, 8]));
    expect(shown(filled, blocks, setter)).toEqual(['PppppppP', 'pp------']);
    expect(filled).toMatchObject({ rest: null, free: 14 });
  });

  test('text that finds no room is told as a cursor, with the lines that it takes at any measure', () => {
    const { filled, filler, blocks, setter } = pour('20', legs([6, 6]));
    expect(shown(filled, blocks, setter)).toEqual(['Pppppp', 'pppppp']);
    expect(filled.rest).toEqual({ block: 0, box: 120 });
    expect(filler.rowsOf(filled.rest!, MEASURE)).toBe(8);
    expect(filler.rowsOf(filled.rest!, 2 * MEASURE)).toBe(4);
  });

  test('a text of nothing takes nothing', () => {
    expect(set([], legs([6]))).toEqual(['------']);
  });
});

describe('crossheads', () => {
  test('have a line of their text under them, at least (N1)', () => {
    expect(set('5 # 6', legs([9, 9]))).toEqual(['Ppppp###P', 'ppppp----']);
    expect(set('6 # 6', legs([9, 9]))).toEqual(['Pppppp---', '##Pppppp-']);
  });

  test('drop their blank line at the head of a leg', () => {
    expect(set('# 6 # 3', legs([8, 8]))).toEqual(['##Pppppp', '##Ppp---']);
  });

  test('take a line more where that keeps the foot level, but for one at the head', () => {
    // One line is over: one line of the last paragraph is all that may stand there.
    expect(set('4 # 5 3', legs([14, 5]))).toEqual(['Pppp####PppppP', 'pp---']);
    expect(set('# 11', legs([12, 5]))).toEqual(['##Ppppppppp-', 'pp---']);
  });

  test('stretched are the lowest first', () => {
    expect(set('2 # 2 # 5 2', legs([16, 6]))).toEqual(['Pp###Pp####Ppppp'.padEnd(16, '-'), 'Pp----']);
  });

  test('two of them in a row stay with their text together', () => {
    expect(set('2 # # 2 4', legs([9, 14]))).toEqual(['Pp-------', '##' + '###' + 'PpPppp' + '---']);
  });
});

describe('drop caps', () => {
  test('the first lines stand back by the width of the character, which is not among them', () => {
    const { filled, blocks, setter } = pour('6v3', legs([9]));
    expect(faults(filled, blocks, setter)).toEqual([]);
    const [piece] = filled.legs[0]!.pieces;
    expect(piece).toMatchObject({ from: 1, row: 0, rows: 7, dropcap: { lines: 3, em: 3 * DROPCAP, boxes: 1 } });
    // 55 characters: one is the drop cap; 10 em less 3.975 hold six.
    expect([...piece!.ends]).toEqual([7, 13, 19, 29, 39, 49, 55]);
  });

  test('its lines are not parted', () => {
    expect(set('4 6v3', legs([6, 9]))).toEqual(['Pppp--', 'Ppppppp--']);
    expect(set('4 6v3', legs([7, 9]))).toEqual(['PpppPpp', 'pppp-----']);
    // One far higher goes over whole, its first character too.
    expect(set('1 8v6', legs([6, 14]))[0]).toBe('P-----');
  });

  test('a paragraph with fewer lines than its drop cap keeps the next one off it', () => {
    expect(set('1v3 4', legs([9]))).toEqual(['P..Pppp--']);
    expect(set('1v3', legs([9]))).toEqual(['P..------']);
  });

  test('a mark that opens the paragraph is dropped with its character; where both leave no room beside them there is none', () => {
    const quoted = { ...para(9, 0, 3), para: styled(`“${'字'.repeat(60)}`) };
    const wide = pour(
      [quoted],
      legs([9]).map((leg) => ({ ...leg, measure: 12 })),
    ).filled.legs[0]!.pieces[0]!;
    expect(wide).toMatchObject({ from: 2, dropcap: { lines: 3, boxes: 2 } });
    expect(12 - wide.dropcap!.em).toBeGreaterThanOrEqual(5);
    expect(pour([quoted], legs([9])).filled.legs[0]!.pieces[0]).toMatchObject({ from: 0 });
    expect(pour([quoted], legs([9])).filled.legs[0]!.pieces[0]).not.toHaveProperty('dropcap');
  });

  test('a paragraph of one character has none', () => {
    const one = { ...para(1, 0, 3), para: styled('字') };
    const { filled, blocks, setter } = pour([one, para(2, 1)], legs([9]));
    expect(shown(filled, blocks, setter)).toEqual(['PPp------']);
    expect(filled.legs[0]!.pieces[0]).not.toHaveProperty('dropcap');
  });
});

describe('paragraphs without a character', () => {
  const blank = { ...para(1, 9), para: styled('') };

  test('take no line, wherever they stand', () => {
    const [a, b] = [para(3, 0), para(3, 1)];
    expect(set([blank, a, blank, b, blank], legs([8]))).toEqual(['PppPpp--']);
    expect(set([blank], legs([5]))).toEqual(['-----']);
  });

  test('between a crosshead and its text do not part them', () => {
    const [a, head, b] = flow('6 # 6');
    expect(set([a!, head!, blank, b!], legs([9, 9]))).toEqual(['Pppppp---', '##Pppppp-']);
  });
});

describe('legs of different measures', () => {
  test('each is broken at its own from where the one before ended', () => {
    const { filled, blocks, setter } = pour('12', legs([6, 6], [10, 20]));
    expect(faults(filled, blocks, setter)).toEqual([]);
    expect(filled.legs.map(({ pieces }) => [...pieces[0]!.ends])).toEqual([
      [10, 20, 30, 40, 50, 60],
      [80, 100, 115],
    ]);
  });

  test('what would be a last line alone at the next measure is not (N2)', () => {
    // Six lines of ten leave fifteen characters: one line of twenty.
    expect(set('8', legs([6, 6], [10, 20]))).toEqual(['Ppppp-', 'pp----']);
  });

  test('also where that needs a cut far above the foot', () => {
    // The next measure holds six lines of this one.
    expect(set('20', legs([19, 6], [10, 60]))).toEqual(['P'.padEnd(13, 'p').padEnd(19, '-'), 'pp----']);
  });
});

describe('over every way of small stories', () => {
  /** Lines of each thing that cannot be parted further; a paragraph of n lines is n of them. */
  interface Unit {
    readonly head: boolean;
    /** May a leg begin here? Not with a last line. */
    readonly begins: boolean;
  }
  const unitsOf = (tokens: readonly string[]): Unit[] =>
    tokens.flatMap((token): Unit[] => {
      if (token === '#') return [{ head: true, begins: true }];
      const lines = Number(token);
      return Array.from({ length: lines }, (_, i) => ({ head: false, begins: i === 0 || i < lines - 1 }));
    });

  /** Whether any way of cutting sets all units by N1 and N2. */
  function hasRoom(units: readonly Unit[], room: readonly number[]): boolean {
    let starts = new Set([0]);
    for (const lines of room) {
      const next = new Set<number>();
      for (const start of starts) {
        let used = 0;
        for (let at = start; at <= units.length; at++) {
          const legal = at === units.length || units[at]!.begins;
          if (legal && !units[at - 1]?.head) next.add(at);
          const unit = units[at];
          used += !unit ? Infinity : unit.head ? (at === start ? HEAD - 1 : HEAD) : 1;
          if (used > lines) break;
        }
        next.add(start);
      }
      starts = next;
      if (starts.has(units.length)) return true;
    }
    return false;
  }

  /** A story ends with a paragraph, and crossheads do not follow each other more than twice. */
  const stories = fc
    .array(
      fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 9 }).map(String) }, { weight: 1, arbitrary: fc.constant('#') }),
      {
        minLength: 1,
        maxLength: 7,
      },
    )
    .map((tokens) => [...tokens, '3']);
  const rooms = fc.array(fc.integer({ min: 5, max: 14 }), { minLength: 1, maxLength: 4 });

  test('N1, N2, N3 never happen, no line is lost or set twice', () => {
    fc.assert(
      fc.property(stories, rooms, (tokens, room) => {
        const { filled, blocks, setter } = pour(tokens.join(' '), legs(room));
        expect(faults(filled, blocks, setter)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('what has room by any legal way is set', () => {
    fc.assert(
      fc.property(stories, rooms, (tokens, room) => {
        fc.pre(hasRoom(unitsOf(tokens), room));
        expect(pour(tokens.join(' '), legs(room)).filled.rest).toBeNull();
      }),
      { numRuns: 400 },
    );
  });

  test('nor with legs of different measures and drop caps', () => {
    const tokens = fc.array(
      fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: 1, max: 9 }).map(String) },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }).map((n) => `${n}v2`) },
        { weight: 1, arbitrary: fc.constant('#') },
      ),
      { minLength: 1, maxLength: 6 },
    );
    const measured = fc.array(fc.tuple(fc.integer({ min: 6, max: 14 }), fc.constantFrom(7, 10, 21, 32)), {
      minLength: 2,
      maxLength: 4,
    });
    fc.assert(
      fc.property(tokens, measured, (story, shape) => {
        const into = legs(
          shape.map(([lines]) => lines),
          shape.map(([, measure]) => measure),
        );
        const { filled, blocks, setter } = pour(`${story.join(' ')} 3`, into);
        expect(faults(filled, blocks, setter)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('the same text in the same legs is set the same', () => {
    fc.assert(
      fc.property(stories, rooms, (tokens, room) => {
        const blocks = flow(tokens.join(' '));
        const once = pour(blocks, legs(room));
        const again = pour(blocks, legs(room));
        expect(shown(once.filled, blocks, once.setter)).toEqual(shown(again.filled, blocks, again.setter));
      }),
      { numRuns: 50 },
    );
  });
});

describe('columns stand level', () => {
  test('where paragraphs allow it no foot but the last is short by more than a line', () => {
    const paragraphs = fc.array(fc.integer({ min: 3, max: 9 }).map(String), { minLength: 6, maxLength: 14 });
    fc.assert(
      fc.property(paragraphs, fc.integer({ min: 8, max: 16 }), (tokens, lines) => {
        const { filled } = pour(tokens.join(' '), legs(Array.from({ length: 12 }, () => lines)));
        for (const { short } of filled.legs.slice(0, -1)) expect(short).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });
});
