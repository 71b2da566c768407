/**
 * Makes up one feature page or spread: one story on its template. In: the styled story, fonts, picture sizes. Out: the page's matter as
 * frames, its dummy, and what the template needs to draw furniture around it. Draws no furniture.
 */
import { bug, diagnose, type Diagnostic, type Rect } from '../base/index.ts';
import type { FontBook } from '../font/types.ts';
import type { Frame } from '../layout/types.ts';
import type { ColumnRule, Placed } from '../furnish/types.ts';
import type { Crop, Picture } from '../image/types.ts';
import type { Wanted } from '../plan/feature.ts';
import { Grid } from '../plan/grid.ts';
import type { Anchor, FeatureForm, PagePlan, Slot } from '../plan/types.ts';
import type { HouseStyle } from '../story/types.ts';
import type { BoxBlock, FigureBlock, ParaBlock, QuoteBlock, StyledStory } from '../style/matter.ts';
import type { SourceIndex } from '../text/set.ts';
import { type BoxPlan, planBox, setBox } from './box.ts';
import { Crossheads } from './crosshead.ts';
import { AIR_ABOVE, AIR_BELOW, captionHeight, setFigure } from './figure.ts';
import { Filler, type FilledLeg, type Piece } from './fill.ts';
import { type Fit, fitFeature, type PictureWish } from './fit.ts';
import { planHeadline, setHeadline } from './headline.ts';
import { type Matter, sortMatter } from './matter.ts';
import { planQuote, type QuotePlan, setQuote } from './quote.ts';
import { type Belongs, Sheet } from './sheet.ts';
import { planStrip, type StripPlan } from './strip.ts';
import { around, Typesetter } from './typesetter.ts';

const ABOVE = 0.88;
/** How far a crop may change a picture's height: photographs, and drawings, which lose their sense sooner. */
const CROP = { photo: { least: 0.78, most: 1.28 }, drawing: { least: 0.94, most: 1.06 } } as const;

export interface FeatureInput {
  readonly story: StyledStory;
  readonly form: FeatureForm;
  readonly template: string;
  readonly folios: readonly string[];
  readonly body: { readonly size: number; readonly leading: number };
  readonly house: HouseStyle;
  readonly book: FontBook;
  readonly picture: (file: string) => Picture | undefined;
  readonly sha256: (file: string) => string;
  readonly crop: (picture: Picture, aspect: number, focus?: { readonly x: number; readonly y: number }) => Crop;
  readonly sourceIndex: SourceIndex;
}

/** What the template draws around. */
export interface Surroundings {
  readonly slots: Readonly<Record<string, Rect>>;
  readonly boxes: readonly Placed[];
  readonly pullquotes: readonly Placed[];
  readonly pictures: readonly Placed[];
  readonly seals: readonly Rect[];
  readonly strip: { readonly rect: Rect; readonly nodes: readonly Rect[]; readonly drawings: readonly Rect[]; readonly kind: 'timeline' | 'columns' } | null;
  readonly columnRules: readonly ColumnRule[];
  readonly end: { readonly x: number; readonly baseline: number } | null;
}

export interface MadeUp {
  readonly grid: Grid;
  readonly frames: readonly Frame[];
  readonly plan: PagePlan;
  readonly surroundings: Surroundings;
  readonly diagnostics: readonly Diagnostic[];
  readonly relaxations: readonly string[];
}

export const makeFeature = (input: FeatureInput): MadeUp => new FeaturePage(input).make();

class FeaturePage {
  private readonly input: FeatureInput;
  private readonly grid: Grid;
  private readonly setter: Typesetter;
  private readonly crossheads: Crossheads;
  private readonly sheet = new Sheet();
  private readonly diagnostics: Diagnostic[] = [];
  private readonly seals: Rect[] = [];
  private readonly matter: Matter;

  constructor(input: FeatureInput) {
    const { form, body, story } = input;
    this.input = input;
    this.grid = new Grid(form.grid, body);
    this.setter = new Typesetter(input.book, input.house, 2 * story.source.length + 64, input.sourceIndex);
    this.crossheads = new Crossheads(this.setter, { sizes: form.scale.crosshead, em: body.size, leading: body.leading });
    this.matter = sortMatter(story.blocks, form.strip.from);
  }

  make(): MadeUp {
    const { input, grid, setter, matter } = this;
    const { story, form } = input;
    const spread = input.folios.length > 1;
    const head = planHeadline(setter, story.head, { grid, form, spread, source: story.source, whole: { file: story.file, start: 0, end: 0 } });
    this.diagnostics.push(...head.diagnostics);
    const strip = matter.strip ? planStrip(setter, this.crossheads, matter.strip, grid, form) : null;
    const filler = new Filler(setter, matter.flow, (block, measure) => this.crossheads.height(block, measure));
    const boxes = this.boxes();
    const quotes = this.quotes();
    const rows = filler.rowsFrom(filler.start(), form.grid.chars);
    const pictures = this.pictures();
    const fit = fitFeature({ form, headline: head.lines, strip: strip?.lines ?? 0, fixed: [...boxes.wanted, ...quotes.wanted], pictures, rows, filler });
    this.complain(fit, filler);
    this.setHead(head);
    const end = this.setText(fit);
    const slots = fit.arrangement.slots;
    const placedBoxes = slots.filter((slot) => slot.kind === 'box').map((slot) => this.setBoxSlot(slot, boxes.plans));
    const placedQuotes = slots.filter((slot) => slot.kind === 'pullquote').map((slot) => this.setQuoteSlot(slot, quotes.plans));
    const placedPictures = slots.filter((slot) => slot.kind === 'picture').map((slot) => this.setPictureSlot(slot, head.lines + 1, form.grid.lines - (strip?.lines ?? 0) - fit.white));
    const set = strip ? this.setStrip(strip) : null;
    const whites = this.whites(fit, strip?.lines ?? 0);
    const all = [...slots.filter((slot) => slot.kind !== 'strip' || strip), ...this.textSlots(fit), ...whites];
    return {
      grid,
      frames: this.sheet.frames(),
      plan: { folios: input.folios, template: input.template, grid: { columns: form.grid.columns, chars: form.grid.chars, gap: form.grid.gap, lines: form.grid.lines }, slots: all.map((slot) => this.strippedOfWhite(slot, fit.white)) },
      surroundings: {
        slots: Object.fromEntries(all.filter((slot) => slot.kind !== 'white').map((slot) => [slot.name, this.rect(this.strippedOfWhite(slot, fit.white))])),
        boxes: placedBoxes,
        pullquotes: placedQuotes,
        pictures: placedPictures,
        seals: this.seals,
        strip: set,
        columnRules: [...this.rules(fit), ...(set?.rules ?? [])],
        end,
      },
      diagnostics: this.diagnostics,
      relaxations: setter.relaxations,
    };
  }

  /** The arrangement counts white above the strip as the strip's; the dummy does not. */
  private strippedOfWhite(slot: Slot, white: number): Slot {
    return slot.kind === 'strip' && white > 0 ? { ...slot, line: slot.line + white, lines: slot.lines - white } : slot;
  }

  private rect(slot: Pick<Slot, 'column' | 'columns' | 'line' | 'lines'>): Rect {
    return this.grid.rect(slot.column, slot.columns, slot.line, slot.lines);
  }

  private belongs(block: string, order: number, slot: string): Belongs {
    return { story: this.input.story.id, block, order, slot };
  }

  private setHead(head: ReturnType<typeof planHeadline>): void {
    let order = -100;
    const wanted = ['kicker', 'headline', 'deck', 'standfirst', 'byline'];
    const set = setHeadline(this.setter, head, this.grid.y);
    set.sort((a, b) => wanted.indexOf(a.role) - wanted.indexOf(b.role));
    for (const { role, para, line } of set) this.sheet.addLines(role, around([line]), this.belongs(para.block, order++, 'headline'), [line]);
  }

  private boxes(): { wanted: Wanted[]; plans: Map<string, { box: BoxBlock; plan: BoxPlan }> } {
    const plans = new Map<string, { box: BoxBlock; plan: BoxPlan }>();
    const wanted = this.matter.boxes.map((box, i): Wanted => {
      const anchor = this.anchor(this.input.form.boxes, i);
      const plan = planBox(this.setter, box, this.grid.span(anchor.column, anchor.columns));
      plans.set(box.id, { box, plan });
      return { name: `box-${i + 1}`, kind: 'box', block: box.id, anchor, lines: plan.lines };
    });
    return { wanted, plans };
  }

  private quotes(): { wanted: Wanted[]; plans: Map<string, { quote: QuoteBlock; plan: QuotePlan }> } {
    const plans = new Map<string, { quote: QuoteBlock; plan: QuotePlan }>();
    const wanted = this.matter.quotes.map((quote, i): Wanted => {
      const anchor = this.anchor(this.input.form.pullquotes, i);
      const plan = planQuote(this.setter, quote, this.grid.span(anchor.column, anchor.columns) * this.grid.em, this.input.form.scale.quote);
      plans.set(quote.id, { quote, plan });
      return { name: `pullquote-${i + 1}`, kind: 'pullquote', block: quote.id, anchor, lines: plan.lines };
    });
    return { wanted, plans };
  }

  /** Anchors run out: the last one again, moved on by the board to where there is room. */
  private anchor(anchors: readonly Anchor[], i: number): Anchor {
    return anchors[i] ?? anchors.at(-1) ?? bug('a template without anchors');
  }

  private pictures(): PictureWish[] {
    const { form } = this.input;
    const figures = this.matter.figures.filter((figure) => this.input.picture(figure.file));
    const lead = figures.find((figure) => figure.classes.includes('lead')) ?? figures[0];
    const ordered = lead ? [lead, ...figures.filter((figure) => figure !== lead)] : [];
    const free = [...form.pictures];
    return ordered.map((figure, i) => {
      const at = i === 0 ? 0 : preferred(free, figure);
      const anchor = free.splice(at, 1)[0] ?? this.anchor(form.pictures.slice(1), i % (form.pictures.length - 1));
      return { name: `picture-${i + 1}`, block: figure.id, anchor, heights: (columns) => this.heights(figure, { ...anchor, columns }) };
    });
  }

  private heights(figure: FigureBlock, anchor: Anchor): { natural: number; least: number; most: number } {
    const picture = this.input.picture(figure.file)!;
    const width = this.grid.span(anchor.column, anchor.columns) * this.grid.em;
    const caption = captionHeight(this.setter, figure, this.captionAt(anchor.column, anchor.columns).width, this.input.form.scale.caption);
    const air = anchor.edge === 'head' ? AIR_BELOW : anchor.edge === 'foot' ? AIR_ABOVE : AIR_ABOVE + AIR_BELOW;
    const lines = (height: number): number => (height + caption) / this.grid.leading + air;
    const high = (width * picture.height) / picture.width;
    const limits = picture.vector ? CROP.drawing : CROP.photo;
    const natural = Math.max(4, Math.round(lines(high)));
    const tallest = this.grid.spec.lines * 0.55;
    return { natural: Math.min(natural, Math.round(tallest)), least: Math.max(4, Math.min(natural, Math.floor(lines(high * limits.least)))), most: Math.min(Math.ceil(lines(high * limits.most)), Math.round(tallest)) };
  }

  /** A caption stands under the larger part of a picture that crosses the fold, never in the fold. */
  private captionAt(column: number, columns: number): { x: number; width: number } {
    const { grid } = this;
    const { fold } = grid.spec;
    const last = column + columns - 1;
    if (!fold || column > fold.after || last <= fold.after) return { x: grid.columnX(column), width: grid.span(column, columns) * grid.em };
    const left = fold.after - column + 1;
    const [from, count] = left >= columns - left ? [column, left] : [fold.after + 1, columns - left];
    return { x: grid.columnX(from), width: grid.span(from, count) * grid.em };
  }

  private setPictureSlot(slot: Slot, top: number, bottom: number): Placed {
    const { grid, input } = this;
    const figure = this.matter.figures.find((candidate) => candidate.id === slot.block)!;
    const air = { above: slot.line <= top ? 0 : AIR_ABOVE * grid.leading, below: slot.line + slot.lines - 1 >= bottom ? 0 : AIR_BELOW * grid.leading };
    const set = setFigure(this.setter, figure, this.rect(slot), air, this.captionAt(slot.column, slot.columns), input.form.scale.caption);
    const picture = input.picture(figure.file)!;
    const crop = input.crop(picture, set.picture.width / set.picture.height, figure.focus);
    this.sheet.addPicture(set.picture, this.belongs(figure.id, figure.order, slot.name), { file: figure.file, sha256: input.sha256(figure.file), crop, alt: figure.alt });
    if (set.caption.length) this.sheet.addLines('caption', around(set.caption), this.belongs(figure.caption!.block, figure.order, slot.name), set.caption);
    if (set.credit.length) this.sheet.addLines('credit', around(set.credit), this.belongs(figure.credit!.block, figure.order, slot.name), set.credit);
    return { id: figure.id, rect: set.picture };
  }

  private setBoxSlot(slot: Slot, plans: ReadonlyMap<string, { box: BoxBlock; plan: BoxPlan }>): Placed {
    const { box, plan } = plans.get(slot.block!)!;
    const { em, leading } = this.grid;
    const rect = this.rect(slot);
    const byBlock = new Map<string, ReturnType<typeof setBox>>();
    for (const line of setBox(this.setter, box, plan, rect, em, leading)) byBlock.set(line.block, [...(byBlock.get(line.block) ?? []), line]);
    for (const [block, lines] of byBlock) {
      const set = lines.map(({ line }) => line);
      this.sheet.addLines('box', around(set), this.belongs(block, lines[0]!.order, slot.name), set);
    }
    const air = 0.4 * leading;
    return { id: box.id, rect: { ...rect, height: rect.height - air } };
  }

  private setQuoteSlot(slot: Slot, plans: ReadonlyMap<string, { quote: QuoteBlock; plan: QuotePlan }>): Placed {
    const { quote, plan } = plans.get(slot.block!)!;
    const set = setQuote(this.setter, quote, plan, this.rect(slot), this.grid.leading);
    for (const { block, line } of set.lines) this.sheet.addLines('pullquote', around([line]), this.belongs(block, quote.order, slot.name), [line]);
    return { id: quote.id, rect: set.rect };
  }

  private setStrip(strip: StripPlan): NonNullable<Surroundings['strip']> & { readonly rules: readonly ColumnRule[] } {
    const { grid } = this;
    const line = grid.spec.lines - strip.lines + 1;
    const placed = strip.place(grid.lineY(line));
    const byBlock = new Map<string, (typeof placed.lines)[number][]>();
    for (const made of placed.lines) byBlock.set(made.block, [...(byBlock.get(made.block) ?? []), made]);
    for (const [block, made] of byBlock) {
      const parts = columnsOf(made.map((one) => one.line));
      for (const lines of parts) this.sheet.addLines(made[0]!.role, around(lines), this.belongs(block, made[0]!.order, 'strip'), lines);
    }
    this.seals.push(...placed.seals);
    return { rect: placed.rect, nodes: placed.nodes, drawings: placed.drawings, kind: strip.kind, rules: placed.rules };
  }

  /** Sets the running text; returns where the end mark goes. */
  private setText(fit: Fit): Surroundings['end'] {
    let end: Surroundings['end'] = null;
    for (const filled of fit.filled.legs)
      for (const piece of filled.pieces) {
        const block = this.matter.flow[piece.block]!;
        if (block.kind === 'crosshead') this.setCrosshead(filled, piece);
        else end = this.setPiece(filled, piece, block);
      }
    return fit.filled.rest ? null : end;
  }

  private setCrosshead(filled: FilledLeg, piece: Piece): void {
    const { grid } = this;
    const block = this.matter.flow[piece.block]!;
    if (block.kind !== 'crosshead') return;
    const { leg } = filled;
    const set = this.crossheads.set(block, grid.columnX(leg.column), grid.lineY(leg.line + piece.row), leg.measure, piece.rows);
    if (set.seal) this.seals.push(set.seal);
    const byId = new Map<string, (typeof set.lines)[number][]>();
    for (const line of set.lines) byId.set(line.id, [...(byId.get(line.id) ?? []), line]);
    for (const [id, lines] of byId) {
      const made = lines.map(({ line }) => line);
      this.sheet.addLines('crosshead', around(made), this.belongs(id, block.order, 'text'), made);
    }
  }

  private setPiece(filled: FilledLeg, piece: Piece, block: ParaBlock): Surroundings['end'] {
    const { grid, setter } = this;
    const { leg } = filled;
    const items = setter.compose(block.para);
    const x = grid.columnX(leg.column);
    const measure = leg.measure * grid.em;
    const lines = Array.from(piece.ends, (end, i) => {
      const a = i === 0 ? piece.from : piece.ends[i - 1]!;
      const back = piece.dropcap && i < piece.dropcap.lines ? piece.dropcap.em : 0;
      const lead = a === items.from && !piece.dropcap ? block.para.indent : back;
      return setter.line(items, a, end - 1, { x, measure, baseline: grid.baseline(leg.line + piece.row + i), size: grid.em, lead }, undefined, true);
    });
    const rect: Rect = { x, y: grid.lineY(leg.line + piece.row), width: measure, height: piece.ends.length * grid.leading };
    const belongs = this.belongs(block.id, block.order, 'text');
    if (piece.dropcap) this.setDropcap(block, piece, x, leg.line + piece.row, belongs);
    this.sheet.addLines(block.para.role, rect, belongs, lines);
    const last = lines.at(-1)!;
    const run = last.runs.at(-1)!;
    const right = run.at.at(-1)! + 1.3 * grid.em;
    return right + grid.em <= x + measure + 0.01 ? { x: right, baseline: last.baseline } : null;
  }

  /** The first character, as high as its lines: from the top of the first em square to the baseline of the last. */
  private setDropcap(block: ParaBlock, piece: Piece, x: number, line: number, belongs: Belongs): void {
    const { grid, setter } = this;
    const lines = piece.dropcap!.lines;
    const first = block.para.runs[0]!;
    const size = ((lines - 1) * grid.leading + grid.em) * 0.98;
    const items = setter.compose(block.para);
    const units = setter.stream.units[items.from]!;
    const { offsets: _, ...plain } = first;
    const para = { ...block.para, size, indent: 0, align: 'start' as const, runs: [{ ...plain, text: first.text.slice(0, units), face: block.dropcap!.face, span: first.span && { ...first.span, end: first.span.start + units } }] };
    const top = grid.lineY(line) + (grid.leading - grid.em) / 2;
    const set = setter.single(para, x, size, top + size * ABOVE);
    this.sheet.addLines(block.para.role, around([set]), belongs, [set]);
  }

  private textSlots(fit: Fit): Slot[] {
    return fit.filled.legs.map(({ leg }, i) => ({ name: i === 0 ? 'text' : `text-${i + 1}`, kind: 'text', column: leg.column, columns: 1, line: leg.line, lines: leg.lines, block: null }));
  }

  /** White that is meant: below level columns, behind the story's end, legs too short for text. */
  private whites(fit: Fit, strip: number): Slot[] {
    const { grid } = this.input.form;
    const whites: Slot[] = [];
    const add = (column: number, columns: number, line: number, lines: number): void => {
      if (lines > 0) whites.push({ name: `white-${whites.length + 1}`, kind: 'white', column, columns, line, lines, block: null });
    };
    if (fit.white) add(1, grid.columns, grid.lines - strip - fit.white + 1, fit.white);
    const used = new Set(fit.filled.legs.map(({ leg }) => `${leg.column}:${leg.line}`));
    for (const leg of fit.arrangement.legs) if (!used.has(`${leg.column}:${leg.line}`)) add(leg.column, 1, leg.line, leg.lines);
    const last = fit.filled.legs.at(-1);
    if (last && !fit.filled.rest && last.short > 0) add(last.leg.column, 1, last.leg.line + last.leg.lines - last.short, last.short);
    return whites;
  }

  /** Hairlines between neighbouring columns where both hold text; none at the fold. */
  private rules(fit: Fit): ColumnRule[] {
    const { grid } = this;
    const { chars, gap, fold } = grid.spec;
    const rules: ColumnRule[] = [];
    const legs = fit.filled.legs.map(({ leg }) => leg);
    for (const leg of legs) {
      if (fold?.after === leg.column) continue;
      const x = grid.columnX(leg.column) + (chars + gap / 2) * grid.em;
      for (const other of legs) {
        if (other.column !== leg.column + 1) continue;
        const from = Math.max(leg.line, other.line);
        const to = Math.min(leg.line + leg.lines, other.line + other.lines);
        if (to - from >= 3) rules.push({ x, top: grid.lineY(from) + 2, bottom: grid.lineY(to) - 2 });
      }
    }
    return rules;
  }

  private complain(fit: Fit, filler: Filler): void {
    const { story, form } = this.input;
    for (const wanted of fit.arrangement.unplaced) {
      const block = story.blocks.find((candidate) => candidate.id === wanted.block)!;
      this.diagnostics.push(diagnose('error', 'overset', `no room on the page for ${wanted.kind === 'picture' ? `picture ${(block as FigureBlock).file}` : `this ${wanted.kind}`} (${wanted.anchor.columns} columns × ${wanted.lines} lines): take one out, or cut the text`, block.span, story.source));
    }
    const { rest } = fit.filled;
    if (!rest) return;
    const lines = filler.rowsFrom(rest, form.grid.chars);
    const block = this.matter.flow[rest.block]!;
    const characters = this.charactersFrom(rest);
    this.diagnostics.push(diagnose('error', 'overset', `溢 ${lines} 行: ${characters} characters from here on find no room on ${this.input.folios.join('–')}; cut about ${characters} characters or take out a picture`, { ...block.span, start: this.sourceOf(rest) }, story.source));
  }

  private sourceOf(rest: { block: number; box: number }): number {
    const block = this.matter.flow[rest.block]!;
    if (block.kind !== 'para') return block.span.start;
    const span = block.para.runs[0]?.span;
    const items = this.setter.compose(block.para);
    return span && rest.box > items.from ? Math.min(span.start + this.setter.stream.offset[rest.box]!, block.span.end) : block.span.start;
  }

  private charactersFrom(rest: { block: number; box: number }): number {
    let count = 0;
    for (let i = rest.block; i < this.matter.flow.length; i++) {
      const block = this.matter.flow[i]!;
      if (block.kind !== 'para') continue;
      const items = this.setter.compose(block.para);
      count += i === rest.block ? items.to - Math.max(items.from, rest.box) : items.to - items.from;
    }
    return count;
  }
}

/** The anchor that suits a figure's class: a tall one for a portrait, the widest for a wide one, else the next. */
function preferred(free: readonly Anchor[], figure: FigureBlock): number {
  if (figure.classes.includes('portrait')) return Math.max(0, free.findIndex(({ columns }) => columns === 1));
  if (figure.classes.includes('wide')) return free.reduce((best, { columns }, i) => (columns > free[best]!.columns ? i : best), 0);
  return Math.max(0, free.findIndex(({ columns }) => columns > 1));
}

/** Lines of one block parted where they jump to another column. */
function columnsOf<T extends { readonly x: number; readonly baseline: number }>(lines: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (const line of lines) {
    const before = parts.at(-1)?.at(-1);
    if (before && Math.abs(before.x - line.x) < 1) parts.at(-1)!.push(line);
    else parts.push([line]);
  }
  return parts;
}
