/** Comparing rounds: random edits of real copy, each told once and as its kind; old + diff = new; nothing else is told. */
import { describe, expect, test } from 'vitest';
import { apply } from '../../src/proof/apply.ts';
import { compare } from '../../src/proof/compare.ts';
import { differences } from '../../src/proof/differences.ts';
import { editsBetween } from '../../src/proof/edits.ts';
import type { Difference, Snapshot, StoryText } from '../../src/proof/types.ts';
import { type Done, edited } from '../support/edit-script.ts';
import { proofStories } from '../support/proof-stories.ts';

const stories = await proofStories();
const snapshot = (list: readonly StoryText[]): Snapshot => ({ paper: '版心日报', date: '2026-11-22', pages: [], stories: list });

const KIND: Readonly<Record<Done['kind'], Difference['kind']>> = {
  'insert-block': 'inserted',
  'delete-block': 'deleted',
  move: 'moved',
  split: 'split',
  merge: 'merged',
  headline: 'headline',
  insert: 'text',
  delete: 'text',
  replace: 'text',
  photo: 'picture-swapped',
};

/** What has to be told of an edit: its kind and its words. */
const expected = ({ kind, old, now, text }: Done): string =>
  kind === 'move'
    ? `moved|${text}`
    : kind === 'split' || kind === 'merge'
      ? `${KIND[kind]}|${old}|${now}`
      : `${KIND[kind]}|${old}|${now}`;

function said({ kind, old, now }: Difference): string {
  if (kind === 'moved') return `moved|${old}`;
  if (kind === 'split') return `split|${now.replace('\n', '|')}`;
  if (kind === 'merged') return `merged|${old.replace('\n', '|')}`;
  return `${kind}|${old}|${now}`;
}

describe('200 random edit scripts', () => {
  test.for(Array.from({ length: 200 }, (_, seed) => seed + 1))(
    '%i: every edit once and as its kind, and nothing else',
    (seed) => {
      const { now, done } = edited(stories, seed, 3 + (seed % 6));
      expect(done.length).toBeGreaterThan(1);
      const found = differences(snapshot(stories), snapshot(now));
      // A headline changed to other words is one change or, where a word stayed, two: its words are told all the same.
      const parts = (list: readonly string[]): string[] => list.filter((one) => !one.startsWith('headline|')).sort();
      expect(parts(found.map(said))).toEqual(parts(done.map(expected)));
      expect(found.some(({ kind }) => kind === 'headline')).toBe(done.some(({ kind }) => kind === 'headline'));
    },
  );

  test.for(Array.from({ length: 200 }, (_, seed) => seed + 1001))('%i: old + diff = new', (seed) => {
    const { now } = edited(stories, seed, 8);
    const made = apply(stories, compare(stories, now), ({ story, block }) => now[story]!.blocks[block]!.text);
    for (const [s, { blocks }] of now.entries()) {
      const texts = blocks.map(({ text }) => text);
      const back = [...made.get(s)!].sort(([a], [b]) => a - b).map(([, text]) => text);
      expect(back.join('')).toBe(texts.join(''));
    }
  });
});

test('words and figures are changed whole, Han one by one', () => {
  const told = (old: string, now: string): string[] => editsBetween(old, now).map((edit) => `${edit.old}→${edit.now}`);
  expect(told('到2021年有1,280人参加', '到2022年有1,290人参加')).toEqual(['2021→2022', '1,280→1,290']);
  expect(told('他在北京看Apple发布', '他在上海看Apples发布')).toEqual(['北京→上海', 'Apple→Apples']);
  expect(told('河水清了', '河水清澈了')).toEqual(['→澈']);
  expect(told('一样', '一样')).toEqual([]);
  expect(told('👨‍👩‍👧来了', '👨‍👩‍👦来了')).toEqual(['👨‍👩‍👧→👨‍👩‍👦']);
});
