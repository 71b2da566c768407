/**
 * W11 of newspaper.md: three lines in a row that begin or end with the same character or mark, and rivers of four lines, in running text as it is set. In: frames of a page. Out: warnings at the
 * paragraph, with the words. Changes nothing.
 */
import { diagnose, type Diagnostic } from '../base/index.ts';
import type { Frame, Line } from '../layout/types.ts';
import type { StyledStory } from '../style/matter.ts';
import { riverEnds } from './report.ts';

/** Lines in a row. */
const STREAK = 3;
/** Glyphs stand over each other within so much, of their size. */
const NEAR = 0.3;
/** A line further below the one before, in sizes of its type, is no longer the next. */
const NEXT = 1.9;
const BODY = new Set(['body', 'list']);

interface Row {
  readonly frame: Frame;
  readonly line: Line;
}

/** Warnings of the running text of these stories. */
export function streaks(frames: readonly Frame[], stories: readonly StyledStory[]): Diagnostic[] {
  return columnsOf(frames).flatMap((rows) => [
    ...repeats(rows, stories, 'begin'),
    ...repeats(rows, stories, 'end'),
    ...riverEnds(rows.map(({ line }) => line)).map((at) =>
      tell(rows[at]!, stories, `four lines down to “${wordsOf(rows[at]!.line)}” have their blanks over each other (a river)`),
    ),
  ]);
}

/** Running lines that stand under each other, story by story. */
function columnsOf(frames: readonly Frame[]): Row[][] {
  const open = new Map<string, Row[]>();
  const columns: Row[][] = [];
  for (const frame of frames) {
    if (!BODY.has(frame.role)) continue;
    for (const line of frame.lines ?? []) {
      if (line.dir !== 'ltr' || line.runs.length === 0) continue;
      const key = `${frame.story} ${Math.round(leftOf(line))}`;
      const column = open.get(key);
      const before = column?.at(-1)?.line;
      const { size } = line.runs[0]!;
      if (column && before && line.baseline > before.baseline && line.baseline - before.baseline < NEXT * size)
        column.push({ frame, line });
      else {
        const made = [{ frame, line }];
        open.set(key, made);
        columns.push(made);
      }
    }
  }
  return columns;
}

/** Left edge of its column: a first line stands back in it. */
const leftOf = ({ x, measure, runs: [first] }: Line): number =>
  x + measure - Math.floor(measure / first!.size + 0.5) * first!.size;

interface Edge {
  readonly character: string;
  readonly x: number;
  readonly size: number;
}

function edgeOf({ runs }: Line, side: 'begin' | 'end'): Edge | null {
  const inked = runs.filter(({ text }) => text.trim() !== '');
  const run = side === 'begin' ? inked[0] : inked.at(-1);
  const character = run && [...run.text.trim()].at(side === 'begin' ? 0 : -1);
  return run && character ? { character, x: run.at.at(side === 'begin' ? 0 : -1)!, size: run.size } : null;
}

/** The last of each three lines or more with one character at an edge; a longer row is told once. */
function repeats(rows: readonly Row[], stories: readonly StyledStory[], side: 'begin' | 'end'): Diagnostic[] {
  const found: Diagnostic[] = [];
  let row = 0;
  let before: Edge | null = null;
  for (const one of rows) {
    const edge = edgeOf(one.line, side);
    const same = edge && before && edge.character === before.character && Math.abs(edge.x - before.x) < NEAR * edge.size;
    row = same ? row + 1 : 1;
    before = edge;
    if (row === STREAK)
      found.push(
        tell(one, stories, `three lines in a row ${side} with “${edge!.character}”, the last of them “${wordsOf(one.line)}”`),
      );
  }
  return found;
}

const wordsOf = ({ runs }: Line): string =>
  runs
    .map(({ text }) => text)
    .join('')
    .trim();

function tell({ frame }: Row, stories: readonly StyledStory[], what: string): Diagnostic {
  const story = stories.find(({ id }) => id === frame.story)!;
  const span = story.texts.find(({ id }) => id === frame.block)?.span ?? { file: story.file, start: 0, end: 0 };
  return diagnose('warning', 'W11', `${what}: change a word before it`, span, story.source);
}
