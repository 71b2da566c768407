/**
 * A plan of a page without any search: stories by weight, shelf by shelf, each shelf as high as its first story is at its width. Demands in, modules
 * out. It stands in where no better plan is asked for.
 */
import type { Cells, Demand, Module, NewsForm, NewsPlan, Shape } from './types.ts';

const RANK = { lead: 0, second: 1, normal: 2, brief: 3 };

/** Lines that a shape takes where its text is level. */
export function linesOf(shape: Shape): number {
  const { count } = shape.legs;
  const pictures = shape.pictures.reduce((sum, { natural, columns }) => sum + natural * columns, 0);
  const insets = shape.insets.reduce((sum, { lines, columns }) => sum + lines * columns, 0);
  const tallest = Math.max(0, ...stacked(shape));
  const text = count ? Math.ceil((shape.text.natural * shape.columns) / count) : 0;
  return shape.head.lines + shape.foot + Math.max(tallest, Math.ceil((pictures + insets + text) / shape.columns));
}

/** Lines that pictures and insets take of each column. */
function stacked({ columns, pictures, insets }: Shape): number[] {
  const parts = [...pictures.map(({ natural, ...rest }) => ({ ...rest, lines: natural })), ...insets];
  return Array.from({ length: columns }, (_, i) =>
    parts.reduce((sum, part) => sum + (i >= part.column && i < part.column + part.columns ? part.lines : 0), 0),
  );
}

export function moduleOf(demand: Demand, shape: Shape, cells: Cells): Module {
  return {
    demand: demand.id,
    kind: demand.kind,
    cells,
    shape,
    head: shape.head.lines,
    pictures: shape.pictures.map(({ natural }) => natural),
    looseness: 0,
    dropped: [],
    empty: 0,
    overset: 0,
  };
}

/** Shelves from the top; what finds no place is unplaced. */
export function planShelves(demands: readonly Demand[], form: NewsForm): NewsPlan {
  const sorted = [...demands].sort((a, b) => RANK[a.weight] - RANK[b.weight] || a.order - b.order);
  const { columns, lines } = form.grid;
  const modules: Module[] = [];
  for (const demand of demands.filter(({ nail }) => nail)) {
    const shape = demand.shapes.find((one) => one.columns === demand.nail!.columns);
    if (!shape) continue;
    modules.push(moduleOf(demand, shape, demand.nail!));
    sorted.splice(sorted.indexOf(demand), 1);
  }
  let line = form.reserved.reduce((top, cells) => (cells.line < lines / 2 ? Math.max(top, cells.line + cells.lines) : top), 1);
  line = modules.reduce((top, { cells }) => Math.max(top, cells.line + cells.lines), line);
  while (sorted.length && line < lines) {
    let column = 1;
    let deep = 0;
    for (let i = 0; i < sorted.length && column <= columns;) {
      const demand = sorted[i]!;
      const room = columns - column + 1;
      const fits = demand.shapes.filter((shape) => shape.columns <= room && linesOf(shape) <= (deep || lines - line + 1));
      const near = (shape: Shape): number =>
        (deep ? deep - linesOf(shape) : Math.abs(shape.columns - columns * 0.6) * 10) + shape.cost;
      const shape = fits.sort((a, b) => near(a) - near(b))[0];
      if (!shape) {
        i++;
        continue;
      }
      deep ||= Math.min(linesOf(shape) + 1, lines - line + 1);
      modules.push(moduleOf(demand, shape, { column, columns: shape.columns, line, lines: deep }));
      column += shape.columns;
      sorted.splice(i, 1);
    }
    if (!deep) break;
    line += deep;
  }
  return { modules, unplaced: sorted.map(({ id }) => id), terms: {}, cost: 0, exact: false };
}
