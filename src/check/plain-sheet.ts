/**
 * Raw copy comes in (plain text, one paragraph a line), a sheet of passages goes out, with what each line seems to be. Changes nothing and decides
 * nothing that `import` has to decide: a doubtful line is a paragraph.
 */
import { PassageMaker } from './passage.ts';
import type { CopyRole, FigurePlace, Passage, Sheet } from './types.ts';

const ARROW = /^[▲▼◀▶△▽◄►]\s*/;
const NUMBERED = /^(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[\s\u3000]+|[、.．][\s\u3000]*)\S/;
const ITEM = /^[（(][一二三四五六七八九十]{1,3}[）)]/;
const CREDIT = /[（(]([^（()）]{0,16}(?:摄|供图|资料图片|制图))[）)]$/;
const DATE = /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/;

/** `date`: of issue, where it is known. */
export function plainSheet(source: string, file: string, date: string | null = null): Sheet {
  const passages: Passage[] = [];
  const figures: FigurePlace[] = [];
  const lines = linesOf(source);
  const stamp = lines.slice(0, 12).flatMap(({ text }) => DATE.exec(text) ?? []).slice(1, 4); // prettier-ignore
  const typed = stamp.length === 3 ? `${stamp[0]}-${stamp[1]!.padStart(2, '0')}-${stamp[2]!.padStart(2, '0')}` : null;
  const sheet: Sheet = { file, source, id: file, story: null, date: typed ?? date, hard: false, passages, figures, pointers: [] };
  let inHead = true;
  let heads = 0;
  for (const { text, start } of lines) {
    if (inHead && !isHead(text)) inHead = false;
    const role = inHead ? headRole(text, heads++) : bodyRole(text);
    const arrow = role === 'caption' ? (ARROW.exec(text)?.[0].length ?? 0) : 0;
    const maker = new PassageMaker(source);
    maker.add(text.slice(arrow), start + arrow, start + text.length);
    const passage = maker.make(sheet, role, role === 'body' || role === 'crosshead' || role === 'item' ? 0 : passages.length + 1);
    passages.push(passage);
    if (role === 'caption')
      figures.push({ src: null, caption: passage, credit: CREDIT.exec(text)?.[1] ?? null, start, end: start + text.length });
  }
  return sheet;
}

function linesOf(source: string): { text: string; start: number }[] {
  const out: { text: string; start: number }[] = [];
  for (const match of source.matchAll(/[^\r\n]+/g)) {
    const lead = /^[\s\u3000\uFEFF]*/.exec(match[0])![0].length;
    const text = match[0].slice(lead).replace(/[\s\u3000]+$/, '');
    if (text !== '') out.push({ text, start: match.index + lead });
  }
  return out;
}

const isHead = (text: string): boolean =>
  text.length <= 40 && !text.startsWith('【') && !ARROW.test(text) && !/[。！？.!?…][”"]?$/.test(text) && !ITEM.test(text);

function headRole(text: string, index: number): CopyRole {
  if (/^[—-]{1,2}/.test(text)) return 'deck';
  if (/记者|通讯员|实习生|特约撰稿|^文[/／]|^作者/.test(text)) return 'byline';
  return index === 0 ? 'kicker' : 'headline';
}

function bodyRole(text: string): CopyRole {
  if (ARROW.test(text)) return 'caption';
  if (/^【[^】]{1,12}】$/.test(text)) return 'box-title';
  if (ITEM.test(text)) return 'item';
  const short = text.length <= 40 && !/[。！？；：，、…,.;:!?]$/.test(text);
  const parted = /^[^\s\u3000]{2,}[\s\u3000]+[^\s\u3000]{2,}$/.test(text) && text.length <= 30;
  return short && (NUMBERED.test(text) || (parted && !/[。！？；]/.test(text))) ? 'crosshead' : 'body';
}
