/**
 * What a kind of PDF asks of the press, as values only. A press reads a profile and never its name.
 */

import type { PixelForm } from '../image/types.ts';

/** A deliverable that is pressed. `archive-2u` goes with `archive`. */
export type Deliverable = 'print' | 'archive' | 'archive-2u' | 'screen' | 'proof';

/** Choices that make one kind of PDF differ from the next. */
export interface PressProfile {
  readonly name: Deliverable;
  /** Version of the header. */
  readonly pdfVersion: '1.4' | '1.5' | '1.6' | '1.7';
  /** What the file claims to be: it is said in XMP, and for PDF/X-1a in Info too. */
  readonly claims: Claims;
  /** Colour space of text and paths. `rgb`: sRGB numbers as DeviceRGB, and black text as DeviceGray. */
  readonly space: 'cmyk' | 'rgb';
  readonly sheet: SheetForm;
  /** Whether solid black text and paths overprint what is beneath (OP, op, OPM 1). */
  readonly overprintBlack: boolean;
  readonly pictures: PictureForm;
  /** Subtype of the output intent; null writes none. Its profile comes with PressOptions. */
  readonly intent: 'GTS_PDFX' | 'GTS_PDFA1' | null;
  /** Whether content is tagged and the file has a structure tree. */
  readonly tagged: boolean;
  /** Whether links and jumps become annotations. */
  readonly annotations: boolean;
  /** Whether folios and stories become bookmarks. */
  readonly bookmarks: boolean;
  /** Whether sources are embedded. */
  readonly attachments: boolean;
  /** Natural language of the text, BCP 47. */
  readonly language: string;
}

/** Standards that a file claims; absent is not claimed. */
export interface Claims {
  readonly x?: 'PDF/X-4' | 'PDF/X-1a:2003';
  /** PDF/A part and level: 3A, 2U. */
  readonly a?: { readonly part: 2 | 3; readonly level: 'A' | 'U' };
  /** PDF/UA part. */
  readonly ua?: 1;
}

/** The sheet around the trimmed page, the same on all four sides. */
export interface SheetForm {
  /** Whether TrimBox and BleedBox are written. */
  readonly boxes: boolean;
  /** Ink beyond the trim, pt. */
  readonly bleed: number;
  /** Room beyond the bleed for marks and the slug line, pt. The MediaBox grows by both. */
  readonly slug: number;
}

/** What becomes of photos and drawings. */
export interface PictureForm extends PixelForm {
  /** How much of a JPEG's area may stay in the file unseen, so that it passes untouched; more is cut off. 0 to 1. */
  readonly hidden: number;
}

/** From the corner of the MediaBox to the trimmed page, pt. */
export const margin = ({ bleed, slug }: SheetForm): number => bleed + slug;

/** Tags, links and colours of everything that is read on a screen. */
const read = {
  pdfVersion: '1.7',
  space: 'rgb',
  sheet: { boxes: false, bleed: 0, slug: 0 },
  overprintBlack: false,
  tagged: true,
  annotations: true,
  bookmarks: true,
  language: 'zh-CN',
} as const;

const newsprint: PictureForm = { least: 170, aim: 250, most: 300, hidden: 0.3 };

/** Print for the plant. */
export const printProfile: PressProfile = {
  name: 'print',
  pdfVersion: '1.6',
  claims: {},
  space: 'cmyk',
  sheet: { boxes: true, bleed: 0, slug: 0 },
  overprintBlack: true,
  pictures: newsprint,
  intent: null,
  tagged: false,
  annotations: false,
  bookmarks: true,
  attachments: false,
  language: 'zh-CN',
};

/** For those who come after: PDF/A-3a and PDF/UA-1 in one file, with its sources. */
export const archiveProfile: PressProfile = {
  ...read,
  name: 'archive',
  claims: { a: { part: 3, level: 'A' }, ua: 1 },
  pictures: newsprint,
  intent: 'GTS_PDFA1',
  attachments: true,
};

/** The same pages as PDF/A-2u, for archives that take no attachments. */
export const siblingProfile: PressProfile = {
  ...archiveProfile,
  name: 'archive-2u',
  claims: { a: { part: 2, level: 'U' } },
  attachments: false,
};

/** For readers: PDF/UA-1, small pictures, live links. */
export const screenProfile: PressProfile = {
  ...read,
  name: 'screen',
  claims: { ua: 1 },
  pictures: { least: 96, aim: 130, most: 150, hidden: 0.1 },
  intent: null,
  attachments: false,
};

/** For the copy desk: what is around the page comes with its sheet, remarks as annotations. */
export const proofProfile: PressProfile = {
  ...read,
  name: 'proof',
  claims: {},
  pictures: { least: 96, aim: 130, most: 150, hidden: 0.1 },
  intent: null,
  tagged: false,
  annotations: false,
  attachments: false,
};
