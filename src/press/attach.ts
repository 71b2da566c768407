/**
 * Files in, files embedded in a PDF out, each said to be a source of it (ISO 19005-3, 6.8; ISO 32000-1, 7.11.4). Reads none.
 */
import type { PressDocument } from './document.ts';
import { pdfText, type Reference } from './pdfkit-privates.ts';

/** A file that goes with a PDF. */
export interface Attachment {
  /** Without folders: readers save it under this name. */
  readonly name: string;
  /** MIME type. */
  readonly type: string;
  /** What it is, in words. */
  readonly words: string;
  /** As it stands in the PDF: a zlib stream. */
  readonly deflated: Uint8Array;
  /** Bytes before they were deflated. */
  readonly size: number;
}

/** Embeds files, in the order of their names, and names them in the catalog. Before `end`. */
export function attach(doc: PressDocument, attachments: readonly Attachment[], date: Date): void {
  const sorted = [...attachments].sort((a, b) => (a.name < b.name ? -1 : 1));
  const written = sorted.map((one): [string, Reference] => [one.name, fileOf(doc, one, date)]);
  doc.nameFiles(written);
}

function fileOf(doc: PressDocument, { name, type, words, deflated, size }: Attachment, date: Date): Reference {
  const file = doc.stream(
    {
      Type: 'EmbeddedFile',
      Subtype: type.replaceAll('/', '#2F'),
      Filter: 'FlateDecode',
      Params: { Size: size, ModDate: date },
    },
    deflated,
  );
  return doc.dictionary({
    Type: 'Filespec',
    F: pdfText(name),
    UF: pdfText(name),
    EF: { F: file, UF: file },
    AFRelationship: 'Source',
    Desc: pdfText(words),
  });
}
