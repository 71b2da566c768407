/**
 * Blocks come in; the same go out with paragraphs that begin （一）（二）… made into lists whose marks are typed text. A list holds numbers
 * that follow one another without a gap; anything else begins a new one.
 */
import type { Block, Inline, List, ListItem, Para, TextRun } from './types.ts';
import type { Source } from './runs.ts';

const digits = '零一二三四五六七八九';
const mark = /^[（(]([一二三四五六七八九十百零〇]{1,5})[）)]/;

export function groupHanLists(from: Source, blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const item = block.kind === 'para' && block.dropcap === undefined ? itemOf(from, block) : undefined;
    const list = out[out.length - 1];
    if (item === undefined) out.push(block);
    else if (list?.kind === 'list' && list.style === 'han' && list.items[list.items.length - 1]!.number === item.number - 1)
      out[out.length - 1] = { ...list, items: [...list.items, item], span: { ...list.span, end: item.span.end } };
    else out.push({ kind: 'list', style: 'han', items: [item], span: item.span } satisfies List);
  }
  return out;
}

function itemOf(from: Source, para: Para): ListItem | undefined {
  const first = firstText(para.inlines);
  const match = first && first.value.length === first.span.end - first.span.start ? mark.exec(first.value) : null;
  const number = match === null ? 0 : hanNumber(match[1]!);
  if (first === undefined || match === null || number === 0) return undefined;
  const cut = first.span.start + match[0].length;
  const inlines = withoutStart(para.inlines, cut);
  const blocks = inlines.length === 0 ? [] : [{ ...para, inlines, span: { ...para.span, start: cut } }];
  return {
    mark: { kind: 'text', value: match[0], span: { file: from.file, start: first.span.start, end: cut } },
    number,
    blocks,
    span: para.span,
  };
}

/** The run that a paragraph begins with, also inside **…** or *…*. */
function firstText(inlines: readonly Inline[]): TextRun | undefined {
  const [first] = inlines;
  if (first?.kind === 'text') return first;
  return first?.kind === 'strong' || first?.kind === 'emphasis' ? firstText(first.children) : undefined;
}

function withoutStart(inlines: readonly Inline[], cut: number): Inline[] {
  const [first, ...rest] = inlines;
  if (first?.kind === 'text') {
    const value = first.value.slice(cut - first.span.start);
    return value === '' ? rest : [{ ...first, value, span: { ...first.span, start: cut } }, ...rest];
  }
  if (first?.kind !== 'strong' && first?.kind !== 'emphasis') return [...inlines];
  const children = withoutStart(first.children, cut);
  return children.length === 0 ? rest : [{ ...first, children }, ...rest];
}

/** 一 to 九百九十九; 0 when it is no number. */
function hanNumber(text: string): number {
  const match = /^(?:([一二三四五六七八九])百)?(?:[零〇](?=[^十]))?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(
    text,
  );
  if (match === null) return 0;
  const value = (digit: string | undefined): number => (digit === undefined ? 0 : digits.indexOf(digit));
  return value(match[1]) * 100 + (match[3] ? (match[2] ? value(match[2]) : 1) * 10 : 0) + value(match[4]);
}
