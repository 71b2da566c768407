/**
 * Findings, scores and reading lists → text for a terminal, where a Han character takes two columns. Says nothing of its own.
 */
import type { Finding } from '../check/index.ts';
import type { ReadingList } from '../check/reading-list.ts';
import { PASSES, type FormError, type Score } from '../check/score.ts';
import { columnsOf, cutTo, table } from './columns.ts';

/** One finding: its place and rule, what it says in both languages, and its line with what is meant underlined. */
export function findingText(finding: Finding, source: string, columns: number): string {
  const { file, line, column, severity, rule, id, zh, en, state, why, beside, fix } = finding;
  const said = state === 'open' ? '' : ` [${state}${why ? `: ${why}` : ''}]`;
  const lines = [`${file}:${line}:${column} ${severity} ${rule} ${zh}${said}`, `    ${en}  (${id})`];
  if (source !== '') lines.push(...quoted(finding, source, columns));
  if (beside) lines.push(`    → ${beside.file}:${beside.line}:${beside.column}`);
  if (fix?.[0]) lines.push(`    = ${fix[0].put === '' ? 'take it out' : `“${fix[0].put}”`} (--fix)`);
  return lines.join('\n');
}

/** The line of the file, cut around the place, and the mark under it. */
function quoted({ start, end, line }: Finding, source: string, columns: number): string[] {
  const gutter = `${line}`.padStart(6);
  const from = lineStart(source, start);
  const to = lineEnd(source, start);
  const room = Math.max(20, columns - gutter.length - 4);
  const last = Math.min(end, to);
  let left = start;
  while (left > from && columnsOf(source.slice(left - 1, last)) < room * 0.6) left--;
  const before = `${left > from ? '…' : ''}${source.slice(left, start)}`;
  const shown = cutTo(`${before}${source.slice(start, to)}`, room);
  const width = Math.max(1, columnsOf(cutTo(source.slice(start, last), Math.max(1, room - columnsOf(before)))));
  return [`${gutter} | ${shown.replaceAll('\t', ' ')}`, `${' '.repeat(gutter.length)} | ${' '.repeat(columnsOf(before))}${'^'.repeat(Math.min(width, room))}`]; // prettier-ignore
}

function lineStart(source: string, at: number): number {
  let i = at;
  while (i > 0 && source[i - 1] !== '\n' && source[i - 1] !== '\r') i--;
  return i;
}
function lineEnd(source: string, at: number): number {
  let i = at;
  while (i < source.length && source[i] !== '\n' && source[i] !== '\r') i++;
  return i;
}

const range = (least: number, most: number): string => (least === most ? `${least}` : `${least}–${most}`);
const VERDICT = { passes: '合格 passes', fails: '不合格 fails', open: '待定 open' } as const;

/** Pages and edition in one table. */
export function scoreText(scores: readonly Score[], form: readonly FormError[]): string {
  const rows = scores.map(({ page, characters, findings: f, errors, rate, verdict }) => [
    page ?? '本期 all', String(characters), String(f.confirmed), String(f.open + f.asked), String(f.rejected),
    range(errors.least, errors.most), range(rate.least, rate.most), VERDICT[verdict],
  ]); // prettier-ignore
  const head = ['版 page', '字数', '已确认', '待定', '驳回', '差错', `万分之（≤${PASSES}）`, ''];
  const lines = ['', '编校差错率 errors in 10,000 characters; confirmed to confirmed and open', ...table(head, rows)];
  if (form.length > 0) lines.push('', '出版形式差错 errors of form', ...table(['', ''], form.map(({ file, line, message }) => [`${file}:${line}`, message]))); // prettier-ignore
  return `${lines.join('\n')}\n`;
}

const LIST_NAMES = {
  names: '人名 names',
  numbers: '数字 numbers',
  quotes: '引语 quotations',
  titles: '标题与书名 titles',
} as const;

/** Lists with boxes to tick. */
export function listText(lists: readonly ReadingList[], columns: number): string {
  return lists
    .map(({ page, list, rows }) => {
      const width = Math.min(40, Math.max(4, ...rows.map(({ text }) => columnsOf(text))));
      const lines = rows.map(({ text, context, file, line }) => {
        const cell = cutTo(text, width);
        const place = `${file}:${line}`;
        return cutTo(`  □ ${cell}${' '.repeat(width - columnsOf(cell))}  ${place}  ${context === text ? '' : context}`.trimEnd(), columns); // prettier-ignore
      });
      return `${page}  ${LIST_NAMES[list]} (${rows.length})\n${lines.join('\n')}${lines.length > 0 ? '\n' : ''}`;
    })
    .join('\n');
}
