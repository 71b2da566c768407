/**
 * The pictures that the copy asks for come in; a shelf of those that are there goes out, with a diagnostic at every place that asks for
 * one that is not. Pixels are made when they are asked for, once for each placement.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { bug, diagnose, type Diagnostic, type Span } from '../base/index.ts';
import { defaultIcc } from './icc.ts';
import { BrokenPicture, type Header, PictureFault } from './header.ts';
import { PixelCache } from './pixel-cache.ts';
import { pixelsOf } from './pixels.ts';
import { readHeader } from './read-header.ts';
import type { ImportedPage, Picture, PicturePixels, PictureShelf, Placement, Probe, PixelForm } from './types.ts';

/** One place that asks for a picture. */
export interface PictureRequest {
  /** Relative to the root: the name by which the shelf knows it. */
  readonly file: string;
  readonly absolutePath: string;
  readonly where: Span;
  /** The manuscript as read, for line and column. */
  readonly source: string;
  /** An advertisement, which may be a PDF. */
  readonly advertisement?: true;
}

interface Held {
  readonly picture: Picture;
  readonly header: Header;
  readonly first: PictureRequest;
}

/** Codes: image-missing, image-broken, svg-text; cmyk-unmarked warns. Each file is read once, however often it is asked for. */
export async function probePictures(requests: readonly PictureRequest[]): Promise<Probe> {
  const held = new Map<string, Held | PictureFault | 'missing'>();
  const diagnostics: Diagnostic[] = [];
  for (const request of requests) {
    if (!held.has(request.file)) held.set(request.file, await probe(request));
    const found = held.get(request.file)!;
    if (found === 'missing') diagnostics.push(tell(request, 'image-missing', 'was not found'));
    else if (found instanceof PictureFault) diagnostics.push(tell(request, found.code, found.message));
    else if (found.picture.format === 'pdf' && !request.advertisement)
      diagnostics.push(
        tell(request, 'image-broken', 'is a PDF, which only an advertisement may be: export it as SVG, TIFF or JPEG'),
      );
    else if (found.header.unmarked) diagnostics.push(tell(request, 'cmyk-unmarked', UNMARKED, 'warning'));
  }
  return { shelf: new Shelf(held), diagnostics };
}

async function probe(request: PictureRequest): Promise<Held | PictureFault | 'missing'> {
  try {
    const header = await readHeader(request.absolutePath);
    const { format, width, height, vector, orientation, colour } = header;
    return { header, first: request, picture: { file: request.file, format, width, height, vector, orientation, colour } };
  } catch (error) {
    if (error instanceof PictureFault) return error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
    if (code !== undefined) return new PictureFault(`cannot be read (${code})`);
    throw error;
  }
}

const UNMARKED =
  'is a CMYK JPEG that does not say how its inks are stored: they are taken as they are, not inverted; look at it on the proof';

const tell = (
  { file, where, source }: PictureRequest,
  code: string,
  message: string,
  severity: Diagnostic['severity'] = 'error',
): Diagnostic => diagnose(severity, code, `picture "${file}" ${message}`, where, source);

class Shelf implements PictureShelf {
  readonly #held: ReadonlyMap<string, Held | PictureFault | 'missing'>;
  readonly #pixels = new PixelCache();
  readonly #sums = new Map<string, string>();

  constructor(held: ReadonlyMap<string, Held | PictureFault | 'missing'>) {
    this.#held = held;
  }

  get(file: string): Picture | undefined {
    return this.#find(file)?.picture;
  }

  pixels(placement: Placement, form: PixelForm): Promise<PicturePixels> {
    const { file, crop, width, height, clip } = placement;
    const { least, aim, most, ink } = form;
    const key = [
      file,
      crop.x,
      crop.y,
      crop.width,
      crop.height,
      width,
      height,
      clip ? 1 : 0,
      least,
      aim,
      most,
      ink?.profile ?? '',
      ink?.limit ?? '',
    ].join('\n');
    return this.#pixels.get(key, () => this.#make(placement, form));
  }

  sha256(file: string): string {
    let sum = this.#sums.get(file);
    if (!sum)
      this.#sums.set(
        file,
        (sum = createHash('sha256')
          .update(readFileSync(this.#need(file).first.absolutePath))
          .digest('hex')),
      );
    return sum;
  }

  /** Read again when it is painted: a page is never kept. */
  async page(file: string): Promise<ImportedPage> {
    const { first } = this.#need(file);
    const { pageOf } = await import('./pdf.ts');
    return { ...(await pageOf(first.absolutePath)), inks: (await defaultIcc()).bytes };
  }

  async #make(placement: Placement, form: PixelForm): Promise<PicturePixels> {
    const { header, first } = this.#need(placement.file);
    try {
      return await pixelsOf(first.absolutePath, header, placement, form);
    } catch (error) {
      const reason = (error as Error).message.split('\n')[0]!.replaceAll(first.absolutePath, first.file);
      throw new BrokenPicture(tell(first, 'image-broken', `cannot be decoded (${reason}): save it again, or take another`));
    }
  }

  #need(file: string): Held {
    return this.#find(file) ?? bug(`nobody may place the picture ${file}, which is not there`);
  }

  #find(file: string): Held | undefined {
    const found = this.#held.get(file);
    return found === undefined || found === 'missing' || found instanceof PictureFault ? undefined : found;
  }
}
