/**
 * Pieces of a PDF in, chunks for the sink out, with the count and the hash of all that went by. Keeps one chunk at a time.
 */
import { createHash, type Hash } from 'node:crypto';

const CHUNK = 1 << 16;

/** The file as it grows. */
export class Output {
  readonly #sink: (chunk: Uint8Array) => void;
  readonly #hash: Hash = createHash('sha256');
  #chunk = new Uint8Array(CHUNK);
  #filled = 0;
  /** Bytes written. */
  length = 0;

  constructor(sink: (chunk: Uint8Array) => void) {
    this.#sink = sink;
  }

  /** ASCII or Latin-1 text, or bytes. The sink may keep what it gets: no chunk is used twice. */
  write(piece: string | Uint8Array): void {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece;
    this.length += bytes.length;
    if (bytes.length > CHUNK - this.#filled) this.flush();
    if (bytes.length >= CHUNK) return this.#send(bytes);
    this.#chunk.set(bytes, this.#filled);
    this.#filled += bytes.length;
  }

  flush(): void {
    if (this.#filled === 0) return;
    this.#send(this.#chunk.subarray(0, this.#filled));
    this.#chunk = new Uint8Array(CHUNK);
    this.#filled = 0;
  }

  #send(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    this.#sink(bytes);
  }

  /** 16 bytes that depend on every byte written so far. */
  digest(): Uint8Array {
    this.flush();
    return new Uint8Array(this.#hash.copy().digest().subarray(0, 16));
  }
}
