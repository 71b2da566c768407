/**
 * A line that begins with `![` comes in; the image that the parser would make of it goes out with its attributes, when the whole line is one picture
 * in which no character means anything else. It never decides what an attribute says, and where it is in doubt there is no picture.
 */
import { type Attribute, attributesOf } from './attributes.ts';
import type { MdNode } from './markdown.ts';

export interface PlainFigure {
  /** An `image` as the parser makes it; its offsets count in the file. */
  readonly image: MdNode;
  readonly attributes: readonly Attribute[];
}

/** Caption and credit: what is not ASCII, letters, digits, and the ASCII marks that neither Markdown nor an extension of ours reacts to. */
const words = "[A-Za-z\\d ,.;?%()/'+\\x80-\\uffff-]*";
const han = '\\u3400-\\u9fff';
const picture = new RegExp(`!\\[${words}\\]\\(([\\w./${han}-]+)(?: "(${words})")?\\)(?:\\{([A-Za-z\\d.#=, ${han}-]+)\\})?`, 'y');

/** The picture that is all of source[from, end), one line; undefined when it is anything more or less (`www` could be an address: GFM 6.9). */
export function plainFigureAt(source: string, from: number, end: number): PlainFigure | undefined {
  picture.lastIndex = from;
  const match = picture.exec(source);
  if (match === null || picture.lastIndex !== end || /www/i.test(match[0])) return undefined;
  const [, url, title, inside] = match;
  const imageEnd = inside === undefined ? end : end - inside.length - 2;
  const attributes = inside === undefined ? [] : attributesOf(inside, imageEnd + 1);
  if (attributes === undefined || (inside !== undefined && attributes.length === 0)) return undefined;
  const position = { start: { offset: from }, end: { offset: imageEnd } };
  return { image: { type: 'image', url: url!, title: title ?? null, position }, attributes };
}
