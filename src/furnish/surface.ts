/**
 * pdfkit's drawing state and path building: matrix, colours, weights, clips, and the current path in page coordinates. It paints nothing.
 */
import type { Shape } from './drawing.ts';
import { compose, mapX, mapY, UPRIGHT, type Matrix, type Outline, type Segment } from './outline.ts';
import { draw } from './path-text.ts';

/** What save and restore keep. */
export interface Ink {
  matrix: Matrix;
  fill: string;
  stroke: string;
  fillOpacity: number;
  strokeOpacity: number;
  lineWidth: number;
  dash: readonly number[];
  cap: Shape['cap'];
  clips: readonly Outline[];
}

const FRESH: Ink = {
  matrix: UPRIGHT,
  fill: '#000000',
  stroke: '#000000',
  fillOpacity: 1,
  strokeOpacity: 1,
  lineWidth: 1,
  dash: [],
  cap: 'butt',
  clips: [],
};
const KAPPA = (4 / 3) * (Math.SQRT2 - 1);

type Turn = { readonly origin?: readonly [number, number] };

/** The state of pdfkit's canvas: matrix, path, colours, clip; saved and restored as there. */
export class Surface {
  protected ink: Ink = { ...FRESH };
  protected segments: Segment[] = [];
  private stack: Ink[] = [];

  /** Nothing saved, nothing set. */
  protected fresh(): void {
    this.ink = { ...FRESH };
    this.stack = [];
    this.segments = [];
  }

  /** States saved and not yet restored. */
  protected get depth(): number {
    return this.stack.length;
  }

  /** The path so far, which is then empty. */
  protected taken(): Outline {
    const outline = this.segments;
    this.segments = [];
    return outline;
  }

  // State

  save(): this {
    this.stack.push({ ...this.ink });
    return this;
  }

  restore(): this {
    this.ink = this.stack.pop() ?? { ...FRESH };
    return this;
  }

  transform(a: number, b: number, c: number, d: number, e: number, f: number): this {
    this.ink.matrix = compose(this.ink.matrix, [a, b, c, d, e, f]);
    return this;
  }

  translate(x: number, y: number): this {
    return x === 0 && y === 0 ? this : this.transform(1, 0, 0, 1, x, y);
  }

  scale(x: number, y?: number | Turn, turn?: Turn): this {
    const vertical = typeof y === 'number' ? y : x;
    const [ox, oy] = (typeof y === 'object' ? y : turn)?.origin ?? [0, 0];
    return this.transform(x, 0, 0, vertical, ox - x * ox, oy - vertical * oy);
  }

  rotate(degrees: number, turn?: Turn): this {
    const [ox, oy] = turn?.origin ?? [0, 0];
    const angle = (degrees * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return this.transform(cos, sin, -sin, cos, ox - (ox * cos - oy * sin), oy - (ox * sin + oy * cos));
  }

  // Ink

  fillColor(colour: unknown, opacity?: number): this {
    this.ink.fill = this.colour(colour, this.ink.fill);
    return opacity === undefined ? this : this.fillOpacity(opacity);
  }

  strokeColor(colour: unknown, opacity?: number): this {
    this.ink.stroke = this.colour(colour, this.ink.stroke);
    return opacity === undefined ? this : this.strokeOpacity(opacity);
  }

  private colour(colour: unknown, otherwise: string): string {
    return typeof colour === 'string' ? colour : otherwise;
  }

  fillOpacity(opacity?: number | null): this {
    this.ink.fillOpacity = opacity ?? 1;
    return this;
  }

  strokeOpacity(opacity?: number | null): this {
    this.ink.strokeOpacity = opacity ?? 1;
    return this;
  }

  opacity(opacity?: number | null): this {
    return this.fillOpacity(opacity).strokeOpacity(opacity);
  }

  lineWidth(weight: number): this {
    this.ink.lineWidth = weight;
    return this;
  }

  lineCap(cap: Shape['cap']): this {
    this.ink.cap = cap;
    return this;
  }

  /** Joins are not part of a Layout: its paths are mitred. */
  lineJoin(): this {
    return this;
  }

  miterLimit(): this {
    return this;
  }

  dash(length: number | readonly number[], options: { readonly space?: number } = {}): this {
    this.ink.dash = typeof length === 'number' ? [length, options.space || length] : length;
    return this;
  }

  undash(): this {
    this.ink.dash = [];
    return this;
  }

  // Paths

  moveTo(x: number, y: number): this {
    this.segments.push(['M', mapX(this.ink.matrix, x, y), mapY(this.ink.matrix, x, y)]);
    return this;
  }

  lineTo(x: number, y: number): this {
    this.segments.push([this.segments.length === 0 ? 'M' : 'L', mapX(this.ink.matrix, x, y), mapY(this.ink.matrix, x, y)]);
    return this;
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): this {
    const m = this.ink.matrix;
    if (this.segments.length === 0) this.moveTo(x1, y1);
    this.segments.push(['C', mapX(m, x1, y1), mapY(m, x1, y1), mapX(m, x2, y2), mapY(m, x2, y2), mapX(m, x, y), mapY(m, x, y)]);
    return this;
  }

  closePath(): this {
    if (this.segments.length > 0) this.segments.push(['Z']);
    return this;
  }

  rect(x: number, y: number, width: number, height: number): this {
    return this.moveTo(x, y)
      .lineTo(x + width, y)
      .lineTo(x + width, y + height)
      .lineTo(x, y + height)
      .closePath();
  }

  roundedRect(x: number, y: number, width: number, height: number, radius: number): this {
    const r = Math.min(radius, width / 2, height / 2);
    const k = r * (1 - KAPPA);
    return this.moveTo(x + r, y)
      .lineTo(x + width - r, y)
      .bezierCurveTo(x + width - k, y, x + width, y + k, x + width, y + r)
      .lineTo(x + width, y + height - r)
      .bezierCurveTo(x + width, y + height - k, x + width - k, y + height, x + width - r, y + height)
      .lineTo(x + r, y + height)
      .bezierCurveTo(x + k, y + height, x, y + height - k, x, y + height - r)
      .lineTo(x, y + r)
      .bezierCurveTo(x, y + k, x + k, y, x + r, y)
      .closePath();
  }

  ellipse(x: number, y: number, rx: number, ry: number = rx): this {
    const [kx, ky] = [rx * KAPPA, ry * KAPPA];
    return this.moveTo(x - rx, y)
      .bezierCurveTo(x - rx, y - ky, x - kx, y - ry, x, y - ry)
      .bezierCurveTo(x + kx, y - ry, x + rx, y - ky, x + rx, y)
      .bezierCurveTo(x + rx, y + ky, x + kx, y + ry, x, y + ry)
      .bezierCurveTo(x - kx, y + ry, x - rx, y + ky, x - rx, y)
      .closePath();
  }

  circle(x: number, y: number, radius: number): this {
    return this.ellipse(x, y, radius, radius);
  }

  path(d: string): this {
    draw(d, this);
    return this;
  }

  polygon(...points: readonly (readonly [number, number])[]): this {
    points.forEach(([x, y], i) => (i === 0 ? this.moveTo(x, y) : this.lineTo(x, y)));
    return this.closePath();
  }

  clip(): this {
    this.ink.clips = [...this.ink.clips, this.taken()];
    return this;
  }

  quadraticCurveTo(qx: number, qy: number, x: number, y: number): this {
    const m = this.ink.matrix;
    const last = this.segments.at(-1);
    if (!last || last[0] === 'Z') return this.moveTo(x, y);
    const [x0, y0] = [last.at(-2) as number, last.at(-1) as number];
    const [px, py, ex, ey] = [mapX(m, qx, qy), mapY(m, qx, qy), mapX(m, x, y), mapY(m, x, y)];
    this.segments.push([
      'C',
      x0 + (2 / 3) * (px - x0),
      y0 + (2 / 3) * (py - y0),
      ex + (2 / 3) * (px - ex),
      ey + (2 / 3) * (py - ey),
      ex,
      ey,
    ]);
    return this;
  }
}
