/**
 * Jumps (转版): the line 下转第X版 where a story breaks off, and the head 上接第X版 with a short headline where it goes on. In: a story that jumps or lands.
 * Out: words that no one typed, and what is wrong with a jump (N9). Decides not how much stays: the dummy of the first page does.
 */
import { diagnose, type Diagnostic } from '../../base/index.ts';
import type { StyledHead, StyledPara, StyledRun } from '../../style/matter.ts';
import { around } from '../around.ts';
import { textOf } from '../headline-line.ts';
import type { NewsDesk } from './desk.ts';
import type { FittedModule } from './fit.ts';
import type { NewsItem } from './types.ts';

/** Lines that stand on either side of a jump (N9). */
export const LEAST_SIDE = 5;
/** A headline of more characters is not repeated whole where its story goes on. */
const SHORT = 14;

const generated = (text: string, face: string): StyledRun => ({ text, face, swatch: 'black', span: null });

/** Words that lead to a page. */
const leading = (text: string, face: string, folio: string): StyledRun => ({ ...generated(text, face), link: `#${folio}` });

/** The head of a story that goes on: where it came from, and its headline, short. */
export function landingHead({ story }: NewsItem, folio: string): StyledHead {
  const { headline } = story.head;
  const whole = headline.map(textOf).join('\u3000');
  const short = whole.length <= SHORT ? headline : headline.slice(0, 1);
  const [first] = headline;
  const block = first?.block ?? story.texts[0]?.id ?? `${story.id}.h1`;
  const para = (role: StyledPara['role'], run: StyledRun, size: number): StyledPara => ({
    block,
    role,
    runs: [run],
    size,
    indent: 0,
    align: 'center',
  });
  return {
    kicker: para('kicker', leading(`上接第${folio}版`, 'kicker', folio), 10.5),
    headline: short.map((part) => para('headline', generated(textOf(part), 'headline'), part.size)),
    deck: null,
    standfirst: null,
    byline: null,
  };
}

/** Sets 下转第X版 at the right end of the line that was kept free at the foot of the last leg. */
export function setJumpLine(desk: NewsDesk, item: NewsItem, { geometry, filled }: FittedModule, folio: string): void {
  const leg = geometry.legs[filled.legs.length - 1];
  const piece = filled.legs.at(-1)?.pieces.at(-1);
  if (!leg || !piece) return;
  const { grid, setter } = desk;
  const block = desk.matter(item).flow[piece.block]!;
  const para: StyledPara = {
    block: block.id,
    role: 'body',
    runs: [leading(`（下转第${folio}版）`, 'byline', folio)],
    size: grid.em,
    indent: 0,
    align: 'end',
  };
  const x = leg.x ?? grid.columnX(leg.column);
  const line = setter.single(para, x, leg.measure * grid.em, grid.baseline(leg.line + leg.lines));
  desk.sheet.addLines('generated', around([line]), desk.belongs(item, block.id, Infinity, 'text'), [line]);
}

/** N9: too few lines on one side of a jump; a jump that nothing needs is said too. */
export function jumpFaults(desk: NewsDesk, item: NewsItem, fitted: FittedModule): Diagnostic[] {
  const { story, jump } = item;
  if (!jump) return [];
  const page = desk.input.folios.join('-');
  const place = { file: story.file, start: 0, end: 0 };
  if (!fitted.filled.rest)
    return [
      diagnose(
        'warning',
        'jump-unneeded',
        `“${story.title}” has room on ${page}: it does not go on on ${jump.folio}; take its jump: out`,
        place,
        story.source,
      ),
    ];
  const stay = fitted.filled.legs.reduce((sum, { leg, short }) => sum + leg.lines - short, 0);
  const few = (lines: number, where: string): Diagnostic =>
    diagnose(
      'error',
      'N9',
      `“${story.title}” leaves ${lines} lines on ${where}; a jump has ${LEAST_SIDE} at least on either side: give it more room there, or cut`,
      place,
      story.source,
    );
  return [...(stay < LEAST_SIDE ? [few(stay, page)] : []), ...(fitted.over < LEAST_SIDE ? [few(fitted.over, jump.folio)] : [])];
}
