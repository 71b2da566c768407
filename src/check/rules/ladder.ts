/**
 * ladder: numbers of paragraphs, crossheads and list items that leave a gap, stand twice or out of order. Each kind of number (一、 （一） 1. （1） ① 第一条) is
 * counted for itself within its story, anew below each number of a higher kind.
 */
import { hanNumber } from '../chars.ts';
import type { Passage, Rule, Tell } from '../types.ts';

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const BANK = '零壹贰叁肆伍陆柒捌玖拾';

/** Kinds of ladder marks, highest first. Group 1 is the number. */
const KINDS: readonly { readonly name: string; readonly find: RegExp; readonly read: (text: string) => number }[] = [
  { name: '第一章', find: /^第([一二三四五六七八九十百零〇]{1,5}|\d{1,3})[章编篇](?=[\s\u3000：]|$)/, read: either },
  { name: '第一条', find: /^第([一二三四五六七八九十百零〇]{1,6}|\d{1,3})[条款节](?=[\s\u3000：]|$)/, read: either },
  { name: '壹', find: /^([壹贰叁肆伍陆柒捌玖拾])[\s\u3000、]/, read: (text) => BANK.indexOf(text) },
  { name: '一、', find: /^([一二三四五六七八九十]{1,3})、(?![一二三四五六七八九十])/, read: hanNumber },
  { name: '（一）', find: /^[（(]([一二三四五六七八九十]{1,3})[）)]/, read: hanNumber },
  { name: '1.', find: /^(\d{1,2})(?:[.．、](?!\d)|[\s\u3000]+(?=[\u4e00-\u9fff“《]))/, read: Number },
  { name: '（1）', find: /^[（(](\d{1,2})[）)]/, read: Number },
  { name: '1）', find: /^(\d{1,2})[）)]/, read: Number },
  { name: '①', find: /^([①-⑳])/, read: (text) => CIRCLED.indexOf(text) + 1 },
];

function either(text: string): number {
  return /^\d/.test(text) ? Number(text) : hanNumber(text);
}

interface Rung {
  readonly passage: Passage;
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

export const ladder: Rule = (copy, tell) => {
  for (const { passages } of copy.sheets) {
    paragraphs(passages, tell);
    typedLists(passages, tell);
    for (const passage of passages) if (passage.role === 'body' || passage.role === 'item') circled(passage, tell);
  }
};

const counted = ({ role }: Passage): boolean => role === 'body' || role === 'item' || role === 'crosshead';

function paragraphs(passages: readonly Passage[], tell: Tell): void {
  const open = new Map<string, Rung[]>();
  const judge = (key: string): void => {
    judged(open.get(key) ?? [], tell);
    open.delete(key);
  };
  for (const passage of passages) {
    if (!counted(passage)) continue;
    const kind = KINDS.findIndex(({ find }) => find.test(passage.text));
    const level = passage.role === 'crosshead' ? 'c' : 'p';
    // A crosshead or a higher number begins the lower ones anew.
    for (const key of Array.from(open.keys())) {
      const [of, k, flow] = key.split(' ');
      if (Number(flow) === passage.flow && ((level === 'c' && of === 'p') || (kind >= 0 && of === level && Number(k) > kind))) judge(key); // prettier-ignore
    }
    if (kind < 0) continue;
    const match = KINDS[kind]!.find.exec(passage.text)!;
    const number = KINDS[kind]!.read(match[1]!);
    if (number <= 0) continue;
    const key = `${level} ${kind} ${passage.flow}`;
    const rungs = open.get(key) ?? [];
    if (number === 1 && rungs.length > 1 && isWhole(rungs)) judge(key);
    open.set(key, [...(open.get(key) ?? []), { passage, number, from: 0, to: match[0].trimEnd().length }]);
  }
  open.forEach((_, key) => judge(key));
}

/** Every number from 1 on, in whatever order: what begins with 1 after it is another list. */
const isWhole = (rungs: readonly Rung[]): boolean =>
  rungs.length > 0 && [...rungs].sort((a, b) => a.number - b.number).every(({ number }, i) => number === i + 1);

/** Numbers of a Markdown list as typed; all alike is a habit of Markdown, and means 1, 2, 3. */
function typedLists(passages: readonly Passage[], tell: Tell): void {
  const lists = new Map<number, Rung[]>();
  for (const passage of passages)
    if (passage.typed !== undefined && passage.list !== undefined) {
      const rungs = lists.get(passage.list) ?? [];
      rungs.push({ passage, number: passage.typed, from: 0, to: Math.min(1, passage.text.length) });
      lists.set(passage.list, rungs);
    }
  for (const rungs of lists.values()) if (rungs.some(({ number }) => number !== rungs[0]!.number)) judged(rungs, tell);
}

/** ①…②… within one paragraph. */
function circled(passage: Passage, tell: Tell): void {
  const rungs = [...passage.text.matchAll(/[①-⑳]/g)].map(({ 0: mark, index }) => ({ passage, number: CIRCLED.indexOf(mark) + 1, from: index, to: index + 1 })); // prettier-ignore
  if (rungs.length > 1 && rungs[0]!.number === 1 && rungs[0]!.from > 0) judged(rungs, tell);
}

function judged(rungs: readonly Rung[], tell: Tell): void {
  if (rungs.length < 2) return;
  const least = Math.min(...rungs.map(({ number }) => number));
  const sorted = [...rungs].sort((a, b) => a.number - b.number);
  if (sorted.every(({ number }, i) => number === least + i)) {
    rungs.forEach((rung, i) => rung.number === least + i || wrong(rung, least + i, 'order', tell));
    return;
  }
  let before = rungs[0]!.number;
  for (const rung of rungs.slice(1)) {
    if (rung.number === before + 1) before = rung.number;
    else if (rung.number === before) wrong(rung, before + 1, 'twice', tell);
    else if (rung.number === 1) before = 1;
    else if (rung.number < before) wrong(rung, before + 1, 'order', tell);
    else {
      wrong(rung, before + 1, 'gap', tell);
      before = rung.number;
    }
  }
}

const WHY = {
  order: ['序号次序不对', 'the numbers are out of order'],
  twice: ['序号重复', 'the number stands twice'],
  gap: ['序号跳号', 'the numbers leave a gap'],
} as const;

function wrong({ passage, from, to, number }: Rung, due: number, why: keyof typeof WHY, tell: Tell): void {
  const [zh, en] = WHY[why];
  tell(passage, { from, to, sure: 'certain', kind: 'number', zh: `${zh}：这里应是第${due}项，写作${number}`, en: `${en}: this is number ${due}, and says ${number}` }); // prettier-ignore
}
