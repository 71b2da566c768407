/**
 * Inline nodes to styled runs: which face and mark each stretch of text has. In: the tree and a base style. Out: runs with their source.
 */
import { normaliseWithMap } from '../read/normalise.ts';
import type { Inline, TextRun } from '../read/types.ts';
import type { StyledRun } from './types.ts';

/** Face and swatch of text that has no style of its own, and the face of **strong** text. */
export interface BaseStyle {
  readonly face: string;
  readonly swatch: string;
  /** Face of **strong** text. */
  readonly strong: string;
  /** How a note is marked; by its label without. */
  readonly noteMark?: (label: string) => { readonly text: string; readonly link?: string };
  /** Where readings go: after their text in brackets (R5, what there is without), or between the lines (R1–R4). */
  readonly ruby?: 'inline' | 'interlinear';
}

/** What stands at text between the lines, and where its words lead. */
export type Marks = Pick<StyledRun, 'dots' | 'under' | 'ruby' | 'link'>;

/** A run of text in one style, with the source offset of each unit where normalising moved them. */
export function styledText(text: TextRun, source: string, base: Pick<BaseStyle, 'face' | 'swatch'>, marks?: Marks): StyledRun {
  const { span, value } = text;
  const run: StyledRun = { text: value, face: base.face, swatch: base.swatch, span, ...marks };
  if (value.length === span.end - span.start) return run;
  const map = normaliseWithMap(source.slice(span.start, span.end));
  if (map.value !== value) return run;
  return { ...run, offsets: map.at.map((offset) => span.start + offset) };
}

/** Matter that no one typed. */
export const generatedText = (text: string, base: Pick<BaseStyle, 'face' | 'swatch'>): StyledRun => ({
  text,
  face: base.face,
  swatch: base.swatch,
  span: null,
});

/** Runs of inline nodes in order; what no one typed among them has no span. */
export function styleInlines(inlines: readonly Inline[], source: string, base: BaseStyle, marks?: Marks): StyledRun[] {
  return inlines.flatMap((inline) => styleInline(inline, source, base, marks));
}

function styleInline(inline: Inline, source: string, base: BaseStyle, marks?: Marks): StyledRun[] {
  const inner = (b: BaseStyle = base, more?: Marks): StyledRun[] =>
    'children' in inline ? styleInlines(inline.children, source, b, more ? { ...marks, ...more } : marks) : [];
  switch (inline.kind) {
    case 'text':
      return [styledText(inline, source, base, marks)];
    case 'emphasis':
      return inner(base, { dots: true });
    case 'strong':
      return inner({ ...base, face: base.strong });
    case 'name':
      return inner(base, { under: { kind: 'line' } });
    case 'title':
      return inner(base, { under: { kind: 'wave' } });
    case 'link':
      return inner(base, { link: inline.url });
    case 'ruby':
      if (base.ruby === 'interlinear') return inner(base, { ruby: styledText(inline.reading, source, base) });
      // R5: news practice gives a rare character's reading in brackets, which no one typed.
      return [...inner(), generatedText('（', base), styledText(inline.reading, source, base), generatedText('）', base)];
    case 'code':
      return [styledText({ kind: 'text', value: inline.value, span: inline.span }, source, base)];
    case 'note-ref':
      // L15: a word joiner keeps the mark with what it annotates.
      return [noteMarkOf(inline.label, base)];
    case 'qr':
    case 'break':
      return [];
    default:
      return inner();
  }
}

function noteMarkOf(label: string, base: BaseStyle): StyledRun {
  const { text, link } = base.noteMark?.(label) ?? { text: `〔${label}〕` };
  const run = generatedText(`\u2060${text}`, base);
  return link === undefined ? run : { ...run, link };
}
