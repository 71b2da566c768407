/** The YAML tree of `banxin.yaml` comes in, Paper with every default filled in goes out; what does not fit is an error `schema`. */
import {
  type YamlEntry,
  type YamlNode,
  type YamlReading,
  fieldsOf,
  misfit,
  numberOf,
  textOf,
  truthOf,
  wordOf,
} from '../read/settings.ts';
import type { HouseStyle, Paper } from './types.ts';

/** A paper without a `banxin.yaml`: a broadsheet, 小五 on 11.25 pt. */
export const defaultPaper: Paper = {
  file: null,
  name: '',
  format: 'broadsheet',
  fonts: null,
  body: { size: 9, leading: 11.25 },
  house: { kinsoku: 'gb', hanLatin: 'newspaper', indent: 2, squeeze: true, arrows: 'always' },
};

/** Keys of the manuscript language's paper that no issue has built yet. */
const later = ['grid', 'scale', 'colour', 'copyfit', 'imprint', 'press'];

/** `fontsPath`: turns the path of fonts.yaml as typed into one from the root, or undefined when it may not be read. */
export function paperFrom(
  reading: YamlReading,
  tree: YamlNode | undefined,
  fontsPath: (entry: YamlEntry) => string | undefined,
): Paper {
  const fields = fieldsOf(reading, tree, ['name', 'format', 'fonts', 'body', 'house', ...later], 'banxin.yaml');
  for (const key of later) notBuilt(reading, fields.get(key));
  const body = fieldsOf(reading, fields.get('body')?.value, ['size', 'leading'], 'body');
  const fonts = fields.get('fonts');
  const size = numberOf(reading, body.get('size'), 6, 16) ?? defaultPaper.body.size;
  return {
    file: reading.file,
    name: textOf(reading, fields.get('name'))?.value ?? '',
    format: wordOf(reading, fields.get('format'), ['broadsheet', 'tabloid']) ?? 'broadsheet',
    fonts: fonts === undefined ? null : (fontsPath(fonts) ?? null),
    body: { size, leading: numberOf(reading, body.get('leading'), 6, 32) ?? (size === 9 ? 11.25 : size * 1.25) },
    house: houseFrom(reading, fields.get('house')),
  };
}

/** Accepted by the language, but not there yet: said, not passed over. */
export function notBuilt(reading: YamlReading, entry: YamlEntry | undefined): void {
  if (entry !== undefined) misfit(reading, `${entry.key}: not built yet; take it out for now`, entry.keyStart, entry.keyEnd);
}

function houseFrom(reading: YamlReading, entry: YamlEntry | undefined): HouseStyle {
  const fields = fieldsOf(reading, entry?.value, ['kinsoku', 'han_latin', 'indent', 'squeeze', 'arrows'], 'house');
  const house = defaultPaper.house;
  return {
    kinsoku: wordOf(reading, fields.get('kinsoku'), ['none', 'basic', 'gb', 'strict']) ?? house.kinsoku,
    hanLatin: wordOf(reading, fields.get('han_latin'), ['newspaper', 'book']) ?? house.hanLatin,
    indent: numberOf(reading, fields.get('indent'), 0, 8) ?? house.indent,
    squeeze: truthOf(reading, fields.get('squeeze')) ?? house.squeeze,
    arrows: wordOf(reading, fields.get('arrows'), ['always', 'needed', 'never']) ?? house.arrows,
  };
}
