/**
 * Lines of a page in, what is wrong with how they stand out: marks at their edges, baselines beside the grid, measures that are not full,
 * last lines of one character. Sentences, each with line, block and text.
 */
import type { Page } from '../../src/layout/types.ts';
import { edgeFault, isSolid, opening } from './marks.ts';
import { called, dropcapBeside, paragraphs, type SetLine } from './set-lines.ts';

const NEAR = 0.01;
const near = (a: number, b: number): boolean => Math.abs(a - b) <= NEAR + 1e-9;

/** Kinsoku: lines that begin or end with a mark that may not. */
export function edges(lines: readonly SetLine[]): string[] {
  return paragraphs(lines).flatMap((made) =>
    made.flatMap((line, i) => {
      const fault = edgeFault(line.text.replaceAll(/\s/gu, ''), made[i + 1]?.text);
      return fault === undefined ? [] : [`${called(line)} ${fault}`];
    }),
  );
}

const isText = ({ frame }: SetLine): boolean => ['body', 'list', 'box', 'table'].includes(frame.role);

/** Lines of body type, wherever they stand: text, boxes, lists. */
export const bodyType = (lines: readonly SetLine[], page: Page): SetLine[] =>
  lines.filter((line) => isText(line) && near(line.size, page.grid.em));

/** Baselines that are not a whole number of lines away from the first. */
export function offGrid(lines: readonly SetLine[], { grid }: Page): string[] {
  const rowOf = (line: SetLine): number => (line.line.baseline - grid.y) / grid.leading;
  const [first] = lines;
  if (!first) return [];
  const offset = rowOf(first) - Math.floor(rowOf(first));
  return lines.flatMap((line) => {
    const row = rowOf(line) - offset;
    const off = Math.abs(row - Math.round(row)) * grid.leading;
    const inside = row > -0.01 && row < grid.lines;
    return off <= NEAR && inside ? [] : [`${called(line)} is ${off.toFixed(3)} pt off the grid (row ${row.toFixed(2)})`];
  });
}

/** Roles that are justified. */
const justified = new Set(['body', 'list', 'box', 'caption']);

/** Lines but the last of a paragraph that do not begin where they must and end where the measure does; `indent` in em. */
export function unfilled(lines: readonly SetLine[], indent = 2): string[] {
  return paragraphs(lines.filter(({ frame }) => justified.has(frame.role))).flatMap((made) =>
    made.flatMap((line, i) => {
      if (line.pieces > 1) return [];
      const begins = beginFault(line, i === 0, indent, lines);
      const end = line.line.x + line.line.measure;
      const last = i === made.length - 1;
      const ends = last ? line.right > end + NEAR : !near(line.right, end);
      const faults = [begins, ends ? `ends at ${line.right.toFixed(3)}, its measure at ${end.toFixed(3)}` : undefined];
      return faults.flatMap((fault) => (fault === undefined ? [] : [`${called(line)} ${fault}`]));
    }),
  );
}

function beginFault(line: SetLine, first: boolean, indent: number, all: readonly SetLine[]): string | undefined {
  const { x } = line.line;
  const cap = dropcapBeside(line, all);
  if (cap) return line.left >= cap.right ? undefined : `begins at ${line.left}, in its drop cap that ends at ${cap.right}`;
  const dropped = opening.has(line.text[0] ?? '') ? [line.left, line.left - line.size / 2] : [line.left];
  const leads = first && line.frame.role !== 'caption' ? [x, x + indent * line.size] : [x];
  if (dropped.some((left) => leads.some((lead) => near(left, lead)))) return undefined;
  return `begins at ${line.left.toFixed(3)}, its measure at ${x.toFixed(3)}`;
}

/** N3: last lines of one character, with or without a mark. */
export function lonelyEnds(lines: readonly SetLine[]): string[] {
  return paragraphs(lines).flatMap((made) => {
    const last = made.at(-1);
    if (!last || made.length < 2) return [];
    return [...last.text].filter(isSolid).length < 2 ? [`${called(last)} is a last line of one character`] : [];
  });
}

/** N12: lines that have room for fewer than five characters. */
export function narrow(lines: readonly SetLine[]): string[] {
  const whole = paragraphs(lines.filter(isText)).flat();
  return whole.flatMap((line) => {
    const cap = dropcapBeside(line, lines);
    const from = cap ? line.left : line.line.x;
    const room = (line.line.x + line.line.measure - from) / line.size;
    return room < 5 && line.pieces === 1 ? [`${called(line)} has room for ${room.toFixed(1)} characters`] : [];
  });
}
