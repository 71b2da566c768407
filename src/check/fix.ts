/**
 * Findings with fixes come in, the corrected text goes out. Fixes are made in rounds until there is nothing left to fix; rules that undo each other are
 * found by the text coming back, and left out. Never makes a fix that a person rejected or asked about.
 */
import type { Edit, Finding, RuleId } from './types.ts';

export interface Fixed {
  readonly text: string;
  /** Fixes that were made. */
  readonly count: number;
  /** Rules whose fixes undid each other and were not made. */
  readonly loop: readonly RuleId[];
}

/** More rounds than any chain of fixes needs. */
const ROUNDS = 12;

/** `check` gives the findings of a text; it is asked again after each round. */
export async function fixAll(source: string, check: (text: string) => Promise<readonly Finding[]>): Promise<Fixed> {
  const left = new Set<RuleId>();
  for (;;) {
    const { text, count, rules, ended } = await run(source, check, left);
    if (ended) return { text, count, loop: [...left] };
    for (const rule of rules) left.add(rule);
  }
}

/** Rounds until nothing is left; `rules` are those of the rounds that came back to a text that was there before. */
async function run(source: string, check: (text: string) => Promise<readonly Finding[]>, left: ReadonlySet<RuleId>) {
  const seen = new Map<string, number>();
  const rounds: ReadonlySet<RuleId>[] = [];
  let text = source;
  let count = 0;
  for (let round = 0; ; round++) {
    const before = seen.get(text) ?? (round === ROUNDS ? ROUNDS - 4 : undefined);
    if (before !== undefined) return { text, count, ended: false, rules: new Set(rounds.slice(before).flatMap((all) => [...all])) }; // prettier-ignore
    seen.set(text, round);
    const chosen = choose((await check(text)).filter(({ rule }) => !left.has(rule)));
    if (chosen.length === 0) return { text, count, ended: true, rules: new Set<RuleId>() };
    rounds.push(new Set(chosen.map(({ rule }) => rule)));
    text = applied(text, chosen.flatMap(({ fix }) => fix ?? [])); // prettier-ignore
    count += chosen.length;
  }
}

/** Fixes that do not overlap; of two that do, the one whose rule stands first stays, then the one that begins first. */
function choose(findings: readonly Finding[]): Finding[] {
  const open = findings.filter(({ fix, state }) => fix !== null && (state === 'open' || state === 'accepted'));
  const taken: Finding[] = [];
  let end = -1;
  for (const one of [...open].sort((a, b) => a.start - b.start)) {
    if (one.fix!.some((edit) => edit.start < end)) continue;
    taken.push(one);
    end = Math.max(end, ...one.fix!.map((edit) => edit.end));
  }
  return taken;
}

/** A text with its edits made, from the last to the first. */
export function applied(text: string, edits: readonly Edit[]): string {
  let out = text;
  for (const { start, end, put } of [...edits].sort((a, b) => b.start - a.start)) out = out.slice(0, start) + put + out.slice(end); // prettier-ignore
  return out;
}
