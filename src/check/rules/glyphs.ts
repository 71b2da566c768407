/**
 * glyphs: characters the chosen fonts lack, private use, compatibility forms, look-alikes, variation selectors and characters that no one sees.
 */
import type { Passage, Rule, Sureness, Tell } from '../types.ts';

interface Kind {
  readonly find: RegExp;
  readonly sure: Sureness;
  readonly zh: string;
  readonly en: string;
  readonly put?: (found: string) => string;
}

const kinds: readonly Kind[] = [
  { find: /[\ue000-\uf8ff]|[\u{f0000}-\u{10fffd}]/gu, sure: 'certain', zh: '造字区的字符，别的机器上看不到', en: 'a private use character: another machine shows something else' }, // prettier-ignore
  { find: /[\u2f00-\u2fd5]/g, sure: 'certain', zh: '部首字符，不是汉字', en: 'a radical, not the character', put: (found) => found.normalize('NFKC') }, // prettier-ignore
  { find: /[\u2e80-\u2ef3]/g, sure: 'certain', zh: '部首补充字符，不是汉字', en: 'a radical, not a character' },
  { find: /[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu, sure: 'likely', zh: '异体选择符', en: 'a variation selector' },
  { find: /[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e]+/g, sure: 'certain', zh: '看不见的字符', en: 'a character that no one sees', put: () => '' }, // prettier-ignore
  { find: /(?<=[一二三四五六七八九〇零])[○◯Ｏ]|[○◯Ｏ](?=[一二三四五六七八九〇零])/g, sure: 'certain', zh: '用圆圈代替了“〇”', en: 'a circle stands for 〇', put: () => '〇' }, // prettier-ignore
  { find: /(?<=[\u4e00-\u9fff])[•∙‧・˙･](?=[\u4e00-\u9fff])/g, sure: 'certain', zh: '间隔号是“·”（U+00B7）', en: 'the interpunct is · (U+00B7)', put: () => '·' }, // prettier-ignore
  {
    find: /(?<=[\u4e00-\u9fff\d])ー+(?=[\u4e00-\u9fff\d])/g,
    sure: 'certain',
    zh: '用假名长音符代替了“—”',
    en: 'a kana length mark stands for —',
  },
  { find: /〜/g, sure: 'certain', zh: '浪纹线是“～”（U+FF5E）', en: 'the wave dash is ～ (U+FF5E)', put: () => '～' },
  { find: /[\u0400-\u04ff](?=[A-Za-z])|(?<=[A-Za-z])[\u0400-\u04ff]|[\u0391-\u03a9](?=[A-Za-z])/g, sure: 'certain', zh: '西文词里混进了别的字母', en: 'a letter of another alphabet in a Latin word' }, // prettier-ignore
  { find: /(?<=^|[，。、；：！？])一一(?=[\u4e00-\u9fff])(?![对一罗分列细清介道过落])/g, sure: 'question', zh: '“一一”是不是破折号“——”', en: 'is 一一 meant for the dash ——' }, // prettier-ignore
  { find: /\ufffd/g, sure: 'certain', zh: '坏掉的字符', en: 'a character was lost in conversion' },
];

export const glyphs: Rule = ({ sheets }, tell, { covers }) => {
  for (const sheet of sheets) {
    for (const passage of sheet.passages) for (const kind of kinds) look(kind, passage, tell);
    compatibility(sheet.passages, tell);
    if (covers) lacking(sheet.passages, tell, covers);
  }
};

const code = (character: string): string => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

function look({ find, sure, zh, en, put }: Kind, passage: Passage, tell: Tell): void {
  for (const { 0: found, index } of passage.text.matchAll(find))
    tell(passage, { from: index, to: index + found.length, sure, kind: 'character', size: found.length, zh: `${zh}（${code(found)}）`, en: `${en} (${code(found)})`, ...(put ? { put: put(found) } : {}) }); // prettier-ignore
}

/** NFC has already made them the usual character in the text: only the file still has them, and the press never sees them. */
function compatibility(passages: readonly Passage[], tell: Tell): void {
  const [first] = passages;
  if (!first) return;
  const { source, file } = first.sheet;
  for (const { 0: found, index } of source.matchAll(/[\uf900-\ufaff]/g))
    if (found.normalize('NFC') !== found)
      tell.place({ file, start: index, end: index + 1, sure: 'likely', kind: 'none', zh: `兼容字“${found}”（${code(found)}），应用“${found.normalize('NFC')}”`, en: `compatibility form ${code(found)}: use “${found.normalize('NFC')}”` }); // prettier-ignore
}

type Covers = NonNullable<Parameters<Rule>[2]['covers']>;

function lacking(passages: readonly Passage[], tell: Tell, covers: Covers): void {
  const known = new Map<string, boolean>();
  for (const passage of passages)
    for (let at = 0; at < passage.text.length; at++) {
      const c = passage.text.codePointAt(at)!;
      const size = c > 0xffff ? 2 : 1;
      const key = `${passage.role} ${c}`;
      let has = known.get(key);
      if (has === undefined) known.set(key, (has = c < 0x21 || covers(passage.role, c)));
      const shown = String.fromCodePoint(c);
      if (!has) tell(passage, { from: at, to: at + size, sure: 'certain', kind: 'character', zh: `所选字体没有“${shown}”（${code(shown)}）`, en: `the chosen fonts lack “${shown}” (${code(shown)})` }); // prettier-ignore
      at += size - 1;
    }
}
