/** The manuscript language, form by form: source on the left, the tree in a short notation on the right; then the traps. */
import { expect, test } from 'vitest';
import { blockText, inlineText, readManuscript } from '../../src/read/index.ts';
import { placeOf } from '../../src/base/index.ts';
import type { Block, Inline, Manuscript } from '../../src/read/types.ts';

const read = async (source: string): Promise<Manuscript> => (await readManuscript(source, 'a.md')).value;
const findings = async (source: string): Promise<string[]> =>
  (await readManuscript(source, 'a.md')).diagnostics.map(
    (d) => `${d.severity} ${d.code} ${d.line}:${d.column}-${d.endLine}:${d.endColumn}`,
  );

/** `<em 重>` for emphasis, text as it is. */
function inline(node: Inline): string {
  const inside = 'children' in node ? node.children.map(inline).join('') : '';
  if (node.kind === 'text') return node.value;
  if (node.kind === 'ruby') return `<ruby ${inside}|${node.reading.value}>`;
  if (node.kind === 'link') return `<link ${node.url} ${inside}>`;
  if (node.kind === 'note-ref') return `<note ${node.label}>`;
  if (node.kind === 'qr') return `<qr ${node.url} ${node.caption ?? ''}>`;
  return node.kind === 'break' ? '<break>' : `<${node.kind} ${node.kind === 'code' ? node.value : inside}>`;
}
const inlines = (nodes: readonly Inline[]): string => nodes.map(inline).join('');

function block(node: Block): string {
  switch (node.kind) {
    case 'para':
      return `p${node.dropcap ? ` dropcap=${node.dropcap.lines}` : ''}${node.cut ? ` cut=${node.cut}` : ''}: ${inlines(node.inlines)}`;
    case 'crosshead':
      return `h${node.level}: ${node.parts.map(inlines).join(' / ')}`;
    case 'figure':
      return `figure ${node.src}${node.classes.map((name) => ` .${name}`).join('')}${node.id ? ` #${node.id}` : ''}${node.focus ? ` @${node.focus.x},${node.focus.y}` : ''}: ${inlines(node.caption)} (${node.credit?.value ?? ''})`;
    case 'figure-group':
      return `group[${node.figures.map(block).join('; ')}]`;
    case 'box':
      return `box ${node.title?.value ?? ''}[${node.blocks.map(block).join('; ')}]`;
    case 'pullquote':
      return `pull[${node.lines.map(inlines).join(' / ')}] ${node.attribution?.value ?? ''}`;
    case 'list':
      return `${node.style}[${node.items.map((item) => `${item.number}${item.mark?.value ?? ''} ${item.blocks.map(block).join(', ')}`).join('; ')}]`;
    case 'table':
      return `table ${node.src ?? ''}[${[node.head, ...node.rows].map((row) => row.map((cell) => inlines(cell.inlines)).join('|')).join('; ')}] ${node.align.join()}`;
    case 'thematic-break':
      return '---';
    case 'notice':
      return `notice ${node.notice}[${node.blocks.map(block).join('; ')}]`;
    case 'correction':
      return `correction ${node.of} ${node.date}[${node.blocks.map(block).join('; ')}]`;
    default:
      return `${node.kind}[${node.blocks.map(block).join('; ')}]`;
  }
}
const tree = async (source: string): Promise<string[]> => (await read(source)).blocks.map(block);

test.each([
  ['## 听党话，跟党走 | 用心擦亮', 'h1: 听党话，跟党走 / 用心擦亮'],
  ['### 小题', 'h2: 小题'],
  ['## 一 \\| 二', 'h1: 一 | 二'],
  ['正文……{.dropcap lines=4}', 'p dropcap=4: 正文……'],
  ['正文。{.dropcap}', 'p dropcap=3: 正文。'],
  ['正文。 {.cut=2}', 'p cut=2: 正文。'],
  ['*强调*与**黑体**', 'p: <emphasis 强调>与<strong 黑体>'],
  [':ruby[湉]{tián}、:ruby[李白]{lǐ bái}', 'p: <ruby 湉|tián>、<ruby 李白|lǐ bái>'],
  [':ruby[字]{zi(4)}。', 'p: <ruby 字|zi(4)>。'],
  [':name[张三]著:title[某*书*]', 'p: <name 张三>著<title 某<emphasis 书>>'],
  ['他说，:pull[这句话]。', 'p: 他说，<pull 这句话>。'],
  [':qr[https://a.cn/b?c=d]{caption="扫一扫"}', 'p: <qr https://a.cn/b?c=d 扫一扫>'],
  ['[链接](http://a.cn)和~~删~~和`码`', 'p: <link http://a.cn 链接>和<deleted 删>和<code 码>'],
  [
    '![表彰*大会*](../images/a.jpg "某某 摄"){.lead #award focus=40,30}',
    'figure ../images/a.jpg .lead #award @40,30: 表彰<emphasis 大会> (某某 摄)',
  ],
  ['![一](a.jpg)\n![二](b.jpg){.wide}', 'group[figure a.jpg: 一 (); figure b.jpg .wide: 二 ()]'],
  [':::box{title="核心阅读"}\n甲\n\n- 乙\n:::', 'box 核心阅读[p: 甲; bullet[1 p: 乙]]'],
  [':::box[链接]\n甲\n:::', 'box 链接[p: 甲]'],
  ['> [!pull]\n> 没有工会的帮助，\n> 无法实现。\n> ——金湘', 'pull[没有工会的帮助， / 无法实现。] 金湘'],
  ['> 引文', 'blockquote[p: 引文]'],
  ['3. 丙\n4. 丁', 'decimal[3 p: 丙; 4 p: 丁]'],
  ['（一）甲。\n\n（二）乙。', 'han[1（一） p: 甲。; 2（二） p: 乙。]'],
  ['**（九）甲。**后\n\n（十）乙', 'han[9（九） p: <strong 甲。>后; 10（十） p: 乙]'],
  ['|甲|乙|\n|:-|-:|\n|1|*2*|', 'table [甲|乙; 1|<emphasis 2>] left,right'],
  [':::table{src=results.csv}\n:::', 'table results.csv[] '],
  [':::digest\n- 甲\n:::', 'digest[bullet[1 p: 甲]]'],
  [':::notice{kind=声明}\n甲\n:::', 'notice 声明[p: 甲]'],
  [':::correction{of=20210126-union date=2021-01-27}\n甲\n:::', 'correction 20210126-union 2021-01-27[p: 甲]'],
  ['---', '---'],
  ['　　缩进的段落', 'p: 缩进的段落'],
])('%s', async (source, expected) => {
  expect(await tree(source)).toEqual([expected]);
  expect(await findings(source)).toEqual([]);
});

test('（一） lists: a number that does not follow begins a new list', async () => {
  expect(await tree('（一）甲\n\n（三）丙\n\n正文\n\n（四）丁')).toEqual([
    'han[1（一） p: 甲]',
    'han[3（三） p: 丙]',
    'p: 正文',
    'han[4（四） p: 丁]',
  ]);
});

test('footnotes: the mark in the text, the note apart', async () => {
  const story = await read('字[^a]。\n\n正文\n\n[^a]: 注文');
  expect(story.blocks.map(block)).toEqual(['p: 字<note a>。', 'p: 正文']);
  expect(story.notes.map((note) => [note.label, note.blocks.map(blockText)])).toEqual([['a', ['注文']]]);
});

// Traps: what Markdown extensions would do to Chinese copy
test.each([
  ['比分3:2，12:30am开始', 'p: 比分3:2，12:30am开始'],
  ['《株洲:将阅读的力量传递》', 'p: 《株洲:将阅读的力量传递》'],
  ['株洲:将[*重*点]{.x}说', 'p: 株洲:将[<emphasis 重>点]{.x}说'],
  ['只有:name没有括号', 'p: 只有:name没有括号'],
  ['10~20人，共30~40场', 'p: 10~20人，共30~40场'],
  ['**2021年，**我市', 'p: <strong 2021年，>我市'],
  ['比分3:2{.dropcap}', 'p dropcap=3: 比分3:2'],
  ['集合{1,2}', 'p: 集合{1,2}'],
  ['见 www.a.cn，欢迎', 'p: 见 <link http://www.a.cn www.a.cn>，欢迎'],
  ['- [x] 做完', 'bullet[1 p: [x] 做完]'],
  ['一行\n两行', 'p: 一行两行'],
  ['one\ntwo', 'p: one two'],
  ['中\ntwo', 'p: 中 two'],
  ['“引”\n——谁', 'p: “引”——谁'],
  ['甲*乙*\n丙', 'p: 甲<emphasis 乙>丙'],
  ['> 甲\n> 乙\n丙', 'blockquote[p: 甲乙丙]'],
  ['AT&amp;T\\*', 'p: AT&T*'],
  ['甲<!-- 批注 -->乙', 'p: 甲乙'],
])('trap: %s', async (source, expected) => {
  expect(await tree(source)).toEqual([expected]);
  expect(await findings(source)).toEqual([]);
});

// What is not known is kept as text and reported at its place
test.each([
  ['字\n\n甲<b>乙</b>', ['p: 字', 'p: 甲<b>乙</b>'], ['warning html 3:2-3:5', 'warning html 3:6-3:10']],
  ['<div>\n甲\n</div>', ['p: <div>', 'p: 甲', 'p: </div>'], ['warning html 1:1-1:6']],
  ['甲{.foo}', ['p: 甲{.foo}'], ['warning attribute-unknown 1:3-1:7']],
  ['甲{.dropcap lines=x}', ['p dropcap=3: 甲{.dropcap lines=x}'], ['warning attribute-unknown 1:12-1:19']],
  ['![a](b.jpg){.led}', ['figure b.jpg: a ()'], ['warning attribute-unknown 1:13-1:17']],
  [':::box{titel=甲}\n乙\n:::', ['box [p: 乙]'], ['warning attribute-unknown 1:8-1:15']],
  [':::bok{title=甲}\n乙\n:::', ['p: :::bok{title=甲}', 'p: 乙', 'p: :::'], ['warning directive-unknown 1:1-1:7']],
  ['甲:nmae[马文章]乙', ['p: 甲:nmae[马文章]乙'], ['warning directive-unknown 1:2-1:7']],
  ['## 甲:nmae[乙]', ['h1: 甲:nmae[乙]'], ['warning directive-unknown 1:5-1:10']],
  ['甲:张三[乙]:see 12:30am', ['p: 甲:张三[乙]:see 12:30am'], []],
  [':::box\n乙', ['box [p: 乙]'], ['warning directive-unclosed 1:1-1:7']],
  ['甲![a](b.jpg)乙', ['p: 甲乙', 'figure b.jpg: a ()'], ['warning image-inline 1:2-1:13']],
  ['## 甲{#x}', ['h1: 甲{#x}'], ['warning attribute-unknown 1:6-1:8']],
  ['## 甲![a](b)', ['h1: 甲![a](b)'], ['warning image-inline 1:5-1:12']],
  ['[![a](b)](c)', ['p: <link c ![a](b)>'], ['warning image-inline 1:2-1:9']],
  ['# 大', ['h1: 大'], ['warning schema 1:1-1:4']],
])('kept and reported: %s', async (source, blocks, reported) => {
  expect(await tree(source)).toEqual(blocks);
  expect(await findings(source)).toEqual(reported);
});

test('an unknown name is answered with the nearest known one', async () => {
  const { diagnostics } = await readManuscript(':::bok\n:::', 'a.md');
  expect(diagnostics[0]?.message).toContain('“:::bok”');
  expect(diagnostics[0]?.message).toContain('did you mean “box”?');
});

test('code and indented lines keep their text', async () => {
  expect(await tree('```\n甲\n乙\n```')).toEqual(['p: 甲', 'p: 乙']);
  expect(await tree('    缩进\n    二')).toEqual(['p: 缩进', 'p: 二']);
});

test('BOM, CRLF and NFD: offsets count in the file as read, text is NFC', async () => {
  const source = '\uFEFF---\r\ntitle: 题\r\n---\r\n\r\ncafe\u0301好\r\n行\r\n\r\n*重*';
  const story = await read(source);
  expect(story.source).toBe(source);
  expect(story.front.headline.map((run) => source.slice(run.span.start, run.span.end))).toEqual(['题']);
  const [para] = story.blocks;
  if (para?.kind !== 'para') throw new Error('no paragraph');
  expect(para.inlines.map((node) => [inlineText([node]), source.slice(node.span.start, node.span.end)])).toEqual([
    ['caf', 'caf'],
    ['é', 'e\u0301'],
    ['好', '好'],
    ['行', '行'],
  ]);
});

test('a paragraph of 200,000 characters is one paragraph', async () => {
  const long = `${'长'.repeat(95)}*重*`.repeat(2_000);
  const story = await read(long);
  expect(story.blocks.map((node) => blockText(node).length)).toEqual([96 * 2_000]);
});

test('text of nodes: readings and marks that were typed, nothing generated', async () => {
  const story = await read(
    '（一）:ruby[湉]{tián}字[^1]\n\n![说](a.jpg "某 摄")\n\n## 甲 | 乙\n\n> [!pull]\n> 一\n> ——某\n\n[^1]: 注',
  );
  expect(story.blocks.map(blockText)).toEqual(['（一）湉tián字', '说\n某 摄', '甲　乙', '一\n某']);
});

test('nesting beyond reason is a diagnostic, not an exception', async () => {
  expect(await findings(`${'> '.repeat(5_000)}字`)).toEqual(['error schema 1:1-1:1']);
});

test('places are those of placeOf, whatever ends a line', async () => {
  const source = '\uFEFF甲<b>\r\n乙<i>\r丙<u>\n\n丁<s>';
  const { diagnostics } = await readManuscript(source, 'a.md');
  const wanted = ['<b>', '<i>', '<u>', '<s>'].map((tag) => placeOf(source, source.indexOf(tag)));
  expect(diagnostics.map(({ line, column }) => ({ line, column }))).toEqual(wanted);
});
