/**
 * How long a vertical headline (竖题) is and what it takes on the grid. In: its length in em, a ladder of sizes and its room. Out: size,
 * body lines and body characters. Sets nothing.
 */

/** `leading` and `em` of the body in pt; `lines`: body lines that the headline may take. */
export interface VerticalRoom {
  readonly leading: number;
  readonly em: number;
  readonly lines: number;
  /** Sizes in pt that the template allows, largest first. */
  readonly ladder: readonly number[];
}

/** A place for a vertical headline, on the body's grid. */
export interface VerticalHeadline {
  /** pt */
  readonly size: number;
  /** Height in body lines, the blank line at each end counted. */
  readonly lines: number;
  /** Width in body characters: the type, and at least half a body character at each side. */
  readonly chars: number;
  /** How many vertical lines the headline takes; more than 1 when no size of the ladder lets it stand in one. */
  readonly rows: number;
  /** From the top of the slot to the first character, and the length of the type, pt: the rest is shared by both ends. */
  readonly top: number;
  readonly measure: number;
  readonly fits: boolean;
}

/** Middle to middle of a turned headline, of its size. */
export const TURNED = 1.2;
/** Vertical lines that a headline may take. */
const MOST_ROWS = 2;

/**
 * Looks up the size: the largest of the ladder with which the headline stands in one line, with a blank line at each end (newspaper.md:
 * length in lines = characters and a blank at each end); else in two. `length`: em, `VerticalTypesetter.length`. When nothing fits, the
 * smallest size in two lines, and `fits` is false.
 */
export function planVerticalHeadline(length: number, room: VerticalRoom): VerticalHeadline {
  for (let rows = 1; rows <= MOST_ROWS; rows++)
    for (const size of room.ladder) {
      const place = placeOf(length, size, rows, room);
      if (place.fits) return place;
    }
  return placeOf(length, room.ladder.at(-1) ?? room.em, MOST_ROWS, room);
}

function placeOf(length: number, size: number, rows: number, { leading, em, lines: most }: VerticalRoom): VerticalHeadline {
  // A turn may fall a character beside the middle.
  const longest = rows === 1 ? length : Math.ceil(length / rows) + 1;
  const type = longest * size;
  const lines = Math.ceil(type / leading - 1e-6) + 2;
  const width = size * (1 + (rows - 1) * TURNED);
  const fits = lines <= most;
  const height = Math.min(lines, most) * leading;
  const top = Math.max(leading, (height - type) / 2);
  return {
    size,
    lines: Math.min(lines, most),
    chars: Math.ceil(width / em - 1e-6) + 1,
    rows,
    top,
    measure: Math.max(size, height - 2 * top),
    fits,
  };
}
