/**
 * 核红: a round with its marks and the next round in; each mark done, not done or done differently, and every change that no one asked for, out.
 */
import { compare } from './compare.ts';
import { differences } from './differences.ts';
import { applyEdits } from './apply.ts';
import { carryOut, type Effect, type Mark, type Marked, type Unplaced } from './marks.ts';
import type { Difference, Snapshot } from './types.ts';

/** What became of a mark. */
export interface Verdict {
  readonly mark: number;
  readonly verdict: 'done' | 'not-done' | 'differently' | 'unplaced';
  /** What was asked for, and what stands instead; for an unplaced one the reason. */
  readonly asked: string;
  readonly found: string;
}

/** The revise check of a page or an edition. */
export interface Revises {
  readonly verdicts: readonly Verdict[];
  /** Changes that no mark asked for; what only reflowed is none. */
  readonly unasked: readonly Difference[];
}

/** Checks whether the marks of `old` were carried out in `now`. */
export function reviseCheck(old: Snapshot, marks: readonly Mark[], now: Snapshot): Revises {
  const marked = carryOut(old.stories, marks);
  const wanted: Snapshot = { ...old, stories: marked.stories };
  const off = differences(wanted, now).filter((one) => !QUIET.has(one.kind));
  const used = new Set<Difference>();
  const verdicts = marks.map((_, index): Verdict => {
    const why = marked.unplaced.find(({ mark }) => mark === index);
    if (why) return unplacedVerdict(why, marks[index]!);
    const effects = marked.effects.filter(({ mark }) => mark === index);
    return verdictOf(index, effects, off, used, marked);
  });
  return { verdicts, unasked: off.filter((one) => !used.has(one)) };
}

/** Sizes and line breaks are the layout's answer, not a change of copy. */
const QUIET = new Set<Difference['kind']>(['reflowed', 'headline-size', 'picture-size']);

const unplacedVerdict = ({ mark, why }: Unplaced, said: Mark): Verdict => ({
  mark,
  verdict: 'unplaced',
  asked: Object.values(said).join(' '),
  found: why,
});

function verdictOf(
  mark: number,
  effects: readonly Effect[],
  off: readonly Difference[],
  used: Set<Difference>,
  marked: Marked,
): Verdict {
  const asked = effects.map(({ kind, old, now }) => `${kind} ${old} → ${now}`).join('; ');
  const met = effects.map((effect) => ({ effect, against: off.filter((one) => meets(effect, one)) }));
  for (const { against } of met) for (const one of against) used.add(one);
  const wrong = met.filter(({ against }) => against.length > 0);
  if (wrong.length === 0) return { mark, verdict: 'done', asked, found: '' };
  const found = wrong.flatMap(({ against }) => against.map(({ now }) => now)).join('; ');
  const undone = wrong.length === met.length && wrong.every(({ effect, against }) => undoes(effect, against, marked));
  return { mark, verdict: undone ? 'not-done' : 'differently', asked, found };
}

/** Whether a difference between what was asked for and what stands is about this effect. */
function meets(effect: Effect, one: Difference): boolean {
  if (effect.story !== one.story && effect.kind !== 'moved') return false;
  switch (effect.kind) {
    case 'photo':
      return one.kind.startsWith('picture') && (one.old === effect.now || one.now === effect.old);
    case 'inserted':
      return one.before?.block === effect.block;
    case 'deleted':
      return one.kind === 'inserted' && one.now === effect.old;
    case 'moved':
      return one.kind === 'moved' && one.before?.block === effect.block;
    case 'split':
      return one.kind === 'merged' && one.before?.block === `${effect.block}.b`;
    case 'merged':
      return one.kind === 'split' && one.before?.block === effect.block;
    case 'text':
      return isText(one) && one.before?.block === effect.block && touches(effect, one.before.at, one.before.length);
  }
}

const isText = ({ kind }: Difference): boolean => kind === 'text' || kind === 'headline';

/** Stretches of the wanted text that overlap or meet. */
const touches = ({ at, now }: Effect, from: number, length: number): boolean => from <= at + now.length && from + length >= at;

/** Exactly what stood before the mark stands again. */
function undoes(effect: Effect, against: readonly Difference[], { stories }: Marked): boolean {
  if (effect.kind === 'photo') return against.some(({ now }) => now === effect.old);
  if (effect.kind === 'inserted') return against.some(({ kind }) => kind === 'deleted');
  if (effect.kind !== 'text') return true;
  const text = stories
    .flatMap(({ id, blocks }) => (id === effect.story ? blocks : []))
    .find(({ id }) => id === effect.block)!.text;
  const edits = against.flatMap(({ before, old, now }) => (before ? [{ at: before.at, old, now }] : []));
  const from = Math.min(effect.at, ...edits.map(({ at }) => at));
  const to = Math.max(effect.at + effect.now.length, ...edits.map(({ at, old }) => at + old.length));
  const before = text.slice(from, effect.at) + effect.old + text.slice(effect.at + effect.now.length, to);
  const stands = applyEdits(
    text.slice(from, to),
    edits.map(({ at, old, now }) => ({ at: at - from, to: 0, old, now })),
  );
  return stands === before;
}

/** True when the texts of two sides are the same, whatever their lines. */
export const sameText = (a: Snapshot, b: Snapshot): boolean =>
  compare(a.stories, b.stories).fates.every(({ kind }) => kind === 'same');
