/**
 * Paragraphs to boxes. In: styled text, faces and a house style. Out: boxes with their glyphs and the prefix sums that `line`
 * breaks and spends. One stream holds the paragraphs of a story; each is a range of it. Nothing is measured twice.
 */
import { bug } from '../base/index.ts';
import type { Face, FontBook } from '../font/types.ts';
import { type Boxes, STRIDE, Sum } from '../line/sums.ts';
import type { HouseStyle } from '../story/types.ts';
import type { StyledPara, StyledRun } from '../style/types.ts';
import { CLASSES, type Gap, gapTable, wideSpace, wordSpace } from './gaps.ts';
import { Class, type ClassId, classes, magnitudes, units } from './kinsoku/classes.ts';

/** A paragraph in a stream: boxes `from` to `to`, its text and its runs with their offsets in that text. */
export interface ParaItems {
  readonly para: StyledPara;
  readonly text: string;
  /** Offset in `text` where run i begins; one more at the end. */
  readonly starts: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** Glyphs and gaps of a story's paragraphs. Lengths in em of each paragraph's own size. */
export class Stream implements Boxes {
  length = 0;
  sums: Float64Array;
  width: Float64Array;
  startTrim: Float32Array;
  endTrim: Float32Array;
  penalty: Float32Array;
  /** UTF-16 offset in its paragraph's text of each box's first character. */
  offset: Int32Array;
  gid: Uint16Array;
  /** Index in `faces`. */
  face: Uint8Array;
  /** From a box's left edge to its glyph's origin. */
  shift: Float32Array;
  /** UTF-16 units that a box stands for. */
  units: Uint8Array;
  readonly faces: Face[] = [];

  constructor(capacity: number) {
    const n = capacity + 2;
    this.sums = new Float64Array(n * STRIDE);
    this.width = new Float64Array(n);
    this.startTrim = new Float32Array(n);
    this.endTrim = new Float32Array(n);
    this.penalty = new Float32Array(n);
    this.offset = new Int32Array(n);
    this.gid = new Uint16Array(n);
    this.face = new Uint8Array(n);
    this.shift = new Float32Array(n);
    this.units = new Uint8Array(n);
  }

  /** Forgets its paragraphs and keeps their room for the next story's. */
  clear(): void {
    this.length = 0;
    this.faces.length = 0;
  }

  /** Makes room for `more` boxes; what is there stays. */
  reserve(more: number): void {
    const need = this.length + more + 2;
    if (need <= this.width.length) return;
    const grown = new Stream(Math.max(need, this.width.length * 2));
    for (const field of ['sums', 'width', 'startTrim', 'endTrim', 'penalty', 'offset', 'gid', 'face', 'shift', 'units'] as const)
      grown[field].set(this[field] as never);
    const { length, faces } = this;
    Object.assign(this, grown, { length, faces });
  }
}

interface FaceFacts {
  readonly face: Face;
  readonly index: number;
  readonly em: number;
  readonly digitGids: Uint16Array;
  readonly digitWidth: number;
}

/** Fills a stream, paragraph by paragraph. */
export class Composer {
  private readonly table: readonly Gap[];
  private readonly classOf = classes();
  private readonly known = new Map<Face, FaceFacts>();
  readonly stream: Stream;
  private readonly book: FontBook;
  private readonly house: HouseStyle;

  constructor(stream: Stream, book: FontBook, house: HouseStyle) {
    this.stream = stream;
    this.book = book;
    this.house = house;
    this.table = gapTable(house);
  }

  add(para: StyledPara): ParaItems {
    const starts: number[] = [];
    let text = '';
    for (const run of para.runs) {
      starts.push(text.length);
      text += run.text;
    }
    starts.push(text.length);
    this.stream.reserve(text.length + 1);
    const from = this.stream.length;
    const pen = new Pen(this, this.stream, this.table, this.classOf, text, from);
    para.runs.forEach((run, i) => pen.run(run, starts[i]!, starts[i + 1]!));
    pen.close();
    const to = this.stream.length;
    // One spare row, so that the sums after a paragraph's last box outlive the next paragraph.
    this.stream.length++;
    return { para, text, starts, from, to };
  }

  /** @internal */
  facesOf(run: StyledRun): readonly FaceFacts[] {
    const faces = this.book.role(run.face);
    if (faces.length === 0) bug(`no font role ${run.face}`);
    return faces.map((face) => this.facts(face));
  }

  private facts(face: Face): FaceFacts {
    const known = this.known.get(face);
    if (known && this.stream.faces[known.index] === face) return known;
    const index = this.stream.faces.push(face) - 1;
    const made: FaceFacts = { face, index, em: 1 / face.upem, ...digits(face, this.house) };
    this.known.set(face, made);
    return made;
  }
}

/** M1: figures half an em wide in the newspaper preset, by `hwid` where the face has it; else as the face draws them. */
function digits(face: Face, house: HouseStyle): { digitGids: Uint16Array; digitWidth: number } {
  const gids = new Uint16Array(10);
  const own = face.advance(face.glyph(0x30)) / face.upem;
  for (let d = 0; d < 10; d++) gids[d] = face.glyph(0x30 + d);
  if (house.hanLatin === 'book') return { digitGids: gids, digitWidth: own };
  const half = gids.map((gid) => face.substitute(gid, 'hwid'));
  if (half[0] !== gids[0] && face.advance(half[0]!) * 2 === face.upem) return { digitGids: half, digitWidth: 0.5 };
  return { digitGids: gids, digitWidth: own };
}

const HALF = 0.5;

/** Writes the boxes of one paragraph. */
class Pen {
  private before: ClassId = Class.han;
  private beforeUnit = 0;
  private begun = false;
  private pending: Gap | null = null;
  private numberBefore = false;
  private readonly composer: Composer;
  private readonly stream: Stream;
  private readonly table: readonly Gap[];
  private readonly classOf: Uint8Array;
  private readonly text: string;
  private readonly from: number;

  constructor(composer: Composer, stream: Stream, table: readonly Gap[], classOf: Uint8Array, text: string, from: number) {
    this.composer = composer;
    this.stream = stream;
    this.table = table;
    this.classOf = classOf;
    this.text = text;
    this.from = from;
    stream.sums.fill(0, from * STRIDE, (from + 1) * STRIDE);
  }

  run(run: StyledRun, start: number, end: number): void {
    const faces = this.composer.facesOf(run);
    const { text, classOf } = this;
    const first = faces[0]!;
    const upem = first.face.upem;
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i);
      const cls = classOf[unit]! as ClassId;
      if (cls === Class.han) {
        const gid = first.face.glyph(unit);
        if (gid !== 0 && first.face.advance(gid) === upem) this.box(i, cls, unit, gid, first.index, 1, 0, 0, 0);
        else this.odd(faces, i, unit, cls);
      } else i = this.special(faces, i, end, unit, cls);
    }
  }

  /** Everything but plain Han; returns the index of the last unit it took. */
  private special(faces: readonly FaceFacts[], i: number, end: number, unit: number, cls: ClassId): number {
    const { text } = this;
    switch (cls) {
      case Class.space:
      case Class.wideSpace:
        this.pending = cls === Class.wideSpace ? wideSpace : (this.pending ?? wordSpace);
        return i;
      case Class.joiner:
        return i;
      case Class.dash:
        if (unit === 0x2014 && i + 1 < end && text.charCodeAt(i + 1) === 0x2014) return this.longDash(faces, i);
        break;
      case Class.surrogate:
        this.odd(faces, i, text.codePointAt(i)!, Class.surrogate);
        return text.codePointAt(i)! > 0xffff ? i + 1 : i;
      case Class.latin:
      case Class.latinMark:
        return this.word(faces, i, end);
    }
    this.mark(faces, i, unit, cls);
    return i;
  }

  private pick(faces: readonly FaceFacts[], codePoint: number): FaceFacts {
    for (const facts of faces) if (facts.face.glyph(codePoint) !== 0) return facts;
    return faces[0]!;
  }

  /** A character of any other width. */
  private odd(faces: readonly FaceFacts[], i: number, codePoint: number, cls: ClassId): void {
    const facts = this.pick(faces, codePoint);
    const gid = facts.face.glyph(codePoint);
    this.box(
      i,
      cls === Class.surrogate ? Class.han : cls,
      codePoint,
      gid,
      facts.index,
      facts.face.advance(gid) * facts.em,
      0,
      0,
      0,
    );
  }

  private mark(faces: readonly FaceFacts[], i: number, unit: number, cls: ClassId): void {
    const facts = this.pick(faces, unit);
    let gid = facts.face.glyph(unit);
    const own = facts.face.advance(gid) * facts.em;
    if (cls === Class.digit) return this.digit(facts, i, unit);
    if (cls === Class.comma || cls === Class.stop || cls === Class.close)
      return this.box(i, cls, unit, gid, facts.index, 1, 0, 0, HALF);
    if (cls === Class.open) return this.box(i, cls, unit, gid, facts.index, 1, 1 - own, HALF, 0);
    if (cls === Class.interpunct || cls === Class.solidus || cls === Class.connector)
      return this.box(i, cls, unit, gid, facts.index, HALF, (HALF - own) / 2, 0, 0);
    if (cls === Class.dash) gid = facts.face.substitute(gid, 'fwid');
    if (cls === Class.dash || cls === Class.ellipsis || cls === Class.wave)
      return this.box(i, cls, unit, gid, facts.index, 1, (1 - facts.face.advance(gid) * facts.em) / 2, 0, 0);
    this.box(i, cls, unit, gid, facts.index, own, 0, 0, 0);
  }

  private digit(facts: FaceFacts, i: number, unit: number): void {
    this.box(i, Class.digit, unit, facts.digitGids[unit - 0x30]!, facts.index, facts.digitWidth, 0, 0, 0);
  }

  /** L11: —— is one mark of two em; the face's own two-em dash when it has one, else two dashes. */
  private longDash(faces: readonly FaceFacts[], i: number): number {
    const facts = this.pick(faces, 0x2014);
    const long = facts.face.glyph(0x2e3a);
    const wide = long && facts.face.substitute(long, 'fwid');
    if (wide && facts.face.advance(wide) === 2 * facts.face.upem) {
      this.box(i, Class.dash, 0x2014, wide, facts.index, 2, 0, 0, 0);
      return i + 1;
    }
    this.mark(faces, i, 0x2014, Class.dash);
    this.mark(faces, i + 1, 0x2014, Class.dash);
    this.stream.penalty[this.stream.length - 2] = Infinity;
    return i + 1;
  }

  /** A Western word with the marks inside it: one box a letter, kerned, closed to breaks but after / and -. */
  private word(faces: readonly FaceFacts[], start: number, end: number): number {
    const { text, classOf } = this;
    let stop = start + 1;
    while (stop < end && isWord(classOf[text.charCodeAt(stop)]!)) stop++;
    const facts = this.pick(faces, text.charCodeAt(start));
    const shaped = stop - start > 1 ? facts.face.shape(text.slice(start, stop)) : undefined;
    const whole = shaped && shaped.gids.length === stop - start && !shaped.gids.includes(0);
    for (let i = start; i < stop; i++) {
      const unit = text.charCodeAt(i);
      const cls = classOf[unit]! as ClassId;
      if (cls === Class.digit) {
        this.digit(facts, i, unit);
        continue;
      }
      const own = this.pick(faces, unit);
      const gid = own.face.glyph(unit);
      const advance = whole && own === facts ? shaped.advances[i - start]! : own.face.advance(gid);
      this.box(i, cls, unit, gid, own.index, advance * own.em, 0, 0, 0);
      if (i > start && (this.beforeUnitOf(i) === 0x2f || this.beforeUnitOf(i) === 0x2d) && cls === Class.latin)
        this.stream.penalty[this.stream.length - 2] = 50;
    }
    return stop - 1;
  }

  private beforeUnitOf(i: number): number {
    return this.text.charCodeAt(i - 1);
  }

  private box(
    i: number,
    cls: ClassId,
    unit: number,
    gid: number,
    face: number,
    width: number,
    shift: number,
    startTrim: number,
    endTrim: number,
  ): void {
    const s = this.stream;
    const k = s.length++;
    if (this.begun) this.gap(k - 1, cls, unit);
    this.begun = true;
    s.width[k] = width;
    s.gid[k] = gid;
    s.face[k] = face;
    s.shift[k] = shift;
    s.offset[k] = i;
    s.startTrim[k] = startTrim;
    s.endTrim[k] = endTrim;
    s.units[k] = unit > 0xffff || (cls === Class.dash && width === 2) ? 2 : 1;
    this.numberBefore =
      cls === Class.digit || (this.numberBefore && cls === Class.han && magnitudes.has(String.fromCharCode(unit)));
    this.before = cls;
    this.beforeUnit = unit;
  }

  /** Closes box k: its gap to a character of class `cls`, and the row of sums after it. */
  private gap(k: number, cls: ClassId, unit: number): void {
    const s = this.stream;
    const tight = this.table[this.before * CLASSES + cls]!;
    let gap = tight;
    if (this.pending) {
      // M3: a typed space between Han and Western text is the Han–Western gap and nothing more.
      gap = tight.hanWestern > 0 && this.pending === wordSpace ? tight : this.pending;
      this.pending = null;
      s.penalty[k] = gap === tight ? tight.penalty : 0;
    } else s.penalty[k] = this.joined(cls, unit) ? Infinity : tight.penalty;
    const from = k * STRIDE;
    const to = from + STRIDE;
    const { sums } = s;
    for (let i = 0; i < STRIDE; i++) sums[to + i] = sums[from + i]!;
    sums[to]! += s.width[k]! + gap.natural;
    sums[to + Sum.solid]! += isSolid(this.before) ? 1 : 0;
    if (gap.open) sums[to + Sum.open]! += 1;
    if (gap.wordSpace) sums[to + Sum.wordSpace]! += gap.wordSpace;
    if (gap.hanWestern) sums[to + Sum.hanWestern]! += gap.hanWestern;
    if (gap.shrink && gap.step >= 0) {
      sums[to + Sum.shrink + gap.step]! += gap.shrink;
      sums[to + Sum.shrinkAll]! += gap.shrink;
    }
  }

  /** L14: a magnitude after a number stays with its unit: 38万|元 is no break. */
  private joined(cls: ClassId, unit: number): boolean {
    return (
      this.numberBefore &&
      this.before === Class.han &&
      cls === Class.han &&
      units.has(String.fromCharCode(unit)) &&
      magnitudes.has(String.fromCharCode(this.beforeUnit))
    );
  }

  close(): void {
    const s = this.stream;
    if (s.length === this.from) return;
    this.gap(s.length - 1, Class.han, 0);
    s.penalty[s.length - 1] = 0;
  }
}

const isWord = (cls: number): boolean =>
  cls === Class.latin || cls === Class.digit || cls === Class.latinMark || cls === Class.prefix || cls === Class.postfix;
const isSolid = (cls: ClassId): boolean => cls === Class.han || cls === Class.other || cls === Class.digit || cls === Class.latin;
