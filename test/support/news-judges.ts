/**
 * A made-up page of many stories in, what newspaper.md says never to do and it does out, as sentences with an id: overlaps, lost text, N1 to N3, N5 to N7, N9, N11, N12,
 * lines off the grid. Reads frames and the dummy; asks make-up nothing.
 */
import type { Frame, Line } from '../../src/layout/types.ts';
import type { MadePage } from './news-page.ts';

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const NEAR = 0.02;
const BODY = new Set(['body', 'list']);
const HEAD = new Set(['kicker', 'headline', 'deck', 'byline', 'standfirst']);

export const boxOf = ({ x, y, width, height }: Frame['rect']): Box => ({ left: x, right: x + width, top: y, bottom: y + height });
const sizeOf = (line: Line): number => line.runs.reduce((most, { size }) => Math.max(most, size), 0);

/** Where a line has ink: its first and last glyph, its em square. */
export function inkOf(line: Line): Box {
  const size = sizeOf(line);
  const at = line.runs.flatMap((run) => run.at);
  // The left half of an opening mark's em square is blank.
  const opens = '“‘（《〈【「『'.includes(wordsOf(line).charAt(0)) ? size / 2 : 0;
  return {
    left: Math.min(...at) + opens,
    right: Math.max(...at) + size / 2,
    top: line.baseline - 0.88 * size,
    bottom: line.baseline + 0.12 * size,
  };
}

const meet = (a: Box, b: Box): boolean =>
  a.left < b.right - NEAR && b.left < a.right - NEAR && a.top < b.bottom - NEAR && b.top < a.bottom - NEAR;

const wordsOf = (line: Line): string => line.runs.map(({ text }) => text).join('');

interface Inked {
  readonly frame: Frame;
  readonly box: Box;
  readonly line: Line | null;
}

function inked({ made }: MadePage): Inked[] {
  return made.frames.flatMap((frame): Inked[] => {
    if (frame.picture) return [{ frame, box: boxOf(frame.rect), line: null }];
    return (frame.lines ?? []).map((line) => ({ frame, box: inkOf(line), line }));
  });
}

/** N4, N11: glyphs and pictures that lie on each other. A drop cap stands beside its lines; parts of one line are one line. */
export function overlaps(page: MadePage): string[] {
  const all = inked(page).sort((a, b) => a.box.top - b.box.top);
  const faults: string[] = [];
  for (const [i, a] of all.entries())
    for (const b of all.slice(i + 1)) {
      if (b.box.top >= a.box.bottom) break;
      if (!meet(a.box, b.box) || sameLine(a, b) || isTitled(page, a, b) || isTitled(page, b, a)) continue;
      faults.push(`N4 ${called(a)} and ${called(b)} lie on each other`);
    }
  return faults;
}

/** What was typed in a line and what was not are two frames of one line. */
const sameLine = (a: Inked, b: Inked): boolean =>
  a.frame.block === b.frame.block &&
  (a.frame.role === 'generated' || b.frame.role === 'generated') &&
  a.line !== null &&
  b.line !== null &&
  Math.abs(a.line.baseline - b.line.baseline) < NEAR;

/** 题图压字: a headline's own line, whole, on the picture of its story that the copy says bears it. Nothing else may lie on a picture. */
function isTitled({ items }: MadePage, picture: Inked, title: Inked): boolean {
  if (!picture.frame.picture || !title.line || !TITLE.has(title.frame.role) || title.frame.story !== picture.frame.story)
    return false;
  const own = items.find(({ story }) => story.id === picture.frame.story)!.story.blocks;
  const bears = own.find(({ id }) => id === picture.frame.block);
  return bears?.kind === 'figure' && bears.classes.includes('overprint') && within(title.box, picture.box);
}

const TITLE = new Set(['kicker', 'headline']);
const within = (a: Box, b: Box): boolean => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

const called = ({ frame, line }: Inked): string => `${frame.id} (${frame.role}${line ? ` “${wordsOf(line).slice(0, 8)}”` : ''})`;

/** N4: matter outside its module. */
export function outside(page: MadePage): string[] {
  const { grid, dummy } = page;
  return inked(page).flatMap((one) => {
    const module = dummy.modules.find(({ demand }) => demand === one.frame.story);
    if (!module) return [`N4 ${called(one)} has no module`];
    const { column, columns, line, lines } = module.cells;
    const own = boxOf(grid.rect(column, columns, line, lines));
    const { box } = one;
    const out =
      box.left < own.left - NEAR ||
      box.right > own.right + 0.6 * grid.em ||
      box.top < own.top - NEAR ||
      box.bottom > own.bottom + NEAR;
    return out ? [`N4 ${called(one)} stands outside its module`] : [];
  });
}

/** Every character of every story is on the page or in the fit report, once, in order. */
export function lostText({ made, items }: MadePage): string[] {
  const faults: string[] = [];
  for (const { story, landing } of items) {
    if (landing) continue;
    const over = made.fit.filter((fit) => fit.story === story.id).flatMap(({ overset }) => overset);
    const on = made.rests.find((rest) => rest.story === story.id);
    for (const { id, text } of story.texts) {
      const placed = made.frames
        .filter((frame) => frame.block === id && frame.role !== 'generated')
        .flatMap((frame) => frame.lines ?? [])
        .flatMap(({ runs }) => runs.filter(({ src }) => src !== null))
        .map((run) => run.text)
        .join('');
      const rest = over
        .filter(({ block }) => block === id)
        .map((one) => one.text)
        .join('');
      const dropped = made.retold.find(({ block }) => block === id);
      const whole = bare(dropped ? dropped.text : text);
      const found = bare(placed + rest);
      if (found === whole || (on && whole.startsWith(found))) continue;
      faults.push(`lost: ${id} is “${found.slice(0, 12)}…” (${found.length}), not “${whole.slice(0, 12)}…” (${whole.length})`);
    }
  }
  return faults;
}

const bare = (text: string): string => text.replace(/\s/gu, '');

/** Body lines off the page's grid. */
export function offGrid({ made, grid }: MadePage): string[] {
  const first = grid.baseline(1);
  return made.frames.flatMap((frame) => {
    if (!BODY.has(frame.role) && frame.role !== 'box') return [];
    return (frame.lines ?? []).flatMap((line) => {
      if (sizeOf(line) > grid.em + NEAR) return [];
      const steps = (line.baseline - first) / grid.leading;
      return Math.abs(steps - Math.round(steps)) > 0.001 ? [`N4 ${frame.id} “${wordsOf(line).slice(0, 8)}” is off the grid`] : [];
    });
  });
}

interface Leg {
  readonly lines: { readonly frame: Frame; readonly line: Line }[];
}

/** Set over more than a column of the grid. */
const isWide = ({ form, grid }: MadePage, { measure }: Line): boolean => measure > (form.grid.chars + 2) * grid.em;

/** Running lines of a story by column, a new leg where there is a gap of more than a crosshead's, or the measure is another. */
function legsOf(page: MadePage, story: string): Leg[] {
  const running = page.made.frames
    .filter((frame) => frame.story === story && (BODY.has(frame.role) || frame.role === 'crosshead'))
    .flatMap((frame) =>
      (frame.lines ?? [])
        .filter((line) => frame.role === 'crosshead' || sizeOf(line) <= page.grid.em + NEAR)
        .map((line) => ({ frame, line })),
    );
  const legs: { x: number; lines: Leg['lines'] }[] = [];
  for (const one of running.sort((a, b) => column(a.line) - column(b.line) || a.line.baseline - b.line.baseline)) {
    const last = legs.at(-1);
    const before = last?.lines.at(-1)?.line.baseline ?? 0;
    const near = last && Math.abs(last.x - column(one.line)) < 12 && one.line.baseline - before < 5.5 * page.grid.leading;
    if (near && isWide(page, last.lines.at(-1)!.line) === isWide(page, one.line)) last.lines.push(one);
    else legs.push({ x: column(one.line), lines: [one] });
  }
  return legs;
}

const column = (line: Line): number => Math.round(line.x / 12) * 12;

const storiesOf = ({ items }: MadePage): string[] => items.map(({ story }) => story.id);

/** N1, N2: what stands alone at a column's foot or head. */
export function strandedLines(page: MadePage): string[] {
  return storiesOf(page).flatMap((story) =>
    legsOf(page, story).flatMap(({ lines }) => {
      const [first, last] = [lines[0]!, lines.at(-1)!];
      const faults = last.frame.role === 'crosshead' ? [`N1 ${last.frame.id} ends its column`] : [];
      const whole = page.made.frames.filter(({ block, role }) => block === first.frame.block && role === first.frame.role);
      const own = first.frame.lines!;
      const continued = whole.indexOf(first.frame) > 0 && whole.at(-1) === first.frame && own.length === 1;
      if (
        continued &&
        BODY.has(first.frame.role) &&
        lettersOf(whole[0]!) > 0 &&
        !page.made.rests.some((rest) => rest.story === story)
      )
        faults.push(`N2 ${first.frame.id} “${wordsOf(first.line)}” stands alone at a column's head`);
      return faults;
    }),
  );
}

const lettersOf = (frame: Frame): number => (frame.lines ?? []).filter((line) => sizeOf(line) < 12).length;

/** N3: a last line of one character, with or without a mark. */
export function lonelyCharacters(page: MadePage): string[] {
  return page.items.flatMap(({ story }) =>
    story.texts
      .filter(({ role }) => role === 'body' || role === 'list')
      .flatMap(({ id, text }) => {
        const lines = page.made.frames
          .filter((frame) => frame.block === id && BODY.has(frame.role))
          .flatMap((frame) => frame.lines ?? [])
          .filter((line) => sizeOf(line) <= page.grid.em + NEAR);
        const placed = bare(lines.map((line) => line.runs.map((run) => run.text).join('')).join(''));
        if (lines.length < 2 || !bare(text).endsWith(placed.slice(-4))) return [];
        const last = wordsOf(lines.at(-1)!).replace(/[，。、；：？！”’》）…—]/gu, '');
        return [...last].length === 1 ? [`N3 ${id} ends in “${wordsOf(lines.at(-1)!)}”`] : [];
      }),
  );
}

/** Feet of what text or a headline block begins under where the headline stands on a picture: the picture, its caption and credit. */
function titledFeet(page: MadePage, own: readonly Frame[]): number[] {
  const all = inked(page).filter(({ frame }) => own.includes(frame));
  const bearing = all.find((one) => all.some((line) => isTitled(page, one, line)));
  if (!bearing) return [];
  const words = all.filter(({ frame }) => frame.block!.startsWith(`${bearing.frame.block}.`));
  return [bearing, ...words].map(({ box }) => box.bottom);
}

/** N5: text begins under its headline, at the left column, with nothing between; under the picture on which that stands. */
export function detached(page: MadePage): string[] {
  const { grid } = page;
  return page.items.flatMap(({ story }) => {
    const own = page.made.frames.filter((frame) => frame.story === story.id);
    const titled = titledFeet(page, own);
    const heads = own
      .filter(({ role, slot }) => HEAD.has(role) && slot?.endsWith('-headline'))
      .flatMap((frame) => (frame.lines ?? []).map(inkOf));
    if (titled.length && heads.length) {
      const gap = (Math.min(...heads.map(({ top }) => top)) - Math.max(...titled)) / grid.leading;
      if (gap < -0.2 || gap > 3.6)
        return [`N5 ${story.id}: ${gap.toFixed(1)} lines between the picture of its headline and its deck`];
    }
    const body = own.filter(({ role }) => BODY.has(role)).flatMap((frame) => frame.lines ?? []);
    const module = page.dummy.modules.find(({ demand }) => demand === story.id);
    if (!(heads.length + titled.length) || !body.length || !module) return [];
    const first = body.reduce((best, line) => (line.baseline + line.x * 3 < best.baseline + best.x * 3 ? line : best));
    const left = grid.columnX(module.cells.column);
    const faults =
      first.x > left + 3 * grid.em
        ? [`N5 ${story.id}: its text begins ${Math.round((first.x - left) / grid.em)} em to the right`]
        : [];
    const foot = Math.max(...titled, ...heads.map(({ bottom }) => bottom));
    const gap = (inkOf(first).top - foot) / grid.leading;
    return gap < -0.2 || gap > 3.6 ? [...faults, `N5 ${story.id}: ${gap.toFixed(1)} lines between headline and text`] : faults;
  });
}

/** N6: reading order that goes up or left within a module; only from wide legs to narrower ones that all lie under them does it go back to the left. */
export function straying(page: MadePage): string[] {
  return page.items.flatMap(({ story }) => {
    const order = new Map(story.texts.map(({ id }, i) => [id, i]));
    const lines = page.made.frames
      .filter((frame) => frame.story === story.id && BODY.has(frame.role) && story.head.byline?.block !== frame.block)
      .flatMap((frame) =>
        (frame.lines ?? []).filter((line) => sizeOf(line) <= page.grid.em + NEAR).map((line) => ({ frame, line })),
      )
      .sort((a, b) => order.get(a.frame.block!)! - order.get(b.frame.block!)! || a.frame.order - b.frame.order);
    const [wide, own] = [lines.filter((one) => isWide(page, one.line)), lines.filter((one) => !isWide(page, one.line))];
    const top = Math.min(...own.map(({ line }) => line.baseline));
    const left = Math.min(...own.map(({ line }) => line.x)) + 4 * page.grid.em;
    const banded = wide.length > 0 && own.length > 0 && wide.every(({ line }) => line.baseline < top);
    return lines.slice(1).flatMap(({ frame, line }, i) => {
      const before = lines[i]!.line;
      const turns = banded && isWide(page, before) !== isWide(page, line);
      if (turns && isWide(page, before) && line.x < left) return [];
      const right = !turns && line.x > before.x + 4 * page.grid.em;
      const under = Math.abs(line.x - before.x) <= 4 * page.grid.em && line.baseline > before.baseline;
      return right || under
        ? []
        : [`N6 ${frame.id} “${wordsOf(line).slice(0, 8)}” is read after what stands right of it or under it`];
    });
  });
}

/** Text set at another measure than its leg's: wide above the foot of an opening, the module's own under it. Quotations and notes stand in, a drop cap is no line. */
export function offMeasure(page: MadePage): string[] {
  const { grid, dummy } = page;
  return page.items.flatMap(({ story }) => {
    const module = dummy.modules.find(({ demand }) => demand === story.id);
    const opening = module?.shape.opening;
    if (!module || !opening) return [];
    const lines = page.made.frames
      .filter((frame) => frame.story === story.id && frame.role === 'body')
      .flatMap((frame) => (frame.lines ?? []).map((line) => ({ frame, line })))
      .filter(({ line }) => Math.abs(sizeOf(line) - grid.em) < NEAR);
    const [wide, own] = [opening.legs.measure * grid.em, module.shape.legs.measure * grid.em];
    const top = Math.min(...lines.map(({ line }) => line.baseline));
    const right = grid.columnX(module.cells.column + opening.columns) - NEAR;
    return lines.flatMap(({ frame, line }) => {
      const foot = opening.behind ? Infinity : top + (opening.lines - 0.5) * grid.leading;
      const opens = line.x < right && line.baseline < foot;
      // A quotation stands in by one em, in wide legs by two.
      const off = ![0, 1, 2].some((inset) => Math.abs(line.measure + inset * grid.em - (opens ? wide : own)) <= NEAR);
      const out = inkOf(line).right > line.x + line.measure + 0.6 * grid.em;
      const said = `${frame.id} “${wordsOf(line).slice(0, 8)}”`;
      return off || out
        ? [`measure: ${said} is not ${opens ? 'as wide as the wide legs' : "as wide as the module's own legs"}`]
        : [];
    });
  });
}

/** N7: a caption or credit that is not right under its picture. */
export function strayCaptions(page: MadePage): string[] {
  const pictures = page.made.frames.filter(({ picture }) => picture);
  return page.made.frames
    .filter(({ role }) => role === 'caption' || role === 'credit')
    .flatMap((frame) => {
      const own = pictures.find(({ block }) => frame.block!.startsWith(`${block}.`));
      if (!own) return [`N7 ${frame.id} has no picture`];
      const [at, box] = [boxOf(own.rect), boxOf(frame.rect)];
      const under = box.top >= at.bottom - NEAR && box.top - at.bottom < 40;
      const within = box.left >= at.left - NEAR && box.right <= at.right + page.grid.em;
      return under && within ? [] : [`N7 ${frame.id} is not under its picture`];
    });
}

/** N11: a picture that is stretched. */
export const stretched = (page: MadePage): string[] =>
  page.made.frames.flatMap(({ id, picture, rect }) => {
    if (!picture) return [];
    const off = Math.abs(rect.width / rect.height / (picture.crop.width / picture.crop.height) - 1);
    return off > 0.002 ? [`N11 ${id} is stretched by ${(off * 100).toFixed(1)} %`] : [];
  });

/** N12: text in a line narrower than five characters; a drop cap is no line. */
export const narrow = (page: MadePage): string[] =>
  page.made.frames
    .filter(({ role }) => BODY.has(role))
    .flatMap(({ id, lines }) =>
      (lines ?? [])
        .filter((line) => line.measure < 5 * page.grid.em - NEAR && sizeOf(line) <= page.grid.em + NEAR)
        .map(() => `N12 ${id} has a line narrower than 5 characters`),
    );

/** Every fault of a page. */
export const neverOf = (page: MadePage): string[] => [
  ...overlaps(page),
  ...outside(page),
  ...offGrid(page),
  ...strandedLines(page),
  ...lonelyCharacters(page),
  ...detached(page),
  ...straying(page),
  ...offMeasure(page),
  ...strayCaptions(page),
  ...stretched(page),
  ...narrow(page),
];
