/**
 * Two snapshots in, what a reviewer is told out: each change once and as its kind, text before reflow, so that no reflow hides an edit. Paints nothing.
 */
import { compare } from './compare.ts';
import type { Block, Comparison, Difference, Edit, Fate, Photo, Place, Snapshot, Spot, StoryText } from './types.ts';

/** A difference before it has its number. */
type Told = Omit<Difference, 'id'>;

/** Sizes that differ by less are the same, pt. */
const SIZE = 0.01;

/** Everything that differs, in the reading order of the new side; what is lost stands where it stood. */
export function differences(old: Snapshot, now: Snapshot): Difference[] {
  const comparison = compare(old.stories, now.stories);
  const teller = new Teller(old.stories, now.stories);
  const told = [...comparison.fates.flatMap((fate) => teller.tell(fate)), ...photos(old.stories, now.stories, comparison)];
  let [changed, reflowed] = [0, 0];
  return told.map((one) => ({ id: one.kind === 'reflowed' ? `r${++reflowed}` : `d${++changed}`, ...one }));
}

class Teller {
  private readonly old: readonly StoryText[];
  private readonly now: readonly StoryText[];

  constructor(old: readonly StoryText[], now: readonly StoryText[]) {
    this.old = old;
    this.now = now;
  }

  tell(fate: Fate): Told[] {
    const { old, now } = this;
    const was = (at: Place): Block => old[at.story]!.blocks[at.block]!;
    const is = (at: Place): Block => now[at.story]!.blocks[at.block]!;
    switch (fate.kind) {
      case 'inserted': {
        const block = is(fate.to);
        return [
          {
            ...this.newSide(fate.to),
            kind: 'inserted',
            old: '',
            now: block.text,
            before: null,
            after: spot(block, 0, block.text.length),
          },
        ];
      }
      case 'deleted': {
        const block = was(fate.from);
        const { id, title } = old[fate.from.story]!;
        const before = spot(block, 0, block.text.length);
        return [{ kind: 'deleted', story: id, title, role: block.role, old: block.text, now: '', before, after: null }];
      }
      case 'split': {
        const parts = fate.to.map(is);
        const whole = { kind: 'split' as const, old: was(fate.from).text, now: parts.map(({ text }) => text).join('\n') };
        const told = { ...this.newSide(fate.to[0]!), ...whole, before: start(was(fate.from)), after: start(parts[1]!) };
        return [told, ...this.edits(fate.edits, fate.to[0]!, [was(fate.from)], parts)];
      }
      case 'merged': {
        const parts = fate.from.map(was);
        const whole = { kind: 'merged' as const, old: parts.map(({ text }) => text).join('\n'), now: is(fate.to).text };
        const told = { ...this.newSide(fate.to), ...whole, before: start(parts[1]!), after: start(is(fate.to)) };
        return [told, ...this.edits(fate.edits, fate.to, parts, [is(fate.to)])];
      }
      case 'moved': {
        const [a, b] = [was(fate.from), is(fate.to)];
        const told = {
          ...this.newSide(fate.to),
          kind: 'moved' as const,
          old: a.text,
          now: b.text,
          before: start(a),
          after: start(b),
        };
        return [told, ...this.edits(fate.edits, fate.to, [a], [b])];
      }
      case 'kept':
        return [
          ...this.edits(fate.edits, fate.to, [was(fate.from)], [is(fate.to)]),
          ...this.size(fate.to, was(fate.from), is(fate.to)),
        ];
      case 'same':
        return [...this.size(fate.to, was(fate.from), is(fate.to)), ...this.reflow(fate.to, was(fate.from), is(fate.to))];
    }
  }

  private newSide({ story, block }: Place): Pick<Told, 'story' | 'title' | 'role'> {
    const { id, title, blocks } = this.now[story]!;
    return { story: id, title, role: blocks[block]!.role };
  }

  private edits(edits: readonly Edit[], to: Place, olds: readonly Block[], news: readonly Block[]): Told[] {
    const side = this.newSide(to);
    const kind = side.role === 'headline' ? 'headline' : 'text';
    return edits.map(({ at, to: there, old, now }) => ({
      ...side,
      kind,
      old,
      now,
      before: spotIn(olds, at, old.length),
      after: spotIn(news, there, now.length),
    }));
  }

  private size(to: Place, a: Block, b: Block): Told[] {
    if (b.role !== 'headline' || a.size === 0 || b.size === 0 || Math.abs(a.size - b.size) < SIZE) return [];
    return [
      { ...this.newSide(to), kind: 'headline-size', old: `${a.size} pt`, now: `${b.size} pt`, before: start(a), after: start(b) },
    ];
  }

  /** Same words, other lines: told, but never as text. */
  private reflow(to: Place, a: Block, b: Block): Told[] {
    const lines = ({ rows }: Block): string => rows.map(({ text }) => text).join('\n');
    if (a.rows.length === 0 || b.rows.length === 0 || lines(a) === lines(b)) return [];
    return [
      {
        ...this.newSide(to),
        kind: 'reflowed',
        old: `${a.rows.length}`,
        now: `${b.rows.length}`,
        before: start(a),
        after: start(b),
      },
    ];
  }
}

const start = (block: Block): Spot => spot(block, 0, 0);

/** Where a stretch of a block begins on its page. */
function spot(block: Block, at: number, length: number): Spot {
  let passed = 0;
  const row = block.rows.find(({ text }) => (passed += text.length) > at) ?? block.rows.at(-1);
  return { page: row?.page ?? '', column: row?.column ?? 0, n: row?.n ?? 0, block: block.id, at, length };
}

/** The same over several blocks read as one. */
function spotIn(blocks: readonly Block[], at: number, length: number): Spot {
  let rest = at;
  for (const block of blocks) {
    if (rest < block.text.length || block === blocks.at(-1)) return spot(block, rest, length);
    rest -= block.text.length;
  }
  return spot(blocks[0]!, 0, 0);
}

function photos(old: readonly StoryText[], now: readonly StoryText[], { stories }: Comparison): Told[] {
  return stories.flatMap(({ from, to }) => {
    const before = from === null ? [] : old[from]!.photos;
    const after = to === null ? [] : now[to]!.photos;
    const { id, title } = to === null ? old[from!]! : now[to]!;
    return photosOf(before, after).map((one) => ({ ...one, story: id, title, role: 'picture' }));
  });
}

/** By file; what is left over on both sides, in order, was swapped. */
function photosOf(before: readonly Photo[], after: readonly Photo[]): Omit<Told, 'story' | 'title' | 'role'>[] {
  const went = before.filter(({ file }) => !after.some((one) => one.file === file));
  const came = after.filter(({ file }) => !before.some((one) => one.file === file));
  const swaps = Math.min(went.length, came.length);
  const told = [...went.keys()].slice(0, swaps).map((i) => photo('picture-swapped', went[i]!, came[i]!));
  const lost = went.slice(swaps).map((one) => photo('picture-lost', one, null));
  const more = came.slice(swaps).map((one) => photo('picture-new', null, one));
  const same = after.flatMap((one) => {
    const was = before.find(({ file }) => file === one.file);
    if (!was) return [];
    // A picture that a mark asks for has no hash yet.
    if (was.sha256 !== one.sha256 && was.sha256 !== '') return [photo('picture-swapped', was, one)];
    const resized = Math.abs(was.width - one.width) > SIZE || Math.abs(was.height - one.height) > SIZE;
    return resized ? [photo('picture-size', was, one)] : [];
  });
  return [...told, ...lost, ...more, ...same];
}

function photo(kind: Told['kind'], was: Photo | null, is: Photo | null): Omit<Told, 'story' | 'title' | 'role'> {
  const place = (one: Photo | null): Spot | null => one && { page: one.page, column: 0, n: 0, block: one.file, at: 0, length: 0 };
  const said = (one: Photo | null): string =>
    one === null ? '' : kind === 'picture-size' ? `${one.width.toFixed(1)} × ${one.height.toFixed(1)} pt` : one.file;
  return { kind, old: said(was), now: said(is), before: place(was), after: place(is) };
}
