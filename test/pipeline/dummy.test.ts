/**
 * The dummies of pages: slots in points where the layout has their matter, and what they are said to hold.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { hostOf } from '../../src/cli/host.ts';
import type { Layout } from '../../src/layout/types.ts';
import { dummies } from '../../src/pipeline/dummy.ts';
import { buildFolder } from '../support/build.ts';
import { copy, newspaper, story } from '../support/market.ts';

const files = {
  'manuscript/a.md': story(
    [...copy, '> [!pull]\n> 菜市场不只是买菜的地方。', ...copy, '![菜市场](../images/market.svg){.lead}', ...copy],
    'title: 菜市场　早晨五点\nkicker: 城东',
  ),
  'images/market.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"><path d="M0 0h300v200H0z" fill="#888"/></svg>\n',
};
const dummyOf = async (root: string, pages?: string) =>
  dummies({ editionPath: path.join(root, 'edition.yaml'), host: hostOf(process.env), ...(pages ? { pages } : {}) });

test('slots do not lie on each other, and all matter of the layout lies in them', async () => {
  const root = newspaper(files);
  const { dummies: [dummy], pages, ok } = await dummyOf(root); // prettier-ignore
  expect([pages, ok]).toEqual([['A02'], true]);
  const claimed = new Set<string>();
  for (const { column, columns, line, lines } of dummy!.slots)
    for (let c = column; c < column + columns; c++)
      for (let l = line; l < line + lines; l++) {
        expect(claimed.has(`${c}:${l}`)).toBe(false);
        claimed.add(`${c}:${l}`);
      }
  const layout = JSON.parse((await buildFolder(root)).files.get('layout.json')!.toString('utf8')) as Layout;
  const page = layout.pages[0]!;
  expect([dummy!.width, dummy!.height]).toEqual([expect.closeTo(page.width, 2), expect.closeTo(page.height, 2)]);
  for (const { rect, role, slot } of page.frames.filter(({ story: of }) => of)) {
    const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
    const at = dummy!.slots.filter(({ rect: r }) => x >= r.x && x < r.x + r.width && y >= r.y && y < r.y + r.height);
    expect([role, slot, at.length]).toEqual([role, slot, 1]);
  }
});

test('each slot holds what stands in it: the headline with its turn, a file, the copy as it goes on from leg to leg', async () => {
  const root = newspaper(files);
  const { slots } = (await dummyOf(root)).dummies[0]!;
  const holds = (kind: string): string[] => slots.filter((slot) => slot.kind === kind).map((slot) => slot.holds);
  expect(holds('headline')).toEqual(['菜市场　早晨五点']);
  expect(holds('picture')).toEqual(['images/market.svg']);
  expect(holds('pullquote')).toEqual(['菜市场不只是买菜的地方。']);
  expect(holds('white').join('')).toBe('');
  const source = readFileSync(path.join(root, 'manuscript/a.md'), 'utf8').replaceAll(/!.*|>.*|\s/g, '');
  let from = 0;
  for (const words of holds('text')) {
    const at = source.indexOf(words.replaceAll('　', '').slice(0, 20), from);
    expect(at).toBeGreaterThanOrEqual(from);
    from = at;
  }
});

test('only the pages asked for; a page that is not there is an error, and has no dummy', async () => {
  const { dummies: none, diagnostics, ok } = await dummyOf(newspaper(files), 'B9');
  expect([none, ok]).toEqual([[], false]);
  expect(diagnostics.map(({ severity }) => severity)).toContain('error');
});
