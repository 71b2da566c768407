/**
 * What a kind of PDF asks of the press, as values only. A press reads a profile and never its name.
 */

/** Choices that make one kind of PDF differ from the next. */
export interface PressProfile {
  /** Version of the header. */
  readonly pdfVersion: '1.4' | '1.5' | '1.6' | '1.7';
  /** Colour space of text and paths. */
  readonly space: 'cmyk';
  /** Ink beyond the trim on each side, pt. MediaBox and BleedBox grow by it; TrimBox is the Layout's page. */
  readonly bleed: number;
  /** Whether solid black text and paths overprint what is beneath (OP, op, OPM 1). */
  readonly overprintBlack: boolean;
  /** How much of a JPEG's area may stay in the file unseen, so that it passes untouched; more is cut off. 0 to 1. */
  readonly hidden: number;
  /** Natural language of the text, BCP 47. */
  readonly language: string;
}

/** Print, as far as it goes now: no output intent, no marks. */
export const printProfile: PressProfile = {
  pdfVersion: '1.6',
  space: 'cmyk',
  bleed: 0,
  overprintBlack: true,
  hidden: 0.3,
  language: 'zh-CN',
};
