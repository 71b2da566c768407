/**
 * Raw newsroom copy comes in (plain text, one paragraph a line, ASCII marks), a story in Markdown goes out, with a list of every mark that was changed
 * and of all that was unsure. No word is changed, and none is left out without being named.
 */
import { type Diagnostic, type Outcome, outcome } from '../base/index.ts';
import { markdownText, quotedText, yamlText } from './import-escape.ts';
import { type Head, type HeadLine, headOf } from './import-head.ts';
import { narrowed, widen } from './import-marks.ts';
import { mintId } from './mint.ts';

/** One thing that the import did or was unsure of. Lines and columns count from 1 in the copy. */
export interface ImportEntry {
  readonly kind: 'widened' | 'narrowed' | 'unsure';
  readonly line: number;
  readonly column: number;
  /** `widened`, `narrowed`: the character as typed and as written. */
  readonly from?: string;
  readonly to?: string;
  /** `unsure`: what to look at. */
  readonly message?: string;
}
export interface ImportedCopy {
  readonly markdown: string;
  readonly report: readonly ImportEntry[];
}

interface CopyLine extends HeadLine {
  /** Blank lines before it. */
  readonly gap: number;
}

interface Desk {
  readonly report: ImportEntry[];
  readonly id: string;
  readonly out: string[];
  box: boolean;
  figures: number;
}

const arrows = /^[▲▼◀▶△▽◄►]\s*/;
const bracketed = /^【([^】]{1,12})】\s*(.*)$/;
const boxNames = /核心阅读|核心提示|编者按|链接|背景|数据|名词解释|人物/;
const numbered = /^(\d{1,2}|[一二三四五六七八九十]{1,3})([\s\u3000]+|[、.．][\s\u3000]*)(.+)$/;
const hanItem = /^[（(][一二三四五六七八九十]{1,3}[）)]/;
const closed = /[。！？!?；;：:…”’」』）)》—]$/;

/** Makes a story of raw copy. The id comes from the date, if the copy has one, and the words: the same copy gives the same id. */
export function importCopy(text: string, file: string): Outcome<ImportedCopy> {
  const report: ImportEntry[] = [];
  const lines = copyLines(text, report);
  const body = lines.findIndex((line) => !isHead(line.text));
  const head = headOf(lines.slice(0, body < 0 ? lines.length : body));
  for (const { line, message } of head.unsure) report.push({ kind: 'unsure', line, column: 1, message });
  const desk: Desk = {
    report,
    id: mintId(lines.map((line) => line.text).join('\n'), head.date),
    out: [],
    box: false,
    figures: 0,
  };
  const rest = body < 0 ? [] : lines.slice(body);
  for (const line of head.rest) desk.out.push(markdownText(line.text), '');
  const usual = usualGap(rest);
  rest.forEach((line, i) => writeLine(desk, line, rest[i - 1], usual));
  closeBox(desk);
  report.sort((a, b) => a.line - b.line || a.column - b.column);
  return outcome({ markdown: [...frontLines(head, desk.id), '', ...desk.out].join('\n'), report }, diagnosticsOf(report, file));
}

function copyLines(text: string, report: ImportEntry[]): CopyLine[] {
  const lines: CopyLine[] = [];
  let gap = 0;
  text.split(/\r\n|\r|\n/).forEach((raw, i) => {
    const trimmed = raw.replace(/^[\s\u3000\uFEFF]+|[\s\u3000]+$/g, '');
    if (trimmed === '') return void gap++;
    const shift = raw.indexOf(trimmed) + 1;
    const wide = widen(trimmed);
    for (const change of wide.changes)
      report.push({ kind: 'widened', line: i + 1, column: change.at + shift, from: change.from, to: change.to });
    for (const at of wide.left)
      report.push({ kind: 'unsure', line: i + 1, column: at + shift, message: `“${trimmed[at]}” is half width and was left` });
    const ascii = narrowed(wide.text);
    for (let at = 0; at < ascii.length; at++)
      if (ascii[at] !== wide.text[at])
        report.push({ kind: 'narrowed', line: i + 1, column: at + shift, from: wide.text[at]!, to: ascii[at]! });
    lines.push({ text: ascii.normalize('NFC').replace(/\t/g, ' '), line: i + 1, gap });
    gap = 0;
  });
  return lines;
}

/** The head goes on as long as lines are short and end without a stop. */
const isHead = (text: string): boolean =>
  text.length <= 40 && !bracketed.test(text) && !arrows.test(text) && !/[。！？…]”?$/.test(text) && !hanItem.test(text);

function usualGap(lines: readonly CopyLine[]): number {
  const gaps = lines
    .slice(1)
    .map((line) => line.gap)
    .sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? 1;
}

function writeLine(desk: Desk, line: CopyLine, before: CopyLine | undefined, usual: number): void {
  const { text } = line;
  const box = bracketed.exec(text);
  if (box !== null && (box[2] === '' || boxNames.test(box[1]!))) return openBox(desk, line, box[1]!, box[2]!);
  if (arrows.test(text)) return figure(desk, line, text.replace(arrows, ''));
  if (isCrosshead(line, before)) return crosshead(desk, line);
  if (desk.box && line.gap > usual + 1) {
    closeBox(desk);
    unsure(desk, line, 'the box was closed here, at the wide gap');
  }
  if (!closed.test(text) && !desk.box) unsure(desk, line, 'the paragraph ends without a stop: it may go on in the next line');
  desk.out.push(markdownText(text), '');
}

const unsure = (desk: Desk, line: CopyLine, message: string): void =>
  void desk.report.push({ kind: 'unsure', line: line.line, column: 1, message });

function openBox(desk: Desk, line: CopyLine, title: string, rest: string): void {
  closeBox(desk);
  desk.out.push(`:::box{title="${quotedText(title)}"}`, '');
  desk.box = true;
  unsure(desk, line, `【${title}】 was made a box; see that it ends where it should`);
  if (rest !== '') desk.out.push(markdownText(rest), '');
}

function closeBox(desk: Desk): void {
  if (desk.box) desk.out.push(':::', '');
  desk.box = false;
}

function figure(desk: Desk, line: CopyLine, text: string): void {
  closeBox(desk);
  desk.figures++;
  const credit = /[\s\u3000]*[（(]([^（()）]{0,16}摄)[）)]$/.exec(text);
  const caption = credit === null ? text : text.slice(0, credit.index);
  const picture = `../images/${desk.id}-${desk.figures}.jpg`;
  desk.out.push(`![${markdownText(caption)}](${picture}${credit ? ` "${quotedText(credit[1]!)}"` : ''})`, '');
  unsure(
    desk,
    line,
    `a caption without a picture: put the picture at ${picture} or name another${credit ? '' : ', and add its credit'}`,
  );
}

/** A numbered line, or a short one with a space amid it, that ends without a stop and follows a finished paragraph. */
function isCrosshead(line: CopyLine, before: CopyLine | undefined): boolean {
  const { text } = line;
  if (text.length > 40 || /[。！？；：，、…]$/.test(text) || hanItem.test(text)) return false;
  if (numbered.test(text)) return true;
  const finished = before === undefined || closed.test(before.text) || arrows.test(before.text) || isCrossheadText(before.text);
  return finished && isCrossheadText(text);
}

const isCrossheadText = (text: string): boolean =>
  text.length <= 30 &&
  !/[。！？；：…]/.test(text) &&
  (/^[^\s\u3000]{2,}[\s\u3000]+[^\s\u3000]{2,}$/.test(text) || /^(?![^]*[，、])\P{ASCII}{2,12}$/u.test(text));

function crosshead(desk: Desk, line: CopyLine): void {
  closeBox(desk);
  const match = numbered.exec(line.text);
  if (match === null) unsure(desk, line, `“${line.text}” was taken for a crosshead`);
  const [mark, words] =
    match === null ? ['', line.text] : [match[1]! + (/^\s/.test(match[2]!) ? ' ' : match[2]!.trimEnd()), match[3]!];
  const halves = words.split(/(?<=\P{ASCII})[\s\u3000]+(?=\P{ASCII})/u);
  const text = halves.length === 2 ? halves.map(escaped).join(' | ') : escaped(words);
  desk.out.push(`## ${escaped(mark)}${text}`, '');
}

const escaped = (text: string): string => text.replace(/[\\`*_[\]<&{}|#]|~(?=~)/g, '\\$&');

function frontLines(head: Head, id: string): string[] {
  const lines = ['---', `id: ${id}`];
  if (head.kicker) lines.push(`kicker: ${yamlText(head.kicker)}`);
  if (head.title) lines.push(`title: ${yamlText(head.title)}`);
  if (head.deck) lines.push(`deck: ${yamlText(head.deck)}`);
  if (head.byline.length > 0) lines.push('byline:');
  for (const group of head.byline)
    lines.push(`  - { ${group.role ? `role: ${yamlText(group.role)}, ` : ''}names: [${group.names.map(yamlText).join(', ')}] }`);
  if (head.date) lines.push(`date: ${head.date}`);
  return [...lines, '---'];
}

/** A note for each thing unsure, and one that sums up the marks, at the first of them. */
function diagnosticsOf(report: readonly ImportEntry[], file: string): Diagnostic[] {
  const note = (line: number, column: number, message: string): Diagnostic => ({
    file,
    line,
    column,
    endLine: line,
    endColumn: column + 1,
    severity: 'note',
    code: 'import',
    message,
  });
  const widened = report.filter((entry) => entry.kind === 'widened');
  const counts = new Map<string, number>();
  for (const entry of widened) counts.set(entry.from!, (counts.get(entry.from!) ?? 0) + 1);
  const sum = [...counts].map(([mark, count]) => `${mark} ${count}`).join('  ');
  const first = widened[0];
  const narrow = report.filter((entry) => entry.kind === 'narrowed');
  return [
    ...narrow
      .slice(0, 1)
      .map(({ line, column }) => note(line, column, `${narrow.length} full-width letters and figures were made half width`)),
    ...(first ? [note(first.line, first.column, `${widened.length} half-width marks were made full width: ${sum}`)] : []),
    ...report.filter((entry) => entry.kind === 'unsure').map((entry) => note(entry.line, entry.column, entry.message!)),
  ];
}
