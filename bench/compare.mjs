/**
 * A PDF and the stories that it should hold → what is missing. A page is right when every paragraph and crosshead of its story
 * stands on it, once and in order, and headline, deck and captions stand on it somewhere; white space does not count.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const bare = (text) => text.normalize('NFC').replaceAll(/\s+/gu, '');

/** Text of each page: pdftotext where the machine has it, else pdf-parse. */
async function pageTexts(file) {
  const tool = spawnSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (tool.status === 0) return tool.stdout.split('\f').slice(0, -1).map(bare);
  const { PDFParse } = await import('pdf-parse');
  const parser = new PDFParse({ data: readFileSync(file) });
  const { pages } = await parser.getText();
  await parser.destroy();
  return pages.map(({ text }) => bare(text));
}

/** Sentences about what is wrong; none when the PDF holds the issue. */
export async function missing(file, stories) {
  const pages = await pageTexts(file);
  if (pages.length !== stories.length) return [`${pages.length} pages instead of ${stories.length}`];
  return stories.flatMap((story, i) => missingOnPage(pages[i], story).map((what) => `page ${i + 1}: ${what}`));
}

/** The same, of one page without white space. */
export function missingOnPage(page, { headline, deck, byline, blocks }) {
  const found = [];
  for (const text of [headline, deck, byline, ...blocks.filter((b) => b.kind === 'figure').map((b) => b.text)])
    if (!page.includes(bare(text))) found.push(`no “${text}”`);
  let from = 0;
  for (const { kind, text } of blocks) {
    if (kind === 'figure') continue;
    const at = page.indexOf(bare(text), from);
    if (at < 0) found.push(`not in its place: “${text.slice(0, 24)}…”`);
    else from = at + bare(text).length;
  }
  return found;
}
