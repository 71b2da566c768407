/**
 * The newsroom's own lists as the rules use them. Entries come in as a paper typed them, with their places; lists that can be looked up go out, and every
 * contradiction in them is told at its place. Reads no file.
 */
import type { Severity } from '../base/index.ts';

/** A form that is wrong, and the one that is right. `fix`: whether the desk may put it right where nothing guards the place. */
export interface Confusion {
  readonly wrong: string;
  readonly right: string;
  readonly why: string;
  readonly fix: boolean;
  readonly place: ListPlace;
}
/** A form that the paper does not print. */
export interface Banned {
  readonly text: string;
  readonly instead: string;
  readonly why: string;
  readonly place: ListPlace;
}
/** A person of the newsroom's order, first in rank first. */
export interface Ranked {
  readonly name: string;
  readonly posts: readonly string[];
  readonly place: ListPlace;
}
/** Where an entry stands. */
export interface ListPlace {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}
/** Everything that the lists of a paper say, in the order of the files. */
export interface ListEntries {
  readonly confusions: readonly Confusion[];
  readonly banned: readonly Banned[];
  readonly order: readonly Ranked[];
  /** Names whose errors count double. */
  readonly important: readonly string[];
}
/** The same, ready to be looked up. */
export interface DeskLists extends ListEntries {
  readonly byFirst: ReadonlyMap<string, readonly (Confusion | Banned)[]>;
  readonly rank: ReadonlyMap<string, number>;
}
/** A fault of a list. */
export interface ListFault {
  readonly severity: Severity;
  readonly message: string;
  readonly place: ListPlace;
}

/** Lists that hold nothing. */
export const noLists: DeskLists = { confusions: [], banned: [], order: [], important: [], byFirst: new Map(), rank: new Map() };

/** Makes the lists. Of two entries that contradict each other neither is used for fixes, and both are told. */
export function deskLists(entries: ListEntries): { readonly lists: DeskLists; readonly faults: readonly ListFault[] } {
  const faults: ListFault[] = [];
  const confusions = consistent(entries, faults);
  const rank = new Map<string, number>();
  const order = entries.order.filter((one, i) => {
    const { name, place } = one;
    if (rank.has(name)) {
      faults.push({ severity: 'error', place, message: `“${name}” stands twice in the order; keep one place` });
      return false;
    }
    rank.set(name, i);
    return true;
  });
  const byFirst = new Map<string, (Confusion | Banned)[]>();
  for (const one of [...confusions, ...entries.banned]) {
    const first = ('wrong' in one ? one.wrong : one.text)[0];
    if (first === undefined) continue;
    const same = byFirst.get(first);
    if (same) same.push(one);
    else byFirst.set(first, [one]);
  }
  return { lists: { ...entries, confusions, order, byFirst, rank }, faults };
}

/** Confusions without those that another entry calls wrong: a→b and b→a, a→b and a→c, a→b where b is banned, a form that holds its own wrong one. */
function consistent({ confusions, banned }: ListEntries, faults: ListFault[]): Confusion[] {
  const byWrong = new Map<string, Confusion>();
  const unsafe = new Set<Confusion>();
  const tell = (one: Confusion, message: string): void => {
    unsafe.add(one);
    faults.push({ severity: 'error', place: one.place, message });
  };
  for (const one of confusions) {
    const before = byWrong.get(one.wrong);
    if (before && before.right !== one.right)
      tell(one, `“${one.wrong}” is to be “${before.right}” in another entry, “${one.right}” here; keep one`); // prettier-ignore
    else if (!before) byWrong.set(one.wrong, one);
    if (before && before.right !== one.right) unsafe.add(before);
  }
  for (const one of confusions) {
    const back = [...wrongIn(one.right, byWrong)];
    if (one.wrong === one.right || one.right.includes(one.wrong))
      tell(one, `“${one.right}” holds the “${one.wrong}” that it is to replace`);
    else if (back[0])
      tell(one, `“${one.right}” is called right here, and “${back[0].wrong}” in it is called wrong by another entry`);
    const off = banned.find(({ text }) => text !== '' && one.right.includes(text));
    if (off) tell(one, `“${one.right}” is called right here, and “${off.text}” is banned`);
  }
  return confusions
    .filter((one) => byWrong.get(one.wrong) === one)
    .map((one) => (unsafe.has(one) ? { ...one, fix: false } : one));
}

function* wrongIn(text: string, byWrong: ReadonlyMap<string, Confusion>): Generator<Confusion> {
  for (let from = 0; from < text.length; from++)
    for (let to = from + 1; to <= text.length; to++) {
      const found = byWrong.get(text.slice(from, to));
      if (found) yield found;
    }
}
