/**
 * The printing condition or the screen's colours in, the output intent of a PDF out (ISO 32000-1, 14.11.5). Reads no file.
 */
import { deflating } from './deflate.ts';
import { pdfText, type Reference } from './pdfkit-privates.ts';

/** What the colours of a file mean. */
export interface OutputIntent {
  /** OutputConditionIdentifier: a name of the ICC registry, or the profile's own. */
  readonly identifier: string;
  /** The condition in words. */
  readonly words: string;
  /** `http://www.color.org` where the identifier is one of its registry's names. */
  readonly registry?: string;
  /** The ICC profile, embedded; without it the identifier has to be a registered name. */
  readonly icc?: { readonly bytes: Uint8Array; readonly channels: 1 | 3 | 4 };
}

/** Writes objects: a document. */
interface Writer {
  dictionary(entries: Record<string, unknown>): Reference;
  stream(entries: Record<string, unknown>, bytes: Uint8Array): Reference;
}

const deflated = new WeakMap<Uint8Array, Promise<Uint8Array>>();

/** The profile as it stands in a file, deflated once however many files have it. */
export function deflatedProfile(bytes: Uint8Array): Promise<Uint8Array> {
  let known = deflated.get(bytes);
  if (!known) deflated.set(bytes, (known = deflating(bytes)));
  return known;
}

/** Writes an intent; `profile` as `deflatedProfile` gave it. */
export function writeIntent(
  writer: Writer,
  subtype: string,
  { identifier, words, registry, icc }: OutputIntent,
  profile?: Uint8Array,
): Reference {
  const entries: Record<string, unknown> = {
    Type: 'OutputIntent',
    S: subtype,
    OutputConditionIdentifier: pdfText(identifier),
    Info: pdfText(words),
  };
  if (registry !== undefined) entries['RegistryName'] = pdfText(registry);
  if (icc && profile) entries['DestOutputProfile'] = writer.stream({ N: icc.channels, Filter: 'FlateDecode' }, profile);
  return writer.dictionary(entries);
}
