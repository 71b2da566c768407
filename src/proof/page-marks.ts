/**
 * Differences in, proof marks on the new page out: changed characters ringed, a bar beside their lines, a caret where something went, each with its number;
 * after GB/T 14706, with the words in a list because a newspaper's gutters have no room for them.
 */
import type { Rect } from '../base/index.ts';
import { linePath, roundPath } from '../layout/index.ts';
import type { Page, Path } from '../layout/types.ts';
import { KINDS } from './html.ts';
import { linesByBlock, rectsOf } from './places.ts';
import type { SheetWords } from './sheet-words.ts';
import type { Difference, Photo } from './types.ts';

/** A difference to be marked on the page where it stands now, or stood. */
export interface ChangeMark {
  readonly difference: Difference;
  /** Where a picture is, for those of pictures. */
  readonly photo?: Photo;
}

/** What was marked, in words. */
export interface Marked {
  readonly list: readonly string[];
  readonly notes: readonly { readonly rect: Rect; readonly author: string; readonly text: string }[];
}

/** Draws the marks of a page; `over` takes them. */
export function markChanges(changes: readonly ChangeMark[], page: Page, over: SheetWords, colour: string): Marked {
  const lines = linesByBlock(page);
  const name = page.folios.join('-');
  const list: string[] = [];
  const notes: { rect: Rect; author: string; text: string }[] = [];
  for (const { difference, photo } of changes) {
    const { kind, after, before } = difference;
    if ((after ?? before)?.page !== name) continue;
    const rects = photo ? [photo] : after ? rectsOf(lines.get(after.block) ?? [], after.at, after.length) : [];
    const said = inWords(difference);
    list.push(said);
    if (rects.length === 0) continue;
    draw(kind, rects, over, colour, difference.id);
    notes.push({ rect: remarkAt(rects[0]!), author: KINDS[kind], text: said });
  }
  return { list, notes };
}

/** Largest side of the place that a remark lights up, pt: of a picture its corner. */
const LIT = 60;
const remarkAt = (rect: Rect): Rect => (rect.height > LIT ? { ...rect, width: Math.min(LIT, rect.width), height: 14 } : rect);

/** `d3 改字：“明”改“华”`. */
function inWords({ id, kind, old, now }: Difference): string {
  const [a, b] = [short(old), short(now)];
  if (kind === 'text' || kind === 'headline')
    return a === '' ? `${id} 增：“${b}”` : b === '' ? `${id} 删：“${a}”` : `${id} ${KINDS[kind]}：“${a}”改“${b}”`;
  if (kind === 'moved' || kind === 'split' || kind === 'merged' || kind === 'inserted') return `${id} ${KINDS[kind]}：${b}`;
  return `${id} ${KINDS[kind]}：${[a, b].filter(Boolean).join(' → ')}`;
}

const SHOWN = 28;
const short = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text).replaceAll('\n', ' ¶ ');

function draw(kind: Difference['kind'], rects: readonly Rect[], over: SheetWords, colour: string, id: string): void {
  const paths: Path[] = [];
  for (const rect of rects) {
    const whole = kind === 'inserted' || kind === 'moved';
    if (kind.startsWith('picture')) {
      over.box(rect, colour, 1.6);
      continue;
    }
    if (rect.width <= 1) paths.push(stroke(caret(rect), colour, 0.7));
    else if (!whole && kind !== 'split' && kind !== 'merged') paths.push(stroke(ring(rect), colour, 0.6));
    paths.push(stroke(linePath(rect.x - 3.2, rect.y, rect.x - 3.2, rect.y + rect.height), colour, whole ? 1.6 : 0.9));
    if (kind === 'moved') paths.push(stroke(linePath(rect.x - 5.2, rect.y, rect.x - 5.2, rect.y + rect.height), colour, 0.6));
    if (kind === 'split' || kind === 'merged') paths.push(stroke(turn(rect), colour, 0.9));
  }
  over.paths(rects[0]!, paths);
  over.words([id], rects[0]!.x - 3.6, rects[0]!.y - 0.3, 4.6, colour, 'box-title');
}

const stroke = (d: string, colour: string, lineWidth: number): Path => ({ d, stroke: colour, lineWidth });

/** The corners of a ring are no rounder than this, pt. */
const LARGEST_TURN = 14;

/** A ring around characters: the sign for what is put right. */
function ring({ x, y, width, height }: Rect): string {
  const [l, t, r, b] = [x - 0.8, y - 0.6, x + width + 0.8, y + height + 0.8];
  const k = Math.min(height, width, LARGEST_TURN) / 2.4;
  return roundPath(
    `M${l + k} ${t}L${r - k} ${t}C${r - k / 2} ${t} ${r} ${t + k / 2} ${r} ${t + k}L${r} ${b - k}C${r} ${b - k / 2} ${r - k / 2} ${b} ${r - k} ${b}` +
      `L${l + k} ${b}C${l + k / 2} ${b} ${l} ${b - k / 2} ${l} ${b - k}L${l} ${t + k}C${l} ${t + k / 2} ${l + k / 2} ${t} ${l + k} ${t}Z`,
  );
}

/** Where something went: a caret under the line. */
const caret = ({ x, y, width, height }: Rect): string => {
  const middle = x + width / 2;
  return roundPath(`M${middle - 2.4} ${y + height + 2.2}L${middle} ${y + height - 1}L${middle + 2.4} ${y + height + 2.2}`);
};

/** Where a paragraph was parted or joined: a hook at the place. */
const turn = ({ x, y, height }: Rect): string => roundPath(`M${x} ${y}L${x} ${y + height}L${x + 5} ${y + height}`);
