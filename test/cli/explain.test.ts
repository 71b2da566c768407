/**
 * `banxin explain` from the command line: the line that was asked for, its candidates, what is not there.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { Explanation } from '../../schemas/explain.ts';
import type { Layout } from '../../src/layout/types.ts';
import { buildFolder } from '../support/build.ts';
import { command } from '../support/command.ts';
import { copy, type Files, newspaper, story } from '../support/market.ts';

const explain = (root: string, ...options: string[]) => command('explain', path.join(root, 'edition.yaml'), ...options);
const asked = async (root: string, line: number): Promise<Explanation> =>
  JSON.parse((await explain(root, '--page', 'A02', '--line', String(line), '--json')).stdout) as Explanation;

const dropcap: Files = { 'manuscript/a.md': story([...copy, ...copy], 'id: market\ntitle: 菜市场的早晨') };

/** Lines of the body by their number, as the build has them. */
async function bodyOf(root: string) {
  const { files } = await buildFolder(root);
  const layout = JSON.parse(files.get('layout.json')!.toString('utf8')) as Layout;
  const text = layout.pages[0]!.frames.filter(({ role, slot }) => role === 'body' && slot === 'text');
  const lines = text.flatMap((frame) => (frame.lines ?? []).map((line) => ({ ...line, block: frame.block })));
  return lines.filter(({ n }) => n > 0).sort((a, b) => a.n - b.n);
}

describe('the line', () => {
  test('is the one that the build has under its number, with its place in the copy', async () => {
    const root = newspaper(dropcap);
    const source = readFileSync(path.join(root, 'manuscript/a.md'), 'utf8').split('\n');
    const body = await bodyOf(root);
    for (const n of [1, 2, 5, Math.ceil(body.length / 2), body.length]) {
      const line = body.find((one) => one.n === n)!;
      const told = await asked(root, n);
      expect(told).toMatchObject({ format: 'banxin/explain/1', page: 'A02', story: 's1', file: 'manuscript/a.md', line: n });
      expect(told.text).toBe(line.runs.map(({ text }) => text).join(''));
      expect(told.block).toBe(line.block);
      expect(source[told.at.line - 1]!.slice(told.at.column - 1)).toMatch(new RegExp(`^${told.text.slice(0, 3)}`));
      expect(told.items.map(({ text }) => text).join('')).toBe(told.text);
      expect(told.spent.find(({ step }) => step.startsWith('J7 (3)'))?.em ?? 0).toBeCloseTo(line.gap * told.items.slice(0, -1).filter(({ gap }) => gap!.open).length, 1); // prettier-ignore
    }
  });

  test('was the best: no candidate is cheaper, and the one that stands costs nothing more', async () => {
    const root = newspaper(dropcap);
    const fits = new Ajv({ strict: false, allErrors: true }).compile(Explanation);
    for (const n of [1, 3, 9, 14]) {
      const told = await asked(root, n);
      expect([fits(told), fits.errors]).toEqual([true, null]);
      const { ends, starts, paragraph } = told;
      for (const candidates of [ends, starts]) {
        expect(candidates.filter(({ chosen }) => chosen)).toMatchObject([{ more: 0 }]);
        for (const { more } of candidates) expect(more ?? 0).toBeGreaterThanOrEqual(0);
      }
      if (paragraph.endingElsewhere !== null) expect(paragraph.endingElsewhere).toBeGreaterThanOrEqual(paragraph.total);
    }
  });

  test('in columns: items, steps, candidates, the whole paragraph; a mark says why it may not begin a line', async () => {
    const { code, stdout } = await explain(newspaper(), '--page', '1', '--line', '1');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^page A02, line 1: manuscript\/a\.md:5:1, line 1 of \d+ of s1\.p\d+ in its column\n {2}清晨五点，城东的菜市/,
    );
    for (const section of ['items', 'spent', 'ends weighed (same start)', 'starts weighed (same end)', 'the whole paragraph'])
      expect(stdout).toContain(`\n\n${section}\n`);
    expect(stdout).toMatch(/^ {2}点 +han +1 +0 +J7 \(3\) +none$/m);
    expect(stdout).toMatch(/^ {2}，.*J3 \(5\) ，、；： 0\.5/m);
    expect(stdout).toMatch(/^ {2}→ /m);
    const line = (await asked(newspaper(), 2)).ends.find(({ forbidden }) => forbidden);
    if (line) expect(line.forbidden).toMatch(/may not|stay together|one mark/);
  });
});

describe('what is not there', () => {
  test.each([
    [['--page', 'B9', '--line', '1'], /no page “B9” in this edition; it has A02/],
    [['--page', 'A02', '--line', '99999'], /page A02 has no line 99999; its body has lines 1 to \d+/],
    [['--page', 'A02', '--line', '1', '--story', 'other.md'], /page A02 has no story “other\.md”; it has manuscript\/a\.md/],
    [['--page', 'last', '--line', '1'], /--page takes one folio or number/],
    [['--page', 'A01,A02', '--line', '1'], /--page takes one folio or number/],
    [['--page', 'A02', '--line', '0'], /--line takes a whole number from 1/],
    [['--page', 'A02', '--line', '1.5'], /--line takes a whole number/],
    [['--page', 'A02'], /required option.*--line/],
  ])('%j: 2', async (options, said) => {
    const { code, stdout, stderr } = await explain(newspaper(), ...options);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(said);
  });

  test.each(['s1', 'market', 'a.md', 'manuscript/a.md'])('a story is called %s', async (name) => {
    const { code } = await explain(newspaper(dropcap), '--page', 'A02', '--line', '2', '--story', name);
    expect(code).toBe(0);
  });

  test('copy with errors is told of, and not explained: 1', async () => {
    const root = newspaper({ 'manuscript/a.md': story([...copy, '![没有的图](../images/none.jpg)']) });
    const { code, stdout, stderr } = await explain(root, '--page', 'A02', '--line', '1');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^manuscript\/a\.md:17:\d+ error image-missing/);
  });
});
