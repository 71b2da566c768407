/**
 * SVG path text comes in, drawing calls go out; all commands of SVG 2 § 9.3, arcs and quadratics as cubics.
 */
import type { Point } from './outline.ts';

/** What a path text is read into: drawing calls in the caller's own coordinates. */
export interface Pen {
  moveTo(x: number, y: number): unknown;
  lineTo(x: number, y: number): unknown;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): unknown;
  closePath(): unknown;
}

const TOKEN = /([MmLlHhVvCcSsQqTtAaZz])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/g;
const ARGUMENTS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };
const FLAGS = /[Aa]([^A-Za-z]*)/g;

// Arc flags may be written without a space between them (SVG 2 § 9.3.9): part them before the numbers are read.
const partFlags = (d: string): string =>
  d.replace(FLAGS, (whole, rest: string) => {
    const number = '[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?';
    const arc = new RegExp(
      `(${number})[\\s,]*(${number})[\\s,]*(${number})[\\s,]*([01])[\\s,]*([01])[\\s,]*(${number})[\\s,]*(${number})`,
      'g',
    );
    return whole[0] + rest.replace(arc, '$1 $2 $3 $4 $5 $6 $7 ');
  });

/** Draw SVG path text with a pen. Reading stops quietly at the first thing that is no path, as SVG wants. */
export function draw(d: string, pen: Pen): void {
  const tokens = [...partFlags(d).matchAll(TOKEN)];
  const reader = new PathReader(pen);
  let command = '';
  for (let i = 0; i < tokens.length;) {
    const letter = tokens[i]![1];
    if (letter) {
      command = letter;
      i++;
    } else if (command === '' || command === 'Z' || command === 'z') return;
    const count = ARGUMENTS[command.toUpperCase()]!;
    const values = tokens.slice(i, i + count).map((token) => (token[2] === undefined ? NaN : Number(token[2])));
    if (values.length < count || values.some(Number.isNaN)) return;
    reader.take(command, values);
    i += count;
    if (command === 'M') command = 'L';
    if (command === 'm') command = 'l';
  }
}

class PathReader {
  private x = 0;
  private y = 0;
  private startX = 0;
  private startY = 0;
  private lastX = 0;
  private lastY = 0;
  private last = '';
  private readonly pen: Pen;

  constructor(pen: Pen) {
    this.pen = pen;
  }

  take(command: string, v: readonly number[]): void {
    const upper = command.toUpperCase();
    const [dx, dy] = command === upper ? [0, 0] : [this.x, this.y];
    switch (upper) {
      case 'M':
        this.pen.moveTo((this.startX = this.x = v[0]! + dx), (this.startY = this.y = v[1]! + dy));
        break;
      case 'L':
        this.line(v[0]! + dx, v[1]! + dy);
        break;
      case 'H':
        this.line(v[0]! + dx, this.y);
        break;
      case 'V':
        this.line(this.x, v[0]! + dy);
        break;
      case 'C':
        this.cubic(v[0]! + dx, v[1]! + dy, v[2]! + dx, v[3]! + dy, v[4]! + dx, v[5]! + dy);
        break;
      case 'S': {
        const [x1, y1] = this.mirror('CS');
        this.cubic(x1, y1, v[0]! + dx, v[1]! + dy, v[2]! + dx, v[3]! + dy);
        break;
      }
      case 'Q':
        this.quadratic(v[0]! + dx, v[1]! + dy, v[2]! + dx, v[3]! + dy);
        break;
      case 'T': {
        const [x1, y1] = this.mirror('QT');
        this.quadratic(x1, y1, v[0]! + dx, v[1]! + dy);
        break;
      }
      case 'A':
        this.arc(Math.abs(v[0]!), Math.abs(v[1]!), v[2]!, v[3] !== 0, v[4] !== 0, v[5]! + dx, v[6]! + dy);
        break;
      default:
        this.pen.closePath();
        this.x = this.startX;
        this.y = this.startY;
    }
    this.last = upper;
  }

  private mirror(after: string): [number, number] {
    return this.last !== '' && after.includes(this.last) ? [2 * this.x - this.lastX, 2 * this.y - this.lastY] : [this.x, this.y];
  }

  private line(x: number, y: number): void {
    this.pen.lineTo((this.x = x), (this.y = y));
  }

  private cubic(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.pen.bezierCurveTo(x1, y1, x2, y2, x, y);
    [this.lastX, this.lastY, this.x, this.y] = [x2, y2, x, y];
  }

  private quadratic(qx: number, qy: number, x: number, y: number): void {
    const [x0, y0] = [this.x, this.y];
    this.cubic(x0 + (2 / 3) * (qx - x0), y0 + (2 / 3) * (qy - y0), x + (2 / 3) * (qx - x), y + (2 / 3) * (qy - y), x, y);
    [this.lastX, this.lastY] = [qx, qy];
  }

  /** Endpoint to centre form, then a cubic for each quarter (SVG 2 appendix B.2.4). */
  private arc(rx0: number, ry0: number, degrees: number, large: boolean, sweep: boolean, x: number, y: number): void {
    const [x0, y0] = [this.x, this.y];
    if (rx0 === 0 || ry0 === 0) return this.line(x, y);
    if (x0 === x && y0 === y) return;
    const turn = (degrees * Math.PI) / 180;
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const px = (cos * (x0 - x)) / 2 + (sin * (y0 - y)) / 2;
    const py = (-sin * (x0 - x)) / 2 + (cos * (y0 - y)) / 2;
    const fit = Math.max(1, Math.sqrt((px / rx0) ** 2 + (py / ry0) ** 2));
    const [rx, ry] = [rx0 * fit, ry0 * fit];
    const spread = (rx * py) ** 2 + (ry * px) ** 2;
    const root = (large === sweep ? -1 : 1) * Math.sqrt(Math.max(0, ((rx * ry) ** 2 - spread) / spread));
    const [ux, uy] = [(root * rx * py) / ry, (-root * ry * px) / rx];
    const [cx, cy] = [cos * ux - sin * uy + (x0 + x) / 2, sin * ux + cos * uy + (y0 + y) / 2];
    const from = Math.atan2((py - uy) / ry, (px - ux) / rx);
    let span = Math.atan2((-py - uy) / ry, (-px - ux) / rx) - from;
    if (sweep && span < 0) span += 2 * Math.PI;
    if (!sweep && span > 0) span -= 2 * Math.PI;
    const pieces = Math.max(1, Math.ceil(Math.abs(span) / (Math.PI / 2) - 1e-9));
    const delta = span / pieces;
    const reach = (4 / 3) * Math.tan(delta / 4);
    const place = (ex: number, ey: number): Point => [cos * rx * ex - sin * ry * ey + cx, sin * rx * ex + cos * ry * ey + cy];
    for (let i = 0; i < pieces; i++) {
      const [a, b] = [from + i * delta, from + (i + 1) * delta];
      const c1 = place(Math.cos(a) - reach * Math.sin(a), Math.sin(a) + reach * Math.cos(a));
      const c2 = place(Math.cos(b) + reach * Math.sin(b), Math.sin(b) - reach * Math.cos(b));
      const end = i === pieces - 1 ? ([x, y] as const) : place(Math.cos(b), Math.sin(b));
      this.cubic(c1[0], c1[1], c2[0], c2[1], end[0], end[1]);
    }
  }
}
