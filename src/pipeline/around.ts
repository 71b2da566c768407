/**
 * What stands outside the trim of a sheet: marks, the slug line, and a word of warning on what is not for press.
 */
import type { FontBook } from '../font/types.ts';
import type { PictureShelf } from '../image/types.ts';
import type { Frame, LayoutHead, Page } from '../layout/types.ts';
import {
  marksOf,
  PLATES,
  type PressProfile,
  registration,
  REGISTRATION,
  type Sheet,
  shownOn,
  slugOf,
  type SlugWord,
  warningOf,
} from '../press/index.ts';
import type { Edition } from '../story/types.ts';

/** The Layout's swatches and those that only marks and the slug have. */
export function printSwatches(swatches: LayoutHead['swatches']): LayoutHead['swatches'] {
  const spots = Object.entries(swatches).filter(([, { spot }]) => spot !== undefined);
  const plates = spots.map(([, { tint: _, ...swatch }]) => [`plate-${swatch.spot}`, swatch] as const);
  return { ...swatches, ...PLATES, ...Object.fromEntries(plates), [REGISTRATION]: registration };
}

/** What is set around a sheet. */
export interface Around {
  readonly edition: Edition;
  readonly book: FontBook;
  readonly shelf: PictureShelf;
  readonly form: PressProfile['sheet'];
  readonly swatches: LayoutHead['swatches'];
  readonly version: number;
  readonly warning: string | null;
}

/** Frames outside the trim. */
export function aroundSheet(page: Page, sheet: Sheet, around: Around): Frame[] {
  const { edition, form, book, warning } = around;
  const { marks, slug } = edition.paper.press;
  const frames = marksOf(sheet, page.height, form, marks);
  if (slug) frames.push(slugOf(sheet, page.height, form, words(page, sheet, around), book));
  if (warning !== null) frames.push(warningOf(sheet, form, warning, book));
  return frames;
}

function words(page: Page, sheet: Sheet, { edition, shelf, swatches, version }: Around): SlugWord[] {
  const name = `${edition.paper.name} ${edition.date} ${sheet.title} v${version}`.trim();
  const plates = platesOf(shownOn(page, sheet), shelf, swatches);
  return [{ text: name, swatch: 'black' }, ...plates.map((plate) => ({ text: plate, swatch: `plate-${plate}` }))];
}

const PROCESS = ['Cyan', 'Magenta', 'Yellow', 'Black'];

/** The plates of a page in the order of the press: what its colours and its pictures ask for. */
export function platesOf(page: Page, shelf: PictureShelf, swatches: LayoutHead['swatches']): string[] {
  const plates = new Set<string>(['Black']);
  const note = (name: string | undefined): void => {
    const swatch = name === undefined ? undefined : swatches[name];
    if (!swatch) return;
    if (swatch.spot !== undefined) plates.add(swatch.spot);
    else PROCESS.forEach((plate, i) => swatch.cmyk[i]! > 0 && plates.add(plate));
  };
  for (const frame of page.frames) {
    for (const { fill, stroke } of frame.paths ?? []) for (const name of [fill, stroke]) note(name);
    for (const { runs } of frame.lines ?? []) for (const { swatch } of runs) note(swatch);
    if (frame.picture && shelf.get(frame.picture.file)?.colour !== 'grey') for (const plate of PROCESS) plates.add(plate);
  }
  return [...PROCESS.filter((plate) => plates.has(plate)), ...[...plates].filter((plate) => !PROCESS.includes(plate)).sort()];
}
