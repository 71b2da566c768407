/**
 * Pages small enough to try every placement: few columns, few lines, a ladder to match, copy drawn from a seed. Knows no plan.
 */
import type { Demand, NewsForm, Rung, Weight } from '../../src/plan/news/types.ts';
import tabloid from '../../templates/tabloid-news/grid.ts';
import { demandsOf, drawer, drawStories } from './news-demands.ts';

/** Lines of a step of the page. */
export const STEP = 4;

const rung = (weight: Weight, columns: number, sizes: readonly number[], most: number): Rung => ({
  weight,
  columns,
  sizes,
  rows: { least: 1, most },
  face: weight === 'brief' ? 'headline-sans' : weight === 'normal' ? 'headline-semibold' : 'headline',
});

/** Every weight at one and two columns, the lead at two to all. */
const LADDER: readonly Rung[] = [
  rung('lead', 2, [28], 2),
  rung('lead', 3, [30], 2),
  rung('lead', 4, [36], 2),
  rung('second', 1, [16], 3),
  rung('second', 2, [18], 2),
  rung('normal', 1, [14], 3),
  rung('normal', 2, [16], 2),
  rung('brief', 1, [12], 3),
  rung('brief', 2, [12], 1),
];

/** A page of its own size; the lead may be as wide as it. */
export function smallForm(columns: number, lines: number): NewsForm {
  const { page } = tabloid;
  const ladder = LADDER.filter((one) => one.columns <= columns);
  return { ...page, grid: { ...page.grid, columns, lines }, scale: { ...page.scale, ladder }, reserved: [] };
}

export interface SmallPage {
  readonly form: NewsForm;
  readonly demands: readonly Demand[];
}

/** A page of so many stories, its copy 85 to 115 % of the room. */
export function smallPage(seed: number, stories: number): SmallPage {
  const draw = drawer(seed * 7919 + stories);
  const [columns, rows] = SIZES[stories]![Math.floor(draw() * SIZES[stories]!.length)]!;
  const form = smallForm(columns, rows * STEP);
  const share = 0.85 + draw() * 0.3;
  const drawn = drawStories(form, stories, share, seed, 0, 24).map((story) => ({
    ...story,
    headline: 5 + Math.floor(draw() * 6),
    kicker: false,
    deck: false,
    quote: false,
    pictures: stories > 5 || columns < 3 ? [] : story.pictures,
  }));
  const demands = demandsOf(drawn, form);
  return { form, demands: stories > 5 ? demands.map(narrowed) : demands };
}

/** The cheapest shape of each width, two at most: of eight stories there are too many pages else. */
function narrowed(demand: Demand): Demand {
  const shapes = demand.shapes.filter((shape, i, all) => all.findIndex(({ columns }) => columns === shape.columns) === i);
  return { ...demand, shapes: shapes.slice(0, 2) };
}

/** Columns and steps by number of stories. */
const SIZES: Readonly<Record<number, readonly (readonly [columns: number, rows: number])[]>> = {
  1: [[3, 8], [4, 7]],
  2: [[3, 8], [4, 7]],
  3: [[3, 8], [4, 7]],
  4: [[3, 7], [4, 5]],
  5: [[3, 7], [4, 5]],
  8: [[2, 7], [3, 4]],
}; // prettier-ignore
