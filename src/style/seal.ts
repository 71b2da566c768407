/**
 * The number that a crosshead begins with, for its seal. In: runs of a crosshead. Out: the number and the runs behind it. Sets nothing.
 */
import type { StyledRun } from './types.ts';

/** A figure or numeral of one or two characters with a blank behind it: 壹, 十二, 1, 12. */
const NUMBER = /^[\d一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,2}(?=[ \u3000])/;

/** The number that a crosshead begins with, for its seal, and the runs without it. */
export function sealed(runs: readonly StyledRun[]): readonly [StyledRun | null, readonly StyledRun[]] {
  const first = runs[0];
  const found = first && NUMBER.exec(first.text)?.[0];
  if (!first?.span || !found || first.offsets) return [null, runs];
  const skip = found.length + (/^[ \u3000]*/.exec(first.text.slice(found.length))?.[0].length ?? 0);
  const { start, end, file } = first.span;
  const number: StyledRun = { ...first, text: found, span: { file, start, end: start + found.length } };
  const rest: StyledRun = { ...first, text: first.text.slice(skip), span: { file, start: start + skip, end } };
  return [number, [...(rest.text ? [rest] : []), ...runs.slice(1)]];
}
