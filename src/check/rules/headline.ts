/**
 * headline: marks that headlines do not take, a dash before the deck of hard news, rows longer than a headline is planned for.
 */
import type { Passage, Rule, Tell } from '../types.ts';

/** Characters of a row (`headline-long` of a build counts the same). */
const LONGEST = 16;

export const headline: Rule = (copy, tell) => {
  for (const { passages, hard } of copy.sheets)
    for (const passage of passages) {
      if (passage.role === 'headline') {
        stops(passage, tell);
        rows(passage, tell);
      }
      if (passage.role === 'crosshead' || passage.role === 'kicker' || passage.role === 'deck') stops(passage, tell);
      if (passage.role === 'deck' && hard) dash(passage, tell);
    }
};

function stops(passage: Passage, tell: Tell): void {
  const { text } = passage;
  for (const { 0: found, index } of text.matchAll(/[。；]|[，、：](?=[\s\u3000]*$)/g)) {
    const inside = (text.slice(0, index).match(/[“《]/g)?.length ?? 0) > (text.slice(0, index).match(/[”》]/g)?.length ?? 0);
    if (inside) continue;
    tell(passage, { from: index, to: index + 1, sure: found === '。' || found === '；' ? 'likely' : 'certain', kind: 'mark', zh: `标题里不用“${found}”`, en: `a headline takes no “${found}”` }); // prettier-ignore
  }
}

function rows(passage: Passage, tell: Tell): void {
  let at = 0;
  for (const row of passage.text.split(/\u3000+| {2,}/)) {
    const from = passage.text.indexOf(row, at);
    at = from + row.length;
    if (row.length > LONGEST)
      tell(passage, { from, to: at, sure: 'question', kind: 'none', zh: `这一行标题${row.length}字，超过${LONGEST}字`, en: `this row of the headline has ${row.length} characters, over ${LONGEST}` }); // prettier-ignore
  }
}

function dash(passage: Passage, tell: Tell): void {
  const match = /^——|^—|^--/.exec(passage.text);
  if (match)
    tell(passage, { from: 0, to: match[0].length, sure: 'question', kind: 'none', zh: '消息的副题前面不用破折号', en: 'the deck of hard news takes no dash' }); // prettier-ignore
}
