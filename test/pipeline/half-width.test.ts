/**
 * Raw copy with half-width marks, imported, and the same story typed with full-width ones, given the same front matter and pictures: the same page,
 * line for line and glyph for glyph.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Layout } from '../../src/layout/types.ts';
import { importCopy } from '../../src/read/import-copy.ts';
import { buildFolder } from '../support/build.ts';
import { hasShared, shared, standIns, unionFolder } from '../support/editions.ts';

const raw = path.join(shared, 'manuscripts', 'union-report.txt');
const typed = path.join(shared, 'manuscripts', 'union-report.md');
const read = (file: string): string => readFileSync(file, 'utf8');

/** The imported story under the typed one's front matter, its pictures by the typed one's names. */
function imported(): string {
  const { markdown } = importCopy(read(raw), 'union-report.txt').value;
  const front = /^---\n[\s\S]*?\n---\n/;
  const pictures = [...read(typed).matchAll(/\]\((\S+?)\)/g)].map(([, name]) => name!);
  let at = 0;
  return markdown.replace(front, () => front.exec(read(typed))![0]).replaceAll(/\]\(\S+?\)/g, () => `](${pictures[at++]})`);
}

/** Every line of text that someone typed: what it says and where each glyph stands. */
async function pageOf(template: string, folio: string, story?: string) {
  const root = unionFolder(template, folio);
  try {
    await standIns(root);
    if (story !== undefined) writeFileSync(path.join(root, 'manuscript', 'union-report.md'), story);
    const { ok, diagnostics, files } = await buildFolder(root);
    expect(ok, JSON.stringify(diagnostics)).toBe(true);
    const { pages } = JSON.parse(files.get('layout.json')!.toString('utf8')) as Layout;
    return pages[0]!.frames.map(({ role, rect, lines }) => ({
      role,
      rect,
      lines: lines?.map(({ n, x, baseline, measure, gap, runs }) => ({
        n,
        x,
        baseline,
        measure,
        gap,
        runs: runs.map(({ text, face, size, gids, at }) => ({ text, face, size, gids, at })),
      })),
    }));
  } finally {
    rmSync(root, { recursive: true });
  }
}

describe.skipIf(!hasShared)('half-width marks come out as full-width ones do', () => {
  test('the raw copy has hundreds of them, the typed one none between Han', () => {
    expect([...read(raw).matchAll(/[,!?;:()](?=[\u4e00-\u9fff])/g)].length).toBeGreaterThan(200);
    expect(read(typed).split('---')[2]).not.toMatch(/[\u4e00-\u9fff][,;?](?=[\u4e00-\u9fff])/);
    expect(imported()).not.toBe(read(typed));
  });

  test.each([
    ['broadsheet-feature', 'A04'],
    ['tabloid-feature', 'A04-A05'],
  ])('%s %s', async (template, folio) => {
    // prettier-ignore
    const [one, other] = [await pageOf(template, folio), await pageOf(template, folio, imported())];
    expect(one.flatMap(({ lines }) => lines ?? []).length).toBeGreaterThan(400);
    expect(other).toEqual(one);
  });
});
