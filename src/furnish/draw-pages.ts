/**
 * Page trees come in, the drawings of each of their elements go out. An element that stands alone is laid out by React-PDF once and kept:
 * a folio that changes costs one word's layout, not a page's. Whatever cannot be parted is laid out with its whole page.
 */
import type { Drawing, ElementDrawings } from './drawing.ts';
import { keyOf, paintOf, standsAlone, wordsOf, type Instance, type ReactPdf } from './reactpdf.ts';
import { isDrawn, Recorder } from './recorder.ts';
import type { RoleFonts } from './role-font.ts';

/** Drawings by what they depend on; it lives as long as its furnisher. */
export type Kept = Map<string, ElementDrawings>;

/** Elements laid out at a time: Yoga is slower on larger trees. */
const BATCH = 48;

/** Somewhere that waits for its drawings. */
interface Waiting {
  readonly page: Instance;
  readonly element: Instance;
  readonly key: string | undefined;
  readonly put: ((drawings: ElementDrawings) => void)[];
}

/** More than a day of edits at the live proof; then all is forgotten, which costs one build its layouts. */
const KEPT = 20_000;

/** Drawings of every element of every page, in painting order. */
export async function drawPages(
  react: ReactPdf,
  pages: readonly Instance[],
  fonts: RoleFonts,
  kept: Kept,
): Promise<ElementDrawings[][]> {
  if (kept.size > KEPT) kept.clear();
  const out: ElementDrawings[][] = pages.map(() => []);
  const waiting = new Map<string | Instance, Waiting>();
  for (const [i, page] of pages.entries()) {
    const elements = page.children ?? [];
    if (elements.every(standsAlone)) elements.forEach((element, k) => take(page, element, (drawings) => (out[i]![k] = drawings)));
    else out[i] = await wholePage(react, page, fonts);
  }
  await drawWaiting(react, [...waiting.values()], fonts, kept);
  return out;

  function take(page: Instance, element: Instance, put: (drawings: ElementDrawings) => void): void {
    const canvas = paintOf(element);
    if (canvas) return put(painted(canvas));
    const key = keyOf(page, element);
    const known = key === undefined ? undefined : kept.get(key);
    if (known) return put(known);
    const wait = waiting.get(key ?? element);
    if (wait) wait.put.push(put);
    else waiting.set(key ?? element, { page, element, key, put: [put] });
  }
}

async function wholePage(react: ReactPdf, page: Instance, fonts: RoleFonts): Promise<ElementDrawings[]> {
  const recorder = await react.record([page], fonts);
  const drawings: Drawing[][] = recorder.pages[0] ?? [];
  const lost = lostWords(wordsOf(page), sum(recorder.counts[0] ?? []));
  return lost ? [...drawings, [lost]] : drawings;
}

/** What a canvas paints, as React-PDF would let it. */
function painted(canvas: NonNullable<ReturnType<typeof paintOf>>): ElementDrawings {
  const recorder = new Recorder().addPage().element().translate(canvas.left, canvas.top);
  canvas.paint(recorder, canvas.width, canvas.height);
  return recorder.pages[0]![0]!;
}

async function drawWaiting(react: ReactPdf, waiting: readonly Waiting[], fonts: RoleFonts, kept: Kept): Promise<void> {
  const bySheet = new Map<string, Waiting[]>();
  for (const wait of waiting) {
    const size = JSON.stringify(wait.page.props?.size);
    const all = bySheet.get(size);
    if (all) all.push(wait);
    else bySheet.set(size, [wait]);
  }
  for (const all of bySheet.values())
    for (let from = 0; from < all.length; from += BATCH) await drawTogether(react, all.slice(from, from + BATCH), fonts, kept);
}

async function drawTogether(react: ReactPdf, waiting: readonly Waiting[], fonts: RoleFonts, kept: Kept): Promise<void> {
  const sheet = { ...waiting[0]!.page, children: waiting.map(({ element }) => element) };
  const recorder = await react.record([sheet], fonts);
  waiting.forEach(({ element, key, put }, i) => {
    const drawings = recorder.pages[0]![i] ?? [];
    const lost = lostWords(wordsOf(element), recorder.counts[0]![i] ?? 0);
    const all = lost ? [...drawings, lost] : drawings;
    if (key !== undefined) kept.set(key, all);
    for (const give of put) give(all);
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** React-PDF drops without a word what does not fit a box's height: every character must be drawn. */
function lostWords(words: string, drawn: number): Drawing | undefined {
  let wanted = 0;
  for (const character of words) if (isDrawn(character.codePointAt(0)!)) wanted++;
  if (drawn >= wanted) return undefined;
  return {
    kind: 'fault',
    code: 'furniture-lost',
    message: `furniture “${words}”: ${wanted - drawn} of its ${wanted} characters do not fit their box; make it larger`,
  };
}
