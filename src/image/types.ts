/**
 * What the rest of the house sees of a picture: its size before layout, its pixels after.
 */
import type { Diagnostic } from '../base/index.ts';

/** A picture as probed: cheap, header only where the format allows. */
export interface Picture {
  /** Relative to the root. */
  readonly file: string;
  readonly format: 'jpeg' | 'png' | 'webp' | 'tiff' | 'svg' | 'pdf';
  /** Pixels after the EXIF turn; for SVG its own user units, for PDF pt of the first page. */
  readonly width: number;
  readonly height: number;
  readonly vector: boolean;
  /** EXIF orientation 1–8. */
  readonly orientation: number;
  /** Colours of the file. */
  readonly colour?: Colour;
}

/** What a file's numbers mean. */
export type Colour = 'grey' | 'rgb' | 'cmyk' | 'lab';

/** A rectangle of the turned picture, in its pixels. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture as a page shows it: which part, how large. */
export interface Placement {
  readonly file: string;
  readonly crop: Crop;
  /** Placed size, pt. */
  readonly width: number;
  readonly height: number;
  /** The painter can clip: a JPEG that only has to be cropped may then come whole, with `shown`. Its hidden parts stay in the file. */
  readonly clip?: boolean;
}

/** Pixels an inch at the placed size: above `most` they are thinned to `aim`; from `least` on a JPEG passes untouched. */
export interface PixelForm {
  readonly least: number;
  readonly aim: number;
  readonly most: number;
  /** The inks of a press; without it pictures are sRGB or grey. */
  readonly ink?: InkForm;
}

/** Which inks, and how much of them. */
export interface InkForm {
  /** Absolute path of the ICC profile; null for libvips' own. */
  readonly profile: string | null;
  /** Most ink at one place, per cent of one solid. */
  readonly limit: number;
}

/** What was measured on pixels in inks. */
export interface InkFound {
  /** Most ink at one place, per cent of one solid. */
  readonly most: number;
  /** Cells across the picture, and their side in pixels. */
  readonly across: number;
  readonly side: number;
  /** Most cyan, magenta and yellow together in each cell, row by row; 255 is one solid. */
  readonly colours: Uint16Array;
}

/** What a PDF embeds. JPEG bytes pass as they are when nothing has to change. */
export interface PicturePixels {
  readonly kind: 'jpeg' | 'raw';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  /** Effective resolution as placed, pixels an inch. */
  readonly ppi: number;
  /** Part of these pixels to show, where the painter clips (`Placement.clip`); without it all of them. */
  readonly shown?: Crop;
  /** Where the pixels are inks: how much. */
  readonly ink?: InkFound;
}

/** How light a picture is, place by place: relative luminance, 0 to 1. */
export interface Lights {
  readonly width: number;
  readonly height: number;
  /** Row by row, as the press prints it: 1 is its paper. */
  readonly print: Float32Array;
  /** As a screen shows it. */
  readonly screen: Float32Array;
  /** Of the press's solid black on its paper. */
  readonly black: number;
  /** Differs where any of them does. */
  readonly digest: string;
}

/** Pictures of an edition by file, relative to the root. */
export interface PictureShelf {
  /** Undefined when it is missing or broken; then `diagnostics` of the probe says so. */
  get(file: string): Picture | undefined;
  /** Rejects with a `BrokenPicture` when the file cannot be decoded. */
  pixels(placement: Placement, resolution: PixelForm): Promise<PicturePixels>;
  sha256(file: string): string;
  /** The first page of a PDF. Without it, no PDF can be placed. */
  page?(file: string): Promise<ImportedPage>;
}

/** A value of a PDF, without the file that it stood in. */
export type PdfValue =
  | null
  | boolean
  | number
  | { readonly name: string }
  | { readonly bytes: Uint8Array }
  | { readonly ref: number }
  | { readonly dict: Readonly<Record<string, PdfValue>>; readonly stream?: Uint8Array }
  | readonly PdfValue[];

/** What a plant must know of a page of a PDF. */
export interface PdfFacts {
  readonly rgb: boolean;
  readonly transparent: boolean;
  /** Fonts that are not embedded. */
  readonly fonts: readonly string[];
}

/** A page of a PDF as plain values. */
export interface ImportedPage {
  readonly kind: 'page';
  /** Trimmed, as a reader sees it, pt. */
  readonly width: number;
  readonly height: number;
  /** Its TrimBox: left, lower, right, upper. */
  readonly box: readonly [number, number, number, number];
  readonly turn: 0 | 90 | 180 | 270;
  /** Operators, not encoded. */
  readonly content: Uint8Array;
  readonly resources: PdfValue;
  readonly objects: ReadonlyMap<number, PdfValue>;
  readonly facts: PdfFacts;
  /** What its inks look like, for a document that is not in inks: an ICC profile. */
  readonly inks?: Uint8Array;
}

/** Pictures whose headers were read, and what was wrong with others. */
export interface Probe {
  readonly shelf: PictureShelf;
  readonly diagnostics: readonly Diagnostic[];
}
