/**
 * A print file while it is made, page by page, in; the rows of its preflight out: what is in it, how it was measured against the plant's
 * figures, and where. Changes nothing of the file.
 */
import type { Face } from '../../font/types.ts';
import type { Frame, Page, Swatch } from '../../layout/types.ts';
import type { InkedFace } from '../faces.ts';
import type { PressedPicture } from '../pictures.ts';
import type { PressProfile } from '../profile.ts';
import type { Sheet } from '../sheet.ts';
import { plated, type Plated } from './inks.ts';
import { checkPage } from './page.ts';
import type { CopyPlace, PreflightRow } from './types.ts';

export type { CopyPlace, PreflightRow } from './types.ts';

/** What preflight is told beside the pages. */
export interface PreflightDesk {
  readonly profile: PressProfile;
  readonly swatches: Readonly<Record<string, Swatch>>;
  readonly inkLimit: number;
  /** The printing condition in words, and what is wrong with it. */
  readonly condition: PreflightRow;
  readonly place: (frame: Frame) => CopyPlace | undefined;
}

/** Looks at a file as it grows. */
export class Preflight {
  readonly #desk: PreflightDesk;
  readonly #plated = new Map<string, Plated>();
  readonly #rows: PreflightRow[] = [];
  readonly #plates = new Map<string, Set<string>>();
  readonly #used = new Map<string, string>();
  readonly #fonts = new Map<Face, Set<number>>();

  constructor(desk: PreflightDesk) {
    this.#desk = desk;
  }

  /** A page whose pictures have been converted. */
  page(page: Page, sheet: Sheet, picture: (frame: Frame) => PressedPicture | undefined): void {
    const { inkLimit, place, profile } = this.#desk;
    const folio = sheet.title;
    const spaces = new Set<string>();
    const note = (swatch: string): Plated => {
      if (!this.#used.has(swatch)) this.#used.set(swatch, folio);
      const found = this.#platedOf(swatch);
      this.#plate(folio, found.plates);
      spaces.add(this.#desk.swatches[swatch]?.spot === undefined ? 'DeviceCMYK' : 'Separation');
      return found;
    };
    const seen = (frame: Frame): PressedPicture | undefined => {
      const found = picture(frame);
      if (found) spaces.add(found.space);
      if (found) this.#plate(folio, found.space === 'DeviceGray' ? ['Black'] : ['Cyan', 'Magenta', 'Yellow', 'Black']);
      return found;
    };
    const rows = checkPage(page, sheet, {
      plated: note,
      picture: seen,
      place,
      inkLimit,
      form: profile.sheet,
      opaque: profile.claims.x === 'PDF/X-1a:2003',
    });
    const message = [...spaces].sort().join(', ') || 'none';
    this.#rows.push({ check: 'colour', severity: 'ok', code: 'colour', message, page: folio }, ...rows);
  }

  #platedOf(name: string): Plated {
    let found = this.#plated.get(name);
    if (!found) this.#plated.set(name, (found = plated(this.#desk.swatches[name]!)));
    return found;
  }

  #plate(folio: string, plates: readonly string[]): void {
    for (const plate of plates) {
      const pages = this.#plates.get(plate);
      if (pages) pages.add(folio);
      else this.#plates.set(plate, new Set([folio]));
    }
  }

  /** The faces of a file that is whole; one that several files have is looked at once. */
  fonts(faces: readonly InkedFace[]): void {
    for (const inked of faces) {
      const glyphs = this.#fonts.get(inked.face) ?? new Set();
      for (const gid of inked.gids.slice(1)) glyphs.add(gid);
      this.#fonts.set(inked.face, glyphs);
    }
  }

  /** After the last page: rows of the whole file first. */
  finish(): PreflightRow[] {
    const fonts = [...this.#fonts].map(([face, glyphs]) => fontRow(face, glyphs.size));
    return [this.#desk.condition, ...fonts, ...this.#plateRows(), ...this.#swatchRows(), ...this.#rows];
  }

  #plateRows(): PreflightRow[] {
    return [...this.#plates]
      .filter(([plate]) => !['Cyan', 'Magenta', 'Yellow', 'Black'].includes(plate))
      .map(([plate, pages]) => ({
        check: 'plate',
        severity: 'note',
        code: 'plate-spot',
        message: `spot plate ${plate} on ${[...pages].join(', ')}`,
      }));
  }

  #swatchRows(): PreflightRow[] {
    const { inkLimit } = this.#desk;
    return [...this.#used].flatMap(([name, page]): PreflightRow[] => {
      const { sum } = this.#platedOf(name);
      if (sum <= inkLimit) return [];
      const message = `the swatch ${name} has ${sum} % of ink, the limit is ${inkLimit} %: take some of its colours out`;
      return [{ check: 'swatch', severity: 'error', code: 'ink-over', message, page, value: sum, unit: '%' }];
    });
  }
}

function fontRow(face: Face, glyphs: number): PreflightRow {
  const message = `${face.postscriptName}: ${glyphs} glyphs embedded as a subset`;
  if (face.embeddable) return { check: 'font', severity: 'ok', code: 'font', message };
  const forbidden = `${face.postscriptName} (${face.file}): its licence (OS/2 fsType) forbids embedding; take another face`;
  return { check: 'font', severity: 'error', code: 'font-licence', message: forbidden };
}
