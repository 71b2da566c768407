/**
 * broken: a paragraph without an end mark before one that begins in the middle of a word or sentence.
 */
import { isProse } from '../passage.ts';
import type { DeskTools, Passage, Rule } from '../types.ts';

const ENDS = /[。！？…!?.；;：:”’」』）)》】〕—~～]$/;
const WAITS = /[，、,“‘（《「]$/;
/** Words that begin no sentence. */
const GOES_ON = /^[，。、；：！？”’）》】」』的地得了着过们]/;
const LEAST = 10;

export const broken: Rule = (copy, tell, tools) => {
  for (const { passages } of copy.sheets) {
    const last = new Map<number, Passage>();
    const before = new Map<number, string>();
    for (const passage of passages) {
      const { flow } = passage;
      const first = last.get(flow);
      if (first && isProse(passage)) {
        const fault = seam(first, passage, before.get(flow) ?? '', tools);
        if (fault) tell(passage, { from: 0, to: Math.min(passage.text.length, 8), beside: { passage: first, from: Math.max(0, first.text.length - 8), to: first.text.length }, kind: 'none', ...fault }); // prettier-ignore
      }
      if (first) before.set(flow, first.text);
      if (isProse(passage)) last.set(flow, passage);
      else if (passage.role === 'crosshead') last.delete(flow);
    }
  }
};

type Fault = { readonly sure: 'certain' | 'likely'; readonly zh: string; readonly en: string };

/** What is wrong where one paragraph follows another. `earlier`: the text before both. */
function seam({ text: a, role }: Passage, { text: b, list }: Passage, earlier: string, tools: DeskTools): Fault | undefined {
  if (a === '' || b === '' || list !== undefined) return undefined;
  const ended = ENDS.test(a) || (role === 'item' && !(a.length >= 30 && /[，、]/.test(a)));
  if (!ended && !WAITS.test(a) && splitsWord(a, b, tools))
    return { sure: 'certain', zh: `上一段没有句末标点，断在一个词中间（“${a.slice(-3)}”＋“${b.slice(0, 3)}”）：应接排`, en: `the paragraph before ends in the middle of a word (“${a.slice(-3)}” + “${b.slice(0, 3)}”): the two are one` }; // prettier-ignore
  if (GOES_ON.test(b) && !ended)
    return { sure: 'certain', zh: `上一段没有句末标点，本段开头“${b[0]}”接着上文：应接排`, en: `this paragraph goes on with “${b[0]}” where the one before has no end mark: the two are one` }; // prettier-ignore
  if (WAITS.test(a) && series(a, b, earlier)) return undefined;
  if (WAITS.test(a))
    return { sure: 'likely', zh: `上一段停在“${a.at(-1)}”：一句话可能被断成两段`, en: `the paragraph before stops at “${a.at(-1)}”: a sentence may be cut in two` }; // prettier-ignore
  if (!ended && a.length >= LEAST && (!isLabel(a) || /^[和及或]/.test(b)))
    return { sure: 'likely', zh: '上一段没有句末标点：一句话可能被断成两段', en: 'the paragraph before has no end mark: a sentence may be cut in two' }; // prettier-ignore
  return undefined;
}

/** Paragraphs that each end in a comma or semicolon are a list that runs on. */
const series = (a: string, b: string, earlier: string): boolean => {
  const runs = /[，；,;]$/;
  return runs.test(a) && (runs.test(b) || runs.test(earlier));
};

/** A short line with a blank or no verb of speech: a signature, an address, a bold label. */
const isLabel = (a: string): boolean => a.length <= 24 && (/[\s\u3000]/.test(a) || !/[，、；]/.test(a));

/** Characters on either side that are read for words. */
const CONTEXT = 12;

function splitsWord(a: string, b: string, { words }: DeskTools): boolean {
  if (!words) return false;
  const left = tail(a);
  const right = /^[\u4e00-\u9fff]*/.exec(b.slice(0, CONTEXT))![0];
  if (left === '' || right === '') return false;
  return words(left + right).some(({ start, end }) => start < left.length && end > left.length);
}

const tail = (text: string): string => /[\u4e00-\u9fff]*$/.exec(text.slice(-CONTEXT))![0];
