/**
 * The rate card (价目) of a grid: what each size of advertisement takes of a page in whole columns and lines. In: an advertisement as the desk ordered it. Out: a
 * demand of one shape, at its edge or nailed. Knows no file.
 */
import type { Cells, Demand, NewsForm, Shape } from './types.ts';

/** How the desk ordered it: a name of the rate card or `4×30`. */
export interface OrderedAd {
  readonly id: string;
  readonly size: string;
  readonly at?: 'head' | 'foot' | 'left' | 'right' | { readonly column: number; readonly line: number };
}

/** Lines of a 通栏 and a 半通栏: a sixth of the page. */
const STRIP = 1 / 6;

/** Columns and lines of a size; undefined for 中缝, which no page of its own has, and for 报眼 where the template has no ear. */
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

/** Why a page has no such size, and which has. */
export function unsoldWhy(size: string, { ear }: NewsForm): string {
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
