/**
 * A read XML file and the shapes of its vocabulary in, what does not fit out. Metadata of other vocabularies (MODS, PREMIS) is well formed and no more is asked.
 */
import { type BagFinding, error } from './bag-read.ts';
import { elements, type XmlElement } from './read-xml.ts';
import type { Shape, Vocabulary } from './shapes.ts';

/** What is wrong with the form of a file. */
export function checkForm(file: string, root: XmlElement, vocabulary: Vocabulary): BagFinding[] {
  const findings: BagFinding[] = [];
  const fault = (element: XmlElement, message: string): void =>
    void findings.push(error('record-form', file, `line ${element.line}: ${element.name} ${message}`));
  if (root.name !== vocabulary.root || root.uri !== vocabulary.uri) {
    fault(root, `is not ${vocabulary.root} of ${vocabulary.uri}`);
    return findings;
  }
  const ids = new Set<string>();
  const refs: [XmlElement, string][] = [];
  for (const element of elements(root)) {
    if (element.uri !== vocabulary.uri) continue;
    const shape = vocabulary.shapes[element.name];
    if (!shape) {
      fault(element, 'is not an element that Banxin writes');
      continue;
    }
    checkChildren(element, shape, vocabulary, fault);
    checkAttributes(element, shape, fault);
    const id = element.attributes['ID'];
    if (id !== undefined && ids.has(id)) fault(element, `has the id ${id}, which stands there twice`);
    if (id !== undefined) ids.add(id);
    for (const name of shape.refs) for (const ref of element.attributes[name]?.split(' ') ?? []) refs.push([element, ref]);
  }
  for (const [element, ref] of refs) if (!ids.has(ref)) fault(element, `names ${ref}, which is not there`);
  return findings;
}

type Fault = (element: XmlElement, message: string) => void;

function checkChildren(element: XmlElement, { children }: Shape, { uri }: Vocabulary, fault: Fault): void {
  let at = 0;
  for (const child of element.children) {
    if (child.uri !== uri) continue;
    const found = children.findIndex((names, i) => i >= at && names.split('|').includes(child.name));
    if (found < 0) fault(child, `may not stand here in ${element.name}`);
    else at = found;
  }
}

function checkAttributes(element: XmlElement, { required, numbers, refs, others }: Shape, fault: Fault): void {
  const { attributes } = element;
  for (const name of required) if (attributes[name] === undefined) fault(element, `has no ${name}`);
  for (const name of numbers) {
    const value = attributes[name];
    if (value === undefined || !/^-?\d+(?:\.\d+)?$/.test(value))
      fault(element, `has ${name}="${value ?? ''}", which is no number`);
  }
  for (const name of Object.keys(attributes)) {
    const known =
      [required, numbers, refs, others].some((list) => list.includes(name)) || name === 'ID' || name.startsWith('xmlns');
    if (!known) fault(element, `has ${name}, which Banxin does not write`);
  }
}
