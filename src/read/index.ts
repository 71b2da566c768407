/**
 * The source of one story comes in, its typed tree goes out, with a place for every node and run of text. Nothing of the text is lost but
 * comments; what the language does not know is kept as text and reported.
 */
import { type Outcome, type Span, outcome } from '../base/index.ts';
import type { Block, FrontMatter, Inline, Manuscript, Note } from './types.ts';
import { crossheadOf, notesOf, ungrouped } from './blocks.ts';
import { type Validate, emptyFront, frontMatterFrom } from './front.ts';
import { groupHanLists } from './han-lists.ts';
import { trimIdeographic } from './inlines.ts';
import { type MdNode, markdownParser } from './markdown.ts';
import { figure } from './paragraphs.ts';
import { type Part, partsOf } from './plain.ts';
import { type Finding, type Reading, diagnosticsOf } from './reading.ts';
import { type Draft, type Source, run, textRuns } from './runs.ts';
import { type YamlReading, misfit, parseYaml } from './yaml.ts';

export type * from './types.ts';
export type { Validate } from './front.ts';
export { normalise, normaliseWithMap } from './normalise.ts';
export { blockText, frontText, inlineText, storyText } from './plain-text.ts';
export { toWebText } from './web-text.ts';

/** How a story is read. */
export interface ReadOptions {
  /** Checks the front matter against the published schema, beside the typing that is done anyway. */
  readonly validate?: Validate;
  /** Give the whole document to the parser, plain parts too: the long way, to which the short one must be equal. */
  readonly throughParser?: boolean;
}

/** Reads a story. `file`: its path from the root, for spans and diagnostics. Codes: schema, html, attribute-unknown, directive-unknown, … */
export async function readManuscript(source: string, file: string, options: ReadOptions = {}): Promise<Outcome<Manuscript>> {
  const findings: Finding[] = [];
  const start = bomLength(source);
  const fence = frontFence(source, start);
  const yaml = { source, file, findings };
  const front = fence ? frontMatterFrom(yaml, await parseYaml(yaml, fence.start, fence.end), options.validate) : emptyFront;
  if (fence === undefined && /^---[ \t]*[\r\n]/.test(source.slice(start, start + 80)))
    misfit(yaml, 'the front matter is not closed; write --- on a line of its own behind it', start, start + 3);
  // A stray BOM is text, but the parser drops one at the beginning of what it is given: such a file is not cut into parts.
  const read = options.throughParser || source.indexOf('\uFEFF', 1) >= 0 ? wholeBody : partsBody;
  const { blocks, notes } = await read(source, file, findings, fence?.body).catch((error: unknown) => tooDeep(yaml, error));
  return outcome(manuscriptOf(source, file, front, blocks, notes), diagnosticsOf(findings, yaml));
}

/** The parser and the tree walk are recursive: thousands of nested quotations exhaust the stack. */
function tooDeep(reading: YamlReading, error: unknown): Body {
  if (!(error instanceof RangeError)) throw error;
  misfit(reading, 'the text is nested too deeply (quotations or lists within one another) and was not read', 0, 0);
  return { blocks: [], notes: [] };
}

const bomLength = (source: string): number => (source.charCodeAt(0) === 0xfeff ? 1 : 0);

const manuscriptOf = (
  source: string,
  file: string,
  front: FrontMatter,
  blocks: readonly Block[],
  notes: readonly Note[],
): Manuscript => ({
  file,
  source,
  front,
  blocks: groupHanLists({ source, file }, blocks),
  notes,
});

interface Body {
  readonly blocks: Block[];
  readonly notes: Note[];
}

/**
 * Plain paragraphs, crossheads and figures are made here. The parser, which costs more than all the rest of reading, sees a document in which each stretch of
 * them is one character, so that what it makes of the rest is what it would make of it in its place.
 */
async function partsBody(source: string, file: string, findings: Finding[], body: number | undefined): Promise<Body> {
  const parts = partsOf(source, body ?? bomLength(source));
  if (!parts.some((part) => part.kind === 'mixed'))
    return { blocks: parts.flatMap((part) => plainBlock(source, file, findings, part)), notes: [] };
  const squeezed = squeeze(source, parts);
  const parser = await markdownParser();
  const nodes = parser.part(squeezed.text).children ?? [];
  const definitions = definitionsIn(nodes);
  const found: Body = { blocks: [], notes: [] };
  let next = 0;
  for (const [i, part] of parts.entries()) {
    if (part.kind !== 'mixed') {
      found.blocks.push(...plainBlock(source, file, findings, part));
      continue;
    }
    const at = squeezed.starts[i]!;
    const reading: Reading = { source, file, findings, parser, base: part.start - at, definitions };
    const before = (offset: number): boolean => next < nodes.length && nodes[next]!.position!.start.offset! < offset;
    while (before(at)) next++;
    const first = next;
    while (before(at + part.end - part.start)) next++;
    const inside = nodes.slice(first, next);
    found.blocks.push(...ungrouped(reading, inside));
    found.notes.push(...notesOf(reading, inside));
  }
  return found;
}

/** The document with one character for each stretch of plain parts; `starts`: where each mixed part begins in it. */
function squeeze(source: string, parts: readonly Part[]): { text: string; starts: readonly number[] } {
  let text = '';
  let plain = false;
  const starts = parts.map((part) => {
    if (part.kind !== 'mixed') {
      plain = true;
      return -1;
    }
    if (plain) text += '字\n\n';
    plain = false;
    const at = text.length;
    text += source.slice(part.start, part.end);
    return at;
  });
  return { text, starts };
}

function plainBlock(source: string, file: string, findings: Finding[], part: Part): Block[] {
  const { start, end, kind } = part;
  if (part.figure !== undefined) {
    const reading: Reading = { source, file, findings, parser: undefined, base: 0, definitions: new Map() };
    return [figure(reading, part.figure.image, part.figure.attributes, end)];
  }
  const span = { file, start, end };
  if (kind === 'crosshead') return plainCrosshead({ source, file }, span);
  if (part.sure) return [{ kind: 'para', inlines: [run({ source, file }, source.slice(start, end), start, end)], span }];
  const out: Draft[] = [];
  textRuns({ source, file }, start, end, undefined, out);
  const inlines = trimIdeographic(out as Inline[]);
  return inlines.length > 0 ? [{ kind: 'para', inlines, span }] : [];
}

function plainCrosshead(from: Source, span: Span): Block[] {
  const level = from.source[span.start + 2] === '#' ? 2 : 1;
  const out: Draft[] = [];
  textRuns(from, span.start + level + 2, span.end, undefined, out);
  return crossheadOf(from, out, level, span);
}

/** micromark-extension-frontmatter, when a first `---` is not closed, no longer sees lists after it: it is used only where there is front matter. */
async function wholeBody(source: string, file: string, findings: Finding[], body: number | undefined): Promise<Body> {
  const parser = await markdownParser();
  const base = bomLength(source);
  const nodes = (body === undefined ? parser.part(source) : parser.whole(source)).children ?? [];
  const reading: Reading = { source, file, findings, parser, base, definitions: definitionsIn(nodes) };
  return { blocks: ungrouped(reading, nodes), notes: notesOf(reading, nodes) };
}

function definitionsIn(nodes: readonly MdNode[], found = new Map<string, MdNode>()): Map<string, MdNode> {
  for (const node of nodes) {
    if (node.type === 'definition' && !found.has(node.identifier ?? '')) found.set(node.identifier ?? '', node);
    else if (node.children !== undefined && node.type !== 'paragraph') definitionsIn(node.children, found);
  }
  return found;
}

/** Where the front matter is and where the body begins; undefined when the file has none. As remark-frontmatter has it. */
function frontFence(source: string, from: number): { start: number; end: number; body: number } | undefined {
  const opener = /---[ \t]*(?:\r\n|\r|\n)/y;
  opener.lastIndex = from;
  if (!opener.test(source)) return undefined;
  const start = opener.lastIndex;
  const closer = /^---[ \t]*(?:\r\n|\r|\n|$(?![^]))/gm;
  closer.lastIndex = start;
  const match = closer.exec(source);
  return match === null ? undefined : { start, end: match.index, body: match.index + match[0].length };
}
