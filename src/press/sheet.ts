/**
 * What of a Layout page one page of a PDF shows, and what stands around it. Numbers only; paints nothing.
 */
import type { Rect } from '../base/index.ts';
import { walkPath } from '../layout/index.ts';
import type { Frame, Line, Page, Path, Run } from '../layout/types.ts';

/** A page of a PDF: all of a Layout page, or one half of a spread that is cut at the fold. */
export interface Sheet {
  /** Left edge of the trim on the Layout page, pt. */
  readonly x: number;
  /** Trimmed width, pt. */
  readonly width: number;
  /** Its folio, or both of a spread. */
  readonly title: string;
  /** Marks and the slug line: frames outside the trim, in the page's coordinates. */
  readonly around: readonly Frame[];
  /** The sheet of paper that it is printed on, where that is not the page and what the profile puts around it. */
  readonly paper?: Paper;
  /** What readers of the PDF list: remarks at places of the page. */
  readonly notes?: readonly Note[];
}

/** A sheet of paper with the page on it, at a scale or in part. Lengths in pt of the paper. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  /** 1: at its size. */
  readonly scale: number;
  /** Where the upper left corner of the trim lies, from that of the paper; may lie outside. */
  readonly x: number;
  readonly y: number;
  /** Part of the page to show, in its own coordinates; all of it without. */
  readonly clip?: Rect;
}

/** A remark at a place of the page. */
export interface Note {
  readonly rect: Rect;
  /** Who says it: a rule, a reader, a round. */
  readonly author: string;
  readonly text: string;
  /** 0–255. */
  readonly rgb: readonly [number, number, number];
}

/** All of a page, with nothing around it. */
export const wholeSheet = (page: Page): Sheet => ({
  x: 0,
  width: page.width,
  title: page.folios.length > 0 ? page.folios.join('-') : page.id,
  around: [],
});

/** The halves of a spread, or the page itself. */
export const cutSheets = (page: Page): Sheet[] =>
  page.halves.length < 2
    ? [wholeSheet(page)]
    : page.halves.map(({ folio, x, width }) => ({ x, width, title: folio, around: [] }));

/** From left to right, what is ink on a sheet: the trim and the bleed, pt. */
export interface Window {
  readonly left: number;
  readonly right: number;
}

/** Whether any glyph of a run can reach into the window: its origin is within an em and a half of it. */
export function reachesRun(run: Run, line: Line, { left, right }: Window): boolean {
  const reach = 1.5 * run.size;
  if (line.dir === 'ttb') return line.x > left - reach && line.x < right + reach;
  return run.at.some((x) => x > left - reach && x < right + reach);
}

/** Whether a path can reach into the window: its points, which no curve leaves, and half its line. */
export function reachesPath(path: Path, { left, right }: Window): boolean {
  let [least, most] = [Infinity, -Infinity];
  const note = (x: number): void => {
    least = Math.min(least, x);
    most = Math.max(most, x);
  };
  walkPath(path.d, {
    move: note,
    line: note,
    curve: (x1, _y1, x2, _y2, x) => (note(x1), note(x2), note(x)),
    close: () => undefined,
  });
  const half = path.stroke === undefined ? 0 : (path.lineWidth ?? 1);
  return most + half > left && least - half < right;
}

/** Whether a rectangle reaches into the window. */
export const reachesRect = ({ x, width }: Rect, { left, right }: Window): boolean => x + width > left && x < right;

/** The page as a sheet shows it: frames that reach into it, under its folio. */
export function shownOn(page: Page, sheet: Sheet): Page {
  if (sheet.width >= page.width) return page;
  const window = { left: sheet.x, right: sheet.x + sheet.width };
  const frames = page.frames.filter(({ rect }) => reachesRect(rect, window));
  return { ...page, folios: [sheet.title], width: sheet.width, frames };
}
