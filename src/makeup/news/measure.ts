/**
 * The measure that the desk asked for a story's text and the one that it has: base columns, merged, re-cut, wide ones over base columns. In: shapes. Out: names, and what is said where a wish
 * could not be met. Chooses nothing.
 */
import { diagnose, type Diagnostic } from '../../base/index.ts';
import type { LegsShape, Module, OpeningShape } from '../../plan/news/types.ts';
import type { GridSpec } from '../../plan/types.ts';
import type { Measure } from '../../story/types.ts';
import type { NewsDesk } from './desk.ts';

/** What a module's legs are called. */
export function measureOf(
  legs: LegsShape & { readonly opened?: { readonly opening: OpeningShape } },
  { chars }: GridSpec,
  columns: number,
): Measure {
  if (legs.opened) return legs.opened.opening.behind ? 'left-merged' : 'opening-merged';
  if (legs.measure === chars) return 'base';
  return columns % legs.count === 0 ? 'merged' : 'recut';
}

/** Why there is none such, and what to do. */
const WHY: Readonly<Record<Measure, string>> = {
  base: 'the columns of this template hold no line of text',
  merged: 'an even number of columns that pictures do not part is merged; take a box out, or give it 2, 4 or 6 columns',
  recut:
    'three columns are re-cut into two, five into three, six into four, where no picture, box or quote stands beside the text; give it so many',
  'opening-merged':
    'wide legs of 6 lines and more hold at most half of the text, and six lines are left for each column under them: give it more text or fewer columns, two beside its picture at least',
  'left-merged':
    'the two columns at the left are merged where that is at most 30 characters, no picture, box or quote stands in one of them alone, and text is left for the others: give it three columns or more, or more text',
};

/** Wishes that the page could not meet. */
export function measureFaults(desk: NewsDesk, modules: readonly Module[]): Diagnostic[] {
  return modules.flatMap(({ demand, shape }) => {
    const item = desk.item(demand);
    const wish = item?.measure;
    if (!wish || shape.legs.count === 0) return [];
    const legs = { ...shape.legs, ...(shape.opening ? { opened: { opening: shape.opening } } : {}) };
    const made = measureOf(legs, desk.grid.spec, shape.columns);
    if (made === wish.asked) return [];
    const message = `measure: ${wish.asked} has no room here, “${item.story.title}” is set in ${made} columns: ${WHY[wish.asked]}`;
    return [diagnose('warning', 'measure-unmet', message, wish.span, desk.input.edition ?? '')];
  });
}
