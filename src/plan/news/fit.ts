/**
 * How a shape fills a height (copyfit before any line is set), in the order of newspaper.md: looseness, blanks around the headline, pictures, optional
 * insets, and what is left is empty or overset. In: a shape and lines. Out: the cheapest way by the objective's weights, exact in lines.
 */
import { fitCost, formCost, type ModuleRules, SHORT_LEG, shortLegs } from './module-cost.ts';
import { columnsALeg, lostAside, lostBy, SHORTEST_STRETCH, stackOf } from './stack.ts';
import type { Demand, Module, Seen, Shape } from './types.ts';

/** What a height asks of a shape. */
export interface ShapeFit {
  readonly head: number;
  readonly pictures: readonly number[];
  readonly looseness: number;
  readonly dropped: readonly string[];
  readonly empty: number;
  readonly overset: number;
  /** By the weights of a module. Infinity where the parts alone are taller than the height. */
  readonly cost: number;
}

/** One setting of the levers that does not depend on the height: blanks, pictures, insets. */
interface Setting {
  readonly head: number;
  readonly pictures: readonly number[];
  readonly dropped: readonly string[];
  readonly lost: readonly number[];
  /** Lines that a wide leg beside them loses. */
  readonly aside: number;
  readonly most: number;
  readonly sum: number;
  /** Lines of columns that stay white between the parts. */
  readonly white: number;
  readonly cost: number;
}

/** Settings of one shape that are kept, cheapest first. */
const SETTINGS = 240;

/** A shape with its settings sorted, ready to be asked for any height. */
export class ShapeFitter {
  readonly shape: Shape;
  readonly columnsALeg: number;
  private readonly demand: Demand;
  private readonly rules: ModuleRules;
  private readonly settings: readonly Setting[];

  constructor(demand: Demand, shape: Shape, rules: ModuleRules) {
    this.demand = demand;
    this.shape = shape;
    this.rules = rules;
    this.columnsALeg = columnsALeg(shape);
    this.settings = settingsOf(shape, rules);
  }

  /** The cheapest fit of so many lines. */
  fit(lines: number): ShapeFit | null {
    const form = formCost(this.demand, this.shape, lines, this.rules);
    let best: ShapeFit | null = null;
    for (const setting of this.settings) {
      if (best && setting.cost + form >= best.cost) break;
      if (setting.most > lines) continue;
      const { looseness, empty, overset } = this.text(setting, lines);
      const short = lines >= setting.most + SHORT_LEG || this.shape.legs.count === 0 ? 0 : shortLegs(setting.lost, lines);
      const cost =
        setting.cost +
        form +
        short * this.rules.weights.shortLegs +
        fitCost(this.demand, { looseness, empty, overset: overset * this.columnsALeg }, this.rules);
      if (!best || cost < best.cost)
        best = { head: setting.head, pictures: setting.pictures, dropped: setting.dropped, looseness, empty, overset, cost };
    }
    const seen = this.shape.seen?.get(lines);
    return best && seen ? this.filled(best, seen) : best;
  }

  /** What make-up came to in place of what was counted. */
  private filled(fit: ShapeFit, seen: Seen): ShapeFit {
    const price = ({ empty, overset }: Seen): number =>
      fitCost(this.demand, { looseness: fit.looseness, empty, overset: overset * this.columnsALeg }, this.rules);
    return { ...fit, ...seen, cost: fit.cost - price(fit) + price(seen) };
  }

  /** What fit() would cost; Infinity where there is none. */
  cost(lines: number): number {
    return this.fit(lines)?.cost ?? Infinity;
  }

  private text(setting: Setting, lines: number): { looseness: number; empty: number; overset: number } {
    const { lost, sum, most, head, white, aside } = setting;
    const { legs, columns } = this.shape;
    const text = this.counted(lines - aside);
    const beyond = Math.max(0, head - this.shape.head.lines) * columns + white;
    const all = lost.length * lines - sum;
    if (legs.count === 0) return { looseness: 0, empty: all + beyond, overset: text.natural };
    const room = lines >= most + SHORTEST_STRETCH ? all : roomOf(lost, lines);
    const wanted = Math.min(text.most, Math.max(text.least, room));
    const stays = this.stays(wanted, room);
    const empty = (all - Math.min(room, stays)) * this.columnsALeg + beyond;
    return { looseness: wanted - text.natural, empty, overset: this.demand.jumps ? this.short(room) : Math.max(0, stays - room) };
  }

  /** The text for the shape's own legs; behind a wide leg beside them, of so many lines, what is left. */
  private counted(beside: number): Shape['text'] {
    const { text, opening } = this.shape;
    if (!opening?.behind) return text;
    const more = (opening.behind[beside] ?? 0) - opening.behind[opening.lines]!;
    return { least: text.least + more, natural: text.natural + more, most: text.most + more };
  }

  /** Lines of the story that stand here: all, or what fits where it goes on elsewhere. */
  private stays(wanted: number, room: number): number {
    const { jumps } = this.demand;
    return jumps && wanted > room ? Math.min(room, wanted - jumps.least) : wanted;
  }

  /** A story that jumps: lines that are missing of the least that has to stay here. */
  private short(room: number): number {
    return Math.max(0, Math.min(this.demand.jumps!.least, this.shape.text.natural) - room);
  }
}

const roomOf = (lost: readonly number[], lines: number): number =>
  lost.reduce((room, one) => room + (lines - one >= SHORTEST_STRETCH ? lines - one : 0), 0);

/** A module in a place of so many lines; null where its parts are taller. */
export function moduleAt(fitter: ShapeFitter, demand: Demand, cells: Module['cells']): Module | null {
  const fit = fitter.fit(cells.lines);
  if (!fit) return null;
  const { head, pictures, looseness, dropped, empty, overset } = fit;
  return { demand: demand.id, kind: demand.kind, cells, shape: fitter.shape, head, pictures, looseness, dropped, empty, overset };
}

/** Fits a shape to a height: the whole of it for one question. */
export const fitShape = (demand: Demand, shape: Shape, lines: number, rules: ModuleRules): ShapeFit | null =>
  new ShapeFitter(demand, shape, rules).fit(lines);

function settingsOf(shape: Shape, rules: ModuleRules): Setting[] {
  const { head } = shape;
  const optional = shape.insets.filter((inset) => inset.optional).map(({ block }) => block);
  const drops = optional.length ? [[], ...optional.slice(1).map((_, i) => optional.slice(0, i + 1)), optional] : [[]];
  const made: Setting[] = [];
  for (const dropped of drops)
    for (let lines = head.lines ? head.least : 0; lines <= (head.lines ? head.most : 0); lines++)
      for (const pictures of pictureWays(shape)) {
        const stack = stackOf(shape, lines, pictures, dropped);
        const lost = lostBy(shape, stack);
        const beside = lostAside(shape, stack);
        const sum = lost.reduce((total, one) => total + one, 0);
        const most = Math.max(beside, ...lost);
        const cost = settingCost(shape, lines, pictures, dropped.length, rules);
        made.push({ head: lines, pictures, dropped, lost, aside: beside, sum, most, white: stack.white, cost });
      }
  return made.sort((a, b) => a.cost - b.cost).slice(0, SETTINGS);
}

function settingCost(shape: Shape, head: number, pictures: readonly number[], dropped: number, { weights }: ModuleRules): number {
  const off = shape.pictures.reduce((sum, { natural }, i) => sum + Math.abs(pictures[i]! - natural) / natural, 0);
  return Math.abs(head - shape.head.lines) * weights.blanks + off * weights.pictures + dropped * weights.dropped;
}

/** Heights that the pictures may have together; pictures of one row keep one height. */
function pictureWays({ pictures }: Shape): number[][] {
  const rows: number[][] = [];
  for (const [i, one] of pictures.entries()) {
    const row = rows.find(([first]) => sameRow(pictures[first!]!, one));
    if (row) row.push(i);
    else rows.push([i]);
  }
  let ways: number[][] = [pictures.map(({ natural }) => natural)];
  for (const row of rows) {
    const { least, most, natural } = pictures[row[0]!]!;
    const step = Math.max(1, rows.length > 2 ? Math.ceil((most - least) / 4) : 1);
    const heights = Array.from({ length: most - least + 1 }, (_, i) => least + i).filter(
      (lines) => (lines - natural) % step === 0,
    );
    ways = ways.flatMap((way) => heights.map((lines) => way.map((own, i) => (row.includes(i) ? lines : own))));
  }
  return ways;
}

const sameRow = (a: Shape['pictures'][number], b: Shape['pictures'][number]): boolean =>
  a.edge === b.edge &&
  a.natural === b.natural &&
  a.least === b.least &&
  a.most === b.most &&
  (a.column + a.columns <= b.column || b.column + b.columns <= a.column);
