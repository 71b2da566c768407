/**
 * A story as read comes in; the same with the rows of each table that it takes from a CSV file goes out. Files are read through the host only.
 */
import { dirname, resolve } from 'node:path';
import { diagnose } from '../base/index.ts';
import type { Block, Manuscript, Source, Table } from '../read/types.ts';
import type { Reading } from './desk.ts';
import { fromRoot, isOutside, realAt, textAt } from './places.ts';

/** Fills the tables of a story. What is wrong joins the desk's diagnostics. Codes: table-missing, table-broken, path-outside. */
export async function withTables(desk: Reading, manuscript: Manuscript): Promise<Manuscript> {
  if (!manuscript.blocks.some(hasFile)) return manuscript;
  const { readCsv } = await import('../read/csv.ts');
  const attached = new Map<string, Source>();
  const fill = (block: Block): Block => {
    if ('blocks' in block) return { ...block, blocks: block.blocks.map(fill) };
    if (block.kind !== 'table' || block.src === undefined) return block;
    const source = sourceOf(desk, manuscript, block);
    if (!source) return block;
    attached.set(source.file, source);
    const { value, diagnostics } = readCsv(source.source, source.file);
    desk.diagnostics.push(...diagnostics);
    return { ...block, ...value };
  };
  const blocks = manuscript.blocks.map(fill);
  return { ...manuscript, blocks, attached: [...attached.values()] };
}

const hasFile = (block: Block): boolean =>
  block.kind === 'table' ? block.src !== undefined : 'blocks' in block && block.blocks.some(hasFile);

/** The CSV file of a table, from the root; undefined, and the reason is said, where there is none. */
function sourceOf({ host, root, diagnostics }: Reading, { file, source }: Manuscript, table: Table): Source | undefined {
  const typed = table.src!;
  const path = resolve(root, dirname(file), typed);
  const real = realAt(host, path);
  const say = (code: string, message: string): undefined =>
    void diagnostics.push(diagnose('error', code, message, table.span, source));
  if (isOutside(root, path) || (real !== undefined && isOutside(root, real)))
    return say('path-outside', `“${typed}” is outside the folder of the paper; put the file itself into it`);
  const text = real === undefined ? undefined : textAt(host, path);
  if (text === undefined)
    return say(
      'table-missing',
      `there is no table “${typed}” that can be read as text; paths count from the folder of the story`,
    );
  return { file: fromRoot(root, path), source: text };
}
