/**
 * The YAML tree of a story's front matter comes in, FrontMatter goes out: kicker, headline parted at its turns, deck, byline and the rest, each
 * text with its place. What does not fit is an error `schema`; the rest is read all the same.
 */
import type { BylineGroup, FrontMatter, TextRun } from './types.ts';
import { dateOf, fieldsOf, itemsOf, numberOf, textOf, wordOf } from './fields.ts';
import { wholeRun } from './runs.ts';
import { type YamlEntry, type YamlNode, type YamlReading, misfit, nodeAt, plainValue } from './yaml.ts';

/** A schema validator: the place (JSON pointer, or keys and indices from the root) and message of each misfit. */
export type Validate = (
  value: unknown,
) => readonly { readonly path: string | readonly (string | number)[]; readonly message: string }[];

const keys = ['id', 'kicker', 'title', 'deck', 'standfirst', 'byline', 'byline_at', 'lead_in', 'column', 'date', 'weight'];

/** Front matter that says nothing. */
export const emptyFront: FrontMatter = { headline: [], byline: [], bylineAt: 'head', weight: 'normal' };

/** Types the front matter of a story. Code: schema. */
export function frontMatterFrom(reading: YamlReading, tree: YamlNode | undefined, validate?: Validate): FrontMatter {
  if (tree === undefined) return emptyFront;
  const fields = fieldsOf(reading, tree, keys, 'a story');
  const front: FrontMatter = {
    ...defined({
      id: idOf(reading, fields.get('id')),
      kicker: textOf(reading, fields.get('kicker')),
      deck: textOf(reading, fields.get('deck')),
      standfirst: textOf(reading, fields.get('standfirst')),
      leadIn: textOf(reading, fields.get('lead_in')),
      column: columnOf(reading, fields.get('column')),
      date: dateOf(reading, fields.get('date')),
    }),
    headline: headlineOf(reading, fields.get('title')),
    byline: bylineOf(reading, fields.get('byline')),
    bylineAt: wordOf(reading, fields.get('byline_at'), ['head', 'run-in', 'end']) ?? 'head',
    weight: wordOf(reading, fields.get('weight'), ['lead', 'second', 'normal', 'brief']) ?? 'normal',
  };
  if (validate !== undefined) addMisfits(reading, tree, validate);
  return front;
}

/** Adds what a schema validator finds at places where the typing above has found nothing. */
export function addMisfits(reading: YamlReading, tree: YamlNode, validate: Validate): void {
  const said = reading.findings.filter((finding) => finding.code === 'schema');
  for (const { path, message } of validate(plainValue(tree))) {
    const steps = typeof path === 'string' ? path.split('/').slice(1).map(unescaped) : path.map(String);
    const { start, end } = nodeAt(tree, steps);
    const known = said.some((finding) => finding.start >= start && finding.end <= end);
    if (!known) misfit(reading, message, start, end);
  }
}

const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

function idOf(reading: YamlReading, entry: YamlEntry | undefined): string | undefined {
  const run = textOf(reading, entry);
  if (run === undefined || /^[A-Za-z\d][A-Za-z\d._-]*$/.test(run.value)) return run?.value;
  return misfit(
    reading,
    `id: “${run.value}” may hold the letters a–z, figures, “.”, “_” and “-” only`,
    run.span.start,
    run.span.end,
  );
}

/** The headline's parts: U+3000 or two spaces are the author's turn. */
function headlineOf(reading: YamlReading, entry: YamlEntry | undefined): TextRun[] {
  const whole = textOf(reading, entry);
  if (whole === undefined) return [];
  const { start, end } = whole.span;
  const parts: TextRun[] = [];
  for (const match of reading.source.slice(start, end).matchAll(/[^\u3000\s]+(?:[ \t\r\n][^\u3000\s]+)*/g))
    parts.push(wholeRun(reading, start + match.index, start + match.index + match[0].length));
  return parts;
}

function bylineOf(reading: YamlReading, entry: YamlEntry | undefined): BylineGroup[] {
  return itemsOf(entry?.value).flatMap((item): BylineGroup[] => {
    if (item.kind === 'scalar') {
      const run = textOf(reading, item);
      return run ? [{ names: [run] }] : [];
    }
    const fields = fieldsOf(reading, item, ['role', 'names'], 'a byline');
    const role = textOf(reading, fields.get('role'));
    const names = itemsOf(fields.get('names')?.value).flatMap((name) => textOf(reading, name) ?? []);
    if (names.length === 0)
      misfit(reading, 'a byline has no names; write { role: 本报记者, names: [马文章] }', item.start, item.end);
    return [{ ...(role && { role }), names }];
  });
}

function columnOf(reading: YamlReading, entry: YamlEntry | undefined): FrontMatter['column'] {
  if (entry?.value.kind !== 'map') {
    const name = textOf(reading, entry);
    return name && { name };
  }
  const fields = fieldsOf(reading, entry.value, ['name', 'number'], 'column');
  const name = textOf(reading, fields.get('name'));
  const number = numberOf(reading, fields.get('number'), 1, 99999, true);
  if (name === undefined)
    return misfit(reading, 'column has no name; write { name: 市民来信, number: 12 }', entry.keyStart, entry.keyEnd);
  return { name, ...(number !== undefined && { number }) };
}
