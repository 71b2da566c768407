/**
 * One set line → what it is made of and what was weighed: boxes, gaps, steps spent, candidates. Chooses nothing and prints nothing.
 */
import type { CandidateExplained, Explanation, GapExplained, ItemExplained, StepSpent } from '../../schemas/explain.ts';
import type { Adjustment } from '../line/sums.ts';
import { naturalWidth, SHRINK_STEPS, STRIDE, Sum } from '../line/sums.ts';
import { Class, classes } from '../text/kinsoku/classes.ts';
import type { ParaItems, Stream } from '../text/stream.ts';
import type { WatchedLine } from './explain.ts';
import { type Broken, type Candidate, SHRINK_NAMES, weigh, type Weighed } from './weigh.ts';

/** What is said of a line, whatever page it stands on. */
export type LineExplained = Omit<Explanation, 'format' | 'page' | 'story' | 'file' | 'at' | 'line'>;

const round = (value: number): number => Math.round(value * 1000) / 1000 + 0;

/** Describes line `index` of those that were set; `start`: source offset of its first character, when it was typed. */
export function describeLine(
  stream: Stream,
  lines: readonly WatchedLine[],
  index: number,
): LineExplained & { readonly start: number | null } {
  const line = lines[index]!;
  const { items, a, b, stand } = line;
  const [first, count] = stretch(lines, index);
  const broken = brokenOf(stream, lines.slice(first, first + count));
  const weighed = weigh(broken, { a, b, index: index - first });
  const measure = stand.measure / stand.size;
  const natural = naturalWidth(stream, a, b);
  const chosen = weighed.ends.find((one) => one.chosen);
  const near = (candidates: readonly Candidate[], edge: 'start' | 'end'): CandidateExplained[] =>
    candidates.map((one) => candidateOf(stream, items, one, edge, weighed));
  return {
    start: sourceOf(stream, items, a),
    block: items.para.block,
    text: textOf(stream, items, a, b),
    index: index - first + 1,
    of: count,
    measure: round(measure),
    lead: round(stand.lead),
    natural: round(natural),
    rest: round(measure - stand.lead - natural),
    items: itemsOf(stream, items, a, b),
    spent: chosen?.spent ? spentOf(stream, a, b, chosen.spent) : [],
    ends: near(weighed.ends, 'end'),
    starts: near(weighed.starts, 'start'),
    paragraph: {
      total: round(weighed.total),
      endingElsewhere: orNull(weighed.endingElsewhere),
      beginningElsewhere: orNull(weighed.beginningElsewhere),
      relaxed: weighed.relaxed,
    },
  };
}

const orNull = (value: number | null): number | null => (value === null ? null : round(value));

/** First line and number of the lines that one column took of one paragraph, `index` among them: they were broken together. */
function stretch(lines: readonly WatchedLine[], index: number): readonly [number, number] {
  const follows = (i: number): boolean => {
    const [one, next] = [lines[i - 1], lines[i]];
    if (!one || !next) return false;
    const down = next.stand.baseline - one.stand.baseline;
    return (
      one.items.from === next.items.from &&
      one.b + 1 === next.a &&
      one.stand.x === next.stand.x &&
      down > 0 &&
      down < 2 * one.stand.size
    );
  };
  let first = index;
  while (follows(first)) first--;
  let last = index;
  while (follows(last + 1)) last++;
  return [first, last - first + 1];
}

function brokenOf(stream: Stream, lines: readonly WatchedLine[]): Broken {
  const { items, a, stand } = lines[0]!;
  const rooms = lines.map((line) => line.stand.measure / line.stand.size - line.stand.lead);
  const room = stand.measure / stand.size - (items.para.hang ?? 0);
  let differ = rooms.length;
  while (differ > 0 && Math.abs(rooms[differ - 1]! - room) < 1e-9) differ--;
  return { boxes: stream, from: a, to: items.to, first: rooms.slice(0, differ), room, justified: items.para.align === 'justify' };
}

function textOf(stream: Stream, items: ParaItems, a: number, b: number): string {
  return items.text.slice(stream.offset[a]!, stream.offset[b]! + stream.units[b]!);
}

function sourceOf(stream: Stream, { para, starts }: ParaItems, box: number): number | null {
  const offset = stream.offset[box]!;
  const i = starts.findLastIndex((start) => start <= offset);
  const run = para.runs[Math.min(i, para.runs.length - 1)];
  if (!run?.span) return null;
  const within = offset - starts[i]!;
  return run.offsets?.[within] ?? run.span.start + within;
}

const CLASS_NAMES = new Map<number, string>(Object.entries(Class).map(([name, id]) => [id, name]));
const classOf = (text: string): string => CLASS_NAMES.get(classes()[text.charCodeAt(0)]!) ?? 'other';

function itemsOf(stream: Stream, items: ParaItems, a: number, b: number): ItemExplained[] {
  const made: ItemExplained[] = [];
  for (let k = a; k <= b; k++) {
    const text = textOf(stream, items, k, k);
    const trim = (k === a ? stream.startTrim[k]! : 0) + (k === b ? stream.endTrim[k]! : 0);
    made.push({
      text,
      class: classOf(text),
      width: round(stream.width[k]!),
      ...(trim === 0 ? {} : { trim: round(trim) }),
      ...(k < b ? { gap: gapOf(stream, k) } : {}),
      break: Number.isFinite(stream.penalty[k]!) ? round(stream.penalty[k]!) : null,
    });
  }
  return made;
}

function gapOf(stream: Stream, k: number): GapExplained {
  const { sums, width } = stream;
  const of = (field: number): number => round(sums[(k + 1) * STRIDE + field]! - sums[k * STRIDE + field]!);
  const shrink = SHRINK_NAMES.flatMap((step, i) => (of(Sum.shrink + i) > 0 ? [{ step, most: of(Sum.shrink + i) }] : []));
  return {
    natural: round(of(Sum.natural) - width[k]!),
    shrink,
    wordSpace: of(Sum.wordSpace),
    hanWestern: of(Sum.hanWestern),
    open: of(Sum.open) > 0,
  };
}

const EXPAND = ['J7 (1) word spaces', 'J7 (2) Han–Western', 'J7 (3) all gaps'] as const;

/** Every step that had something to give, or gave. */
function spentOf(stream: Stream, a: number, b: number, spent: Adjustment): StepSpent[] {
  const of = (field: number): number => stream.sums[b * STRIDE + field]! - stream.sums[a * STRIDE + field]!;
  const steps: StepSpent[] = [];
  if (stream.endTrim[b]! > 0)
    steps.push({ step: 'J3 (1) mark at the end', most: round(stream.endTrim[b]!), em: round(stream.endTrim[b]!) });
  for (let i = 0; i < SHRINK_STEPS; i++) {
    const most = of(Sum.shrink + i);
    if (most > 1e-6) steps.push({ step: SHRINK_NAMES[i]!, most: round(most), em: round(most * spent.shrink[i]!) });
  }
  for (const [i, [field, ratio]] of (
    [
      [Sum.wordSpace, spent.wordSpace],
      [Sum.hanWestern, spent.hanWestern],
    ] as const
  ).entries())
    // prettier-ignore
    if (of(field) > 1e-6) steps.push({ step: EXPAND[i]!, most: round(of(field)), em: round(of(field) * ratio) });
  if (spent.gap > 0) steps.push({ step: `${EXPAND[2]} (${of(Sum.open)})`, most: null, em: round(spent.gap * of(Sum.open)) });
  if (spent.kept > 0) steps.push({ step: 'P7 bracket’s blank kept', most: spent.kept, em: spent.kept });
  return steps;
}

/** Characters shown at an edge. */
const EDGE = 4;

function candidateOf(
  stream: Stream,
  items: ParaItems,
  one: Candidate,
  edge: 'start' | 'end',
  { total }: Weighed,
): CandidateExplained {
  const { a, b, spent } = one;
  const shown =
    edge === 'end' ? textOf(stream, items, Math.max(a, b - EDGE + 1), b) : textOf(stream, items, a, Math.min(b, a + EDGE - 1));
  const price = Object.fromEntries(Object.entries(one.price).map(([name, cost]) => [name, round(cost)]));
  return {
    text: textOf(stream, items, a, b),
    edge: shown,
    rest: round(one.rest),
    gap: round(spent?.gap ?? 0),
    steps: spent ? spentOf(stream, a, b, spent).filter(({ em }) => em > 0).map(({ step, em }) => `${step} ${em}`) : [], // prettier-ignore
    price,
    total: orNull(one.total),
    more: one.total === null ? null : round(one.total - total),
    ...(one.forbidden
      ? {
          forbidden: whyNot(
            classOf(textOf(stream, items, b, b)),
            textOf(stream, items, b, b),
            textOf(stream, items, b + 1, b + 1),
          ),
        }
      : {}),
    chosen: one.chosen,
  };
}

const NO_START = new Set(['comma', 'stop', 'close', 'interpunct', 'connector', 'wave', 'postfix', 'dash', 'ellipsis']);
const NO_END = new Set(['open', 'prefix']);

/** Why no line may end between two boxes. */
function whyNot(before: string, left: string, right: string): string {
  const after = classOf(right);
  if (after === before && (after === 'dash' || after === 'ellipsis')) return `${left}${right} is one mark`;
  if (NO_END.has(before)) return `${left} may not end a line`;
  if (NO_START.has(after)) return `${right} may not begin a line`;
  if (before === 'solidus' || after === 'solidus') return '／ stands at neither edge';
  return `${left} and ${right} stay together`;
}
