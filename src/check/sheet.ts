/**
 * A story's tree comes in, a sheet of passages in the order of the copy goes out. Reads no file and judges nothing.
 */
import type { Block, Figure, Inline, List, Manuscript } from '../read/types.ts';
import { ofRuns, PassageMaker } from './passage.ts';
import type { CopyRole, FigurePlace, Passage, Pointer, Sheet } from './types.ts';

interface Draft {
  readonly source: string;
  readonly sheet: Sheet;
  readonly passages: Passage[];
  readonly figures: FigurePlace[];
  readonly pointers: Pointer[];
  flows: number;
  lists: number;
}

/** The sheet of a story. `story`: its id in the edition; `date`: the edition's, where the story has none. */
export function sheetOf(manuscript: Manuscript, story: string | null, date: string | null): Sheet {
  const { front, source, file } = manuscript;
  const passages: Passage[] = [];
  const figures: FigurePlace[] = [];
  const pointers: Pointer[] = [];
  const sheet: Sheet = {
    file,
    source,
    id: front.id ?? file,
    story,
    date: front.date ?? date,
    hard: front.leadIn !== undefined,
    passages,
    figures,
    pointers,
  };
  const draft: Draft = { source, sheet, passages, figures, pointers, flows: 0, lists: 0 };
  head(draft, manuscript);
  blocks(draft, manuscript.blocks, 0, 'body');
  for (const note of manuscript.notes) blocks(draft, note.blocks, ++draft.flows, 'body');
  return sheet;
}

function head(draft: Draft, { front }: Manuscript): void {
  const put = (role: CopyRole, runs: Parameters<typeof ofRuns>[1]): void => {
    const maker = ofRuns(draft.source, runs);
    if (maker.text !== '') draft.passages.push(maker.make(draft.sheet, role, ++draft.flows));
  };
  put('column', [front.column?.name]);
  put('kicker', [front.kicker]);
  put('headline', front.headline);
  put('deck', [front.deck]);
  for (const { role, names } of front.byline) put('byline', [role, ...names]);
  put('standfirst', [front.standfirst]);
  put('lead-in', [front.leadIn]);
}

function blocks(draft: Draft, all: readonly Block[], flow: number, role: CopyRole): void {
  for (const block of all) add(draft, block, flow, role);
}

function add(draft: Draft, block: Block, flow: number, role: CopyRole): void {
  const { sheet, source } = draft;
  switch (block.kind) {
    case 'para':
      return para(draft, block.inlines, flow, role);
    case 'crosshead':
      return crosshead(draft, block.parts, flow);
    case 'figure':
      return figure(draft, block, flow);
    case 'figure-group':
      return void block.figures.forEach((one) => figure(draft, one, flow));
    case 'box': {
      const inside = ++draft.flows;
      if (block.title) draft.passages.push(ofRuns(source, [block.title]).make(sheet, 'box-title', inside));
      return blocks(draft, block.blocks, inside, role);
    }
    case 'pullquote': {
      const maker = new PassageMaker(source);
      block.lines.forEach((line) => maker.inlines(line));
      draft.passages.push(maker.make(sheet, 'quote', ++draft.flows));
      if (block.attribution) draft.passages.push(ofRuns(source, [block.attribution]).make(sheet, 'attribution', draft.flows));
      return;
    }
    case 'blockquote':
      return blocks(draft, block.blocks, ++draft.flows, 'quote');
    case 'list':
      return list(draft, block, flow, role);
    case 'table':
      for (const cell of [block.head, ...block.rows].flat()) para(draft, cell.inlines, ++draft.flows, 'cell');
      return;
    case 'thematic-break':
      return;
    case 'correction':
      draft.pointers.push({ kind: 'correction', to: block.of ?? '', ...(block.date === undefined ? {} : { date: block.date }), text: '', start: block.span.start, end: block.span.end }); // prettier-ignore
      return blocks(draft, block.blocks, ++draft.flows, 'body');
    case 'digest':
      return blocks(draft, block.blocks, ++draft.flows, 'digest');
    default:
      return blocks(draft, block.blocks, ++draft.flows, 'body');
  }
}

function para(draft: Draft, inlines: readonly Inline[], flow: number, role: CopyRole): void {
  const maker = new PassageMaker(draft.source);
  maker.inlines(inlines);
  for (const link of maker.links) draft.pointers.push({ ...link, kind: role === 'digest' ? 'digest' : 'link' });
  if (maker.text.trim() === '') return;
  if (role === 'quote') maker.kept.push({ from: 0, to: maker.text.length });
  draft.passages.push(maker.make(draft.sheet, role, flow));
}

function crosshead(draft: Draft, parts: readonly (readonly Inline[])[], flow: number): void {
  const maker = new PassageMaker(draft.source);
  parts.forEach((part, i) => {
    if (i > 0) maker.generated('\u3000');
    maker.inlines(part);
  });
  draft.passages.push(maker.make(draft.sheet, 'crosshead', flow));
}

function figure(draft: Draft, { caption, credit, src, span }: Figure, flow: number): void {
  const maker = new PassageMaker(draft.source);
  maker.inlines(caption);
  const passage = maker.text.trim() === '' ? null : maker.make(draft.sheet, 'caption', ++draft.flows);
  if (passage) draft.passages.push(passage);
  if (credit) draft.passages.push(ofRuns(draft.source, [credit]).make(draft.sheet, 'credit', ++draft.flows));
  draft.figures.push({ src, caption: passage, credit: credit?.value ?? null, start: span.start, end: span.end });
  void flow;
}

const TYPED = /^\s*(\d{1,9})[.)]/;

/** Items of （一）… carry their mark as text; Markdown's own have the number that was typed. */
function list(draft: Draft, block: List, flow: number, role: CopyRole): void {
  const which = ++draft.lists;
  for (const item of block.items) {
    const typed = block.style === 'decimal' ? TYPED.exec(draft.source.slice(item.span.start, item.span.start + 16)) : null;
    const [first, ...rest] = item.blocks;
    const maker = new PassageMaker(draft.source);
    if (item.mark) maker.add(item.mark.value, item.mark.span.start, item.mark.span.end);
    if (first?.kind === 'para') maker.inlines(first.inlines);
    for (const link of maker.links) draft.pointers.push({ ...link, kind: role === 'digest' ? 'digest' : 'link' });
    const as = role === 'body' ? 'item' : role;
    if (maker.text !== '')
      draft.passages.push(maker.make(draft.sheet, as, flow, { list: which, ...(typed ? { typed: Number(typed[1]) } : {}) }));
    blocks(draft, first?.kind === 'para' ? rest : item.blocks, flow, role);
  }
}
