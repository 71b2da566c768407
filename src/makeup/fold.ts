/**
 * The fold of a spread (newspaper.md, Spread; N8): where a caption stands beside it, how a picture is cropped so that its focus lies off it, and what of a made-up page runs through it all the
 * same. In: rectangles and frames. Out: places, crops, faults. Moves no module.
 */
import { diagnose, type Diagnostic, type Rect } from '../base/index.ts';
import type { Crop } from '../image/types.ts';
import type { Frame, Line } from '../layout/types.ts';
import type { Band, Grid } from '../plan/grid.ts';
import type { StyledStory } from '../style/matter.ts';

/** A point of a picture, per cent from its left and its top. */
interface Focus {
  readonly x: number;
  readonly y: number;
}

/** A caption stands under the larger part of a picture that crosses the fold, never in the fold. */
export function captionAt(grid: Grid, column: number, columns: number): { readonly x: number; readonly width: number } {
  const { fold } = grid.spec;
  const left = grid.beforeFold(column, columns);
  const [from, count] = !left ? [column, columns] : left >= columns - left ? [column, left] : [fold!.after + 1, columns - left];
  return { x: grid.columnX(from), width: grid.span(from, count) * grid.em };
}

/** How far a focus is kept from the band where the picture has the room, pt: a face is larger than a point. */
const FACE = 24;
/** How much smaller the part that is shown may become to move the focus, in steps. */
const NEARER = [1, 0.97, 0.94, 0.91, 0.88, 0.85] as const;
const MARGINS = [1, 0.5, 0.25, 0.05] as const;

/** A picture's size in pixels; a drawing is never cropped closer. */
interface Size {
  readonly width: number;
  readonly height: number;
  readonly vector: boolean;
}

/** Where the focus of a picture lies on the page, pt from the left. */
export const focusAt = (picture: Size, crop: Crop, rect: Pick<Rect, 'x' | 'width'>, { x }: Focus): number =>
  rect.x + (((x / 100) * picture.width - crop.x) / crop.width) * rect.width;

/** Whether a point of the page lies in the band. */
export const inBand = (x: number, { left, right }: Band): boolean => x > left && x < right;

/** The crop itself where its focus is off the fold; else the part moved, and if it must be a little closer, so that it is; the crop as it was where no part is. */
export function cropOffFold(picture: Size, crop: Crop, rect: Rect, focus: Focus, band: Band): Crop {
  if (!inBand(focusAt(picture, crop, rect, focus), band)) return crop;
  const at = (focus.x / 100) * picture.width;
  for (const margin of MARGINS)
    for (const nearer of picture.vector ? [1] : NEARER) {
      const [width, height] = [crop.width * nearer, crop.height * nearer];
      const ways = [band.left - margin * FACE, band.right + margin * FACE].flatMap((aim) => {
        const x = at - ((aim - rect.x) / rect.width) * width;
        return x >= 0 && x + width <= picture.width ? [x] : [];
      });
      const moved = (x: number): number => Math.abs(x + width / 2 - crop.x - crop.width / 2);
      const [first, second] = ways;
      if (first === undefined) continue;
      const x = second !== undefined && moved(second) < moved(first) ? second : first;
      const y = Math.min(1, Math.max(0, focus.y / 100)) * (picture.height - height);
      return { x, y, width, height };
    }
  return crop;
}

/** Marks whose ink is in one half of their em square. */
const OPENS = '“‘（《〈【「『〔';
const CLOSES = '，。、；：？！”’）》〉】」』〕';

/** What of a made-up page runs through the fold although nothing may: characters that are read, and focus points. Told at their stories. */
export function foldFaults(
  grid: Grid,
  frames: readonly Frame[],
  stories: readonly StyledStory[],
  picture: (file: string) => Size | undefined,
): Diagnostic[] {
  const band = grid.foldBand();
  if (!band) return [];
  const white = whiteAtFold(grid, band);
  const told = new Set<string>();
  const faults = frames.flatMap((frame): Diagnostic[] => {
    const words = (frame.lines ?? []).flatMap((line) => wordsIn(line, white)).join('');
    const story = stories.find(({ id }) => id === frame.story);
    const focus = story && focusOf(story, frame, picture);
    const what = words
      ? `“${words}” of its ${frame.role}`
      : focus !== undefined && inBand(focus, band)
        ? 'the focus of its picture'
        : '';
    if (!what || !story || told.has(`${story.id} ${frame.role}`)) return [];
    told.add(`${story.id} ${frame.role}`);
    const span = story.texts.find(({ id }) => id === frame.block || id.startsWith(`${frame.block ?? ''}.`))?.span;
    const message = `“${story.title}”: ${what} lies in the fold of the spread: nail the story to one side of it, or a column further`;
    return [diagnose('error', 'N8', message, span ?? { file: story.file, start: 0, end: 0 }, story.source)];
  });
  return white === band ? faults : [...tellNarrow(grid, white, stories), ...faults];
}

/** What of the band the grid itself keeps free: all of it, or less where its white at the fold is narrower. */
function whiteAtFold(grid: Grid, band: Band): Band {
  const half = (grid.spec.fold!.gap * grid.em) / 2;
  const middle = (band.left + band.right) / 2;
  return half + NEAR >= band.right - middle ? band : { left: middle - half + NEAR, right: middle + half - NEAR };
}
/** pt */
const NEAR = 0.01;

/** Small type makes a small gap: no story can mend that. */
function tellNarrow(grid: Grid, { left, right }: Band, stories: readonly StyledStory[]): Diagnostic[] {
  const [story] = stories;
  if (!story) return [];
  const mm = (((right - left) / 72) * 25.4).toFixed(1);
  const message = `the white at the fold of the spread is ${mm} mm with type of ${grid.em} pt, and 5 mm are to be free: larger type in banxin.yaml, or a template whose fold is wider`;
  return [diagnose('warning', 'fold-narrow', message, { file: story.file, start: 0, end: 0 }, story.source)];
}

/** Where the focus of a placed picture lies, pt; undefined where its author named none. */
function focusOf(
  { blocks }: StyledStory,
  { picture, block, rect }: Frame,
  size: (file: string) => Size | undefined,
): number | undefined {
  if (!picture) return undefined;
  const figures = blocks.flatMap((one) => (one.kind === 'figure' ? [one, ...(one.more ?? [])] : []));
  const focus = figures.find(({ id }) => id === block)?.focus;
  const own = focus && size(picture.file);
  return own && focusAt(own, picture.crop, rect, focus);
}

/** Characters of a line that have ink in the band. */
function wordsIn(line: Line, band: Band): string[] {
  if (line.dir !== 'ltr') return line.x < band.right && line.x > band.left ? line.runs.map(({ text }) => text) : [];
  return line.runs.flatMap(({ text, at, clusters, size }) =>
    at.flatMap((x, i) => {
      const character = text.slice(clusters[i], clusters[i + 1] ?? text.length);
      // The last one ends where its line does at most: how wide a letter is nobody says here.
      const next = at[i + 1] ?? Math.min(x + size * (character >= '\u2e80' ? 1 : 0.6), Math.max(x, line.x + line.measure));
      const left = OPENS.includes(character) ? x + size / 2 : x;
      const right = CLOSES.includes(character) ? x + size / 2 : Math.min(next, x + size);
      return character.trim() && left < band.right && right > band.left ? [character] : [];
    }),
  );
}
