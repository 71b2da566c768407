/**
 * Pages as cuts of a rectangle: a tree of stories, put over each other or side by side. A tree knows what it costs at every width and height; laying it out
 * reads the cheapest way from its tables. Trees never change: a move makes a new path to the root and shares the rest.
 */
import { moduleAt } from './fit.ts';
import { beside, type Counted, type Extent, over, type Table } from './tables.ts';
import type { Cells, Module } from './types.ts';

/** A story, in any of its shapes or in one of them. */
export interface Leaf {
  readonly cut: null;
  /** Among the page's demands. */
  readonly demand: number;
  /** A shape it keeps to; −1: whichever is cheapest. */
  readonly pin: number;
  readonly table: Table;
}

/** Two parts: `h` one over the other, `v` side by side. */
export interface Cut {
  readonly cut: 'h' | 'v';
  readonly a: Tree;
  readonly b: Tree;
  readonly table: Table;
}

export type Tree = Leaf | Cut;

/** Makes trees over one page's demands. */
export class Forest {
  readonly counted: readonly Counted[];
  readonly extent: Extent;
  /** Tables made: the work of a search. */
  work = 0;

  constructor(counted: readonly Counted[], extent: Extent) {
    this.counted = counted;
    this.extent = extent;
  }

  leaf(demand: number, pin = -1): Leaf {
    const counted = this.counted[demand]!;
    return { cut: null, demand, pin, table: pin < 0 ? counted.table : counted.single(pin) };
  }

  join(cut: 'h' | 'v', a: Tree, b: Tree): Cut {
    this.work++;
    return { cut, a, b, table: (cut === 'h' ? over : beside)(a.table, b.table, this.extent) };
  }

  /** What a tree costs in so many columns and lines. */
  cost(tree: Tree, columns: number, lines: number): number {
    return tree.table.cost[columns * (this.extent.lines + 1) + lines]!;
  }

  /** The modules of a tree in its cells, the cheapest way; the tree must fit there. */
  lay(tree: Tree, cells: Cells, into: Module[]): void {
    const { columns, lines, column, line } = cells;
    if (tree.cut === null) {
      into.push(this.module(tree, cells));
      return;
    }
    const at = this.cutAt(tree, columns, lines);
    if (tree.cut === 'v') {
      this.lay(tree.a, { ...cells, columns: at }, into);
      this.lay(tree.b, { ...cells, column: column + at, columns: columns - at }, into);
    } else {
      this.lay(tree.a, { ...cells, lines: at }, into);
      this.lay(tree.b, { ...cells, line: line + at, lines: lines - at }, into);
    }
  }

  /** Where a cut is cheapest: columns of the left part, lines of the upper one. */
  private cutAt({ cut, a, b }: Cut, columns: number, lines: number): number {
    let best = Infinity;
    let found = 0;
    const most = cut === 'v' ? columns : lines;
    for (let at = 1; at < most; at++) {
      const cost =
        cut === 'v'
          ? this.cost(a, at, lines) + this.cost(b, columns - at, lines)
          : this.cost(a, columns, at) + this.cost(b, columns, lines - at);
      if (cost < best) [best, found] = [cost, at];
    }
    return found;
  }

  private module({ demand, pin }: Leaf, cells: Cells): Module {
    const { fitters, costs, demand: own } = this.counted[demand]!;
    let found = pin;
    if (pin < 0)
      for (const [i, { shape }] of fitters.entries())
        if (shape.columns === cells.columns && (found < 0 || costs[i]![cells.lines]! < costs[found]![cells.lines]!)) found = i;
    return moduleAt(fitters[found]!, own, cells)!;
  }
}

/** All trees within one, the whole first. */
export function nodesOf(tree: Tree): Tree[] {
  return tree.cut === null ? [tree] : [tree, ...nodesOf(tree.a), ...nodesOf(tree.b)];
}

/** The same cuts over the demands of another forest. */
export const recounted = (forest: Forest, tree: Tree): Tree =>
  tree.cut === null
    ? forest.leaf(tree.demand, tree.pin)
    : forest.join(tree.cut, recounted(forest, tree.a), recounted(forest, tree.b));

/** The tree with `old` replaced. */
export function replaced(forest: Forest, tree: Tree, old: Tree, by: Tree): Tree {
  if (tree === old) return by;
  if (tree.cut === null) return tree;
  const a = replaced(forest, tree.a, old, by);
  const b = a === tree.a ? replaced(forest, tree.b, old, by) : tree.b;
  return a === tree.a && b === tree.b ? tree : forest.join(tree.cut, a, b);
}

/** The tree without a leaf; null where it was all. */
export function without(forest: Forest, tree: Tree, leaf: Leaf): Tree | null {
  if (tree === leaf) return null;
  if (tree.cut === null) return tree;
  const a = without(forest, tree.a, leaf);
  if (a === null) return tree.b;
  const b = a === tree.a ? without(forest, tree.b, leaf) : tree.b;
  if (b === null) return tree.a;
  return a === tree.a && b === tree.b ? tree : forest.join(tree.cut, a, b);
}
