/**
 * Placed pictures in, XObjects out that fill the unit square: one for each file, crop and size, however often it is placed. JPEG bytes
 * pass untouched; of one that has only to be cropped a form shows the part. Never decodes.
 */
import { createHash } from 'node:crypto';
import { diagnose, type Diagnostic } from '../base/index.ts';
import type { Crop, ImportedPage, InkFound, PdfFacts, PicturePixels, PictureShelf, Placement } from '../image/types.ts';
import type { Frame } from '../layout/types.ts';
import { deflatingPixels } from './deflate.ts';
import type { PressDocument } from './document.ts';
import { writeImported } from './imported.ts';
import type { Reference } from './pdfkit-privates.ts';
import type { PressProfile } from './profile.ts';

interface Encoded {
  readonly pixels: Pick<PicturePixels, 'width' | 'height' | 'channels' | 'ink'>;
  readonly entries: Record<string, unknown>;
  readonly bytes: Uint8Array;
  /** Operators that show a part of the picture `I` in the unit square. */
  readonly shown?: string;
}

/** What was measured on a picture as a file has it. */
export interface PressedPicture {
  /** Pixels an inch of the original at the placed size. */
  readonly ppi: number;
  readonly vector: boolean;
  /** Colours of the original. */
  readonly from: string;
  /** Colour space in the file. */
  readonly space: string;
  readonly width: number;
  readonly height: number;
  readonly ink?: InkFound;
  /** A page of another PDF: what a plant must know of it. */
  readonly imported?: PdfFacts;
}

interface Placed {
  readonly placement: Placement;
  readonly frame: string;
  readonly folio: string;
  /** Dropped when written, so that no pixels stay. */
  encoding: Promise<Encoded | ImportedPage | Diagnostic> | undefined;
  ref: Reference | undefined;
  found: PressedPicture | undefined;
}

/** The pictures of a document by resource name. */
export class PictureRack {
  readonly #shelf: PictureShelf;
  readonly #form: PressProfile['pictures'];
  readonly #names = new Map<string, string>();
  readonly #placed = new Map<string, Placed>();
  readonly #written = new Map<string, Reference>();
  readonly diagnostics: Diagnostic[] = [];

  constructor(shelf: PictureShelf, form: PressProfile['pictures']) {
    this.#shelf = shelf;
    this.#form = form;
  }

  /** The resource name of a picture; its pixels are asked for at once. `folio` is for what may have to be said. */
  name(placement: Placement, frame: Frame, folio: string): string {
    const { file, crop, width, height } = placement;
    const key = [file, crop.x, crop.y, crop.width, crop.height, width, height].join('\n');
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = `P${this.#names.size + 1}`;
    this.#names.set(key, name);
    this.#placed.set(name, {
      placement,
      frame: frame.id,
      folio,
      encoding: this.#encode(placement, frame, folio),
      ref: undefined,
      found: undefined,
    });
    return name;
  }

  async #encode(placement: Placement, frame: Frame, folio: string): Promise<Encoded | ImportedPage | Diagnostic> {
    let pixels: PicturePixels;
    try {
      if (this.#shelf.get(placement.file)?.format === 'pdf' && this.#shelf.page) return await this.#shelf.page(placement.file);
      pixels = await this.#shelf.pixels(this.#clips(placement) ? { ...placement, clip: true } : placement, this.#form);
    } catch (fault) {
      if (fault instanceof Error && fault.message.startsWith('bug:')) throw fault;
      return broken(fault, placement.file, frame.id, folio);
    }
    return pixels.kind === 'jpeg' ? jpeg(pixels) : raw(pixels);
  }

  /** Whether a crop may be left to the reader's clipping. */
  #clips({ file, crop }: Placement): boolean {
    const whole = this.#shelf.get(file);
    return whole !== undefined && crop.width * crop.height >= (1 - this.#form.hidden) * whole.width * whole.height;
  }

  /** Waits for the pictures of a page; false when one of them is broken, which `diagnostics` then says. */
  async ready(names: ReadonlySet<string>): Promise<boolean> {
    let whole = true;
    for (const name of names) {
      const placed = this.#placed.get(name);
      const encoded = await placed?.encoding;
      if (placed && encoded && 'entries' in encoded) placed.found = this.#measured(placed.placement, encoded.pixels);
      if (placed && encoded && 'facts' in encoded) placed.found = imported(placed.placement, encoded);
      if (encoded === undefined || 'entries' in encoded || 'facts' in encoded) continue;
      whole = false;
      if (!this.diagnostics.includes(encoded)) this.diagnostics.push(encoded);
    }
    return whole;
  }

  #measured({ file, crop, width }: Placement, pixels: Encoded['pixels']): PressedPicture {
    const picture = this.#shelf.get(file);
    return {
      ppi: (crop.width * 72) / width,
      vector: picture?.vector ?? false,
      from: picture?.colour ?? 'rgb',
      space: SPACES[pixels.channels],
      width: pixels.width,
      height: pixels.height,
      ...(pixels.ink && { ink: pixels.ink }),
    };
  }

  /** What was measured on a picture that is ready. */
  found(name: string): PressedPicture | undefined {
    return this.#placed.get(name)?.found;
  }

  /** Writes those that have not been written yet, in the order of the names. */
  async write(doc: PressDocument, names: ReadonlySet<string>): Promise<void> {
    for (const name of names) {
      const placed = this.#placed.get(name) as Placed;
      const encoded = await placed.encoding;
      placed.encoding = undefined;
      if (encoded && 'entries' in encoded) placed.ref = this.#writeOnce(doc, encoded);
      if (encoded && 'facts' in encoded)
        placed.ref = await writeImported(doc, encoded, this.#form.ink ? {} : { cmyk: encoded.inks });
    }
  }

  /** Two files with the same bytes are one picture. */
  #writeOnce(doc: PressDocument, encoded: Encoded): Reference {
    const hash = createHash('sha256')
      .update(JSON.stringify(encoded.entries))
      .update(encoded.shown ?? '');
    const key = hash.update(encoded.bytes).digest('base64');
    let ref = this.#written.get(key);
    if (!ref) this.#written.set(key, (ref = writeEncoded(doc, encoded)));
    return ref;
  }

  /** The XObject of a name that was written. */
  ref(name: string): Reference {
    const ref = this.#placed.get(name)?.ref;
    if (!ref) throw new Error(`bug: picture ${name} is placed but not written`);
    return ref;
  }
}

const imported = ({ crop }: Placement, { facts }: ImportedPage): PressedPicture => ({
  ppi: 0,
  vector: true,
  from: facts.rgb ? 'rgb' : 'cmyk',
  space: facts.rgb ? 'DeviceRGB' : 'DeviceCMYK',
  width: Math.round(crop.width),
  height: Math.round(crop.height),
  imported: facts,
});

/** The shelf's own words, which know the place in the manuscript; else the file's name. */
function broken(fault: unknown, file: string, frame: string, folio: string): Diagnostic {
  const { diagnostic } = fault as { diagnostic?: Diagnostic };
  const message = `${file}: cannot be decoded; save it again as JPEG or PNG, or take another picture`;
  return { ...(diagnostic ?? diagnose('error', 'image-broken', message, file)), page: folio, frame };
}

function writeEncoded(doc: PressDocument, { entries, bytes, shown }: Encoded): Reference {
  const image = doc.stream(entries, bytes);
  if (shown === undefined) return image;
  const form = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 1, 1], Resources: { XObject: { I: image } } };
  return doc.stream(form, Buffer.from(shown, 'latin1'));
}

const SPACES = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' } as const;

/** What is known of pixels, without the pixels. */
const without = ({ width, height, channels, ink }: PicturePixels): Encoded['pixels'] => ({
  width,
  height,
  channels,
  ...(ink && { ink }),
});

function entries(pixels: PicturePixels, filter: string): Record<string, unknown> {
  return {
    Type: 'XObject',
    Subtype: 'Image',
    Width: pixels.width,
    Height: pixels.height,
    BitsPerComponent: 8,
    ColorSpace: SPACES[pixels.channels],
    Filter: filter,
  };
}

function jpeg(pixels: PicturePixels): Encoded {
  const inverted = pixels.channels === 4 && hasAdobeMarker(pixels.bytes);
  return {
    pixels: without(pixels),
    entries: { ...entries(pixels, 'DCTDecode'), ...(inverted ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {}) },
    bytes: pixels.bytes,
    ...(pixels.shown && { shown: showing(pixels, pixels.shown) }),
  };
}

/** The whole picture, so large that `shown` fills the unit square, to which the form's BBox clips it (ISO 32000-1, 8.10.2). */
function showing({ width, height }: PicturePixels, shown: Crop): string {
  const [x, y] = [-shown.x / shown.width, -(height - shown.y - shown.height) / shown.height];
  const matrix = [width / shown.width, 0, 0, height / shown.height, x, y];
  return `${matrix.map((part) => Math.round(part * 1e6) / 1e6).join(' ')} cm /I Do`;
}

async function raw(pixels: PicturePixels): Promise<Encoded> {
  const expected = pixels.width * pixels.height * pixels.channels;
  if (pixels.bytes.length !== expected) throw new Error(`bug: ${pixels.bytes.length} bytes of pixels, not ${expected}`);
  return { pixels: without(pixels), entries: entries(pixels, 'FlateDecode'), bytes: await deflatingPixels(pixels.bytes) };
}

/** Whether a JPEG has Adobe's APP14 segment: its four inks are then stored inverted (Adobe Technical Note 5116). */
export function hasAdobeMarker(bytes: Uint8Array): boolean {
  for (let i = 2; i + 9 < bytes.length && bytes[i] === 0xff && bytes[i + 1] !== 0xda;) {
    const size = ((bytes[i + 2] as number) << 8) | (bytes[i + 3] as number);
    if (bytes[i + 1] === 0xee && String.fromCharCode(...bytes.subarray(i + 4, i + 9)) === 'Adobe') return true;
    i += 2 + size;
  }
  return false;
}
