/**
 * A paragraph of the parser comes in; a paragraph of text goes out, or the figures that stand alone in it, with the attributes typed at its end.
 */
import type { Block, Figure, FigureClass, Para } from './types.ts';
import { type Attribute, attributesOf } from './attributes.ts';
import { inlinesOf, putBack, typed } from './inlines.ts';
import { figureOf } from './figures.ts';
import type { MdNode } from './markdown.ts';
import { suggestion } from './near.ts';
import { type Reading, endOf, spanOf, startOf, warn } from './reading.ts';

const isImage = (node: MdNode): boolean => node.type === 'image' || node.type === 'imageReference';
const isText = (node: MdNode): boolean => node.type === 'text' || node?.type === 'typed';

/** The blocks that a paragraph makes: mostly one. */
export function paragraph(reading: Reading, node: MdNode): Block[] {
  const nodes = putBack(reading, node.children ?? []);
  if (!nodes.some(isImage)) return paraOf(reading, node, nodes);
  const figures = onlyFigures(reading, nodes);
  if (figures !== undefined)
    return figures.length === 1 ? figures : [{ kind: 'figure-group', figures, span: spanOf(reading, node) }];
  return [
    ...paraOf(
      reading,
      node,
      nodes.filter((each) => !isImage(each)),
    ),
    ...liftedOut(reading, nodes),
  ];
}

function paraOf(reading: Reading, node: MdNode, nodes: readonly MdNode[]): Para[] {
  const span = spanOf(reading, node);
  const tail = braces(reading, nodes);
  if (tail === undefined) return para(inlinesOf(reading, nodes), {}, span);
  const settings: ParaSettings = {};
  const known = tail.attributes.map((attribute) => setPara(reading, attribute, tail.attributes, settings)).every(Boolean);
  return para(inlinesOf(reading, known ? tail.before : nodes), settings, span);
}

const para = (inlines: Para['inlines'], settings: ParaSettings, span: Para['span']): Para[] =>
  inlines.length === 0 ? [] : [{ kind: 'para', inlines, ...settings, span }];

type ParaSettings = { -readonly [K in 'dropcap' | 'cut']?: Para[K] };

/** Sets what the attribute says; false when it says nothing to a paragraph. */
function setPara(reading: Reading, a: Attribute, all: readonly Attribute[], settings: ParaSettings): boolean {
  const bad = (message: string): false => {
    warn(reading, 'attribute-unknown', message, a.start, a.end);
    return false;
  };
  const typed = reading.source.slice(a.start, a.end);
  if (a.form === 'class' && a.name === 'dropcap') {
    settings.dropcap ??= { lines: 3 };
    return true;
  }
  if (a.form === 'pair' && a.name === 'lines' && all.some((other) => other.name === 'dropcap')) {
    if (!/^[2-9]$/.test(a.value)) return bad(`“${typed}”: a drop cap takes 2 to 9 lines, for instance lines=3`);
    settings.dropcap = { lines: Number(a.value) };
    return true;
  }
  if (a.form === 'class' && a.name === 'cut') {
    if (!/^([1-9]\d?)?$/.test(a.value)) return bad(`“${typed}”: the rank of a cut is 1 to 99, for instance .cut=1`);
    settings.cut = Number(a.value || 1);
    return true;
  }
  return bad(`“${typed}” means nothing on a paragraph and is kept as text; ${suggestion(a.name, ['dropcap', 'lines', 'cut'])}`);
}

export interface Tail {
  readonly attributes: readonly Attribute[];
  readonly before: readonly MdNode[];
}

/** The `{…}` at the end of the last text, when all of it is in the notation of attributes. */
export function braces(reading: Reading, nodes: readonly MdNode[]): Tail | undefined {
  const last = nodes[nodes.length - 1];
  if (last === undefined || !isText(last)) return undefined;
  const start = startOf(reading, last);
  const slice = reading.source.slice(start, endOf(reading, last));
  const match = /[ \t]*\{([^{}\r\n]*)\}[ \t]*$/.exec(slice);
  if (match === null || slice[match.index - 1] === '\\') return undefined;
  const open = start + slice.indexOf('{', match.index);
  const attributes = attributesOf(match[1]!, open + 1);
  if (attributes === undefined || attributes.length === 0) return undefined;
  return { attributes, before: [...nodes.slice(0, -1), typed(reading, start, start + match.index)] };
}

/** Figures, when the paragraph holds nothing but pictures with their attributes; else undefined. */
function onlyFigures(reading: Reading, nodes: readonly MdNode[]): Figure[] | undefined {
  const found: { image: MdNode; attributes: readonly Attribute[]; end: number }[] = [];
  for (const node of nodes) {
    if (isImage(node)) found.push({ image: node, attributes: [], end: endOf(reading, node) });
    else if (node.type === 'html' && reading.source.startsWith('<!--', startOf(reading, node))) continue;
    else if (isText(node) || node.type === 'break') {
      const attributes = between(reading, node);
      const last = found[found.length - 1];
      if (attributes === undefined || (attributes.list.length > 0 && last === undefined)) return undefined;
      if (last !== undefined && attributes.list.length > 0)
        Object.assign(last, { attributes: attributes.list, end: attributes.end });
    } else return undefined;
  }
  return found.map(({ image, attributes, end }) => figure(reading, image, attributes, end));
}

/** White space with at most one `{…}`: its attributes; undefined when there is other text. */
function between(reading: Reading, node: MdNode): { list: readonly Attribute[]; end: number } | undefined {
  const start = startOf(reading, node);
  const slice = reading.source.slice(start, endOf(reading, node));
  const match = /^[\s>]*(?:\{([^{}\r\n]*)\})?[\s>]*$/.exec(node.type === 'break' ? '' : slice);
  if (match === null) return undefined;
  const open = start + slice.indexOf('{');
  const list = match[1] === undefined ? [] : attributesOf(match[1], open + 1);
  return list && { list, end: open + (match[1]?.length ?? 0) + 2 };
}

/** Pictures amid text: no newspaper sets them in the line, so each becomes a figure after the paragraph. */
function liftedOut(reading: Reading, nodes: readonly MdNode[]): Figure[] {
  return nodes.filter(isImage).map((image) => {
    const start = startOf(reading, image);
    const end = endOf(reading, image);
    warn(
      reading,
      'image-inline',
      `a picture amid text is set as a figure after the paragraph; give it a paragraph of its own`,
      start,
      end,
    );
    return figure(reading, image, [], end);
  });
}

const figureClasses: readonly string[] = ['lead', 'wide', 'portrait', 'picture-news', 'overprint'] satisfies FigureClass[];

/** The figure of an image and its attributes, those that say nothing to a picture reported. `end`: offset behind both. */
export function figure(reading: Reading, image: MdNode, attributes: readonly Attribute[], end: number): Figure {
  const classes: FigureClass[] = [];
  const settings: { id?: string; focus?: { x: number; y: number } } = {};
  for (const a of attributes) {
    const focus = /^(\d{1,3}(?:\.\d+)?),(\d{1,3}(?:\.\d+)?)$/.exec(a.value);
    if (a.form === 'class' && a.value === '' && figureClasses.includes(a.name)) classes.push(a.name as FigureClass);
    else if (a.form === 'id' && a.value === '') settings.id = a.name;
    else if (a.form === 'pair' && a.name === 'focus' && focus !== null && Number(focus[1]) <= 100 && Number(focus[2]) <= 100)
      settings.focus = { x: Number(focus[1]), y: Number(focus[2]) };
    else warnFigure(reading, a);
  }
  return figureOf(reading, image, classes, settings, end);
}

function warnFigure(reading: Reading, a: Attribute): void {
  const typed = reading.source.slice(a.start, a.end);
  const help =
    a.name === 'focus'
      ? 'focus takes two percentages, for instance focus=40,30'
      : suggestion(a.name, [...figureClasses, 'focus']);
  warn(reading, 'attribute-unknown', `“${typed}” means nothing on a picture; ${help}`, a.start, a.end);
}
