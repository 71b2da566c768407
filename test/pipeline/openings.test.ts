/**
 * A story that begins in merged columns and goes on in base ones, from the edition file to what is handed out: a paragraph over both measures is one paragraph for those who read it with other
 * eyes, ALTO tells it in the order of reading, and a page whose measure was changed is another page.
 */
import { expect, test, describe } from 'vitest';
import type { Layout } from '../../src/layout/types.ts';
import { published } from '../support/newspaper.ts';
import { hasTool } from '../support/pdf.ts';
import { all as allRead, readXml, storyTexts } from '../support/record.ts';
import { all, type StructElement, structureOf } from '../support/structure.ts';

const sentence = (i: number): string =>
  `第${'一二三四五六七八九十'.charAt(i % 10)}天清晨，渡口的老人把船票交给孩子，孩子把它夹进课本，说明年再来看${'桥灯船江岸雾雪风雨雁'.charAt((i * 3) % 10)}。`;
const paragraphs = Array.from({ length: 24 }, (_, i) => [0, 1, 2, 3].slice(0, 2 + (i % 3)).map((k) => sentence(i * 4 + k)).join('')); // prettier-ignore
const told = `---\ntitle: 老渡口最后一班船　靠岸\nweight: lead\n---\n\n${paragraphs.join('\n\n')}\n`;
const editionOf = (measure: string): string =>
  `date: 2026-11-22\nnumber: 7\npages:\n  - folio: A02\n    section: 要闻\n    template: broadsheet-news\n    stories: [{ file: a.md, at: { column: 1, line: 1, columns: 6, lines: 62 }${measure} }]\n`;
const files = (measure: string) => ({ 'banxin.yaml': 'name: 排字报\nformat: broadsheet\n', 'a.md': told, 'edition.yaml': editionOf(measure) }); // prettier-ignore
const built = published(files(', measure: opening-merged'), {
  outputs: ['archive', 'record'],
  emit: ['layout'],
  archive: { version: '0.0.0', take: () => undefined },
});

/** The paragraph whose lines stand at two measures, and its text. */
async function crossing(): Promise<string> {
  const { files: made } = await built;
  const layout = JSON.parse(made.get('layout.json')!.toString('utf8')) as Layout;
  const measures = new Map<string, Set<number>>();
  for (const { role, block, lines } of layout.pages[0]!.frames)
    if (role === 'body')
      for (const line of lines ?? []) measures.set(block!, (measures.get(block!) ?? new Set()).add(Math.round(line.measure)));
  const found = [...measures].filter(([, own]) => own.size > 1);
  expect(found.map(([, own]) => [...own])).toEqual([[27 * 9, 13 * 9]]);
  const frames = layout.pages[0]!.frames.filter(({ block }) => block === found[0]![0]);
  const text = frames.flatMap(({ lines }) => lines ?? []).flatMap(({ runs }) => runs.map((run) => run.text));
  return text.join('');
}

test('one paragraph of the copy stands at both measures, whole', async () => {
  const { result } = await built;
  expect(result.ok).toBe(true);
  expect(paragraphs).toContain(await crossing());
});

test('ALTO reads the story in the order of the copy', async () => {
  const { files: made } = await built;
  const alto = readXml(made.get('alto/A02.xml')!.toString('utf8'));
  expect([...storyTexts(alto).values()].join('')).toBe(`老渡口最后一班船靠岸${paragraphs.join('')}`);
  expect(allRead(alto, 'TextBlock').length).toBeGreaterThan(paragraphs.length);
});

describe.skipIf(!hasTool('qpdf'))('read by others', () => {
  test('the tagged file has one P for it', async () => {
    const { files: made } = await built;
    const tree = await structureOf(made.get('archive.pdf')!);
    const textOf = ({ kids }: StructElement): string => kids.map((kid) => (typeof kid === 'string' ? kid : textOf(kid))).join('');
    expect(all(tree!, 'P').map((element) => textOf(element).replace(/\s/gu, ''))).toEqual(paragraphs);
  });
});

test('what the desk asks for is part of what a page is made from', async () => {
  const record = { before: undefined, wanted: true };
  const one = await published(files(', measure: opening-merged'), { record });
  const two = await published(files(', measure: merged'), { record });
  expect(one.result.ok && two.result.ok).toBe(true);
  expect(one.result.pages[0]).not.toEqual(two.result.pages[0]);
});

test('a feature has no measures', async () => {
  const feature = editionOf(', measure: merged')
    .replace('broadsheet-news', 'broadsheet-feature')
    .replace(/at: .*?\}, /u, '');
  const { result } = await published({ ...files(''), 'edition.yaml': feature });
  expect(result.ok).toBe(false);
  expect(result.diagnostics.map(({ message }) => message).join()).toContain('take measure: out');
});
