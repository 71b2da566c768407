/**
 * The short way (plain paragraphs made without the parser) must give the very tree, and the very findings, of the long way; and every run of
 * text must equal the normalised source at its span, whichever way it came.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise, normaliseWithMap, readManuscript } from '../../src/read/index.ts';
import type { TextRun } from '../../src/read/types.ts';

const plain = [
  '株洲工会人勇毅笃行，用奋斗的画笔。',
  '2020年，是极不平凡的一年(92.5%)。',
  'A Latin line, with figures 3/4.',
  '　　缩进两字的段落。',
  '（一）强化政治担当。',
  '(二)弘扬劳模精神。',
  '“引文”——说。',
  'cafe\u0301与가\u1112\u1161',
  '\uF900字',
  '## 听党话，跟党走 | 用心擦亮“家”',
  '### 1. 小题',
  '## 　题 | | 后',
  '## www',
  '##  两格',
  '## | ',
  '##',
  '## ',
  '## 题 #',
  '## - 题',
];
const awkward = [
  '比分3:2，12:30am开始。',
  '株洲:将阅读的力量。',
  '10~20人，共30~40场。',
  '**2021年，**我市',
  '*强调*的字',
  '一行\n两行',
  'one line\ntwo',
  '尾空格 ',
  '两  空格',
  '> [!pull]\n> 没有工会\n> ——金湘',
  '> 引\n懒行',
  '- 一\n- 二',
  '1. 一\n2. 二',
  '- 一\n\n  续',
  '- 一\n\n\n- 二',
  '12. 十二',
  '12.',
  '2020)',
  '　- 不是表',
  ':::box{title="核心阅读"}',
  ':::',
  '::::',
  '::::box',
  ':::foo[a]',
  ':::notice{kind=声明}\n字\n:::',
  '::digest',
  '    :::',
  '> :::',
  ':::box]',
  ':::box 字',
  '```',
  '~~~',
  '```js\nx\n```',
  '    缩进码',
  '\t码',
  '<!-- 注 -->',
  '<!--',
  '-->',
  '<div>',
  '</div>',
  '<script>',
  '</script>',
  '<b>乙</b>字',
  '<!doctype',
  '<?php',
  '# 头',
  '## 题 | 后半',
  '### 小',
  '标题\n---',
  '---',
  '***',
  '===',
  '|a|b|\n|-|-|\n|甲|乙|',
  '|甲|乙|',
  '![图](a.jpg "某 摄"){.lead #a focus=40,30}',
  '![图](a.jpg)\n![图](b.jpg)',
  '正文{.dropcap lines=3}',
  '正文{.cut=1}',
  '正文{.foo}',
  '字![图](a.jpg)字',
  ':ruby[湉]{tián}字',
  ':name[张三]',
  '见 www.a.com，好',
  '见http://a.com。',
  'a@b.com',
  '字[^1]。',
  '比:a:b::c',
  'a:[b]',
  '字:name',
  '字:name[x]',
  '1:2:30',
  'http:',
  'x://y',
  '~一~',
  '~~',
  '一~~二~~',
  'a|b',
  '甲>乙',
  '甲 -->',
  '3#4',
  '5^6',
  'a:b{.cut}',
  '字:{.cut}',
  '后:',
  '[^1]: 注',
  '[a]: http://b.com',
  '[a]',
  '&amp;字&nbsp;',
  '甲\\*乙\\',
  '硬\\\n断',
  '硬  \n断',
  '`码`',
  '~~删~~',
  '甲\0乙',
  '\uFEFF字',
  '字\uFEFF',
  '\u2028',
  '- - -',
  '+ 加',
  '+加',
  '-减',
  '！叹',
  '!',
  '=',
  '%',
  '.',
  '甲|乙',
  '#号',
  'www.',
  'w.字',
  '甲\r乙',
];
const block = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...plain) },
  { weight: 3, arbitrary: fc.constantFrom(...awkward) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'字，a1 .:*_~`[]{}()<>!#-+|\\\n&="\'　\u0301'), maxLength: 12 }) },
);
const gap = fc.constantFrom('\n\n', '\n\n', '\n\n', '\n', '\n \n', '\n\n\n', '\n\t\n');
const body = fc.array(fc.tuple(block, gap), { maxLength: 9 }).map((parts) => parts.map(([text, end]) => text + end).join(''));
const front = fc.constantFrom(
  '',
  '',
  '---\ntitle: 题　目\nkicker: 引题\n---\n',
  '---\n---\n',
  '\uFEFF',
  '\uFEFF---\ntitle: 题\n--- \n\n',
  '---\ntitle: 不关\n',
);
const ending = fc.constantFrom('\n', '\n', '\r\n', '\r');
const documents = fc.tuple(front, body, ending).map(([head, text, end]) => (head + text).replaceAll('\n', end));

function runsIn(node: unknown, found: TextRun[] = []): TextRun[] {
  if (Array.isArray(node)) for (const child of node) runsIn(child, found);
  else if (typeof node === 'object' && node !== null) {
    if ((node as TextRun).kind === 'text') found.push(node as TextRun);
    else for (const child of Object.values(node)) runsIn(child, found);
  }
  return found;
}

const times = Number(process.env['BANXIN_RUNS'] ?? 800);

test('the short way and the long way give one tree', async () => {
  await fc.assert(
    fc.asyncProperty(documents, async (source) => {
      const short = await readManuscript(source, 'a.md');
      const long = await readManuscript(source, 'a.md', { throughParser: true });
      expect(short).toEqual(long);
    }),
    { numRuns: times, interruptAfterTimeLimit: 60_000 },
  );
}, 120_000);

test('every run equals the normalised source at its span', async () => {
  await fc.assert(
    fc.asyncProperty(documents, async (source) => {
      const { value } = await readManuscript(source, 'a.md');
      for (const run of runsIn([value.front, value.blocks, value.notes]))
        expect(run.value).toBe(normalise(source.slice(run.span.start, run.span.end)));
    }),
    { numRuns: times, interruptAfterTimeLimit: 60_000 },
  );
}, 120_000);

test('the map of a normalised slice: its value, and an offset for each unit that never goes back', () => {
  const unit = fc.constantFrom(
    ...'字，a &;#x4e0\\*\n\r\t　',
    'e\u0301',
    '\u0301',
    '\u1112\u1161\u11ab',
    '&amp;',
    '&#x4e00;',
    '\u{2F800}',
    '\u{20000}',
    '\0',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), (slice) => {
      const { value, at } = normaliseWithMap(slice);
      expect(value).toBe(normalise(slice));
      expect(at.length).toBe(value.length + 1);
      expect([...at].sort((a, b) => a - b)).toEqual(at);
      expect(at[value.length]).toBe(slice.length);
    }),
    { numRuns: 3000 },
  );
});

test('runs of running text are as typed or cannot be parted', async () => {
  const source = 'caf\u0065\u0301字&amp;甲\\*乙  丙\n丁 x\ny';
  const { value } = await readManuscript(source, 'a.md');
  const shown = runsIn(value.blocks).map((run) => [run.value, source.slice(run.span.start, run.span.end)]);
  expect(shown).toEqual([
    ['caf', 'caf'],
    ['é', 'e\u0301'],
    ['字', '字'],
    ['&', '&amp;'],
    ['甲', '甲'],
    ['*', '\\*'],
    ['乙', '乙'],
    [' ', '  '],
    ['丙', '丙'],
    ['丁 x', '丁 x'],
    [' ', '\n'],
    ['y', 'y'],
  ]);
});
