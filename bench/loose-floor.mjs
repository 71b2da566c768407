/**
 * A paragraph's boxes in, the fewest loose and very loose lines that any breaking of it has out: every line that the rules allow is tried
 * (a program over all starts and ends, nothing cut off). Knows no prices, so that it judges those of the composer.
 */
const EPSILON = 1e-6;
const LOOSE = 0.05;
const VERY_LOOSE = 0.1;

/** What may never be chosen while there is another way, worst first; then the two counts in the order asked for; then lines. */
const COST = { relaxed: 1e14, oneChar: 1e12, unfilled: 1e10, wider: 1e10, first: 1e6, second: 1e3, line: 1 };

const han = (c) => c >= '\u4e00' && c <= '\u9fff';

/**
 * Judges lines of a paragraph. `sums` is the module of line/sums.ts; `items` has `from` and `to`.
 * `keepEnd`: a mark at a line's end may keep its blank half where there is room (P9 as a step of J3 and not always).
 * judge(a, b, measure) → undefined where boxes a … b cannot be squeezed into one line, else what the line counts as. A line counts by the gap that
 * spreads it even when it has no two Han side by side, which a counter of glyphs passes over: else “他 说” torn to a full measure would be free.
 */
export function judgeOf({ adjust, naturalWidth, STRIDE, Sum }, boxes, { to }, keepEnd = false) {
  const between = (a, b, field) => boxes.sums[b * STRIDE + field] - boxes.sums[a * STRIDE + field];
  return (a, b, measure) => {
    const last = b === to - 1;
    const rest = measure - naturalWidth(boxes, a, b);
    if (rest < -between(a, b, Sum.shrinkAll) - EPSILON) return undefined;
    const line = { loose: 0, veryLoose: 0, oneChar: 0, unfilled: 0, gap: 0 };
    if (last) return { ...line, oneChar: between(a, to, Sum.solid) < 2 ? 1 : 0 };
    const trim = keepEnd && boxes.endTrim[b] > 0 && rest > boxes.endTrim[b] - EPSILON ? boxes.endTrim[b] : 0;
    const { kept, gap, wordSpace, hanWestern } = adjust(boxes, a, b, measure - trim, false);
    if (rest - trim > EPSILON) {
      const given = kept + gap * between(a, b, Sum.open) + wordSpace * between(a, b, Sum.wordSpace) + hanWestern * between(a, b, Sum.hanWestern); // prettier-ignore
      line.unfilled = rest - trim - given > EPSILON ? 1 : 0;
    }
    line.gap = gap;
    line.loose = gap > LOOSE + EPSILON ? 1 : 0;
    line.veryLoose = gap > VERY_LOOSE + EPSILON ? 1 : 0;
    return line;
  };
}

const FIELDS = ['lines', 'loose', 'veryLoose', 'oneCharLastLines', 'unfilled', 'relaxed'];
const none = () => Object.fromEntries([...FIELDS, 'widest'].map((field) => [field, 0]));

/** Counts of paragraphs added up; `widest`, the largest gap in em, is that of the worst. */
export const total = (all) =>
  all.reduce((sum, one) => {
    const added = Object.fromEntries(FIELDS.map((field) => [field, sum[field] + one[field]]));
    return { ...added, widest: Math.max(sum.widest, one.widest) };
  }, none());

/** What breaks that were made elsewhere count as. */
export function judged(sums, boxes, items, ends, measure, indent, keepEnd = false) {
  const judge = judgeOf(sums, boxes, items, keepEnd);
  const counts = none();
  let a = items.from;
  for (const end of ends) {
    const line = judge(a, end - 1, measure - (a === items.from ? indent : 0));
    counts.lines++;
    if (!line || (end < items.to && boxes.penalty[end - 1] === Infinity)) counts.relaxed++;
    if (line) add(counts, line);
    a = end;
  }
  return counts;
}

function add(counts, { loose, veryLoose, oneChar, unfilled, gap }) {
  counts.loose += loose;
  counts.veryLoose += veryLoose;
  counts.oneCharLastLines += oneChar;
  counts.unfilled += unfilled;
  counts.widest = Math.max(counts.widest, gap);
}

/**
 * Ends of the lines of the breaking that has the fewest very loose lines, and among those the fewest loose ones; `order` 'loose': the other
 * way round. `widest`: no line may be spread wider, em a gap, while there is another way.
 */
export function floorEnds(sums, boxes, items, measure, indent, { order = 'veryLoose', widest = Infinity, keepEnd = false } = {}) {
  const { from, to } = items;
  const judge = judgeOf(sums, boxes, items, keepEnd);
  const weigh = ({ loose, veryLoose, oneChar, unfilled, gap }) =>
    COST.line +
    oneChar * COST.oneChar +
    unfilled * COST.unfilled +
    (gap > widest + EPSILON ? COST.wider : 0) +
    (order === 'loose' ? loose * COST.first + veryLoose * COST.second : veryLoose * COST.first + loose * COST.second);
  const best = new Float64Array(to - from + 1).fill(Infinity);
  const back = new Int32Array(to - from + 1);
  best[0] = 0;
  for (let b = from; b < to; b++) {
    const price = b < to - 1 && boxes.penalty[b] === Infinity ? COST.relaxed : 0;
    for (let a = b; a >= from; a--) {
      const line = judge(a, b, measure - (a === from ? indent : 0));
      // Squeezed to the last, a line of twice the measure is still too long, and so is any that begins before it.
      if (!line && a < b && sums.naturalWidth(boxes, a, b) > 2 * measure + 4) break;
      if (!line && a < b) continue;
      const cost = best[a - from] + price + (line ? weigh(line) : COST.relaxed);
      if (cost >= best[b + 1 - from]) continue;
      best[b + 1 - from] = cost;
      back[b + 1 - from] = a - from;
    }
  }
  const ends = [];
  for (let at = to - from; at > 0; at = back[at]) ends.unshift(from + at);
  return ends;
}

/** What that breaking counts as. */
export const floorOf = (sums, boxes, items, measure, indent, wish) =>
  judged(sums, boxes, items, floorEnds(sums, boxes, items, measure, indent, wish), measure, indent, wish?.keepEnd);

const MAGNITUDES = '万亿千百多余几';

/** L14 off: opens the breaks between a number, perhaps with its magnitude, and the Han after it, as UAX #14 has them; 92.5% stays whole. */
export function partNumbers(boxes, { text, from, to }) {
  let number = false;
  for (let k = from; k < to - 1; k++) {
    const [c, next] = [text[boxes.offset[k]], text[boxes.offset[k + 1]]];
    number = /[0-9]/.test(c) || (number && MAGNITUDES.includes(c));
    if (number && han(next) && boxes.penalty[k] === Infinity) boxes.penalty[k] = 0;
  }
}
