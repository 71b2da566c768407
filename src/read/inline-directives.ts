/**
 * `:ruby[…]{…}`, `:name[…]`, `:title[…]`, `:pull[…]`, `:qr[…]{caption=}`: a text directive of ours comes in, its inline goes out.
 * What has another name, or no brackets, is not ours.
 */
import type { Inline, TextRun } from './types.ts';
import type { MdNode } from './markdown.ts';
import { attributesOf, closingBracket } from './attributes.ts';
import { suggestion } from './near.ts';
import { type Reading, endOf, spanOf, startOf, warn } from './reading.ts';
import { type Draft, wholeRun } from './runs.ts';

const ours = new Set(['ruby', 'name', 'title', 'pull', 'qr']);

/** A directive is ours when its name is and brackets follow; else it is the author's colon and word. */
export const isOurInline = (reading: Reading, node: MdNode): boolean =>
  ours.has(node.name ?? '') && bracketFollows(reading, node);

const bracketFollows = (reading: Reading, node: MdNode): boolean =>
  reading.source[startOf(reading, node) + 1 + (node.name?.length ?? 0)] === '[';

/** `:nmae[…]` is no colon in running copy but a name mistyped: said, once, and kept as text. */
export function suspect(reading: Reading, node: MdNode): void {
  const name = node.name ?? '';
  if (!/^[a-z]+$/i.test(name) || !bracketFollows(reading, node)) return;
  const start = startOf(reading, node);
  if (reading.findings.some((finding) => finding.code === 'directive-unknown' && finding.start === start)) return;
  const message = `“:${name}” is no mark of the manuscript language and is kept as text; ${suggestion(name, [...ours])}`;
  warn(reading, 'directive-unknown', message, start, start + 1 + name.length);
}

export function inlineDirective(
  reading: Reading,
  node: MdNode,
  drafts: (reading: Reading, nodes: readonly MdNode[]) => Draft[],
): Inline {
  const span = spanOf(reading, node);
  const open = span.start + 1 + node.name!.length;
  const close = closingBracket(reading.source, open, span.end);
  if (node.name === 'qr') return qrOf(reading, node, open + 1, close);
  const children = drafts(reading, node.children ?? []) as Inline[];
  if (node.name === 'ruby') {
    const braces = reading.source[close + 1] === '{' ? close + 2 : span.end;
    return { kind: 'ruby', children, reading: wholeRun(reading, braces, Math.max(braces, span.end - 1)), span };
  }
  if (close + 1 < span.end) unknownAttributes(reading, node, close + 2, []);
  return { kind: node.name as 'name' | 'title' | 'pull', children, span };
}

function qrOf(reading: Reading, node: MdNode, start: number, end: number): Inline {
  const attributes = unknownAttributes(reading, node, end + 2, ['caption']);
  const caption = attributes.find((attribute) => attribute.name === 'caption');
  const url = reading.source.slice(start, end).trim();
  return {
    kind: 'qr',
    url,
    ...(caption && captionOf(wholeRun(reading, caption.valueStart, caption.valueEnd))),
    span: spanOf(reading, node),
  };
}

const captionOf = ({ value, span }: TextRun) => ({ caption: value, captionSpan: span });

function unknownAttributes(reading: Reading, node: MdNode, start: number, known: readonly string[]) {
  const end = endOf(reading, node) - 1;
  const attributes = start < end ? (attributesOf(reading.source.slice(start, end), start) ?? []) : [];
  for (const a of attributes)
    if (a.form !== 'pair' || !known.includes(a.name))
      warn(
        reading,
        'attribute-unknown',
        `“${reading.source.slice(a.start, a.end)}” means nothing on :${node.name}; take it out`,
        a.start,
        a.end,
      );
  return attributes;
}
