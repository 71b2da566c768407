/**
 * Pictures in a row under one caption: side by side, equally high, none stretched, each pointed at by its own arrow.
 */
import { describe, expect, test } from 'vitest';
import { form } from '../support/dummy.ts';
import { featureOf } from '../support/feature.ts';
import { han } from '../support/flow.ts';
import { styledOf, typed } from '../support/story.ts';

const page = form(4, 60, { pictures: [{ column: 1, columns: 4, edge: 'head' }], leadWidths: [4] });
const shapes = { 'root/a.jpg': [300, 200], 'root/b.jpg': [200, 300], 'root/c.jpg': [400, 200] } as const;
const row = (...files: string[]): string => files.map((file) => `![图${file}](${file}.jpg "${file}摄")`).join('\n');
const made = (pictures: string) =>
  featureOf(
    typed(`${pictures}\n\n${Array.from({ length: 14 }, () => han(95)).join('\n\n')}`, 'title: 活版印刷'),
    page,
    ['A01'],
    shapes,
  );

describe('two or three pictures in a row', () => {
  test.each([
    [
      ['a', 'b'],
      ['◀', '▶'],
    ],
    [
      ['a', 'b', 'c'],
      ['◀', '▲', '▶'],
    ],
  ])('%s', async (files, arrows) => {
    const { frames, diagnostics } = await made(row(...files));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const pictures = frames.filter(({ role }) => role === 'picture');
    expect(pictures.map(({ picture }) => picture!.file)).toEqual(files.map((file) => `root/${file}.jpg`));
    expect(pictures.map(({ picture }) => picture!.alt)).toEqual(files.map((file) => `图${file}`));
    expect(new Set(pictures.map(({ rect }) => `${rect.y} ${rect.height}`)).size).toBe(1);
    for (const [i, { rect, picture }] of pictures.entries()) {
      expect(picture!.crop.width / picture!.crop.height).toBeCloseTo(rect.width / rect.height, 2);
      if (i > 0) expect(rect.x).toBeGreaterThan(pictures[i - 1]!.rect.x + pictures[i - 1]!.rect.width);
    }
    const words = (role: string): string[] =>
      frames
        .filter((frame) => frame.role === role)
        .flatMap(({ lines }) => lines ?? [])
        .flatMap(({ runs }) => runs.map(({ text }) => text));
    expect(words('caption')).toEqual(files.map((file) => `图${file}`));
    expect(words('credit')).toEqual(files.map((file) => `${file}摄`));
    expect(words('generated').filter((text) => /[◀▲▶]/.test(text))).toEqual(arrows);
  });

  test('one that is not there takes no place, and the others do not stand for it', async () => {
    const { frames } = await featureOf(
      typed(`${row('a', 'z')}\n\n${Array.from({ length: 14 }, () => han(95)).join('\n\n')}`, 'title: 活版印刷'),
      page,
      ['A01'],
      { ...shapes, 'root/z.jpg': [0, 0] },
    );
    expect(frames.filter(({ role }) => role === 'picture')).toEqual([]);
  });
});

test('four stand each by itself', async () => {
  const story = await styledOf(typed(row('a', 'b', 'c', 'a')));
  expect(story.blocks.filter(({ kind }) => kind === 'figure').length).toBe(4);
});
