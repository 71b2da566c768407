/**
 * A page in, its proof (大样) out: what is laid under and over it, what stands around it, and remarks at their places. Changes nothing of the page.
 */
import type { Rect } from '../base/index.ts';
import type { FontBook } from '../font/types.ts';
import { linePath } from '../layout/index.ts';
import type { Frame, Page } from '../layout/types.ts';
import type { Overlay } from './choices.ts';
import { type ChangeMark, markChanges } from './page-marks.ts';
import { SheetWords, colourOf } from './sheet-words.ts';

/** What the head and the foot of a proof say. */
export interface ProofWords {
  readonly paper: string;
  readonly date: string;
  /** A03 民生 */
  readonly page: string;
  /** 二校 */
  readonly by: string;
  /** From 1; 0 before the first. */
  readonly round: number;
  /** Version of Banxin and what the page looks like: 12 figures of its hash. */
  readonly version: string;
  /** Boxes at the foot, and who has signed. */
  readonly signatures: readonly { readonly role: string; readonly signed: string }[];
}

/** A finding of the desk or the build at its place. */
export interface Remark {
  readonly code: string;
  readonly text: string;
  readonly rects: readonly Rect[];
  readonly severity: 'error' | 'warning' | 'note';
}

/** A page and what is to be seen on its proof. */
export interface ProofInput {
  readonly page: Page;
  readonly book: FontBook;
  readonly words: ProofWords;
  readonly overlays: ReadonlySet<Overlay>;
  readonly slots: readonly { readonly name: string; readonly rect: Rect }[];
  readonly remarks: readonly Remark[];
  /** Text that found no room. */
  readonly overset: readonly { readonly title: string; readonly text: string }[];
  readonly changes: readonly ChangeMark[];
}

/** A proof of one page. `around` stands outside the trim. */
export interface PageProof {
  readonly page: Page;
  readonly around: readonly Frame[];
  readonly notes: readonly {
    readonly rect: Rect;
    readonly author: string;
    readonly text: string;
    readonly severity: Remark['severity'] | 'change';
  }[];
}

/** Room around the trim, pt: the list of changes and of overset copy stands at the right. */
export const ROOM = { left: 40, top: 56, right: 168, bottom: 70 } as const;

/** Makes the proof of a page. */
export function pageProof(input: ProofInput): PageProof {
  const { page, book, overlays } = input;
  const under = new SheetWords(book);
  const over = new SheetWords(book);
  const around = new SheetWords(book);
  if (overlays.has('loose')) tintLoose(page, under);
  if (overlays.has('grid')) drawGrid(page, over);
  if (overlays.has('slots')) drawSlots(input, over);
  if (overlays.has('lines')) numberLines(page, over);
  const marked = markChanges(input.changes, page, over, colourOf(Math.max(1, input.words.round)));
  headOf(input, around);
  footOf(input, around);
  listAtRight(input, marked.list, around);
  const remarks = input.remarks.flatMap(({ rects, code, text, severity }) =>
    rects.slice(0, 1).map((rect) => ({ rect, author: code, text, severity })),
  );
  const notes = [...remarks, ...marked.notes.map((note) => ({ ...note, severity: 'change' as const }))];
  const frames = [...under.frames, ...page.frames, ...over.frames].map((frame, order) => ({ ...frame, order }));
  return { page: { ...page, frames }, around: around.frames, notes };
}

/** As report.json counts them: over 0.05 em loose, over 0.10 very loose. */
const [LOOSE, VERY_LOOSE] = [0.05, 0.1];

function tintLoose(page: Page, under: SheetWords): void {
  for (const { role, lines } of page.frames) {
    if (role !== 'body' && role !== 'list' && role !== 'box') continue;
    for (const line of lines ?? []) {
      if (line.gap <= LOOSE || line.dir !== 'ltr') continue;
      const size = line.runs[0]?.size ?? page.grid.em;
      const rect = { x: line.x, y: line.baseline - 0.95 * size, width: line.measure, height: 1.15 * size };
      under.tint(rect, line.gap > VERY_LOOSE ? 'proof-very-loose' : 'proof-loose');
    }
  }
}

/** Every tenth line is drawn through, every fifth has its number in the gutter. */
const NUMBERED = 5;

function numberLines(page: Page, over: SheetWords): void {
  for (const { role, lines } of page.frames) {
    if (role !== 'body' && role !== 'list') continue;
    for (const { n, x, baseline, dir } of lines ?? [])
      if (n > 0 && n % NUMBERED === 0) {
        if (dir === 'ltr') over.wordsTo([String(n)], x - 1.2, baseline - 0.6, 4.2, 'proof-blue');
        else over.words([String(n)], x - 2, baseline - 2, 4.2, 'proof-blue');
      }
  }
}

function drawGrid({ grid }: Page, over: SheetWords): void {
  const { x, y, em, leading, columns, chars, gap, lines, fold } = grid;
  const rules: string[] = [];
  const left = (column: number): number =>
    x + ((column - 1) * (chars + gap) + (fold && column > fold.after ? fold.gap - gap : 0)) * em;
  const right = left(columns) + chars * em;
  for (let line = 0; line <= lines; line += NUMBERED) rules.push(linePath(x, y + line * leading, right, y + line * leading));
  for (let column = 1; column <= columns; column++)
    for (const at of [left(column), left(column) + chars * em]) rules.push(linePath(at, y, at, y + lines * leading));
  const rect = { x, y, width: right - x, height: lines * leading };
  over.paths(
    rect,
    rules.map((d) => ({ d, stroke: 'proof-grid', lineWidth: 0.25 })),
  );
}

function drawSlots({ slots }: ProofInput, over: SheetWords): void {
  for (const { name, rect } of slots) {
    over.box(rect, 'proof-slot', 0.6);
    over.words([name], rect.x + 2, rect.y + 6, 5, 'proof-slot');
  }
}

function headOf({ page, words }: ProofInput, around: SheetWords): void {
  const colour = colourOf(Math.max(1, words.round));
  around.words([words.paper, words.date, words.page], 0, -34, 11, 'black', 'box-title');
  around.words([`版次 ${words.version}`], 0, -20, 7.5, 'proof-grey');
  const stage = words.round === 0 ? '大样' : `${words.by || `第${words.round}校`}　大样　第 ${words.round} 轮`;
  const end = page.width;
  const width = Math.max(120, stage.length * 12 + 20);
  around.box({ x: end - width, y: -50, width, height: 26 }, colour, 1.2);
  around.words([stage], end - width + 10, -32.5, 12, colour, 'box-title');
  around.box({ x: 0, y: 0, width: page.width, height: page.height }, 'proof-grey', 0.25);
}

/** The newsroom's boxes, where nobody else is demanded. */
const BOXES = ['责编', '主任', '校对', '总编'];

function footOf({ page, words }: ProofInput, around: SheetWords): void {
  const known = words.signatures.map(({ role }) => role);
  const rows = [
    ...words.signatures,
    ...BOXES.filter((box) => !known.some((role) => role.includes(box))).map((role) => ({ role, signed: '' })),
  ];
  const width = Math.min(150, page.width / rows.length);
  for (const [i, { role, signed }] of rows.entries()) {
    const x = i * width;
    around.box({ x, y: page.height + 14, width: width - 8, height: 34 }, 'proof-grey', 0.5);
    around.words([role], x + 4, page.height + 24, 8, 'black', 'box-title');
    if (signed !== '') around.words([signed], x + 4, page.height + 40, 7, colourOf(Math.max(1, words.round)));
  }
}

/** pt */
const LIST = { size: 7, gap: 4, indent: 14 } as const;

function listAtRight({ page, remarks, overset, words }: ProofInput, changes: readonly string[], around: SheetWords): void {
  const at = { x: page.width + LIST.indent, width: ROOM.right - LIST.indent - 12 };
  let y = 0;
  let left = 0;
  const put = (text: string, swatch: string, most: number): void => {
    if (y > page.height - 30) left++;
    else y = around.column(text, { ...at, y }, LIST.size, most, swatch) + LIST.gap;
  };
  const titled = (title: string, rows: readonly string[], swatch: string, most: number): void => {
    if (rows.length === 0) return;
    put(title, 'black', 1);
    for (const row of rows) put(row, swatch, most);
    y += LIST.gap;
  };
  titled(`改动 ${changes.length} 处`, changes, colourOf(Math.max(1, words.round)), 4);
  titled(
    `溢出 ${overset.length} 篇`,
    overset.map(({ title, text }) => `${title}：溢 ${text.length} 字：${text}`),
    'proof-blue',
    40,
  );
  titled(
    `查出 ${remarks.length} 条`,
    remarks.map(({ code, text }) => `${code} ${text}`),
    'proof-green',
    4,
  );
  if (left > 0) around.words([`……另有 ${left} 条，见 PDF 批注`], at.x, page.height - 8, LIST.size, 'proof-grey');
}
