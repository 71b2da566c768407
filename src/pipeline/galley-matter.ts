/**
 * A styled story → the paragraphs of its galley, in manuscript order: the body's, or all of them. Measures nothing.
 */
import type { CrossheadBlock, FlowBlock, StyledBlock, StyledHead, StyledPara, StyledRun, StyledStory } from '../style/index.ts';

/** A paragraph, and how many lines stay empty above it. */
export interface GalleyPara {
  readonly para: StyledPara;
  readonly air: 0 | 1;
}

/**
 * `all` false: running text, that of boxes and items of lists included, in the body's face alone. `all` true: heads, crossheads, box titles, captions,
 * tables and pull quotes as well, each in its own face.
 */
export function galleyParas(story: StyledStory, all: boolean): GalleyPara[] {
  if (!all) return story.blocks.flatMap(bodyOf).map((para) => ({ para, air: 0 }));
  return [...headOf(story.head), ...story.blocks.flatMap(everyOf)];
}

/** Paragraphs are text that runs on; a row of a table is none. */
function bodyOf(block: StyledBlock): StyledPara[] {
  if (block.kind === 'para') return block.para.role === 'generated' ? [] : [inBodyFace(block.para)];
  if (block.kind === 'list') return block.items.flatMap(bodyOf);
  return block.kind === 'box' ? block.blocks.flatMap(bodyOf) : [];
}

/** Boxes and quotations have faces of their own on a page; a galley is read in one. */
function inBodyFace(para: StyledPara): StyledPara {
  return { ...para, runs: para.runs.map((run) => (run.face === 'strong' ? run : { ...run, face: 'body' })) };
}

/** A row of a table on one line, an em between its cells. */
function asRow(block: string, cells: readonly StyledPara[]): StyledPara {
  const runs = cells.flatMap((cell, i) => [...(i > 0 ? [{ ...BLANK, face: 'body' }] : []), ...cell.runs]);
  return { ...cells[0]!, block: cells[0]?.block ?? block, runs };
}

const flush = (para: StyledPara | null, air: 0 | 1 = 0): GalleyPara[] =>
  para ? [{ para: { ...para, align: 'start', indent: 0 }, air }] : [];

function headOf({ kicker, headline, deck, standfirst, byline }: StyledHead): GalleyPara[] {
  return [kicker, ...headline, deck, standfirst, byline].flatMap((para) => flush(para));
}

function everyOf(block: StyledBlock): GalleyPara[] {
  switch (block.kind) {
    case 'figure':
      return [...flush(block.caption), ...flush(block.credit)];
    case 'box':
      return [...flush(block.title, 1), ...block.blocks.flatMap(flowOf)];
    case 'pullquote':
      return [...block.lines.flatMap((line) => flush(line)), ...flush(block.attribution)];
    case 'list':
      return block.items.flatMap(flowOf);
    case 'table':
      return [block.head, ...block.rows].filter((row) => row.length > 0).map((row) => ({ para: asRow(block.id, row), air: 0 }));
    case 'notices':
      return block.items.flatMap(({ title, blocks }) => [...flush(title, 1), ...blocks.flatMap(flowOf)]);
    case 'qr':
      return flush(block.caption);
    default:
      return flowOf(block);
  }
}

function flowOf(block: FlowBlock): GalleyPara[] {
  return block.kind === 'para' ? [{ para: block.para, air: 0 }] : flush(crossheadOf(block), 1);
}

const BLANK: StyledRun = { text: '\u3000', face: 'crosshead', swatch: 'black', span: null };

/** Number, theme and title on one line, an em between them; the number has no seal here to be white on. */
function crossheadOf({ number, theme, main }: CrossheadBlock): StyledPara {
  const parts = [number, theme, main].flatMap((para) => (para && para.runs.length > 0 ? [para.runs] : []));
  const runs = parts.flatMap((part, i) => [
    ...(i > 0 ? [BLANK] : []),
    ...part.map((run) => ({ ...run, face: 'crosshead', swatch: 'black' })),
  ]);
  return { ...main, runs };
}
