/** A quotation that begins with `[!pull]` comes in, a PullQuote goes out: its author's lines are kept as turns, its last line after —— is whose words they are. */
import type { Inline, Para, PullQuote, TextRun } from './types.ts';
import { drafts, trimIdeographic, typed } from './inlines.ts';
import { joinLines } from './join-lines.ts';
import type { MdNode } from './markdown.ts';
import { type Reading, endOf, spanOf, startOf } from './reading.ts';
import { inlineText } from './plain-text.ts';
import { type Draft, wholeRun } from './runs.ts';

const mark = /^\[!pull\][ \t]*/i;

/** Undefined when the quotation is an ordinary one. */
export function pullQuoteOf(reading: Reading, node: MdNode): PullQuote | undefined {
  const [first] = node.children ?? [];
  const opener = first?.type === 'paragraph' ? first.children?.[0] : undefined;
  if (opener?.type !== 'text') return undefined;
  const start = startOf(reading, opener);
  const match = mark.exec(reading.source.slice(start, endOf(reading, opener)));
  if (match === null) return undefined;
  const lines = (node.children ?? []).flatMap((child, i) =>
    i === 0 ? linesOf(reading, behind(reading, child, start + match[0].length)) : linesOf(reading, child),
  );
  const attribution = attributionOf(reading, lines[lines.length - 1] ?? []);
  return {
    kind: 'pullquote',
    lines: attribution ? lines.slice(0, -1) : lines,
    ...(attribution && { attribution }),
    span: spanOf(reading, node),
  };
}

/** A line of verse is no longer than this, and ends with a mark. */
const LONGEST_VERSE = 20;
const VERSE = /[\u3002\uff0c\u3001\uff1b\uff1f\uff01\uff1a\u2026\u2014\u201d\u2019\u300f\u300d\u300b]$/u;

/** A paragraph of a quotation whose lines its author broke: verse. Its lines are kept, with a break between them; undefined for prose. */
export function verseOf(reading: Reading, para: MdNode): Para | undefined {
  if (para.type !== 'paragraph' || !(para.children ?? []).some(({ type }) => type === 'text' || type === 'break'))
    return undefined;
  const lines = linesOf(reading, para);
  if (lines.length < 2 || !lines.every(isVerse)) return undefined;
  const span = spanOf(reading, para);
  const inlines = lines.flatMap((line, i): Inline[] => {
    const { start } = line[0]!.span;
    return i > 0 ? [{ kind: 'break', span: { ...span, start, end: start } }, ...line] : [...line];
  });
  return { kind: 'para', inlines, span };
}

function isVerse(line: readonly Inline[]): boolean {
  const text = inlineText(line);
  return text.length <= LONGEST_VERSE && VERSE.test(text);
}

/** The paragraph without the mark at its beginning. */
function behind(reading: Reading, para: MdNode, from: number): MdNode {
  const [first, ...rest] = para.children ?? [];
  const end = endOf(reading, first!);
  return { ...para, children: from < end ? [typed(reading, from, end), ...rest] : rest };
}

function linesOf(reading: Reading, para: MdNode): (readonly Inline[])[] {
  const lines: Draft[][] = [[]];
  for (const draft of drafts(reading, para.children ?? [])) {
    if (draft.kind === 'soft' || draft.kind === 'break') lines.push([]);
    else lines[lines.length - 1]!.push(draft);
  }
  return lines.map((line) => trimIdeographic(joinLines(reading, line))).filter((line) => line.length > 0);
}

function attributionOf(reading: Reading, line: readonly Inline[]): TextRun | undefined {
  const [first] = line;
  const last = line[line.length - 1];
  if (first?.kind !== 'text' || last === undefined) return undefined;
  const dashes = /^(?:——|—|--|⸺)\s*/.exec(first.value);
  return dashes === null ? undefined : wholeRun(reading, first.span.start + dashes[0].length, last.span.end);
}
