/**
 * Boxes in, rows of a vertical stream out: each box with what it gives up at a line's edge, the gap to the next, the price of a break
 * there, and the running sums. Knows characters by their kind, and draws none.
 */
import type { Face } from '../../font/types.ts';
import { STRIDE, Sum } from '../../line/sums.ts';
import { closedGap, type Gap, wordSpace } from '../gaps.ts';
import { Class, type ClassId, keepsUnit, magnitudes } from '../kinsoku/classes.ts';
import { Prohibit } from '../kinsoku/regions.ts';
import type { VerticalComposer } from './composer.ts';
import type { Kind } from './gaps.ts';
import type { VerticalStream } from './stream.ts';

const HALF = 0.5;
/** Price of a break after / or - in a turned word. */
const IN_WORD = 50;

/** What a box is made of. Lengths in em; what is left out is 0, `units` and `stretch` 1. */
export interface Box {
  readonly at: number;
  readonly kind: Kind;
  readonly gid: number;
  readonly face: Face;
  readonly width: number;
  readonly shift?: number;
  readonly units?: number;
  readonly turned?: boolean;
  readonly across?: number;
  readonly stretch?: number;
  /** Stands in the cell of the box before. */
  readonly shares?: boolean;
}

export const HAN: Kind = { cls: Class.han, form: 'plain' };

/** Writes the boxes of one paragraph, one after the other. */
export class BoxWriter {
  /** A space typed before the next box. */
  pending: Gap | null = null;
  /** U+2060 or a no-break space before the next box; U+200B. */
  glued = false;
  opened = false;
  /** The next box follows / or - in a word. */
  inWord = false;
  private before: Kind = HAN;
  private beforeUnit = 0;
  private beforeShares = false;
  private begun = false;
  private numberBefore = false;
  private dots = 0;
  private readonly composer: VerticalComposer;
  private readonly stream: VerticalStream;
  private readonly text: string;
  private readonly from: number;

  constructor(composer: VerticalComposer, text: string, from: number) {
    this.composer = composer;
    this.stream = composer.stream;
    this.text = text;
    this.from = from;
    this.stream.sums.fill(0, from * STRIDE, (from + 1) * STRIDE);
  }

  /** Writes a box, and closes the one before it. */
  box(box: Box): void {
    const s = this.stream;
    const { at, kind } = box;
    const unit = this.text.charCodeAt(at);
    const k = s.length++;
    if (this.begun) this.gap(k - 1, kind, unit, box.shares ?? false);
    this.begun = true;
    this.glued = this.opened = this.inWord = false;
    const blank = this.composer.gaps.blankAfter(kind);
    s.width[k] = box.width;
    s.gid[k] = box.gid;
    s.face[k] = this.composer.indexOf(box.face);
    s.shift[k] = box.shift ?? 0;
    s.offset[k] = at;
    s.startTrim[k] = kind.cls === Class.open && kind.form === 'plain' ? HALF : 0;
    s.endTrim[k] = blank ? HALF : 0;
    s.units[k] = box.units ?? 1;
    s.turned[k] = box.turned ? 1 : 0;
    s.across[k] = box.across ?? 0;
    s.stretch[k] = box.stretch ?? 1;
    if (s.hang) s.hang[k] = blank && kind.cls !== Class.close ? HALF : 0;
    this.numberBefore =
      kind.cls === Class.digit || (this.numberBefore && kind.cls === Class.han && magnitudes.has(this.text[at]!));
    this.dots = kind.cls === Class.ellipsis ? this.dots + 1 : 0;
    this.beforeShares = box.shares ?? false;
    // What stands upon a character changes nothing of what may follow it.
    if (kind.cls === Class.combining) return;
    this.before = kind;
    this.beforeUnit = unit;
  }

  /** Closes box k: its gap to the next, and the row of sums after it. */
  private gap(k: number, kind: Kind, unit: number, shares: boolean): void {
    const { sums, width, penalty } = this.stream;
    const tight = this.composer.gaps.between(this.before, kind);
    const mixed = this.pending === wordSpace && tight.hanWestern > 0;
    const typed = this.pending && !mixed && !this.isTight(kind) ? this.pending : null;
    // L12, J8: nothing opens inside …….
    const within = !typed && kind.cls === Class.ellipsis && this.dots % 2 === 1;
    const gap = within ? closedGap : (typed ?? tight);
    penalty[k] = shares ? Infinity : this.price(tight, kind, unit, typed !== null);
    this.pending = null;
    const row = k * STRIDE;
    const next = row + STRIDE;
    for (let i = 0; i < STRIDE; i++) sums[next + i] = sums[row + i]!;
    sums[next + Sum.solid]! += this.isSolid() && width[k]! > 0 ? 1 : 0;
    // Boxes of one cell begin at one place: only the last of them is as long as the cell.
    if (shares) return;
    sums[next]! += width[k]! + gap.natural;
    if (gap.open) sums[next + Sum.open]! += 1;
    if (gap.wordSpace) sums[next + Sum.wordSpace]! += gap.wordSpace;
    if (gap.hanWestern) sums[next + Sum.hanWestern]! += gap.hanWestern;
    if (gap.shrink && gap.step >= 0) {
      sums[next + Sum.shrink + gap.step]! += gap.shrink;
      sums[next + Sum.shrinkAll]! += gap.shrink;
    }
  }

  /** M3: a space typed beside an upright figure or letter is not there: cells stand solid. */
  private isTight(kind: Kind): boolean {
    const cell = this.before.form === 'cell' || kind.form === 'cell';
    return this.pending === wordSpace && cell && (this.before.cls === Class.han || kind.cls === Class.han);
  }

  private isSolid(): boolean {
    const { cls } = this.before;
    return !this.beforeShares && (cls === Class.han || cls === Class.other || cls === Class.digit || cls === Class.latin);
  }

  /** Price of a break here; `typed`: a space stands here that is more than the gap between Han and Western text. */
  private price(tight: Gap, kind: Kind, unit: number, typed: boolean): number {
    if (this.glued) return Infinity;
    if (this.inWord) return IN_WORD;
    const free = typed || this.opened;
    // L12, L13: …… is a unit of two; several of them may part between units.
    if (!free && (this.joined(kind.cls, unit) || (kind.cls === Class.ellipsis && this.dots % 2 === 1))) return Infinity;
    const flags = this.composer.prohibited;
    if (flags) {
      const after = flags[unit]!;
      const before = flags[this.beforeUnit]!;
      if ((after | before) & Prohibit.nothing) return 0;
      if (after & Prohibit.start || before & Prohibit.end) return Infinity;
    }
    // A space or U+200B parts what may be parted; it lets no stop begin a line.
    return free ? this.composer.gaps.edge(this.before, kind) : tight.penalty;
  }

  /** L14: a magnitude after a number stays with its unit: 38万|元 is no break. */
  private joined(cls: ClassId, unit: number): boolean {
    return this.numberBefore && this.before.cls === Class.han && cls === Class.han && keepsUnit(this.beforeUnit, unit);
  }

  /** Closes the paragraph's last box. */
  close(): void {
    const s = this.stream;
    if (s.length === this.from) return;
    this.pending = null;
    this.gap(s.length - 1, HAN, 0, false);
    s.penalty[s.length - 1] = 0;
  }
}
