/**
 * Any copy at all: no rule throws, every finding stands where it says, no two have one id, and copy in other line ends has the same findings.
 */
/* oxlint-disable vitest/expect-expect -- stands holds the assertions */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/check/index.ts';
import { checkRaw, checkStory } from '../support/desk.ts';

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'早起开门点灯扫地擦桌王建国村民说的了一二三十') },
  { weight: 5, arbitrary: fc.constantFrom(...'，。、；：！？“”‘’（）《》〈〉【】—～·…,.;:!?()"\'-~') },
  { weight: 2, arbitrary: fc.constantFrom('3', '12', '2026年', '5月', '30日', '%', '万元', '人', '共', '其中', '合计', 'A', 'km', 'https://a.cn/?x=1,2') },
  { weight: 2, arbitrary: fc.constantFrom('（一）', '一、', '1.', '①', '约', '左右', '去年', '图', '见第3版', ' ', '\u3000', '\\', '&amp;', '*', '**', '`', '\u200b', '\uD840\uDC00', '\uD840') },
  { weight: 1, arbitrary: fc.constantFrom('\n', '\n\n', '\n\n## ', '\n\n> ', '\n\n- ', '\n\n1. ', '\n\n![图](a.jpg "某 摄")\n\n', '\n\n:::box{title="框"}\n', '\n:::\n\n', '> [!pull]\n> ') },
); // prettier-ignore
const copy = fc.array(piece, { maxLength: 120 }).map((all) => all.join(''));
const runs = { numRuns: Number(process.env['BANXIN_RUNS'] ?? 200), seed: 5 };

function stands(source: string, findings: readonly Finding[]): void {
  const lines = source.split(/\r\n|\r|\n/);
  const ids = new Set(findings.map(({ id }) => id));
  expect(ids.size).toBe(findings.length);
  for (const { start, end, text, line, column, fix } of findings) {
    expect(source.slice(start, end)).toBe(text);
    expect(start).toBeLessThanOrEqual(end);
    expect(column - 1).toBeLessThanOrEqual(lines[line - 1]!.length);
    expect(source.split(/\r\n|\r|\n/, line).length).toBe(line);
    for (const edit of fix ?? []) expect(edit.start >= 0 && edit.start <= edit.end && edit.end <= source.length).toBe(true);
  }
}

test('stories', async () => {
  await fc.assert(
    fc.asyncProperty(copy, async (body) => {
      const source = `---\ntitle: 题目\n---\n\n${body}`;
      stands(source, await checkStory(source));
    }),
    runs,
  );
});

test('raw copy', async () => {
  await fc.assert(
    fc.asyncProperty(copy, async (body) => stands(body, checkRaw(body))),
    runs,
  );
});

test('CRLF and a byte order mark move offsets, and no finding', async () => {
  await fc.assert(
    fc.asyncProperty(copy, async (body) => {
      const source = `---\ntitle: 题目\n---\n\n${body.replaceAll('\uD840', '')}`;
      const other = `\uFEFF${source.replaceAll('\n', '\r\n')}`;
      const [one, two] = [await checkStory(source), await checkStory(other)];
      stands(other, two);
      expect(two.map(({ rule, line, zh }) => `${line} ${rule} ${zh}`)).toEqual(one.map(({ rule, line, zh }) => `${line} ${rule} ${zh}`)); // prettier-ignore
    }),
    runs,
  );
});
