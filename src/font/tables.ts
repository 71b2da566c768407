/**
 * What every font container comes down to: tables by tag, read when they are asked for. Here also the simplest of them, a font in memory.
 */

/** The tables of one font. A table that is not there is empty. */
export interface Tables {
  readonly tags: readonly string[];
  table(tag: string): Uint8Array;
  /** Bytes `start` to `end` of a table, without reading the rest where the container allows it. */
  range(tag: string, start: number, end: number): Uint8Array;
  /** Many stretches of a table, each from `starts[i]` to `ends[i]`, in few reads. */
  gather(tag: string, starts: Uint32Array, ends: Uint32Array): Uint8Array[];
  /** Length of a table in bytes, 0 when it is not there. */
  size(tag: string): number;
  /** Unpacks a table ahead of its use, where there is something to unpack. */
  unpack?(tag: string): Promise<void>;
}

/** What a face has of a table that it lacks. */
export const NOTHING = new Uint8Array(0);

/** Tables that are in memory. */
export function memoryTables(tables: ReadonlyMap<string, Uint8Array>): Tables {
  return {
    tags: [...tables.keys()],
    table: (tag) => tables.get(tag) ?? NOTHING,
    range: (tag, start, end) => (tables.get(tag) ?? NOTHING).subarray(start, end),
    gather: (tag, starts, ends) => cut(tables.get(tag) ?? NOTHING, starts, ends),
    size: (tag) => tables.get(tag)?.length ?? 0,
  };
}

/** Stretches of a table that is in memory. */
export const cut = (table: Uint8Array, starts: Uint32Array, ends: Uint32Array): Uint8Array[] =>
  Array.from(starts, (start, i) => table.subarray(start, ends[i]));
