/**
 * Looks for a good page by changing trees of cuts, one move at a time: stories change places, cuts turn, stories move to another part, a shape is held. In:
 * frames and counted demands. Out: the best page found within a number of steps. The same input takes the same steps everywhere.
 */
import { type Pricing, pageTerms, unplacedPrice } from './objective.ts';
import type { Counted, Extent } from './tables.ts';
import { Forest, type Leaf, nodesOf, recounted, replaced, type Tree, without } from './tree.ts';
import type { Cells, Module } from './types.ts';

/** A page as the search sees it. */
export interface State {
  /** A tree or nothing in each frame. */
  readonly trees: readonly (Tree | null)[];
  readonly unplaced: readonly number[];
  readonly modules: readonly Module[];
  readonly cost: number;
  readonly frames: readonly Cells[];
  /** Costs of one story were taken into account up to this. */
  readonly cap?: number;
}

/** What a search is given. */
export interface Task {
  readonly frames: readonly Cells[];
  readonly counted: readonly Counted[];
  readonly pricing: Pricing;
  readonly extent: Extent;
  /** Modules that stand already. */
  readonly fixed: readonly Module[];
  /** Moves that may be tried. */
  readonly steps: number;
  readonly seed: number;
}

/** Numbers that look drawn and are always the same (xorshift, Marsaglia 2003). */
export class Draws {
  private state: number;

  constructor(seed: number) {
    this.state = (seed * 2654435761 + 88675123) >>> 0 || 1;
    for (let i = 0; i < 8; i++) this.next();
  }

  /** At least 0, below 1. */
  next(): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x >>> 0;
    return this.state / 4294967296;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  of<T>(all: readonly T[]): T {
    return all[this.below(all.length)]!;
  }
}

/** Places that are tried for each story of a first page. */
const PLACES = 12;
/** Trees that are drawn for a frame which no story fills alone, and the most stories in one. */
const SEEDS = 240;
const MOST_SOWN = 5;
/** Temperatures at the first and the last step, in units of the objective. */
const [HOT, COLD] = [90, 1.5];
/** Where a search goes on from a page that is nearly good. */
const WARM = 30;

type Parts = Pick<State, 'trees' | 'unplaced'>;

/** Improves pages by simulated annealing over trees (Wong and Liu 1986, with tables in place of one shape a block). */
export class Search {
  readonly forest: Forest;
  private readonly task: Task;
  private readonly draws: Draws;

  constructor(task: Task) {
    this.task = task;
    this.forest = new Forest(task.counted, task.extent);
    this.draws = new Draws(task.seed);
  }

  run(): State {
    return this.improved(this.first(), HOT);
  }

  /** Goes on from a page whose stories have been counted anew since. */
  goOn({ trees, unplaced }: State): State {
    return this.improved(this.priced({ trees: trees.map((tree) => tree && recounted(this.forest, tree)), unplaced }), WARM);
  }

  private improved(from: State, hot: number): State {
    const { steps } = this.task;
    let now = from;
    let best = now;
    for (let i = 0; i < steps; i++) {
      const heat = hot * (COLD / hot) ** (i / steps);
      const moved = this.move(now);
      if (!moved) continue;
      const next = this.priced(moved);
      const worse = next.cost - now.cost;
      if (worse <= 0 || this.draws.next() < Math.exp(-worse / heat)) now = next;
      if (now.cost < best.cost) best = now;
    }
    return best;
  }

  /** A page as it comes: stories by weight, each where it is cheapest among a few places; without one it waits outside. */
  private first(): State {
    const { frames, counted } = this.task;
    let now = this.priced({ trees: frames.map(() => null), unplaced: counted.map((_, i) => i) });
    // The halves of a spread are as wide as a page: one story that could stand alone in both must not keep the rest out.
    const folded = this.task.pricing.form.grid.fold !== undefined;
    for (const [at, { columns }] of frames.entries()) if (folded || !this.fills(columns)) now = this.sown(now, at);
    for (const [i, { least }] of counted.entries()) {
      if (least === Infinity || frames.length === 0 || !now.unplaced.includes(i)) continue;
      let best = now;
      for (let place = 0; place < PLACES; place++) {
        const next = this.priced(this.added(now, i));
        if (next.cost < best.cost) best = next;
      }
      now = best;
    }
    return now;
  }

  /** Whether a story that waits can stand alone in so many columns. */
  private fills(columns: number): boolean {
    return this.task.counted.some(({ demand }) => demand.shapes.some((shape) => shape.columns === columns));
  }

  /** A few stories in a frame that is too wide for any of them alone: the best of some that are drawn. */
  private sown(now: State, at: number): State {
    let best = now;
    for (let i = 0; i < SEEDS && now.unplaced.length > 1; i++) {
      const count = 2 + this.draws.below(Math.min(MOST_SOWN, now.unplaced.length) - 1);
      const left = [...now.unplaced];
      const chosen = Array.from({ length: count }, () => left.splice(this.draws.below(left.length), 1)[0]!);
      const leaves = chosen.map((demand): Tree => this.forest.leaf(demand));
      const tree = leaves.slice(1).reduce((made, leaf) => this.into(made, leaf), leaves[0]!);
      const next = this.priced(this.with(now, [[at, tree]], left));
      if (next.cost < best.cost) best = next;
    }
    return best;
  }

  /** A story that waits outside, somewhere on the page. */
  private added(now: State, demand: number): Parts {
    const to = this.draws.below(now.trees.length);
    const tree = now.trees[to];
    const leaf = this.forest.leaf(demand);
    return this.with(
      now,
      [[to, tree ? this.into(tree, leaf) : leaf]],
      now.unplaced.filter((other) => other !== demand),
    );
  }

  private into(tree: Tree, leaf: Tree): Tree {
    const beside = this.draws.of(nodesOf(tree));
    const cut = this.draws.next() < 0.5 ? 'h' : 'v';
    const joined = this.draws.next() < 0.5 ? this.forest.join(cut, beside, leaf) : this.forest.join(cut, leaf, beside);
    return replaced(this.forest, tree, beside, joined);
  }

  /** Lays a page out and prices it. */
  priced(parts: Parts): State {
    const { frames, fixed, pricing, counted } = this.task;
    const modules = [...fixed];
    let cost = 0;
    for (const [i, tree] of parts.trees.entries()) {
      if (!tree) continue;
      const lines = this.depth(tree, frames[i]!);
      if (lines === 0) return { ...parts, modules: [], cost: Infinity, frames };
      cost += this.forest.cost(tree, frames[i]!.columns, lines);
      this.forest.lay(tree, { ...frames[i]!, lines }, modules);
    }
    for (const one of parts.unplaced) cost += unplacedPrice(counted[one]!.demand, pricing);
    for (const [, price] of pageTerms(modules, pricing)) cost += price;
    return { ...parts, modules, cost, frames };
  }

  /** Lines that a tree takes of its frame: all, or fewer where copy is short and white at the foot is cheaper. */
  private depth(tree: Tree, { columns, lines }: Cells): number {
    const { empty } = this.task.pricing.weights;
    let best = this.forest.cost(tree, columns, lines);
    let found = best < Infinity ? lines : 0;
    for (let h = lines - this.task.extent.step; h > 0; h -= this.task.extent.step) {
      const cost = this.forest.cost(tree, columns, h) + (lines - h) * columns * empty + WHITE_FOOT;
      if (cost < best) [best, found] = [cost, h];
    }
    return found;
  }

  private move(now: State): Parts | null {
    if (now.unplaced.length && this.draws.next() < 0.15) return this.leaveOut(now);
    const kind = this.draws.next();
    if (kind < 0.26) return this.swap(now);
    if (kind < 0.62) return this.transplant(now);
    if (kind < 0.74) return this.turn(now);
    if (kind < 0.86) return this.mirror(now);
    if (kind < 0.97) return this.hold(now);
    return this.leaveOut(now);
  }

  private some(now: State): { at: number; tree: Tree; node: Tree } | null {
    const full = now.trees.flatMap((tree, at) => (tree ? [{ at, tree }] : []));
    if (full.length === 0) return null;
    const all = full.flatMap(({ at, tree }) => nodesOf(tree).map((node) => ({ at, tree, node })));
    return this.draws.of(all);
  }

  private leaf(now: State): { at: number; tree: Tree; leaf: Leaf } | null {
    const all = now.trees.flatMap((tree, at) =>
      tree ? nodesOf(tree).flatMap((node) => (node.cut === null ? [{ at, tree, leaf: node }] : [])) : [],
    );
    return all.length ? this.draws.of(all) : null;
  }

  private with(now: State, changes: readonly (readonly [number, Tree | null])[], unplaced = now.unplaced): Parts {
    const trees = [...now.trees];
    for (const [at, tree] of changes) trees[at] = tree;
    return { trees, unplaced };
  }

  private swap(now: State): Parts | null {
    const [one, two] = [this.leaf(now), this.leaf(now)];
    if (!one || !two || one.leaf === two.leaf) return null;
    const [a, b] = [this.forest.leaf(two.leaf.demand), this.forest.leaf(one.leaf.demand)];
    if (one.at !== two.at)
      return this.with(now, [
        [one.at, replaced(this.forest, one.tree, one.leaf, a)],
        [two.at, replaced(this.forest, two.tree, two.leaf, b)],
      ]);
    return this.with(now, [[one.at, replaced(this.forest, replaced(this.forest, one.tree, one.leaf, a), two.leaf, b)]]);
  }

  /** A story, sometimes a whole part, goes elsewhere. */
  private transplant(now: State): Parts | null {
    const found = this.leaf(now);
    if (!found) return null;
    const rest = without(this.forest, found.tree, found.leaf);
    const trees = this.with(now, [[found.at, rest]]).trees;
    const to = this.draws.next() < 0.6 ? found.at : this.draws.below(trees.length);
    const tree = trees[to];
    return this.with(now, [
      [found.at, rest],
      [to, tree ? this.into(tree, found.leaf) : found.leaf],
    ]);
  }

  private turn(now: State): Parts | null {
    const found = this.some(now);
    if (!found || found.node.cut === null) return null;
    const { node } = found;
    return this.with(now, [
      [found.at, replaced(this.forest, found.tree, node, this.forest.join(node.cut === 'h' ? 'v' : 'h', node.a, node.b))],
    ]);
  }

  private mirror(now: State): Parts | null {
    const found = this.some(now);
    if (!found || found.node.cut === null) return null;
    const { node } = found;
    return this.with(now, [[found.at, replaced(this.forest, found.tree, node, this.forest.join(node.cut, node.b, node.a))]]);
  }

  /** A story keeps to one of its shapes, or is free again. */
  private hold(now: State): Parts | null {
    const found = this.leaf(now);
    if (!found) return null;
    const { fitters } = this.task.counted[found.leaf.demand]!;
    const pin = this.draws.next() < 0.35 ? -1 : this.draws.below(fitters.length);
    if (pin === found.leaf.pin) return null;
    return this.with(now, [[found.at, replaced(this.forest, found.tree, found.leaf, this.forest.leaf(found.leaf.demand, pin))]]);
  }

  /** A story is left out, or one that was comes back. The lead stays. */
  private leaveOut(now: State): Parts | null {
    if (now.unplaced.length && this.draws.next() < 0.7) {
      const one = this.draws.of(now.unplaced);
      return this.task.counted[one]!.least === Infinity || now.trees.length === 0 ? null : this.added(now, one);
    }
    const found = this.leaf(now);
    if (!found || this.task.counted[found.leaf.demand]!.demand.weight === 'lead') return null;
    return this.with(now, [[found.at, without(this.forest, found.tree, found.leaf)]], [...now.unplaced, found.leaf.demand]);
  }
}

/** So much dearer must white within modules be before it is gathered at the foot. */
const WHITE_FOOT = 6;
