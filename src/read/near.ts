/** A word that nobody knows and the words that one knows come in; the nearest of them goes out, for “did you mean”. */

/** The nearest known word within two changes (one for words under five letters); undefined when there is none. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = word.length < 5 ? 2 : 3;
  for (const candidate of known) {
    const apart = distance(word.toLowerCase(), candidate.toLowerCase());
    if (apart < least) {
      least = apart;
      best = candidate;
    }
  }
  return best;
}

/** “; did you mean ‘x’?” or what is allowed. */
export function suggestion(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? `known are: ${known.join(', ')}` : `did you mean “${near}”?`;
}

/** Levenshtein's distance, by rows. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}
