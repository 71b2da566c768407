/**
 * The bench compares like with like: its copy is the same on every machine, long enough, and a page that lacks text is caught.
 */
import { expect, test } from 'vitest';

interface Story {
  readonly headline: string;
  readonly deck: string;
  readonly byline: string;
  readonly blocks: readonly { readonly kind: string; readonly text: string }[];
}
const load = (name: string) => import(new URL(`../../bench/${name}`, import.meta.url).href);
const { story, bodyLength } = (await load('copy.mjs')) as {
  story: (seed: number, options: { characters: number; figures?: number }) => Story;
  bodyLength: (story: Story) => number;
};
const { missingOnPage } = (await load('compare.mjs')) as { missingOnPage: (page: string, story: Story) => string[] };

const stories = Array.from({ length: 16 }, (_, i) => story(i, { characters: 7650, figures: 3 }));
const printed = ({ headline, deck, byline, blocks }: Story): string =>
  [headline, deck, byline, ...blocks.map(({ text }) => text)].join('').replaceAll(/\s/gu, '');

test('the same seed gives the same story, another seed another', () => {
  expect(story(7, { characters: 7650 })).toEqual(story(7, { characters: 7650 }));
  expect(printed(story(7, { characters: 7650 }))).not.toBe(printed(story(8, { characters: 7650 })));
});

test('pages are as long as the issue asks, with three photos, quotes, figures and many glyphs', () => {
  for (const s of stories) {
    expect(bodyLength(s)).toBeGreaterThanOrEqual(7650);
    expect(s.blocks.filter((b) => b.kind === 'figure')).toHaveLength(3);
  }
  const all = stories.map(printed).join('');
  expect(all).toMatch(/“[^”]+。”/);
  expect(all).toMatch(/\d+\.\d%/);
  expect(new Set(all).size).toBeGreaterThan(1800);
});

test('a paragraph that is lost, doubled in place of another or out of order is missed', () => {
  const whole = stories[0] as Story;
  const [first, second] = whole.blocks.filter((b) => b.kind === 'para').map((b) => b.text) as [string, string];
  expect(missingOnPage(printed(whole), whole)).toEqual([]);
  expect(missingOnPage(printed(whole).replace(second, ''), whole)).toHaveLength(1);
  expect(missingOnPage(printed(whole).replace(second, first), whole)).toHaveLength(1);
  expect(missingOnPage(printed(whole).replace(first, '').concat(first), whole)).not.toEqual([]);
});
