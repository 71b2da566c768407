/**
 * A drawing surface with pdfkit's methods that writes down what is drawn instead of making a PDF: `@react-pdf/render` draws on it, one page
 * after another. Transforms and clips are resolved here; what a Layout cannot hold becomes a fault, never an exception.
 */
import { isControl, type RoleFont, type RoleGlyph } from './role-font.ts';
import type { Drawing, Glyphs, Shape } from './drawing.ts';
import { clipFill, clipStroke, isRectangle, shows } from './clip.ts';
import {
  boxOf,
  compose,
  draw,
  mapX,
  mapY,
  scaleOf,
  strokeBox,
  UPRIGHT,
  type Box,
  type Matrix,
  type Outline,
  type Segment,
} from './outline.ts';

interface Ink {
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
/** Saves of React-PDF's page and of its children stand outside the elements on the page. */
const PAGE_DEPTH = 2;
const MARK = /^(slot|picture):(.*)$/su;

type Turn = { readonly origin?: readonly [number, number] };
interface Advance {
  readonly xAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

export class Recorder {
  /** Drawings of each element directly on each page, in painting order. */
  readonly pages: Drawing[][][] = [];
  /** Characters that were handed over to be drawn, spaces and controls not counted, by element as above. */
  readonly counts: number[][] = [];
  /** pdfkit's, read by React-PDF. */
  readonly _imageRegistry: Readonly<Record<string, never>> = {};
  readonly outline: { addItem(): unknown } = { addItem: () => this.outline };

  private ink: Ink = { ...FRESH };
  private stack: Ink[] = [];
  private segments: Segment[] = [];
  private fontOf: RoleFont | null = null;
  private size = 12;

  private write(drawing: Drawing): this {
    this.pages.at(-1)!.at(-1)?.push(drawing);
    return this;
  }

  private fault(message: string): this {
    return this.write({ kind: 'fault', code: 'furniture-unsupported', message });
  }

  // Pages and state

  addPage(): this {
    this.pages.push([]);
    this.counts.push([]);
    this.ink = { ...FRESH };
    this.stack = [];
    return this;
  }

  end(): this {
    return this;
  }

  save(): this {
    this.stack.push({ ...this.ink });
    if (this.stack.length === PAGE_DEPTH + 1) this.element();
    return this;
  }

  /** What is drawn from here on belongs to a new element. */
  element(): this {
    this.pages.at(-1)!.push([]);
    this.counts.at(-1)!.push(0);
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
    this.ink.clips = [...this.ink.clips, this.segments];
    this.segments = [];
    return this;
  }

  fill(colour?: unknown, rule?: string): this {
    const named = typeof colour === 'string' && /even-?odd|non-?zero/i.test(colour);
    if (!named && typeof colour === 'string') this.fillColor(colour);
    return this.paint(true, false, /even-?odd/i.test(String(named ? colour : rule)));
  }

  stroke(colour?: unknown): this {
    if (typeof colour === 'string') this.strokeColor(colour);
    return this.paint(false, true, false);
  }

  fillAndStroke(rule?: unknown): this {
    return this.paint(true, true, typeof rule === 'string' && /even-?odd/i.test(rule));
  }

  private paint(fills: boolean, strokes: boolean, evenOdd: boolean): this {
    const outline = this.segments;
    this.segments = [];
    const { fillOpacity, strokeOpacity } = this.ink;
    const fill = fills && fillOpacity > 0 ? this.ink.fill : null;
    const stroke = strokes && strokeOpacity > 0 ? this.ink.stroke : null;
    if (outline.length === 0 || (fill === null && stroke === null)) return this;
    if ((fill !== null && fillOpacity < 1) || (stroke !== null && strokeOpacity < 1))
      this.fault('opacity: newspaper inks are opaque, use a tint of its own swatch');
    const scale = scaleOf(this.ink.matrix);
    const lineWidth = stroke === null ? 0 : this.ink.lineWidth * scale;
    const dash = stroke === null ? [] : this.ink.dash.map((d) => d * scale);
    const box = strokeBox(outline, lineWidth, this.ink.cap);
    return this.show({ kind: 'shape', outline, fill, evenOdd, stroke, lineWidth, dash, cap: this.ink.cap, box });
  }

  /** A shape as far as the clips show it. */
  private show(shape: Shape): this {
    const cutting = this.cutting(shape.box);
    if (cutting.length === 0) return this.write(shape);
    if (shape.fill !== null) this.parts(shape, shape.fill, clipFill(shape.outline, cutting));
    if (shape.stroke !== null) this.parts(shape, shape.stroke, clipStroke(shape.outline, shape.lineWidth, shape.dash, cutting));
    return this;
  }

  private cutting(box: Box): Outline[] {
    return this.ink.clips.filter((clip) => !shows(clip, box));
  }

  private parts(shape: Shape, fill: string, outlines: readonly Outline[] | undefined): void {
    if (!outlines) this.fault('clip: two shapes that both turn inwards, draw the cut shape itself');
    for (const outline of outlines ?? [])
      this.write({ ...shape, outline, fill, evenOdd: false, stroke: null, lineWidth: 0, dash: [], box: boxOf(outline) });
  }

  // Words

  font(font: RoleFont, size?: number): this {
    this.fontOf = font;
    return size === undefined ? this : this.fontSize(size);
  }

  fontSize(size: number): this {
    this.size = size;
    return this;
  }

  /** React-PDF's way in: glyphs as its text layout made them, advances in pt. */
  glyphs(glyphs: readonly RoleGlyph[], positions: readonly Advance[], x: number, y: number): this {
    if (!this.fontOf || this.ink.fillOpacity === 0) return this;
    if (this.ink.fillOpacity < 1) this.fault('opacity: newspaper inks are opaque, use a tint of its own swatch');
    const run: { glyph: RoleGlyph; x: number; shift: number }[] = [];
    let pen = x;
    this.count(glyphs);
    glyphs.forEach((glyph, i) => {
      const position = positions[i]!;
      if (glyph.face) run.push({ glyph, x: pen + position.xOffset, shift: y - position.yOffset });
      else if (!glyph.blank) this.missing(glyph);
      pen += position.xAdvance;
    });
    for (let from = 0; from < run.length;) {
      let to = from + 1;
      while (to < run.length && run[to]!.glyph.face === run[from]!.glyph.face && run[to]!.shift === run[from]!.shift) to++;
      this.set(run.slice(from, to), to < run.length ? run[to]!.x : pen);
      from = to;
    }
    return this;
  }

  private count(glyphs: readonly RoleGlyph[]): void {
    const counts = this.counts.at(-1)!;
    for (const glyph of glyphs)
      if (!glyph.blank) for (const code of glyph.codePoints) if (isDrawn(code)) counts[counts.length - 1]! += 1;
  }

  private missing(glyph: RoleGlyph): void {
    const code = glyph.codePoints[0] ?? 0;
    const hex = code.toString(16).toUpperCase().padStart(4, '0');
    const message = `furniture: no face of the role “${this.fontOf!.role}” has “${String.fromCodePoint(code)}” (U+${hex}); name a face that has it in fonts.yaml`;
    this.write({ kind: 'fault', code: 'glyph-missing', message });
  }

  private set(run: readonly { readonly glyph: RoleGlyph; readonly x: number; readonly shift: number }[], end: number): void {
    const [a, b, c, d] = this.ink.matrix;
    const level = Math.abs(b) < 1e-9 && Math.abs(c) < 1e-9 && a > 0 && d > 0;
    const glyphs = level ? this.level(run, end) : undefined;
    const box = glyphs && glyphBox(glyphs);
    if (!glyphs || !box) this.drawn(run);
    else if (this.cutting(box).length === 0) this.write(glyphs);
    else if (this.cutting(box).every((clip) => isRectangle(clip))) this.drawn(run);
    else this.fault(`clip: the words “${glyphs.text}” are cut`);
  }

  private level(run: readonly { readonly glyph: RoleGlyph; readonly x: number; readonly shift: number }[], end: number): Glyphs {
    const m = this.ink.matrix;
    let text = '';
    const clusters = run.map(({ glyph }) => {
      const at = text.length;
      text += String.fromCodePoint(...glyph.codePoints);
      return at;
    });
    return {
      kind: 'glyphs',
      role: this.fontOf!.role,
      face: run[0]!.glyph.face!,
      size: this.size * m[3],
      stretch: m[0] / m[3],
      colour: this.ink.fill,
      baseline: mapY(m, 0, 0),
      shift: run[0]!.shift * m[3],
      gids: run.map(({ glyph }) => glyph.id),
      at: run.map(({ x }) => mapX(m, x, 0)),
      end: mapX(m, end, 0),
      text,
      clusters,
    };
  }

  /** Turned, mirrored or cut words are drawn: a line of a Layout is level. */
  private drawn(run: readonly { readonly glyph: RoleGlyph; readonly x: number; readonly shift: number }[]): void {
    const kept = this.ink.matrix;
    for (const { glyph, x, shift } of run) {
      const face = glyph.face!;
      const unit = this.size / face.upem;
      this.ink.matrix = compose(kept, [unit, 0, 0, -unit, x, shift]);
      for (const command of face.outline(glyph.id)) this.command(command);
      this.paint(true, false, false);
    }
    this.ink.matrix = kept;
  }

  private command(command: ReturnType<NonNullable<RoleGlyph['face']>['outline']>[number]): void {
    if (command[0] === 'Z') this.closePath();
    else if (command[0] === 'Q') this.quadraticCurveTo(command[1], command[2], command[3], command[4]);
    else if (command[0] === 'C') this.bezierCurveTo(command[1], command[2], command[3], command[4], command[5], command[6]);
    else if (command[0] === 'M') this.moveTo(command[1], command[2]);
    else this.lineTo(command[1], command[2]);
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

  // Marks, links, pictures

  addNamedDestination(name: unknown): this {
    const mark = MARK.exec(String(name));
    return mark?.[1] === 'slot' ? this.write({ kind: 'slot', name: mark[2]! }) : this;
  }

  /** Only as the template's `Picture` uses it. */
  text(words: unknown, x: number, y: number, options: { readonly width: number; readonly height: number }): this {
    const mark = MARK.exec(String(words));
    if (mark?.[1] !== 'picture') return this.fault('painter.text: use <Words>');
    this.rect(x, y, options.width, options.height);
    const box = boxOf(this.segments);
    this.segments = [];
    if (Math.abs(this.ink.matrix[1]) > 1e-9 || this.ink.matrix[0] < 0 || this.ink.matrix[3] < 0)
      return this.fault(`picture ${mark[2]}: turned or mirrored (N11)`);
    return this.write({ kind: 'picture', file: mark[2]!, box });
  }

  link(_x: number, _y: number, _width: number, _height: number, target: string): this {
    return this.write({ kind: 'link', target });
  }

  goTo(): this {
    return this.fault('a link inside the document: link from the story');
  }

  openImage(): { obj: boolean; width: number; height: number } {
    return { obj: true, width: 0, height: 0 };
  }

  image(): this {
    return this.fault('Image: use <Picture file>, whose file is checked and kept');
  }

  note(): this {
    return this.fault('Note: a newspaper page has no annotations');
  }

  linearGradient(): { stop: () => void; setTransform: () => void } {
    this.fault('a gradient: newspaper inks are flat, use a swatch');
    return { stop: () => undefined, setTransform: () => undefined };
  }

  radialGradient(): { stop: () => void; setTransform: () => void } {
    return this.linearGradient();
  }
}

/** Whether a character must be seen: neither space nor control. */
export const isDrawn = (codePoint: number): boolean =>
  !isControl(codePoint) && codePoint !== 0x20 && codePoint !== 0xa0 && codePoint !== 0x3000;

/** Box of a run: advances by the em square, 0.88 above to 0.12 below the baseline. */
export function glyphBox(run: Glyphs): Box {
  const baseline = run.baseline + run.shift;
  return { left: run.at[0]!, top: baseline - 0.88 * run.size, right: run.end, bottom: baseline + 0.12 * run.size };
}
