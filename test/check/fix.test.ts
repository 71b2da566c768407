/**
 * Fixes: what they change, what they never touch, and that they come to an end, whatever the lists say.
 */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixAll } from '../../src/check/fix.ts';
import { deskLists, type Finding, type ListEntries } from '../../src/check/index.ts';
import { checkStory } from '../support/desk.ts';
import { KINDS, markdownOf, randomOf } from '../support/faults.ts';

const head = '---\ntitle: 题目\ndate: 2026-11-22\n---\n\n';
const place = { file: 'lists.yaml', start: 0, end: 1 };
const listsOf = (more: Partial<ListEntries>) => deskLists({ confusions: [], banned: [], order: [], important: [], ...more });
const confusion = (wrong: string, right: string) => ({ wrong, right, why: '', fix: true, place });

const fixed = async (body: string, more: Partial<ListEntries> = {}): Promise<string> =>
  (await fixAll(head + body, (text) => checkStory(text, { tools: { lists: listsOf(more).lists } }))).text.slice(head.length);

describe('a fix', () => {
  test.each([
    ['他说,这是好事.', '他说，这是好事。'],
    ['你好, 世界!', '你好，世界！'],
    ['编号Ａ１２的船,停在岸边', '编号A12的船，停在岸边'],
    ['有《甲》、《乙》两部书。', '有《甲》《乙》两部书。'],
    ['1986-1990年，每天走10-20公里...', '1986—1990年，每天走10～20公里……'],
    ['（一）、先洗手。', '（一）先洗手。'],
    ['二○二六年,他\\(也\\)来了。', '二〇二六年，他（也）来了。'],
    ['**他说,**这是好事。', '**他说，**这是好事。'],
  ])('%s → %s', async (before, after) => {
    expect(await fixed(before)).toBe(after);
  });

  test.each([
    ['in a quotation', '他说：“走吧,快走.”'],
    ['in a title', '读《甲,乙》一文。'],
    ['in a name that is marked', '见:name[约翰,史密斯]一面。'],
    ['in verse', '> 百岁轻舟,系晚汀。'],
    ['in a pull quote', '> [!pull]\n> 若止印三二本,\n> ——沈括'],
    ['in code', '写作`甲,乙`即可。'],
  ])('is never made %s', async (_, copy) => {
    expect(await fixed(copy)).toBe(copy);
  });

  test('is never made in a byline or where the author put a space in a head', async () => {
    const copy = '---\ntitle: 早起, 开门\nbyline: 王 建国,李 明\ndate: 2026-11-22\n---\n\n晚睡关门。\n';
    const { text } = await fixAll(copy, (now) => checkStory(now));
    expect(text).toContain('byline: 王 建国,李 明');
    expect(text).toContain('早起， 开门');
  });

  test('is not made where a person rejected it or asked', async () => {
    const copy = `${head}他说,这是好事;真的。`;
    const decide = async (text: string): Promise<Finding[]> =>
      (await checkStory(text)).map((one) => (one.text === ',' ? { ...one, state: 'rejected' } : one));
    expect((await fixAll(copy, decide)).text).toBe(`${head}他说,这是好事；真的。`);
  });

  test('changes marks only: letters and figures of any copy stay', async () => {
    const stories = [...KINDS.news(), ...KINDS.declaration()];
    const words = (text: string): string => text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '');
    const random = randomOf(3);
    for (let i = 0; i < 40; i++) {
      const clean = markdownOf(stories[Math.floor(random() * stories.length)]!);
      const copy = clean.replace(/[，。；：！？（）]/g, (mark) =>
        random() < 0.3 ? mark.normalize('NFKC').replace('。', '.') : mark,
      );
      const { text, loop } = await fixAll(copy, (now) => checkStory(now));
      expect(words(text)).toBe(words(copy));
      expect(loop).toEqual([]);
    }
  });
});

describe('fixes come to an end', () => {
  test('when two rules undo each other: neither is made, and both are named', async () => {
    const { lists } = listsOf({ confusions: [confusion('～', '-')] });
    const check = (text: string) => checkStory(text, { tools: { lists } });
    // marks: ～ for amounts; the list: - for ～.
    const copy = `${head}每天走10-20公里,中途不歇。`;
    const { text, loop } = await fixAll(copy, check);
    expect([...loop].sort()).toEqual(['lists', 'marks']);
    expect(text).toBe(`${head}每天走10-20公里，中途不歇。`);
  });

  test('when a chain of confusions runs in a circle', async () => {
    const confusions = [confusion('甲乙', '乙丙'), confusion('乙丙', '丙丁'), confusion('丙丁', '甲乙')];
    expect(await fixed('这里写着甲乙二字。', { confusions })).toBe('这里写着甲乙二字。');
  });

  test('for any lists and any copy', async () => {
    const word = fc.array(fc.constantFrom(...'甲乙丙，,～—'), { minLength: 1, maxLength: 3 }).map((all) => all.join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(word, word), { maxLength: 5 }),
        fc.array(word, { minLength: 1, maxLength: 8 }),
        async (pairs, words) => {
          const { lists } = listsOf({ confusions: pairs.map(([wrong, right]) => confusion(wrong, right)) });
          const check = (text: string) => checkStory(text, { tools: { lists } });
          const { text, loop } = await fixAll(`${head}前面${words.join('')}后面。`, check);
          const left = (await check(text)).filter(({ fix, rule }) => fix !== null && !loop.includes(rule));
          expect(left).toEqual([]);
        },
      ),
      { numRuns: 60, seed: 11 },
    );
  });
});

describe('lists that contradict themselves', () => {
  test.each([
    [
      'twice in the order',
      {
        order: [
          { name: '林疏影', posts: [], place },
          { name: '林疏影', posts: [], place },
        ],
      },
      /stands twice in the order/,
    ],
    [
      'two right forms',
      { confusions: [confusion('渡囗', '渡口'), confusion('渡囗', '度口')] },
      /is to be “渡口” in another entry, “度口” here/,
    ],
    [
      'right here, wrong there',
      { confusions: [confusion('既使', '即使'), confusion('即使', '既使')] },
      /is called wrong by another entry/,
    ],
    [
      'the right form holds the wrong one',
      { confusions: [confusion('度口', '渡度口')] },
      /holds the “度口” that it is to replace/,
    ],
    [
      'right, and banned',
      { confusions: [confusion('最先近', '最先进')], banned: [{ text: '最先进', instead: '', why: '', place }] },
      /is banned/,
    ],
  ] as const)('%s', (_, entries, said) => {
    const { lists, faults } = listsOf(entries as Partial<ListEntries>);
    expect(faults.map(({ message }) => message).join('\n')).toMatch(said);
    expect(lists.confusions.every(({ fix }) => !fix)).toBe(true);
  });
});

/** The outside judge: autocorrect, which also puts spaces between Han and Latin; only its marks count here. */
describe('autocorrect agrees about widths', () => {
  const { format } = createRequire(import.meta.url)('autocorrect-node') as { format: (text: string) => string };
  const bare = (text: string): string => text.replaceAll(/[\s　]/g, '');

  test('on clean text neither changes a mark', async () => {
    for (const clean of [...KINDS.news(), ...KINDS.declaration()])
      for (const block of clean.blocks.filter((one) => /^[^#!>:|[{*-]/.test(one) && !one.includes('\n'))) {
        const ours = (await checkStory(head + block)).filter(({ rule }) => rule === 'width');
        expect(ours, block).toEqual([]);
        expect(bare(format(block)).normalize('NFKC'), block).toBe(bare(block).normalize('NFKC'));
      }
  });

  test('what it makes full width, the desk does too', async () => {
    const stories = [...KINDS.news(), ...KINDS.declaration()];
    const random = randomOf(5);
    const missed: string[] = [];
    let judged = 0;
    for (let i = 0; i < 150; i++) {
      const blocks = stories[Math.floor(random() * stories.length)]!.blocks.filter(
        (one) => /^[^#!>:|[{*-]/.test(one) && !/[\n“”《》]/.test(one),
      );
      const clean = blocks[Math.floor(random() * blocks.length)];
      const at = clean?.search(/[，；：！？](?=[^，]*$)/) ?? -1;
      if (clean === undefined || at < 0) continue;
      const copy = clean.slice(0, at) + clean[at]!.normalize('NFKC') + clean.slice(at + 1);
      if (bare(format(copy)) !== bare(format(clean))) continue;
      judged++;
      if ((await fixed(copy)) !== clean) missed.push(copy);
    }
    expect(missed).toEqual([]);
    expect(judged).toBeGreaterThan(60);
  });
});
