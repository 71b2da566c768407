/**
 * Collects the frames of one page while it is made up, and puts them in painting order: pictures first, then text in the order of
 * the manuscript, so that extracted text reads as it was written. Rounds once.
 */
import type { Rect } from '../base/index.ts';
import type { Cell, Frame, LayoutRect, Line, Path, PlacedPicture, Role, Run } from '../layout/types.ts';
import { path } from '../layout/index.ts';
import { around } from './around.ts';
import { boundsOf, leadingOf } from './marks.ts';

const round = (value: number): number => Math.round(value * 1000) / 1000;
/** A rectangle to a thousandth of a point, as the Layout has it. */
const roundRect = (rect: Rect): LayoutRect => ({
  x: round(rect.x),
  y: round(rect.y),
  width: round(rect.width),
  height: round(rect.height),
});

/** Where a frame belongs: its story, its block and that block's place in the compared text. */
export interface Belongs {
  readonly story: string;
  readonly block: string;
  readonly order: number;
  readonly slot: string;
  readonly cell?: Cell;
}

interface Waiting {
  readonly role: Role;
  readonly rect: LayoutRect;
  readonly belongs: Belongs;
  readonly lines?: readonly Line[];
  readonly paths?: readonly Path[];
  readonly picture?: PlacedPicture;
  readonly link?: string;
}

/** What stands between set lines that are `leading` pt apart (null: each stands alone): marks and readings. */
export type MarksOf = (
  lines: readonly Line[],
  leading: number | null,
) => { readonly paths: readonly Path[]; readonly readings: readonly Line[] } | null;

/** Frames of one page while it is made up. */
export class Sheet {
  private readonly text: Waiting[] = [];
  private readonly ground: Waiting[] = [];
  private readonly marksOf: MarksOf;
  private readonly grid: { readonly em: number; readonly leading: number };

  /** `grid`: size and leading of the body, pt. */
  constructor(marksOf: MarksOf, grid: { readonly em: number; readonly leading: number }) {
    this.marksOf = marksOf;
    this.grid = grid;
  }

  /** Lines of a block. What no one typed in them (a hyphen, a bullet, a bracket) becomes a frame of its own, painted after all text. */
  addLines(role: Role, rect: Rect, belongs: Belongs, lines: readonly Line[]): void {
    if (lines.length === 0) return;
    this.addMarks(belongs, lines);
    const whole = lines.every((line) => line.runs.every(isTyped));
    const typed = whole || lines.some((line) => line.runs.some(isTyped));
    if (typed)
      this.text.push({ role, rect: roundRect(rect), belongs, lines: whole ? lines : lines.map((line) => part(line, isTyped)) });
    if (whole) return;
    const added = lines.map((line) => part(line, (run) => !isTyped(run))).filter(({ runs }) => runs.length > 0);
    this.text.push({ role: 'generated', rect: roundRect(rect), belongs: { ...belongs, order: Infinity }, lines: added });
  }

  /** Emphasis dots, lines under names, readings: generated, so painted after all text. */
  private addMarks(belongs: Belongs, lines: readonly Line[]): void {
    const marks = this.marksOf(lines, leadingOf(lines, this.grid));
    if (!marks) return;
    const { paths, readings } = marks;
    const last = { ...belongs, order: Infinity };
    if (paths.length) this.text.push({ role: 'generated', rect: roundRect(boundsOf(paths)), belongs: last, paths });
    if (readings.length) this.text.push({ role: 'generated', rect: roundRect(around(readings)), belongs: last, lines: readings });
  }

  addPicture(rect: Rect, belongs: Belongs, picture: PlacedPicture): void {
    this.ground.push({ role: 'picture', rect: roundRect(rect), belongs, picture });
  }

  addPaths(role: Role, rect: Rect, belongs: Belongs, paths: readonly Path[], link?: string): void {
    this.ground.push({ role, rect: roundRect(rect), belongs, paths: paths.map(path), ...(link === undefined ? {} : { link }) });
  }

  /** Frames in painting order with ids; `next` chains the frames of a story's running text. */
  frames(): Frame[] {
    const text = this.text.map((waiting, i) => ({ waiting, i })).sort((a, b) => byOrder(a.waiting, b.waiting) || a.i - b.i);
    const painted = [...this.ground, ...text.map(({ waiting }) => waiting)];
    const counts = new Map<string, number>();
    const frames = painted.map((waiting, order): Frame => {
      const { block, story, slot, cell } = waiting.belongs;
      const count = (counts.get(block) ?? 0) + 1;
      counts.set(block, count);
      const matter = waiting.lines
        ? { lines: waiting.lines }
        : waiting.paths
          ? { paths: waiting.paths }
          : { picture: waiting.picture! };
      return {
        id: `${block}.f${count}`,
        role: waiting.role,
        story,
        block,
        slot,
        rect: waiting.rect,
        order,
        next: null,
        ...matter,
        ...(waiting.link === undefined ? {} : { link: waiting.link }),
        ...(cell && waiting.role !== 'generated' ? { cell } : {}),
      };
    });
    return chained(frames);
  }
}

/** Infinity, the place of generated matter, is equal to itself. */
const byOrder = (a: Waiting, b: Waiting): number => (a.belongs.order === b.belongs.order ? 0 : a.belongs.order - b.belongs.order);
const isTyped = (run: Run): boolean => run.src !== null;
const part = (line: Line, keep: (run: Run) => boolean): Line => ({ ...line, runs: line.runs.filter(keep) });

const flowing = new Set<Role>(['body', 'crosshead', 'list']);

function chained(frames: readonly Frame[]): Frame[] {
  const next = new Map<string, string>();
  const before = new Map<string, Frame>();
  for (const frame of frames) {
    if (!flowing.has(frame.role) || !frame.lines) continue;
    const flow = `${frame.story} ${frame.slot}`;
    const last = before.get(flow);
    if (last) next.set(last.id, frame.id);
    before.set(flow, frame);
  }
  return frames.map((frame) => (next.has(frame.id) ? { ...frame, next: next.get(frame.id)! } : frame));
}
