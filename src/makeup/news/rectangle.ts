/**
 * The largest rectangle of ones in columns of zeros and ones. Numbers only.
 */

/** Cells of the largest rectangle that is all ones. */
export function largestRect(columns: readonly Uint8Array[]): number {
  let most = 0;
  for (let from = 0; from < columns.length; from++) {
    const both = Uint8Array.from(columns[from]!);
    for (let to = from; to < columns.length; to++) {
      for (const [i, value] of columns[to]!.entries()) both[i] = both[i]! & value;
      most = Math.max(most, longestRun(both) * (to - from + 1));
    }
  }
  return most;
}

function longestRun(cells: Uint8Array): number {
  let [most, run] = [0, 0];
  for (const one of cells) {
    run = one ? run + 1 : 0;
    if (run > most) most = run;
  }
  return most;
}
