/**
 * What is known of a picture file before its pixels are, and the fault of a file that is none. Reads nothing.
 */
import type { Diagnostic } from '../base/index.ts';
import type { Colour, Picture } from './types.ts';

/** Everything of a Picture but its name, and what decides whether its bytes may pass as they are. */
export interface Header extends Omit<Picture, 'file'> {
  readonly colour: Colour;
  /** A profile is embedded, and it is not sRGB or a grey's. */
  readonly tagged?: boolean;
  /** Sixteen bits a colour. */
  readonly deep?: boolean;
  /** A JPEG of four inks that does not say, by Adobe's segment, that they are stored inverted: they are not. */
  readonly unmarked?: boolean;
  /** A JPEG that a PDF can take as it is: 8 bits, grey, sRGB, or CMYK without a profile. Its channels, else absent. */
  readonly passes?: 1 | 3 | 4;
}

/** A gigapixel: a whole page at 1200 ppi is half of it. */
export const MOST_PIXELS = 2 ** 30;

/** Why a file is no picture; the shelf makes a diagnostic of it. */
export class PictureFault extends Error {
  readonly code: 'image-broken' | 'svg-text';

  constructor(message: string, code: PictureFault['code'] = 'image-broken') {
    super(message);
    this.code = code;
  }
}

/** A picture that its header promised and its pixels did not keep; the diagnostic (`image-broken`) stands where the copy asks for it. */
export class BrokenPicture extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

/** Reads stretches of an open file. */
export interface Bytes {
  readonly size: number;
  /** Up to `length` bytes from `start`; fewer at the end of the file. */
  at(start: number, length: number): Buffer;
}
