/**
 * Placed pictures in, image XObjects out: one for each file, crop and size, however often it is placed. JPEG bytes pass untouched.
 * Never decodes.
 */
import { diagnose, type Diagnostic } from '../base/index.ts';
import type { PicturePixels, PictureShelf, Placement } from '../image/types.ts';
import type { Frame } from '../layout/types.ts';
import { deflating } from './deflate.ts';
import type { PressDocument } from './document.ts';
import type { Reference } from './pdfkit-privates.ts';

interface Encoded {
  readonly entries: Record<string, unknown>;
  readonly bytes: Uint8Array;
}

interface Placed {
  readonly placement: Placement;
  readonly frame: string;
  readonly folio: string;
  /** Dropped when written, so that no pixels stay. */
  encoding: Promise<Encoded | Diagnostic> | undefined;
  ref: Reference | undefined;
}

/** The pictures of a document by resource name. */
export class PictureRack {
  readonly #shelf: PictureShelf;
  readonly #names = new Map<string, string>();
  readonly #placed = new Map<string, Placed>();
  readonly diagnostics: Diagnostic[] = [];

  constructor(shelf: PictureShelf) {
    this.#shelf = shelf;
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
    });
    return name;
  }

  async #encode(placement: Placement, frame: Frame, folio: string): Promise<Encoded | Diagnostic> {
    let pixels: PicturePixels;
    try {
      pixels = await this.#shelf.pixels(placement);
    } catch (fault) {
      if (fault instanceof Error && fault.message.startsWith('bug:')) throw fault;
      return broken(placement.file, frame.id, folio);
    }
    return pixels.kind === 'jpeg' ? jpeg(pixels) : raw(pixels);
  }

  /** Waits for the pictures of a page; false when one of them is broken, which `diagnostics` then says. */
  async ready(names: ReadonlySet<string>): Promise<boolean> {
    let whole = true;
    for (const name of names) {
      const encoded = await this.#placed.get(name)?.encoding;
      if (encoded === undefined || 'entries' in encoded) continue;
      whole = false;
      if (!this.diagnostics.includes(encoded)) this.diagnostics.push(encoded);
    }
    return whole;
  }

  /** Writes those that have not been written yet, in the order of the names. */
  async write(doc: PressDocument, names: ReadonlySet<string>): Promise<void> {
    for (const name of names) {
      const placed = this.#placed.get(name) as Placed;
      const encoded = await placed.encoding;
      placed.encoding = undefined;
      if (encoded && 'entries' in encoded) placed.ref = doc.stream(encoded.entries, encoded.bytes);
    }
  }

  /** The XObject of a name that was written. */
  ref(name: string): Reference {
    const ref = this.#placed.get(name)?.ref;
    if (!ref) throw new Error(`bug: picture ${name} is placed but not written`);
    return ref;
  }
}

const broken = (file: string, frame: string, folio: string): Diagnostic => ({
  ...diagnose('error', 'image-broken', `${file}: cannot be decoded; save it again as JPEG or PNG, or take another picture`, file),
  page: folio,
  frame,
});

const SPACES = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' } as const;

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
    entries: { ...entries(pixels, 'DCTDecode'), ...(inverted ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {}) },
    bytes: pixels.bytes,
  };
}

async function raw(pixels: PicturePixels): Promise<Encoded> {
  const expected = pixels.width * pixels.height * pixels.channels;
  if (pixels.bytes.length !== expected) throw new Error(`bug: ${pixels.bytes.length} bytes of pixels, not ${expected}`);
  return { entries: entries(pixels, 'FlateDecode'), bytes: await deflating(pixels.bytes) };
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
