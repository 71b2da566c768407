/**
 * A pull quote: the author's lines in Kai under a rule, attribution at the right. Whole lines of the grid, so the text runs on in register.
 */
import { ABOVE } from './around.ts';
import type { Rect } from '../base/index.ts';
import type { Line } from '../layout/types.ts';
import type { QuoteBlock, StyledPara } from '../style/matter.ts';
import type { Typesetter } from '../text/typesetter.ts';

/** Room for the quote mark at the left: em of the quote's size, and pt of the mark that templates hang there. */
const MARK = 2.2;
const QUOTE_MARK = 34;
/** Blank lines: one above the rule and half a line within it, the same below. */
const FRAME = 3;

/** A quote before it is placed: lines of the page, size in pt, lines of the page a line of the quote. */
export interface QuotePlan {
  readonly lines: number;
  readonly size: number;
  readonly rowLines: number;
}

/** Lines of a lifted sentence are about so many characters, not more than it has. */
const LIFTED = 11;

/** Plans a quote in `width` pt; smaller in steps of half a point where a line is too long for it. */
export function planQuote(
  setter: Typesetter,
  quote: QuoteBlock,
  width: number,
  scale: { readonly size: number; readonly lines: number },
): QuotePlan {
  if (quote.lifted) return planLifted(setter, quote.lines[0]!, width, scale);
  const widest = Math.max(1, ...quote.lines.map((line) => setter.width(line)));
  const size = Math.min(scale.size, Math.floor(((width - QUOTE_MARK) / (widest + 1)) * 2) / 2);
  return { lines: quote.lines.length * scale.lines + (quote.attribution ? 1 : 0) + FRAME, size, rowLines: scale.lines };
}

/** A sentence is turned like text, at the size of quotes. */
function planLifted(
  setter: Typesetter,
  line: StyledPara,
  width: number,
  { size: most, lines: rowLines }: { readonly size: number; readonly lines: number },
): QuotePlan {
  const size = Math.max(LEAST_LIFTED, Math.min(most, Math.floor(((width - QUOTE_MARK) / LIFTED) * 2) / 2));
  const rows = setter.height({ ...line, size }, (width - leftOf(size)) / size);
  return { lines: rows * rowLines + FRAME, size, rowLines };
}
/** Under this size Kai reads as handwriting (newspaper.md, Faces by role), pt. */
const LEAST_LIFTED = 10.5;

/** Room at the left for the quote mark, pt. */
const leftOf = (size: number): number => Math.max(QUOTE_MARK, MARK * size);

/** A quote in its place. */
export interface SetQuote {
  readonly lines: readonly { readonly block: string; readonly line: Line }[];
  /** From rule to hairline. */
  readonly rect: Rect;
}

/** Sets a quote in its slot; the rule stands a line below the slot's top unless nothing stands over it. */
export function setQuote(setter: Typesetter, quote: QuoteBlock, plan: QuotePlan, slot: Rect, leading: number): SetQuote {
  const rect: Rect = { x: slot.x, y: slot.y + 0.85 * leading, width: slot.width, height: slot.height - 1.6 * leading };
  const left = slot.x + leftOf(plan.size);
  const lines: { block: string; line: Line }[] = [];
  const step = plan.rowLines * leading;
  const top = slot.y + 1.5 * leading;
  if (quote.lifted) {
    const [line] = quote.lines;
    const at = { x: left, top, measure: slot.x + slot.width - left, leading: step };
    const set = setter.block({ ...line!, size: plan.size }, at);
    return { lines: set.map((one) => ({ block: line!.block, line: one })), rect };
  }
  for (const [i, line] of quote.lines.entries()) {
    const para: StyledPara = { ...line, size: plan.size };
    const baseline = top + i * step + (step - plan.size) / 2 + ABOVE * plan.size;
    lines.push({ block: line.block, line: setter.single(para, left, slot.x + slot.width - left, baseline) });
  }
  if (quote.attribution) {
    const { size } = quote.attribution;
    const baseline = top + quote.lines.length * step + (leading - size) / 2 + ABOVE * size;
    lines.push({
      block: quote.attribution.block,
      line: setter.single(quote.attribution, slot.x, slot.width - plan.size, baseline),
    });
  }
  return { lines, rect };
}
