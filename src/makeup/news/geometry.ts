/**
 * Where everything of a module stands: headline, pictures, boxes, quotes, legs, in columns and lines of the page. In: a module of the dummy and the
 * heights that copyfit chose. Out: rectangles and legs. Sets nothing.
 */
import type { Grid } from '../../plan/grid.ts';
import type { Cells, InsetShape, Module, PictureShape, Shape } from '../../plan/news/types.ts';
import type { Leg } from '../../plan/types.ts';

/** A stretch shorter than this is no place for text (W7): it stays white. */
export const SHORTEST_LEG = 3;
/** How far down its leg a middle inset stands, and lines of text that it leaves over and under it. */
const MIDDLE = 0.45;
/** A second and a third stand lower and higher than the first (W6). */
const STAGGER = [0, 0.28, -0.2] as const;
const LEAST_BESIDE = 5;

/** Heights of one module, as copyfit has them. */
export interface Heights {
  readonly head: number;
  /** Of each picture, in the shape's order. */
  readonly pictures: readonly number[];
  /** Insets left out, by block. */
  readonly dropped: readonly string[];
  /** Lines that the legs end above the foot. */
  readonly white: number;
}

/** Matter in its place. */
export interface PlacedPart {
  readonly kind: 'picture' | InsetShape['kind'];
  readonly block: string;
  readonly cells: Cells;
}

/** A module laid out. */
export interface Geometry {
  /** Null without a headline. */
  readonly head: Cells | null;
  readonly parts: readonly PlacedPart[];
  /** In reading order. */
  readonly legs: readonly Leg[];
  /** Lines of columns that stay white between the parts. */
  readonly white: number;
}

/** Lays a module out. */
export function geometryOf(grid: Grid, module: Module, heights: Heights): Geometry {
  return new Layer(grid, module, heights).made();
}

class Layer {
  private readonly grid: Grid;
  private readonly module: Module;
  private readonly heights: Heights;
  /** By column of the module: first free line and the line behind the last. */
  private readonly tops: number[];
  private readonly bottoms: number[];
  private readonly middles: { first: number; last: number; top: number; bottom: number }[] = [];
  private readonly parts: PlacedPart[] = [];
  private readonly openings: Leg[] = [];
  private head: Cells | null = null;
  private white = 0;

  constructor(grid: Grid, module: Module, heights: Heights) {
    this.grid = grid;
    this.module = module;
    this.heights = heights;
    const { line, lines, columns } = module.cells;
    this.tops = Array.from({ length: columns }, () => line);
    this.bottoms = Array.from({ length: columns }, () => line + lines - module.shape.foot);
  }

  made(): Geometry {
    const { shape, cells } = this.module;
    const pictures = shape.pictures.map((picture, i) => ({ picture, lines: this.heights.pictures[i] ?? picture.natural }));
    const over = pictures.filter(({ picture }) => isOverHead(picture, cells.columns));
    for (const { picture, lines } of over) this.put('picture', picture, lines);
    this.putHead();
    this.putOpening();
    for (const { picture, lines } of pictures) if (!isOverHead(picture, cells.columns)) this.put('picture', picture, lines);
    const insets = shape.insets.filter(({ block }) => !this.heights.dropped.includes(block));
    for (const inset of insets) if (inset.edge !== 'middle') this.put(inset.kind, inset, inset.lines);
    for (let column = 0; column < cells.columns; column++) this.bottoms[column]! -= this.heights.white;
    for (const inset of insets) if (inset.edge === 'middle') this.putMiddle(inset);
    return { head: this.head, parts: this.parts, legs: this.legs(), white: this.white };
  }

  private putHead(): void {
    const { column, columns } = this.module.cells;
    const { head } = this.heights;
    if (head <= 0) return;
    const line = Math.max(...this.tops);
    this.head = { column, columns, line, lines: head };
    this.tops.fill(line + head);
  }

  /** The wide legs at the head of the text; none where a module is too low for them: the text then begins in its own. */
  private putOpening(): void {
    const { opening } = this.module.shape;
    if (!opening || opening.behind) return;
    const lines = opening.lines + opening.white;
    const line = Math.max(...this.tops.slice(0, opening.columns));
    if (line + lines > Math.min(...this.bottoms.slice(0, opening.columns))) return;
    const { count, measure, gap } = opening.legs;
    const { em } = this.grid;
    const { column: first } = this.module.cells;
    for (let i = 0; i < count; i++) {
      const x = this.grid.columnX(first) + i * (measure + gap) * em;
      const column = first + this.columnsUnder(x, x + measure * em)[0]!;
      this.openings.push({ column, line, lines: opening.lines, measure, x });
    }
    this.tops.fill(line + lines, 0, opening.columns);
  }

  private put(kind: PlacedPart['kind'], part: PictureShape | InsetShape, lines: number): void {
    const [first, last] = [part.column, part.column + part.columns - 1];
    const own = (edge: number[]): number[] => edge.slice(first, last + 1);
    const line = part.edge === 'foot' ? Math.min(...own(this.bottoms)) - lines : Math.max(...own(this.tops));
    // What a module is too small for has no place in it: it is told as overset.
    if (line < Math.max(...own(this.tops)) || line + lines > Math.min(...own(this.bottoms))) return;
    this.parts.push({ kind, block: part.block, cells: this.cells(part, line, lines) });
    for (let column = first; column <= last; column++)
      if (part.edge === 'foot') {
        this.white += this.bottoms[column]! - line - lines;
        this.bottoms[column] = line;
      } else {
        this.white += line - this.tops[column]!;
        this.tops[column] = line + lines;
      }
  }

  private cells({ column, columns }: { readonly column: number; readonly columns: number }, line: number, lines: number): Cells {
    return { column: this.module.cells.column + column, columns, line, lines };
  }

  private putMiddle(inset: InsetShape): void {
    const [first, last] = [inset.column, inset.column + inset.columns - 1];
    const top = Math.max(...this.tops.slice(first, last + 1));
    const bottom = Math.min(...this.bottoms.slice(first, last + 1));
    const free = bottom - top - inset.lines;
    if (free < 0) return;
    const share = (this.module.middle ?? MIDDLE) + STAGGER[this.middles.length % STAGGER.length]!;
    // Without room for text over it and under it, it stands at the foot of its leg.
    const line =
      free >= 2 * LEAST_BESIDE
        ? top + Math.min(free - LEAST_BESIDE, Math.max(LEAST_BESIDE, Math.round(free * share)))
        : bottom - inset.lines;
    this.parts.push({ kind: inset.kind, block: inset.block, cells: this.cells(inset, line, inset.lines) });
    this.middles.push({ first, last, top: line, bottom: line + inset.lines });
  }

  private legs(): Leg[] {
    const { legs, opening } = this.module.shape;
    const left = this.grid.columnX(this.module.cells.column);
    const beside = opening?.behind ? this.stretches(left, opening.legs.measure, false) : this.openings;
    return [...beside, ...Array.from({ length: legs.count }, (_, i) => i).flatMap((i) => this.leg(i))];
  }

  /** A leg of the shape's own. */
  private leg(i: number): Leg[] {
    const { measure, gap, count } = this.module.shape.legs;
    const skipped = aside(this.module.shape);
    const column = this.module.cells.column + skipped;
    const columns = this.module.cells.columns - skipped;
    const base = count === columns && measure === this.grid.spec.chars;
    const { em } = this.grid;
    const each = columns / count;
    // Merged legs of a module across the fold begin at columns of the grid: the gap there is another.
    const merged = this.module.shape.fold !== undefined && Number.isInteger(each);
    const x = base || merged ? this.grid.columnX(column + i * each) : this.grid.columnX(column) + i * (measure + gap) * em;
    return this.stretches(x, measure, base);
  }

  /** What is free of a leg from its left edge on, pt: above, between and under what stands in it. */
  private stretches(x: number, measure: number, base: boolean): Leg[] {
    const under = this.columnsUnder(x, x + measure * this.grid.em);
    const first = this.module.cells.column + under[0]!;
    const leg = (line: number, lines: number): Leg[] =>
      lines >= SHORTEST_LEG ? [{ column: first, line, lines, measure, ...(base ? {} : { x }) }] : [];
    let top = Math.max(...under.map((one) => this.tops[one]!));
    const bottom = Math.min(...under.map((one) => this.bottoms[one]!));
    const middles = this.middles
      .filter((middle) => under.some((one) => one >= middle.first && one <= middle.last))
      .sort((a, b) => a.top - b.top);
    const made: Leg[] = [];
    for (const middle of middles) {
      made.push(...leg(top, middle.top - top));
      top = Math.max(top, middle.bottom);
    }
    return [...made, ...leg(top, bottom - top)];
  }

  /** Columns of the module, from 0, that a stretch of the page lies over. */
  private columnsUnder(left: number, right: number): number[] {
    const { column, columns } = this.module.cells;
    const { chars } = this.grid.spec;
    const { em } = this.grid;
    const found: number[] = [];
    for (let i = 0; i < columns; i++) {
      const x = this.grid.columnX(column + i);
      if (Math.min(right, x + chars * em) - Math.max(left, x) > 0.5 * em) found.push(i);
    }
    return found.length ? found : [0];
  }
}

/** Columns at the left that a wide leg has for itself down to the foot. */
export const aside = ({ opening }: Shape): number => (opening?.behind ? opening.columns : 0);

/** A picture at the head over the whole module stands over its headline, so that the text begins under that (N5). */
export const isOverHead = ({ edge, columns }: PictureShape, module: number): boolean => edge === 'head' && columns === module;
