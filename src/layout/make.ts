/**
 * Loose parts in, parts of a frozen Layout out: every length rounded to 0.001 pt, once, and keys in the order of the format.
 * Never measures or moves anything.
 */
import type {
  Cell,
  Frame,
  Half,
  Layout,
  LayoutHead,
  LayoutRect,
  Line,
  Page,
  PageGrid,
  Path,
  PlacedPicture,
  Role,
  Run,
  Src,
} from './types.ts';
import { roundPath } from './path.ts';

/** A length rounded to 0.001 pt; never minus zero. */
export const thousandth = (length: number): number => Math.round(length * 1000) / 1000 + 0;

/** A rectangle rounded to 0.001 pt, each of its four numbers by itself. */
export const rect = (r: LayoutRect): LayoutRect => ({
  x: thousandth(r.x),
  y: thousandth(r.y),
  width: thousandth(r.width),
  height: thousandth(r.height),
});

/** The rectangle between two corners. */
export const box = (x: number, y: number, width: number, height: number): LayoutRect => rect({ x, y, width, height });

/** A run to be frozen, lengths not yet rounded. */
export interface RunParts {
  readonly face: string;
  /** pt. */
  readonly size: number;
  readonly swatch: string;
  readonly text: string;
  readonly gids: readonly number[];
  /** pt, one for each glyph. */
  readonly at: ArrayLike<number>;
  readonly clusters: readonly number[];
  readonly src?: Src | null;
  readonly stretch?: number;
  readonly shift?: number;
  /** Turned clockwise, in a line set downwards. */
  readonly turn?: 90;
  readonly link?: string;
}

/** A run whose origins are rounded. Throws `bug:` when glyphs, origins and clusters differ in number. */
export function run(parts: RunParts): Run {
  const { gids, at, clusters } = parts;
  const n = gids.length;
  if (at.length !== n || clusters.length !== n)
    throw new Error(`bug: a run of ${n} glyphs with ${at.length} origins and ${clusters.length} clusters: ${parts.text}`);
  const origins: number[] = [];
  for (let i = 0; i < n; i++) origins.push(thousandth(at[i] as number));
  return {
    face: parts.face,
    size: thousandth(parts.size),
    swatch: parts.swatch,
    text: parts.text,
    gids,
    at: origins,
    clusters,
    src: parts.src ?? null,
    ...(parts.stretch !== undefined && parts.stretch !== 1 ? { stretch: parts.stretch } : {}),
    ...(parts.shift ? { shift: thousandth(parts.shift) } : {}),
    ...(parts.turn ? { turn: parts.turn } : {}),
    ...(parts.link === undefined ? {} : { link: parts.link }),
  };
}

/** A line to be frozen. */
export interface LineParts {
  readonly n: number;
  readonly dir?: 'ltr' | 'ttb';
  readonly baseline: number;
  readonly x: number;
  readonly measure: number;
  /** Em. */
  readonly gap?: number;
  readonly runs: readonly Run[];
}

/** A line; `gap` is rounded to 0.00001 em, for a measure of forty characters multiplies it. */
export const line = (parts: LineParts): Line => ({
  n: parts.n,
  dir: parts.dir ?? 'ltr',
  baseline: thousandth(parts.baseline),
  x: thousandth(parts.x),
  measure: thousandth(parts.measure),
  gap: Math.round((parts.gap ?? 0) * 1e5) / 1e5 + 0,
  runs: parts.runs,
});

/** A path whose coordinates are rounded. */
export const path = (parts: Path): Path => ({
  d: roundPath(parts.d),
  ...(parts.fill === undefined ? {} : { fill: parts.fill }),
  ...(parts.evenOdd ? { evenOdd: true } : {}),
  ...(parts.stroke === undefined ? {} : { stroke: parts.stroke }),
  ...(parts.lineWidth === undefined ? {} : { lineWidth: thousandth(parts.lineWidth) }),
  ...(parts.dash === undefined || parts.dash.length === 0 ? {} : { dash: parts.dash.map(thousandth) }),
  ...(parts.cap === undefined ? {} : { cap: parts.cap }),
});

/** A frame to be frozen. */
export interface FrameParts {
  readonly id: string;
  readonly role: Role;
  readonly story?: string | null;
  readonly block?: string | null;
  readonly slot?: string | null;
  readonly rect: LayoutRect;
  readonly order: number;
  readonly next?: string | null;
  readonly lines?: readonly Line[];
  readonly paths?: readonly Path[];
  readonly picture?: PlacedPicture;
  readonly cell?: Cell;
  readonly link?: string;
}

/** A frame; what is not given is null, or absent where the format lets it be absent. */
export const frame = (parts: FrameParts): Frame => ({
  id: parts.id,
  role: parts.role,
  story: parts.story ?? null,
  block: parts.block ?? null,
  slot: parts.slot ?? null,
  rect: rect(parts.rect),
  order: parts.order,
  next: parts.next ?? null,
  ...(parts.lines === undefined ? {} : { lines: parts.lines }),
  ...(parts.paths === undefined ? {} : { paths: parts.paths.map(path) }),
  ...(parts.picture === undefined ? {} : { picture: picture(parts.picture) }),
  ...(parts.cell === undefined ? {} : { cell: parts.cell }),
  ...(parts.link === undefined ? {} : { link: parts.link }),
});

/** A placed picture; its crop is in pixels and is rounded like a length. */
export const picture = (parts: PlacedPicture): PlacedPicture => ({
  file: parts.file,
  sha256: parts.sha256,
  crop: rect(parts.crop),
  alt: parts.alt,
});

/** A page to be frozen. */
export interface PageParts {
  readonly id: string;
  readonly folios: readonly string[];
  readonly halves: readonly Half[];
  readonly width: number;
  readonly height: number;
  readonly grid: PageGrid;
  readonly frames: readonly Frame[];
}

/** A page; array order of `frames` is painting order. */
export const page = (parts: PageParts): Page => ({
  id: parts.id,
  folios: parts.folios,
  halves: parts.halves.map((half) => ({ folio: half.folio, x: thousandth(half.x), width: thousandth(half.width) })),
  width: thousandth(parts.width),
  height: thousandth(parts.height),
  grid: grid(parts.grid),
  frames: parts.frames,
});

function grid(parts: PageGrid): PageGrid {
  const { x, y, em, leading, columns, chars, gap, lines, fold } = parts;
  return {
    x: thousandth(x),
    y: thousandth(y),
    em: thousandth(em),
    leading: thousandth(leading),
    columns,
    chars,
    gap,
    lines,
    ...(fold === undefined ? {} : { fold }),
  };
}

/** A whole Layout of a head and its pages, keys in the order of the format. */
export const layout = (head: LayoutHead, pages: readonly Page[]): Layout => ({ ...orderedHead(head), pages });

/** The head with its keys in the order of the format. */
export const orderedHead = (head: LayoutHead): LayoutHead => ({
  format: head.format,
  edition: head.edition,
  sources: head.sources,
  faces: head.faces,
  swatches: head.swatches,
  stories: head.stories,
});
