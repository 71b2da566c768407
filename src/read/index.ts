/**
 * The source of one story comes in, its typed tree goes out, with a place for every node and run of text. Nothing of the text is lost but
 * comments; what the language does not know is kept as text and reported.
 */
import { type Outcome, outcome } from '../base/index.ts';
import type { Block, FrontMatter, Manuscript, Note } from './types.ts';
import { notesOf, ungrouped } from './blocks.ts';
import { type Validate, emptyFront, frontMatterFrom } from './front.ts';
import { groupHanLists } from './han-lists.ts';
import { trimIdeographic } from './inlines.ts';
import { type MdNode, markdownParser } from './markdown.ts';
import { type Part, partsOf } from './plain.ts';
import { type Finding, type Reading, diagnosticsOf } from './reading.ts';
import { type Draft, run, textRuns } from './runs.ts';
import { misfit, parseYaml } from './yaml.ts';

export type * from './types.ts';
export type { Validate } from './front.ts';
export { normalise, normaliseWithMap } from './normalise.ts';
export { blockText, frontText, inlineText, storyText } from './plain-text.ts';
export { toWebText } from './web-text.ts';

export interface ReadOptions {
  /** Checks the front matter against the published schema, beside the typing that is done anyway. */
  readonly validate?: Validate;
  /** Give the whole document to the parser, plain paragraphs too: the long way, to which the short one must be equal. */
  readonly throughParser?: boolean;
}

/** Reads a story. `file`: its path from the root, for spans and diagnostics. Codes: schema, html, attribute-unknown, directive-unknown, … */
export async function readManuscript(source: string, file: string, options: ReadOptions = {}): Promise<Outcome<Manuscript>> {
  const findings: Finding[] = [];
  const start = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  const fence = frontFence(source, start);
  const yaml = { source, file, findings };
  const front = fence ? frontMatterFrom(yaml, await parseYaml(yaml, fence.start, fence.end), options.validate) : emptyFront;
  if (fence === undefined && /^---[ \t]*[\r\n]/.test(source.slice(start, start + 80)))
    misfit(yaml, 'the front matter is not closed; write --- on a line of its own behind it', start, start + 3);
  // A stray BOM is text, but the parser drops one at the beginning of what it is given: such a file is not cut into parts.
  const read = options.throughParser || source.indexOf('\uFEFF', 1) >= 0 ? wholeBody : partsBody;
  const { blocks, notes } = await read(source, file, findings, fence?.body ?? start);
  return outcome(manuscriptOf(source, file, front, blocks, notes), diagnosticsOf(findings, yaml));
}

const manuscriptOf = (source: string, file: string, front: FrontMatter, blocks: readonly Block[], notes: readonly Note[]): Manuscript => ({
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

/** Plain paragraphs are made here; the parser, which costs more than all the rest of reading, sees only what is between them. */
async function partsBody(source: string, file: string, findings: Finding[], body: number): Promise<Body> {
  const parts = partsOf(source, body);
  const parser = parts.every((part) => part.plain) ? undefined : await markdownParser();
  const blocks: Block[] = [];
  const notes: Note[] = [];
  for (const part of parts) {
    if (part.plain) plainPara(source, file, part, blocks);
    else {
      const nodes = parser!.part(source.slice(part.start, part.end)).children ?? [];
      const reading: Reading = { source, file, findings, parser, base: part.start, definitions: definitionsIn(nodes) };
      for (const block of ungrouped(reading, nodes)) blocks.push(block);
      notes.push(...notesOf(reading, nodes));
    }
  }
  return { blocks, notes };
}

function plainPara(source: string, file: string, part: Part, blocks: Block[]): void {
  const { start, end } = part;
  const span = { file, start, end };
  if (part.sure) return void blocks.push({ kind: 'para', inlines: [run({ source, file }, source.slice(start, end), start, end)], span });
  const out: Draft[] = [];
  textRuns({ source, file }, start, end, undefined, out);
  const inlines = trimIdeographic(out as never);
  if (inlines.length > 0) blocks.push({ kind: 'para', inlines, span });
}

async function wholeBody(source: string, file: string, findings: Finding[]): Promise<Body> {
  const parser = await markdownParser();
  const base = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  const nodes = parser.whole(source).children ?? [];
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
