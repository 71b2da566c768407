/**
 * The part of captions that compares names: one that the caption spells with another character than the text. A question: the text may be wrong.
 */
import { couldBeName, knownNames, looksLikeName, nameShapes } from '../names.ts';
import type { Passage, Rule, Sheet, TaggedWord, Tell } from '../types.ts';

export const spellings: Rule = ({ sheets }, tell, { words }) => {
  for (const sheet of sheets) {
    const captions = sheet.figures.flatMap(({ caption }) => (caption ? [caption] : []));
    if (captions.length > 0) compare(sheet, captions, tell, words);
  }
};

type Words = ((text: string) => readonly TaggedWord[]) | undefined;

function compare(sheet: Sheet, captions: readonly Passage[], tell: Tell, words: Words): void {
  const prose = sheet.passages.filter((one) => one.role !== 'caption' && one.role !== 'credit' && one.role !== 'cell');
  const text = prose.map((one) => one.text).join('\n');
  const names = [...knownNames(sheet, words).values()];
  for (const caption of captions) {
    for (const { name, passage, at } of names) {
      if (passage.role === 'caption' || caption.text.includes(name)) continue;
      const other = variant(caption.text, name, text, words);
      if (other) ask(caption, other, name, { passage, from: at, to: at + 3 }, tell);
    }
    for (const { name, passage, at } of names) {
      if (passage !== caption || text.includes(name)) continue;
      const place = inText(prose, name, captions);
      if (place) ask(caption, { name, at }, place.name, { passage: place.passage, from: place.at, to: place.at + 3 }, tell);
    }
  }
}

function ask(
  caption: Passage,
  { name, at }: { name: string; at: number },
  other: string,
  beside: { passage: Passage; from: number; to: number },
  tell: Tell,
): void {
  // prettier-ignore
  tell(caption, { from: at, to: at + 3, beside, sure: 'question', kind: 'fact', zh: `图说作“${name}”，正文作“${other}”：是不是同一个人`, en: `the caption has “${name}”, the text “${other}”: one person?` }); // prettier-ignore
}

/** Three Han of the caption that differ from a name in one character and stand nowhere in the text. */
function variant(caption: string, [a, b, c]: string, text: string, words: Words): { name: string; at: number } | undefined {
  // prettier-ignore
  const like = new RegExp(`${a}${b}[\\u4e00-\\u9fff]|${a}[\\u4e00-\\u9fff]${c}|[\\u4e00-\\u9fff]${b}${c}`, 'g');
  for (const { 0: found, index } of caption.matchAll(like))
    if (!text.includes(found) && couldBeName(found) && !(looksLikeName(found) ? isCommon : isWords)(caption, index, words)) return { name: found, at: index }; // prettier-ignore
  return undefined;
}

/** Whether a verb or a small word takes the last character and more: 王海|走到 is no name of three. */
const isCommon = (text: string, at: number, words: Words): boolean =>
  words?.(text).some(({ start, end, tag }) => start === at + 2 && end > at + 3 && /^[vdpcu]/.test(tag)) ?? false;

/** Whether the dictionary reads common words into the three characters: 高兴地 is no 高兴国. */
function isWords(text: string, at: number, words: Words): boolean {
  if (!words) return false;
  return words(text).some(({ start, end, tag }) => {
    const inside = Math.min(end, at + 3) - Math.max(start, at);
    return inside >= 2 && !/^(?:nr|x|ns|nz|n)/.test(tag);
  });
}

/** A shape of name in the text that differs from a name of the caption in one character and that no caption has. */
function inText(
  prose: readonly Passage[],
  name: string,
  captions: readonly Passage[],
): { name: string; passage: Passage; at: number } | undefined {
  // prettier-ignore
  for (const passage of prose)
    for (const shape of nameShapes(passage.text)) {
      const differ = [0, 1, 2].filter((i) => shape.name[i] !== name[i]).length;
      if (differ === 1 && !captions.some(({ text }) => text.includes(shape.name))) return { ...shape, passage };
    }
  return undefined;
}
