/**
 * The form of a feature whose two pages are not one sheet (W12): what would stand across the fold keeps to the wider side of it. In: a form. Out: a form. Plans nothing.
 */
import type { Anchor, FeatureForm } from './types.ts';

/** The form with no anchor across its fold; one without a fold is as it was. */
export function keptApart(form: FeatureForm): FeatureForm {
  const { fold } = form.grid;
  if (!fold) return form;
  const one = <T extends Anchor>(anchor: T): T => aside(anchor, fold.after);
  const [lead, ...others] = form.pictures;
  const widths = form.leadWidths.map((columns) => Math.min(columns, fold.after));
  // The lead may be as wide as the left page: it begins where the widest of its widths ends at the fold.
  const widest = Math.max(1, ...widths);
  const first = lead && { ...one(lead), column: fold.after - widest + 1, columns: widest };
  return {
    ...form,
    pictures: first ? [first, ...others.map(one)] : [],
    boxes: form.boxes.map(one),
    pullquotes: form.pullquotes.map(one),
    leadWidths: [...new Set(widths)],
  };
}

function aside<T extends Anchor>(anchor: T, after: number): T {
  const { column, columns } = anchor;
  const left = after - column + 1;
  if (left <= 0 || left >= columns) return anchor;
  return left >= columns - left ? { ...anchor, columns: left } : { ...anchor, column: after + 1, columns: columns - left };
}
