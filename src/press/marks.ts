/**
 * A sheet in, its crop and register marks out, as frames outside the bleed in the ink of all plates. Coordinates are the page's.
 */
import { mm, type Rect } from '../base/index.ts';
import type { Frame, Path, Swatch } from '../layout/types.ts';
import type { SheetForm } from './profile.ts';
import type { Sheet } from './sheet.ts';

/** The swatch of marks: on every plate (ISO 32000-1, 8.6.6.4). */
export const REGISTRATION = 'registration';
export const registration: Swatch = { cmyk: [100, 100, 100, 100], rgb: [0, 0, 0], spot: 'All' };

const HAIR = 0.25;
const CLEAR = mm(3);
const LENGTH = mm(5);
const RADIUS = mm(1.5);

/** Frames of the marks asked for, around a sheet so many pt high. */
export function marksOf(sheet: Sheet, height: number, form: SheetForm, kinds: readonly ('crop' | 'register')[]): Frame[] {
  const trim = { x: sheet.x, y: 0, width: sheet.width, height };
  const off = Math.max(CLEAR, form.bleed + mm(1));
  return kinds.map((kind, i) =>
    frameOf(`mark${i + 1}`, trim, form, kind === 'crop' ? crop(trim, off) : register(trim, off + LENGTH / 2)),
  );
}

const line = (x1: number, y1: number, x2: number, y2: number): Path => ({
  d: `M ${grain(x1)} ${grain(y1)} L ${grain(x2)} ${grain(y2)}`,
  stroke: REGISTRATION,
  lineWidth: HAIR,
});

/** To 0.001 pt, as all of a Layout. */
const grain = (value: number): number => Math.round(value * 1000) / 1000;

/** Two lines at each corner, in the line of the trim and clear of it. */
function crop({ x, y, width, height }: Rect, off: number): Path[] {
  const [right, bottom] = [x + width, y + height];
  return [
    ...[x, right].flatMap((at) => [line(at, y - off - LENGTH, at, y - off), line(at, bottom + off, at, bottom + off + LENGTH)]),
    ...[y, bottom].flatMap((at) => [line(x - off - LENGTH, at, x - off, at), line(right + off, at, right + off + LENGTH, at)]),
  ];
}

/** A circle with a cross in the middle of each side. */
function register({ x, y, width, height }: Rect, off: number): Path[] {
  const [middle, centre] = [x + width / 2, y + height / 2];
  return [
    [middle, y - off],
    [middle, y + height + off],
    [x - off, centre],
    [x + width + off, centre],
  ].flatMap(([cx, cy]) => [
    circle(cx!, cy!, RADIUS),
    line(cx! - 1.6 * RADIUS, cy!, cx! + 1.6 * RADIUS, cy!),
    line(cx!, cy! - 1.6 * RADIUS, cx!, cy! + 1.6 * RADIUS),
  ]);
}

/** Four Bézier curves: their handles are 0.5523 of the radius. */
function circle(cx: number, cy: number, r: number): Path {
  const h = 0.5523 * r;
  const curve = (...at: number[]): string => `C ${at.map((value, i) => grain(value + (i % 2 === 0 ? cx : cy))).join(' ')}`;
  const d = [
    `M ${grain(cx + r)} ${grain(cy)}`,
    curve(r, h, h, r, 0, r),
    curve(-h, r, -r, h, -r, 0),
    curve(-r, -h, -h, -r, 0, -r),
    curve(h, -r, r, -h, r, 0),
    'Z',
  ].join(' ');
  return { d, stroke: REGISTRATION, lineWidth: HAIR };
}

/** A frame outside the page: its rectangle is the sheet's, marks and all. */
function frameOf(id: string, trim: Rect, { bleed, slug }: SheetForm, paths: Path[]): Frame {
  const by = bleed + slug;
  const rect = { x: trim.x - by, y: -by, width: trim.width + 2 * by, height: trim.height + 2 * by };
  return { id, role: 'furniture', story: null, block: null, slot: null, rect, order: 0, next: null, paths };
}
