/**
 * Boxes, pull quotes, pictures and the strip of a feature: what each wants of the dummy, and how it is set in the slot that it got.
 */
import { bug } from '../base/index.ts';
import type { Wanted } from '../plan/feature.ts';
import type { PictureWish } from '../plan/fit.ts';
import type { Anchor, Slot } from '../plan/types.ts';
import type { FigureBlock } from '../style/matter.ts';
import { type BoxPlan, planBox, setBox } from './box.ts';
import { type Desk, grouped } from './desk.ts';
import { addPictures, shapeOf } from './group.ts';
import { AIR_ABOVE, AIR_BELOW, captionHeight, setFigure } from './figure.ts';
import { captionAt } from './fold.ts';
import { addInset, insetWidth, type InsetKit, type InsetPlan, planInset } from './inset.ts';
import { planQuote, type QuotePlan, setQuote } from './quote.ts';
import type { StripPlan } from './strip.ts';
import type { ColumnRule, Placed, StripSurroundings } from './surroundings.ts';
import { around } from './around.ts';

/** How far a crop may change a picture's height: photographs, and drawings, which lose their sense sooner. */
const CROP = { photo: { least: 0.78, most: 1.28 }, drawing: { least: 0.94, most: 1.06 } } as const;
/** White above a box that does not stand at the head, in lines: whole ones, since its text is on the grid. */
const BOX_ABOVE = 1;
/** A picture takes at least this many lines, and at most this share of the page. */
const LEAST_LINES = 4;
const TALLEST = 0.55;

/** Anchors run out: the last one again, moved on by the board to where there is room. */
const anchorAt = (anchors: readonly Anchor[], i: number): Anchor =>
  anchors[i] ?? anchors.at(-1) ?? bug('a template without anchors');

/** Boxes and quotes with what they want of the dummy; plans by block. */
export interface Fixed {
  readonly wanted: readonly Wanted[];
  readonly boxes: ReadonlyMap<string, BoxPlan>;
  readonly quotes: ReadonlyMap<string, QuotePlan>;
  readonly insets: ReadonlyMap<string, InsetPlan>;
}

/** Boxes and quotes: their heights do not change. */
export function fixedMatter(desk: Desk): Fixed {
  const { form } = desk.input;
  const { grid, setter } = desk;
  const boxes = new Map<string, BoxPlan>();
  const quotes = new Map<string, QuotePlan>();
  const wanted = desk.matter.boxes.map((box, i): Wanted => {
    const anchor = anchorAt(form.boxes, i);
    const plan = planBox(setter, box, grid.span(anchor.column, anchor.columns));
    boxes.set(box.id, plan);
    const air = anchor.edge === 'head' ? 0 : BOX_ABOVE;
    return { name: `box-${i + 1}`, kind: 'box', block: box.id, anchor, lines: plan.lines + air };
  });
  for (const [i, quote] of desk.matter.quotes.entries()) {
    const anchor = anchorAt(form.pullquotes, i);
    const plan = planQuote(setter, quote, grid.span(anchor.column, anchor.columns) * grid.em, form.scale.quote);
    quotes.set(quote.id, plan);
    wanted.push({ name: `pullquote-${i + 1}`, kind: 'pullquote', block: quote.id, anchor, lines: plan.lines });
  }
  const { insets, wanted: more } = insetMatter(desk);
  return { wanted: [...wanted, ...more], boxes, quotes, insets };
}

/** Tables, digests, notices and codes: over as many columns as they would like, near the anchors of boxes. */
function insetMatter(desk: Desk): Pick<Fixed, 'wanted' | 'insets'> {
  const { form } = desk.input;
  const { grid } = desk;
  const kit = kitOf(desk);
  const insets = new Map<string, InsetPlan>();
  const wanted = desk.matter.insets.map((block, i): Wanted => {
    const { column, edge } = anchorAt(form.boxes, desk.matter.boxes.length + i);
    const columns = columnsFor(desk, column, block.kind === 'notices' ? 3 * NOTICE_COLUMN * grid.em : insetWidth(kit, block));
    const anchor = { column: Math.min(column, grid.spec.columns - columns + 1), columns, edge };
    const plan = planInset(kit, block, grid.span(anchor.column, columns) * grid.em);
    insets.set(block.id, plan);
    const air = anchor.edge === 'head' ? 0 : BOX_ABOVE;
    return { name: `inset-${i + 1}`, kind: 'box', block: block.id, anchor, lines: plan.lines + air };
  });
  return { wanted, insets };
}

/** Characters of the body that a column of notices would like. */
const NOTICE_COLUMN = 13;

/** The fewest columns from `column` on, or up to the right edge, that are so wide. */
function columnsFor({ grid }: Desk, column: number, width: number): number {
  const { columns } = grid.spec;
  for (let count = 1; count < columns; count++) {
    const from = Math.min(column, columns - count + 1);
    if (grid.span(from, count) * grid.em >= width - 0.01) return count;
  }
  return columns;
}

function kitOf({ setter, grid: { em, leading }, input: { form } }: Desk): InsetKit {
  const { caption, table = caption, notice = caption, digest = { size: em, leading } } = form.scale;
  return { setter, em, leading, table, notice, digest, caption };
}

/** Sets a table, digest, notices or a code in its slot. */
export function setInsetSlot(desk: Desk, slot: Slot, fixed: Fixed): void {
  const block = desk.matter.insets.find(({ id }) => id === slot.block)!;
  const plan = fixed.insets.get(block.id)!;
  const rect = desk.rect({ ...slot, line: slot.line + slot.lines - plan.lines, lines: plan.lines });
  addInset(desk.sheet, (id) => desk.belongs(id, block.order, slot.name), block, plan.place(rect.x, rect.y));
}

/** The pictures, the lead first, each with an anchor that suits it. */
export function pictureWishes(desk: Desk): PictureWish[] {
  const { form } = desk.input;
  const figures = desk.matter.figures.filter((figure) => shapeOf(desk.input, figure));
  const lead = figures.find(({ classes }) => classes.includes('lead')) ?? figures[0];
  const ordered = lead ? [lead, ...figures.filter((figure) => figure !== lead)] : [];
  const free = [...form.pictures];
  return ordered.map((figure, i) => {
    const at = i === 0 ? 0 : preferred(free, figure);
    const anchor = free.splice(at, 1)[0] ?? anchorAt(form.pictures.slice(1), i % (form.pictures.length - 1));
    return {
      name: `picture-${i + 1}`,
      block: figure.id,
      anchor,
      heights: (columns) => heights(desk, figure, { ...anchor, columns }),
    };
  });
}

/** A tall anchor for a portrait, the widest for a wide picture, else the next of two columns or more. */
function preferred(free: readonly Anchor[], { classes }: FigureBlock): number {
  if (classes.includes('portrait')) return free.reduce((best, { columns }, i) => (columns < free[best]!.columns ? i : best), 0);
  if (classes.includes('wide')) return free.reduce((best, { columns }, i) => (columns > free[best]!.columns ? i : best), 0);
  return Math.max(
    0,
    free.findIndex(({ columns }) => columns > 1),
  );
}

function heights(desk: Desk, figure: FigureBlock, anchor: Anchor): { natural: number; least: number; most: number } {
  const { grid } = desk;
  const picture = shapeOf(desk.input, figure)!;
  const width = grid.span(anchor.column, anchor.columns) * grid.em;
  const caption = captionHeight(
    desk.setter,
    figure,
    captionAt(grid, anchor.column, anchor.columns).width,
    desk.input.form.scale.caption,
  );
  const air = anchor.edge === 'head' ? AIR_BELOW : anchor.edge === 'foot' ? AIR_ABOVE : AIR_ABOVE + AIR_BELOW;
  const lines = (height: number): number => (height + caption) / grid.leading + air;
  const high = (width * picture.height) / picture.width;
  const limits = picture.vector ? CROP.drawing : CROP.photo;
  const tallest = Math.round(grid.spec.lines * TALLEST);
  const natural = Math.min(tallest, Math.max(LEAST_LINES, Math.round(lines(high))));
  // A line more would cut a small drawing twice as far.
  const [down, up] = picture.vector ? [Math.ceil, Math.floor] : [Math.floor, Math.ceil];
  return {
    natural,
    least: Math.max(LEAST_LINES, Math.min(natural, down(lines(high * limits.least)))),
    most: Math.max(natural, Math.min(tallest, up(lines(high * limits.most)))),
  };
}

/** `top`, `bottom`: first and last line of the zone, where a picture needs no air. */
export function setPictureSlot(desk: Desk, slot: Slot, top: number, bottom: number): Placed {
  const { grid, input, sheet } = desk;
  const figure = desk.matter.figures.find(({ id }) => id === slot.block)!;
  const air = {
    above: slot.line <= top ? 0 : AIR_ABOVE * grid.leading,
    below: slot.line + slot.lines - 1 >= bottom ? 0 : AIR_BELOW * grid.leading,
  };
  const set = setFigure(
    desk.setter,
    figure,
    desk.rect(slot),
    air,
    captionAt(grid, slot.column, slot.columns),
    input.form.scale.caption,
  );
  const band = grid.beforeFold(slot.column, slot.columns) ? grid.foldBand() : null;
  addPictures(sheet, { ...input, band }, figure, set.picture, (id) => desk.belongs(id, figure.order, slot.name));
  if (set.caption.length)
    sheet.addLines('caption', around(set.caption), desk.belongs(figure.caption!.block, figure.order, slot.name), set.caption);
  if (set.credit.length)
    sheet.addLines('credit', around(set.credit), desk.belongs(figure.credit!.block, figure.order, slot.name), set.credit);
  return { id: figure.id, rect: set.picture };
}

/** Sets a box in its slot; returns its tint. */
export function setBoxSlot(desk: Desk, slot: Slot, fixed: Fixed): Placed {
  const { em, leading } = desk.grid;
  const box = desk.matter.boxes.find(({ id }) => id === slot.block)!;
  const plan = fixed.boxes.get(box.id)!;
  const air = slot.lines - plan.lines;
  const rect = desk.rect({ ...slot, line: slot.line + air, lines: plan.lines });
  const set = setBox(desk.setter, box, plan, rect, em, leading);
  for (const [block, made] of grouped(set, (line) => line.block)) {
    const lines = made.map(({ line }) => line);
    desk.sheet.addLines('box', around(lines), desk.belongs(block, made[0]!.order, slot.name), lines);
  }
  return { id: box.id, rect: { ...rect, height: rect.height - BOX_AIR * leading } };
}
/** White under a box's tint, lines. */
const BOX_AIR = 0.4;

/** Sets a pull quote in its slot; returns it from rule to hairline. */
export function setQuoteSlot(desk: Desk, slot: Slot, fixed: Fixed): Placed {
  const quote = desk.matter.quotes.find(({ id }) => id === slot.block)!;
  const set = setQuote(desk.setter, quote, fixed.quotes.get(quote.id)!, desk.rect(slot), desk.grid.leading);
  for (const { block, line } of set.lines)
    desk.sheet.addLines('pullquote', around([line]), desk.belongs(block, quote.order, slot.name), [line]);
  return { id: quote.id, rect: set.rect };
}

/** A strip in its place, and the rules between its columns. */
export interface SetStrip {
  readonly strip: StripSurroundings;
  readonly rules: readonly ColumnRule[];
}

/** Sets the strip at the foot of the page. */
export function setStrip(desk: Desk, strip: StripPlan): SetStrip {
  const { grid } = desk;
  const placed = strip.place(grid.lineY(grid.spec.lines - strip.lines + 1));
  for (const [block, made] of grouped(placed.lines, (line) => line.block))
    for (const lines of byColumn(made.map(({ line }) => line)))
      desk.sheet.addLines(made[0]!.role, around(lines), desk.belongs(block, made[0]!.order, 'strip'), lines);
  desk.seals.push(...placed.seals);
  const { rect, nodes, drawings, rules } = placed;
  return { strip: { rect, nodes, drawings, kind: strip.kind }, rules };
}

/** Lines of one block parted where they go on in another column. */
function byColumn<T extends { readonly x: number }>(lines: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (const line of lines) {
    const before = parts.at(-1)?.at(-1);
    if (before && Math.abs(before.x - line.x) < 1) parts.at(-1)!.push(line);
    else parts.push([line]);
  }
  return parts;
}
