/**
 * Whether furniture stays where it may: the cells that the grid reserves and the rectangles that make-up left for it.
 */
import type { Rect } from '../base/index.ts';
import type { PageProps } from './types.ts';
import { holds, type Box } from './outline.ts';

/** Half of a rule's weight, and what rounding may add, pt. */
const SLACK = 1;
/** What is smaller is no ink, pt. */
const GRAIN = 0.01;
/** A tint may stand this far outside its box, pt; under the gap of any grid. */
const PADDING = 6;

const boxAt = (rect: Rect, by: number): Box => ({
  left: rect.x - by,
  top: rect.y - by,
  right: rect.x + rect.width + by,
  bottom: rect.y + rect.height + by,
});

/** Where the page component may draw: the reserved cells, and what its props give it to draw in. */
export function allowed(props: PageProps, reserved: readonly Rect[]): Box[] {
  const { em } = props.page.grid;
  const placed = [...props.boxes, ...props.pullquotes, ...props.pictures].map(({ rect }) => boxAt(rect, PADDING));
  const strip = props.strip ? [boxAt(props.strip.rect, PADDING)] : [];
  const rules = props.columnRules.map(({ x, top, bottom }) => boxAt({ x, y: top, width: 0, height: bottom - top }, SLACK));
  const end = props.end ? [boxAt({ x: props.end.x, y: props.end.baseline - em, width: 1.5 * em, height: 1.2 * em }, SLACK)] : [];
  const edges = props.modules.flatMap(({ rect }) => edgesOf(rect, em));
  return [
    ...reserved.map((rect) => boxAt(rect, SLACK)),
    ...placed,
    ...edges,
    ...strip,
    ...rules,
    ...end,
    ...props.seals.map((rect) => boxAt(rect, SLACK)),
  ];
}

/** Where rules between modules may stand: the gutters beside a module, half a gap wide, and the air over its head. */
function edgesOf({ x, y, width, height }: Rect, em: number): Box[] {
  const [side, air] = [em + SLACK, em / 2 + SLACK];
  return [
    { left: x - side, top: y - air, right: x + SLACK, bottom: y + height + air },
    { left: x + width - SLACK, top: y - air, right: x + width + side, bottom: y + height + air },
    { left: x - side, top: y - air, right: x + width + side, bottom: y + air },
    { left: x - side, top: y + height - air, right: x + width + side, bottom: y + height + air },
  ];
}

/** The first part of a box that lies in none of the areas, or undefined. */
export function stray(box: Box, areas: readonly Box[]): Box | undefined {
  if (areas.some((area) => holds(area, box, 0))) return undefined;
  return areas.reduce<readonly Box[]>((left, area) => left.flatMap((part) => minus(part, area)), [box])[0];
}

/** A box without an area: up to four boxes. */
function minus(box: Box, area: Box): readonly Box[] {
  const left = Math.max(box.left, area.left);
  const right = Math.min(box.right, area.right);
  const top = Math.max(box.top, area.top);
  const bottom = Math.min(box.bottom, area.bottom);
  if (left >= right || top >= bottom) return [box];
  const parts = [
    { ...box, bottom: top },
    { ...box, top: bottom },
    { left: box.left, right: left, top, bottom },
    { left: right, right: box.right, top, bottom },
  ];
  return parts.filter((part) => part.right - part.left > GRAIN && part.bottom - part.top > GRAIN);
}
