/**
 * The short way (plain paragraphs and figures made without the parser) must give the very tree, and the very findings, of the long way; and every run of
 * text must equal the normalised source at its span, whichever way it came.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise, normaliseWithMap, readManuscript } from '../../src/read/index.ts';
import { partsOf } from '../../src/read/plain.ts';
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
/** Pieces of a picture's line that are plain, and pieces that may mean something else; put together they are pictures and near misses. */
const caption = [
  '劳模表彰大会',
  '株洲“快闪”——工·力量……',
  '（左一）A座 3.5%, 共30-40场; 好?',
  "O'Neill's (left) and/or +1",
  ' 两边空 ',
  '　缩进　',
  '两  格',
  'cafe\u0301',
  '\u0301头',
  '\uF900\u{2B4D6}字',
  '- 项',
  '1. 项',
  'w',
  '字\u00A0字\u2028',
  '',
  '比分3:2',
  '见 www.a.com',
  'a@b.com',
  '*强*调',
  '_a_',
  '~~删~~',
  '~一~',
  '`码',
  '^1',
  '[内]',
  '[内](c)',
  '![内](c)',
  '\\]',
  ']',
  '&amp;',
  '&',
  '<b>',
  '<!--',
  ':ruby[湉]{tián}',
  ':name',
  '{.lead}',
  '甲|乙',
  '甲"乙" "丙"',
  '甲\n乙',
  '#题',
  '叹!',
  '\t',
  '甲\0',
];
const address = [
  '../photos/1-2.jpg',
  'a_b_c.svg',
  '照片/头版.png',
  '-',
  '.',
  '_a_',
  'a.jpg ',
  ' a.jpg',
  '',
  'a b.jpg',
  '<a b.jpg>',
  'a(1).jpg',
  'a).jpg',
  'a%20b.jpg',
  'a&amp;.jpg',
  'a\\_.jpg',
  'http://a.com/b.jpg',
  'www.a.com/b.jpg',
  'a@b.com',
  '*a*',
  'a\nb',
  'a~~b',
  'a|b',
  'cafe\u0301',
  'a\u3000b',
];
const credit = [
  '',
  ' "本报记者 某某 摄"',
  ' "Xinhua/A. Li (file)"',
  " 'a'",
  ' (a)',
  ' ""',
  ' " "',
  ' "　"',
  ' " 摄 "',
  ' "(摄)"',
  ' "两  格"',
  ' "e\u0301"',
  '  "摄"',
  '"摄"',
  ' "摄" ',
  ' "甲"乙"',
  ' "甲\\"乙"',
  ' "甲" "乙"',
  ' "文:某"',
  ' "www.a.com"',
  ' "*a*"',
  ' "&amp;"',
  ' "a\nb"',
  ' "摄',
  ' 摄',
];
const attributes = [
  '',
  '{.lead}',
  '{.lead #award focus=40,30}',
  '{#头图 .wide}',
  '{ .portrait  .lead }',
  '{focus=12.5,100}',
  '{focus=101,3}',
  '{focus=1}',
  '{.leed}',
  '{.lead=1 #a=b wide}',
  '{focus=1,2 focus=3,4 #a #b}',
  '{focus="40,30"}',
  "{focus='40,30'}",
  '{}',
  '{ }',
  '{.}',
  '{#a.b}',
  '{-}',
  '{a-b=-}',
  '{#a_b_c}',
  '{#_a_}',
  '{.lead}}',
  '{{.lead}',
  '{.lead}{.wide}',
  ' {.lead}',
  '{.lead} ',
  '{.lead}字',
  ':a{.lead}',
  '{a:b}',
  '{www.a}',
  '{.lead\n.wide}',
  '\n{.lead}',
  '\\{.lead}',
  '![乙](b.jpg)',
  ' ',
  '字',
];
/** `plain` pieces come first in each list: half of the pictures have but one piece from all of it. */
const often = (pieces: readonly string[], first: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...pieces.slice(0, first)) },
    { weight: 1, arbitrary: fc.constantFrom(...pieces) },
  );
const picture = fc
  .tuple(
    fc.constantFrom(...Array<string>(12).fill(''), ' ', '    ', '字', '!', '\\', '> ', '- '),
    often(caption, 10),
    often(address, 3),
    often(credit, 3),
    often(attributes, 6),
  )
  .map(([before, words, path, by, braces]) => `${before}![${words}](${path}${by})${braces}`);

const block = fc.oneof(
  { weight: 3, arbitrary: picture },
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

const times = Number(process.env['BANXIN_RUNS'] ?? 1500);
/** ms; a run that asks for more gets more, so that none is cut short in silence. */
const limit = Math.max(60_000, times * 30);

test(
  'the short way and the long way give one tree',
  async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (source) => {
        const short = await readManuscript(source, 'a.md');
        const long = await readManuscript(source, 'a.md', { throughParser: true });
        expect(short).toEqual(long);
      }),
      { numRuns: times, interruptAfterTimeLimit: limit },
    );
  },
  2 * limit,
);

test('a line that is one picture goes the short way, and one that may be more does not', () => {
  const kinds = (lines: readonly string[]): (string | undefined)[] =>
    lines.map((line) => partsOf(`字\n\n${line}\n\n字\n`, 0)[1]?.kind);
  const short = [
    '![劳模表彰大会：“五一”前夕](../images/a-1.jpg "本报记者 某某 摄"){.lead #award focus=40,30}',
    '![2020年大会 (left)](a.jpg)',
    '![](照片/a_b.jpg){#头图 .leed}',
  ];
  const long = [
    '![比分3:2](a.jpg)',
    '![**强**](a.jpg)',
    '![见www.a.com](a.jpg)',
    '![图](http://a.com/b.jpg)',
    '![图](a.jpg "甲"乙")',
    '![图](a.jpg){#_a_}',
    '![图](a.jpg){}',
    '![图](a.jpg)字',
    '![图](a.jpg) ',
    ' ![图](a.jpg)',
    '![图][a]',
    '![图](a.jpg)\n{.lead}',
    '![图](a.jpg)\n![图](b.jpg)',
  ];
  expect(kinds(short)).toEqual(short.map(() => 'figure'));
  expect(kinds(long)).toEqual(long.map(() => 'mixed'));
});

test(
  'every run equals the normalised source at its span',
  async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (source) => {
        const { value } = await readManuscript(source, 'a.md');
        for (const run of runsIn([value.front, value.blocks, value.notes]))
          expect(run.value).toBe(normalise(source.slice(run.span.start, run.span.end)));
      }),
      { numRuns: times, interruptAfterTimeLimit: limit },
    );
  },
  2 * limit,
);

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
