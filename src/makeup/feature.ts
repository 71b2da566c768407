/**
 * Makes up one feature page or spread: one story on its template. In: the styled story and what lies on the desk. Out: the page's matter
 * as frames, its dummy, and what the template needs to draw furniture around it. Draws no furniture.
 */
import { diagnose, type Diagnostic, type Rect } from '../base/index.ts';
import type { Frame } from '../layout/types.ts';
import type { Fit } from '../plan/fit.ts';
import type { PagePlan, Slot } from '../plan/types.ts';
import { Desk, type FeatureInput } from './desk.ts';
import { fixedMatter, pictureWishes, setBoxSlot, setInsetSlot, setPictureSlot, setQuoteSlot, setStrip } from './feature-slots.ts';
import { complain, roomForStrip, setText } from './feature-text.ts';
import { type Filled, type FilledLeg, Filler } from './fill.ts';
import { foldFaults } from './fold.ts';
import { forced } from './never.ts';
import { planHeadline, type Retold, setHeadline } from './headline.ts';
import { streaks } from './streaks.ts';
import { planStrip } from './strip.ts';
import type { ColumnRule, Surroundings } from './surroundings.ts';
import { around } from './around.ts';

export type { FeatureInput } from './desk.ts';

/** A page's matter, its dummy, and what its furniture is drawn around. */
export interface MadeUp {
  readonly frames: readonly Frame[];
  readonly plan: PagePlan;
  readonly surroundings: Surroundings;
  /** Headlines whose painted text lacks a mark that was typed at their turn. */
  readonly retold: readonly Retold[];
  readonly diagnostics: readonly Diagnostic[];
  /** Lines that only break where a rule forbids it: `L10 s1.p4`. */
  readonly relaxations: readonly string[];
}

/** Makes up a page: headline and strip first, then the fit of pictures and text, then all is set. */
export function makeFeature(input: FeatureInput): MadeUp {
  const desk = new Desk(input);
  const { setter, matter, grid } = desk;
  const { story, form, folios } = input;
  const head = planHeadline(setter, story.head.bylineAtEnd && matter.flow.length ? { ...story.head, byline: null } : story.head, {
    grid,
    form,
    spread: folios.length > 1,
    source: story.source,
    whole: { file: story.file, start: 0, end: 0 },
    ...(input.words ? { words: input.words } : {}),
    evenRows: input.evenRows ?? false,
  });
  desk.diagnostics.push(...head.diagnostics, ...untitled(desk));
  const planned = matter.strip ? planStrip(setter, desk.crossheads, matter.strip, grid, form) : null;
  const strip = planned && roomForStrip(desk, planned, head.lines) ? planned : null;
  const filler = new Filler(setter, matter.flow, (block, measure) => desk.crossheads.height(block, measure));
  const fixed = fixedMatter(desk);
  const rows = filler.rowsOf(filler.start(), form.grid.chars);
  const fit = input.fit({
    form,
    headline: head.lines,
    strip: strip?.lines ?? 0,
    fixed: fixed.wanted,
    pictures: pictureWishes(desk),
    rows,
    filler,
  });
  complain(desk, fit, filler);
  desk.diagnostics.push(...forced({ setter, flow: matter.flow, source: story.source }, fit.filled.legs));
  setHead(desk, head);
  const end = setText(desk, fit);
  const { slots } = fit.arrangement;
  const of = (kind: Slot['kind']): Slot[] => slots.filter((slot) => slot.kind === kind);
  const isInset = ({ block }: Slot): boolean => block !== null && fixed.insets.has(block);
  const boxes = of('box')
    .filter((slot) => !isInset(slot))
    .map((slot) => setBoxSlot(desk, slot, fixed));
  for (const slot of of('box').filter(isInset)) setInsetSlot(desk, slot, fixed);
  const pullquotes = of('pullquote').map((slot) => setQuoteSlot(desk, slot, fixed));
  const bottom = form.grid.lines - (strip?.lines ?? 0) - fit.white;
  const pictures = of('picture').map((slot) => setPictureSlot(desk, slot, head.lines + 1, bottom));
  const set = strip ? setStrip(desk, strip) : null;
  const all = dummyOf(desk, fit, strip?.lines ?? 0);
  const frames = desk.sheet.frames();
  desk.diagnostics.push(...foldFaults(grid, frames, [story], input.picture), ...streaks(frames, [story]));
  return {
    frames,
    plan: planOf(input, all),
    surroundings: {
      slots: rectsOf(desk, all),
      boxes,
      pullquotes,
      pictures,
      seals: desk.seals,
      strip: set?.strip ?? null,
      columnRules: [...columnRules(desk, fit), ...(set?.rules ?? [])],
      modules: [],
      end,
    },
    retold: head.retold,
    diagnostics: desk.diagnostics,
    relaxations: setter.relaxations,
  };
}

/** A feature's headline stands over its columns, whatever its pictures say (题图压字 is for pages of many stories). */
const untitled = ({ matter, input: { story, template } }: Desk): Diagnostic[] =>
  matter.figures
    .filter(({ classes }) => classes.includes('overprint'))
    .map(({ file, span }) => {
      const message = `no headline is set on ${file}: template ${template} sets it over its columns; a news template (broadsheet-picture) sets it on the picture`;
      return diagnose('warning', 'overprint-unfit', message, span, story.source);
    });

function planOf({ folios, template, form: { grid } }: FeatureInput, slots: readonly Slot[]): PagePlan {
  const { columns, chars, gap, lines } = grid;
  return { folios, template, grid: { columns, chars, gap, lines }, slots };
}

/** As the compared text has them (formats.md). */
const HEAD_ORDER = ['kicker', 'headline', 'deck', 'byline', 'standfirst'];

/** Front matter comes before every block of the compared text. */
function setHead(desk: Desk, head: ReturnType<typeof planHeadline>): void {
  const set = setHeadline(desk.setter, head, desk.grid.y).sort((a, b) => HEAD_ORDER.indexOf(a.role) - HEAD_ORDER.indexOf(b.role));
  for (const [i, { role, para, line }] of set.entries())
    desk.sheet.addLines(role, around([line]), desk.belongs(para.block, i - set.length, 'headline'), [line]);
}

/** The dummy: slots of matter, of text, and the white that is meant. */
function dummyOf(desk: Desk, fit: Fit<Filled>, strip: number): Slot[] {
  // The arrangement counts white above the strip as the strip's; the dummy does not.
  const matter = fit.arrangement.slots.flatMap((slot) =>
    slot.kind !== 'strip' ? [slot] : strip ? [{ ...slot, line: slot.line + fit.white, lines: strip }] : [],
  );
  return [...matter, ...textSlots(fit), ...whites(desk, fit, strip)];
}

const rectsOf = (desk: Desk, slots: readonly Slot[]): Record<string, Rect> =>
  Object.fromEntries(slots.filter(({ kind }) => kind !== 'white').map((slot) => [slot.name, desk.rect(slot)]));

/** Where text stands: whole legs, the last one as far as the story goes. */
function textSlots({ filled: { legs, rest } }: Fit<Filled>): Slot[] {
  const used = ({ leg, short }: FilledLeg, i: number): number => leg.lines - (!rest && i === legs.length - 1 ? short : 0);
  return legs
    .map((filled, i): Slot => {
      const { column, line } = filled.leg;
      const name = i === 0 ? 'text' : `text-${i + 1}`;
      return { name, kind: 'text', column, columns: 1, line, lines: used(filled, i), block: null };
    })
    .filter(({ lines }) => lines > 0);
}

/** White that is meant: below level columns, behind the story's end, legs too short for text. */
function whites(desk: Desk, fit: Fit<Filled>, strip: number): Slot[] {
  const { grid } = desk.input.form;
  const made: Slot[] = [];
  const add = (column: number, columns: number, line: number, lines: number): void => {
    if (lines > 0) made.push({ name: `white-${made.length + 1}`, kind: 'white', column, columns, line, lines, block: null });
  };
  if (fit.white) add(1, grid.columns, grid.lines - strip - fit.white + 1, fit.white);
  const used = new Set(fit.filled.legs.map(({ leg }) => `${leg.column}:${leg.line}`));
  for (const leg of fit.arrangement.legs) if (!used.has(`${leg.column}:${leg.line}`)) add(leg.column, 1, leg.line, leg.lines);
  const last = fit.filled.legs.at(-1);
  if (last && !fit.filled.rest) add(last.leg.column, 1, last.leg.line + last.leg.lines - last.short, last.short);
  return made;
}

/** Shorter stretches of two neighbouring legs have no rule between them, lines; and how far it stays off their ends, pt. */
const SHORTEST_RULE = 3;
const RULE_INSET = 2;

/** Hairlines between neighbouring columns where both hold text; none at the fold. */
function columnRules({ grid }: Desk, fit: Fit<Filled>): ColumnRule[] {
  const { chars, gap, fold } = grid.spec;
  const legs = fit.filled.legs.map(({ leg }) => leg);
  return legs.flatMap((leg) => {
    if (fold?.after === leg.column) return [];
    const x = grid.columnX(leg.column) + (chars + gap / 2) * grid.em;
    return legs
      .filter(({ column }) => column === leg.column + 1)
      .map((other) => ({ from: Math.max(leg.line, other.line), to: Math.min(leg.line + leg.lines, other.line + other.lines) }))
      .filter(({ from, to }) => to - from >= SHORTEST_RULE)
      .map(({ from, to }) => ({ x, top: grid.lineY(from) + RULE_INSET, bottom: grid.lineY(to) - RULE_INSET }));
  });
}
