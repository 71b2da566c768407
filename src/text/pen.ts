/**
 * Writes the boxes of one paragraph into a stream: glyph, width, what it gives up at a line's edge, and the gap to the next.
 */
import type { Face } from '../font/types.ts';
import { STRIDE, Sum } from '../line/sums.ts';
import type { StyledRun } from '../style/types.ts';
import type { Composer, FaceFacts } from './composer.ts';
import { CLASSES, closedGap, edgePenalty, HYPHEN, type Gap, rightBlank, Step, wideSpace, wordSpace } from './gaps.ts';
import { Class, type ClassId, classes, keepsUnit, magnitudes } from './kinsoku/classes.ts';
import { Prohibit, regions } from './kinsoku/regions.ts';
import type { Stream } from './stream.ts';

const HALF = 0.5;
/** Price of a break after / or - in a word. */
const IN_WORD = 50;
/** Marks within a word that a line may end with: / - and the hyphens and separators of UAX #14 BA. */
const PARTS = new Set([0x2f, 0x2d, 0x2010, 0xf0b, 0x964, 0x1361]);
/** Shorter words are not divided. */
const SHORTEST_DIVIDED = 5;

export class Pen {
  private before: ClassId = Class.han;
  private beforeUnit = 0;
  private begun = false;
  private pending: Gap | null = null;
  /** U+2060 before this character, or U+200B. */
  private glued = false;
  private opened = false;
  /** The character before ends a number, perhaps with its magnitude (L14). */
  private numberBefore = false;
  /** How many of ？！, of …, stand directly before. */
  private bangs = 0;
  private dots = 0;
  /** Whether the paragraph has a Chinese character; not asked yet while undefined. */
  private chinese: boolean | undefined;
  /** The blank of the mark before is already given up: a pair of marks set in 1 em (P5, P11). */
  private spent = false;
  private readonly composer: Composer;
  private readonly stream: Stream;
  private readonly classOf = classes();
  private readonly text: string;
  private readonly from: number;

  constructor(composer: Composer, text: string, from: number) {
    this.composer = composer;
    this.stream = composer.stream;
    this.text = text;
    this.from = from;
    this.stream.sums.fill(0, from * STRIDE, (from + 1) * STRIDE);
  }

  run(run: StyledRun, start: number, end: number): void {
    const faces = this.composer.facesOf(run);
    const { text, classOf } = this;
    const first = this.composer.facts(faces[0]!);
    const { face, index } = first;
    const upem = face.upem;
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i);
      const cls = classOf[unit]! as ClassId;
      if (cls !== Class.han) {
        i = this.special(faces, i, end, unit, cls);
        continue;
      }
      const gid = face.glyph(unit);
      if (gid !== 0 && face.advance(gid) === upem) this.box(i, cls, unit, gid, index, 1, 0, 0, 0);
      else this.odd(faces, i, unit, cls);
    }
  }

  /** Everything but plain Han; returns the index of the last unit it took. */
  private special(faces: readonly Face[], i: number, end: number, unit: number, cls: ClassId): number {
    const { text } = this;
    switch (cls) {
      case Class.space:
        this.pending ??= wordSpace;
        if (unit === 0xa0 || unit === 0x2007 || unit === 0x202f) this.glued = true;
        return i;
      case Class.wideSpace:
        this.pending = wideSpace;
        return i;
      case Class.joiner:
        return i;
      case Class.glue:
        this.glued = true;
        return i;
      case Class.zeroSpace:
        this.opened = true;
        return i;
      case Class.dash:
        if (unit === 0x2014 && i + 1 < end && text.charCodeAt(i + 1) === 0x2014) return this.longDash(faces, i, 2);
        if (unit === 0x2e3a) return this.longDash(faces, i, 1);
        // L4, P14: one dash alone connects: 1 em, never at a line's start.
        this.mark(faces, i, unit, Class.wave);
        return i;
      case Class.open:
      case Class.close:
        if (isCurly(unit) && this.isWestern(i)) return this.word(faces, i, end);
        break;
      case Class.surrogate:
        return this.astral(faces, i, text.codePointAt(i)!);
      case Class.latin:
      case Class.latinMark:
        return this.word(faces, i, end);
    }
    this.mark(faces, i, unit, cls);
    return i;
  }

  private pick(faces: readonly Face[], codePoint: number): FaceFacts {
    for (const face of faces) if (face.glyph(codePoint) !== 0) return this.composer.facts(face);
    return this.composer.facts(faces[0]!);
  }

  private astral(faces: readonly Face[], i: number, codePoint: number): number {
    if (codePoint >= 0xe0000 && codePoint <= 0xe0fff) return i + 1;
    this.odd(faces, i, codePoint, Class.han);
    return codePoint > 0xffff ? i + 1 : i;
  }

  /** A character of any other width. */
  private odd(faces: readonly Face[], i: number, codePoint: number, cls: ClassId): void {
    const facts = this.pick(faces, codePoint);
    const gid = facts.face.glyph(codePoint);
    this.box(i, cls, codePoint, gid, facts.index, facts.face.advance(gid) * facts.em, 0, 0, 0);
  }

  private mark(faces: readonly Face[], i: number, unit: number, cls: ClassId): void {
    const facts = this.pick(faces, unit);
    const { face, index, em } = facts;
    let gid = face.glyph(unit);
    const own = face.advance(gid) * em;
    const { house } = this.composer;
    switch (cls) {
      case Class.digit:
        return this.digit(facts, i, unit);
      case Class.comma:
      case Class.stop:
      case Class.close:
        return this.box(i, cls, unit, gid, index, 1, 0, 0, rightBlank(cls, house) ? HALF : 0);
      case Class.open:
        return this.box(i, cls, unit, gid, index, 1, 1 - own, HALF, 0);
      case Class.interpunct:
        return this.centred(i, cls, unit, gid, index, own, regions[house.region].interpunct);
      case Class.solidus:
        // P15: half an em wide, its ink too, by `hwid` where the face has it.
        gid = face.substitute(gid, 'hwid');
        return this.centred(i, cls, unit, gid, index, face.advance(gid) * em, HALF);
      case Class.connector:
        return this.centred(i, cls, unit, gid, index, own, HALF);
      case Class.dash:
      case Class.wave:
        gid = face.substitute(gid, 'fwid');
        return this.centred(i, cls, unit, gid, index, face.advance(gid) * em, 1);
      case Class.ellipsis:
        return this.centred(i, cls, unit, gid, index, own, 1);
      case Class.combining:
        return this.box(i, cls, unit, gid, index, 0, 0, 0, 0);
      default:
        return this.box(i, cls, unit, gid, index, own, 0, 0, 0);
    }
  }

  /** A glyph in the middle of a cell of `width` em. */
  private centred(i: number, cls: ClassId, unit: number, gid: number, face: number, own: number, width: number): void {
    this.box(i, cls, unit, gid, face, width, (width - own) / 2, 0, 0);
  }

  private digit({ digits, index }: FaceFacts, i: number, unit: number): void {
    this.box(i, Class.digit, unit, digits.gids[unit - 0x30]!, index, digits.width, 0, 0, 0);
  }

  /** L11, P16: —— (or ⸺, one unit) is one mark of two em; the face's own two-em dash when it has one, else two dashes. */
  private longDash(faces: readonly Face[], i: number, units: 1 | 2): number {
    const facts = this.pick(faces, 0x2014);
    const long = facts.face.glyph(0x2e3a);
    const wide = long && facts.face.substitute(long, 'fwid');
    if (wide && facts.face.advance(wide) === 2 * facts.face.upem) {
      this.box(i, Class.dash, 0x2014, wide, facts.index, 2, 0, 0, 0, units);
      return i + units - 1;
    }
    this.mark(faces, i, 0x2014, Class.dash);
    this.glued = true;
    this.mark(faces, i + units - 1, 0x2014, Class.dash);
    return i + units - 1;
  }

  /** Q5: a curly quotation mark is Western between Western letters (don’t) and in a paragraph without a Chinese character. */
  private isWestern(i: number): boolean {
    const { text, classOf } = this;
    if (isLetter(classOf[text.charCodeAt(i - 1)]) && isLetter(classOf[text.charCodeAt(i + 1)])) return true;
    if (this.chinese === undefined) {
      this.chinese = false;
      for (let k = 0; k < text.length && !this.chinese; k++) this.chinese = isChinese(classOf[text.charCodeAt(k)]!);
    }
    return !this.chinese;
  }

  /** A Western word with the marks inside it: one box a letter, kerned, closed to breaks but after / and - and at hyphens. */
  private word(faces: readonly Face[], start: number, end: number): number {
    const { text, classOf } = this;
    let stop = start + 1;
    while (stop < end && (isWord(classOf[text.charCodeAt(stop)]!) || (isCurly(text.charCodeAt(stop)) && this.isWestern(stop))))
      stop++;
    const facts = this.pick(faces, text.charCodeAt(start));
    const shaped = stop - start > 1 ? facts.face.shape(text.slice(start, stop)) : undefined;
    const whole = shaped && shaped.gids.length === stop - start && !shaped.gids.includes(0);
    const first = this.stream.length;
    for (let i = start; i < stop; i++) {
      const unit = text.charCodeAt(i);
      const cls = classOf[unit]! as ClassId;
      if (cls === Class.digit) {
        this.digit(facts, i, unit);
        continue;
      }
      const own = this.pick(faces, unit);
      const gid = own.face.glyph(unit);
      if (isCurly(unit)) {
        const narrow = own.face.substitute(gid, 'pwid');
        this.box(i, Class.latinMark, unit, narrow, own.index, own.face.advance(narrow) * own.em, 0, 0, 0);
        continue;
      }
      const advance = whole && own === facts ? shaped.advances[i - start]! : own.face.advance(gid);
      // At a line's end there is no letter to be kerned to: a letter is as wide there as it is drawn.
      this.box(i, cls, unit, gid, own.index, advance * own.em, 0, 0, (advance - own.face.advance(gid)) * own.em);
    }
    this.divide(facts, start, stop, first);
    return stop - 1;
  }

  /** L16: where a word may be divided. A hyphen's width is added at the line's end, as a trim below nothing. */
  private divide(facts: FaceFacts, start: number, stop: number, first: number): void {
    const { stream, text, classOf } = this;
    for (let i = start + 1; i < stop; i++) {
      const before = text.charCodeAt(i - 1);
      if (!PARTS.has(before) || classOf[text.charCodeAt(i)] !== Class.latin) continue;
      stream.penalty[first + i - 1 - start] = IN_WORD;
    }
    const { hyphenate } = this.composer;
    if (!hyphenate || stop - start < SHORTEST_DIVIDED) return;
    const hyphen = facts.face.advance(facts.face.glyph(0x2d)) * facts.em;
    for (let from = start; from < stop; from++) {
      if (classOf[text.charCodeAt(from)] !== Class.latin) continue;
      let to = from + 1;
      while (to < stop && classOf[text.charCodeAt(to)] === Class.latin) to++;
      if (to - from >= SHORTEST_DIVIDED)
        for (const at of hyphenate(text.slice(from, to))) {
          const k = first + from + at - 1 - start;
          stream.penalty[k] = HYPHEN;
          stream.endTrim[k]! -= hyphen;
        }
      from = to;
    }
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
    units = unit > 0xffff ? 2 : 1,
  ): void {
    const s = this.stream;
    const k = s.length++;
    if (this.begun) this.gap(k - 1, cls, unit);
    this.begun = true;
    this.glued = this.opened = false;
    s.width[k] = width;
    s.gid[k] = gid;
    s.face[k] = face;
    s.shift[k] = shift;
    s.offset[k] = i;
    s.startTrim[k] = startTrim;
    s.endTrim[k] = endTrim;
    s.units[k] = units;
    if (s.hang) s.hang[k] = endTrim === HALF && cls !== Class.close && !isMark(this.before) ? HALF : 0;
    this.numberBefore =
      cls === Class.digit || (this.numberBefore && cls === Class.han && magnitudes.has(String.fromCharCode(unit)));
    this.bangs = unit === 0xff1f || unit === 0xff01 ? this.bangs + 1 : 0;
    this.dots = cls === Class.ellipsis ? this.dots + 1 : 0;
    // What stands upon a character changes nothing of what may follow it.
    if (cls === Class.combining) return;
    this.before = cls;
    this.beforeUnit = unit;
  }

  /** Closes box k: its gap to a character of class `cls`, and the row of sums after it. */
  private gap(k: number, cls: ClassId, unit: number): void {
    const tight = this.composer.table[this.before * CLASSES + cls]!;
    // M3: a typed space between Han and Western text is the Han–Western gap and nothing more.
    const typed = this.pending && !(this.pending === wordSpace && isMixed(this.before, cls)) ? this.pending : null;
    // L12, J8: nothing opens inside …….
    const within = !typed && cls === Class.ellipsis && this.dots % 2 === 1;
    const gap = within ? closedGap : (typed ?? tight);
    this.stream.penalty[k] = this.penalty(tight, cls, unit, typed !== null);
    this.pending = null;
    const paired = rightBlank(this.before, this.composer.house) && rightBlank(cls, this.composer.house);
    const spent = this.spent && !typed;
    const natural = spent ? Math.min(gap.natural, -HALF) : gap.natural;
    const shrink = spent && gap.natural > -HALF ? 0 : gap.shrink;
    this.spent = paired && !typed && this.closesUp(unit);
    if (this.before === Class.open && cls === Class.open && this.composer.house.adjacent === 1) this.tighten(k);
    this.row(k, natural, shrink, gap);
  }

  /** Price of a break here; `typed`: a space stands here that is more than the gap between Han and Western text. */
  private penalty(tight: Gap, cls: ClassId, unit: number, typed: boolean): number {
    if (this.glued) return Infinity;
    const free = typed || this.opened;
    // L12, L13: …… is a unit of two; several of them may part between units.
    if (!free && (this.joined(cls, unit) || (cls === Class.ellipsis && this.dots % 2 === 1))) return Infinity;
    const flags = this.composer.prohibited;
    if (flags && (unit <= 0xffff || this.beforeUnit <= 0xffff)) {
      const after = flags[unit & 0xffff]!;
      const before = flags[this.beforeUnit & 0xffff]!;
      if ((after | before) & Prohibit.nothing) return 0;
      if (after & Prohibit.start || before & Prohibit.end) return Infinity;
    }
    // A space or U+200B parts what may be parted; it lets no stop begin a line.
    return free ? edgePenalty(this.before, cls, this.composer.house) : tight.penalty;
  }

  /** Whether a pair of marks gives up the second one's blank too: by house style (P5), and two of ？！ always (P11). */
  private closesUp(unit: number): boolean {
    if (!this.composer.house.squeeze) return false;
    return this.composer.house.adjacent === 1 || ((unit === 0xff1f || unit === 0xff01) && this.bangs % 2 === 1);
  }

  /** Two opening marks in 1 em: the first gives up its blank as well (P5). */
  private tighten(k: number): void {
    const { sums } = this.stream;
    const row = k * STRIDE;
    const capacity = k > this.from ? sums[row + Sum.shrink + Step.bracket]! - sums[row - STRIDE + Sum.shrink + Step.bracket]! : 0;
    if (capacity < HALF) return;
    sums[row]! -= HALF;
    sums[row + Sum.shrink + Step.bracket]! -= HALF;
    sums[row + Sum.shrinkAll]! -= HALF;
  }

  private row(k: number, natural: number, shrink: number, gap: Gap): void {
    const { sums, width } = this.stream;
    const from = k * STRIDE;
    const to = from + STRIDE;
    for (let i = 0; i < STRIDE; i++) sums[to + i] = sums[from + i]!;
    sums[to]! += width[k]! + natural;
    sums[to + Sum.solid]! += isSolid(this.before) && width[k]! > 0 ? 1 : 0;
    if (gap.open) sums[to + Sum.open]! += 1;
    if (gap.wordSpace) sums[to + Sum.wordSpace]! += gap.wordSpace;
    if (gap.hanWestern) sums[to + Sum.hanWestern]! += gap.hanWestern;
    if (shrink && gap.step >= 0) {
      sums[to + Sum.shrink + gap.step]! += shrink;
      sums[to + Sum.shrinkAll]! += shrink;
    }
  }

  /** L14: a magnitude after a number stays with its unit: 38万|元 is no break. */
  private joined(cls: ClassId, unit: number): boolean {
    return this.numberBefore && this.before === Class.han && cls === Class.han && keepsUnit(this.beforeUnit, unit);
  }

  /** Closes the paragraph's last box. */
  close(): void {
    const s = this.stream;
    if (s.length === this.from) return;
    this.pending = null;
    this.gap(s.length - 1, Class.han, 0);
    s.penalty[s.length - 1] = 0;
  }
}

const isWord = (cls: number): boolean =>
  cls === Class.latin || cls === Class.digit || cls === Class.latinMark || cls === Class.prefix || cls === Class.postfix;
/** H4: nothing hangs behind another mark. */
const isMark = (cls: ClassId): boolean => cls === Class.comma || cls === Class.stop || cls === Class.close;
const isCurly = (unit: number): boolean => unit >= 0x2018 && unit <= 0x201d;
const isLetter = (cls: number | undefined): boolean => cls === Class.latin || cls === Class.digit;
const isChinese = (cls: number): boolean =>
  (cls >= Class.han && cls <= Class.stop) || cls === Class.wideSpace || cls === Class.surrogate;
const isSolid = (cls: ClassId): boolean => cls === Class.han || cls === Class.other || cls === Class.digit || cls === Class.latin;
const isMixed = (a: ClassId, b: ClassId): boolean =>
  isWord(a) !== isWord(b) && (isSolid(a) || isWord(a)) && (isSolid(b) || isWord(b));
