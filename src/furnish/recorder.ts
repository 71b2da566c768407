/**
 * A drawing surface with pdfkit's methods that writes down what is drawn instead of making a PDF: `@react-pdf/render` draws on it, one page
 * after another. Transforms and clips are resolved here; what a Layout cannot hold becomes a fault, never an exception.
 */
import { ABOVE, BELOW } from '../base/index.ts';
import { isControl, type RoleFont, type RoleGlyph } from './role-font.ts';
import type { Drawing, Glyphs, Shape } from './drawing.ts';
import { clipFill, clipStroke, isRectangle, shows } from './clip.ts';
import { boxOf, compose, mapX, mapY, scaleOf, strokeBox, type Box, type Outline } from './outline.ts';
import { Surface } from './surface.ts';

/** Saves of React-PDF's page and of its children stand outside the elements on the page. */
const PAGE_DEPTH = 2;
const MARK = /^(slot|picture):(.*)$/su;

interface Advance {
  readonly xAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/** A glyph with its pen position and its shift from the baseline, in the size's own units before the matrix. */
interface SetGlyph {
  readonly glyph: RoleGlyph;
  readonly x: number;
  readonly shift: number;
}

/** A canvas for React-PDF that paints nothing and writes down what it was asked. */
export class Recorder extends Surface {
  /** Drawings of each element directly on each page, in painting order. */
  readonly pages: Drawing[][][] = [];
  /** Characters that were handed over to be drawn, spaces and controls not counted, by element as above. */
  readonly counts: number[][] = [];
  /** pdfkit's, read by React-PDF. */
  readonly _imageRegistry: Readonly<Record<string, never>> = {};
  readonly outline: { addItem(): unknown } = { addItem: () => this.outline };

  private fontOf: RoleFont | null = null;
  private size = 12;

  private write(drawing: Drawing): this {
    this.pages.at(-1)!.at(-1)?.push(drawing);
    return this;
  }

  private fault(message: string): this {
    return this.write({ kind: 'fault', code: 'furniture-unsupported', message });
  }

  // Pages and elements

  addPage(): this {
    this.pages.push([]);
    this.counts.push([]);
    this.fresh();
    return this;
  }

  end(): this {
    return this;
  }

  override save(): this {
    super.save();
    if (this.depth === PAGE_DEPTH + 1) this.element();
    return this;
  }

  /** What is drawn from here on belongs to a new element. */
  element(): this {
    this.pages.at(-1)!.push([]);
    this.counts.at(-1)!.push(0);
    return this;
  }

  // Paint

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
    const outline = this.taken();
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
    const run: SetGlyph[] = [];
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

  private set(run: readonly SetGlyph[], end: number): void {
    const [a, b, c, d] = this.ink.matrix;
    const level = Math.abs(b) < 1e-9 && Math.abs(c) < 1e-9 && a > 0 && d > 0;
    const glyphs = level ? this.level(run, end) : undefined;
    const box = glyphs && glyphBox(glyphs);
    if (!glyphs || !box) this.drawn(run);
    else if (this.cutting(box).length === 0) this.write(glyphs);
    else if (this.cutting(box).every((clip) => isRectangle(clip))) this.drawn(run);
    else this.fault(`clip: the words “${glyphs.text}” are cut`);
  }

  private level(run: readonly SetGlyph[], end: number): Glyphs {
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
  private drawn(run: readonly SetGlyph[]): void {
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
    const box = boxOf(this.taken());
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
  return { left: run.at[0]!, top: baseline - ABOVE * run.size, right: run.end, bottom: baseline + BELOW * run.size };
}
