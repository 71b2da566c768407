/**
 * W12, 透印: a large solid printed on the back of a lead picture shows through newsprint. In: finished pages, one after the other, of which only rectangles are kept. Out: warnings with both places.
 */
import { diagnose, type Diagnostic, type Rect } from '../base/index.ts';
import { BrokenPicture, meanLight } from '../image/index.ts';
import type { PictureShelf } from '../image/types.ts';
import type { Page } from '../layout/types.ts';
import type { EditionPage } from '../story/types.ts';

/** Share of its page that a solid takes at least, of the lead picture that lies on its back, and how light it is at most in the mean. */
const LARGE = 1 / 12;
const BACKED = 0.25;
const DARK = 0.35;

interface Placed {
  readonly file: string;
  readonly rect: Rect;
}

/** A printed page of a leaf: what of it could show through, and what would suffer. */
interface Side {
  readonly page: EditionPage;
  readonly width: number;
  readonly lead: Placed | null;
  readonly large: readonly Placed[];
}

const areaOf = ({ rect: { width, height } }: Placed): number => width * height;

/** Gathers pages, and tells of their leaves when all are there. */
export class Leaves {
  readonly #sides = new Map<string, Side>();

  add(made: Page, page: EditionPage): void {
    for (const { folio, x, width } of made.halves) {
      const pictures = made.frames.flatMap(({ role, picture, rect }) => {
        const left = Math.max(rect.x, x);
        const wide = Math.min(rect.x + rect.width, x + width) - left;
        return picture && wide > 0
          ? [{ role, file: picture.file, rect: { x: left - x, y: rect.y, width: wide, height: rect.height } }]
          : [];
      });
      const own = pictures.filter(({ role }) => role === 'picture');
      const lead = own.reduce<Placed | null>((most, one) => (!most || areaOf(one) > areaOf(most) ? one : most), null);
      const large = pictures.filter((one) => areaOf(one) >= LARGE * width * made.height);
      this.#sides.set(folio, { page, width, lead, large });
    }
  }

  /** `folios`: of the whole edition; the pages of a section are backed two by two. */
  async told(folios: readonly string[], shelf: PictureShelf, source: string): Promise<Diagnostic[]> {
    const found: Diagnostic[] = [];
    for (const [front, back] of leavesOf(folios))
      for (const [one, other] of [
        [front, back],
        [back, front],
      ] as const)
        found.push(...(await this.#through(one, other, shelf, source)));
    return found;
  }

  async #through(on: string, behind: string, shelf: PictureShelf, source: string): Promise<Diagnostic[]> {
    const [side, back] = [this.#sides.get(on), this.#sides.get(behind)];
    const lead = side?.lead;
    if (!lead || !back) return [];
    const found: Diagnostic[] = [];
    for (const solid of back.large) {
      if (overlap(lead.rect, mirrored(solid.rect, back.width)) < BACKED * areaOf(lead)) continue;
      const light = await lightOf(shelf, solid.file);
      if (light === null || light > DARK) continue;
      const message = `${solid.file} on ${behind} is dark and lies on the back of ${lead.file}, the lead picture of ${on}: it may show through (透印); move one of them, or lighten it`;
      found.push({ ...diagnose('warning', 'W12', message, side.page.span, source), page: side.page.folios.join('-') });
    }
    return found;
  }
}

async function lightOf(shelf: PictureShelf, file: string): Promise<number | null> {
  const picture = shelf.get(file);
  if (!picture) return null;
  try {
    return await meanLight(shelf, picture);
  } catch (fault) {
    // Whoever paints it says that it is broken.
    if (!(fault instanceof BrokenPicture)) throw fault;
    return null;
  }
}

/** First and second page, third and fourth, … of each section: the two sides of a leaf. */
function leavesOf(folios: readonly string[]): [string, string][] {
  const sections = new Map<string, string[]>();
  for (const folio of folios) {
    const name = folio.replace(/\d+$/u, '');
    sections.set(name, [...(sections.get(name) ?? []), folio]);
  }
  return [...sections.values()].flatMap((all) =>
    all.flatMap((folio, i): [string, string][] => (i % 2 === 0 && all[i + 1] !== undefined ? [[folio, all[i + 1]!]] : [])),
  );
}

const mirrored = (rect: Rect, width: number): Rect => ({ ...rect, x: width - rect.x - rect.width });

function overlap(a: Rect, b: Rect): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, wide) * Math.max(0, high);
}
