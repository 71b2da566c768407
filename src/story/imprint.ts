/**
 * `imprint:` of `banxin.yaml` and of an edition file come in, the compulsory imprint (报头, 版权) goes out, each item with its place. What is computed
 * (date, weekday, 农历, 总期号, 今日N版) need not be typed; typed, it must agree. It sets nothing.
 */
import { COMPULSORY, IMPRINT_KEYS } from './imprint-items.ts';
import { type Diagnostic, type Span, diagnose } from '../base/index.ts';
import { type YamlEntry, type YamlReading, fieldsOf, textOf } from '../read/settings.ts';
import type { DateWords } from './calendar.ts';
import type { Edition, ImprintItem } from './types.ts';

/** The items as typed, in their order. */
export function imprintFrom(reading: YamlReading, entry: YamlEntry | undefined): ImprintItem[] {
  const fields = fieldsOf(reading, entry?.value, IMPRINT_KEYS, 'imprint');
  return [...fields].flatMap(([item, field]) => {
    const text = textOf(reading, field);
    return text ? [{ item, text: text.value, span: text.span }] : [];
  });
}

/** The paper's items; what the edition says of the same takes its place (号外: 定价 免费赠阅). */
export const merged = (paper: readonly ImprintItem[], edition: readonly ImprintItem[]): readonly ImprintItem[] => [
  ...paper.map((item) => edition.find((other) => other.item === item.item) ?? item),
  ...edition.filter(({ item }) => !paper.some((other) => other.item === item)),
];

/** The computed items in the words in which they are printed. */
export function computedItems(edition: Edition, words: DateWords): ReadonlyMap<string, string> {
  const items = new Map([
    ['日期', words.date],
    ['星期', words.weekday],
    ['农历', words.lunar],
    ['版数', `今日${edition.folios.length}版`],
  ]);
  if (edition.number !== undefined) items.set('总期号', `第${edition.number}期`);
  return items;
}

/** Marks, blanks and the words around a figure do not matter: 第1041期, 1041 and 总第1041期 say the same. */
const bare = (text: string): string => text.replaceAll(/[\s　第总期今日共版年月（）()：:]|农历/gu, '');

/**
 * Errors `imprint`: a compulsory item that a page with a nameplate lacks (`nameplate`: the entry of that page), and on any edition a computed one
 * that is typed otherwise. `sourceOf`: a file as read, for places in it.
 */
export function checkImprint(
  edition: Edition,
  words: DateWords,
  sourceOf: (file: string) => string,
  nameplate: Span | undefined,
): Diagnostic[] {
  const { imprint } = edition;
  const computed = computedItems(edition, words);
  const wrong = imprint.flatMap(({ item, text, span }) => {
    const right = computed.get(item);
    if (right === undefined || bare(right) === bare(text)) return [];
    return [
      diagnose(
        'error',
        'imprint',
        `${item}: “${text}” is typed, but it is ${right}; take the line out: it is computed`,
        span,
        sourceOf(span.file),
      ),
    ];
  });
  if (!nameplate) return wrong;
  const missing: string[] = COMPULSORY.filter((item) => !imprint.some((typed) => typed.item === item));
  if (edition.number === undefined) missing.push('总期号 (number: in the edition)');
  if (missing.length === 0) return wrong;
  const where = edition.paper.file ?? edition.file;
  const message = `a page with the nameplate carries the imprint, and ${where} has no ${missing.join(', ')}; add ${missing.length > 1 ? 'them' : 'it'} under imprint:`;
  return [...wrong, diagnose('error', 'imprint', message, nameplate, sourceOf(nameplate.file))];
}
