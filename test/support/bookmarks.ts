/**
 * A PDF in, the titles of its bookmarks out, as pdf.js reads them.
 */
interface Outline {
  readonly title: string;
  readonly items: readonly Outline[];
}

/** Titles in order, those within others behind them. */
export async function pdfBookmarks(bytes: Uint8Array): Promise<string[]> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs' as string);
  const doc = await getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS }).promise;
  const outline = ((await doc.getOutline()) ?? []) as readonly Outline[];
  await doc.destroy();
  const titles = (items: readonly Outline[]): string[] => items.flatMap(({ title, items: inner }) => [title, ...titles(inner)]);
  return titles(outline);
}
