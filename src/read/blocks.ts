/**
 * Flow nodes of the parser come in, the blocks of a story go out, in the order of the copy. It keeps all text; what it cannot name it keeps as
 * paragraphs.
 */
import type { Span } from '../base/index.ts';
import type { Block, Crosshead, Inline, List, ListItem, Note, Table, TableCell } from './types.ts';
import { blockDirective } from './block-directives.ts';
import { groupHanLists } from './han-lists.ts';
import { drafts, inlinesOf, putBack, trimIdeographic, typed } from './inlines.ts';
import { joinLines } from './join-lines.ts';
import type { MdNode } from './markdown.ts';
import { braces, paragraph } from './paragraphs.ts';
import { pullQuoteOf, verseOf } from './quotes.ts';
import { type Reading, endOf, shown, spanOf, startOf, warn } from './reading.ts';
import { type Draft, type Source, textRuns } from './runs.ts';

/** Blocks of a container or of a whole story, with （一）（二） paragraphs made into lists. */
export const blocksOf = (reading: Reading, nodes: readonly MdNode[]): Block[] =>
  groupHanLists(reading, ungrouped(reading, nodes));

/** The same before the lists are made: parts of one story are grouped when all are there. */
export const ungrouped = (reading: Reading, nodes: readonly MdNode[]): Block[] => nodes.flatMap((node) => blockOf(reading, node));

function blockOf(reading: Reading, node: MdNode): Block[] {
  switch (node.type) {
    case 'paragraph':
      return paragraph(reading, node);
    case 'heading':
      return crosshead(reading, node);
    case 'blockquote':
      return [
        pullQuoteOf(reading, node) ?? {
          kind: 'blockquote',
          blocks: groupHanLists(
            reading,
            (node.children ?? []).flatMap((child) => verseOf(reading, child) ?? blockOf(reading, child)),
          ),
          span: spanOf(reading, node),
        },
      ];
    case 'list':
      return [listOf(reading, node)];
    case 'table':
      return [tableOf(reading, node)];
    case 'thematicBreak':
      return [{ kind: 'thematic-break', span: spanOf(reading, node) }];
    case 'containerDirective':
    case 'leafDirective':
      return blockDirective(reading, node, blocksOf);
    case 'html':
      return htmlBlock(reading, node);
    case 'code':
      return linesOf(reading, node);
    case 'yaml':
    case 'definition':
    case 'footnoteDefinition':
      return [];
    default:
      return linesOf(reading, node);
  }
}

/** Footnotes anywhere among the nodes, in order. */
export const notesOf = (reading: Reading, nodes: readonly MdNode[]): Note[] =>
  nodes.flatMap((node) =>
    node.type === 'footnoteDefinition'
      ? [
          {
            label: node.label ?? node.identifier ?? '',
            blocks: blocksOf(reading, node.children ?? []),
            span: spanOf(reading, node),
          },
        ]
      : notesOf(
          reading,
          (node.children ?? []).filter((child) => child.children !== undefined),
        ),
  );

function crosshead(reading: Reading, node: MdNode): Block[] {
  const depth = node.depth ?? 2;
  const span = spanOf(reading, node);
  if (depth === 1 || depth > 3)
    warn(
      reading,
      'schema',
      `a heading of level ${depth} (${'#'.repeat(depth)}) is not in the manuscript language: crossheads are ## and ###, the headline is title: in the front matter`,
      span.start,
      span.end,
    );
  for (const a of braces(reading, putBack(reading, node.children ?? []))?.attributes ?? [])
    warn(
      reading,
      'attribute-unknown',
      `“${reading.source.slice(a.start, a.end)}”: a crosshead takes no attributes; it is kept as text`,
      a.start,
      a.end,
    );
  return crossheadOf(reading, drafts(reading, node.children ?? []), depth < 3 ? 1 : 2, span);
}

/** A crosshead of the drafts of its text; none when there is no text. */
export function crossheadOf(from: Source, text: readonly Draft[], level: 1 | 2, span: Span): Crosshead[] {
  const parts = splitAtBar(text)
    .map((part) => trimIdeographic(joinLines(from, part)))
    .filter((part) => part.length > 0);
  return parts.length === 0 ? [] : [{ kind: 'crosshead', level, parts, span }];
}

/** Parts of a crosshead: a typed bar in its own text (not in emphasis, not escaped) parts it. */
function splitAtBar(all: readonly Draft[]): Draft[][] {
  const parts: Draft[][] = [[]];
  for (const draft of all) {
    const typed = draft.kind === 'text' && draft.value.length === draft.span.end - draft.span.start;
    if (!typed || !draft.value.includes('|')) parts[parts.length - 1]!.push(draft);
    else
      draft.value.split('|').reduce((at, value, i) => {
        if (i > 0) parts.push([]);
        const span = { ...draft.span, start: at, end: at + value.length };
        if (value !== '') parts[parts.length - 1]!.push({ kind: 'text', value, span });
        return at + value.length + 1;
      }, draft.span.start);
  }
  return parts;
}

function listOf(reading: Reading, node: MdNode): List {
  const first = node.start ?? 1;
  const items = (node.children ?? []).map((item, i): ListItem => {
    const blocks = blocksOf(reading, item.checked == null ? (item.children ?? []) : withTick(reading, item));
    return { number: node.ordered ? first + i : i + 1, blocks, span: spanOf(reading, item) };
  });
  return { kind: 'list', style: node.ordered ? 'decimal' : 'bullet', items, span: spanOf(reading, node) };
}

/** `[x]` is no form of the manuscript language: put back as typed. */
function withTick(reading: Reading, item: MdNode): readonly MdNode[] {
  const [first, ...rest] = item.children ?? [];
  if (first?.type !== 'paragraph') return item.children ?? [];
  const start = reading.source.lastIndexOf('[', startOf(reading, first));
  const tick = typed(reading, start, startOf(reading, first));
  return [
    {
      ...first,
      children: [tick, ...(first.children ?? [])],
      position: { start: tick.position!.start, end: first.position!.end },
    },
    ...rest,
  ];
}

function tableOf(reading: Reading, node: MdNode): Table {
  const cells = (row: MdNode): TableCell[] =>
    (row.children ?? []).map((cell) => ({
      inlines: inlinesOf(reading, putBack(reading, cell.children ?? [])),
      span: spanOf(reading, cell),
    }));
  const [head, ...rows] = node.children ?? [];
  return {
    kind: 'table',
    head: head ? cells(head) : [],
    rows: rows.map(cells),
    align: node.align ?? [],
    span: spanOf(reading, node),
  };
}

/** Comments go without a word; other HTML is kept, line for line, as the text it is. */
function htmlBlock(reading: Reading, node: MdNode): Block[] {
  const start = startOf(reading, node);
  const end = endOf(reading, node);
  const slice = reading.source.slice(start, end);
  const kept = slice.replace(/<!--[^]*?(?:-->|$)/g, (comment) => comment.replace(/[^\r\n]/g, ' '));
  const tag = /<[^\s>][^>]*>?/.exec(kept);
  if (tag !== null)
    warn(
      reading,
      'html',
      `“${shown(tag[0])}” is HTML, which a manuscript cannot hold; it is set as the text it is. Take it out, or write the Markdown form`,
      start + tag.index,
      start + tag.index + tag[0].length,
    );
  return lines(reading, kept, start);
}

/** Fenced or indented code, or a node of no known kind: each line a paragraph. */
function linesOf(reading: Reading, node: MdNode): Block[] {
  const start = startOf(reading, node);
  const slice = reading.source.slice(start, endOf(reading, node));
  const fence = /^(`{3,}|~{3,})[^\r\n]*/.exec(slice);
  const inside =
    fence === null
      ? slice
      : slice
          .replace(fence[0], (opener) => ' '.repeat(opener.length))
          .replace(new RegExp(`[\\r\\n][\\s>]*${fence[1]![0]}{3,}\\s*$`), '');
  return lines(reading, inside, start);
}

/** Each line that is not blank as a paragraph; `text` stands at `start`, blanked where nothing is to be kept. */
function lines(reading: Reading, text: string, start: number): Block[] {
  const out: Block[] = [];
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const line = match[0];
    const from = start + match.index + (line.length - line.trimStart().length);
    const inlines: Draft[] = [];
    if (line.trim() === '') continue;
    textRuns(reading, from, start + match.index + line.trimEnd().length, undefined, inlines);
    out.push({
      kind: 'para',
      inlines: trimIdeographic(inlines as Inline[]),
      span: { file: reading.file, start: from, end: start + match.index + line.trimEnd().length },
    });
  }
  return out;
}
