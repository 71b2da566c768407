/**
 * What a process keeps from one build to the next, so that an edit makes one page again and not two hundred. A value stands in a place under
 * the key it was made from; with another key it is made again. So a build with a workshop is, byte for byte, the build without one.
 */

/** Parts that decide a value, compared with `Object.is`: texts, numbers, and objects that are never changed. */
export type Key = readonly unknown[];

/** A shelf of named places, each with what was made last and from what. */
export class Workshop {
  readonly #places = new Map<string, { readonly key: Key; readonly value: unknown; round: number }>();
  #round = 1;

  /** What stands in a place, when it was made from the same; else undefined. */
  find<T>(place: string, key: Key): T | undefined {
    const found = this.#places.get(place);
    if (!found || found.key.length !== key.length || !found.key.every((part, i) => Object.is(part, key[i]))) return undefined;
    found.round = this.#round;
    return found.value as T;
  }

  /** Keeps a value in a place; what was there goes. */
  put<T>(place: string, key: Key, value: T): T {
    this.#places.set(place, { key, value, round: this.#round });
    return value;
  }

  /** After a whole build: forgets what it did not ask for, so that no more is kept than one edition. */
  tidy(): void {
    for (const [place, { round }] of this.#places) if (round < this.#round) this.#places.delete(place);
    this.#round++;
  }
}

/** The value of a place, made when it is not there; always made without a workshop. */
export function kept<T>(workshop: Workshop | undefined, place: string, key: Key, make: () => T): T {
  return workshop?.find<T>(place, key) ?? keep(workshop, place, key, make());
}

const keep = <T>(workshop: Workshop | undefined, place: string, key: Key, value: T): T =>
  workshop ? workshop.put(place, key, value) : value;
