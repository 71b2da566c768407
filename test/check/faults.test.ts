/**
 * Faults made by a seed in clean text of three kinds: how many of them the desk finds, how many of its findings are none, and that no fix touches a word.
 * BANXIN_FAULTS=200 makes so many of each (docs/desk.md was made so: npm run desk:table), else 20.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { applied } from '../../src/check/fix.ts';
import type { Finding } from '../../src/check/index.ts';
import { repository } from '../support/build.ts';
import { checkStory } from '../support/desk.ts';
import { FAULTS, faultsOf, KINDS, type Kind, markdownOf } from '../support/faults.ts';

const COUNT = Number(process.env['BANXIN_FAULTS'] ?? 20);
const SEED = Number(process.env['BANXIN_SEED'] ?? 7);

interface Tally {
  made: number;
  found: number;
  right: number;
  wrong: number;
}

const keyOf = ({ rule, text, zh }: Finding): string => `${rule} ${text} ${zh}`;
const words = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Findings that the story without the fault does not have. */
function fresh(after: readonly Finding[], before: readonly Finding[]): Finding[] {
  const left = new Map<string, number>();
  for (const one of before) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1);
  return after.filter((one) => {
    const count = left.get(keyOf(one)) ?? 0;
    left.set(keyOf(one), count - 1);
    return count <= 0;
  });
}

const wordsChanged: string[] = [];
const misses: string[] = [];

/** A certain fix changes marks and nothing else; one at a time, so that none hides another. */
function checkFixes(markdown: string, findings: readonly Finding[]): void {
  for (const { fix, rule, text } of findings)
    if (fix && rule !== 'width' && words(applied(markdown, fix)) !== words(markdown)) wordsChanged.push(`${rule} ${text}`);
    else if (fix && words(applied(markdown, fix)) !== words(markdown)) wordsChanged.push(`${rule} ${text}`);
}

async function tallyOf(kind: Kind, sort: (typeof FAULTS)[number], index: number): Promise<Tally> {
  const tally: Tally = { made: 0, found: 0, right: 0, wrong: 0 };
  const stories = KINDS[kind]();
  const base = new Map<string, Finding[]>();
  for (const { markdown, before, lines } of faultsOf(sort.make, stories, COUNT, SEED * 100 + index)) {
    tally.made++;
    if (!base.has(before)) base.set(before, await checkStory(before));
    const all = await checkStory(markdown);
    checkFixes(markdown, all);
    const mine = fresh(all, base.get(before)!).filter(({ rule }) => rule === sort.rule);
    const hits = mine.filter(({ line, endLine }) => lines.some((at) => at >= line && at <= endLine));
    if (hits.length > 0) tally.found++;
    else misses.push(`${kind} ${sort.name}: ${markdown.split('\n')[lines[0]! - 1]}`);
    tally.right += hits.length;
    tally.wrong += mine.length - hits.length;
  }
  return tally;
}

/** What the desk says of the clean texts themselves: each is one too many. Credits are not asked of texts without a paper. */
async function onClean(kind: Kind): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const story of KINDS[kind]())
    for (const { rule } of await checkStory(markdownOf(story)))
      if (rule !== 'credit') counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

const kinds = (Object.keys(KINDS) as Kind[]).filter((kind) => KINDS[kind]().length > 0);
const percent = (part: number, of: number): string => (of === 0 ? '–' : (part / of).toFixed(3));
const NAMES: Readonly<Record<Kind, string>> = { news: 'the sample issue', declaration: 'the Universal Declaration', classical: 'classical prose' }; // prettier-ignore

describe('faults made in clean text', () => {
  const rows: string[] = [];
  for (const [index, sort] of FAULTS.entries())
    test(`${sort.name}: ${sort.rule}`, { timeout: 600_000 }, async () => {
      for (const kind of kinds) {
        const tally = await tallyOf(kind, sort, index);
        const clean = (await onClean(kind)).get(sort.rule) ?? 0;
        const [recall, precision] = [tally.found / tally.made, tally.right / (tally.right + tally.wrong + clean)];
        rows.push(`| ${sort.name} | \`${sort.rule}\` | ${NAMES[kind]} | ${tally.made} | ${percent(tally.found, tally.made)} | ${percent(tally.right, tally.right + tally.wrong + clean)} | ${clean} |`); // prettier-ignore
        if (process.env['BANXIN_DEBUG']) console.log(rows.at(-1), misses.splice(0).slice(0, 8));
        if (!sort.certain) continue;
        expect(recall, `${kind} recall`).toBeGreaterThanOrEqual(0.95);
        expect(precision, `${kind} precision`).toBeGreaterThanOrEqual(0.9);
      }
    });

  test('no fix touched a word', () => {
    expect(wordsChanged).toEqual([]);
  });

  test('docs/desk.md has the table', () => {
    const file = path.join(repository, 'docs', 'desk.md');
    const page = readFileSync(file, 'utf8');
    const [start, end] = ['<!-- faults -->\n', '<!-- /faults -->'];
    const head = '| fault | rule | text | made | recall | precision | on the clean text |\n|---|---|---|---|---|---|---|\n';
    if (process.env['BANXIN_WRITE'] === '1')
      writeFileSync(
        file,
        `${page.slice(0, page.indexOf(start) + start.length)}\n${head}${rows.join('\n')}\n\n${page.slice(page.indexOf(end))}`,
      );
    const written = readFileSync(file, 'utf8');
    for (const { name } of FAULTS) expect(written).toContain(`| ${name} |`);
  });
});
