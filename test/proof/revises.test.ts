/** 核红: marks done, left undone and done differently, and changes that no one asked for, on random rounds with known answers. */
import { describe, expect, test } from 'vitest';
import { carryOut, type Mark, readMark } from '../../src/proof/marks.ts';
import { reviseCheck } from '../../src/proof/revises.ts';
import type { Snapshot, StoryText } from '../../src/proof/types.ts';
import { edited } from '../support/edit-script.ts';
import { proofStories } from '../support/proof-stories.ts';

const stories = await proofStories();
const snapshot = (list: readonly StoryText[]): Snapshot => ({ paper: '版心日报', date: '2026-11-22', pages: [], stories: list });

describe('100 rounds: a tenth of the marks left undone, a tenth of unasked changes', () => {
  test.for(Array.from({ length: 100 }, (_, seed) => seed + 5001))('%i', (seed) => {
    const undone = (n: number): boolean => n % 10 === 3;
    const asked = (n: number): boolean => n % 10 !== 7;
    const { now, done } = edited(stories, seed, 10, undone);
    const marks = done.flatMap(({ mark }, n) => (asked(n) ? [mark] : []));
    const verdicts = done.flatMap((_, n) => (asked(n) ? [undone(n) ? 'not-done' : 'done'] : []));
    const found = reviseCheck(snapshot(stories), marks, snapshot(now));
    expect(found.verdicts.map(({ verdict }) => verdict)).toEqual(verdicts);
    expect(found.unasked.length > 0).toBe(done.some((_, n) => !asked(n)));
    // Each is one that was made and not asked for, by its words; a headline changed in two places is told in two.
    const secret = done.filter((_, n) => !asked(n));
    for (const one of found.unasked) {
      const words = secret
        .filter(({ kind }) => (kind === 'headline') === (one.kind === 'headline'))
        .map(({ old, now: is, text }) => `${old}|${is}|${text}`);
      const parts = [...one.old.split('\n'), ...(one.kind === 'merged' ? [] : one.now.split('\n'))];
      expect(words.some((each) => parts.every((part) => each.includes(part)))).toBe(true);
    }
  });
});

const one = (text: string): StoryText[] => [
  {
    id: 'a',
    file: 'a.md',
    title: '题',
    pages: ['A01'],
    photos: [],
    blocks: [{ id: 's1.p1', role: 'body', text, size: 9, rows: [] }],
  },
];

test('a mark that was carried out in another way is told with what stands there', () => {
  const marks: Mark[] = [{ story: 'a', text: '在光{~~明~>华~~}路北口' }];
  const told = (now: string) => {
    const { verdicts, unasked } = reviseCheck(snapshot(one('他在光明路北口等车。')), marks, snapshot(one(now)));
    return [
      ...verdicts.map(({ verdict, found }) => `${verdict} ${found}`),
      ...unasked.map(({ old, now: is }) => `unasked ${old}→${is}`),
    ];
  };
  expect(told('他在光华路北口等车。')).toEqual(['done ']);
  expect(told('他在光明路北口等车。')).toEqual(['not-done 明']);
  expect(told('他在光辉路北口等车。')).toEqual(['differently 辉']);
  expect(told('他在光华路北口等人。')).toEqual(['done ', 'unasked 车→人']);
});

test('CriticMarkup is read; a mark without a place, or with two, is said', () => {
  expect(readMark('在光{~~明~>华~~}路{++北++}口{--等--}车')).toEqual({ before: '在光明路口等车', after: '在光华路北口车' });
  expect(readMark('没有标记')).toBeUndefined();
  const why = (mark: Mark): string[] => carryOut(one('一条河，一座桥。'), [mark]).unplaced.map((each) => each.why);
  expect(why({ story: 'b', text: '{--一--}' })).toEqual(['there is no story “b” in this round']);
  expect(why({ story: 'a', text: '{--一--}' })).toEqual(['“一” stands 2 times; give more of what is around it']);
  expect(why({ story: 'a', text: '{--三--}' })).toEqual(['“三” does not stand in this round']);
  expect(why({ story: 'a', text: '一座桥' })[0]).toMatch(/marks nothing/);
  expect(why({ story: 'a', photo: 'x.jpg', now: 'y.jpg' })).toEqual(['there is no picture x.jpg in a.md']);
});
