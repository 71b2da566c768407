/**
 * Elements, attributes and text → SVG source. The one place that escapes; draws nothing of its own.
 */

/** Source of an element: what `text` and `element` made, and nothing else, may be joined into another. */
export type Svg = string & { readonly svg: true };

export type Attributes = Readonly<Record<string, string | number>>;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 may not hold at all (2.2 Char) is left out. */
// eslint-disable-next-line no-control-regex
const NOT_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const escaped = (text: string): string => text.replace(NOT_XML, '').replace(/[&<>"]/g, (c) => ENTITIES[c]!);

/** Numbers to a hundredth of a point. */
const written = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : escaped(value);

export const text = (characters: string): Svg => escaped(characters) as Svg;

export function element(name: string, attributes: Attributes, children: readonly Svg[] = []): Svg {
  const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${written(value)}"`)].join(' ');
  return (children.length === 0 ? `<${start}/>` : `<${start}>${children.join('')}</${name}>`) as Svg;
}
