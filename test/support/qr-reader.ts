/**
 * A PDF in, what a reader of QR codes sees in a rectangle of a page (the first unless told) out: rendered by poppler at 200 dpi, as a newspaper is photographed, and decoded
 * by jsQR. Shares no code with the press.
 */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import type { LayoutRect } from '../../src/layout/types.ts';
import { withPdf } from './pdf.ts';

const jsQR = createRequire(import.meta.url)('jsqr') as typeof import('jsqr').default;

const DPI = 200;

/** The text of the code in `rect` (pt on the page), or null when it cannot be read. */
export function qrIn(pdf: Uint8Array, rect: LayoutRect, page = 1): string | null {
  const px = (pt: number): string => String(Math.round((pt * DPI) / 72));
  const window = ['-x', px(rect.x), '-y', px(rect.y), '-W', px(rect.width), '-H', px(rect.height)];
  const ppm = withPdf(pdf, (file) =>
    execFileSync('pdftoppm', ['-r', String(DPI), '-f', String(page), '-l', String(page), ...window, file], {
      maxBuffer: 1 << 28,
    }),
  );
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.toString('latin1', 0, 64))!;
  const [width, height] = [Number(header[1]), Number(header[2])];
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) pixels[i * 4 + c] = ppm[header[0].length + i * 3 + c]!;
    pixels[i * 4 + 3] = 255;
  }
  return jsQR(pixels, width, height)?.data ?? null;
}
