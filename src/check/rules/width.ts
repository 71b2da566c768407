/**
 * width: half-width marks in Chinese text, full-width letters and figures, full-width marks in Latin text. Numbers, Latin words and addresses keep theirs
 * (GB/T 15834 4 and 5.1: a mark of Chinese text takes a character).
 */
import { isChinese, isDigit, isHan, isLatin } from '../chars.ts';
import { touches } from '../passage.ts';
import type { Passage, Rule, Tell } from '../types.ts';

const WIDE: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？', '(': '（', ')': '）' };
const ASCII = /[,;:!?().]/g;
const FULL_ASCII = /[０-９Ａ-Ｚａ-ｚ]+/g;

export const width: Rule = (copy, tell) => {
  for (const { passages } of copy.sheets)
    for (const passage of passages) {
      halfWidth(passage, tell);
      straight(passage, tell);
      fullWidth(passage, tell);
      foreign(passage, tell);
      spaced(passage, tell);
    }
};

function halfWidth(passage: Passage, tell: Tell): void {
  const { text, skip } = passage;
  const partners = /[()]/.test(text) ? bracketPairs(text) : NONE;
  for (const { 0: mark, index: at } of text.matchAll(ASCII)) {
    if (touches(skip, at, at + 1)) continue;
    const wide = mark === '.' ? stopFor(text, at) : WIDE[mark]!;
    if (wide === undefined || !(mark === '.' || inChinese(text, at, partners.get(at)))) continue;
    const blank = mark !== ')' && text[at + 1] === ' ' && isHan(text.charCodeAt(at + 2)) && passage.role !== 'headline' && passage.role !== 'byline'; // prettier-ignore
    const to = at + 1 + (blank ? 1 : 0);
    tell(passage, { from: at, to, sure: 'certain', put: wide, kind: 'mark', zh: `“${mark}”是半角标点，中文里用“${wide}”`, en: `“${mark}” is half width in Chinese text: “${wide}”` }); // prettier-ignore
  }
}

const NONE: ReadonlyMap<number, number> = new Map();

function bracketPairs(text: string): ReadonlyMap<number, number> {
  const partners = new Map<number, number>();
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(' || text[i] === '（') open.push(i);
    else if ((text[i] === ')' || text[i] === '）') && open.length > 0) {
      const from = open.pop()!;
      partners.set(from, i).set(i, from);
    }
  }
  return partners;
}

const besideChinese = (text: string, at: number): boolean => isChinese(text, at - 1) || isChinese(text, at + 1);

/** Chinese on either side, or beside its partner, or beside a mark that is itself out of place. */
function inChinese(text: string, at: number, partner: number | undefined): boolean {
  const before = text.charCodeAt(at - 1);
  // 1. 2) at the head of a paragraph is the mark of a list.
  if (text[at] === ')' && at <= 3 && !/[(（]/.test(text.slice(0, at))) return false;
  if (text[at] === ':' && isDigit(before) && isDigit(text.charCodeAt(at + 1))) return false;
  if (partner !== undefined && isCall(text, Math.min(at, partner), Math.max(at, partner))) return false;
  if (besideChinese(text, at)) return true;
  if (partner !== undefined) return besideChinese(text, partner);
  if (at > 0 && WIDE[text[at - 1]!] !== undefined && besideChinese(text, at - 1)) return true;
  return text[at] !== ':' && text[at] !== '(' && at === text.length - 1 && isDigit(before) && hasHan(text);
}

/** f(x): brackets behind a Latin letter that hold nothing Chinese. */
const isCall = (text: string, from: number, to: number): boolean =>
  isLatin(text.charCodeAt(from - 1)) && text[from] === '(' && !/[\u4e00-\u9fff]/.test(text.slice(from, to));

/** A point that ends a Chinese sentence. Behind a letter or figure only at the end of the paragraph; ... is the business of `marks`. */
function stopFor(text: string, at: number): string | undefined {
  if (text[at - 1] === '.' || text[at + 1] === '.') return undefined;
  if (isChinese(text, at - 1)) return isLatin(text.charCodeAt(at + 1)) || (isDigit(text.charCodeAt(at + 1)) && /[图表第约]$/.test(text.slice(0, at))) ? undefined : '。'; // prettier-ignore
  const last = at === text.length - 1 || (at === text.length - 2 && '”’）》'.includes(text[at + 1]!));
  return last && at > 8 && (isDigit(text.charCodeAt(at - 1)) || '%)'.includes(text[at - 1] ?? 'x')) && hasHan(text) ? '。' : undefined; // prettier-ignore
}

const hasHan = (text: string): boolean => /[\u4e00-\u9fff]/.test(text);

/** " and ' beside Chinese. Which way each turns is for a person to say. */
function straight(passage: Passage, tell: Tell): void {
  const { text, skip } = passage;
  for (const { 0: mark, index: at } of text.matchAll(/["']/g)) {
    if (touches(skip, at, at + 1) || !besideChinese(text, at)) continue;
    const curly = mark === '"' ? '“”' : '‘’';
    tell(passage, { from: at, to: at + 1, sure: 'certain', kind: 'mark', zh: `“${mark}”是直引号，中文里用“${curly}”`, en: `${mark} is a straight quotation mark: ${curly} in Chinese text` }); // prettier-ignore
  }
}

/** Full-width letters and figures (M11): the ASCII ones are set in their own widths. */
function fullWidth(passage: Passage, tell: Tell): void {
  for (const { 0: run, index: at } of passage.text.matchAll(FULL_ASCII)) {
    const ascii = run.replace(/./g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
    tell(passage, { from: at, to: at + run.length, sure: 'certain', put: ascii, kind: 'numeral', zh: `“${run}”是全角字符，用“${ascii}”`, en: `full-width “${run}”: “${ascii}”` }); // prettier-ignore
  }
}

const LATIN_SENTENCE = /[A-Za-z][A-Za-z ,.'’-]*[A-Za-z]([，；：！？。])(?= ?[A-Za-z])[A-Za-z ,.'’-]{3,}/g;

/** A mark of Chinese text amid a Latin sentence: words with spaces on both sides of it. */
function foreign(passage: Passage, tell: Tell): void {
  for (const match of passage.text.matchAll(LATIN_SENTENCE)) {
    const at = match.index + match[0].indexOf(match[1]!);
    const words = match[0].split(match[1]!);
    if (!words.every((part) => part.trim().includes(' '))) continue;
    tell(passage, { from: at, to: at + 1, sure: 'likely', kind: 'mark', zh: `西文句子里用半角标点，不用“${match[1]}”`, en: `“${match[1]}” stands in a Latin sentence: use its own mark` }); // prettier-ignore
  }
}

const OPENED = /(?:[\u4e00-\u9fff] ){3,}[\u4e00-\u9fff](?![\u4e00-\u9fff])/g;

/** J11: letter-spacing is for short lines and heads. Spaces in heads, names and captions are the author's. */
function spaced(passage: Passage, tell: Tell): void {
  if (passage.role !== 'body' && passage.role !== 'item') return;
  for (const { 0: run, index: at } of passage.text.matchAll(OPENED))
    tell(passage, { from: at, to: at + run.length, sure: 'likely', kind: 'none', zh: '正文里用空格拉开了字距；拉开字距只用于短行和标题', en: 'body text is opened up with spaces: letter-spacing is for short lines and heads' }); // prettier-ignore
}
