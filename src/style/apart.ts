/**
 * Matter that stands apart from the running text: tables, digests, notices, QR codes, lifted sentences. In: nodes of the story. Out: styled blocks
 * with every cell and caption a paragraph. Measures nothing; the page numbers of a digest are looked up where they are handed in.
 */
import type { Block, Digest, Inline, Notice, Qr, Table, TableCell } from '../read/types.ts';
import type { Role } from '../layout/types.ts';
import { generatedText, styleInlines } from './inlines.ts';
import type { FlowBlock, NoticesBlock, QrBlock, QuoteBlock, StyledBlock, TableBlock } from './matter.ts';
import type { Paras } from './paras.ts';
import type { TypeScale } from './scale.ts';
import type { StyledPara, StyledRun } from './types.ts';

const black = 'black';

/** Folios of the page on which a story begins, by its id or by a path as typed; undefined where the edition has no such story. */
export type FolioOf = (reference: string) => readonly string[] | undefined;

/** What styling a story has at hand. */
export interface Hand {
  readonly paras: Paras;
  readonly scale: TypeScale;
  readonly folioOf: FolioOf;
  /** Text of the story, or of a file that cells of its tables are from. */
  sourceOf(file: string): string;
  /** Runs of text that stands on a line or a leading of its own. */
  runs(inlines: readonly Inline[], face: string): StyledRun[];
  /** A picture's path from the root. */
  fileOf(src: string): string;
  /** The next place in the compared text. */
  next(): number;
}

/** A table: the head in the face of captions, cells in that of the body, both at the table's own size. */
export function styleTable(hand: Hand, { head, rows, align, use, span }: Table): TableBlock {
  const id = hand.paras.id('t');
  const order = hand.next();
  const row = (cells: readonly TableCell[], r: number, face: string): StyledPara[] =>
    cells.map(({ inlines, span: { file } }, c) =>
      cellOf(hand, `${id}.r${r}c${c + 1}`, 'table', styleInlines(inlines, hand.sourceOf(file), base(face))),
    );
  const top = row(head, 1, 'caption');
  const cells = rows.map((one, i) => row(one, i + (head.length > 0 ? 2 : 1), 'body'));
  return { kind: 'table', id, order, span, use: use ?? 'table', head: top, rows: cells, align };
}

const base = (face: string) => ({ face, swatch: black, strong: 'strong' });

const cellOf = ({ paras, scale }: Hand, id: string, role: Role, runs: readonly StyledRun[]): StyledPara =>
  paras.para(id, role, runs, role === 'digest' ? (scale.digest ?? scale.body) : (scale.table ?? scale.caption));

/** 导读: a row for each entry, its title and 版序. An entry names its story by a link to its file or id; text without a link has no number. */
export function styleDigest(hand: Hand, block: Digest): TableBlock {
  const id = hand.paras.id('d');
  const order = hand.next();
  const rows = entriesOf(block.blocks).map((inlines, i): StyledPara[] => {
    const runs = styleInlines(inlines, hand.sourceOf(block.span.file), base('body'));
    const folios = hand.folioOf(referenceIn(inlines) ?? '');
    const number = folios ? [generatedText(`${folios.join('–')}版`, base('folio'))] : [];
    return [cellOf(hand, `${id}.r${i + 1}c1`, 'digest', runs), cellOf(hand, `${id}.r${i + 1}c2`, 'digest', number)];
  });
  return { kind: 'table', id, order, span: block.span, use: 'digest', head: [], rows, align: ['left', 'right'] };
}

/** Entries of a digest: its paragraphs and the items of its lists. */
export const entriesOf = (blocks: readonly Block[]): (readonly Inline[])[] =>
  blocks.flatMap((block): (readonly Inline[])[] => {
    if (block.kind === 'para') return [block.inlines];
    if (block.kind === 'crosshead') return [block.parts.flat()];
    if (block.kind === 'list') return block.items.flatMap((item) => entriesOf(item.blocks));
    return 'blocks' in block ? entriesOf(block.blocks) : [];
  });

/** Where the first link of an entry leads. */
export function referenceIn(inlines: readonly Inline[]): string | undefined {
  for (const inline of inlines) {
    if (inline.kind === 'link') return inline.url;
    const inside = 'children' in inline ? referenceIn(inline.children) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** Notices that stand together, each with its kind as a title that no one typed as text. */
export function styleNotices(hand: Hand, notices: readonly Notice[], style: (block: Block) => StyledBlock[]): NoticesBlock {
  const { paras, scale } = hand;
  const id = paras.id('a');
  const order = hand.next();
  const size = scale.notice ?? scale.caption;
  const items = notices.map(({ notice, blocks }, i) => {
    const title = notice
      ? paras.para(`${id}.n${i + 1}`, 'notice', [generatedText(notice, base('box-title'))], size, { align: 'center' })
      : null;
    const flow = blocks
      .flatMap(style)
      .flatMap(runningOf)
      .map((one) => asNotice(one, size));
    return { title, blocks: flow };
  });
  const span = { ...notices[0]!.span, end: notices.at(-1)!.span.end };
  return { kind: 'notices', id, order, span, items };
}

const runningOf = (block: StyledBlock): FlowBlock[] =>
  block.kind === 'list' ? [...block.items] : block.kind === 'para' || block.kind === 'crosshead' ? [block] : [];

function asNotice(block: FlowBlock, size: number): FlowBlock {
  if (block.kind === 'crosshead') return { ...block, main: { ...block.main, size, role: 'notice' } };
  return { ...block, para: { ...block.para, size, role: 'notice' } };
}

/** A QR code and what stands under it. */
export function styleQr({ paras, scale, next, sourceOf }: Hand, { url, caption, captionSpan, span }: Qr): QrBlock {
  const id = paras.id('k');
  const order = next();
  const run = caption && captionSpan ? ({ kind: 'text', value: caption, span: captionSpan } as const) : null;
  const runs = run ? styleInlines([run], sourceOf(span.file), base('caption')) : [];
  const under = runs.length ? paras.para(`${id}.a`, 'caption', runs, scale.caption, { align: 'center' }) : null;
  return { kind: 'qr', id, order, span, url, caption: under };
}

/** A sentence lifted out of the text as a pull quote: a repetition, which no one typed twice. */
export function liftedQuote(
  { paras, scale, next, sourceOf }: Hand,
  inlines: readonly Inline[],
  span: QuoteBlock['span'],
): QuoteBlock {
  const id = paras.id('q');
  const runs = styleInlines(inlines, sourceOf(span.file), { face: 'pullquote', swatch: black, strong: 'pullquote' });
  const repeated = runs.map(({ text, face, swatch }) => generatedText(text, { face, swatch }));
  const line = paras.para(`${id}.l1`, 'pullquote', repeated, scale.quote);
  return { kind: 'pullquote', id, order: next(), span, lines: [line], attribution: null, lifted: true };
}

/** The sentences of a paragraph that are lifted, and its QR codes. */
export function liftedIn(inlines: readonly Inline[]): {
  readonly pulls: readonly (Inline & { kind: 'pull' })[];
  readonly codes: readonly Qr[];
} {
  const all = inlines.flatMap(withInside);
  return { pulls: all.filter((one) => one.kind === 'pull'), codes: all.filter((one) => one.kind === 'qr') };
}

const withInside = (inline: Inline): Inline[] => [inline, ...('children' in inline ? inline.children.flatMap(withInside) : [])];
