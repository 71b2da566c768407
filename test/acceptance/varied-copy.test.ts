/**
 * The sample's copy with paragraphs, pictures, boxes and quotes taken out at random, on all four forms of the two templates: whatever copy there
 * is, a page is right or says what it cannot hold.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Layout } from '../../src/layout/types.ts';
import { readManuscript } from '../../src/read/index.ts';
import { buildFolder, type Built, faces, repository, said } from '../support/build.ts';
import { bare, expectedTexts, findInOrder } from '../support/expected-text.ts';
import { bodyType, edges, lonelyEnds, narrow, offGrid, unfilled } from '../support/measure.ts';
import {
  detachedText,
  inTheFold,
  partedHeadline,
  storyLines,
  strandedCrossheads,
  strayCaptions,
  straying,
  widows,
} from '../support/never.ts';
import { glyphsOnGlyphs, linesOnLines, outside, picturesAndRules, slotsOnSlots } from '../support/on-another.ts';
import { pdfText } from '../support/pdf.ts';
import { emptyStretches } from '../support/white.ts';

const STORY = path.join('manuscript', 'paizi-qiannian.md');
const source = readFileSync(path.join(repository, STORY), 'utf8');
const pageJudges = [
  strandedCrossheads, widows, outside, slotsOnSlots, linesOnLines, glyphsOnGlyphs, picturesAndRules, detachedText, straying, strayCaptions,
  partedHeadline, inTheFold, emptyStretches,
]; // prettier-ignore
const lineJudges = [edges, unfilled, lonelyEnds, narrow];

/** Numbers from 0 to 1, the same for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

/** Blocks of the copy: front matter, boxes, and what blank lines part. */
const blocks = source.match(/:::box[\s\S]*?\n:::|^---\n[\s\S]*?\n---|(?:[^\n]+\n?)+/g)!.map((block) => block.trim());

/** A part of the copy: so much of its text, so much of what stands beside it; no crosshead without its text. */
function partOf(seed: number, text: number): string {
  const next = random(seed);
  const besides = next();
  const kept = blocks.filter(
    (block, i) => i === 0 || block.startsWith('##') || next() < (/^(!\[|> |:::)/.test(block) ? besides : text),
  );
  const headless = kept.filter((block, i) => !block.startsWith('##') || !/^(##|!\[|> |:::|$)/.test(kept[i + 1] ?? ''));
  return `${headless.join('\n\n')}\n`;
}

const forms = [
  ['broadsheet-feature', 'A04', 0.6],
  ['broadsheet-feature', 'A04-A05', 0.8],
  ['tabloid-feature', 'A04', 0.25],
  ['tabloid-feature', 'A04-A05', 0.65],
] as const;

describe.each(forms)('%s %s', (template, folio, text) => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(path.join(tmpdir(), 'banxin-varied-'));
    for (const folder of ['images', 'manuscript'])
      cpSync(path.join(repository, folder), path.join(root, folder), { recursive: true });
    writeFileSync(path.join(root, 'banxin.yaml'), 'name: 晨报\n');
    writeFileSync(
      path.join(root, 'edition.yaml'),
      `date: 2026-11-22\npages:\n  - folio: ${folio}\n    section: 特别报道\n    template: ${template}\n    stories: [${STORY}]\n`,
    );
  });
  afterAll(() => rmSync(root, { recursive: true }));

  test.each([1, 2, 12, 15, 23])('copy %i', async (seed) => {
    const copy = partOf(seed * 7919, text);
    writeFileSync(path.join(root, STORY), copy);
    const { ok, diagnostics, files } = await buildFolder(root);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(ok).toBe(errors.length === 0);
    // Short copy grows a photo beyond what its pixels are good for: preflight says so, as it should.
    expect(errors.filter(({ code }) => code !== 'overset' && code !== 'picture-coarse').map(said)).toEqual([]);
    if (!ok) return;
    const { value: manuscript } = await readManuscript(copy, STORY);
    const layout = JSON.parse(files.get('layout.json')!.toString('utf8')) as Layout;
    const plan = (JSON.parse(files.get('plan.json')!.toString('utf8')) as { pages: Built['plan'][] }).pages[0]!;
    const page = layout.pages[0]!;
    const made = { page, layout, plan, manuscript, face: await faces() };
    const lines = storyLines(made);
    expect(lineJudges.flatMap((judge) => judge(lines))).toEqual([]);
    expect(offGrid(bodyType(lines, page), page)).toEqual([]);
    expect(pageJudges.flatMap((judge) => judge(made))).toEqual([]);
    expect(findInOrder(bare(await pdfText(files.get('print.pdf')!)), expectedTexts(manuscript)).missing).toEqual([]);
  });
});
