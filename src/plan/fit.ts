/**
 * Fits a feature to its page: chooses picture widths and heights so that the text fills its legs to the line. Pictures grow and
 * shrink within the limits of a crop; type and leading never do (newspaper.md, Make-up).
 */
import { arrange, type Arrangement, SHORTEST_LEG, type Wanted } from './feature.ts';
import type { Anchor, FeatureForm, Leg } from './types.ts';

/** What fitting needs to know of a filled page; makeup's own answer holds more. */
export interface FillResult {
  /** What found no room; null when all did. */
  readonly rest: unknown;
  readonly cost: number;
  /** Lines still free behind the story's end. */
  readonly free: number;
}

/** Fills legs with a story's text: makeup's part, handed in. */
export interface LegFiller<F extends FillResult> {
  fill(legs: readonly Leg[]): F;
  /** Lines that the text from `rest` on takes at one measure, em. */
  rowsOf(rest: NonNullable<F['rest']>, measure: number): number;
}

/** A picture's place and how high it would be uncropped, in lines of slot. */
export interface PictureWish {
  readonly name: string;
  readonly block: string;
  readonly anchor: Anchor;
  /** Slot lines at a width in columns: uncropped, least and most. */
  heights(columns: number): { readonly natural: number; readonly least: number; readonly most: number };
}

/** A page to fit: what may change its height (pictures), what may not, and how much text there is. */
export interface FitRequest<F extends FillResult> {
  readonly form: FeatureForm;
  readonly headline: number;
  readonly strip: number;
  /** Boxes and quotes, whose heights do not change. */
  readonly fixed: readonly Wanted[];
  readonly pictures: readonly PictureWish[];
  /** Lines that the running text takes in columns of the grid. */
  readonly rows: number;
  readonly filler: LegFiller<F>;
}

/** The best fit found, with the text as it then fills its legs. */
export interface Fit<F extends FillResult> {
  readonly arrangement: Arrangement;
  readonly filled: F;
  /** Lines of white over the whole width above the strip, where there is too little copy. */
  readonly white: number;
}

interface Trial<F extends FillResult> extends Fit<F> {
  readonly score: number;
  /** Heights of the pictures, lines. */
  readonly heights: readonly number[];
}

/** Trials at one width of the lead picture. */
const ROUNDS = 10;
/**
 * Prices: matter without a place, text left over, a lead too small, not at its edge or too large, a free line behind the story, a picture cropped by
 * its own height, the filler's own, white over the whole width at all and by the line, a line of a column whose gap at the foot holds no text.
 */
const SCORE = {
  unplaced: 1e6,
  overset: 1e5,
  small: 2e4,
  sunk: 4e3,
  large: 3e3,
  free: 60,
  crop: 400,
  cost: 0.05,
  anyWhite: 150,
  white: 12,
  stub: 15,
} as const;
/** The lead picture is clearly the largest: so many times the next, in column-lines of slot. */
const LEAD = 1.55;
/** The share of the columns between headline and strip over which a lead picture is too large. */
const LARGEST = 0.42;
/** What it costs to let the lead shrink until a picture rivals it, beside the crops that else decide which one gives or takes. */
const RIVAL = 1;
/** Empty lines at the story's end that need no more work. */
const GOOD_FREE = 2;

/** Fits a page. Deterministic; always gives an answer, also where copy is left over or matter has no place. */
export function fitFeature<F extends FillResult>(request: FitRequest<F>): Fit<F> {
  let best: Trial<F> | null = null;
  for (const width of leadWidths(request)) {
    const trial = tryWidth(request, width);
    if (!best || trial.score < best.score) best = trial;
    if (best.score < GOOD_SCORE) break;
  }
  return best!;
}
/** Under this no other width of the lead picture is tried. */
const GOOD_SCORE = 150;

function leadWidths<F extends FillResult>(request: FitRequest<F>): readonly number[] {
  const lead = request.pictures[0];
  if (!lead) return [0];
  const { column, columns, edge } = lead.anchor;
  const widths = [...new Set([columns, ...request.form.leadWidths])];
  // N5: a picture that grows to the left leaves the headline's left column to the text.
  return edge === 'head' ? widths.filter((width) => width === columns || column + columns - width > 1) : [columns];
}

/** The lead picture at another width keeps its right edge; the others are narrowed where they would rival it. */
function anchors<F extends FillResult>({ form, pictures }: FitRequest<F>, leadWidth: number): Anchor[] {
  const [lead, ...others] = pictures;
  if (!lead) return [];
  const own = lead.anchor;
  const first = { ...own, columns: leadWidth, column: Math.max(1, own.column + own.columns - leadWidth) };
  const most = (lead.heights(leadWidth).most * leadWidth) / LEAD;
  return [first, ...others.map((wish) => narrowed(wish, most, form.grid.columns))];
}

/** An anchor with so few columns that its picture, cropped as far as it may be, takes at most `most` column-lines; it keeps its outer edge. */
function narrowed({ anchor, heights }: PictureWish, most: number, last: number): Anchor {
  let { columns } = anchor;
  while (columns > 1 && heights(columns).least * columns > most) columns--;
  const right = anchor.column + anchor.columns - 1;
  return { ...anchor, columns, column: right === last ? right - columns + 1 : anchor.column };
}

function tryWidth<F extends FillResult>(request: FitRequest<F>, leadWidth: number): Trial<F> {
  const places = anchors(request, leadWidth);
  const pictures = new Pictures(request.pictures, places);
  let target = request.rows;
  let best: Trial<F> | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    approach(request, pictures, target);
    const trial = settle(request, pictures, 0);
    if (!best || trial.score < best.score) best = trial;
    const off = trial.filled.rest ? -overset(request, trial) : trial.filled.free;
    if (!trial.filled.rest && off <= GOOD_FREE) break;
    target -= off > 0 ? off : off - 1;
    if (pictures.stuck(off)) break;
  }
  if (best!.filled.rest || best!.filled.free <= 2 * request.form.grid.columns) return best!;
  return levelled(request, pictures, best!);
}

const overset = <F extends FillResult>(request: FitRequest<F>, trial: Trial<F>): number =>
  request.filler.rowsOf(trial.filled.rest as NonNullable<F['rest']>, request.form.grid.chars);

/** Changes picture heights until the legs together hold `target` lines, without setting text. */
function approach<F extends FillResult>(request: FitRequest<F>, pictures: Pictures, target: number, white = 0): void {
  for (let i = 0; i < 6; i++) {
    const { legs } = arrange(requestOf(request, pictures, white));
    const room = legs.reduce((sum, leg) => sum + (leg.lines >= SHORTEST_LEG ? leg.lines : 0), 0);
    if (!pictures.give(room - target)) return;
  }
}

function requestOf<F extends FillResult>(
  request: FitRequest<F>,
  pictures: Pictures,
  white: number,
): Parameters<typeof arrange>[0] {
  return {
    form: request.form,
    headline: request.headline,
    strip: request.strip + white,
    wanted: [...request.fixed, ...pictures.wanted()],
    white: white > 0,
  };
}

function settle<F extends FillResult>(request: FitRequest<F>, pictures: Pictures, white: number): Trial<F> {
  const arrangement = arrange(requestOf(request, pictures, white));
  const filled = request.filler.fill(legsOf(arrangement, request.form.grid.chars));
  const score =
    arrangement.unplaced.length * SCORE.unplaced +
    (filled.rest ? SCORE.overset : 0) +
    Math.max(0, LEAD - pictures.lead()) * SCORE.small +
    (isSunk(request, arrangement) ? SCORE.sunk : 0) +
    Math.max(0, pictures.share(zoneOf(request)) - LARGEST) * SCORE.large +
    Math.max(0, filled.free - GOOD_FREE) * SCORE.free +
    pictures.cropped() * SCORE.crop +
    filled.cost * SCORE.cost +
    (white ? SCORE.anyWhite + white * SCORE.white + stubsOf(arrangement) * SCORE.stub : 0);
  return { arrangement, filled, white, score, heights: pictures.heights() };
}

/** Legs long enough for text, at one measure in em. */
export const legsOf = (arrangement: Arrangement, measure: number): Leg[] =>
  arrangement.legs.filter((leg) => leg.lines >= SHORTEST_LEG).map((leg) => ({ ...leg, measure }));

/** Column-lines between headline and strip. */
const zoneOf = <F extends FillResult>({ form: { grid }, headline, strip }: FitRequest<F>): number =>
  grid.columns * (grid.lines - headline - strip);

/** The lead picture belongs at the head, but something stands there. */
function isSunk<F extends FillResult>({ pictures, headline }: FitRequest<F>, { slots }: Arrangement): boolean {
  const lead = pictures[0];
  if (lead?.anchor.edge !== 'head') return false;
  const slot = slots.find(({ name }) => name === lead.name);
  return slot !== undefined && slot.line !== headline + 1;
}

/** Lines of columns too short for text. */
const stubsOf = ({ legs }: Arrangement): number => legs.reduce((sum, { lines }) => sum + (lines < SHORTEST_LEG ? lines : 0), 0);

/** Depths of white that are tried. */
const WHITES = 24;

/**
 * Too little copy: the columns end level and what is below them is white, drawn on the dummy. The more white, the smaller the pictures:
 * from the largest on, each depth is tried with pictures that leave just the room that the text needs.
 */
function levelled<F extends FillResult>(request: FitRequest<F>, pictures: Pictures, before: Trial<F>): Trial<F> {
  const { grid } = request.form;
  const unplaced = before.arrangement.unplaced.length;
  const most = grid.lines - request.headline - request.strip;
  let best = before;
  let white = Math.floor(before.filled.free / grid.columns);
  for (let tries = 0, down = false; tries < WHITES && white > 0 && white < most; tries++, white += down ? -1 : 1) {
    pictures.restore(before.heights);
    pictures.lower(most - white);
    approach(request, pictures, request.rows, white);
    const trial = settle(request, pictures, white);
    if (trial.filled.rest) {
      // More white has still less room; the first guess may be too deep.
      if (best.white) break;
      down = true;
      continue;
    }
    const fits = trial.arrangement.unplaced.length <= unplaced;
    if (fits && trial.score < best.score) best = trial;
    if (down || (fits && trial.filled.free < grid.columns && pictures.stuck(-1))) break;
    if (best.white && best.filled.free <= GOOD_FREE && trial.score > best.score + STOP) break;
  }
  return best;
}
/** How much dearer than the best a depth of white is when no more are tried. */
const STOP = 200;

/** Heights of the pictures of one trial. */
class Pictures {
  private readonly lines: number[];
  private readonly limits: { natural: number; least: number; most: number }[];
  private ceiling = Infinity;
  private readonly wishes: readonly PictureWish[];
  private readonly places: readonly Anchor[];

  constructor(wishes: readonly PictureWish[], places: readonly Anchor[]) {
    this.wishes = wishes;
    this.places = places;
    this.limits = wishes.map((wish, i) => wish.heights(places[i]!.columns));
    this.lines = this.limits.map(({ natural }) => natural);
    for (let i = 1; i < this.lines.length; i++)
      this.lines[i] = Math.max(this.limits[i]!.least, Math.min(this.lines[i]!, Math.floor(this.under() / places[i]!.columns)));
  }

  /** The most column-lines that another picture may take beside the lead. */
  private under(): number {
    return (this.lines[0]! * this.places[0]!.columns) / LEAD;
  }

  heights(): number[] {
    return [...this.lines];
  }

  restore(heights: readonly number[]): void {
    this.lines.splice(0, this.lines.length, ...heights);
  }

  /** No picture is higher than `ceiling` lines from now on, if it may be so low. */
  lower(ceiling: number): void {
    this.ceiling = ceiling;
    for (const [i, { least }] of this.limits.entries()) this.lines[i] = Math.max(least, Math.min(this.lines[i]!, ceiling));
  }

  wanted(): Wanted[] {
    return this.wishes.map(({ name, block }, i) => ({
      name,
      block,
      kind: 'picture',
      anchor: this.places[i]!,
      lines: this.lines[i]!,
    }));
  }

  /** Gives `room` column-lines to the pictures, or takes them; false when nothing could be changed. */
  give(room: number): boolean {
    let rest = room;
    let changed = false;
    for (;;) {
      const step = Math.sign(rest);
      const i = step === 0 ? -1 : this.choose(step, Math.abs(rest));
      if (i < 0) return changed;
      this.lines[i]! += step;
      rest -= step * this.places[i]!.columns;
      changed = true;
    }
  }

  /** The picture that a line more or less hurts least; growing never takes more than there is. */
  private choose(step: number, rest: number): number {
    let best = -1;
    let least = Infinity;
    for (let i = 0; i < this.lines.length; i++) {
      const limits = this.limits[i]!;
      const lines = this.lines[i]! + step;
      if (
        lines < limits.least ||
        lines > limits.most ||
        (step > 0 && lines > this.ceiling) ||
        (step > 0 && this.places[i]!.columns > rest)
      )
        continue;
      const rival = this.rivals(i, lines);
      if (step > 0 && rival) continue;
      const hurt =
        Math.abs(Math.log(lines / limits.natural)) +
        (step < 0 && this.places[i]!.columns > rest ? 0.05 : 0) +
        (rival ? RIVAL : 0);
      if (hurt < least) {
        least = hurt;
        best = i;
      }
    }
    return best;
  }

  /** Whether with picture i so many lines high the lead were no longer clearly the largest. */
  private rivals(i: number, lines: number): boolean {
    const area = (at: number): number => (at === i ? lines : this.lines[at]!) * this.places[at]!.columns;
    if (i > 0) return area(i) * LEAD > area(0);
    return lines < this.lines[0]! && this.lines.some((_, at) => at > 0 && area(at) * LEAD > area(0));
  }

  /** True when there is nothing left to give or take. */
  stuck(off: number): boolean {
    return this.lines.every((lines, i) => (off > 0 ? lines >= this.limits[i]!.most : lines <= this.limits[i]!.least));
  }

  /** How many times the largest of the others the lead picture is; Infinity where it is alone. */
  lead(): number {
    const [first, ...others] = this.lines.map((lines, i) => lines * this.places[i]!.columns);
    return others.length ? first! / Math.max(...others) : Infinity;
  }

  /** The lead's share of so many column-lines. */
  share(zone: number): number {
    return this.lines.length ? (this.lines[0]! * this.places[0]!.columns) / zone : 0;
  }

  /** How far the pictures are from uncropped, the larger ones weighing more. */
  cropped(): number {
    const areas = this.lines.map((lines, i) => lines * this.places[i]!.columns);
    const mean = areas.reduce((sum, area) => sum + area, 0) / Math.max(1, areas.length);
    return areas.reduce(
      (sum, area, i) => sum + (area / mean) * Math.max(0, Math.abs(Math.log(this.lines[i]! / this.limits[i]!.natural)) - 0.05),
      0,
    );
  }
}
