/**
 * Paragraphs set a line looser or tighter than best (copyfit's first lever). In: paragraphs and a measure. Out: which of them can give or take a line
 * without a loose line or a lone character, and a breaker that does. Moves nothing on the page.
 */
import type { Breaks } from '../../line/break.ts';
import { adjust, STRIDE, Sum } from '../../line/sums.ts';
import type { FlowBlock, ParaBlock } from '../../style/matter.ts';
import type { ParaItems } from '../../text/stream.ts';
import type { Typesetter } from '../../text/typesetter.ts';
import type { Breaker } from '../fill.ts';

/** Gap between Han at which a looser paragraph is fully strained, em. */
const LOOSEST = 0.08;
/** Gap that any one of its lines may come to, em. */
const SPREAD = 0.1;
/** Share of what marks can give up that a tighter paragraph may use on average. */
const TIGHTEST = 0.9;
/** Strains that are worth a try. */
const LIKELY = { 1: 0.7, [-1]: 1.3 } as const;
/** How often a paragraph of such a strain can really be had (counted over invented copy), by fifths of strain, in columns narrower than NARROW and in wider ones. */
const CHANCES = {
  1: { narrow: [0.6, 0.25, 0.12], wide: [0.9, 0.75, 0.4] },
  [-1]: { narrow: [1, 1, 1, 0.5, 0.15, 0.1], wide: [1, 1, 1, 0.9, 0.65, 0.65, 0.5] },
} as const satisfies Record<number, Record<string, readonly number[]>>;
const NARROW = 16;
/** A paragraph of fewer lines is left alone. */
const SHORTEST = 3;
/** Em that the last line of a looser paragraph must hold (N3). */
const LAST = 2;

/** A paragraph that can be set in another number of lines, and how far that strains it, 0 to 1. */
export interface Loose {
  readonly block: number;
  readonly strain: number;
}

/** Paragraphs that can take a line more (`by` 1) or give one (−1) at a measure, the least strained first. Only the likely ones are broken again. */
export function looseAt(breaker: LooseBreaker, flow: readonly FlowBlock[], measure: number, by: 1 | -1, from = 0): Loose[] {
  return strains(breaker.setter, flow, measure, by, from)
    .filter(({ block, strain }) => strain <= LIKELY[by] && breaker.can(flow[block] as ParaBlock, measure, by))
    .sort((a, b) => a.strain - b.strain || a.block - b.block);
}

/** How many lines the paragraphs can take or give at a measure, as it may be expected: nothing is broken again. */
export function slackAt(setter: Typesetter, flow: readonly FlowBlock[], measure: number, by: 1 | -1, from = 0): number {
  const chances = CHANCES[by][measure < NARROW ? 'narrow' : 'wide'];
  return strains(setter, flow, measure, by, from).reduce((sum, { strain }) => sum + (chances[Math.floor(strain * 5)] ?? 0), 0);
}

function strains(setter: Typesetter, flow: readonly FlowBlock[], measure: number, by: 1 | -1, from: number): Loose[] {
  const found: Loose[] = [];
  for (let block = from; block < flow.length; block++) {
    const one = flow[block]!;
    if (one.kind !== 'para' || one.dropcap || one.inset || one.scale || one.para.align !== 'justify') continue;
    found.push({ block, strain: strainOf(setter, one, measure, by) });
  }
  return found;
}

function strainOf(setter: Typesetter, { para }: ParaBlock, measure: number, by: 1 | -1): number {
  const items = setter.compose(para);
  const { ends } = setter.breaks(items, items.from, measure);
  const lines = ends.length;
  if (lines < SHORTEST) return Infinity;
  const { sums, width } = setter.stream;
  const a = ends[lines - 2]!;
  const b = items.to - 1;
  const last = sums[b * STRIDE]! + width[b]! - sums[a * STRIDE]!;
  if (by > 0) return (measure - last + LAST) / (lines * measure * LOOSEST);
  const shrink = sums[b * STRIDE + Sum.shrinkAll]! - sums[items.from * STRIDE + Sum.shrinkAll]!;
  return shrink > 0 ? last / (shrink * TIGHTEST) : Infinity;
}

/** Breaks as the setter does, but paragraphs that were told to are a line longer or shorter. */
export class LooseBreaker implements Breaker {
  readonly setter: Typesetter;
  private readonly given = new Map<number, 1 | -1>();
  private readonly made = new Map<string, Breaks | null>();

  constructor(setter: Typesetter) {
    this.setter = setter;
  }

  /** Tells which paragraphs are to give or take a line; all others are set as is best. */
  give(flow: readonly FlowBlock[], looser: readonly number[], tighter: readonly number[]): void {
    this.given.clear();
    for (const [blocks, by] of [
      [looser, 1],
      [tighter, -1],
    ] as const)
      for (const block of blocks) {
        const one = flow[block];
        if (one?.kind === 'para') this.given.set(this.setter.compose(one.para).from, by);
      }
  }

  /** Whether a paragraph can be had a line longer or shorter at a measure. */
  can({ para }: ParaBlock, measure: number, by: 1 | -1): boolean {
    return this.whole(this.setter.compose(para), measure, by) !== null;
  }

  compose(para: Parameters<Typesetter['compose']>[0]): ParaItems {
    return this.setter.compose(para);
  }

  breaks(items: ParaItems, from: number, measure: number): Breaks {
    const by = this.given.get(items.from);
    const whole = by === undefined ? null : this.whole(items, measure, by);
    if (!whole) return this.setter.breaks(items, from, measure);
    if (from === items.from) return whole;
    const at = whole.ends.indexOf(from);
    if (at < 0 || at === whole.ends.length - 1) return this.setter.breaks(items, from, measure);
    return { ends: whole.ends.subarray(at + 1), cost: 0, relaxed: [] };
  }

  breaksAround(...asked: Parameters<Typesetter['breaksAround']>): Breaks {
    return this.setter.breaksAround(...asked);
  }

  /** The whole paragraph a line longer or shorter; null where it cannot be had. */
  private whole(items: ParaItems, measure: number, by: 1 | -1): Breaks | null {
    const key = `${items.from} ${measure} ${by}`;
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const best = this.setter.breaks(items, items.from, measure);
    const made = this.setter.breaksAround(items, items.from, () => measure, { looseness: by });
    const good =
      made.ends.length === best.ends.length + by &&
      made.relaxed.length === 0 &&
      !this.endsAlone(items, made.ends) &&
      this.isEven(items, made.ends, best.ends, measure);
    const kept = good ? made : null;
    this.made.set(key, kept);
    return kept;
  }

  /** No line is looser than the loosest of the best setting, unless it is hardly loose. */
  private isEven(items: ParaItems, ends: Int32Array, best: Int32Array, measure: number): boolean {
    return this.loosest(items, ends, measure) <= Math.max(SPREAD, this.loosest(items, best, measure));
  }

  private loosest(items: ParaItems, ends: Int32Array, measure: number): number {
    const { stream } = this.setter;
    let most = 0;
    let a = items.from;
    for (const end of ends) {
      if (end < items.to)
        most = Math.max(most, adjust(stream, a, end - 1, measure - this.setter.lead(items, a, measure), false).gap);
      a = end;
    }
    return most;
  }

  private endsAlone(items: ParaItems, ends: Int32Array): boolean {
    const from = ends.at(-2) ?? items.from;
    const { sums } = this.setter.stream;
    return sums[items.to * STRIDE + Sum.solid]! - sums[from * STRIDE + Sum.solid]! < 2;
  }
}
