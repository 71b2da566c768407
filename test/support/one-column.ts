/**
 * Paragraphs in, one column of them out: composed by text/ and line/ alone, with a page around it high enough for all. No plan, no makeup.
 */
import type { FontBook } from '../../src/font/types.ts';
import { breakLines } from '../../src/line/break.ts';
import { box, frame, line as lineOf, page } from '../../src/layout/index.ts';
import type { Frame, LayoutHead, Line, Page } from '../../src/layout/types.ts';
import { press, printProfile } from '../../src/press/index.ts';
import { defaultPaper } from '../../src/story/index.ts';
import { SWATCHES } from '../../src/style/swatches.ts';
import type { StyledPara } from '../../src/style/types.ts';
import { setLine } from '../../src/text/set.ts';
import { Composer } from '../../src/text/composer.ts';
import { Stream } from '../../src/text/stream.ts';

const SIZE = 9;
const LEADING = 11.25;
const MARGIN = 20;
const ABOVE = 0.88;

/** Sets paragraphs under each other in a column of so many characters, indented by two em. */
export function oneColumn(texts: readonly string[], book: FontBook, characters: number): Page {
  const composer = new Composer(new Stream(texts.join('').length + 2 * texts.length), book, defaultPaper.house);
  const measure = characters * SIZE;
  const frames: Frame[] = [];
  let row = 0;
  for (const [i, text] of texts.entries()) {
    const para: StyledPara = { block: `s1.p${i + 1}`, role: 'body', runs: [{ text, face: 'body', swatch: 'black', span: null }], size: SIZE, indent: 2, align: 'justify' }; // prettier-ignore
    const items = composer.add(para);
    const { ends } = breakLines(composer.stream, items.from, items.to, characters, para.indent);
    const top = row;
    const lines: Line[] = [];
    let from = items.from;
    for (const [k, end] of ends.entries()) {
      const baseline = MARGIN + row++ * LEADING + (LEADING - SIZE) / 2 + ABOVE * SIZE;
      const stand = { x: MARGIN, measure, baseline, size: SIZE, lead: k === 0 ? para.indent : 0, n: row };
      lines.push(lineOf(setLine(composer.stream, items, from, end - 1, stand, () => 0)));
      from = end;
    }
    const rect = box(MARGIN, MARGIN + top * LEADING, measure, lines.length * LEADING);
    frames.push(frame({ id: `${para.block}.f1`, role: 'body', story: 's1', block: para.block, rect, order: i, lines }));
  }
  const grid = { x: MARGIN, y: MARGIN, em: SIZE, leading: LEADING, columns: 1, chars: characters, gap: 1, lines: row };
  return page({
    id: 'page1',
    folios: ['A01'],
    halves: [],
    width: measure + 2 * MARGIN,
    height: row * LEADING + 2 * MARGIN,
    grid,
    frames,
  });
}

/** The page as a PDF. */
export async function printed(column: Page, book: FontBook): Promise<Uint8Array> {
  const head: LayoutHead = { format: 'banxin/layout/1', edition: { date: '2021-01-26', paper: '小样' }, sources: [], faces: [], swatches: SWATCHES, stories: [] }; // prettier-ignore
  const shelf = {
    get: () => undefined,
    pixels: () => Promise.reject(new Error('there are no pictures')),
    sha256: () => '',
  };
  const chunks: Uint8Array[] = [];
  await press(head, [column], book, shelf, printProfile, (chunk) => chunks.push(Uint8Array.from(chunk)));
  return Buffer.concat(chunks);
}
