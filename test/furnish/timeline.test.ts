/**
 * The sample's timeline: twelve drawings and the lines that join them, each within its place and in inks of the house.
 */
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Rect } from '../../src/base/index.ts';
import { createFurnisher } from '../../src/furnish/index.ts';
import type { PageProps } from '../../src/furnish/types.ts';
import type { Frame } from '../../src/layout/types.ts';
import { SWATCHES } from '../../src/style/swatches.ts';
import { TIMELINE } from '../../templates/parts/timeline-drawings.ts';
import { squareBook } from './book.ts';
import { margins, pageProps, SHEETS } from './pages.ts';

type Strip = NonNullable<PageProps['strip']>;

const folder = (name: string): string => fileURLToPath(new URL(`../../templates/${name}`, import.meta.url));

/** The sample's spread with its strip changed. */
function spread(change: (strip: Strip) => Strip): PageProps {
  const props = pageProps(SHEETS.broadsheetSpread);
  return { ...props, strip: change(props.strip!) };
}

const upTo = (count: number) => (strip: Strip) => ({
  ...strip,
  nodes: strip.nodes.slice(0, count),
  drawings: strip.drawings.slice(0, count),
});

/** What is drawn on the strip, its tint and ticks aside. */
async function drawn(props: PageProps): Promise<readonly Frame[]> {
  const furnisher = createFurnisher({ book: squareBook(), swatches: SWATCHES, template: folder });
  const { value, diagnostics } = await furnisher.furnish([{ template: 'broadsheet-feature', props, reserved: margins(props) }]);
  expect(diagnostics).toEqual([]);
  const { y, height } = props.strip!.rect;
  return value[0]!.below.filter(({ paths, rect }) => paths && rect.y > y + 1 && rect.y + rect.height <= y + height);
}

const within = (outer: Rect, { x, y, width, height }: Rect): boolean =>
  x >= outer.x && y >= outer.y && x + width <= outer.x + outer.width && y + height <= outer.y + outer.height;

it('draws twelve drawings on a timeline of twelve nodes, each within its rectangle', async () => {
  const props = spread(upTo(12));
  const frames = await drawn(props);
  const places = props.strip!.drawings;
  const drawings = frames.filter(({ rect }) => places.some((place) => within(place, rect)));
  expect(places.map((place) => drawings.filter(({ rect }) => within(place, rect)).length)).toEqual(places.map(() => 1));
  for (const [i, { rect, paths }] of drawings.entries()) {
    expect(paths!.length).toBeGreaterThan(5);
    // 18 mm high, all but what shadows leave free.
    expect(rect.height).toBeGreaterThan(45);
    expect(rect.x + rect.width).toBeLessThanOrEqual(places[i]!.x + TIMELINE.ends[i]!);
  }
});

it('joins them by eleven lines, each with a dot, that touch no drawing', async () => {
  const props = spread(upTo(12));
  const places = props.strip!.drawings;
  const [thread] = (await drawn(props)).filter(({ rect }) => !places.some((place) => within(place, rect)));
  const lines = thread!.paths!.filter(({ stroke }) => stroke !== undefined);
  expect(lines).toHaveLength(11);
  expect(thread!.paths).toHaveLength(22);
  for (const [i, { d }] of lines.entries()) {
    const [from, to] = d.match(/[\d.]+(?= )/g)!.map(Number) as [number, number];
    expect(from).toBeGreaterThan(places[i]!.x + TIMELINE.ends[i]!);
    expect(to).toBeLessThan(places[i + 1]!.x);
  }
});

it('draws nothing on a timeline of eleven nodes, nor on columns', async () => {
  expect(await drawn(spread(upTo(11)))).toEqual([]);
  expect(await drawn(spread((strip) => ({ ...strip, kind: 'columns' })))).toEqual([]);
});

it('uses inks of the house style only, none over 220 %', () => {
  const inks = new Set(TIMELINE.drawings.flatMap((drawing) => drawing.split(';').map((shape) => shape.split(' ')[0]!)));
  for (const ink of inks) {
    const total = SWATCHES[ink]?.cmyk.reduce((sum, part) => sum + part, 0);
    expect(total, ink).toBeLessThanOrEqual(220);
  }
});
