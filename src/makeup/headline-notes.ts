/**
 * What is said of a main headline once it is planned: too wide, too long, too short, turned unevenly, a mark not painted. Changes nothing.
 */
import { diagnose, type Diagnostic, type Span } from '../base/index.ts';
import type { StyledPara } from '../style/matter.ts';
import type { Typesetter } from '../text/typesetter.ts';
import { spanOf, textOf, widthOf } from './headline-line.ts';
import { FULL, LONG, type Main } from './headline-main.ts';

/** What a message needs. */
export interface Telling {
  readonly setter: Typesetter;
  readonly main: Main;
  readonly parts: readonly StyledPara[];
  /** Width that the headline has, pt, and the smallest size of the ladder. */
  readonly width: number;
  readonly smallest: number;
  readonly source: string;
  readonly whole: Span;
}

/** Everything to be said of one headline. */
export function headlineNotes(telling: Telling): Diagnostic[] {
  const { main, parts } = telling;
  if (main.rows.length === 0) return [];
  if (main.fault) return [tooWide(telling)];
  return [...long(telling), ...short(telling), ...uneven(telling), ...dropped(telling, parts[0]!)];
}

const spanOfParts = ({ parts, whole }: Telling): Span => {
  const spans = parts.flatMap(({ runs }) => runs.flatMap(({ span }) => span ?? []));
  return spans.length ? { ...spans[0]!, end: spans.at(-1)!.end } : whole;
};

const titleOf = ({ parts }: Telling): string => parts.map(textOf).join('\u3000');

function tooWide(telling: Telling): Diagnostic {
  const { main, width, smallest, source } = telling;
  const holds = Math.floor(width / smallest);
  return diagnose(
    'error',
    'headline-too-wide',
    `headline “${titleOf(telling)}”: its widest line takes ${main.width.toFixed(1)} characters; at ${smallest} pt, the smallest size of the template, the width holds ${holds}: shorten it or mark a turn with U+3000`,
    spanOfParts(telling),
    source,
  );
}

/** Over 16 characters between two turns are too many to read at a glance. */
function long({ setter, main, source, whole }: Telling): Diagnostic[] {
  return main.rows.flatMap(({ para }) => {
    const em = widthOf(setter, para);
    if (em <= LONG) return [];
    const text = textOf(para);
    const message = `headline line “${text}” has ${em.toFixed(0)} characters; 8 to 12 read best, more than ${LONG} are too many: shorten it or mark a turn with U+3000`;
    return diagnose('warning', 'headline-long', message, spanOf(para, 0, text.length) ?? whole, source);
  });
}

/** W10; the halves of a spread are opened and stand apart. */
function short(telling: Telling): Diagnostic[] {
  const { main, width, source } = telling;
  const share = (main.width * main.size) / width;
  if (main.halved || share >= FULL) return [];
  const least = Math.ceil((FULL * width) / main.size);
  const message = `headline “${titleOf(telling)}” fills ${Math.floor(share * 100)} % of its width at ${main.size} pt, less than two thirds (W10): a line of ${least} characters would`;
  return [diagnose('warning', 'headline-short', message, spanOfParts(telling), source)];
}

function uneven(telling: Telling): Diagnostic[] {
  const { main, source } = telling;
  if (main.turned?.even !== false) return [];
  const lines = main.rows.map(({ para }) => `“${textOf(para)}”`).join(' ');
  const message = `the lines ${lines} differ by more than two characters, and words leave no better turn: reword the headline or mark a turn with U+3000`;
  return [diagnose('warning', 'headline-uneven', message, spanOfParts(telling), source)];
}

function dropped({ main, source, whole }: Telling, para: StyledPara): Diagnostic[] {
  const text = textOf(para);
  return (main.turned?.dropped ?? []).map((at) =>
    diagnose(
      'note',
      'headline-mark-dropped',
      `“${text[at]}” at the turn of headline “${text}” is not painted`,
      spanOf(para, at, at + 1) ?? whole,
      source,
    ),
  );
}
