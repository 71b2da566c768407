/**
 * Bytes of a font file come in, big-endian views and tags go out; and the fault that says why a file is no use. Reads no files.
 */

/** What is wrong with a font file; the book makes a diagnostic of it. */
export class FontFault extends Error {}

/** A view of exactly these bytes, big-endian by default as fonts are. */
export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The four characters of a table tag. */
export const tagAt = (bytes: Uint8Array, at: number): string =>
  String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, bytes[at + 3] ?? 0);
