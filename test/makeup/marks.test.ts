/**
 * Marks and readings through the whole house: an edition with emphasised words, names, titles and rare characters is built, and what stands
 * between its lines is looked for in the Layout and the report.
 */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Layout } from '../../src/layout/types.ts';
import { buildFolder, said } from '../support/build.ts';
import { folderOf } from '../support/folder.ts';

const PLAIN = '在这座城市里，劳动光荣、创造伟大成为时代强音，三位同志走进车间。';
const MARKED = '*在*这座城市里，*劳动光荣*，:name[马文章]:name[刘萍]读:title[红楼梦]，:ruby[湉]{tián}字怎么念？';
const COPY = `---\nid: marks\ntitle: 着重号与专名号\n---\n\n${MARKED}{.dropcap lines=3}\n\n${Array.from({ length: 40 }, () => PLAIN.repeat(4)).join('\n\n')}\n\n${MARKED}\n`;

let root: string;
let built: Awaited<ReturnType<typeof buildFolder>>;
let layout: Layout;

beforeAll(async () => {
  const page = '{ folio: A04, section: 副刊, template: broadsheet-feature, stories: [manuscript/marks.md] }';
  root = folderOf({
    'manuscript/marks.md': COPY,
    'banxin.yaml': 'name: 某报\nhouse: { ruby: interlinear }\n',
    'edition.yaml': `date: 2021-01-26\nnumber: 15321\npages:\n  - ${page}\n`,
  });
  built = await buildFolder(root);
  layout = JSON.parse(built.files.get('layout.json')?.toString('utf8') ?? 'null') as Layout;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const framesOf = (block: string) => layout.pages[0]!.frames.filter((frame) => frame.block === block);
const blocks = () => layout.stories[0]!.blocks.filter(({ text }) => text.includes('马文章')).map(({ id }) => id);

describe('an edition with marks', () => {
  test('it builds', () => {
    expect(built.diagnostics.filter(({ severity }) => severity === 'error').map(said)).toEqual([]);
    expect(blocks()).toHaveLength(2);
  });

  test('marks are generated matter of their block, painted after all text', () => {
    const { frames } = layout.pages[0]!;
    const lastText = frames.findLastIndex(({ story, lines, role }) => story !== null && lines && role !== 'generated');
    for (const block of blocks()) {
      const marks = framesOf(block).filter(({ paths }) => paths);
      expect(marks).toHaveLength(1);
      expect(marks[0]!.role).toBe('generated');
      expect(frames.indexOf(marks[0]!)).toBeGreaterThan(lastText);
      expect(
        marks[0]!.paths!.filter(({ stroke }) => stroke).length,
        'one a name, and one more where it goes over to the next line',
      ).toBeGreaterThanOrEqual(3);
    }
  });

  test('a drop cap has no dot, and its paragraph the others', () => {
    const dots = blocks().map((block) =>
      framesOf(block)
        .flatMap(({ paths }) => paths ?? [])
        .filter(({ fill }) => fill)
        .reduce((sum, { d }) => sum + d.match(/M/g)!.length, 0),
    );
    expect(dots).toEqual([4, 5]);
  });

  test('the report says once a paragraph that the leading is too tight (Q10)', () => {
    const said = built.report.composition.edition.relaxations.filter((relaxed) => relaxed.startsWith('Q10'));
    expect(said).toEqual(blocks().map((block) => `Q10 ${block}`));
  });

  test('readings that find no room between lines stand in brackets, and the build warns (R5)', () => {
    expect(built.diagnostics.map(({ severity, message }) => [severity, message.split(':')[0]])).toContainEqual([
      'warning',
      'house.ruby',
    ]);
    const text = framesOf(blocks()[1]!).flatMap(({ lines }) => (lines ?? []).flatMap(({ runs }) => runs.map((run) => run.text)));
    expect(text).toContain('tián');
    expect(text.join('')).toContain('（');
  });
});
