/**
 * What stands on a page before anything is planned: nails of the desk, and advertisements at their edges. In: demands. Out: their cells, and what
 * contradicts itself as problems with the demand's id.
 */
import { beforeFold } from '../grid.ts';
import type { Cells, Demand, NewsForm, PlanProblem, Shape } from './types.ts';

/** A demand and the cells it is given. */
export interface Placed {
  readonly demand: Demand;
  readonly cells: Cells;
}

/** What is fixed, what is still free to plan, what went wrong. */
export interface Fixed {
  readonly placed: readonly Placed[];
  readonly open: readonly Demand[];
  readonly problems: readonly PlanProblem[];
}

/** Two rectangles of cells have one in common. */
export const meets = (a: Cells, b: Cells): boolean =>
  a.column < b.column + b.columns && b.column < a.column + a.columns && a.line < b.line + b.lines && b.line < a.line + a.lines;

/** Columns before the fold that the cells cross; undefined where they cross none. */
export const foldOf = ({ column, columns }: Cells, { grid }: NewsForm): number | undefined =>
  beforeFold(grid, column, columns) || undefined;

/** Whether a shape may stand in these cells: as wide, and made for the fold that they cross; an advertisement brings its own. */
export const stands = (shape: Shape, cells: Cells, form: NewsForm, kind: Demand['kind']): boolean =>
  shape.columns === cells.columns && (kind === 'advertisement' || shape.fold === foldOf(cells, form));

const words = ({ column, columns, line, lines }: Cells): string =>
  `columns ${column}–${column + columns - 1}, lines ${line}–${line + lines - 1}`;

/** Fixes nails, then advertisements; a nail that cannot be honoured is planned as if it were not there. */
export function fix(demands: readonly Demand[], form: NewsForm): Fixed {
  const placed: Placed[] = [];
  const open: Demand[] = [];
  const problems: PlanProblem[] = [];
  for (const demand of demands.filter(({ nail }) => nail)) {
    const problem = nailFault(demand, demand.nail!, form, placed);
    if (problem) {
      problems.push(problem);
      // A story is planned elsewhere; an advertisement stands where it was sold or nowhere.
      if (demand.kind !== 'advertisement') open.push(demand);
    } else placed.push({ demand, cells: demand.nail! });
  }
  for (const demand of demands.filter(({ nail, edge }) => !nail && edge)) {
    const cells = atEdge(demand, form, placed);
    if (cells) placed.push({ demand, cells });
    else problems.push(edgeFault(demand, form));
  }
  open.push(...demands.filter(({ nail, edge }) => !nail && !edge));
  return { placed, open: demands.filter((demand) => open.includes(demand)), problems };
}

function nailFault(demand: Demand, cells: Cells, form: NewsForm, placed: readonly Placed[]): PlanProblem | null {
  const { columns, lines, fold } = form.grid;
  const fault = (code: PlanProblem['code'], message: string, other?: string): PlanProblem => ({
    code,
    severity: 'error',
    demand: demand.id,
    ...(other === undefined ? {} : { other }),
    message,
  });
  const { column, line } = cells;
  if (column < 1 || line < 1 || column + cells.columns - 1 > columns || line + cells.lines - 1 > lines)
    return fault('nail-outside', `${words(cells)} leave the page of ${columns} columns × ${lines} lines: nail it within them`);
  const across = foldOf(cells, form);
  if (fold && across !== undefined && demand.kind !== 'advertisement' && !demand.shapes.some((shape) => shape.fold === across))
    return fault(
      'nail-fold',
      `${words(cells)} lie across the fold after column ${fold.after}, and its headline, pictures or tables cannot be kept off it there: nail it to one side, in columns 1–${fold.after} or ${fold.after + 1}–${columns}, or where a word of its headline ends at the fold`,
    );
  if (form.reserved.some((own) => meets(own, cells)))
    return fault('nail-on-furniture', `${words(cells)} lie on what the template keeps for furniture: nail it lower, or beside`);
  const other = placed.find((one) => meets(one.cells, cells));
  if (other)
    return fault(
      'nail-on-another',
      `${words(cells)} lie on “${other.demand.id}” at ${words(other.cells)}: move one of them`,
      other.demand.id,
    );
  if (!demand.shapes.some((shape) => stands(shape, cells, form, demand.kind)))
    return fault('nail-shape', `no headline or picture of it goes over ${cells.columns} columns: nail it over fewer, or more`);
  return null;
}

/** Height of matter of one height. */
export const fixedLines = ({ head, foot, pictures }: Demand['shapes'][number]): number =>
  head.lines + foot + pictures.reduce((sum, { natural }) => sum + natural, 0);

/** The first free place at its edge: foot and head from the right, left and right from the foot. */
function atEdge({ shapes, edge }: Demand, form: NewsForm, placed: readonly Placed[]): Cells | null {
  const { columns, lines, fold } = form.grid;
  const taken = [...form.reserved, ...placed.map(({ cells }) => cells)];
  for (const shape of shapes) {
    const size = { columns: shape.columns, lines: fixedLines(shape) };
    const places: Cells[] = [];
    for (let line = 1; line + size.lines - 1 <= lines; line++)
      for (let column = 1; column + size.columns - 1 <= columns; column++) places.push({ column, line, ...size });
    const whole = ({ column }: Cells): boolean =>
      !fold ||
      size.columns > Math.max(fold.after, columns - fold.after) ||
      column > fold.after ||
      column + size.columns - 1 <= fold.after;
    const free = places.filter((cells) => whole(cells) && !taken.some((one) => meets(one, cells)));
    const far = ({ column, line }: Cells): number => {
      if (edge === 'head') return line * 1000 - column;
      if (edge === 'foot') return -line * 1000 - column;
      return (edge === 'left' ? column : -column) * 1000 - line;
    };
    const best = free.reduce<Cells | null>((found, cells) => (!found || far(cells) < far(found) ? cells : found), null);
    if (best) return best;
  }
  return null;
}

function edgeFault({ id, shapes }: Demand, { grid }: NewsForm): PlanProblem {
  const least = shapes[0];
  const size = least ? `${least.columns} columns × ${fixedLines(least)} lines` : 'no size';
  const large = !least || least.columns > grid.columns || fixedLines(least) > grid.lines;
  return {
    code: large ? 'ad-too-large' : 'ad-no-room',
    severity: 'error',
    demand: id,
    message: large
      ? `${size} are more than the page, ${grid.columns} columns × ${grid.lines} lines: order a smaller size`
      : `${size} find no room beside what stands there already: move it to another page`,
  };
}
