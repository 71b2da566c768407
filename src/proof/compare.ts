/**
 * Two sides of an edition's text in, what became of each block out: kept, changed, moved, split, merged, inserted, deleted; stories are paired first.
 */
import { matchBlocks } from './match.ts';
import { editsBetween } from './edits.ts';
import { likeness, pairsOf } from './similar.ts';
import type { Block, Comparison, Fate, Place, StoryPair, StoryText } from './types.ts';

/** Stories under other ids and names are still one story when they share so much of their text. */
const SAME_STORY = 0.5;

/** Compares two sides. A block that went from one story to another is found too. */
export function compare(old: readonly StoryText[], now: readonly StoryText[]): Comparison {
  const stories = pairStories(old, now);
  const fates: Fate[] = stories.flatMap((pair) => fatesOf(pair, old, now));
  return { stories, fates: acrossStories(fates, old, now) };
}

/** By what lasts, then by file, then by likeness. */
export function pairStories(old: readonly StoryText[], now: readonly StoryText[]): StoryPair[] {
  const from = new Set(old.keys());
  const to = new Set(now.keys());
  const pairs = new Map<number, number>();
  const take = (i: number, j: number): void => {
    from.delete(i);
    to.delete(j);
    pairs.set(j, i);
  };
  const by = (key: (story: StoryText) => string): void => {
    const places = new Map([...from].map((i) => [key(old[i]!), i]));
    for (const j of to) {
      const i = places.get(key(now[j]!));
      if (i !== undefined && from.has(i)) take(i, j);
    }
  };
  by(({ id }) => id);
  by(({ file }) => file);
  byLikeness(old, now, from, to, take);
  const paired = [...now.keys()].map((j): StoryPair => ({ from: pairs.get(j) ?? null, to: j }));
  return [...paired, ...[...from].map((i): StoryPair => ({ from: i, to: null }))];
}

function byLikeness(
  old: readonly StoryText[],
  now: readonly StoryText[],
  from: ReadonlySet<number>,
  to: ReadonlySet<number>,
  take: (i: number, j: number) => void,
): void {
  if (from.size === 0 || to.size === 0) return;
  const pairs = (stories: readonly StoryText[], of: ReadonlySet<number>) =>
    new Map([...of].map((k) => [k, pairsOf(stories[k]!.blocks.map(({ text }) => text).join(''))]));
  const [a, b] = [pairs(old, from), pairs(now, to)];
  const rivals = [...a].flatMap(([i, x]) => [...b].map(([j, y]) => ({ i, j, value: likeness(x, y) })));
  for (const { i, j, value } of rivals.sort((x, y) => y.value - x.value || x.i - y.i || x.j - y.j))
    if (value >= SAME_STORY && from.has(i) && to.has(j)) take(i, j);
}

function fatesOf({ from, to }: StoryPair, old: readonly StoryText[], now: readonly StoryText[]): Fate[] {
  const before = from === null ? [] : old[from]!.blocks;
  const after = to === null ? [] : now[to]!.blocks;
  const matches = matchBlocks(before, after);
  const gone = new Set(before.keys());
  const come = new Set(after.keys());
  const fates: Fate[] = [];
  for (const match of matches) {
    for (const i of match.from) gone.delete(i);
    for (const j of match.to) come.delete(j);
    fates.push(fateOf(match, from!, to!, before, after));
  }
  for (const block of come) fates.push({ kind: 'inserted', to: { story: to!, block } });
  for (const block of gone) fates.push({ kind: 'deleted', from: { story: from!, block } });
  return fates.sort((a, b) => positionOf(a) - positionOf(b));
}

/** New blocks in their order; a deleted one behind the block that it stood at. */
const positionOf = (fate: Fate): number =>
  fate.kind === 'deleted'
    ? fate.from.block + 0.5
    : Array.isArray(fate.to)
      ? (fate.to[0] as Place).block
      : (fate.to as Place).block;

function fateOf(
  { from, to, moved }: ReturnType<typeof matchBlocks>[number],
  oldStory: number,
  newStory: number,
  before: readonly Block[],
  after: readonly Block[],
): Fate {
  const text = (blocks: readonly Block[], list: readonly number[]): string => list.map((k) => blocks[k]!.text).join('');
  const edits = editsBetween(text(before, from), text(after, to));
  const places = (story: number, list: readonly number[]): Place[] => list.map((block) => ({ story, block }));
  const [olds, news] = [places(oldStory, from), places(newStory, to)];
  if (news.length > 1) return { kind: 'split', from: olds[0]!, to: news, edits };
  if (olds.length > 1) return { kind: 'merged', from: olds, to: news[0]!, edits };
  if (moved) return { kind: 'moved', from: olds[0]!, to: news[0]!, edits };
  if (edits.length > 0) return { kind: 'kept', from: olds[0]!, to: news[0]!, edits };
  return { kind: 'same', from: olds[0]!, to: news[0]! };
}

/** Blocks that one story lost and another has gained, unchanged or nearly so. */
function acrossStories(fates: readonly Fate[], old: readonly StoryText[], now: readonly StoryText[]): Fate[] {
  const lost = fates.filter((fate) => fate.kind === 'deleted');
  const gained = fates.filter((fate) => fate.kind === 'inserted');
  if (lost.length === 0 || gained.length === 0) return [...fates];
  const before = lost.map(({ from }) => old[from.story]!.blocks[from.block]!);
  const after = gained.map(({ to }) => now[to.story]!.blocks[to.block]!);
  const instead = new Map<Fate, Fate | null>();
  for (const { from, to } of matchBlocks(before, after)) {
    if (from.length > 1 || to.length > 1) continue;
    const [went, came] = [lost[from[0]!]!, gained[to[0]!]!];
    if (went.from.story === came.to.story) continue;
    const edits = editsBetween(before[from[0]!]!.text, after[to[0]!]!.text);
    instead.set(went, null);
    instead.set(came, { kind: 'moved', from: went.from, to: came.to, edits });
  }
  return fates.flatMap((fate) => {
    const one = instead.get(fate);
    return one === undefined ? [fate] : one === null ? [] : [one];
  });
}
