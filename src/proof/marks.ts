/**
 * A proofreader's marks in, the text as it should be after them out. Marks are CriticMarkup in a line of context: `在光{~~明~>华~~}路北口`,
 * `{++加++}`, `{--删--}`; `{++¶++}` parts a paragraph, `{--¶--}` joins two. What finds no place, or more than one, is said and not done.
 */
import { editsBetween } from './edits.ts';
import type { Block, StoryText } from './types.ts';

/** One mark of a round. `story`: id or file. Texts of paragraphs are their beginnings. */
export type Mark = { readonly story: string } & (
  | { readonly text: string }
  | { readonly delete: string }
  | { readonly insert: string; readonly after: string }
  | { readonly move: string; readonly after: string }
  | { readonly photo: string; readonly now: string }
);

/** Why a mark could not be placed. */
export interface Unplaced {
  readonly mark: number;
  readonly why: string;
}

/** Where a mark's effect is expected, in the marked side: blocks by their ids there, and what must be found. */
export interface Effect {
  readonly mark: number;
  readonly kind: 'text' | 'deleted' | 'inserted' | 'moved' | 'split' | 'merged' | 'photo';
  readonly story: string;
  readonly block: string;
  /** In the block's expected text. */
  readonly at: number;
  readonly old: string;
  readonly now: string;
}

/** The side that the marks ask for. */
export interface Marked {
  readonly stories: readonly StoryText[];
  readonly effects: readonly Effect[];
  readonly unplaced: readonly Unplaced[];
}

const CRITIC = /\{~~([\s\S]*?)~>([\s\S]*?)~~\}|\{\+\+([\s\S]*?)\+\+\}|\{--([\s\S]*?)--\}/gu;
const PARAGRAPH = '¶';

/** A mark's context as it stands and as it shall be. */
export interface Reading {
  readonly before: string;
  readonly after: string;
}

/** Reads CriticMarkup; undefined where nothing is marked. */
export function readMark(text: string): Reading | undefined {
  let [before, after, at] = ['', '', 0];
  for (const found of text.matchAll(CRITIC)) {
    const [whole, old, now, added, removed] = found;
    const plain = text.slice(at, found.index);
    before += plain + (old ?? removed ?? '');
    after += plain + (now ?? added ?? '');
    at = found.index + whole.length;
  }
  return before + text.slice(at) === after + text.slice(at)
    ? undefined
    : { before: before + text.slice(at), after: after + text.slice(at) };
}

/** Carries out marks on a copy of the old side. */
export function carryOut(old: readonly StoryText[], marks: readonly Mark[]): Marked {
  const work = new Work(old);
  for (const [index, mark] of marks.entries()) work.carryOut(mark, index);
  return work.result();
}

interface Draft extends Omit<StoryText, 'blocks' | 'photos'> {
  readonly blocks: Block[];
  readonly photos: StoryText['photos'][number][];
}

class Work {
  private readonly stories: Draft[];
  private readonly effects: Effect[] = [];
  private readonly unplaced: Unplaced[] = [];

  constructor(old: readonly StoryText[]) {
    this.stories = old.map((story) => ({ ...story, blocks: [...story.blocks], photos: [...story.photos] }));
  }

  result(): Marked {
    return { stories: this.stories, effects: this.effects, unplaced: this.unplaced };
  }

  carryOut(mark: Mark, index: number): void {
    const story = this.stories.find(({ id, file }) => id === mark.story || file === mark.story);
    const why = story ? this.on(story, mark, index) : `there is no story “${mark.story}” in this round`;
    if (why !== null) this.unplaced.push({ mark: index, why });
  }

  private on(story: Draft, mark: Mark, index: number): string | null {
    if ('text' in mark) return this.text(story, mark.text, index);
    if ('photo' in mark) return this.photo(story, mark.photo, mark.now, index);
    if ('delete' in mark) return this.remove(story, mark.delete, index);
    if ('insert' in mark) return this.insert(story, mark.insert, mark.after, index);
    return this.move(story, mark.move, mark.after, index);
  }

  private text(story: Draft, typed: string, index: number): string | null {
    const reading = readMark(typed);
    if (!reading) return `“${typed}” marks nothing; write {~~old~>new~~}, {++added++} or {--removed--} in it`;
    if (reading.before.includes(PARAGRAPH)) return this.merge(story, reading.before, index);
    const whole = [...story.blocks.keys()].filter((k) => story.blocks[k]!.text === reading.before);
    const among = whole.length === 1 ? whole : [...story.blocks.keys()];
    const places = among.flatMap((block) => everyPlace(story.blocks[block]!.text, reading.before).map((at) => ({ block, at })));
    if (places.length !== 1) return placesSaid(reading.before, places.length);
    const { block, at } = places[0]!;
    if (reading.after.includes(PARAGRAPH)) return this.split(story, block, at + reading.after.indexOf(PARAGRAPH), index);
    const was = story.blocks[block]!;
    const text = was.text.slice(0, at) + reading.after + was.text.slice(at + reading.before.length);
    this.shift(story.id, was.id, at + reading.before.length, text.length - was.text.length);
    story.blocks[block] = { ...was, text };
    const { from, old, now } = changedPart(reading);
    this.effects.push({ mark: index, kind: 'text', story: story.id, block: was.id, at: at + from, old, now });
    return null;
  }

  /** Effects behind a change in the same block move with it. */
  private shift(story: string, block: string, from: number, by: number): void {
    for (const [i, effect] of this.effects.entries())
      if (effect.story === story && effect.block === block && effect.at >= from)
        this.effects[i] = { ...effect, at: effect.at + by };
  }

  private split(story: Draft, block: number, at: number, index: number): null {
    const was = story.blocks[block]!;
    const second = `${was.id}.b`;
    story.blocks.splice(block, 1, { ...was, text: was.text.slice(0, at) }, { ...was, id: second, text: was.text.slice(at) });
    for (const [i, effect] of this.effects.entries())
      if (effect.story === story.id && effect.block === was.id && effect.at >= at)
        this.effects[i] = { ...effect, block: second, at: effect.at - at };
    this.effects.push({ mark: index, kind: 'split', story: story.id, block: was.id, at: 0, old: was.text, now: '' });
    return null;
  }

  private merge(story: Draft, before: string, index: number): string | null {
    const [end, start] = before.split(PARAGRAPH) as [string, string];
    const found = [...story.blocks.keys()].filter(
      (k) =>
        story.blocks[k]!.text.endsWith(end) &&
        story.blocks[k + 1]?.text.startsWith(start) &&
        story.blocks[k + 1]!.role === story.blocks[k]!.role,
    );
    if (found.length !== 1) return placesSaid(before, found.length);
    const [k] = found as [number];
    const [a, b] = [story.blocks[k]!, story.blocks[k + 1]!];
    for (const [i, effect] of this.effects.entries())
      if (effect.story === story.id && effect.block === b.id)
        this.effects[i] = { ...effect, block: a.id, at: effect.at + a.text.length };
    story.blocks.splice(k, 2, { ...a, text: a.text + b.text });
    this.effects.push({ mark: index, kind: 'merged', story: story.id, block: a.id, at: a.text.length, old: b.text, now: '' });
    return null;
  }

  private photo(story: Draft, file: string, now: string, index: number): string | null {
    const at = story.photos.findIndex((photo) => photo.file === file);
    if (at < 0) return `there is no picture ${file} in ${story.file}`;
    story.photos[at] = { ...story.photos[at]!, file: now, sha256: '' };
    this.effects.push({ mark: index, kind: 'photo', story: story.id, block: now, at: 0, old: file, now });
    return null;
  }

  private remove(story: Draft, beginning: string, index: number): string | null {
    const at = this.paragraph(story, beginning);
    if (typeof at === 'string') return at;
    const [gone] = story.blocks.splice(at, 1);
    this.effects.push({ mark: index, kind: 'deleted', story: story.id, block: gone!.id, at: 0, old: gone!.text, now: '' });
    return null;
  }

  private insert(story: Draft, text: string, after: string, index: number): string | null {
    const at = this.behind(story, after);
    if (typeof at === 'string') return at;
    const id = `mark${index}`;
    story.blocks.splice(at, 0, { id, role: 'body', text, size: 0, rows: [] });
    this.effects.push({ mark: index, kind: 'inserted', story: story.id, block: id, at: 0, old: '', now: text });
    return null;
  }

  private move(story: Draft, beginning: string, after: string, index: number): string | null {
    const from = this.paragraph(story, beginning);
    if (typeof from === 'string') return from;
    const target = this.behind(story, after);
    if (typeof target === 'string') return target;
    const [block] = story.blocks.splice(from, 1);
    story.blocks.splice(target > from ? target - 1 : target, 0, block!);
    this.effects.push({ mark: index, kind: 'moved', story: story.id, block: block!.id, at: 0, old: block!.text, now: '' });
    return null;
  }

  /** Index of the one block that begins so, or why there is none. */
  private paragraph({ blocks }: Draft, beginning: string): number | string {
    const found = [...blocks.keys()].filter((k) => blocks[k]!.text.startsWith(beginning));
    return found.length === 1 && beginning !== '' ? found[0]! : placesSaid(beginning, found.length);
  }

  /** Index behind the block that begins so; before all running text where nothing is named. */
  private behind(story: Draft, after: string): number | string {
    if (after === '')
      return Math.max(
        0,
        story.blocks.findIndex(({ role }) => role === 'body'),
      );
    const at = this.paragraph(story, after);
    return typeof at === 'string' ? at : at + 1;
  }
}

/** From the first thing that a mark changes to the last. */
function changedPart({ before, after }: Reading): { readonly from: number; readonly old: string; readonly now: string } {
  const edits = editsBetween(before, after);
  const [first, last] = [edits[0]!, edits.at(-1)!];
  const from = first.at;
  return { from, old: before.slice(from, last.at + last.old.length), now: after.slice(from, last.to + last.now.length) };
}

function everyPlace(text: string, part: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at >= 0 && part !== ''; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}

const placesSaid = (text: string, count: number): string =>
  count === 0 ? `“${text}” does not stand in this round` : `“${text}” stands ${count} times; give more of what is around it`;
