/**
 * What should never be in copy and sometimes is: lines are right, or a diagnostic says what is not. Nothing throws, nothing runs over its
 * measure, no character is lost without a word.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Layout } from '../../src/layout/types.ts';
import { defaultPaper } from '../../src/story/paper.ts';
import { Typesetter } from '../../src/text/typesetter.ts';
import { buildFolder, said } from '../support/build.ts';
import { fontBook } from '../support/fonts.ts';

const han = '清晨的菜市场已经亮起了灯摊主把白菜码成整齐的一堵墙';

/** By name; each stands within Han. */
const strange: Readonly<Record<string, string>> = {
  'a lone high surrogate': '\ud842',
  'a lone low surrogate': '\udfb7',
  'surrogates the wrong way round': '\udfb7\ud842',
  'an unassigned code point': '\u0378',
  'an unassigned code point of a higher plane': '\u{3ffff}',
  'a noncharacter': '\ufffe',
  'bidirectional controls': '\u202e灯\u202c\u2067灯\u2069',
  'characters of no width': '\u200b\u200c\u200d\u2060\ufeff',
  'nothing but characters of no width, often': '\u200b'.repeat(300),
  'forty closing marks': '）'.repeat(40),
  'forty stops': '。'.repeat(40),
  'forty opening marks': '（'.repeat(40),
  'an address of 300 characters': `https://example.org/${'a1-b2/'.repeat(47)}`,
  'a word of 300 letters': 'W'.repeat(300),
  'a number of 300 figures': '7'.repeat(300),
  'a formula': 'E=mc²+∑(x_i−μ)²/n≤√(2π)·10⁻³',
  emoji: '😀👨‍👩‍👧‍👦🏳️‍🌈',
  'combining marks': 'e\u0301\u0323\u0308\u0300',
  'a hundred combining marks on one letter': `a${'\u0301'.repeat(100)}`,
  'a combining mark on nothing': '\u0301',
  'variation selectors': '葛\ufe00葛\u{e0100}',
  Tibetan: 'བོད་སྐད་ཡིག',
  Arabic: 'السلام عليكم',
  'an old Han of plane 2': '𠮷𠀀',
  'control characters': '\u0001\u0008\u007f\u0085',
  'typed blanks of every kind': '\u00a0\u2003\u3000\u2009\u202f',
  'a soft hyphen': 'news\u00adpaper',
};

describe('set in columns of 1 to 60 em', () => {
  test.each(Object.entries(strange))('%s', async (_, typed) => {
    const book = await fontBook();
    const advance = new Map(book.faces.map((face) => [face.id, face]));
    for (const measure of [1, 4, 11, 13, 60])
      for (const text of [typed, `${han}${typed}${han}`, `${han}${typed}`, `${typed}。`]) {
        const setter = new Typesetter(book, defaultPaper.house, 8, () => 0);
        const para = {
          block: 'p',
          role: 'body' as const,
          runs: [{ text, face: 'body', swatch: 'black', span: null }],
          size: 10,
          indent: 0,
          align: 'justify' as const,
        };
        const lines = setter.block(para, { x: 0, top: 0, measure: measure * 10, leading: 12 });
        for (const { runs } of lines) {
          for (const { at, clusters, text: set } of runs) {
            expect(at.every(Number.isFinite)).toBe(true);
            expect(clusters.every((unit) => unit >= 0 && unit < set.length)).toBe(true);
          }
          const run = runs.at(-1)!;
          const gid = run.gids.at(-1)!;
          const face = advance.get(run.face)!;
          const own = (face.advance(gid) / face.upem) * 10;
          // No line runs over, but one with nothing in it that could part.
          if (runs.reduce((n, { at }) => n + at.length, 0) > 1 && own < 10)
            expect(run.at.at(-1)! + own).toBeLessThanOrEqual(measure * 10 + 0.02);
          expect(run.at.at(-1)!).toBeLessThanOrEqual(measure * 10 + 0.02);
        }
        const drawn = lines.flatMap(({ runs }) => runs.map((one) => one.text)).join('');
        const kept = (all: string): string[] => [...all].filter((c) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(c));
        expect(kept(drawn)).toEqual(kept(text));
      }
  });
});

test('a build of all of them ends in pages or in errors at their places', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'banxin-bad-'));
  try {
    const body = Object.values(strange).map((typed) => `${han}${typed}${han}。`).join('\n\n'); // prettier-ignore
    mkdirSync(path.join(root, 'manuscript'));
    writeFileSync(path.join(root, 'banxin.yaml'), 'name: 晨报\n');
    writeFileSync(path.join(root, 'edition.yaml'), 'date: 2026-11-22\npages:\n  - folio: A02\n    section: 民生\n    template: broadsheet-feature\n    stories: [manuscript/a.md]\n'); // prettier-ignore
    writeFileSync(path.join(root, 'manuscript', 'a.md'), `---\ntitle: 怪字\n---\n\n${body}\n`);
    const { ok, diagnostics, files } = await buildFolder(root);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(ok).toBe(errors.length === 0);
    for (const one of errors)
      expect([one.file, one.line > 0, one.code !== 'bug'], said(one)).toEqual(['manuscript/a.md', true, true]);
    if (ok) expect((JSON.parse(files.get('layout.json')!.toString('utf8')) as Layout).pages).toHaveLength(1);
    else expect([...files.keys()]).not.toContain('print.pdf');
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
