/**
 * Which block of one side became which of the other: equal text first, in order; then what was split or merged; then what is alike. In: blocks of
 * two sides. Out: pairs and groups by index. Writes no edits.
 */
import { diffArrays } from 'diff';
import { held, likeness, type Pairs, pairsOf } from './similar.ts';
import type { Block } from './types.ts';

/** Old blocks and new blocks that are the same matter; one of both, or one against several. */
export interface Match {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Out of the order of the others. */
  readonly moved: boolean;
}

/** Below this two blocks are two blocks: one went and another came. */
const ALIKE = 0.45;
/** Blocks far from each other have to be more alike to be the same. */
const ALIKE_AFAR = 0.6;
/** What a part of a split paragraph shares with the whole. */
const PART = 0.8;
/** Parts that a paragraph is looked for in. */
const PARTS = 4;

interface Side {
  readonly blocks: readonly Block[];
  readonly pairs: (index: number) => Pairs;
  readonly free: Set<number>;
}

function sideOf(blocks: readonly Block[]): Side {
  const made: (Pairs | undefined)[] = [];
  return { blocks, pairs: (i) => (made[i] ??= pairsOf(blocks[i]!.text)), free: new Set(blocks.keys()) };
}

/** Matches the blocks of two sides. Roles keep apart what is no running text: a headline is never a paragraph. */
export function matchBlocks(old: readonly Block[], now: readonly Block[]): Match[] {
  const a = sideOf(old);
  const b = sideOf(now);
  const matches: Match[] = [];
  const take = (from: readonly number[], to: readonly number[], moved: boolean): void => {
    for (const i of from) a.free.delete(i);
    for (const j of to) b.free.delete(j);
    matches.push({ from, to, moved });
  };
  for (const [i, j] of equalInOrder(old, now)) take([i], [j], false);
  moveEqual(a, b, take);
  for (const gap of gapsOf(a, b, matches)) partsIn(a, b, gap, take);
  for (const gap of gapsOf(a, b, matches)) alikeIn(a, b, gap, ALIKE, false, take);
  alikeIn(a, b, { from: [...a.free], to: [...b.free] }, ALIKE_AFAR, true, take);
  return matches;
}

type Take = (from: readonly number[], to: readonly number[], moved: boolean) => void;

const keyOf = ({ role, text }: Block): string => `${role}\u0000${text}`;

/** The longest row of equal blocks in one order (Myers 1986). */
function equalInOrder(old: readonly Block[], now: readonly Block[]): [number, number][] {
  const found: [number, number][] = [];
  let [i, j] = [0, 0];
  for (const { added, removed, count } of diffArrays(old.map(keyOf), now.map(keyOf))) {
    if (removed) i += count;
    else if (added) j += count;
    else for (let k = 0; k < count; k++) found.push([i++, j++]);
  }
  return found;
}

/** Equal blocks outside that row have moved. */
function moveEqual(a: Side, b: Side, take: Take): void {
  const places = new Map<string, number[]>();
  for (const j of b.free) places.set(keyOf(b.blocks[j]!), [...(places.get(keyOf(b.blocks[j]!)) ?? []), j]);
  for (const i of a.free) {
    const j = places.get(keyOf(a.blocks[i]!))?.shift();
    if (j !== undefined) take([i], [j], true);
  }
}

/** Free blocks of both sides between two neighbours that stayed. */
interface Gap {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

function gapsOf(a: Side, b: Side, matches: readonly Match[]): Gap[] {
  const stayed = matches.filter(({ moved }) => !moved).sort((x, y) => x.from[0]! - y.from[0]!);
  const edges = [...stayed.map(({ from, to }) => [from[0]!, to[0]!] as const), [a.blocks.length, b.blocks.length] as const];
  const gaps: Gap[] = [];
  let [i, j] = [-1, -1];
  for (const [toI, toJ] of edges) {
    const from = [...a.free].filter((k) => k > i && k < toI);
    const to = [...b.free].filter((k) => k > j && k < toJ);
    if (from.length > 0 && to.length > 0) gaps.push({ from, to });
    [i, j] = [toI, toJ];
  }
  return gaps;
}

/** One block against two to four neighbours that hold its text between them. */
function partsIn(a: Side, b: Side, gap: Gap, take: Take): void {
  const free = (side: Side, list: readonly number[]): number[] => list.filter((k) => side.free.has(k));
  for (const i of gap.from) {
    const parts = partsOf(a, i, b, free(b, gap.to));
    if (parts) take([i], parts, false);
  }
  for (const j of gap.to) {
    if (!b.free.has(j)) continue;
    const parts = partsOf(b, j, a, free(a, gap.from));
    if (parts) take(parts, [j], false);
  }
}

function partsOf(whole: Side, i: number, side: Side, among: readonly number[]): readonly number[] | undefined {
  const pairs = whole.pairs(i);
  const is = (k: number): boolean => side.blocks[k]!.role === whole.blocks[i]!.role && held(side.pairs(k), pairs) >= PART;
  for (let start = 0; start < among.length; start++) {
    let end = start;
    while (end < among.length && end - start < PARTS && is(among[end]!) && (end === start || among[end] === among[end - 1]! + 1))
      end++;
    const parts = among.slice(start, end);
    if (parts.length < 2) continue;
    const text = parts.map((k) => side.blocks[k]!.text).join('');
    if (likeness(pairsOf(text), pairs) >= PART) return parts;
  }
  return undefined;
}

/** The most alike first; in a gap the order is kept, so a match parts it in two. */
function alikeIn(a: Side, b: Side, gap: Gap, least: number, moved: boolean, take: Take): void {
  const rivals: { i: number; j: number; likeness: number }[] = [];
  for (const i of gap.from)
    for (const j of gap.to) {
      if (!a.free.has(i) || !b.free.has(j) || a.blocks[i]!.role !== b.blocks[j]!.role) continue;
      const value = headOnly(a.blocks[i]!, b.blocks[j]!, a.blocks, b.blocks) ? 1 : likeness(a.pairs(i), b.pairs(j));
      if (value >= least) rivals.push({ i, j, likeness: value });
    }
  rivals.sort((x, y) => y.likeness - x.likeness || Math.abs(x.i - x.j) - Math.abs(y.i - y.j) || x.i - y.i || x.j - y.j);
  const kept: { i: number; j: number }[] = [];
  for (const { i, j } of rivals) {
    if (!a.free.has(i) || !b.free.has(j)) continue;
    const crosses = kept.some((one) => one.i < i !== one.j < j);
    if (crosses && !moved) continue;
    kept.push({ i, j });
    take([i], [j], moved);
  }
}

const HEADS = new Set(['kicker', 'headline', 'deck', 'byline', 'standfirst']);

/** A story has one headline: its new one is its old one changed, part by part, however little they share. */
function headOnly(a: Block, b: Block, before: readonly Block[], after: readonly Block[]): boolean {
  if (!HEADS.has(a.role) || a.role !== b.role) return false;
  const olds = before.filter(({ role }) => role === a.role);
  const news = after.filter(({ role }) => role === a.role);
  return olds.length === news.length && olds.indexOf(a) === news.indexOf(b);
}
