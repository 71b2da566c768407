/**
 * `:::box{title=}`, `:::table{src=}`, `:::digest`, `:::notice{kind=}`, `:::correction{of= date=}`: a directive of ours comes in, its block
 * goes out. One with another name is put back as typed, around what it holds, and reported.
 */
import type { Block, Para, Table, TextRun } from './types.ts';
import { type Attribute, attributesOf, closingBracket } from './attributes.ts';
import type { MdNode } from './markdown.ts';
import { suggestion } from './near.ts';
import { type Reading, endOf, spanOf, startOf, warn } from './reading.ts';
import { type Draft, lineRuns, wholeRun } from './runs.ts';

type BlocksOf = (reading: Reading, nodes: readonly MdNode[]) => Block[];

const known: Readonly<Record<string, readonly string[]>> = {
  box: ['title'],
  table: ['src', 'kind'],
  digest: [],
  notice: ['kind'],
  correction: ['of', 'date'],
};

export function blockDirective(reading: Reading, node: MdNode, blocksOf: BlocksOf): Block[] {
  const name = node.name ?? '';
  const opener = openerOf(reading, node);
  if (!(name in known)) return unknown(reading, node, opener, blocksOf);
  warnUnclosed(reading, node, opener);
  const values = valuesOf(reading, name, opener);
  const title = name === 'box' ? (values.get('title') ?? labelRun(reading, opener)) : undefined;
  const lifted = title !== undefined && !values.has('title');
  const nodes = (node.children ?? []).filter((child) => !(lifted && child.data?.directiveLabel));
  const blocks = node.type === 'leafDirective' ? [] : blocksOf(reading, nodes);
  return [make(reading, node, name, values, title, blocks)].flat();
}

function make(
  reading: Reading,
  node: MdNode,
  name: string,
  values: Values,
  title: TextRun | undefined,
  blocks: Block[],
): Block | Block[] {
  const span = spanOf(reading, node);
  const text = (key: string): string | undefined => values.get(key)?.value;
  if (name === 'box') return { kind: 'box', ...(title && { title }), blocks, span };
  if (name === 'digest') return { kind: 'digest', blocks, span };
  if (name === 'notice') return { kind: 'notice', ...defined({ notice: text('kind') }), blocks, span };
  if (name === 'correction') return { kind: 'correction', ...defined({ of: text('of'), date: text('date') }), blocks, span };
  const use = values.get('kind');
  if (use && use.value !== 'weather') warnKind(reading, use);
  return tableFrom(blocks, { src: text('src'), use: use?.value === 'weather' ? use.value : undefined }, span);
}

const defined = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

/** The first table inside takes the source; what else is inside stands after it. */
function tableFrom(
  blocks: readonly Block[],
  given: { readonly [K in 'src' | 'use']: Table[K] | undefined },
  span: Table['span'],
): Block[] {
  const inside = blocks.find((block): block is Table => block.kind === 'table');
  const table: Table = { ...(inside ?? { kind: 'table', head: [], rows: [], align: [] }), ...defined(given), span } as Table;
  return [table, ...blocks.filter((block) => block !== inside)];
}

function warnKind(reading: Reading, { value, span }: TextRun): void {
  warn(reading, 'attribute-unknown', `kind=${value}: a table is of kind weather, or of none; take it out`, span.start, span.end);
}

interface Opener {
  readonly start: number;
  /** End of the line. */
  readonly end: number;
  /** Inside of the brackets and of the braces, when they are there. */
  readonly label?: readonly [number, number];
  readonly attributes?: readonly [number, number];
}

function openerOf(reading: Reading, node: MdNode): Opener {
  const start = startOf(reading, node);
  const { source } = reading;
  let end = start;
  while (end < endOf(reading, node) && source[end] !== '\n' && source[end] !== '\r') end++;
  let at = start;
  while (source[at] === ':') at++;
  at += node.name?.length ?? 0;
  const close = source[at] === '[' ? closingBracket(source, at, end) : -1;
  const brace = close < 0 ? at : close + 1;
  const last = source.lastIndexOf('}', end - 1);
  return {
    start,
    end,
    ...(close > 0 && { label: [at + 1, close] as const }),
    ...(source[brace] === '{' && last > brace && { attributes: [brace + 1, last] as const }),
  };
}

const labelRun = (reading: Reading, opener: Opener): TextRun | undefined => opener.label && wholeRun(reading, ...opener.label);

type Values = ReadonlyMap<string, TextRun>;

function valuesOf(reading: Reading, name: string, opener: Opener): Values {
  const values = new Map<string, TextRun>();
  if (opener.attributes === undefined) return values;
  for (const a of attributesOf(reading.source.slice(...opener.attributes), opener.attributes[0]) ?? []) {
    if (a.form === 'pair' && known[name]!.includes(a.name)) values.set(a.name, wholeRun(reading, a.valueStart, a.valueEnd));
    else warnAttribute(reading, name, a);
  }
  return values;
}

function warnAttribute(reading: Reading, name: string, a: Attribute): void {
  const keys = known[name]!;
  const help = keys.length === 0 ? `:::${name} takes none` : suggestion(a.name, keys);
  warn(
    reading,
    'attribute-unknown',
    `“${reading.source.slice(a.start, a.end)}” means nothing on :::${name}; ${help}`,
    a.start,
    a.end,
  );
}

function warnUnclosed(reading: Reading, node: MdNode, opener: Opener): void {
  if (node.type !== 'containerDirective' || closerOf(reading, node) !== undefined) return;
  warn(
    reading,
    'directive-unclosed',
    `:::${node.name} is not closed, so all that follows is in it; write ::: on a line of its own where it ends`,
    opener.start,
    opener.end,
  );
}

/** Place of the closing colons, when they are there. */
function closerOf(reading: Reading, node: MdNode): readonly [number, number] | undefined {
  const end = endOf(reading, node);
  const slice = reading.source.slice(startOf(reading, node), end);
  const match = /[\r\n][ \t>]*(:{3,})[ \t]*$/.exec(slice);
  return match === null
    ? undefined
    : [end - match[0].length + match[0].indexOf(':'), end - (match[0].length - match[0].trimEnd().length)];
}

function unknown(reading: Reading, node: MdNode, opener: Opener, blocksOf: BlocksOf): Block[] {
  const colons = /^:+/.exec(reading.source.slice(opener.start, opener.end))![0];
  warn(
    reading,
    'directive-unknown',
    `“${colons}${node.name}” is no block of the manuscript language and is kept as text; ${suggestion(node.name ?? '', Object.keys(known))}`,
    opener.start,
    opener.start + colons.length + (node.name?.length ?? 0),
  );
  const inside = (node.children ?? []).filter((child) => !child.data?.directiveLabel);
  const closer = node.type === 'containerDirective' ? closerOf(reading, node) : undefined;
  return [
    lineAsPara(reading, opener.start, opener.end),
    ...(node.type === 'containerDirective' ? blocksOf(reading, inside) : []),
    ...(closer ? [lineAsPara(reading, ...closer)] : []),
  ];
}

function lineAsPara(reading: Reading, start: number, end: number): Para {
  const inlines: Draft[] = [];
  lineRuns(reading, start, end, inlines);
  return { kind: 'para', inlines: inlines as Para['inlines'], span: { file: reading.file, start, end } };
}
