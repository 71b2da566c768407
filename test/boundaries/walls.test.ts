/**
 * The walls of architecture.md stand: each kind of violation, planted in a tree of its own, is reported by the linter, and what
 * is allowed is not.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const oxlint = path.join(path.dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin/oxlint');

/** [file, source, rule that must speak, or null where nothing may be said] */
const CASES: readonly (readonly [string, string, string | null])[] = [
  // Values of earlier stages, anything of later ones.
  ['src/check/r.ts', `import { parse } from '../read/index.ts'; export const x = parse;`, 'no-restricted-imports'],
  ['src/check/s.ts', `export { parse } from '../read/index.ts';`, 'no-restricted-imports'],
  ['src/check/t.ts', `export const x = await import('../read/index.ts');`, 'no-restricted-imports'],
  ['src/read/a.ts', `import type { Edition } from '../story/types.ts'; export type X = Edition;`, 'no-restricted-imports'],
  ['src/text/kinsoku/a.ts', `import type { Slot } from '../../plan/types.ts'; export type X = Slot;`, 'no-restricted-imports'],
  ['src/press/a.ts', `import { fill } from '../makeup/fill.ts'; export const x = fill;`, 'no-restricted-imports'],
  ['src/plan/a.ts', `import { breakLines } from '../line/index.ts'; export const x = breakLines;`, 'no-restricted-imports'],
  ['src/plan/b.ts', `import { frame } from '../layout/index.ts'; export const x = frame;`, 'no-restricted-imports'],
  ['src/plan/c.ts', `import type { Half } from '../layout/types.ts'; export type X = Half;`, null],
  ['src/read/d.ts', `import type { Half } from '../layout/types.ts'; export type X = Half;`, 'no-restricted-imports'],
  ['src/makeup/a.ts', `import { run } from '../pipeline.ts'; export const x = run;`, 'no-restricted-imports'],
  ['src/base/a.ts', `import type { Manuscript } from '../read/types.ts'; export type X = Manuscript;`, 'no-restricted-imports'],
  [
    'src/story/ok.ts',
    `import type { M } from '../read/types.ts'; import { pt } from '../base/index.ts'; export const x = (m: M) => [m, pt(1)];`,
    null,
  ],
  ['src/text/ok.ts', `import { breakLines } from '../line/index.ts'; export const x = breakLines;`, null],
  [
    'src/makeup/ok.ts',
    `import { frame } from '../layout/index.ts'; import { b } from '../line/index.ts'; export const x = [frame, b];`,
    null,
  ],
  [
    'src/text/kinsoku/ok.ts',
    `import { item } from '../item.ts'; import { pt } from '../../base/index.ts'; export const x = [item, pt];`,
    null,
  ],
  // Nothing imports cli/.
  ['src/press/b.ts', `import { run } from '../cli/program.ts'; export const x = run;`, 'no-restricted-imports'],
  ['src/pipeline.ts', `import { run } from './cli/program.ts'; export const x = run;`, 'no-restricted-imports'],
  ['src/pipeline/a.ts', `import { run } from '../cli/program.ts'; export const x = run;`, 'no-restricted-imports'],
  ['src/pipeline/b.ts', `export const x = process.env;`, 'no-restricted-globals'],
  ['src/pipeline/ok.ts', `import { breakLines } from '../line/index.ts'; export const x = breakLines;`, null],
  ['src/index.ts', `export type { Io } from './cli/io.ts';`, 'no-restricted-imports'],
  // Packages at home.
  ['src/makeup/b.ts', `import React from 'react'; export const x = React;`, 'no-restricted-imports'],
  ['src/press/c.ts', `export const x = await import('@react-pdf/layout');`, 'no-restricted-imports'],
  ['src/text/b.ts', `import { create } from 'fontkit'; export const x = create;`, 'no-restricted-imports'],
  ['src/press/d.ts', `import sharp from 'sharp'; export const x = sharp;`, 'no-restricted-imports'],
  ['src/furnish/a.ts', `import PDFDocument from 'pdfkit'; export const x = PDFDocument;`, 'no-restricted-imports'],
  ['src/story/d.ts', `import { unified } from 'unified'; export const x = unified;`, 'no-restricted-imports'],
  ['src/story/e.ts', `import { Ajv } from 'ajv'; export const x = Ajv;`, 'no-restricted-imports'],
  [
    'src/furnish/ok.ts',
    `import React from 'react'; import { pdf } from '@react-pdf/renderer'; export const x = [React, pdf];`,
    null,
  ],
  ['src/font/ok.ts', `export const x = await import('fontkit');`, null],
  ['src/image/ok.ts', `export const x = await import('sharp');`, null],
  ['src/press/ok.ts', `export const x = await import('pdfkit'); export const d = new Date(0);`, null],
  ['src/template.ts', `export { Text } from '@react-pdf/renderer'; export * as React from 'react';`, null],
  ['templates/a/page.tsx', `import React from 'react'; export const x = React;`, 'no-restricted-imports'],
  ['templates/b/page.tsx', `import { fill } from '../../src/makeup/fill.ts'; export const x = fill;`, 'no-restricted-imports'],
  ['templates/c/grid.ts', `import { View } from 'banxin/template'; export const x = View;`, 'no-restricted-imports'],
  ['templates/d/page.tsx', `import { View } from 'banxin/template'; export const Page = () => <View />;`, null],
  // No machine below cli/.
  ['src/line/a.ts', `export const x = Date.now();`, 'no-restricted-globals'],
  ['src/press/e.ts', `export const x = Date.now();`, 'no-restricted-properties'],
  ['src/line/b.ts', `export const x = Math.random();`, 'no-restricted-properties'],
  ['src/read/b.ts', `export const x = process.env['HOME'];`, 'no-restricted-globals'],
  ['src/read/c.ts', `import { env } from 'node:process'; export const x = env;`, 'no-restricted-imports'],
  ['src/story/f.ts', `import { readFileSync } from 'node:fs'; export const x = readFileSync;`, 'no-restricted-imports'],
  ['src/check/a.ts', `console.log('here');`, 'no-restricted-globals'],
  ['src/check/b.ts', `export const x = new Intl.Segmenter('zh');`, 'no-restricted-globals'],
  ['src/check/c.ts', `export const x = (a: string, b: string) => a.localeCompare(b);`, 'no-restricted-properties'],
  ['src/check/d.ts', `export const x = (1234).toLocaleString();`, 'no-restricted-properties'],
  ['src/check/e.ts', `export const x = globalThis.process;`, 'no-restricted-globals'],
  ['templates/e/page.tsx', `export const x = new Date();`, 'no-restricted-globals'],
  ['src/cli/ok.ts', `import { env } from 'node:process'; export const x = [env, Date.now(), console];`, null],
];

interface Finding {
  readonly filename: string;
  readonly code: string;
}

let tree: string;
let findings: Finding[];

beforeAll(() => {
  tree = mkdtempSync(path.join(tmpdir(), 'banxin-walls-'));
  cpSync(path.join(root, 'oxlint.config.mjs'), path.join(tree, 'oxlint.config.mjs'));
  for (const [file, source] of CASES) {
    mkdirSync(path.join(tree, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(tree, file), source);
  }
  writeFileSync(path.join(tree, 'src/line/one.ts'), `import { two } from './two.ts'; export const one = () => two;`);
  writeFileSync(path.join(tree, 'src/line/two.ts'), `import { one } from './one.ts'; export const two = () => one;`);
  findings = lint();
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

function lint(): Finding[] {
  const args = [oxlint, '-c', 'oxlint.config.mjs', '--format', 'json', '.'];
  try {
    return parse(execFileSync(process.execPath, args, { cwd: tree, encoding: 'utf8' }));
  } catch (error) {
    return parse((error as { stdout: string }).stdout);
  }
}
const parse = (out: string): Finding[] => (JSON.parse(out) as { diagnostics: Finding[] }).diagnostics;
const rulesAt = (file: string): string[] =>
  findings.filter((f) => path.normalize(f.filename).endsWith(path.normalize(file))).map((f) => f.code);

describe.each(CASES)('%s: %s', (file, _source, rule) => {
  test(rule ?? 'is allowed', () => {
    const rules = rulesAt(file);
    if (rule === null) expect(rules).toEqual([]);
    else expect(rules).toEqual(expect.arrayContaining([expect.stringContaining(rule)]));
  });
});

test('a cycle is reported', () => {
  expect(rulesAt('src/line/one.ts')).toEqual(expect.arrayContaining([expect.stringContaining('no-cycle')]));
});
