/**
 * pairs: quotation marks, brackets and title marks that have no partner, cross, or stand the wrong way in one another, across paragraphs too (GB/T 15834
 * 4.8.3, 4.9, 4.15; clreq id80, id87: Q1, Q3, Q6).
 */
import { isDigit, isLatin } from '../chars.ts';
import { isProse, touches } from '../passage.ts';
import type { CopyRole, Passage, Rule, Tell } from '../types.ts';

const OPEN = '“‘《〈（【「『〔［{([';
const CLOSE = '”’》〉）】」』〕］})]';
/** { and [ are markup or code as often as copy; ( is the business of `width`, but its partner may be missing. */
const LEFT_OUT = new Set('{}[]');

interface Opened {
  readonly mark: string;
  readonly at: number;
  readonly passage: Passage;
}

export const pairs: Rule = (copy, tell, { region }) => {
  const inner = region === 'taiwan' || region === 'hongkong' ? CORNERS : CURLY;
  for (const { passages } of copy.sheets) {
    const carried = new Map<number, Carried>();
    halfMarks(passages, tell);
    for (const passage of passages) {
      const before = carried.get(passage.flow);
      const after = pair(passage, before, tell, inner);
      if (before && !after.went) missing(before.opened, tell);
      if (after.open) carried.set(passage.flow, { opened: after.open, role: passage.role });
      else carried.delete(passage.flow);
    }
    for (const { opened } of carried.values()) missing(opened, tell);
  }
};

/** A quotation that the paragraph before left open. */
interface Carried {
  readonly opened: Opened;
  readonly role: CopyRole;
}

/** First and second degree of quotation marks, opening. */
const CURLY = { first: '“', second: '‘', called: '“”里面用‘’' };
const CORNERS = { first: '「', second: '『', called: '「」裡面用『』' };
type Degrees = typeof CURLY;

const names: Readonly<Record<string, string>> = { '“': '“ ”', '‘': '‘ ’', '《': '《 》', '〈': '〈 〉', '（': '（ ）', '【': '【 】', '「': '「 」', '『': '『 』', '〔': '〔 〕', '［': '［ ］', '(': '( )' }; // prettier-ignore

/** A paragraph that opens with a quotation and goes on behind it is someone else's turn to speak, and does not continue the one before. */
function isSpeech(text: string, first: number): boolean {
  const close = text.indexOf(CLOSE[OPEN.indexOf(text[first]!)]!, first + 1);
  return close >= 0 && /[\u4e00-\u9fff]/.test(text.slice(close));
}

function missing({ mark, at, passage }: Opened, tell: Tell, sure: 'certain' | 'likely' = 'certain'): void {
  tell(passage, { from: at, to: at + 1, sure, kind: 'mark', zh: `“${mark}”没有另一半（${names[mark]}）`, en: `“${mark}” is never closed` }); // prettier-ignore
}

const HALF_MARK = /^(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]/;
const WHOLE_MARK = /^[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]/;

/** 2） between （1） and （3）: a list mark that has lost its first half. A list of 1） 2） 3） is one in its own right. */
function halfMarks(passages: readonly Passage[], tell: Tell): void {
  const rows = passages.filter((one) => isProse(one) && (HALF_MARK.test(one.text) || WHOLE_MARK.test(one.text)));
  rows.forEach((one, i) => {
    const beside = [rows[i - 1], rows[i + 1]].some((other) => other?.flow === one.flow && WHOLE_MARK.test(other.text));
    if (!HALF_MARK.test(one.text) || !beside) return;
    const at = one.text.search(/[）)]/);
    tell(one, { from: at, to: at + 1, sure: 'certain', kind: 'mark', zh: `“${one.text[at]}”前面没有“（”`, en: `“${one.text[at]}” closes nothing: “（” is missing` }); // prettier-ignore
  });
}

/** Pairs one passage. `went`: the quotation carried into it goes on or ends here. `open`: one that may go on in the next paragraph. */
function pair(
  passage: Passage,
  before: Carried | undefined,
  tell: Tell,
  degrees: Degrees,
): { went: boolean; open: Opened | null } {
  // prettier-ignore
  const { text, skip } = passage;
  const stack: Opened[] = [];
  let went = false;
  const first = text.search(/\S/);
  if (before && isProse(passage) && text[first] === before.opened.mark) {
    went = true;
    if (isSpeech(text, first)) missing(before.opened, tell, 'likely');
  }
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]!;
    if (LEFT_OUT.has(mark) || isApostrophe(text, at)) continue;
    const closes = CLOSE.indexOf(mark);
    const opens = OPEN.indexOf(mark);
    if (closes < 0 && opens < 0) continue;
    if (touches(skip, at, at + 1)) continue;
    if (opens >= 0) opened(stack, { mark, at, passage }, tell, degrees);
    else if (stack.length === 0 && before && !went && OPEN[closes] === before.opened.mark) {
      went = true;
      runsOn(passage, before.opened, tell);
    } else closed(stack, OPEN[closes]!, mark, at, passage, tell);
  }
  return { went, open: unclosed(stack, tell) };
}

/** Deeper than marks are ever nested. */
const DEPTH = 64;

/** Where the last opening of a kind stands on the stack, −1 without one. */
function lastOf(stack: readonly Opened[], mark: string): number {
  for (let i = stack.length - 1; i >= Math.max(0, stack.length - DEPTH); i--) if (stack[i]!.mark === mark) return i;
  return -1;
}

/** don’t, ’90s */
const isApostrophe = (text: string, at: number): boolean =>
  text[at] === '’' && (isLatin(text.charCodeAt(at + 1)) || (isLatin(text.charCodeAt(at - 1)) && !text.slice(0, at).includes('‘')) || isDigit(text.charCodeAt(at + 1))); // prettier-ignore

/** Q3: each paragraph of a long quotation begins with the opening mark. */
function runsOn(passage: Passage, { mark }: Opened, tell: Tell): void {
  const from = Math.max(0, passage.text.search(/\S/));
  tell(passage, { from, to: from + 1, sure: 'certain', kind: 'mark', zh: `上一段的引语没有完，本段开头也要有“${mark}”，到末段才用后引号`, en: `the quotation of the paragraph before goes on: each of its paragraphs begins with “${mark}”, only the last one closes it` }); // prettier-ignore
}

/** A second mark of the same kind within the first: either the first was never closed, or the inner pair is of the wrong degree. */
function opened(stack: Opened[], next: Opened, tell: Tell, degrees: Degrees): void {
  const same = lastOf(stack, next.mark);
  if (next.mark === degrees.second && lastOf(stack, degrees.first) < 0) outerSingle(next, tell, degrees);
  if (same < 0 || next.mark === '（' || next.mark === '(') return void stack.push(next);
  if (inside(next)) {
    wrongDegree(next, tell, degrees);
    return void stack.push(next);
  }
  for (const lost of stack.splice(same)) missing(lost, tell);
  stack.push(next);
}

/** A quotation in a quotation ends within so many characters. */
const REACH = 800;

/** Whether the closing marks behind both openings are there: “…“…”…”. */
function inside({ mark, at, passage: { text } }: Opened): boolean {
  const close = CLOSE[OPEN.indexOf(mark)]!;
  let depth = 2;
  for (let i = at + 1; i < Math.min(text.length, at + REACH); i++) {
    if (text[i] === mark) depth++;
    else if (text[i] === close && --depth === 0) return true;
    if (depth === 1 && text[i] === mark) return false;
  }
  return false;
}

/** Q1: double first, single inside. Q6: a title in a title takes 〈〉. */
function wrongDegree({ mark, at, passage }: Opened, tell: Tell, degrees: Degrees): void {
  const said = mark === '《' ? '《》里面的书名用〈〉' : degrees.called;
  const en = mark === '《' ? 'a title within 《》 takes 〈〉' : `a quotation within a quotation takes ${degrees.second}${CLOSE[OPEN.indexOf(degrees.second)]}`; // prettier-ignore
  if (mark === '《' || mark === degrees.first)
    tell(passage, { from: at, to: at + 1, sure: 'certain', kind: 'mark', zh: said, en });
}

/** Q1: single quotes that stand in no double ones. Headlines use them to save room. */
function outerSingle({ at, passage }: Opened, tell: Tell, degrees: Degrees): void {
  if (!isProse(passage) || passage.text.slice(0, at).includes('"')) return;
  tell(passage, { from: at, to: at + 1, sure: 'likely', kind: 'mark', zh: `引号先用${degrees.first}${CLOSE[OPEN.indexOf(degrees.first)]}，里面再用${degrees.second}${CLOSE[OPEN.indexOf(degrees.second)]}`, en: `“${degrees.second}” stands in no ${degrees.first}…: the first degree of quotation marks comes first` }); // prettier-ignore
}

function closed(stack: Opened[], wanted: string, mark: string, at: number, passage: Passage, tell: Tell): void {
  const top = stack.at(-1);
  if (top?.mark === wanted) return void stack.pop();
  const under = lastOf(stack, wanted);
  if (under >= 0) {
    for (const lost of stack.splice(under).slice(1)) missing(lost, tell);
    return;
  }
  // 1） and （1, at the head of a paragraph or behind a stop, are list marks.
  if ((mark === '）' || mark === ')') && /(?:^|[；。，：\s])[（(]?(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$/.test(passage.text.slice(Math.max(0, at - 5), at))) return; // prettier-ignore
  tell(passage, { from: at, to: at + 1, sure: 'certain', kind: 'mark', zh: `“${mark}”前面没有“${wanted}”`, en: `“${mark}” closes nothing: “${wanted}” is missing` }); // prettier-ignore
}

/** What is left: only a quotation at the very end of the stack may go on in the next paragraph. */
function unclosed(stack: readonly Opened[], tell: Tell): Opened | null {
  const [first, ...rest] = stack;
  for (const lost of rest) missing(lost, tell);
  if (first === undefined) return null;
  if ('“‘「『'.includes(first.mark) && isProse(first.passage)) return first;
  missing(first, tell);
  return null;
}
