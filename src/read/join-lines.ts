/**
 * Drafts of a paragraph come in, with the author's line breaks undecided; inlines go out where each is gone (between two Chinese characters or
 * marks) or a space, and where runs are as long as they can be.
 */
import type { Inline, TextRun } from './types.ts';
import { isChinese } from './characters.ts';
import { type Draft, type Source, run } from './runs.ts';

interface Leaf {
  readonly list: Draft[];
  readonly index: number;
  readonly draft: Draft;
}

/** Decides every Soft mark in the drafts, at any depth. */
export function joinLines(from: Source, drafts: Draft[]): Inline[] {
  const leaves: Leaf[] = [];
  if (!gather(drafts, leaves)) return mergeRuns(from, drafts as Inline[]);
  const empty = new Set<Draft[]>();
  leaves.forEach((leaf, i) => {
    if (leaf.draft.kind !== 'soft') return;
    const nothing = isChinese(lastUnit(leaves, i - 1)) && isChinese(firstUnit(leaves, i + 1));
    const { start, end } = leaf.draft;
    leaf.list[leaf.index] = nothing ? leaf.draft : run(from, ' ', start, end);
    if (nothing) empty.add(leaf.list);
  });
  for (const list of empty) list.splice(0, list.length, ...list.filter((draft) => draft.kind !== 'soft'));
  return mergeRuns(from, drafts as Inline[]);
}

/** Neighbouring runs that stand as typed become one, at any depth: where the parser had seen a directive that is none, for instance. */
function mergeRuns(from: Source, inlines: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const inline of inlines) {
    const last = out[out.length - 1];
    if (
      inline.kind === 'text' &&
      last?.kind === 'text' &&
      last.span.end === inline.span.start &&
      isTyped(from, last) &&
      isTyped(from, inline)
    )
      out[out.length - 1] = run(from, last.value + inline.value, last.span.start, inline.span.end);
    else out.push('children' in inline ? { ...inline, children: mergeRuns(from, inline.children) } : inline);
  }
  return out;
}

const isTyped = (from: Source, text: TextRun): boolean =>
  text.value.length === text.span.end - text.span.start && from.source.startsWith(text.value, text.span.start);

/** Lists the leaves in reading order; true when there is a Soft among them. */
function gather(list: Draft[], leaves: Leaf[]): boolean {
  let soft = false;
  list.forEach((draft, index) => {
    if ('children' in draft) soft = gather(draft.children as Draft[], leaves) || soft;
    else {
      leaves.push({ list, index, draft });
      if (draft.kind === 'soft') soft = true;
    }
  });
  return soft;
}

const textOf = (draft: Draft): string => (draft.kind === 'text' || draft.kind === 'code' ? draft.value : '');

function lastUnit(leaves: readonly Leaf[], from: number): number {
  for (let i = from; i >= 0; i--) {
    const text = textOf(leaves[i]!.draft);
    if (text !== '') return text.charCodeAt(text.length - 1);
  }
  return 0;
}

function firstUnit(leaves: readonly Leaf[], from: number): number {
  for (let i = from; i < leaves.length; i++) {
    const text = textOf(leaves[i]!.draft);
    if (text !== '') return text.charCodeAt(0);
  }
  return 0;
}
