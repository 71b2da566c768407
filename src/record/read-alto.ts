/**
 * A read ALTO file in, what its record is held against out: the text of each story in reading order, and every character with its place.
 */
import { elements, type XmlElement } from './read-xml.ts';

/** A character of a page as ALTO has it; tenths of a millimetre. */
export interface AltoCharacter {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The block that it stands in. */
  readonly block: string;
  /** Its line runs from top to bottom. */
  readonly down: boolean;
}

/** The text of a block of ALTO. */
export interface AltoText {
  /** Block of the Layout: the frame's id without its number. */
  readonly block: string;
  readonly text: string;
}

/** What a page's ALTO says. */
export interface AltoPage {
  /** Text block by block in reading order, by the identifier of the story; generated matter is left out. */
  readonly stories: ReadonlyMap<string, readonly AltoText[]>;
  /** Readings between the lines, in order, by the identifier of the story. */
  readonly readings: ReadonlyMap<string, readonly string[]>;
  readonly characters: readonly AltoCharacter[];
  readonly blocks: ReadonlySet<string>;
}

export function readAlto(root: XmlElement): AltoPage {
  const all = [...elements(root)];
  const uris = new Map(
    all
      .filter(({ name, attributes }) => name === 'StructureTag' && attributes['TYPE'] === 'article')
      .map(({ attributes }) => [attributes['ID']!, decodeURI(attributes['URI'] ?? '')]),
  );
  const blocks = new Map(
    all.flatMap((element) => (element.name === 'TextBlock' ? [[element.attributes['ID'] ?? '', element]] : [])),
  );
  const stories = new Map<string, AltoText[]>();
  const readings = new Map<string, string[]>();
  for (const { name, attributes } of all) {
    const block = name === 'ElementRef' ? blocks.get(attributes['REF'] ?? '') : undefined;
    if (!block) continue;
    const tags = tagsOf(block);
    const story = tags.map((tag) => uris.get(tag)).find((uri) => uri !== undefined);
    if (story === undefined || tags.includes('GENERATED')) continue;
    const strings = [...elements(block)].filter((element) => element.name === 'String' && !tagsOf(element).includes('GENERATED'));
    const texts = strings.map((string) => string.attributes['CONTENT'] ?? '');
    const text = texts.join('');
    // A paragraph may have several readings, each above characters of its own.
    if (tags.includes('role.reading')) readings.set(story, [...(readings.get(story) ?? []), ...texts]);
    else stories.set(story, [...(stories.get(story) ?? []), { block: (attributes['REF'] ?? '').replace(/\.f\d+$/, ''), text }]);
  }
  const named = all.filter(({ name }) => ['TextBlock', 'Illustration', 'GraphicalElement', 'ComposedBlock'].includes(name));
  return {
    stories,
    readings,
    characters: [...blocks].flatMap(([id, block]) => charactersOf(id, block)),
    blocks: new Set(named.map(({ attributes }) => attributes['ID'] ?? '')),
  };
}

const tagsOf = ({ attributes }: XmlElement): string[] => attributes['TAGREFS']?.split(' ') ?? [];

function charactersOf(block: string, element: XmlElement): AltoCharacter[] {
  return element.children.flatMap((line) =>
    line.children.flatMap((string) =>
      string.children.map(({ attributes }): AltoCharacter => {
        const number = (name: string): number => Number(attributes[name]);
        return {
          text: attributes['CONTENT'] ?? '',
          x: number('HPOS'),
          y: number('VPOS'),
          width: number('WIDTH'),
          height: number('HEIGHT'),
          block,
          down: line.attributes['BASEDIRECTION'] === 'ttb',
        };
      }),
    ),
  );
}

/** Text without white space, NFC. */
const bare = (text: string): string => text.normalize('NFC').replaceAll(/\s+/gu, '');

/**
 * The text of a story over its pages. On one page it is read as that page is; over several in the order of the copy, for a box or a picture may stand on an earlier page
 * than the words around it. `order`: blocks in the order of the copy.
 */
export function joined(pages: readonly (readonly AltoText[])[], order: readonly string[]): string {
  const on = pages.filter((texts) => texts.length > 0);
  const all = on.flat();
  if (on.length > 1) {
    const places = new Map(order.map((block, i) => [block, i]));
    const place = ({ block }: AltoText): number => places.get(block) ?? order.length;
    all.sort((a, b) => place(a) - place(b));
  }
  return all.map(({ text }) => text).join('');
}

/** A story as it was typed, without white space. */
export interface TypedStory {
  /** Parts of its front matter, each once on the page. */
  readonly head: readonly string[];
  /** Blocks and notes in the order of the copy. */
  readonly body: string;
}

/**
 * Where a story of ALTO parts from what was typed: some words of it there; undefined where they say the same. Parts of the head are taken out first, the longest before
 * the others; what is left has to be the body. A reading is typed behind its characters and stands between the lines: it is taken where the line goes on with something else.
 */
export function partsAt({ head, body }: TypedStory, set: string, readings: readonly string[]): string | undefined {
  let text = bare(set);
  for (const part of [...head].sort((a, b) => b.length - a.length)) {
    const found = text.includes(part) ? part : turned(part).exec(text)?.[0];
    if (found === undefined) return `“${part}” is not there`;
    const at = text.indexOf(found);
    text = text.slice(0, at) + text.slice(at + found.length);
  }
  const at = bodyPartsAt(body, text, readings.map(bare));
  if (at === undefined) return undefined;
  return at === body.length ? 'there is more than was typed' : `“${body.slice(Math.max(0, at - 6), at + 12)}” was typed`;
}

/** A headline that turns gives up the mark at its turn. */
const turned = (part: string): RegExp =>
  new RegExp([...part].map((c) => (/[，、：；]/.test(c) ? `${c}?` : c.replace(/[\\^$.*+?()[\]{}|]/, '\\$&'))).join(''), 'u');

function bodyPartsAt(typed: string, text: string, left: string[]): number | undefined {
  let at = 0;
  for (let i = 0; i < typed.length;) {
    const reading = left[0];
    if (reading !== undefined && typed.startsWith(reading, i) && !text.startsWith(reading, at)) {
      left.shift();
      i += reading.length;
    } else if (typed[i] === text[at]) [i, at] = [i + 1, at + 1];
    else return i;
  }
  return at === text.length && left.length === 0 ? undefined : typed.length;
}
