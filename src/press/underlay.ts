/**
 * What has been painted on a page so far, where it has colour enough that overprinting black would pass the ink limit. Black asks
 * before it is painted: above the limit it knocks out what is beneath instead.
 */
import type { Rect } from '../base/index.ts';
import { walkPath } from '../layout/index.ts';
import type { Frame, Page, Path, Run } from '../layout/types.ts';
import type { PressedPicture } from './pictures.ts';

/** What lies somewhere. */
interface Laid {
  readonly rect: Rect;
  /** Cyan, magenta and yellow together, per cent; or a picture, where they are measured. */
  readonly colours: number | PressedPicture;
  /** Fills all of its box, so that nothing beneath it shows. */
  readonly whole: boolean;
}

/** What pictures hold that were not measured: anything. */
const UNKNOWN = 300;

/** The colours under a place of a page. */
export class Underlay {
  readonly #laid: Laid[] = [];
  /** Whether anything lies there at all that counts. */
  #counts = false;
  readonly #room: number;

  /** `room`: per cent of colours that may lie under solid black. */
  constructor(room: number) {
    this.#room = room;
  }

  /** `fill` and `stroke`: colours of what is painted, per cent; 0 where nothing is. */
  path(path: Path, fill: number, stroke: number): void {
    const colours = Math.max(fill, stroke);
    if (!this.#counts && colours <= this.#room) return;
    this.#counts = true;
    this.#laid.push({ rect: pathBox(path), colours, whole: path.fill !== undefined && isBox(path) });
  }

  picture(rect: Rect, found: PressedPicture | undefined): void {
    if (found?.space === 'DeviceGray') return;
    this.#counts = true;
    this.#laid.push({ rect, colours: found ?? UNKNOWN, whole: true });
  }

  /** Most colours under a rectangle, per cent. */
  under(rect: Rect): number {
    let most = 0;
    for (let i = this.#laid.length - 1; i >= 0; i--) {
      const { rect: area, colours, whole } = this.#laid[i]!;
      if (!overlaps(area, rect)) continue;
      most = Math.max(most, typeof colours === 'number' ? colours : mostUnder(colours, area, rect));
      if (whole && within(rect, area)) break;
    }
    return most;
  }

  /** Whether solid black may be printed over what lies under a rectangle. */
  takes(rect: () => Rect): boolean {
    return !this.#counts || this.under(grown(rect())) <= this.#room;
  }
}

/** A RIP paints each dot that a shape touches: what only meets shares a row of dots. */
const TOUCH = 0.75;
const grown = ({ x, y, width, height }: Rect): Rect => ({
  x: x - TOUCH,
  y: y - TOUCH,
  width: width + 2 * TOUCH,
  height: height + 2 * TOUCH,
});

/** Whether two rectangles share a place. */
export const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const within = (a: Rect, b: Rect): boolean =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;

/** Most colours of a picture's cells that a rectangle touches, per cent. */
export function mostUnder({ ink, width, height }: PressedPicture, area: Rect, rect: Rect): number {
  if (!ink) return UNKNOWN;
  const { across, side, colours } = ink;
  const down = colours.length / across;
  const cell = (at: number, from: number, length: number, pixels: number, cells: number): number =>
    Math.min(cells - 1, Math.max(0, Math.floor((((at - from) / length) * pixels) / side)));
  const left = cell(rect.x, area.x, area.width, width, across);
  const right = cell(rect.x + rect.width, area.x, area.width, width, across);
  const top = cell(rect.y, area.y, area.height, height, down);
  const bottom = cell(rect.y + rect.height, area.y, area.height, height, down);
  let most = 0;
  for (let y = top; y <= bottom; y++) for (let x = left; x <= right; x++) most = Math.max(most, colours[y * across + x]!);
  return most / 2.55;
}

/** Box of a path's points, which no curve leaves, with half its line. */
export function pathBox(path: Path): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const note = (x: number, y: number): void => {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  };
  walkPath(path.d, {
    move: note,
    line: note,
    curve: (x1, y1, x2, y2, x, y) => {
      note(x1, y1);
      note(x2, y2);
      note(x, y);
    },
    close: () => undefined,
  });
  const half = path.stroke === undefined ? 0 : (path.lineWidth ?? 1) / 2;
  return { x: left - half, y: top - half, width: right - left + 2 * half, height: bottom - top + 2 * half };
}

/** Four straight sides along the axes. */
export function isBox({ d }: Path): boolean {
  if (!/^M[^MLCZ]*(?:L[^MLCZ]*){3,4}Z?\s*$/.test(d)) return false;
  const at = (d.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  for (let i = 0; i + 3 < at.length; i += 2) if (at[i] !== at[i + 2] && at[i + 1] !== at[i + 3]) return false;
  return true;
}

/** About where a run's ink is: an em square about each origin, with a little around it. */
export function runBox(run: Run, dir: 'ltr' | 'ttb', across: number): Rect {
  const { at, size } = run;
  const from = Math.min(...at);
  const length = Math.max(...at) + size - from;
  return dir === 'ltr'
    ? { x: from, y: across - 0.9 * size, width: length, height: 1.1 * size }
    : { x: across - 0.55 * size, y: from, width: 1.1 * size, height: length };
}

/** Frames of pictures on which something is painted afterwards. */
export const underPaint = ({ frames }: Page): Frame[] =>
  frames.filter((frame, i) => frame.picture && frames.slice(i + 1).some((above) => paintsOn(above, frame.rect)));

/** Whether a frame paints letters or lines on a rectangle. */
function paintsOn({ lines = [], paths = [] }: Frame, rect: Rect): boolean {
  return (
    paths.some((path) => overlaps(pathBox(path), rect)) ||
    lines.some(({ dir, x, baseline, runs }) =>
      runs.some((run) => run.gids.length > 0 && overlaps(runBox(run, dir, dir === 'ttb' ? x : baseline), rect)),
    )
  );
}
