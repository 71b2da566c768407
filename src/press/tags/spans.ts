/**
 * The structure of a story in, the innermost span around a place of the source out. Knows no pages and no PDF.
 */
import type { LayoutSpan, Src } from '../../layout/types.ts';

/** A span with those around and within it. */
export interface SpanNode {
  readonly span: LayoutSpan;
  readonly parent: SpanNode | null;
  /** In the order of the source. */
  readonly kids: SpanNode[];
  /** Number within the story, from 0. */
  readonly n: number;
}

/** The spans of one story, by the place in the source. */
export class SpanTree {
  readonly nodes: readonly SpanNode[];
  readonly #roots: SpanNode[] = [];

  constructor(spans: readonly LayoutSpan[]) {
    const open: SpanNode[] = [];
    this.nodes = spans.map((span, n) => {
      while (open.length > 0 && !holds(open.at(-1)!.span.src, span.src)) open.pop();
      const node: SpanNode = { span, parent: open.at(-1) ?? null, kids: [], n };
      (node.parent?.kids ?? this.#roots).push(node);
      open.push(node);
      return node;
    });
    const bySource = (a: SpanNode, b: SpanNode): number => a.span.src[0] - b.span.src[0] || a.span.src[1] - b.span.src[1];
    this.#roots.sort(bySource);
    for (const { kids } of this.nodes) kids.sort(bySource);
  }

  /** The innermost span that holds `src`; null when none does. */
  find(src: Src): SpanNode | null {
    let found: SpanNode | null = null;
    for (let level: readonly SpanNode[] = this.#roots; ;) {
      const next = holding(level, src);
      if (!next) return found;
      found = next;
      level = next.kids;
    }
  }
}

/** From the outermost to the span itself. */
export function chainOf(node: SpanNode | null): SpanNode[] {
  const chain: SpanNode[] = [];
  for (let one = node; one; one = one.parent) chain.unshift(one);
  return chain;
}

const holds = (outer: Src, inner: Src): boolean => outer[0] === inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2];

/** The last of sorted spans that begins at or before a place is the only one that can hold it. */
function holding(sorted: readonly SpanNode[], src: Src): SpanNode | undefined {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const [file, start] = sorted[middle]!.span.src;
    if (file < src[0] || (file === src[0] && start <= src[1])) low = middle + 1;
    else high = middle;
  }
  const last = sorted[low - 1];
  return last && holds(last.span.src, src) ? last : undefined;
}
