/**
 * An edition's folder in, its record out, in memory, and what a reader of ALTO makes of it: blocks, characters and the order of reading, read by a parser and not by
 * the writer's code.
 */
import path from 'node:path';
import { SaxesParser } from 'saxes';
import { hostOf } from '../../src/cli/host.ts';
import { validateEdition, validatePaper, validateStory } from '../../src/cli/validate.ts';
import type { Layout } from '../../src/layout/types.ts';
import { build } from '../../src/pipeline.ts';
import type { MadeRecord } from '../../src/pipeline/record.ts';
import { said, Shelf } from './build.ts';

export interface Recorded {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly layout: Layout;
  readonly record: MadeRecord;
}

/** Builds the record of these pages of `edition.yaml`; it has to succeed. */
export async function recorded(root: string, pages: string): Promise<Recorded> {
  const shelf = new Shelf();
  let record: MadeRecord | undefined;
  const { ok, diagnostics } = await build({
    editionPath: path.join(root, 'edition.yaml'),
    pages,
    outputs: ['record'],
    emit: ['layout'],
    host: hostOf(process.env),
    validate: { edition: validateEdition, paper: validatePaper, story: validateStory },
    sink: shelf,
    archive: { version: '0.0.0', take: (made) => (record = made) },
  });
  if (!ok || !record) throw new Error(`no record:\n${diagnostics.map(said).join('\n')}`);
  return { files: shelf.files, layout: JSON.parse(shelf.files.get('layout.json')!.toString('utf8')) as Layout, record };
}

/** An element as read. */
export interface Read {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Read[];
}

export function readXml(text: string): Read {
  const top: Read = { name: '', attributes: {}, children: [] };
  const open = [top];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, value.value]));
    const element = { name, attributes: values, children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  return top.children[0]!;
}

/** Every element of a name, in the order of the document. */
export const all = (element: Read, name: string): Read[] => [
  ...(element.name === name ? [element] : []),
  ...element.children.flatMap((child) => all(child, name)),
];

/** The text of each story of an ALTO page in reading order, generated matter left out; by the tag of the story. */
export function storyTexts(alto: Read): Map<string, string> {
  const blocks = new Map(all(alto, 'TextBlock').map((block) => [block.attributes['ID']!, block]));
  const texts = new Map<string, string>();
  for (const { attributes } of all(alto, 'ElementRef')) {
    const block = blocks.get(attributes['REF']!);
    const tags = block?.attributes['TAGREFS']?.split(' ') ?? [];
    const story = tags.find((tag) => tag.startsWith('story.'));
    if (!block || story === undefined || tags.includes('GENERATED')) continue;
    const strings = all(block, 'String').filter((string) => !string.attributes['TAGREFS']?.includes('GENERATED'));
    texts.set(story, (texts.get(story) ?? '') + strings.map((string) => string.attributes['CONTENT']).join(''));
  }
  return texts;
}
