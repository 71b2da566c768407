/**
 * Parts of a story that stand by themselves: crossheads, pictures with their captions, pull quotes. In: a node. Out: a styled block with a paragraph for each
 * of its texts. Measures nothing.
 */
import type { Crosshead, Figure, PullQuote } from '../read/types.ts';
import type { Hand } from './apart.ts';
import { generatedText, styledText } from './inlines.ts';
import type { CrossheadBlock, FigureBlock, QuoteBlock } from './matter.ts';
import { sealed } from './seal.ts';

const black = 'black';

/** A crosshead: its number for the seal, its theme half, its main half. */
export function styleCrosshead(hand: Hand, block: Crosshead): CrossheadBlock {
  const { paras, scale } = hand;
  const id = paras.id('c');
  const order = hand.next();
  const parts = block.parts.map((part) => hand.runs(part, 'crosshead'));
  const theme = parts.length > 1 ? parts[0]!.map((run) => ({ ...run, face: 'crosshead-theme' })) : null;
  const main = parts.length > 1 ? parts.slice(1).flat() : parts[0]!;
  const [number, rest] = sealed(theme ?? main);
  const numberPara = number
    ? paras.para(`${id}.n`, 'crosshead', [{ ...number, face: 'seal', swatch: 'white' }], scale.theme)
    : null;
  const themePara = theme && rest.length ? paras.para(`${id}.a`, 'crosshead', rest, scale.theme) : null;
  const mainPara = paras.para(`${id}.b`, 'crosshead', theme ? main : rest, scale.crosshead);
  const { span, level } = block;
  return { kind: 'crosshead', id, order, span, level, number: numberPara, theme: themePara, main: mainPara };
}

/** In a box or a list a crosshead is one line of text: no seal, its halves a wide blank apart. */
export function plainCrosshead(hand: Hand, { parts, span, level }: Crosshead): CrossheadBlock {
  const id = hand.paras.id('c');
  const order = hand.next();
  const blank = generatedText('\u3000', { face: 'crosshead', swatch: black });
  const runs = parts.flatMap((part, i) => [...(i > 0 ? [blank] : []), ...hand.runs(part, 'crosshead')]);
  const main = hand.paras.para(`${id}.b`, 'crosshead', runs, hand.scale.body);
  return { kind: 'crosshead', id, order, span, level, number: null, theme: null, main };
}

/** A picture with its caption and credit. */
export function styleFigure(hand: Hand, block: Figure): FigureBlock {
  const { paras, scale } = hand;
  const id = paras.id('g');
  const size = scale.caption;
  const runs = hand.runs(block.caption, 'caption');
  if (scale.arrows === 'always' && runs.length) runs.unshift(generatedText('▲', { face: 'caption', swatch: black }));
  const caption = runs.length ? paras.para(`${id}.a`, 'caption', runs, size, { align: 'justify' }) : null;
  const source = hand.sourceOf(block.span.file);
  const by = block.credit ? [styledText(block.credit, source, { face: 'credit', swatch: black })] : [];
  const credit = by.length ? paras.para(`${id}.b`, 'credit', by, size, { align: 'end' }) : null;
  const alt = runs
    .filter((run) => run.span)
    .map((run) => run.text)
    .join('');
  return {
    kind: 'figure',
    id,
    order: hand.next(),
    span: block.span,
    file: hand.fileOf(block.src),
    caption,
    credit,
    alt,
    classes: block.classes,
    ...(block.focus ? { focus: block.focus } : {}),
  };
}

/** Arrows of a shared caption, by how many pictures stand in a row over it: to the left one, the right one, the one above. */
const ARROWS: Readonly<Record<number, readonly string[]>> = { 2: ['◀', '▶'], 3: ['◀', '▲', '▶'] };

/** Two or three pictures in a row with one caption line, whose parts point at their pictures; more of them stand each by itself. */
export function styleGroup(hand: Hand, figures: readonly Figure[]): FigureBlock[] {
  const [first, ...others] = figures;
  const arrows = ARROWS[figures.length];
  if (!first || !arrows) return figures.map((figure) => styleFigure(hand, figure));
  const { paras, scale } = hand;
  const id = paras.id('g');
  const face = { face: 'caption', swatch: black };
  const parts = figures.map(({ caption }) => hand.runs(caption, 'caption'));
  const runs = parts.flatMap((part, i) =>
    part.length ? [generatedText(arrows[i]!, face), ...part, generatedText('\u3000', face)] : [],
  );
  const caption = runs.length ? paras.para(`${id}.a`, 'caption', runs.slice(0, -1), scale.caption, { align: 'justify' }) : null;
  const source = hand.sourceOf(first.span.file);
  const inCredit = { face: 'credit', swatch: black };
  const by = figures.flatMap(({ credit }) =>
    credit ? [styledText(credit, source, inCredit), generatedText('\u3000', inCredit)] : [],
  );
  const credit = by.length ? paras.para(`${id}.b`, 'credit', by.slice(0, -1), scale.caption, { align: 'end' }) : null;
  const order = hand.next();
  const shot = (figure: Figure, i: number) => ({
    span: figure.span,
    file: hand.fileOf(figure.src),
    alt: parts[i]!.map(({ text }) => text).join(''),
    ...(figure.focus ? { focus: figure.focus } : {}),
  });
  const more = others.map((figure, i) => ({ id: `${id}.p${i + 2}`, ...shot(figure, i + 1) }));
  const classes = [...new Set(figures.flatMap((figure) => figure.classes))];
  return [{ kind: 'figure', id, order, caption, credit, classes, ...shot(first, 0), more }];
}

/** A pull quote in its author's lines. */
export function styleQuote(hand: Hand, block: PullQuote): QuoteBlock {
  const { paras, scale } = hand;
  const id = paras.id('q');
  const lines = block.lines.map((line, i) =>
    paras.para(`${id}.l${i + 1}`, 'pullquote', hand.runs(line, 'pullquote'), scale.quote),
  );
  const base = { face: 'caption', swatch: black };
  const whose = block.attribution
    ? [generatedText('——', base), styledText(block.attribution, hand.sourceOf(block.span.file), base)]
    : [];
  const attribution = whose.length ? paras.para(`${id}.a`, 'pullquote', whose, scale.caption, { align: 'end' }) : null;
  return { kind: 'pullquote', id, order: hand.next(), span: block.span, lines, attribution };
}
