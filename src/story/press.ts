/**
 * `press`, `spots` and `swatches` of `banxin.yaml` come in; what the plant asks for and the paper's own inks go out. What does not fit is
 * an error at its place: `schema`, `swatch-unknown` for a spot that nobody declared, `profile-missing` for a profile that is not there.
 */
import { mm } from '../base/index.ts';
import {
  fieldsOf,
  itemsOf,
  mapOf,
  misfit,
  numberOf,
  plainValue,
  textOf,
  truthOf,
  wordOf,
  type YamlEntry,
  type YamlNode,
  type YamlReading,
} from '../read/settings.ts';
import type { PaperSwatch, PressSettings } from './types.ts';

/** A paper that says nothing: PDF/X-4 as newspapers take it, without bleed and marks. */
export const defaultPress: PressSettings = {
  print: 'x4',
  profile: null,
  condition: null,
  span: null,
  inkLimit: 220,
  ppi: 200,
  bleed: 0,
  marks: [],
  slug: false,
  spreads: 'whole',
  files: 'one',
  name: '{paper}{yyyymmdd}{folio}',
  code: null,
};

const KEYS = ['print', 'profile', 'condition', 'ink_limit', 'ppi', 'bleed', 'marks', 'slug', 'spreads', 'files', 'name', 'code'];

/** `profilePath`: turns the path of the ICC profile as typed into one from the root, or undefined when it may not be read. */
export function pressFrom(
  reading: YamlReading,
  entry: YamlEntry | undefined,
  profilePath: (entry: YamlEntry) => string | undefined,
): PressSettings {
  const fields = fieldsOf(reading, entry?.value, KEYS, 'press');
  const profile = fields.get('profile');
  const marked = profile ?? fields.get('condition') ?? entry;
  const press: PressSettings = {
    print: wordOf(reading, fields.get('print'), ['x4', 'x1a']) ?? defaultPress.print,
    profile: profile === undefined ? null : (profilePath(profile) ?? null),
    condition: textOf(reading, fields.get('condition'))?.value ?? null,
    span: marked ? { file: reading.file, start: marked.keyStart, end: marked.value.end } : null,
    inkLimit: numberOf(reading, fields.get('ink_limit'), 100, 400) ?? defaultPress.inkLimit,
    ppi: numberOf(reading, fields.get('ppi'), 100, 400) ?? defaultPress.ppi,
    bleed: mm(numberOf(reading, fields.get('bleed'), 0, 20) ?? 0),
    marks: marksFrom(reading, fields.get('marks')),
    slug: truthOf(reading, fields.get('slug')) ?? defaultPress.slug,
    spreads: wordOf(reading, fields.get('spreads'), ['whole', 'cut']) ?? defaultPress.spreads,
    files: wordOf(reading, fields.get('files'), ['one', 'pages', 'both']) ?? defaultPress.files,
    name: nameFrom(reading, fields.get('name')),
    code: codeFrom(reading, fields.get('code')),
  };
  checkCondition(reading, fields, press);
  return press;
}

/** ISO 15930-7 wants the profile in the file; only the older standards let a registered name stand for it. */
function checkCondition(reading: YamlReading, fields: ReadonlyMap<string, YamlEntry>, press: PressSettings): void {
  const condition = fields.get('condition');
  if (!condition || press.condition === null) return;
  const at = [condition.value.start, condition.value.end] as const;
  if (!/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(press.condition))
    misfit(reading, `condition: “${press.condition}” is no name of the ICC registry: those are written in ASCII, as FOGRA52 or CGATS TR 003`, ...at); // prettier-ignore
  else if (press.print === 'x4' && !fields.has('profile'))
    misfit(reading, 'condition: PDF/X-4 embeds its profile: give press.profile as well, or take print: x1a, which may name it only', ...at); // prettier-ignore
}

const MARKS = ['crop', 'register'] as const;

function marksFrom(reading: YamlReading, entry: YamlEntry | undefined): PressSettings['marks'] {
  const asked = itemsOf(entry?.value).map((node) => {
    const word = plainValue(node);
    if (word === 'none') return undefined;
    const known = MARKS.find((mark) => mark === word);
    if (!known)
      misfit(
        reading,
        `marks: “${String(word)}” is not one of ${MARKS.join(', ')}; leave marks out for none`,
        node.start,
        node.end,
      );
    return known;
  });
  return MARKS.filter((mark) => asked.includes(mark));
}

const PLACES = ['paper', 'yyyymmdd', 'yymmdd', 'mmdd', 'folio', 'section', 'page'];

/** A pattern of a file's name: letters, figures and `.`, `_`, `-` around the places that are filled in; the folio has to be there, for else pages share a name. */
function nameFrom(reading: YamlReading, entry: YamlEntry | undefined): string {
  const run = textOf(reading, entry);
  if (!run) return defaultPress.name;
  const typed = reading.source.slice(run.span.start, run.span.end).replace(/^(['"])(.*)\1$/u, '$2');
  const say = (message: string): string => {
    misfit(reading, `name: ${message}`, run.span.start, run.span.end);
    return defaultPress.name;
  };
  const unknown = [...typed.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]!).find((place) => !PLACES.includes(place));
  if (unknown !== undefined) return say(`there is no {${unknown}}; there are ${PLACES.map((place) => `{${place}}`).join(' ')}`);
  if (!/^[A-Za-z0-9._-]*$/.test(typed.replace(/\{[a-z]+\}/g, '')) || typed.startsWith('.'))
    return say(`“${typed}” may hold letters, figures, “.”, “_” and “-” beside its places: it is a file's name`);
  if (!/\{folio\}|\{section\}.*\{page\}/.test(typed)) return say('{folio} is missing: two pages would have one name');
  return typed;
}

function codeFrom(reading: YamlReading, entry: YamlEntry | undefined): string | null {
  const run = textOf(reading, entry);
  if (!run) return null;
  if (/^[A-Za-z0-9_-]{1,16}$/.test(run.value)) return run.value;
  misfit(reading, `code: “${run.value}” stands for the paper in the names of files: at most 16 letters, figures, “_” and “-”`, run.span.start, run.span.end); // prettier-ignore
  return null;
}

/** Names that mean something else to a RIP (ISO 32000-1, 8.6.6.4). */
const RESERVED = ['All', 'None', 'Cyan', 'Magenta', 'Yellow', 'Black'];

/** Spot inks by name, each with its nearest in process colours, per cent. */
export function spotsFrom(reading: YamlReading, entry: YamlEntry | undefined): ReadonlyMap<string, Inks> {
  const spots = new Map<string, Inks>();
  for (const { key, value, keyStart, keyEnd } of mapOf(reading, entry?.value, 'spots')?.entries ?? []) {
    if (RESERVED.includes(key))
      misfit(reading, `spots: “${key}” is a name that PDF keeps for itself; a process ink needs no spot`, keyStart, keyEnd);
    else if (key.length > 60 || !/^[\x20-\x7e]+$/.test(key))
      misfit(reading, `spots: “${key}” must be in ASCII, as the plant calls its ink: PANTONE 485 C`, keyStart, keyEnd);
    const inks = inksOf(reading, value, key);
    if (inks) spots.set(key, inks);
  }
  return spots;
}

/** C, M, Y, K in per cent. */
type Inks = PaperSwatch['cmyk'];

function inksOf(reading: YamlReading, node: YamlNode, name: string): Inks | undefined {
  const parts = node.kind === 'list' ? node.items.map((item) => (item.kind === 'scalar' ? item.value : undefined)) : [];
  if (parts.length === 4 && parts.every((part) => typeof part === 'number' && part >= 0 && part <= 100))
    return parts as unknown as Inks;
  return misfit(reading, `${name}: write its inks as [C, M, Y, K], each 0 to 100 per cent`, node.start, node.end);
}

/** The paper's swatches, by name; one that has the name of Banxin's takes its place. */
export function swatchesFrom(
  reading: YamlReading,
  entry: YamlEntry | undefined,
  spots: ReadonlyMap<string, Inks>,
): Readonly<Record<string, PaperSwatch>> {
  const swatches: Record<string, PaperSwatch> = {};
  for (const { key, value, keyStart, keyEnd } of mapOf(reading, entry?.value, 'swatches')?.entries ?? []) {
    if (!/^[a-z][a-z0-9-]{0,39}$/.test(key))
      misfit(reading, `swatches: “${key}” must be a name of small letters, figures and “-”, as plant-red`, keyStart, keyEnd);
    else if (key === 'black' || key === 'white')
      misfit(
        reading,
        `swatches: “${key}” is fixed: text is K alone, paper is paper; give your ink another name`,
        keyStart,
        keyEnd,
      );
    const made = value.kind === 'list' ? inked(inksOf(reading, value, key)) : swatchOf(reading, value, key, spots);
    if (made) swatches[key] = made;
  }
  return swatches;
}

const inked = (inks: Inks | undefined): PaperSwatch | undefined => inks && { cmyk: inks, rgb: looks(inks) };

function swatchOf(reading: YamlReading, node: YamlNode, name: string, spots: ReadonlyMap<string, Inks>): PaperSwatch | undefined {
  const fields = fieldsOf(reading, node, ['cmyk', 'spot', 'tint', 'rgb'], `the swatch ${name}`);
  const spot = fields.get('spot');
  const cmyk = fields.get('cmyk');
  const rgb = rgbFrom(reading, fields.get('rgb'));
  if ((spot === undefined) === (cmyk === undefined))
    return misfit(
      reading,
      `${name}: give either cmyk: [C, M, Y, K] or spot: with the name of an ink of spots:`,
      node.start,
      node.end,
    );
  if (cmyk) {
    const made = inked(inksOf(reading, cmyk.value, name));
    return made && { ...made, ...(rgb && { rgb }) };
  }
  const tint = numberOf(reading, fields.get('tint'), 1, 100) ?? 100;
  const typed = textOf(reading, spot);
  const solid = typed && spots.get(typed.value);
  if (typed && !solid) return unknownSpot(reading, typed.value, typed.span, spots);
  if (!typed || !solid) return undefined;
  const thinned = solid.map((part) => (part * tint) / 100) as unknown as Inks;
  return { cmyk: solid, rgb: rgb ?? looks(thinned), spot: typed.value, ...(tint === 100 ? {} : { tint }) };
}

function unknownSpot(
  reading: YamlReading,
  name: string,
  { start, end }: { readonly start: number; readonly end: number },
  spots: ReadonlyMap<string, Inks>,
): undefined {
  const known = spots.size > 0 ? `there are ${[...spots.keys()].join(', ')}` : 'there are none';
  const message = `spot: there is no ink “${name}” under spots: (${known}); write “${name}: [C, M, Y, K]” there, with its nearest in process colours`;
  reading.findings.push({ severity: 'error', code: 'swatch-unknown', message, start, end });
}

function rgbFrom(reading: YamlReading, entry: YamlEntry | undefined): PaperSwatch['rgb'] | undefined {
  if (entry === undefined) return undefined;
  const parts = entry.value.kind === 'list' ? entry.value.items.map((item) => plainValue(item)) : [];
  if (parts.length === 3 && parts.every((part) => typeof part === 'number' && part >= 0 && part <= 255))
    return parts as unknown as PaperSwatch['rgb'];
  return misfit(reading, 'rgb: write [R, G, B], each 0 to 255: what the screen shows', entry.value.start, entry.value.end);
}

/** What inks look like on a screen, near enough for a proof: each takes its share of light. The press never sees it. */
function looks([c, m, y, k]: Inks): PaperSwatch['rgb'] {
  const left = (ink: number): number => Math.round(255 * (1 - (0.92 * ink) / 100) * (1 - (0.9 * k) / 100));
  return [left(c), left(m), left(y)];
}
