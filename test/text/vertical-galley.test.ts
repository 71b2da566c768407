/**
 * `banxin galley --vertical` from the command line to the PDF.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { command } from '../support/command.ts';
import { compared, type PdfGlyph, pdfGlyphs, pdfText } from '../support/pdf.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'banxin-vertical-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const BODY = ['北码头于清晨六时重新开放，首班渡轮载客26人。', '“天没亮就来了，”排在最前面的老人说。'];

async function galley(body: string, ...options: string[]) {
  const story = path.join(folder, 'story.md');
  const out = path.join(folder, 'galley.pdf');
  writeFileSync(story, `---\ntitle: 清早的街\n---\n\n${body}\n`);
  const told = await command('galley', story, '--out', out, '--vertical', '--size', '10', '--leading', '15', ...options);
  return { ...told, pdf: existsSync(out) ? new Uint8Array(readFileSync(out)) : undefined };
}

/** Middles of the lines' upright cells, first line first, with their characters. */
function linesOf(glyphs: readonly PdfGlyph[]): [number, string][] {
  const lines = new Map<number, string>();
  for (const { x, text } of glyphs) {
    const middle = [...lines.keys()].find((known) => Math.abs(known - x) < 5) ?? x;
    lines.set(middle, (lines.get(middle) ?? '') + text);
  }
  return [...lines];
}

describe('galley --vertical', () => {
  it('sets the story in lines from right to left, from top to bottom', async () => {
    const { code, stderr, pdf } = await galley(BODY.join('\n\n'), '--measure', '10');
    expect(stderr).toMatch(/^5 lines: 0 loose/);
    expect(code).toBe(0);
    const glyphs = await pdfGlyphs(pdf!);
    const lines = linesOf(glyphs);
    expect(lines.map(([, text]) => text).join('')).toBe(BODY.join(''));
    const xs = lines.map(([x]) => Math.round(x * 10) / 10);
    expect(xs).toEqual(xs.map((_, i) => 20 + (xs.length - 0.5 - i) * 15));
    for (const { y, vertical } of glyphs) {
      expect(vertical).toBe(true);
      // The blank half of an opening mark is above a line's head, that of a closing mark below its foot (20 and 120 pt).
      expect(y).toBeGreaterThanOrEqual(15 - 0.01);
      expect(y).toBeLessThanOrEqual(115 + 0.01);
    }
    expect(compared(await pdfText(pdf!))).toContain(BODY.join(''));
  });

  it('goes on on another page where one can be no wider, and loses nothing', async () => {
    const body = '北码头于清晨六时重新开放首班渡轮载客三百余人'.repeat(400);
    const { code, pdf } = await galley(body, '--measure', '5');
    expect(code).toBe(0);
    const glyphs = await pdfGlyphs(pdf!);
    expect(glyphs.map(({ text }) => text).join('')).toBe(body);
    expect(new Set(glyphs.map(({ page }) => page))).toEqual(new Set([0, 1]));
    for (const { x } of glyphs) expect(x).toBeGreaterThan(20);
  });

  it('takes what an ordinary galley takes amiss', async () => {
    const { code, stderr, pdf } = await galley(`正文里有个没有字形的字\u{20001}。`, '--measure', '10');
    expect(code).toBe(1);
    expect(stderr).toContain('glyph-missing');
    expect(pdf).toBeUndefined();
  });
});
