/**
 * Where in its leg a pull quote stands: not where W6 of newspaper.md warns of it, if another line of the leg, or another leg, costs no text. In: a fitted module, those before it, how to fit it again. Out: the
 * module with the fewest of W6.
 */
import type { Module, Shape } from '../../plan/news/types.ts';
import { forced } from '../never.ts';
import type { NewsDesk } from './desk.ts';
import type { FittedModule } from './fit.ts';
import { countW6 } from './warned-columns.ts';

/** Places that are tried, down the leg, nearest to the usual one first. */
const PLACES = [0.35, 0.55, 0.25, 0.65, 0.75] as const;

/** The module, its quotes moved where that is better; a module without quotes stays as it is. */
export function quoteMoved(
  desk: NewsDesk,
  before: readonly FittedModule[],
  fitted: FittedModule,
  fit: (module: Module) => FittedModule,
): FittedModule {
  if (!fitted.geometry.parts.some(({ kind }) => kind === 'pullquote')) return fitted;
  const faults = (one: FittedModule): number => countW6(desk, [...before, one]);
  const never = (one: FittedModule): number => {
    const { story } = desk.item(one.module.demand)!;
    const { flow } = desk.matter(desk.item(one.module.demand)!);
    return forced({ setter: desk.setter, flow, source: story.source }, one.filled.legs).length;
  };
  let best = fitted;
  let least = faults(fitted);
  const none = countW6(desk, before);
  for (const module of placesOf(fitted.module)) {
    if (least === none) break;
    const other = fit(module);
    const fewer = other.heights.dropped.length > fitted.heights.dropped.length;
    const worse = fewer || other.over > fitted.over || other.empty > fitted.empty + 1 || never(other) > never(fitted);
    const own = faults(other);
    if (!worse && own < least) [best, least] = [other, own];
  }
  return best;
}

/** The module with its quotes elsewhere: up or down their legs, then in other legs. */
function placesOf(module: Module): Module[] {
  const { shape } = module;
  const quotes = shape.insets.filter(({ kind }) => kind === 'pullquote');
  const each = Math.max(1, ...quotes.map(({ columns }) => columns));
  const shifts = Array.from({ length: shape.columns / each }, (_, i) => [i * each, -i * each]).flat();
  const stays = (by: number): boolean => quotes.every(({ column }) => column + by >= 0 && column + by + each <= shape.columns);
  const shifted = (by: number): Shape => ({
    ...shape,
    insets: shape.insets.map((inset) => (inset.kind === 'pullquote' ? { ...inset, column: inset.column + by } : inset)),
  });
  return [
    ...PLACES.map((middle) => ({ ...module, middle })),
    ...[...new Set(shifts)].filter((by) => by !== 0 && stays(by)).map((by) => ({ ...module, shape: shifted(by) })),
  ];
}
