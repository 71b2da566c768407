/**
 * What a paper's own grid.ts exports comes in; what is wrong with it goes out, in words for its author, or nothing. A grid that passes can be
 * planned and made up.
 */
import type { Cells, NewsForm, Weight } from './news/types.ts';
import type { FeatureForm, GridSpec } from './types.ts';
import { mm } from '../base/index.ts';

type Loose<T> = { readonly [K in keyof T]?: unknown };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const isNumber = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most;

/** A value as its author typed it, where it is short. */
const plain = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 20);

/** Body type that a sheet is measured with, pt: grids are in em of it. */
const EM = 9;

/** The first fault, or undefined. */
export function gridFault(template: unknown): string | undefined {
  if (!isObject(template)) return 'it has no default export; export default { name, kind: "news", page: { … } }';
  for (const form of ['page', 'spread'] as const) {
    const value = template[form];
    if (value === undefined && form === 'spread') continue;
    if (!isObject(value)) return `${form} is missing; it is the form of a ${form}`;
    const fault = gridSpecFault(value['grid']) ?? (value['kind'] === 'news' ? newsFault(value) : featureFault(value));
    if (fault !== undefined) return `${form}: ${fault}`;
  }
  return undefined;
}

function gridSpecFault(grid: unknown): string | undefined {
  if (!isObject(grid)) return 'grid is missing; it says sheet, columns, chars, gap and lines';
  const { sheet, columns, chars, gap, lines, fold } = grid as Loose<GridSpec>;
  if (!isObject(sheet) || !isNumber(sheet['width'], 50, 2000) || !isNumber(sheet['height'], 50, 2000))
    return 'grid.sheet is { width, height } in mm, from 50 to 2000';
  if (!isNumber(columns, 1, 24) || !Number.isInteger(columns)) return 'grid.columns is a whole number from 1 to 24';
  if (!isNumber(chars, 5, 111))
    return `grid.chars, characters a column, is a number from 5 to 111, not ${plain(chars)}: a line holds five at least (N12)`;
  if (!isNumber(gap, 0, 6)) return 'grid.gap, em between columns, is a number from 0 to 6';
  if (!isNumber(lines, 20, 400) || !Number.isInteger(lines)) return 'grid.lines is a whole number from 20 to 400';
  if (fold !== undefined && (!isObject(fold) || !isNumber(fold['after'], 1, columns - 1) || !isNumber(fold['gap'], 0, 12)))
    return 'grid.fold is { after, gap }: the column that the fold follows and the em there';
  const wide = (columns * chars + (columns - 1) * gap) * EM;
  if (wide > mm(sheet['width'])) return `grid: ${columns} columns of ${chars} are ${wide.toFixed(0)} pt wide, the sheet ${mm(sheet['width']).toFixed(0)}`; // prettier-ignore
  return undefined;
}

const WEIGHTS: readonly unknown[] = ['lead', 'second', 'normal', 'brief'] satisfies Weight[];

function newsFault(form: Readonly<Record<string, unknown>>): string | undefined {
  const { scale, reserved, columnRules, openings = [], ear } = form as Loose<NewsForm>;
  const grid = form['grid'] as GridSpec;
  if (!isObject(scale)) return 'scale is missing; take BROADSHEET or TABLOID of banxin/grid';
  const { ladder } = scale;
  if (!Array.isArray(ladder)) return 'scale.ladder is a list of rungs; make it with ladder() of banxin/grid';
  for (const weight of WEIGHTS)
    if (!ladder.some((rung) => isObject(rung) && rung['weight'] === weight && isNumber(rung['columns'], 1, grid.columns)))
      return `scale.ladder has no rung of weight ${weight} within ${grid.columns} columns`;
  if (!Array.isArray(reserved)) return 'reserved is a list of cells, [] for none';
  for (const cells of [...(reserved as unknown[]), ...(ear === undefined ? [] : [ear])]) {
    const fault = cellsFault(cells, grid);
    if (fault !== undefined) return fault;
  }
  if (!['none', 'hairline', 'dotted'].includes(columnRules as string)) return 'columnRules is none, hairline or dotted';
  if (!Array.isArray(openings) || !openings.every((weight) => WEIGHTS.includes(weight)))
    return `openings is a list of weights, [${WEIGHTS.join(', ')}], not ${plain(openings)}`;
  return undefined;
}

function cellsFault(cells: unknown, grid: GridSpec): string | undefined {
  if (!isObject(cells)) return 'cells are { column, columns, line, lines }';
  const { column, columns, line, lines } = cells as Loose<Cells>;
  const inside =
    isNumber(column, 1, grid.columns) &&
    isNumber(columns, 1, grid.columns - column + 1) &&
    isNumber(line, 1, grid.lines) &&
    isNumber(lines, 1, grid.lines - line + 1);
  return inside ? undefined : `cells ${JSON.stringify(cells)} lie outside ${grid.columns} columns × ${grid.lines} lines`;
}

function featureFault(form: Readonly<Record<string, unknown>>): string | undefined {
  const { scale, headline, pictures, boxes, pullquotes, leadWidths, strip } = form as Loose<FeatureForm>;
  if (!isObject(scale) || !Array.isArray(scale['headline']) || scale['headline'].length === 0)
    return 'it is neither kind: "news" nor a feature: a feature has scale.headline, sizes in pt, largest first';
  if (headline !== 'full' && headline !== 'halves') return 'headline is full or halves';
  for (const [name, list] of Object.entries({ pictures, boxes, pullquotes, leadWidths }))
    if (!Array.isArray(list)) return `${name} is a list`;
  return isObject(strip) ? undefined : 'strip is { columns, from, timeline }';
}
