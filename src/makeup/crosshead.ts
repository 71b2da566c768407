/**
 * Crossheads: how many lines one takes and how it stands in them. A blank line above, none below; the number in a seal, the
 * theme half smaller above the main half (newspaper.md, sample.md). All within whole lines, so that columns stay in register.
 */
import { ABOVE } from './around.ts';
import type { Rect } from '../base/index.ts';
import type { Line } from '../layout/types.ts';
import type { CrossheadBlock, StyledPara } from '../style/matter.ts';
import type { Typesetter } from '../text/typesetter.ts';
import type { Word } from '../text/words.ts';
import { piece, textOf } from './headline-line.ts';
import { turn } from './turn.ts';

/** Side of the seal, pt (sample.md). */
export const SEAL = 16;
const SEAL_GAP = 6;
/** Line height of the main half, of its size, and the white under it, pt. */
const LINE = 1.14;
const FOOT = 3;

/** What a page has for crossheads; `em` and `leading` of the body, pt. */
export interface CrossheadScale {
  /** Sizes of the main half, largest first. */
  readonly sizes: readonly number[];
  readonly em: number;
  readonly leading: number;
  /** The words of a text, for a main half that takes two lines. */
  readonly words?: (text: string) => readonly Word[];
}

/** Lines with the block that each belongs to; the seal is the square behind the number. */
export interface SetCrosshead {
  readonly lines: readonly { readonly id: string; readonly line: Line }[];
  readonly seal: Rect | null;
}

interface Fit {
  readonly para: StyledPara;
  readonly rows: number;
  /** Its lines where words turn it; null where it breaks like running text. */
  readonly lines: readonly StyledPara[] | null;
}

/** Crossheads of one page: measured once a measure, set where they are told. */
export class Crossheads {
  private readonly fits = new Map<string, Fit>();
  private readonly setter: Typesetter;
  private readonly scale: CrossheadScale;

  constructor(setter: Typesetter, scale: CrossheadScale) {
    this.setter = setter;
    this.scale = scale;
  }

  /** Lines with the blank one above; `measure` in em of the body. */
  height(block: CrossheadBlock, measure: number): number {
    const { leading } = this.scale;
    const { para, rows } = this.fit(block, measure);
    const theme = this.stacked(block) ? this.themeHeight(block) : 0;
    return 1 + Math.ceil((theme + rows * para.size * LINE + FOOT) / leading - 0.15);
  }

  /** With a theme half the main half stands under it; without, beside its number. */
  private stacked(block: CrossheadBlock): boolean {
    return block.theme !== null;
  }

  private themeHeight(block: CrossheadBlock): number {
    return block.number ? SEAL : block.theme!.size * 1.2;
  }

  private indent(block: CrossheadBlock): number {
    return block.number && !this.stacked(block) ? SEAL + SEAL_GAP : 0;
  }

  /** The largest size at which the main half stands on one line, else the smallest on two, turned by words. */
  private fit(block: CrossheadBlock, measure: number): Fit {
    const key = `${block.id} ${measure}`;
    const known = this.fits.get(key);
    if (known) return known;
    const width = measure * this.scale.em - this.indent(block);
    const one = this.scale.sizes.find((size) => this.setter.width(block.main, true) * size <= width);
    const size = one ?? this.scale.sizes.at(-1)!;
    const para: StyledPara = { ...block.main, size, align: 'start' };
    const rows = one ? 1 : this.setter.height(para, width / size);
    const made = { para, rows, lines: one ? null : this.turned(para, rows, width / size) };
    this.fits.set(key, made);
    return made;
  }

  /** The lines of a main half of several, none over `most` em; every mark stays. Null when words leave no turn. */
  private turned(para: StyledPara, rows: number, most: number): readonly StyledPara[] | null {
    const text = textOf(para);
    const found =
      rows > 1 && rows < 4 && this.scale.words ? turn(text, this.scale.words(text), rows, { most, even: false }) : null;
    if (!found) return null;
    const lines = found.lines.map(({ start }, i) => piece(para, start, found.lines[i + 1]?.start ?? text.length));
    return lines.every((line) => this.setter.width(line, true) <= most) ? lines : null;
  }

  /** Sets it in `rows` lines from `top`; what is over stays blank above. `x`, `top` in pt. */
  set(block: CrossheadBlock, x: number, top: number, measure: number, rows: number): SetCrosshead {
    const { leading, em } = this.scale;
    const width = measure * em;
    const fit = this.fit(block, measure);
    const lineHeight = fit.para.size * LINE;
    const bottom = top + rows * leading;
    const first = bottom - FOOT - fit.rows * lineHeight;
    const lines: { id: string; line: Line }[] = [];
    let seal: Rect | null = null;
    const head = this.stacked(block) ? first - this.themeHeight(block) : first + (lineHeight - SEAL) / 2;
    if (block.number) {
      seal = { x, y: head - (this.stacked(block) ? 1.5 : 0), width: SEAL, height: SEAL };
      const number = this.setter.single(
        { ...block.number, align: 'center' },
        x,
        SEAL,
        seal.y + SEAL / 2 + block.number.size * (ABOVE - 0.5),
      );
      lines.push({ id: block.number.block, line: number });
    }
    if (block.theme) {
      const left = block.number ? SEAL + SEAL_GAP : 0;
      const baseline = head - 1.5 + this.themeHeight(block) / 2 + block.theme.size * (ABOVE - 0.5);
      lines.push({ id: block.theme.block, line: this.setter.single(block.theme, x + left, width - left, baseline) });
    }
    const left = this.indent(block);
    if (fit.rows === 1) {
      const baseline = first + (lineHeight - fit.para.size) / 2 + ABOVE * fit.para.size;
      const narrow = this.setter.width(block.main) * fit.para.size > width - left;
      lines.push({ id: fit.para.block, line: this.setter.single(fit.para, x + left, width - left, baseline, { narrow }) });
    } else if (fit.lines)
      for (const [i, para] of fit.lines.entries()) {
        const baseline = first + i * lineHeight + (lineHeight - para.size) / 2 + ABOVE * para.size;
        const narrow = this.setter.width(para) * para.size > width - left;
        lines.push({ id: para.block, line: this.setter.single(para, x + left, width - left, baseline, { narrow }) });
      }
    else
      for (const line of this.setter.block(fit.para, { x: x + left, top: first, measure: width - left, leading: lineHeight }))
        lines.push({ id: fit.para.block, line });
    return { lines, seal };
  }
}
