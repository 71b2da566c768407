/**
 * What stands between two boxes of a line set downwards: the horizontal table, read by what each box is along the line and by what it
 * is at an edge. In vertical lines ：；？！ give up nothing (P4), and upright figures and letters are cells like Han.
 */
import type { HouseStyle } from '../../story/types.ts';
import { CLASSES, edgePenalty, type Gap, gapTable, rightBlank } from '../gaps.ts';
import { Class, type ClassId } from '../kinsoku/classes.ts';

/** `fixed`: one of ：；？！. `cell`: an upright figure or letter. `plain`: everything else. */
export type Form = 'plain' | 'fixed' | 'cell';

/** What a box is: its class, and its form in a vertical line. */
export interface Kind {
  readonly cls: ClassId;
  readonly form: Form;
}

const western = (c: ClassId): boolean =>
  c === Class.digit || c === Class.latin || c === Class.latinMark || c === Class.prefix || c === Class.postfix;

/** The gaps of a house style, downwards. */
export class VerticalGaps {
  readonly #table: readonly Gap[];
  readonly #house: HouseStyle;

  constructor(house: HouseStyle) {
    this.#house = house;
    // M8: ¼ em around turned words, whatever the house gives horizontal ones.
    this.#table = gapTable(house.hanLatin === 'fixed' ? house : { ...house, hanLatin: 'book' });
  }

  between(a: Kind, b: Kind): Gap {
    const { penalty } = this.#of(a.cls, b.cls);
    const gap = this.#spacing(a, b);
    return gap.penalty === penalty ? gap : { ...gap, penalty };
  }

  /** Infinity where `b` may not begin a line or `a` may not end one, whatever blank was typed between them; else 0. */
  edge(a: Kind, b: Kind): number {
    return edgePenalty(a.cls, b.cls, this.#house);
  }

  #of(a: ClassId, b: ClassId): Gap {
    return this.#table[a * CLASSES + b]!;
  }

  #spacing(a: Kind, b: Kind): Gap {
    if (a.form === 'plain' && b.form === 'plain') return this.#of(a.cls, b.cls);
    if (a.form === 'cell' && b.form === 'cell')
      return { ...this.#of(Class.han, Class.han), open: western(a.cls) && western(b.cls) ? 0 : 1 };
    return this.#of(this.#seen(a, b), this.#seen(b, a));
  }

  /** A cell is spaced as Han. So is a fixed mark, but no Han–Western gap opens beside it (M2). */
  #seen(kind: Kind, beside: Kind): ClassId {
    if (kind.form === 'plain') return kind.cls;
    if (kind.form === 'fixed' && beside.form === 'plain' && western(beside.cls)) return Class.ellipsis;
    return Class.han;
  }

  /** Half an em that a mark may give up at the end of a line or before its neighbour. */
  blankAfter({ cls, form }: Kind): boolean {
    return form === 'plain' && rightBlank(cls, this.#house);
  }
}
