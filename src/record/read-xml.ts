/**
 * XML in, its elements out as a tree, or where it is not well formed. Strict, with namespaces; never loads anything that the text names: there are no entities
 * but XML's own.
 */
import { SaxesParser } from 'saxes';

/** An element as read. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly uri: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  /** Line of its start tag, from 1. */
  readonly line: number;
}

/** Where a text is not well formed. */
export interface XmlFault {
  readonly line: number;
  readonly fault: string;
}

type Open = { -readonly [K in keyof XmlElement]: XmlElement[K] } & { children: XmlElement[] };

export function readXml(text: string): XmlElement | XmlFault {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Open[] = [{ name: '', uri: '', attributes: {}, children: [], text: '', line: 0 }];
  let fault: XmlFault | undefined;
  parser.on('error', (error) => (fault ??= { line: parser.line, fault: error.message.replace(/^.*?:\d+:\d+: /, '') }));
  parser.on('doctype', () => (fault ??= { line: parser.line, fault: 'has a DOCTYPE, which a record never has' }));
  parser.on('opentag', ({ local, uri, attributes }) => {
    const values = Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value]));
    const element: Open = { name: local, uri, attributes: values, children: [], text: '', line: parser.line };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (more) => void (open.at(-1)!.text += more));
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  return fault ?? open[0]!.children[0] ?? { line: 1, fault: 'is empty' };
}

/** Every element within one, itself first, in the order of the document. */
export function* elements(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* elements(child);
}
