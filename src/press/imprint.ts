/**
 * The edition's date and paper in, what Info and XMP say of a file out. Dates come from the edition, never from a clock.
 */
import type { LayoutHead } from '../layout/types.ts';
import type { PressProfile } from './profile.ts';
import { PdfName } from './pdfkit-privates.ts';

/** What Info and XMP say. */
export interface Imprint {
  readonly title: string;
  readonly author: string;
  readonly creator: string;
  readonly producer: string;
  readonly date: Date;
  /** From 1. */
  readonly version: number;
}

/** The edition's date, at midnight UTC, is the only time a PDF knows. */
export function imprintOf(
  { edition: { date, paper } }: Pick<LayoutHead, 'edition'>,
  options: { readonly title?: string; readonly author?: string; readonly version?: number },
): Imprint {
  const stamp = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(stamp.getTime())) throw new Error(`bug: edition date ${JSON.stringify(date)} is not YYYY-MM-DD`);
  return {
    title: options.title ?? `${paper} ${date}`,
    author: options.author ?? paper,
    creator: 'Banxin',
    producer: 'Banxin',
    date: stamp,
    version: options.version ?? 1,
  };
}

/** The Info dictionary. PDF/X-1a is named there; the others in XMP only. */
export function infoOf({ title, author, creator, producer, date }: Imprint, { claims }: PressProfile): Record<string, unknown> {
  return {
    Title: title,
    Author: author,
    Creator: creator,
    Producer: producer,
    CreationDate: date,
    ModDate: date,
    Trapped: new PdfName('False'),
    ...(claims.x === 'PDF/X-1a:2003' ? { GTS_PDFXVersion: claims.x } : {}),
  };
}
