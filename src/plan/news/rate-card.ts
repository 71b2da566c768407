/**
 * The rate card (价目) of a grid: what each size of advertisement takes of a page in whole columns and lines. In: an advertisement as the desk ordered it. Out: a
 * demand of one shape, at its edge or nailed. Knows no file.
 */
import type { Cells, Demand, NewsForm, Shape } from './types.ts';

/** The demand of a page's advertisement, by its place in the list from 0. */
export const adId = (i: number): string => `ad${i + 1}`;

/** How the desk ordered it: a name of the rate card or `4×30`. */
export interface OrderedAd {
  readonly id: string;
  readonly size: string;
  readonly at?: 'head' | 'foot' | 'left' | 'right' | { readonly column: number; readonly line: number };
}

/** Lines of a 通栏 and a 半通栏: a sixth of the page. */
const STRIP = 1 / 6;

/** Columns and lines of a size; undefined for 中缝, which stands in no column, and for 报眼 where the template has no ear. */
export function cellsOf(size: string, { grid, ear, reserved }: NewsForm): Pick<Cells, 'columns' | 'lines'> | undefined {
  const { lines, fold } = grid;
  // On a spread a name means its size on one of the two pages.
  const columns = fold ? fold.after : grid.columns;
  const half = Math.floor(columns / 2);
  // What furniture keeps over the whole width at the head of the page is not for sale.
  const kept = reserved.reduce((most, { line, lines: deep }) => (line < lines / 2 ? Math.max(most, line + deep - 1) : most), 0);
  const typed = /^(\d+)×(\d+)$/.exec(size);
  if (typed) return { columns: Number(typed[1]), lines: Number(typed[2]) };
  const strip = Math.round(lines * STRIP);
  const sizes: Readonly<Record<string, Pick<Cells, 'columns' | 'lines'>>> = {
    整版: { columns, lines: lines - kept },
    半版: { columns, lines: Math.floor(lines / 2) },
    '1/4版': { columns: half, lines: Math.floor(lines / 2) },
    通栏: { columns, lines: strip },
    半通栏: { columns: half, lines: strip },
    竖通: { columns: Math.max(1, Math.round(columns / 4)), lines: Math.floor(lines / 2) },
  };
  return size === '报眼' && ear ? { columns: ear.columns, lines: ear.lines } : sizes[size];
}

/** Where an advertisement goes that the desk gives no place: 竖通 to the right, the rest to the foot. */
const edgeOf = (size: string): 'foot' | 'right' => (size === '竖通' ? 'right' : 'foot');

/** 中缝 stands in the white of a fold so wide at least, mm: the mark 广告 keeps 5 mm off the crease. */
const LEAST_FOLD = 25;
/** Width of the white at a form's fold, mm; `em` in pt. */
const foldWidth = ({ grid: { fold } }: NewsForm, em: number): number => ((fold?.gap ?? 0) * em * 25.4) / 72;

/** Whether a form sells 中缝: a spread with a wide fold. */
export const sellsGutter = (form: NewsForm, em: number): boolean => foldWidth(form, em) >= LEAST_FOLD;

/** Why a page has no such size, and which has. */
export function unsoldWhy(size: string, form: NewsForm, em: number): string {
  const { ear, grid } = form;
  if (size === '中缝' && !grid.fold)
    return `中缝 stands between the two pages of one sheet: order it on a spread (folio: A04-A05) whose fold is ${LEAST_FOLD} mm wide or more`;
  if (size === '中缝')
    return `the fold of its template is ${foldWidth(form, em).toFixed(1)} mm wide, and 中缝 needs ${LEAST_FOLD} mm: fold.gap of grid.ts, in em of the body`;
  if (size === '报眼' && !ear)
    return 'its template has no ear; 报眼 stands beside the nameplate of a front page (broadsheet-front, tabloid-front)';
  return `its template sells no ${size}`;
}

/** Its demand; undefined where the page has no such size. */
export function adDemand({ id, size, at }: OrderedAd, order: number, form: NewsForm): Demand | undefined {
  const cells = cellsOf(size, form);
  if (!cells) return undefined;
  const base = { id, kind: 'advertisement' as const, weight: 'normal' as const, order, shapes: [shapeOf(size, cells)] };
  if (size === '报眼') return { ...base, nail: form.ear! };
  if (typeof at === 'object') return { ...base, nail: { column: at.column, line: at.line, ...cells } };
  return { ...base, edge: at ?? edgeOf(size) };
}

function shapeOf(size: string, { columns, lines }: Pick<Cells, 'columns' | 'lines'>): Shape {
  return {
    name: size,
    columns,
    head: { lines: 0, least: 0, most: 0, size: 0, face: '', rows: 0, fill: 0, characters: 0 },
    legs: { count: 0, measure: 0, gap: 0 },
    text: { least: 0, natural: 0, most: 0 },
    pictures: [{ block: 'ad', column: 0, columns, edge: 'head', least: lines, natural: lines, most: lines }],
    insets: [],
    foot: 0,
    cost: 0,
  };
}
