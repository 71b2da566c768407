/**
 * Writes the boxes of one paragraph set downwards into a stream: upright cells, figures that share a cell, turned words, marks in their
 * `vert` forms, and the gap from each to the next (clreq 2.1.3; composition.md M7–M10, P4, Q2, Q13). Breaks nothing.
 */
import type { Face } from '../../font/types.ts';
import { MIDDLE } from '../../layout/index.ts';
import { wideSpace, wordSpace } from '../gaps.ts';
import { Class, type ClassId, classes } from '../kinsoku/classes.ts';
import { BoxWriter, HAN } from './boxes.ts';
import { drawnFor, inkMiddle, vertical } from './forms.ts';
import type { Kind } from './gaps.ts';
import type { VerticalComposer } from './composer.ts';
import type { Stretch } from './western.ts';

const HALF = 0.5;

/** No-break spaces: U+00A0, U+2007, U+202F. */
const isNoBreak = (unit: number): boolean => unit === 0xa0 || unit === 0x2007 || unit === 0x202f;
const isBang = (unit: number): boolean => unit === 0xff1f || unit === 0xff01;
/** P4: not adjustable in vertical lines. */
const FIXED = new Set('：；？！');

export class VerticalPen {
  private readonly classOf = classes();
  private readonly out: BoxWriter;
  private readonly text: string;

  constructor(composer: VerticalComposer, text: string, from: number) {
    this.out = new BoxWriter(composer, text, from);
    this.text = text;
  }

  /** Writes units `start` to `end`, in one list of faces; `western`: the stretches of the whole paragraph. */
  run(faces: readonly Face[], start: number, end: number, western: readonly Stretch[]): void {
    let next = western.findIndex((stretch) => stretch.end > start);
    if (next < 0) next = western.length;
    for (let i = start; i < end;) {
      const stretch = western[next];
      if (stretch && i >= stretch.start) {
        const stop = Math.min(stretch.end, end);
        this.western(faces, i, stop, stretch);
        if (stop === stretch.end) next++;
        i = stop;
      } else i = this.character(faces, i, end);
    }
  }

  /** Anything but a Western stretch; returns the index after it. */
  private character(faces: readonly Face[], i: number, end: number): number {
    const unit = this.text.charCodeAt(i);
    const cls = this.classOf[unit]! as ClassId;
    switch (cls) {
      case Class.space:
        this.space(unit);
        return i + 1;
      case Class.wideSpace:
        this.out.pending = wideSpace;
        return i + 1;
      case Class.joiner:
        return i + 1;
      case Class.glue:
        this.out.glued = true;
        return i + 1;
      case Class.zeroSpace:
        this.out.opened = true;
        return i + 1;
      case Class.surrogate:
        return this.astral(faces, i);
      case Class.dash:
        if (unit === 0x2014 && i + 1 < end && this.text.charCodeAt(i + 1) === 0x2014) return this.longDash(faces, i, 2);
        if (unit === 0x2e3a) return this.longDash(faces, i, 1);
        // L4, P14: one dash alone connects: 1 em, never at a line's start.
        this.mark(faces, i, unit, Class.wave);
        return i + 1;
      case Class.stop:
        if (isBang(unit) && i + 1 < end && isBang(this.text.charCodeAt(i + 1))) return this.bangs(faces, i);
        break;
    }
    this.mark(faces, i, unit, cls);
    return i + 1;
  }

  /** A typed space before the next box. */
  private space(unit: number): void {
    this.out.pending ??= wordSpace;
    if (isNoBreak(unit)) this.out.glued = true;
  }

  private pick(faces: readonly Face[], codePoint: number): Face {
    return faces.find((face) => face.glyph(codePoint) !== 0) ?? faces[0]!;
  }

  private astral(faces: readonly Face[], i: number): number {
    const codePoint = this.text.codePointAt(i)!;
    const count = codePoint > 0xffff ? 2 : 1;
    if (codePoint >= 0xe0000 && codePoint <= 0xe0fff) return i + count;
    const face = this.pick(faces, codePoint);
    this.out.box({ at: i, kind: HAN, gid: face.glyph(codePoint), face, width: 1, units: count });
    return i + count;
  }

  private mark(faces: readonly Face[], i: number, unit: number, cls: ClassId): void {
    const form = FIXED.has(this.text[i]!) ? 'fixed' : 'plain';
    const { face, gid } = this.drawn(faces, unit);
    const at = i;
    const kind: Kind = { cls, form };
    switch (cls) {
      case Class.han:
        return this.out.box({ at, kind, gid: unit >= 0x3400 && unit < 0xf900 ? gid : vertical(face, gid), face, width: 1 });
      case Class.interpunct:
        return this.out.box({ at, kind, gid, face, width: HALF, shift: (HALF - 1) / 2 });
      case Class.connector:
        return this.turnedMark(at, kind, face, gid, HALF);
      case Class.dash:
      case Class.ellipsis:
      case Class.wave:
        return this.longMark(at, kind, face, face.substitute(gid, 'fwid'));
      case Class.combining:
        return this.out.box({ at, kind, gid, face, width: 0, shift: -1 });
      case Class.prefix:
      case Class.postfix:
        return this.out.box({ at, kind: { cls, form: 'cell' }, gid, face, width: 1 });
      default:
        return this.out.box({ at, kind, gid: vertical(face, gid), face, width: 1 });
    }
  }

  /** The glyph for a typed character: of a corner bracket for a curly quote, where a face of the role has one (Q2). */
  private drawn(faces: readonly Face[], unit: number): { face: Face; gid: number } {
    const wanted = drawnFor(unit);
    const cornered = faces.find((face) => face.glyph(wanted) !== 0);
    const face = cornered ?? this.pick(faces, unit);
    return { face, gid: face.glyph(cornered ? wanted : unit) };
  }

  /** Q13: dash, ellipsis and wave in their vertical form, or turned where the face has none. */
  private longMark(at: number, kind: Kind, face: Face, gid: number): void {
    const form = vertical(face, gid);
    if (form === gid) this.turnedMark(at, kind, face, gid, 1);
    else this.out.box({ at, kind, gid: form, face, width: 1 });
  }

  /** A mark turned into the middle of the line. */
  private turnedMark(at: number, kind: Kind, face: Face, gid: number, width: number, units = 1): void {
    const shift = (width - face.advance(gid) / face.upem) / 2;
    this.out.box({ at, kind, gid, face, width, shift, units, turned: true, across: MIDDLE - inkMiddle(face, gid) });
  }

  /** L11, P16: —— (or ⸺, one unit) is one mark of two em; the face's own two-em dash when it has one, else two dashes. */
  private longDash(faces: readonly Face[], i: number, units: 1 | 2): number {
    const face = this.pick(faces, 0x2014);
    const kind: Kind = { cls: Class.dash, form: 'plain' };
    const long = face.glyph(0x2e3a);
    const wide = long && face.substitute(long, 'fwid');
    const form = wide && vertical(face, wide);
    if (wide && face.advance(wide) === 2 * face.upem) {
      if (form === wide) this.turnedMark(i, kind, face, wide, 2, units);
      // Its ink is drawn about the middle of the em square, so that it reaches half an em over and under its cell.
      else this.out.box({ at: i, kind, gid: form as number, face, width: 2, shift: HALF, units });
      return i + units;
    }
    this.mark(faces, i, 0x2014, Class.dash);
    this.out.glued = true;
    this.mark(faces, i + units - 1, 0x2014, Class.dash);
    return i + units;
  }

  /** P11: ？！ in one em, side by side in a cell. */
  private bangs(faces: readonly Face[], i: number): number {
    const typed = [this.text.charCodeAt(i), this.text.charCodeAt(i + 1)];
    const face = this.pick(faces, typed[0]! - 0xfee0);
    const gids = typed.map((unit) => face.glyph(unit - 0xfee0));
    if (gids.includes(0)) {
      this.mark(faces, i, typed[0]!, Class.stop);
      return i + 1;
    }
    this.together(face, gids, i, { cls: Class.stop, form: 'fixed' });
    return i + 2;
  }

  private western(faces: readonly Face[], start: number, end: number, stretch: Stretch): void {
    if (stretch.way === 'turned') this.turned(faces, start, end);
    else if (stretch.way === 'cell' && start === stretch.start && end === stretch.end) this.cell(faces, start, end);
    else this.upright(faces, start, end);
  }

  /** M7: a cell a character. */
  private upright(faces: readonly Face[], start: number, end: number): void {
    for (let i = start; i < end; i++) {
      const unit = this.text.charCodeAt(i);
      const face = this.pick(faces, unit);
      const kind: Kind = { cls: this.classOf[unit]! as ClassId, form: 'cell' };
      this.out.box({ at: i, kind, gid: this.figure(face, unit), face, width: 1 });
    }
  }

  /** M9: two or three figures side by side in one cell. */
  private cell(faces: readonly Face[], start: number, end: number): void {
    const face = this.pick(faces, this.text.charCodeAt(start));
    const gids = Array.from({ length: end - start }, (_, i) => this.figure(face, this.text.charCodeAt(start + i)));
    this.together(face, gids, start, { cls: Class.digit, form: 'cell' });
  }

  /** M1: figures half an em wide where the face has them. */
  private figure(face: Face, unit: number): number {
    const gid = face.glyph(unit);
    return this.classOf[unit] === Class.digit ? face.substitute(gid, 'hwid') : gid;
  }

  /** Glyphs side by side in one cell, made narrower where they would be wider than an em. */
  private together(face: Face, gids: readonly number[], at: number, kind: Kind): void {
    const own = gids.map((gid) => face.advance(gid) / face.upem);
    const whole = own.reduce((sum, width) => sum + width, 0);
    const stretch = Math.min(1, Math.floor(10000 / whole) / 10000);
    let left = (-whole * stretch) / 2;
    gids.forEach((gid, i) => {
      const width = own[i]! * stretch;
      this.out.box({ at: at + i, kind, gid, face, width: 1, across: left + width / 2, stretch, shares: i > 0 });
      left += width;
    });
  }

  /** M8: words turned clockwise, kerned, closed to breaks but at spaces and after / and -. */
  private turned(faces: readonly Face[], start: number, end: number): void {
    for (let i = start; i < end;) {
      const unit = this.text.charCodeAt(i);
      if (this.classOf[unit] === Class.space) {
        this.space(unit);
        i++;
        continue;
      }
      let stop = i + 1;
      while (stop < end && this.classOf[this.text.charCodeAt(stop)] !== Class.space) stop++;
      this.word(faces, i, stop);
      i = stop;
    }
  }

  private word(faces: readonly Face[], start: number, end: number): void {
    const { text, classOf } = this;
    const first = this.pick(faces, text.charCodeAt(start));
    const shaped = end - start > 1 ? first.shape(text.slice(start, end)) : undefined;
    const whole = shaped && shaped.gids.length === end - start && !shaped.gids.includes(0);
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i);
      const own = classOf[unit]! as ClassId;
      const face = this.pick(faces, unit);
      // M10: curly quotes in Western text are Western: as wide as the face draws proportional ones.
      const quote = own === Class.open || own === Class.close;
      const gid = quote ? face.substitute(face.glyph(unit), 'pwid') : face.glyph(unit);
      const advance = whole && !quote && face === first ? shaped.advances[i - start]! : face.advance(gid);
      const cls = quote ? Class.latinMark : own;
      if (i > start && cls === Class.latin && /[/-]/.test(text[i - 1]!)) this.out.inWord = true;
      // A combining mark stands upon the letter before it.
      const width = cls === Class.combining ? 0 : advance / face.upem;
      this.out.box({ at: i, kind: { cls, form: 'plain' }, gid, face, width, turned: true });
    }
  }

  /** Closes the paragraph's last box. */
  close(): void {
    this.out.close();
  }
}
