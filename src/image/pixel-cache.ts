/**
 * Pixels that were made, by what was asked, so that two documents of one build make them once: the last few only, for memory grows with a
 * page and not with the issue. Makes no more than a few at a time.
 */
import type { PicturePixels } from './types.ts';

/** Bytes that are kept when a picture has been handed out. */
const KEPT = 48 * 1024 * 1024;
/** Pictures that are converted side by side: more do not go faster on two cores, and each takes its pixels several times over. */
const AT_ONCE = 2;

/** A shelf of pixels. */
export class PixelCache {
  readonly #made = new Map<string, Promise<PicturePixels>>();
  readonly #sizes = new Map<string, number>();
  readonly #waiting: (() => void)[] = [];
  #bytes = 0;
  #running = 0;

  /** What was made under a key, or is made now. */
  get(key: string, make: () => Promise<PicturePixels>): Promise<PicturePixels> {
    const known = this.#made.get(key);
    if (known) return known;
    const made = this.#inTurn(make);
    this.#made.set(key, made);
    made.then(
      ({ bytes }) => this.#keep(key, bytes.length),
      () => undefined,
    );
    return made;
  }

  async #inTurn(make: () => Promise<PicturePixels>): Promise<PicturePixels> {
    if (this.#running >= AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running++;
    try {
      return await make();
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }

  /** The oldest go first; the one just made stays, whatever its size. */
  #keep(key: string, size: number): void {
    this.#sizes.set(key, size);
    this.#bytes += size;
    for (const [old, bytes] of this.#sizes) {
      if (this.#bytes <= KEPT || old === key) break;
      this.#sizes.delete(old);
      this.#made.delete(old);
      this.#bytes -= bytes;
    }
  }
}
