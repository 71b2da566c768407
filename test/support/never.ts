/**
 * A made-up page in, what newspaper.md says never to do and it does out (N1, N2, N4 to N8), as sentences with block, place and text.
 * N3 and N12 are in measure.ts. Reads the Layout and the dummy; asks makeup nothing.
 */
import type { Built } from './build.ts';
import { type Extent, extentOf } from './geometry.ts';
import { called, paragraphs, type SetLine, setLines } from './set-lines.ts';

type Page = Pick<Built, 'page' | 'plan' | 'layout' | 'face' | 'manuscript'>;

const flowing = new Set(['body', 'crosshead', 'list', 'table']);
const NEAR = 0.01;

export const storyLines = ({ page, face }: Page): SetLine[] => setLines(page, face, ({ story }) => story !== null);

/** Left edge of a column, from 1. */
export function columnX(grid: Page['page']['grid'], column: number): number {
  const folded = grid.fold && column > grid.fold.after ? grid.fold.gap - grid.gap : 0;
  return grid.x + ((column - 1) * (grid.chars + grid.gap) + folded) * grid.em;
}

/** Where a slot of the dummy lies on the page. */
export function slotExtent(of: Page, slot: Page['plan']['slots'][number]): Extent {
  const { grid } = of.page;
  const last = slot.column + slot.columns - 1;
  const top = grid.y + (slot.line - 1) * grid.leading;
  return {
    left: columnX(grid, slot.column),
    right: columnX(grid, last) + grid.chars * grid.em,
    top,
    bottom: top + slot.lines * grid.leading,
  };
}

/** N1: a crosshead with no line of its text under it in its column. */
export function strandedCrossheads(of: Page): string[] {
  const { grid } = of.page;
  const lines = storyLines(of);
  const order = of.layout.stories.flatMap(({ blocks }) => blocks.map(({ id }) => id));
  const heads = lines.filter(({ frame }) => frame.role === 'crosshead');
  return heads.flatMap((head) => {
    const under = nearestUnder(head, lines);
    if (under?.frame.role === 'crosshead' && sameHead(head, under)) return [];
    const next = order.slice(order.indexOf(head.frame.block!)).find((id) => !sameHeadId(id, head.frame.block!));
    const gap = under ? under.line.baseline - head.line.baseline : Infinity;
    if (under && under.frame.block === next && gap <= 3 * grid.leading) return [];
    if (under && flowing.has(under.frame.role) && under.frame.role !== 'crosshead' && gap <= 3 * grid.leading && skipsMatter(of, next, under)) return []; // prettier-ignore
    return [`N1 ${called(head)} has ${under ? called(under) : 'nothing'} under it`];
  });
}

/** Whether between two blocks of the copy there is nothing that flows: only pictures, boxes and quotes. */
function skipsMatter({ layout, page }: Page, next: string | undefined, under: SetLine): boolean {
  const order = layout.stories.flatMap(({ blocks }) => blocks.map(({ id }) => id));
  const roleOf = (id: string) => page.frames.find(({ block }) => block === id)?.role ?? 'note';
  const from = order.indexOf(next ?? '');
  const to = order.indexOf(under.frame.block ?? '');
  return from >= 0 && to > from && order.slice(from, to).every((id) => !flowing.has(roleOf(id)));
}

const headOf = (id: string): string => id.replace(/\.[a-z]$/, '');
const sameHeadId = (a: string, b: string): boolean => headOf(a) === headOf(b);
const sameHead = (a: SetLine, b: SetLine): boolean => sameHeadId(a.frame.block ?? '', b.frame.block ?? '');

/** Whether the measures of two lines lie over each other. */
function sameColumn({ line: a }: SetLine, { line: b }: SetLine): boolean {
  const shared = Math.min(a.x + a.measure, b.x + b.measure) - Math.max(a.x, b.x);
  return shared > 0.5 * Math.min(a.measure, b.measure);
}

/** The line that stands nearest under another, whatever it is. */
function nearestUnder(line: SetLine, lines: readonly SetLine[]): SetLine | undefined {
  const under = lines.filter((other) => other.line.baseline > line.line.baseline + 1 && sameColumn(line, other));
  return under.sort((a, b) => a.line.baseline - b.line.baseline)[0];
}

/** Lines of a block parted where they jump to another column or over something. */
export function legs(made: readonly SetLine[]): SetLine[][] {
  const parts: SetLine[][] = [];
  for (const line of made) {
    const before = parts.at(-1)?.at(-1);
    const step = before ? line.line.baseline - before.line.baseline : 0;
    if (before && Math.abs(before.line.x - line.line.x) < 1 && step > 0 && step < 1.6 * line.size) parts.at(-1)!.push(line);
    else parts.push([line]);
  }
  return parts;
}

/** N2: the last line of a paragraph alone at the head of a column or leg. */
export function widows(of: Page): string[] {
  const running = storyLines(of).filter(({ frame }) => ['body', 'list', 'box'].includes(frame.role));
  return paragraphs(running).flatMap((made) => {
    const parts = legs(made.filter(({ pieces }) => pieces === 1));
    const last = parts.at(-1);
    return parts.length > 1 && last?.length === 1 ? [`N2 ${called(last[0]!)} stands alone at a column's head`] : [];
  });
}

/** N5: the text of the headline begins under it, at its left column, with nothing between but a box. */
export function detachedText(of: Page): string[] {
  const { grid } = of.page;
  const lines = storyLines(of);
  const head = lines.filter(({ frame }) => ['kicker', 'headline', 'deck', 'byline', 'standfirst'].includes(frame.role));
  const first = lines.find(({ frame }) => frame.role === 'body' || frame.role === 'crosshead');
  if (!head.length || !first) return ['N5 there is no headline, or no text'];
  const faults: string[] = [];
  const slot = of.plan.slots.find(({ kind }) => kind === 'headline');
  const left = slot ? columnX(grid, slot.column) : grid.x;
  if (Math.abs(first.line.x - left) > grid.em * 2 + 8)
    faults.push(`N5 ${called(first)} does not begin in the headline's left column`);
  const bottom = slot ? slotExtent(of, slot).bottom : Math.max(...head.map((line) => line.bottom));
  const column = { left, right: left + grid.chars * grid.em };
  const between = of.page.frames.filter((frame) => {
    const at = extentOf(frame.rect);
    return (
      frame.story !== null &&
      at.left < column.right &&
      at.right > column.left &&
      at.top >= bottom - 1 &&
      at.bottom <= first.top + 1
    );
  });
  for (const { id, role } of between)
    if (!['box', 'body', 'crosshead'].includes(role)) faults.push(`N5 ${id} (${role}) parts headline and text`);
  const boxBottom = Math.max(bottom, ...of.plan.slots.filter(({ kind, column: at }) => kind === 'box' && at === (slot?.column ?? 1)).map((box) => slotExtent(of, box)).filter((box) => box.top <= bottom + 1).map((box) => box.bottom)); // prettier-ignore
  const gap = (first.top - boxBottom) / grid.leading;
  if (gap > 2.5 || gap < -0.1) faults.push(`N5 ${called(first)} is ${gap.toFixed(1)} lines below the headline or its box`);
  return faults;
}

/** N6: reading order that goes up, or left, inside the text, the strip or a box. */
export function straying(of: Page): string[] {
  const faults: string[] = [];
  const bySlot = new Map<string, SetLine[]>();
  for (const made of paragraphs(storyLines(of))) {
    const { frame } = made[0] ?? {};
    if (!frame || !(flowing.has(frame.role) || frame.role === 'box')) continue;
    bySlot.set(frame.slot ?? '', [...(bySlot.get(frame.slot ?? '') ?? []), ...made]);
  }
  for (const lines of bySlot.values())
    for (let i = 1; i < lines.length; i++) {
      const [before, line] = [lines[i - 1]!, lines[i]!];
      if (sameHead(before, line) && line.frame.role === 'crosshead') continue;
      const right = line.line.x - before.line.x > 2 * line.size + 22;
      const left = before.line.x - line.line.x > 2 * line.size + 22;
      if (left || (!right && line.line.baseline <= before.line.baseline))
        faults.push(`N6 ${called(line)} is read after ${called(before)}`);
    }
  return faults;
}

/** N7: a caption or credit away from its picture. */
export function strayCaptions(of: Page): string[] {
  const pictures = of.page.frames.filter(({ role, story }) => role === 'picture' && story !== null);
  const faults: string[] = [];
  for (const line of storyLines(of).filter(({ frame }) => frame.role === 'caption' || frame.role === 'credit')) {
    const own = pictures.find(({ block }) => block !== null && headOf(line.frame.block ?? '') === block);
    if (!own) {
      faults.push(`N7 ${called(line)} has no picture on its page`);
      continue;
    }
    const at = extentOf(own.rect);
    const beside = line.left >= at.left - NEAR && line.right <= at.right + 0.5 * line.size;
    const away = line.top - at.bottom;
    if (!beside || away < 0 || away > 60) faults.push(`N7 ${called(line)} is not under its picture ${own.id}`);
    const nearer =
      line.frame.lines![0] === line.line &&
      line.frame.role === 'caption' &&
      pictures.find((other) => other !== own && distance(extentOf(other.rect), line) < distance(at, line));
    if (nearer) faults.push(`N7 ${called(line)} is nearer to ${nearer.id} than to ${own.id}`);
  }
  const first = (block: string) => Math.min(...storyLines(of).filter(({ frame }) => frame.role === 'caption' && headOf(frame.block ?? '') === block).map(({ top }) => top)); // prettier-ignore
  for (const { id, block, rect } of pictures) {
    const top = first(block ?? '');
    if (Number.isFinite(top) && top - (rect.y + rect.height) > of.page.grid.leading)
      faults.push(`N7 the caption of ${id} begins ${(top - rect.y - rect.height).toFixed(1)} pt below it`);
  }
  return faults;
}

function distance(a: Extent, b: Extent): number {
  const x = Math.max(0, a.left - b.right, b.left - a.right);
  const y = Math.max(0, a.top - b.bottom, b.top - a.bottom);
  return Math.hypot(x, y);
}

/** N8, the words: a headline's lines are its author's parts, each whole. */
export function partedHeadline(of: Page): string[] {
  const parts = of.manuscript.front.headline.map(({ value }) => value.replace(/\s/gu, ''));
  const lines = storyLines(of).filter(({ frame }) => frame.role === 'headline');
  const faults = lines.flatMap((line) =>
    parts.includes(line.text.replace(/\s/gu, '')) ? [] : [`N8 ${called(line)} is not a part of the headline`],
  );
  if (lines.length !== parts.length) faults.push(`N8 ${lines.length} headline lines for ${parts.length} parts`);
  return faults;
}

/** 2.5 mm, pt. */
const FOLD = (2.5 * 72) / 25.4;

/** N8, the fold: nothing that is read within 2.5 mm of the fold of a spread, furniture's words too. */
export function inTheFold(of: Page): string[] {
  if (of.page.halves.length < 2) return [];
  const fold = of.page.halves[1]!.x;
  return setLines(of.page, of.face).flatMap((line) =>
    line.cells.flatMap((cell) =>
      cell.text.trim() !== '' && cell.left < fold + FOLD && cell.right > fold - FOLD
        ? [`N8 ${cell.text} of ${called(line)} is in the fold`]
        : [],
    ),
  );
}
