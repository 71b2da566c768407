/**
 * What found no room: where in the copy it begins, how many characters it has. Changes nothing.
 */
import type { FlowBlock } from '../style/matter.ts';
import type { Typesetter } from '../text/typesetter.ts';
import type { Cursor } from './pieces.ts';

/** Blocks that run and what composed them. */
export interface Flowing {
  readonly setter: Typesetter;
  readonly flow: readonly FlowBlock[];
}

/** Source offset of a cursor. */
export function sourceOf({ setter, flow }: Flowing, rest: Cursor): number {
  const block = flow[rest.block]!;
  if (block.kind !== 'para') return block.span.start;
  const items = setter.compose(block.para);
  const offset = setter.stream.offset[rest.box] ?? 0;
  if (rest.box <= items.from) return block.span.start;
  const i = Math.max(
    0,
    items.starts.findLastIndex((start) => start <= offset),
  );
  const run = block.para.runs[Math.min(i, block.para.runs.length - 1)];
  if (!run?.span) return block.span.start;
  const within = offset - items.starts[i]!;
  return run.offsets?.[within] ?? run.span.start + within;
}

/** Characters (boxes) of running text from a cursor on. */
export function charactersFrom({ setter, flow }: Flowing, rest: Cursor): number {
  let count = 0;
  for (let i = rest.block; i < flow.length; i++) {
    const block = flow[i]!;
    if (block.kind !== 'para') continue;
    const items = setter.compose(block.para);
    count += items.to - (i === rest.block ? Math.max(items.from, rest.box) : items.from);
  }
  return count;
}
