/**
 * The 58 body paragraphs of the union report in one column of thirteen characters: how loose they are, by our count from the glyphs, by the
 * report's, and by the outside counter from the finished PDF.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Face } from '../../src/font/types.ts';
import { composition } from '../../src/makeup/report.ts';
import { fontBook } from '../support/build.ts';
import { hasShared, shared } from '../support/editions.ts';
import { looseness } from '../support/looseness.ts';
import { edges, unfilled } from '../support/measure.ts';
import { oneColumn, printed } from '../support/one-column.ts';
import { hasTool } from '../support/pdf.ts';
import { setLines } from '../support/set-lines.ts';

const counter = path.join(shared, 'tools', 'looseness.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;
const canCount = hasShared && existsSync(counter) && hasPython && hasTool('mutool');

/** The paragraphs that tools/looseness-peers.py sets: body text of more than 24 characters. */
function paragraphs(): string[] {
  const [, , body] = readFileSync(path.join(shared, 'manuscripts', 'union-report.md'), 'utf8').split('---', 3);
  const lines = body!.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !/^[#!:]/.test(line)); // prettier-ignore
  return lines.filter((line) => [...line].length > 24);
}

async function column() {
  const book = await fontBook();
  const face = (id: string): Face => book.faces.find((one) => one.id === id)!;
  return { page: oneColumn(paragraphs(), book, 13), book, face };
}

describe.skipIf(!hasShared)('58 paragraphs in one column of 13', () => {
  test('there are 58 of them', () => {
    expect(paragraphs()).toHaveLength(58);
  });

  test('at most 8 lines are loose, none tight, no last line is one character', async () => {
    const { page, face } = await column();
    const counts = looseness(page, face);
    expect(counts.lines).toBeGreaterThan(420);
    expect(counts.tight, JSON.stringify(counts)).toBe(0);
    expect(counts.oneCharLastLines, JSON.stringify(counts)).toBe(0);
    expect(counts.loose, JSON.stringify(counts)).toBeLessThanOrEqual(8);
  });

  test('the report counts the same', async () => {
    const { page, face } = await column();
    const { lines, loose, veryLoose, tight, oneCharLastLines } = composition(page);
    expect({ lines, loose, veryLoose, tight, oneCharLastLines }).toEqual(looseness(page, face));
  });

  test('marks stand where they may, and every measure is full', async () => {
    const { page, face } = await column();
    const lines = setLines(page, face);
    expect(edges(lines)).toEqual([]);
    expect(unfilled(lines)).toEqual([]);
  });

  test.skipIf(!canCount)('the outside counter counts the same from the PDF', async () => {
    const { page, book, face } = await column();
    const folder = mkdtempSync(path.join(tmpdir(), 'banxin-loose-'));
    try {
      writeFileSync(path.join(folder, 'q-13.pdf'), await printed(page, book));
      const told = execFileSync('python3', [counter, 'q-13.pdf'], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C' },
      });
      const number = (name: string): number => Number(new RegExp(` ${name} (\\d+)`).exec(told)?.[1] ?? NaN);
      const counts = { lines: number('lines'), loose: number('loose'), veryLoose: number('very'), tight: number('tight'), oneCharLastLines: number('one-char last') }; // prettier-ignore
      expect(counts, told).toEqual(looseness(page, face));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
