/**
 * Raw copy to a story. The test with real newsroom copy needs the shared folder (BANXIN_SHARED, else ../shared) and is skipped without it.
 */
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importCopy } from '../../src/read/import-copy.ts';
import { widen } from '../../src/read/import-marks.ts';
import { blockText, readManuscript } from '../../src/read/index.ts';

const body = async (markdown: string): Promise<string> =>
  (await readManuscript(markdown, 'a.md')).value.blocks.map(blockText).join('\n');
const imported = (copy: string): string => importCopy(copy, 'copy.txt').value.markdown;

const shared = `${process.env['BANXIN_SHARED'] ?? '../shared'}/manuscripts`;

test.skipIf(!existsSync(`${shared}/union-report.txt`))('real copy becomes the story that it should become', async () => {
  const { value } = importCopy(readFileSync(`${shared}/union-report.txt`, 'utf8'), 'union-report.txt');
  const made = await readManuscript(value.markdown, 'made.md');
  const wanted = await readManuscript(readFileSync(`${shared}/union-report.md`, 'utf8'), 'wanted.md');
  expect(made.diagnostics).toEqual([]);
  expect(made.value.blocks.map((block) => [block.kind, blockText(block)])).toEqual(
    wanted.value.blocks.map((block) => [block.kind, blockText(block)]),
  );
  const words = (front: typeof made.value.front) =>
    [front.kicker, ...front.headline, front.deck, ...front.byline.flatMap((group) => [group.role, ...group.names])].map(
      (run) => run?.value,
    );
  expect(words(made.value.front)).toEqual(words(wanted.value.front));
});

test('marks beside Chinese become full width, those in numbers, Latin and addresses stay', () => {
  expect(widen('株洲:将(约)1,000人,见A,B(PPP)项目;好!吗?').text).toBe('株洲：将（约）1,000人，见A,B（PPP）项目；好！吗？');
  expect(widen('比分3:2,12:30开始').text).toBe('比分3:2,12:30开始');
  expect(widen('见https://a.cn/x?y=1,好').text).toBe('见https://a.cn/x?y=1，好');
  expect(widen('热线来电45人(次),处理率达100%。').text).toBe('热线来电45人（次），处理率达100%。');
  expect(widen('f(x), g(y)').text).toBe('f(x), g(y)');
  expect(widen('你好, 世界').text).toBe('你好，世界');
});

test('each widened mark is reported with its place in the copy', () => {
  const { value } = importCopy('题目\n\n  好,的。\r\n是!不是。', 'c.txt');
  expect(value.report.filter((entry) => entry.kind === 'widened')).toEqual([
    { kind: 'widened', line: 3, column: 4, from: ',', to: '，' },
    { kind: 'widened', line: 4, column: 2, from: '!', to: '！' },
  ]);
});

test('head: kicker, headline with its turn, deck, byline, date', () => {
  const front = imported('引题\n前半 后半\n——副题\n本报记者 马文章 通讯员/刘萍 夏佩琼\n2021年1月26日\n\n正文。').split(
    '\n---',
  )[0];
  expect(front).toMatch(
    /^---\nid: 20210126-[0-9a-f]{8}\nkicker: 引题\ntitle: 前半　后半\ndeck: ——副题\nbyline:\n  - \{ role: 本报记者, names: \[马文章\] \}\n  - \{ role: 通讯员, names: \[刘萍, 夏佩琼\] \}\ndate: 2021-01-26$/,
  );
});

test('captions, boxes, crossheads', () => {
  const copy = '题\n\n【编者按】按语。\n\n\n\n正文。\n▲会场(某某 摄)\n1 听党话,跟党走 用心擦亮\n一、总则\n正文。';
  const markdown = imported(copy);
  expect(markdown).toContain(':::box{title="编者按"}\n\n按语。\n\n:::\n\n正文。');
  expect(markdown).toMatch(/!\[会场\]\(\.\.\/images\/story-[0-9a-f]{8}-1\.jpg "某某 摄"\)/);
  expect(markdown).toContain('## 1 听党话，跟党走 | 用心擦亮\n');
  expect(markdown).toContain('## 一、总则\n');
});

test('the same copy gives the same story; other copy another id', () => {
  expect(imported('题\n甲。')).toBe(imported('题\n甲。'));
  expect(imported('题\n甲。').slice(0, 30)).not.toBe(imported('题\n乙。').slice(0, 30));
});

test('what is unsure is named: a caption without a picture, a paragraph without a stop', () => {
  const { diagnostics } = importCopy(
    '题\n\n▲说明\n这是一个没有写完的段落因为它在这里断开了而且它很长很长很长很长很长很长很长长\n完。',
    'c.txt',
  );
  expect(diagnostics.map((d) => [d.severity, d.line, d.message.slice(0, 9)])).toEqual([
    ['note', 3, 'a caption'],
    ['note', 4, 'the parag'],
  ]);
});

test('no text is lost or turned into markup', async () => {
  const unit = fc.constantFrom(
    ...'字句a1*_[]()<>#&`~\\{}|:!-+=."\'/@ 。',
    ':name[',
    ':::',
    '**',
    '<b>',
    '![',
    '~~',
    '&amp;',
    'http://a.b',
    '1.',
    'www.a.b',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit, minLength: 1, maxLength: 14 }), { maxLength: 5 }), async (lines) => {
      const copy = lines.map((line) => `字${line.trim()}这是很长的一个段落为了不是题目而写这么多的字。`).join('\n');
      const starts = lines
        .map((line) => `${line.trim().replace(/^【/, '')}这是很长的一个段落为了不是题目而写这么多的字。`)
        .join('\n');
      for (const text of [copy, starts]) {
        const bare = (from: string): string => from.replace(/\s/g, '');
        const wanted = bare(
          text
            .split('\n')
            .map((line) => widen(line.trim()).text)
            .join(''),
        );
        expect(bare(await body(imported(`题目\n\n这是开头。\n${text}`)))).toBe(bare(`这是开头。${wanted}`));
      }
    }),
    { numRuns: 400, interruptAfterTimeLimit: 30_000 },
  );
}, 60_000);
