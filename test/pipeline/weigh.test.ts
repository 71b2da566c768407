/**
 * What `explain` weighs against what the breaker chose, and against every way to break a short paragraph, one by one.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { FontBook } from '../../src/font/types.ts';
import { breakLines } from '../../src/line/break.ts';
import { breakVarying } from '../../src/line/vary.ts';
import { lineCost, weights } from '../../src/line/cost.ts';
import { naturalWidth } from '../../src/line/sums.ts';
import { type Broken, weigh } from '../../src/pipeline/weigh.ts';
import { defaultPaper } from '../../src/story/index.ts';
import type { StyledPara } from '../../src/style/types.ts';
import { Stream } from '../../src/text/stream.ts';
import { Typesetter } from '../../src/text/typesetter.ts';
import { fontBook } from '../support/build.ts';
import { copy } from '../support/market.ts';

let book: FontBook;
beforeAll(async () => void (book = await fontBook()));

function composed(text: string) {
  const stream = new Stream(text.length);
  const setter = new Typesetter(book, defaultPaper.house, stream, () => 0);
  const para: StyledPara = { block: 's1.p1', role: 'body', runs: [{ text, face: 'body', swatch: 'black', span: null }], size: 9, indent: 2, align: 'justify' }; // prettier-ignore
  const { from, to } = setter.compose(para);
  return { stream, from, to };
}

const texts = [
  ...copy,
  copy.join(''),
  '《三国》、《水浒》、《西游》、“红楼”（“石头”）都是好书！',
  '他们用ABCDEFGHIJ和KLMNOPQRSTU一口气写完了这封长信',
  '“”（）'.repeat(10),
];

/** Each line with its index, from the breaks. */
const linesOf = (from: number, ends: Int32Array) =>
  Array.from(ends, (end, index) => ({ a: index === 0 ? from : ends[index - 1]!, b: end - 1, index }));

describe('weighing agrees with the breaker', () => {
  test.each([4, 7, 11, 13, 18.5, 27])('at %s characters, for every line', (measure) => {
    for (const text of texts) {
      const { stream, from, to } = composed(text);
      const { ends, cost } = breakLines(stream, from, to, measure, 2);
      const broken: Broken = { boxes: stream, from, to, first: [measure - 2], room: measure, justified: true };
      const lines = linesOf(from, ends);
      const wide = lines.some(
        ({ a, b, index }) => b < to - 1 && (index === 0 ? measure - 2 : measure) - naturalWidth(stream, a, b) > 3,
      );
      for (const line of lines) {
        const { total, ends: at, starts } = weigh(broken, line);
        expect(total).toBeLessThan(cost + 1e-6);
        if (wide) continue; // the breaker may have passed a better way over
        expect(total).toBeCloseTo(cost, 6);
        for (const weighed of [at, starts]) {
          const chosen = weighed.filter((one) => one.chosen);
          expect(chosen).toMatchObject([{ a: line.a, b: line.b }]);
          expect(chosen[0]!.total).toBeCloseTo(cost, 6);
        }
      }
    }
  });

  test('around a drop cap', () => {
    for (const text of copy) {
      const { stream, from, to } = composed(text);
      const first = [9.5, 9.5, 9.5];
      const { ends, cost } = breakVarying(stream, from, to, (line) => first[line] ?? 13, 0);
      const broken: Broken = { boxes: stream, from, to, first, room: 13, justified: true };
      for (const line of linesOf(from, ends)) {
        const weighed = weigh(broken, line);
        expect(weighed.total).toBeCloseTo(cost, 6);
        expect(weighed.ends.find((one) => one.chosen)!.total).toBeCloseTo(cost, 6);
      }
    }
  });
});

/** Costs of all ways to break boxes from … to, with their ends: no dynamic programming. */
function* everyWay({ boxes, from, to, first, room }: Broken, a = from, index = 0): Generator<{ cost: number; ends: number[] }> {
  if (a === to) yield { cost: 0, ends: [] };
  for (let b = a; b < to; b++) {
    const last = b === to - 1;
    if (!last && boxes.penalty[b] === Infinity) continue;
    const rest = (first[index] ?? room) - naturalWidth(boxes, a, b);
    const line = lineCost(boxes, a, b, rest, last, weights) + (last ? 0 : boxes.penalty[b]!);
    if (rest < -4) break;
    if (line < Infinity && rest < 4)
      for (const { cost, ends } of everyWay({ boxes, from, to, first, room, justified: true }, b + 1, index + 1))
        yield { cost: line + cost, ends: [b + 1, ...ends] };
    else if (line < Infinity && last) yield { cost: line, ends: [to] };
  }
}

test('what the paragraph would cost with another break is the least of all ways that have it', () => {
  const { stream, from, to } = composed(
    '清晨五点，城东的菜市场已经亮起了灯。摊主把刚卸下的白菜码成整齐的一堵墙，泥土的气味散开。',
  );
  const broken: Broken = { boxes: stream, from, to, first: [6], room: 8, justified: true };
  const ways = [...everyWay(broken)];
  expect(ways.length).toBeGreaterThan(100);
  const least = (has: (ends: readonly number[]) => boolean): number =>
    Math.min(...ways.filter(({ ends }) => has(ends)).map(({ cost }) => cost));
  const { ends } = breakLines(stream, from, to, 8, 2);
  const lines = linesOf(from, ends);
  for (const line of lines.slice(1, -1)) {
    const weighed = weigh(broken, line);
    expect(weighed.total).toBeCloseTo(
      least(() => true),
      6,
    );
    expect(weighed.endingElsewhere).toBeCloseTo(
      least((at) => !at.includes(line.b + 1)),
      6,
    );
    expect(weighed.beginningElsewhere).toBeCloseTo(
      least((at) => !at.includes(line.a)),
      6,
    );
    for (const one of weighed.ends.filter(({ total }) => total !== null)) {
      const starts = (at: readonly number[]): boolean => at.includes(one.a) && at.indexOf(one.b + 1) === at.indexOf(one.a) + 1;
      expect(one.total).toBeCloseTo(least(starts), 6);
    }
  }
});

test('a price is split into parts that add up to it', () => {
  const { stream, from, to } = composed(copy[2]!);
  const { ends } = breakLines(stream, from, to, 26, 2);
  const broken: Broken = { boxes: stream, from, to, first: [24], room: 26, justified: true };
  const seen = new Set<string>();
  for (const line of linesOf(from, ends))
    for (const one of weigh(broken, line).ends.filter(({ total }) => total !== null)) {
      const room = one.index === 0 ? 24 : 26;
      const whole = lineCost(stream, one.a, one.b, room - naturalWidth(stream, one.a, one.b), one.b === to - 1, weights);
      const { break: breakPrice = 0, ...parts } = one.price;
      expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(whole, 6);
      expect(breakPrice).toBe(one.b === to - 1 ? 0 : stream.penalty[one.b]);
      for (const part of Object.keys(one.price)) seen.add(part);
    }
  expect([...seen]).toEqual(expect.arrayContaining(['line', 'even gap', 'loose', 'J3 (5) ，、；：']));
  expect(seen).not.toContain('other');
});
