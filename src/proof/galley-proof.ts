/**
 * A galley's page in, its proof (小样) out: each line with its number before it and the received copy beside it, what was turned on the way in red. Changes no
 * line of the galley.
 */
import type { FontBook } from '../font/types.ts';
import type { Line, Page } from '../layout/types.ts';
import { editsBetween } from './edits.ts';
import { SheetWords } from './sheet-words.ts';

/** What stands around the column, pt. */
const ROOM = { numbers: 22, gap: 26, right: 20, head: 13 } as const;
/** Size of the received copy, of the galley's. */
const SMALLER = 0.86;

/** What the head says. */
export interface GalleyWords {
  readonly title: string;
  readonly file: string;
  /** From 1. */
  readonly page: number;
}

/** Sets the copy beside the lines. `source`: the story's file as read. */
export function besideCopy(page: Page, source: string, book: FontBook, words: GalleyWords): Page {
  const around = new SheetWords(book);
  const { grid } = page;
  const size = grid.em * SMALLER;
  const shift = ROOM.numbers;
  const frames = page.frames.map((frame) => ({
    ...frame,
    rect: { ...frame.rect, x: frame.rect.x + shift },
    lines: (frame.lines ?? []).map((line) => moved(line, shift)),
  }));
  const at = grid.x + shift + grid.chars * grid.em + ROOM.gap;
  let end = at;
  for (const { lines } of frames)
    for (const line of lines) {
      if (line.n > 0) around.wordsTo([String(line.n)], grid.x + shift - 6, line.baseline, 6.5, 'proof-blue');
      end = Math.max(end, copyOf(line, source, at, size, around));
    }
  around.words(['小样', words.title, words.file, `第 ${words.page} 页`], grid.x + shift, ROOM.head, 7, 'proof-grey');
  around.words(['原稿'], at, ROOM.head, 7, 'proof-grey');
  const width = end + ROOM.right;
  const all = [...frames, ...around.frames].map((frame, order) => ({ ...frame, id: `${frame.id}.${order}`, order }));
  return { ...page, width, grid: { ...grid, x: grid.x + shift }, frames: all };
}

function moved(line: Line, by: number): Line {
  const runs = line.runs.map((run) => ({ ...run, at: run.at.map((x) => x + by) }));
  return { ...line, x: line.x + by, runs };
}

/** The received characters of a line; returns where they end. */
function copyOf(line: Line, source: string, x: number, size: number, around: SheetWords): number {
  const placed = line.runs.flatMap(({ src, text }) => (src ? [{ start: src[1], end: src[2], text }] : []));
  if (placed.length === 0) return x;
  const typed = stretches(placed)
    .map(([start, end]) => source.slice(start, end).replace(/\s*[\r\n]+\s*/gu, '↵'))
    .join('');
  const set = [...placed]
    .sort((a, b) => a.start - b.start)
    .map(({ text }) => text)
    .join('');
  let pen = x;
  let from = 0;
  const put = (text: string, swatch: string): void => {
    if (text !== '') pen = around.words([text], pen, line.baseline, size, swatch, 'folio');
  };
  for (const { at, old } of editsBetween(typed, set)) {
    put(typed.slice(from, at), 'black');
    put(old, 'proof-red');
    from = at + old.length;
  }
  put(typed.slice(from), 'black');
  return pen;
}

/** Farther apart than this in the source, two runs have other things between them: keys of the front matter, say. */
const APART = 8;

/** Stretches of the source that the runs of a line come from, in its order. */
function stretches(placed: readonly { readonly start: number; readonly end: number }[]): [number, number][] {
  const found: [number, number][] = [];
  for (const { start, end } of [...placed].sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last && start - last[1] <= APART) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  }
  return found;
}
