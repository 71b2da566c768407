/**
 * Demands as make-up would ask them, from a few numbers: stories of so many characters with headlines, pictures and quotes, in every shape that a
 * ladder allows. Drawn from a seed, before any plan.
 */
import type { Demand, HeadShape, NewsForm, PictureShape, Shape, Weight } from '../../src/plan/news/types.ts';

/** Numbers from a seed (mulberry32). */
export function drawer(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface DrawnStory {
  readonly id: string;
  readonly weight: Weight;
  /** Characters of running text, of the headline, of kicker and deck or 0; height to width of each picture. */
  readonly characters: number;
  readonly headline: number;
  readonly kicker: boolean;
  readonly deck: boolean;
  readonly pictures: readonly number[];
  readonly quote: boolean;
}

/** Stories whose copy is about `share` of the free cells of a form. */
export function drawStories(form: NewsForm, count: number, share: number, seed: number, used = 0, least = 90): DrawnStory[] {
  const draw = drawer(seed);
  const { columns, lines, chars } = form.grid;
  const reserved = form.reserved.reduce((sum, cells) => sum + cells.columns * cells.lines, 0);
  const room = columns * lines - reserved - used;
  const weights = Array.from({ length: count }, (_, i): Weight =>
    i === 0 ? 'lead' : i <= 1 + Math.floor(count / 6) ? 'second' : draw() < (count > 9 ? 0.45 : 0.2) ? 'brief' : 'normal',
  );
  const raw = weights.map((weight) => ({ lead: 4.4, second: 2.4, normal: 1.3, brief: 0.35 })[weight] * (0.7 + 0.6 * draw()));
  const stories = weights.map((weight, i): DrawnStory => ({
    id: `s${i + 1}`,
    weight,
    characters: raw[i]!,
    headline: weight === 'lead' ? 9 + Math.floor(draw() * 8) : 8 + Math.floor(draw() * 10),
    kicker: weight !== 'brief' && draw() < 0.3,
    deck: weight !== 'brief' && draw() < (weight === 'lead' ? 0.8 : 0.25),
    pictures:
      weight === 'lead'
        ? [0.6 + draw() * 0.2]
        : weight === 'second' && draw() < 0.7
          ? [0.6 + draw() * 0.9]
          : draw() < 0.15 && weight === 'normal'
            ? [0.66]
            : [],
    quote: weight === 'lead' && draw() < 0.4,
  }));
  // Text takes what heads and pictures leave: two rounds settle it.
  let scale = 1;
  for (let i = 0; i < 6; i++) {
    const sized = stories.map((story) => ({ ...story, characters: Math.max(least, story.characters * scale * chars * 20) }));
    const taken = sized.reduce((sum, story) => sum + areaOf(story, form), 0);
    const text = sized.reduce((sum, { characters }) => sum + characters / chars / 0.94, 0);
    scale *= Math.max(0.2, (share * room - (taken - text)) / text);
  }
  return stories.map((story) => ({ ...story, characters: Math.round(Math.max(least, story.characters * scale * chars * 20)) }));
}

/** Column-lines of a story in its middle shape. */
export function areaOf(story: DrawnStory, form: NewsForm): number {
  const shapes = demandOf(story, 0, form).shapes;
  const areas = shapes.map(({ columns, head, text, legs, pictures, insets }) => {
    const matter = [...pictures.map((one) => one.columns * one.natural), ...insets.map((one) => one.columns * one.lines)];
    return head.lines * columns + (text.natural * columns) / legs.count + matter.reduce((sum, one) => sum + one, 0);
  });
  return areas.sort((a, b) => a - b)[Math.floor(areas.length / 2)] ?? 0;
}

export const demandsOf = (stories: readonly DrawnStory[], form: NewsForm): Demand[] =>
  stories.map((story, order) => demandOf(story, order, form));

function demandOf(story: DrawnStory, order: number, form: NewsForm): Demand {
  const { columns } = form.grid;
  const half = form.grid.fold ? form.grid.fold.after : columns;
  const rungs = form.scale.ladder.filter((rung) => rung.weight === story.weight && rung.columns <= half && !rung.vertical);
  const shapes = rungs.flatMap((rung) =>
    rung.sizes
      .flatMap((size, rank) => headOf(story, form, rung.columns, size, rung.face, rung.rows.most, rank))
      .flatMap(({ head, cost }) =>
        ways(story, form, rung.columns).flatMap((pictures) => legs(story, form, rung.columns, head, cost, pictures)),
      )
      .sort((a, b) => a.cost - b.cost)
      .slice(0, 10),
  );
  return { id: story.id, kind: 'story', weight: story.weight, order, shapes };
}

function headOf(
  story: DrawnStory,
  form: NewsForm,
  columns: number,
  size: number,
  face: string,
  most: number,
  rank: number,
): { head: HeadShape; cost: number }[] {
  const { chars, gap } = form.grid;
  const width = (columns * chars + (columns - 1) * gap) * 9;
  const rows = Math.ceil((story.headline * size) / width);
  if (rows > most) return [];
  const under = Math.max(10.5, size * 0.55);
  const parts = [
    ...(story.kicker ? [under] : []),
    size * (1 + (rows - 1) * 1.12),
    ...(story.deck ? [under] : []),
    ...(story.weight === 'brief' ? [] : [10.5]),
  ];
  const blank = (size >= 28 ? 1 : 0.62) * 11.25;
  const height = parts.reduce((sum, one) => sum + one, 0) + (parts.length - 1) * blank;
  const lines = Math.ceil((height + 2 * blank) / 11.25 - 0.2);
  const longest = Math.ceil(story.headline / rows);
  const fill = Math.min(1, (longest * size) / width);
  const head = {
    lines,
    least: Math.min(lines, Math.max(Math.ceil(height / 11.25 + 1), lines - 1)),
    most: lines + 1,
    size,
    face,
    rows,
    fill,
    characters: longest,
  };
  return [{ head, cost: rank * 3 + (fill < 2 / 3 ? 10 * (1 - fill) : 0) }];
}

function ways(story: DrawnStory, form: NewsForm, columns: number): { shapes: PictureShape[]; cost: number; name: string }[] {
  const aspect = story.pictures[0];
  if (aspect === undefined) return [{ shapes: [], cost: 0, name: '' }];
  const { chars, gap, lines: page } = form.grid;
  const half = Math.ceil(columns / 2);
  const widths = [
    ...new Set(
      aspect > 1
        ? [Math.max(1, Math.floor(columns / 2)), half]
        : [Math.min(columns, columns <= 2 ? columns : half + (columns > 4 ? 1 : 0)), columns, half],
    ),
  ];
  return widths.flatMap((width, rank) =>
    (['head', 'foot'] as const).map((edge, second) => {
      const wide = (width * chars + (width - 1) * gap) * 9;
      const high = Math.min(aspect * wide, page * 0.5 * 11.25);
      const at = (height: number): number => (height + 14 + 9) / 11.25;
      const natural = Math.max(5, Math.round(at(high)));
      const picture = {
        block: `${story.id}-p`,
        column: columns - width,
        columns: width,
        edge,
        natural,
        least: Math.min(natural, Math.ceil(at(high * 0.9))),
        most: Math.max(natural, Math.floor(at(high * 1.1))),
      };
      return { shapes: [picture], cost: rank * 4 + second * 2, name: ` p${width}${edge[0]}` };
    }),
  );
}

function legs(
  story: DrawnStory,
  form: NewsForm,
  columns: number,
  head: HeadShape,
  cost: number,
  way: ReturnType<typeof ways>[number],
): Shape[] {
  const { chars, gap } = form.grid;
  const make = (count: number, measure: number, between: number, more: number, name: string): Shape => {
    const natural = Math.ceil(story.characters / measure / 0.94);
    const loose = Math.min(4, Math.floor(natural / 12));
    const inset = {
      block: `${story.id}-q`,
      kind: 'pullquote' as const,
      column: Math.min(1, columns - 1),
      columns: Math.max(1, Math.floor(columns / count)),
      edge: 'middle' as const,
      lines: 8,
      optional: true,
    };
    return {
      name: `${columns}c ${head.size}pt×${head.rows}${way.name}${name}`,
      columns,
      head,
      legs: { count, measure, gap: between },
      text: { least: natural - loose, natural, most: natural + loose },
      pictures: way.shapes,
      insets: story.quote && columns > 3 ? [inset] : [],
      foot: 0,
      cost: cost + way.cost + more,
    };
  };
  const made = [make(columns, chars, gap, 0, '')];
  const merged = 2 * chars + gap;
  const large = story.weight === 'lead' || story.weight === 'second';
  if (
    columns % 2 === 0 &&
    merged <= 30 &&
    (large || columns === 2) &&
    way.shapes.every((one) => one.column % 2 === 0 && one.columns % 2 === 0)
  )
    made.push(make(columns / 2, merged, gap, 4, ` ${columns / 2}×${merged}`));
  return made;
}
