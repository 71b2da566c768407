/**
 * A million characters, and copy made to be slow: checked to the end, and what was planted is found.
 */
import { expect, test } from 'vitest';
import { checkRaw, checkStory } from '../support/desk.ts';
import { KINDS, isProse, randomOf } from '../support/faults.ts';

const head = '---\ntitle: 题目\ndate: 2026-11-22\n---\n\n';

/** So many characters of paragraphs that are each like no other. */
function manyParagraphs(characters: number): string[] {
  const random = randomOf(1);
  const from = KINDS.news().flatMap(({ blocks }) => blocks.filter(isProse));
  const han = [...from.join('').replaceAll(/[^\u4e00-\u9fff]/g, '')];
  const out: string[] = [];
  for (let made = 0, i = 0; made < characters; i++) {
    const text = from[i % from.length]!.replace(/[\u4e00-\u9fff]/g, (c) =>
      random() < 0.7 ? han[Math.floor(random() * han.length)]! : c,
    );
    out.push(text);
    made += text.length;
  }
  return out;
}

test('a paragraph that stands twice in a million characters', { timeout: 300_000 }, async () => {
  const blocks = manyParagraphs(1_000_000);
  const [from, to] = [100, blocks.length - 100];
  const copy = [...blocks.slice(0, to), blocks[from]!, ...blocks.slice(to)];
  const found = (await checkStory(head + copy.join('\n\n'))).filter(({ rule }) => rule === 'repeat');
  expect(found.map(({ line, beside }) => [line, beside?.line])).toEqual([[head.split('\n').length + 2 * to, head.split('\n').length + 2 * from]]); // prettier-ignore
});

test.each([
  ['fifty thousand opening quotes', '“'.repeat(50_000)],
  ['fifty thousand brackets, half of them half width', '（字)'.repeat(25_000)],
  ['a sentence of fifty thousand sums', `共有3人，${'其中2人，合计5人，'.repeat(12_500)}`],
  ['a paragraph without an end', '一句没有标点的话'.repeat(30_000)],
  ['ten thousand equal paragraphs', '早起开门，把灯点上，再扫地擦桌。\n'.repeat(10_000)],
  ['fifty thousand marks in a row', '，'.repeat(50_000)],
  ['a hundred thousand spaces between Han', '字 '.repeat(50_000)],
])('%s', { timeout: 120_000 }, (_, text) => {
  expect(checkRaw(`${text}\n完。\n`, '2026-11-22').length).toBeLessThan(400_000);
});
