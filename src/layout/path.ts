/**
 * SVG path strings with the absolute commands M, L, C and Z in, calls or a rounded string out. Any other command is a bug: the
 * Layout has only these four.
 */
import type { LayoutRect } from './types.ts';

/** What takes a path apart; coordinates as in the string, pt. */
export interface PathPen {
  move(x: number, y: number): void;
  line(x: number, y: number): void;
  curve(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  close(): void;
}

const NUMBERS: Readonly<Record<string, number>> = { M: 2, L: 2, C: 6, Z: 0 };

/** Walks a path from its first command to its last. Throws `bug:` at what is not M, L, C or Z, or has too few numbers. */
export function walkPath(d: string, pen: PathPen): void {
  const tokens = d.match(/[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g) ?? [];
  let command = '';
  for (let i = 0; i < tokens.length;) {
    const token = tokens[i] as string;
    if (/^[A-Za-z]$/.test(token)) {
      command = token;
      i++;
      if (command === 'Z') pen.close();
    }
    const count = NUMBERS[command];
    if (count === undefined) throw new Error(`bug: a Layout path has M, L, C and Z only: ${d}`);
    if (count === 0) {
      if (i < tokens.length && !/^[A-Za-z]$/.test(tokens[i] as string)) throw new Error(`bug: numbers after Z in a path: ${d}`);
      continue;
    }
    draw(pen, command, tokens.slice(i, i + count).map(Number), count, d);
    i += count;
    if (command === 'M') command = 'L';
  }
}

function draw(pen: PathPen, command: string, v: readonly number[], count: number, d: string): void {
  if (v.length < count || v.some(Number.isNaN)) throw new Error(`bug: a path with too few numbers after ${command}: ${d}`);
  const [a, b, c, e, f, g] = v as [number, number, number, number, number, number];
  if (command === 'M') pen.move(a, b);
  else if (command === 'L') pen.line(a, b);
  else pen.curve(a, b, c, e, f, g);
}

/** The same path with every coordinate rounded to 0.001 pt, in one spelling: `M1 2L3 4Z`. */
export function roundPath(d: string): string {
  let out = '';
  const n = (v: number): string => String(Math.round(v * 1000) / 1000 + 0);
  walkPath(d, {
    move: (x, y) => (out += `M${n(x)} ${n(y)}`),
    line: (x, y) => (out += `L${n(x)} ${n(y)}`),
    curve: (a, b, c, e, x, y) => (out += `C${n(a)} ${n(b)} ${n(c)} ${n(e)} ${n(x)} ${n(y)}`),
    close: () => (out += 'Z'),
  });
  return out;
}

/** The outline of a rectangle, clockwise from the upper left. */
export const rectPath = (r: LayoutRect): string =>
  roundPath(`M${r.x} ${r.y}L${r.x + r.width} ${r.y}L${r.x + r.width} ${r.y + r.height}L${r.x} ${r.y + r.height}Z`);

/** A straight line. */
export const linePath = (x1: number, y1: number, x2: number, y2: number): string => roundPath(`M${x1} ${y1}L${x2} ${y2}`);
