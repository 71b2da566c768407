/**
 * Sets one fitted module on the sheet: headline block, running text, pictures with captions, boxes, quotes. In: a module and what copyfit chose. Out: frames
 * on the desk's sheet. Chooses nothing.
 */
import type { Rect } from '../../base/index.ts';
import type { PictureShape } from '../../plan/news/types.ts';
import type { StyledPara } from '../../style/matter.ts';
import { around } from '../around.ts';
import { setBox } from '../box.ts';
import { grouped } from '../desk.ts';
import { AIR_BELOW, setFigure } from '../figure.ts';
import { setFlow } from '../flow-text.ts';
import { captionAt } from '../fold.ts';
import { addPictures } from '../group.ts';
import { textOf } from '../headline-line.ts';
import { headlineNotes } from '../headline-notes.ts';
import { addInset } from '../inset.ts';
import { setQuote } from '../quote.ts';
import { bandIn } from './across.ts';
import type { NewsDesk } from './desk.ts';
import type { FittedModule } from './fit.ts';
import type { PlacedPart } from './geometry.ts';
import { forcedHead, planUnder, setHead } from './head.ts';
import { BOX_ABOVE, insetAir, planBoxAt, planInsetAt, planQuoteAt } from './insets.ts';
import { AIR_OVER_HEAD, airOf, isWhole } from './pictures.ts';
import { headUnder } from './title.ts';
import { tellUnfit } from './title-notes.ts';
import { setTitle } from './title-set.ts';
import type { NewsItem } from './types.ts';
import { setUpright } from './upright.ts';

/** White under a box's tint, lines. */
const BOX_AIR = 0.4;

/** Sets a story's module. */
export function setModule(desk: NewsDesk, item: NewsItem, fitted: FittedModule): void {
  tellUnfit(desk, item, fitted.module);
  setHeadOf(desk, item, fitted);
  const matter = desk.matter(item);
  setFlow(desk, { flow: matter.flow, belongs: (block, order) => desk.belongs(item, block, order, 'text') }, fitted.filled.legs);
  const counts = new Map<string, number>();
  for (const part of fitted.geometry.parts) {
    const count = (counts.get(part.kind) ?? 0) + 1;
    counts.set(part.kind, count);
    const slot = `${part.kind}-${count}`;
    if (part.kind === 'headline') setUprightPart(desk, item, fitted, part);
    else if (part.kind === 'picture') setPicture(desk, item, fitted, part, slot);
    else if (part.kind === 'box') setBoxPart(desk, item, part, slot);
    else if (part.kind === 'pullquote') setQuotePart(desk, item, part, slot);
    else setInsetPart(desk, item, part, slot);
  }
}

function setUprightPart(desk: NewsDesk, item: NewsItem, { module }: FittedModule, { cells }: PlacedPart): void {
  const { ladder } = desk.input.form.scale;
  const rung = ladder.find((one) => one.vertical && one.weight === item.weight && one.columns === module.shape.columns)!;
  const set = setUpright(desk, item, rung, desk.rect(cells));
  for (const [i, { role, para, rect, line }] of set.entries())
    desk.sheet.addLines(role, rect, desk.belongs(item, para.block, i - set.length, 'headline'), [line]);
}

/** As the compared text has them (formats.md). */
const HEAD_ORDER = ['kicker', 'headline', 'deck', 'byline', 'standfirst'];

function setHeadOf(desk: NewsDesk, item: NewsItem, { geometry, module }: FittedModule): void {
  const cells = geometry.head;
  if (!cells) return;
  const rect = desk.rect(cells);
  const { size, face, rows, picture } = module.shape.head;
  const wish = { size, face, mostRows: Math.max(1, rows), band: bandIn(desk.grid, cells.column, cells.columns) };
  const head = picture
    ? planUnder(desk, headUnder(desk, item), rect.width, wish)
    : forcedHead(desk, desk.head(item), rect.width, wish);
  const atTop = cells.line === desk.top;
  const set = setHead(desk, head, rect.x, rect.y, cells.lines, atTop);
  const ordered = set.sort((a, b) => HEAD_ORDER.indexOf(a.role) - HEAD_ORDER.indexOf(b.role));
  for (const [i, { role, para, line }] of ordered.entries())
    desk.sheet.addLines(role, around([line]), desk.belongs(item, para.block, i - ordered.length, 'headline'), [line]);
  if (!picture) tellHead(desk, item, head.main, rect);
}

function tellHead(desk: NewsDesk, item: NewsItem, main: ReturnType<typeof forcedHead>['main'], rect: Pick<Rect, 'width'>): void {
  const { story } = item;
  const { headline } = desk.head(item);
  const telling = {
    setter: desk.setter,
    main,
    parts: headline,
    width: rect.width,
    smallest: main.size,
    source: story.source,
    whole: { file: story.file, start: 0, end: 0 },
  };
  desk.diagnostics.push(...headlineNotes(telling));
  const dropped = item.landing ? [] : (main.turned?.dropped ?? []);
  if (!dropped.length) return;
  const kept = textOf(headline[0]!).split('');
  for (const at of dropped) kept[at] = '';
  desk.retold.push({ block: headline[0]!.block, text: kept.join('') });
}

function setPicture(desk: NewsDesk, item: NewsItem, { module }: FittedModule, { block, cells }: PlacedPart, slot: string): void {
  const { input, sheet, setter } = desk;
  const figure = desk.matter(item).figures.find(({ id }) => id === block)!;
  const shape = module.shape.pictures.find((one) => one.block === block)!;
  const rect = desk.rect(cells);
  const { head } = module.shape;
  const bare = head.picture === block && head.lines === 0;
  const air = airAround(desk, shape, module.shape.columns, cells.line, bare);
  const set = setFigure(setter, figure, rect, air, captionAt(desk.grid, cells.column, cells.columns), input.form.scale.caption);
  const band = desk.grid.beforeFold(cells.column, cells.columns) ? desk.grid.foldBand() : null;
  addPictures(sheet, { ...input, band }, figure, set.picture, (id) => desk.belongs(item, id, figure.order, slot));
  if (head.picture === block) {
    const { main, width } = setTitle(desk, item, module, set.picture, slot);
    tellHead(desk, item, main, { width });
  }
  const words = (role: 'caption' | 'credit', para: StyledPara | null, lines: typeof set.caption): void => {
    if (para && lines.length) sheet.addLines(role, around(lines), desk.belongs(item, para.block, figure.order, slot), lines);
  };
  words('caption', figure.caption, set.caption);
  words('credit', figure.credit, set.credit);
  desk.pictures.push({ id: figure.id, rect: set.picture });
}

/** White over and under a picture in its cells, pt: none over one that stands at the head of the page. */
function airAround(
  { grid, top }: NewsDesk,
  shape: PictureShape,
  module: number,
  line: number,
  bare: boolean,
): { above: number; below: number } {
  const whole = isWhole(shape, module);
  if (shape.edge === 'foot') return { above: airOf('foot', whole) * grid.leading, below: 0 };
  const below = (whole && !bare ? AIR_OVER_HEAD.below : AIR_BELOW) * grid.leading;
  return { above: whole && line > top ? AIR_OVER_HEAD.above * grid.leading : 0, below };
}

function setBoxPart(desk: NewsDesk, item: NewsItem, { block, cells }: PlacedPart, slot: string): void {
  const { em, leading } = desk.grid;
  const matter = desk.matter(item);
  const box = matter.boxes.find(({ id }) => id === block)!;
  const plan = planBoxAt(desk, matter, block, cells.columns);
  const rect = desk.rect({ ...cells, line: cells.line + BOX_ABOVE, lines: plan.lines });
  for (const [id, made] of grouped(setBox(desk.setter, box, plan, rect, em, leading), (line) => line.block)) {
    const lines = made.map(({ line }) => line);
    desk.sheet.addLines('box', around(lines), desk.belongs(item, id, made[0]!.order, slot), lines);
  }
  desk.boxes.push({ id: box.id, rect: { ...rect, height: rect.height - BOX_AIR * leading } });
}

function setQuotePart(desk: NewsDesk, item: NewsItem, { block, cells }: PlacedPart, slot: string): void {
  const matter = desk.matter(item);
  const quote = matter.quotes.find(({ id }) => id === block)!;
  const plan = planQuoteAt(desk, matter, block, cells.columns);
  const set = setQuote(desk.setter, quote, plan, desk.rect(cells), desk.grid.leading);
  for (const { block: id, line } of set.lines)
    desk.sheet.addLines('pullquote', around([line]), desk.belongs(item, id, quote.order, slot), [line]);
  desk.pullquotes.push({ id: quote.id, rect: set.rect });
}

function setInsetPart(desk: NewsDesk, item: NewsItem, { block, cells }: PlacedPart, slot: string): void {
  const matter = desk.matter(item);
  const inset = matter.insets.find(({ id }) => id === block)!;
  const rect = desk.rect({ ...cells, line: cells.line + insetAir(matter) });
  const placed = planInsetAt(desk, matter, block, cells.columns).place(rect.x, rect.y);
  addInset(desk.sheet, (id) => desk.belongs(item, id, inset.order, slot), inset, placed);
}
