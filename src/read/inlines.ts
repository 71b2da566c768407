/**
 * Phrasing nodes of the parser come in, typed inlines with runs of text go out. Text directives that are not ours are put back as typed; HTML is
 * kept as text and reported.
 */
import type { Inline } from './types.ts';
import type { MdNode } from './markdown.ts';
import { inlineDirective, isOurInline, suspect } from './inline-directives.ts';
import { joinLines } from './join-lines.ts';
import { type Reading, endOf, shown, spanOf, startOf, warn } from './reading.ts';
import { type Draft, textRuns } from './runs.ts';

/** Inlines of a paragraph, its author's line breaks decided, without typed indents (U+3000) at either end. */
export const inlinesOf = (reading: Reading, nodes: readonly MdNode[]): Inline[] =>
  trimIdeographic(joinLines(reading, drafts(reading, nodes)));

export function drafts(reading: Reading, nodes: readonly MdNode[]): Draft[] {
  const out: Draft[] = [];
  for (const node of putBack(reading, nodes)) draft(reading, node, out);
  return out;
}

/** Text directives that are not ours become `typed` nodes: stretches of source, with what their brackets held between. */
export function putBack(reading: Reading, nodes: readonly MdNode[]): readonly MdNode[] {
  if (!nodes.some((node) => node.type === 'textDirective')) return nodes;
  const out: MdNode[] = [];
  let from = -1;
  for (const node of nodes) {
    const kept = startOf(reading, node) < from ? behind(reading, node, from) : node;
    if (kept.type !== 'textDirective') out.push(kept);
    else if (isOurInline(reading, kept)) {
      const widened = withReading(reading, kept);
      from = endOf(reading, widened);
      out.push(widened);
    } else {
      suspect(reading, kept);
      out.push(...asTyped(reading, kept));
    }
  }
  return out;
}

/** A node whose beginning the directive before it has taken. */
const behind = (reading: Reading, node: MdNode, from: number): MdNode =>
  typed(reading, Math.min(from, endOf(reading, node)), endOf(reading, node));

/** `:ruby[湉]{…}` whose braces are no attributes to the parser: the reading is taken all the same. */
function withReading(reading: Reading, node: MdNode): MdNode {
  const end = endOf(reading, node);
  if (node.name !== 'ruby' || reading.source[end - 1] === '}' || reading.source[end] !== '{') return node;
  const close = reading.source.indexOf('}', end);
  if (close < 0 || /[\r\n]/.test(reading.source.slice(end, close))) return node;
  return { ...node, position: { start: node.position!.start, end: { offset: close + 1 - reading.base } } };
}

function asTyped(reading: Reading, node: MdNode): MdNode[] {
  const inner = node.children ?? [];
  if (inner.length === 0) return [typed(reading, startOf(reading, node), endOf(reading, node))];
  const first = startOf(reading, inner[0]!);
  const last = endOf(reading, inner[inner.length - 1]!);
  return [typed(reading, startOf(reading, node), first), ...putBack(reading, inner), typed(reading, last, endOf(reading, node))];
}

/** A stretch of source that is text whatever the parser made of it. */
export const typed = (reading: Reading, start: number, end: number): MdNode => ({
  type: 'typed',
  position: { start: { offset: start - reading.base }, end: { offset: end - reading.base } },
});

function draft(reading: Reading, node: MdNode, out: Draft[]): void {
  switch (node.type) {
    case 'text':
    case 'typed':
      return textRuns(reading, startOf(reading, node), endOf(reading, node), node.value, out);
    case 'emphasis':
    case 'strong':
      return void out.push({ kind: node.type, children: inner(reading, node), span: spanOf(reading, node) });
    case 'delete':
      return void out.push({ kind: 'deleted', children: inner(reading, node), span: spanOf(reading, node) });
    case 'inlineCode':
      return void out.push(codeOf(reading, node));
    case 'break':
      return void out.push({ kind: 'break', span: spanOf(reading, node) });
    case 'link':
    case 'linkReference':
      return link(reading, node, out);
    case 'footnoteReference':
      return void out.push({ kind: 'note-ref', label: node.label ?? node.identifier ?? '', span: spanOf(reading, node) });
    case 'textDirective':
      return void out.push(inlineDirective(reading, node, drafts));
    case 'html':
      return html(reading, node, out);
    case 'image':
    case 'imageReference':
      return picture(reading, node, out);
    default:
      return textRuns(reading, startOf(reading, node), endOf(reading, node), undefined, out);
  }
}

const inner = (reading: Reading, node: MdNode): Inline[] => drafts(reading, node.children ?? []) as Inline[];

/** The span of code is what stands between the backticks. */
function codeOf(reading: Reading, node: MdNode): Inline {
  const value = (node.value ?? '').normalize('NFC');
  const start = startOf(reading, node);
  const slice = reading.source.slice(start, endOf(reading, node));
  const ticks = /^`+/.exec(slice)?.[0].length ?? 0;
  const from = slice.indexOf(node.value ?? '', ticks);
  const at = from < 0 ? start + ticks : start + from;
  const end = from < 0 ? endOf(reading, node) - ticks : at + (node.value ?? '').length;
  return { kind: 'code', value, span: { file: reading.file, start: at, end } };
}

function link(reading: Reading, node: MdNode, out: Draft[]): void {
  const start = startOf(reading, node);
  const bracketed = reading.source[start] === '[' || reading.source[start] === '<';
  const cut = bracketed ? -1 : addressEnd(reading.source, start, endOf(reading, node));
  if (cut > 0) return cutAddress(reading, node, start, cut, out);
  const url = node.url ?? reading.definitions.get(node.identifier ?? '')?.url ?? '';
  out.push({ kind: 'link', url, children: inner(reading, node), span: spanOf(reading, node) });
}

/** A bare address ends where Chinese begins: GFM would run on through `，` to the next space. -1 when it need not be cut. */
function addressEnd(source: string, start: number, end: number): number {
  let i = start;
  while (i < end && source.charCodeAt(i) < 128) i++;
  if (i === end) return -1;
  while (i > start && '.,;:!?'.includes(source[i - 1]!)) i--;
  return i;
}

function cutAddress(reading: Reading, node: MdNode, start: number, cut: number, out: Draft[]): void {
  const children: Draft[] = [];
  textRuns(reading, start, cut, undefined, children);
  const lost = endOf(reading, node) - cut;
  const url = node.url ?? '';
  const address = decodeTail(url, reading.source.slice(start, cut), lost);
  out.push({ kind: 'link', url: address, children: children as Inline[], span: { file: reading.file, start, end: cut } });
  textRuns(reading, cut, endOf(reading, node), undefined, out);
}

/** The address as typed up to the cut, with the scheme that the parser put before it. */
function decodeTail(url: string, shortened: string, lost: number): string {
  const scheme =
    url.startsWith('http://') && !shortened.startsWith('http') ? 'http://' : url.startsWith('mailto:') ? 'mailto:' : '';
  return lost > 0 ? scheme + shortened : url;
}

/** A picture where only text can stand (in a crosshead, a table, a link): its paragraph has lifted out those that it could. */
function picture(reading: Reading, node: MdNode, out: Draft[]): void {
  const start = startOf(reading, node);
  const end = endOf(reading, node);
  warn(reading, 'image-inline', 'a picture cannot stand here and is kept as text; give it a paragraph of its own', start, end);
  textRuns(reading, start, end, undefined, out);
}

function html(reading: Reading, node: MdNode, out: Draft[]): void {
  const start = startOf(reading, node);
  const end = endOf(reading, node);
  const slice = reading.source.slice(start, end);
  if (slice.startsWith('<!--')) return;
  warn(
    reading,
    'html',
    `“${shown(slice)}” is HTML, which a manuscript cannot hold; it is set as the text it is. Take it out, or write the Markdown form`,
    start,
    end,
  );
  textRuns(reading, start, end, undefined, out);
}

/** Without U+3000 at the beginning and the end: an indent typed by hand is the house style's business. */
function trimIdeographic(inlines: Inline[]): Inline[] {
  const out = [...inlines];
  for (let first = out[0]; first?.kind === 'text'; first = out[0]) {
    const gap = /^[\u3000 ]*/.exec(first.value)![0].length;
    if (gap === 0) break;
    if (gap === first.value.length) out.shift();
    else
      return trimEnd([
        { ...first, value: first.value.slice(gap), span: { ...first.span, start: first.span.start + gap } },
        ...out.slice(1),
      ]);
  }
  return trimEnd(out);
}

function trimEnd(out: Inline[]): Inline[] {
  for (let last = out[out.length - 1]; last?.kind === 'text'; last = out[out.length - 1]) {
    const gap = /[\u3000 ]*$/.exec(last.value)![0].length;
    if (gap === 0) break;
    if (gap < last.value.length) {
      out[out.length - 1] = { ...last, value: last.value.slice(0, -gap), span: { ...last.span, end: last.span.end - gap } };
      break;
    }
    out.pop();
  }
  return out;
}

export { trimIdeographic };
