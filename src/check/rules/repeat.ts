/**
 * repeat: a paragraph, or most of one, that stands twice anywhere in the edition. Equal paragraphs are found by their text; near ones by shingles of
 * five characters, of which a few of each paragraph (winnowing: Schleimer, Wilkerson, Aiken 2003) are looked up, so that the time grows with the copy.
 */
import type { Passage, Rule, Tell } from '../types.ts';

/** Characters of a shingle; of how many neighbours one is kept; the fewest characters of a paragraph that is compared. */
const SHINGLE = 5;
const WINDOW = 4;
const LEAST = 12;
const LEAST_NEAR = 30;
/** A shingle that stands in more paragraphs than this is a phrase of the trade. */
const COMMON = 40;
/** Runs of so many characters are compared closely; share of the shorter paragraph's runs that the longer one has too. */
const RUN = 3;
const NEAR = 0.5;
/** The same where one paragraph is much longer: a summary has many of its words, a copy nearly all. */
const WITHIN = 0.75;
const ALIKE = 0.7;

interface Para {
  readonly passage: Passage;
  readonly bare: string;
  readonly marks: readonly number[];
}

export const repeat: Rule = (copy, tell) => {
  const all = copy.sheets.flatMap(({ passages }) => passages.filter(({ role }) => role === 'body' || role === 'item').flatMap(paraOf)); // prettier-ignore
  const same = new Map<string, number>();
  const index = new Map<number, number[]>();
  all.forEach((para, i) => {
    const first = same.get(para.bare);
    if (first !== undefined) return twice(tell, all[first]!, para);
    same.set(para.bare, i);
    if (para.bare.length < LEAST_NEAR) return;
    near(tell, all, index, i);
    for (const mark of new Set(para.marks)) {
      const at = index.get(mark);
      if (at === undefined) index.set(mark, [i]);
      else if (at.length <= COMMON) at.push(i);
    }
  });
};

function paraOf(passage: Passage): Para[] {
  const bare = passage.text.replace(/^[（(][一二三四五六七八九十\d]{1,3}[）)]/, '').replace(/[^\p{L}\p{N}]/gu, '');
  return bare.length < LEAST ? [] : [{ passage, bare, marks: bare.length < LEAST_NEAR ? [] : winnow(hashes(bare, SHINGLE)) }];
}

/** Hash of each run of so many characters. */
function hashes(text: string, length: number): number[] {
  const out: number[] = [];
  for (let at = 0; at + length <= text.length; at++) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ text.charCodeAt(at + i), 0x01000193);
    out.push(hash >>> 0);
  }
  return out;
}

/** The least of every few neighbours: equal stretches keep equal ones. */
function winnow(all: readonly number[]): number[] {
  const out: number[] = [];
  for (let at = 0; at < Math.max(1, all.length - WINDOW + 1); at++) {
    let least = all[at]!;
    for (let i = at + 1; i < Math.min(all.length, at + WINDOW); i++) if (all[i]! < least) least = all[i]!;
    if (out.at(-1) !== least) out.push(least);
  }
  return out;
}

/** The paragraph before it that shares most, looked at closely. */
function near(tell: Tell, all: readonly Para[], index: ReadonlyMap<number, readonly number[]>, i: number): void {
  const shared = new Map<number, number>();
  for (const mark of new Set(all[i]!.marks)) {
    const at = index.get(mark);
    if (at === undefined || at.length > COMMON) continue;
    for (const other of at) shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  let best: { other: number; share: number } | undefined;
  for (const [other, count] of shared) {
    if (count < 2 || count < Math.min(all[i]!.marks.length, all[other]!.marks.length) * 0.15) continue;
    const share = shareOf(all[i]!.bare, all[other]!.bare);
    const alike = Math.min(all[i]!.bare.length, all[other]!.bare.length) / Math.max(all[i]!.bare.length, all[other]!.bare.length);
    if (share >= (alike < ALIKE ? WITHIN : NEAR) && share > (best?.share ?? 0)) best = { other, share };
  }
  if (best) most(tell, all[best.other]!, all[i]!, best.share);
}

/** Share of the shorter text's runs that the longer has. */
function shareOf(a: string, b: string): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const there = new Set(hashes(long, RUN));
  const mine = new Set(hashes(short, RUN));
  let both = 0;
  for (const one of mine) if (there.has(one)) both++;
  return both / mine.size;
}

const whole = ({ passage }: Para) => ({ passage, from: 0, to: passage.text.length });
const size = ({ bare }: Para): number => bare.length;

function twice(tell: Tell, first: Para, again: Para): void {
  tell(again.passage, { ...whole(again), beside: whole(first), sure: 'certain', kind: 'character', size: size(again), zh: '这一段与前面一段完全相同', en: 'this paragraph stands twice, word for word' }); // prettier-ignore
}

function most(tell: Tell, first: Para, again: Para, share: number): void {
  const percent = Math.round(share * 100);
  tell(again.passage, { ...whole(again), beside: whole(first), sure: 'likely', kind: 'character', size: size(again), zh: `这一段与前面一段大半相同（连续三字相同的占${percent}%）`, en: `most of this paragraph stands in another one too (${percent} % of its runs of three characters)` }); // prettier-ignore
}
