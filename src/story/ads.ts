/**
 * An entry of a page's `ads` comes in; the advertisement with its file, size and place goes out. Knows rate-card names, no columns.
 */
import { type YamlEntry, type YamlNode, type YamlReading, fieldsOf, misfit, numberOf, textOf } from '../read/settings.ts';
import { type Desk, requireAll } from './desk.ts';
import { fromRoot, placeOfFile } from './places.ts';
import type { AdEdge, AdEntry } from './types.ts';

/** Sizes of the rate card, by name. */
export const AD_SIZES = ['整版', '半版', '1/4版', '通栏', '半通栏', '竖通', '报眼', '中缝'] as const;
const EDGES: readonly AdEdge[] = ['head', 'foot', 'left', 'right'];
/** Columns × lines: `4×30`, with × or x. */
const CELLS = /^(\d{1,2})\s*[×xX*]\s*(\d{1,3})$/;

/** Reads an advertisement; undefined when it says too little to keep a place for it. A file that is not there yet is an error; leave `file` out for one that is late. */
export function adFrom(desk: Desk, node: YamlNode): AdEntry | undefined {
  const { reading } = desk;
  const fields = fieldsOf(reading, node, ['file', 'client', 'size', 'at'], 'an advertisement');
  const size = sizeFrom(reading, fields.get('size'));
  const client = textOf(reading, fields.get('client'))?.value ?? null;
  if (node.kind === 'map') requireAll(reading, node, { size: fields.has('size') });
  if (node.kind === 'map' && !fields.has('file') && client === null)
    misfit(reading, 'an advertisement has a file, or a client while it is late; write file: ads/bank.pdf', node.start, node.end);
  const at = placeFrom(reading, fields.get('at'));
  if (size === undefined) return undefined;
  const span = { file: reading.file, start: node.start, end: node.end };
  return { file: fileFrom(desk, fields.get('file')), client, size, ...(at ? { at } : {}), span };
}

function fileFrom(desk: Desk, entry: YamlEntry | undefined): string | null {
  const typed = textOf(desk.reading, entry);
  if (typed === undefined) return null;
  const { start, end } = typed.span;
  const path = placeOfFile({ ...desk, start, end }, typed.value, 'image-missing');
  return path === undefined ? null : fromRoot(desk.root, path);
}

function sizeFrom(reading: YamlReading, entry: YamlEntry | undefined): string | undefined {
  const typed = textOf(reading, entry);
  if (typed === undefined) return undefined;
  const cells = CELLS.exec(typed.value);
  if (cells && Number(cells[1]) > 0 && Number(cells[2]) > 0) return `${Number(cells[1])}×${Number(cells[2])}`;
  if ((AD_SIZES as readonly string[]).includes(typed.value)) return typed.value;
  const known = AD_SIZES.join(', ');
  return misfit(
    reading,
    `size: “${typed.value}” is neither a size of the rate card (${known}) nor columns × lines such as 4×30`,
    typed.span.start,
    typed.span.end,
  );
}

function placeFrom(reading: YamlReading, entry: YamlEntry | undefined): AdEntry['at'] {
  if (entry === undefined) return undefined;
  const { start, end } = entry.value;
  if (entry.value.kind === 'map') {
    const fields = fieldsOf(reading, entry.value, ['column', 'line'], 'at');
    const column = numberOf(reading, fields.get('column'), 1, 99, true);
    const line = numberOf(reading, fields.get('line'), 1, 999, true);
    if (column !== undefined && line !== undefined) return { column, line, span: { file: reading.file, start, end } };
    return fields.size === 2
      ? undefined
      : misfit(reading, 'at: write { column: 1, line: 91 }, or head, foot, left, right', start, end);
  }
  const edge = EDGES.find((name) => name === textOf(reading, entry)?.value);
  return edge ?? misfit(reading, `at: “${textOf(reading, entry)?.value ?? ''}” is none of ${EDGES.join(', ')}`, start, end);
}
