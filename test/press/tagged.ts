/**
 * A Layout made by hand for the tests of tagging: a story over two pages with something of every element, furniture around it.
 */
import type { Cell, Frame, LayoutHead, LayoutSpan, Line, Page, Role, Run } from '../../src/layout/index.ts';
import { box, frame, line, linePath, page, path } from '../../src/layout/index.ts';
import { book } from './pressed.ts';
import { faceOf, grid, hanRun, head, steps } from './sheet.ts';

const body = faceOf(book, 'body');
const SIZE = 10;
let order = 0;
let y = 20;

/** What the copy is, so that every run has a place in it: offsets are those of this text. */
export const COPY =
  '题上半|题下半|副题|正文第一句，见网站，读者Hello World与湉tián字。注〔记〕处|小标题|图说文字|本报摄|项目一|项目二|引文一句|箱题|箱文|甲头|乙头|甲一|甲二|注的文字';

const placeOf = (text: string): [number, number, number] => {
  const start = COPY.indexOf(text);
  if (start < 0) throw new Error(`${text} is not in the copy`);
  return [0, start, start + text.length];
};

/** A run at the left; typed ones have their place. */
export function runOf(text: string, options: { typed?: boolean; link?: string; x?: number } = {}): Run {
  const run = hanRun(text, steps([...text].length, options.x ?? 30, SIZE), { face: body, size: SIZE });
  const src = options.typed === false ? null : placeOf(text.trimEnd());
  return { ...run, src, ...(options.link === undefined ? {} : { link: options.link }) };
}

export const lineOf = (runs: readonly Run[], dir: 'ltr' | 'ttb' = 'ltr'): Line =>
  line({ n: 0, dir, baseline: (y += 15), x: 30, measure: 300, runs });

interface Parts {
  readonly story?: string | null;
  readonly link?: string;
  readonly cell?: Cell;
}

export function textOf(role: Role, block: string, runs: readonly Run[], parts: Parts = {}): Frame {
  const { story = role === 'furniture' ? null : 's1', ...rest } = parts;
  return frame({ id: `f${++order}`, role, story, block, rect: box(30, y, 300, 15), order, lines: [lineOf(runs)], ...rest });
}

const block = (id: string, role: Role, text: string): LayoutHead['stories'][number]['blocks'][number] => ({ id, role, text, src: placeOf(text) }); // prettier-ignore

const span = (kind: LayoutSpan['kind'], from: string, to = from, facts: Partial<LayoutSpan> = {}): LayoutSpan => ({
  kind,
  src: [0, placeOf(from)[1], placeOf(to)[2]],
  ...facts,
});

/** The structure of the story: what its author meant. */
export const structure: LayoutSpan[] = [
  span('ruby', '湉', 'tián'),
  span('reading', 'tián'),
  span('note-ref', '〔记〕', '〔记〕', { label: '1' }),
  span('heading', '小标题', '小标题', { level: 3 }),
  span('figure', '图说文字', '本报摄', { block: 'g' }),
  span('list', '项目一', '项目二', { marks: 'bullet' }),
  span('item', '项目一'),
  span('item', '项目二'),
  span('quote', '引文一句'),
  span('box', '箱题', '箱文'),
  span('heading', '箱题', '箱题', { level: 2 }),
  span('note', '注的文字', '注的文字', { label: '1' }),
];

export const taggedHead: LayoutHead = {
  ...head,
  stories: [
    {
      id: 's1',
      file: 'manuscript/a.md',
      blocks: [
        block('h1', 'headline', '题上半'),
        block('h2', 'headline', '题下半'),
        block('h3', 'deck', '副题'),
        block('p1', 'body', '正文第一句，见网站，读者Hello World与湉tián字。注〔记〕处'),
        block('c1', 'crosshead', '小标题'),
        block('g.a', 'caption', '图说文字'),
        block('g.b', 'credit', '本报摄'),
        block('i1', 'list', '项目一'),
        block('i2', 'list', '项目二'),
        block('q1', 'body', '引文一句'),
        block('x.t', 'box', '箱题'),
        block('x1', 'box', '箱文'),
        block('t.1', 'table', '甲头'),
        block('t.2', 'table', '乙头'),
        block('t.3', 'table', '甲一'),
        block('t.4', 'table', '甲二'),
        block('n1', 'note', '注的文字'),
      ],
      structure,
    },
  ],
};

const cell = (row: number, column: number, first = false): { cell: Cell } => ({ cell: { table: 't', row, column, ...(first ? { head: true as const } : {}) } }); // prettier-ignore

export const pictureFrame = (alt: string): Frame =>
  frame({
    id: 'pic',
    role: 'picture',
    story: 's1',
    block: 'g',
    rect: box(180, 60, 120, 90),
    order: ++order,
    picture: { file: 'photo.jpg', sha256: '1'.repeat(64), crop: { x: 0, y: 0, width: 40, height: 30 }, alt },
  });

const pageOf = (id: string, folio: string, frames: readonly Frame[]): Page =>
  page({ id, folios: [folio], halves: [], width: 340, height: 500, grid, frames });

const rule = (): Frame =>
  frame({ id: `r${++order}`, role: 'rule', story: 's1', block: 'p1', rect: box(30, 300, 100, 1), order, paths: [path({ d: linePath(30, 300, 130, 300), stroke: 'black', lineWidth: 0.5 })] }); // prettier-ignore

/** A first page that begins with a story's text, so that its first marked content has the number 0; and a second that goes on. */
export function taggedPages(alt = '图说文字'): Page[] {
  y = 20;
  const first = pageOf('page1', 'A01', [
    textOf('furniture', 'u', [runOf('报眉日期', { typed: false })]),
    pictureFrame(alt),
    textOf('headline', 'h2', [runOf('题下半')]),
    textOf('headline', 'h1', [runOf('题上半')]),
    textOf('deck', 'h3', [runOf('副题')]),
    textOf('body', 'p1', [runOf('正文第一句，'), runOf('见网站', { link: 'https://example.org/网', x: 90 }), runOf('，读者Hello World与', { x: 120 })]), // prettier-ignore
    rule(),
    textOf('generated', 'p1', [runOf('（下转第A02版）', { typed: false, link: '#A02' })]),
  ]);
  const second = pageOf('page2', 'A02', [
    textOf('body', 'p1', [runOf('湉'), runOf('字。注', { x: 60 }), runOf('处', { x: 120 })]),
    textOf('generated', 'p1', [runOf('tián')]),
    textOf('generated', 'p1', [runOf('〔一〕', { typed: false, link: '#n1' })]),
    textOf('crosshead', 'c1', [runOf('小标题')]),
    textOf('caption', 'g.a', [runOf('图说文字')]),
    textOf('credit', 'g.b', [runOf('本报摄')]),
    textOf('list', 'i1', [runOf('项目一')]),
    textOf('list', 'i2', [runOf('项目二')]),
    textOf('generated', 'i1', [runOf('■', { typed: false })]),
    textOf('body', 'q1', [runOf('引文一句')]),
    textOf('box', 'x.t', [runOf('箱题')]),
    textOf('box', 'x1', [runOf('箱文')]),
    textOf('table', 't.4', [runOf('甲二')], cell(3, 1)),
    textOf('table', 't.1', [runOf('甲头')], cell(1, 1, true)),
    textOf('table', 't.2', [runOf('乙头')], cell(1, 2, true)),
    textOf('table', 't.3', [runOf('甲一')], cell(2, 1)),
    textOf('generated', 't.1', [runOf('甲头', { typed: false })]),
    textOf('note', 'n1', [runOf('注的文字')]),
    textOf('advertisement', 'ad', [runOf('广告词句', { typed: false })], { story: null }),
    textOf('generated', 'x1', [runOf('-', { typed: false })]),
  ]);
  return [first, second];
}
