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
/** Prices: matter without a place, text left over, a free line behind the story, a picture cropped by its own height, the filler's own. */
const SCORE = { unplaced: 1e6, overset: 1e5, small: 2e4, free: 60, crop: 400, cost: 0.05 } as const;
/** The lead picture is clearly the largest: so many times the next, in column-lines of slot. */
const LEAD = 1.55;
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

/** The lead picture at another width keeps its right edge. */
function anchors<F extends FillResult>(request: FitRequest<F>, leadWidth: number): Anchor[] {
  return request.pictures.map(({ anchor }, i) =>
    i === 0 && leadWidth
      ? { ...anchor, columns: leadWidth, column: Math.max(1, anchor.column + anchor.columns - leadWidth) }
      : anchor,
  );
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
  pictures.restore(best!.heights);
  return levelled(request, pictures, best!);
}

const overset = <F extends FillResult>(request: FitRequest<F>, trial: Trial<F>): number =>
  request.filler.rowsOf(trial.filled.rest as NonNullable<F['rest']>, request.form.grid.chars);

/** Changes picture heights until the legs together hold `target` lines, without setting text. */
function approach<F extends FillResult>(request: FitRequest<F>, pictures: Pictures, target: number): void {
  for (let i = 0; i < 6; i++) {
    const { legs } = arrange(requestOf(request, pictures, 0));
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
  };
}

function settle<F extends FillResult>(request: FitRequest<F>, pictures: Pictures, white: number): Trial<F> {
  const arrangement = arrange(requestOf(request, pictures, white));
  const filled = request.filler.fill(legsOf(arrangement, request.form.grid.chars));
  const score =
    arrangement.unplaced.length * SCORE.unplaced +
    (filled.rest ? SCORE.overset : 0) +
    Math.max(0, LEAD - pictures.lead()) * SCORE.small +
    Math.max(0, filled.free - GOOD_FREE) * SCORE.free +
    pictures.cropped() * SCORE.crop +
    filled.cost * SCORE.cost;
  return { arrangement, filled, white, score, heights: pictures.heights() };
}

/** Legs long enough for text, at one measure in em. */
export const legsOf = (arrangement: Arrangement, measure: number): Leg[] =>
  arrangement.legs.filter((leg) => leg.lines >= SHORTEST_LEG).map((leg) => ({ ...leg, measure }));

/** Too little copy: the columns end level and what is below them is white, drawn on the dummy. The first guess is nearly right. */
function levelled<F extends FillResult>(request: FitRequest<F>, pictures: Pictures, before: Trial<F>): Trial<F> {
  const { columns } = request.form.grid;
  const unplaced = before.arrangement.unplaced.length;
  let best = before;
  let white = Math.floor(before.filled.free / columns);
  for (let tries = 0, up = false; tries < 12 && white > 0; tries++) {
    const trial = settle(request, pictures, white);
    const fits = !trial.filled.rest && trial.arrangement.unplaced.length <= unplaced;
    if (fits) best = trial;
    if (fits && trial.filled.free < columns) break;
    if (!fits && up) break;
    up = fits;
    white += fits ? 1 : -1;
  }
  return best;
}

/** Heights of the pictures of one trial. */
class Pictures {
  private readonly lines: number[];
  private readonly limits: { natural: number; least: number; most: number }[];
  private readonly wishes: readonly PictureWish[];
  private readonly places: readonly Anchor[];

  constructor(wishes: readonly PictureWish[], places: readonly Anchor[]) {
    this.wishes = wishes;
    this.places = places;
    this.limits = wishes.map((wish, i) => wish.heights(places[i]!.columns));
    this.lines = this.limits.map(({ natural }) => natural);
  }

  heights(): number[] {
    return [...this.lines];
  }

  restore(heights: readonly number[]): void {
    this.lines.splice(0, this.lines.length, ...heights);
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
      if (lines < limits.least || lines > limits.most || (step > 0 && this.places[i]!.columns > rest)) continue;
      const hurt = Math.abs(Math.log(lines / limits.natural)) - (step < 0 && this.places[i]!.columns > rest ? -0.05 : 0);
      if (hurt < least) {
        least = hurt;
        best = i;
      }
    }
    return best;
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
