/**
 * Elements, attributes and text in, XML out, written by xmlbuilder2 as it comes. The one place of the records that knows how XML is written: prefixes,
 * escapes, characters that XML 1.0 cannot hold.
 */
import { createCB } from 'xmlbuilder2';

/** Attributes by name, with a prefix where they have one; what is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Namespaces by prefix; '' is that of names without one. */
export type Namespaces = Readonly<Record<string, string>>;

const XMLNS = 'http://www.w3.org/2000/xmlns/';
const XML = 'http://www.w3.org/XML/1998/namespace';

/** What XML 1.0 may not hold at all (2.2 Char). */
const NOT_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text as XML can hold it: what it cannot becomes U+FFFD. */
export const xmlText = (text: string): string => text.replace(NOT_XML, '\ufffd');

/** A reader turns the line ends of an attribute into spaces (XML 1.0, 3.3.3): so do we, before it. */
const attributeText = (value: string | number): string => xmlText(String(value)).replaceAll(/[\t\n\r]/g, ' ');

/** Writes one document. */
export class XmlWriter {
  readonly #chunks: string[] = [];
  readonly #names: Namespaces;
  readonly #xml: ReturnType<typeof createCB>;

  constructor(root: string, namespaces: Namespaces, attributes: Attributes = {}) {
    this.#names = namespaces;
    this.#xml = createCB({
      data: (chunk: string) => this.#chunks.push(chunk),
      prettyPrint: true,
      indent: ' ',
      wellFormed: true,
    });
    this.#xml.dec({ encoding: 'UTF-8' });
    this.open(root);
    for (const [prefix, uri] of Object.entries(namespaces)) if (prefix !== '') this.#xml.att(XMLNS, `xmlns:${prefix}`, uri);
    this.#attributes(attributes);
  }

  /** Opens an element; `close` ends it. */
  open(name: string, attributes: Attributes = {}): this {
    this.#xml.ele(this.#uri(name, ''), name);
    this.#attributes(attributes);
    return this;
  }

  close(): this {
    this.#xml.up();
    return this;
  }

  /** An element with text in it, or empty. Undefined text: no element. */
  leaf(name: string, text: string | undefined, attributes: Attributes = {}): this {
    if (text === undefined) return this;
    this.open(name, attributes);
    if (text !== '') this.#xml.txt(xmlText(text));
    return this.close();
  }

  /** An element without content. */
  empty(name: string, attributes: Attributes = {}): this {
    return this.open(name, attributes).close();
  }

  /** Ends every element that is open; the document. */
  done(): string {
    this.#xml.end();
    return `${this.#chunks.join('')}\n`;
  }

  #attributes(attributes: Attributes): void {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === undefined) continue;
      if (name.includes(':')) this.#xml.att(this.#uri(name, ''), name, attributeText(value));
      else this.#xml.att(name, attributeText(value));
    }
  }

  #uri(name: string, without: string): string {
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? without : name.slice(0, colon);
    const uri = prefix === 'xml' ? XML : this.#names[prefix];
    if (uri === undefined) throw new Error(`bug: no namespace for ${name}`);
    return uri;
  }
}
