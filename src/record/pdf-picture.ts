/**
 * A page of a client's PDF in, its picture out, for pictures of our pages. Drawn by pdf.js on the canvas that comes with it where the machine has one.
 */

/** Part of the page that is shown, pt from its upper left corner. */
interface Shown {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** PNG, `across` pixels wide; undefined where nothing can draw it. */
export async function pdfPicture(bytes: Uint8Array, shown: Shown, across: number): Promise<Uint8Array | undefined> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs' as string);
  const doc = await getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS }).promise;
  try {
    const page = await doc.getPage(1);
    const scale = across / shown.width;
    const viewport = page.getViewport({ scale, offsetX: -shown.x * scale, offsetY: -shown.y * scale });
    const { canvas, context } = doc.canvasFactory.create(across, Math.max(1, Math.round(shown.height * scale)));
    await page.render({ canvasContext: context, canvas, viewport }).promise;
    return canvas.toBuffer('image/png') as Uint8Array;
  } catch {
    // No canvas on this machine, or a page that pdf.js cannot draw: its place stays grey.
    return undefined;
  } finally {
    await doc.destroy();
  }
}
