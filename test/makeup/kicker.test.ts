/**
 * A kicker or deck that is too long for one row of its headline block: turned between words, nothing of it lost, each row within the width. Real faces.
 */
import { describe, expect, test } from 'vitest';
import { planHead, setHead } from '../../src/makeup/news/head.ts';
import tabloid from '../../templates/tabloid-news/grid.ts';
import { deskOf, storyOf } from '../support/news-page.ts';

const LONG = '夜3路今夜起经新桥过江，记者跟车走了一个绕行老桥的夜';

async function rowsOf(part: 'kicker' | 'deck', columns: number) {
  const form = tabloid.page;
  const story = await storyOf(form, `---\ntitle: 末班车上　有人醒着\n${part}: ${LONG}\n---\n\n正文一段。\n`, 0);
  const desk = await deskOf(form, [{ story, weight: 'lead', order: 0 }]);
  const width = desk.grid.span(1, columns) * desk.grid.em;
  const head = planHead(desk, story.head, width, { size: 36, face: 'headline', mostRows: 2 })!;
  const lines = setHead(desk, head, 0, 0, head.shape.lines, false).flatMap(({ role, line }) => (role === part ? [line] : []));
  return { width, lines, texts: lines.map(({ runs }) => runs.map(({ text }) => text).join('')) };
}

describe.each(['kicker', 'deck'] as const)('a %s', (part) => {
  test('on two rows parts no word and keeps its marks', async () => {
    const { texts, lines, width } = await rowsOf(part, 3);
    expect(texts).toEqual(['夜3路今夜起经新桥过江，', '记者跟车走了一个绕行老桥的夜']);
    for (const { runs } of lines) {
      expect(runs[0]!.at[0]!).toBeGreaterThanOrEqual(-0.01);
      expect(runs.at(-1)!.at.at(-1)! + runs.at(-1)!.size).toBeLessThanOrEqual(width + runs.at(-1)!.size / 2);
    }
    expect(lines[1]!.baseline).toBeGreaterThan(lines[0]!.baseline + lines[0]!.runs[0]!.size);
  });

  test('that fits one row stays on it', async () => {
    expect((await rowsOf(part, 6)).texts).toEqual([LONG]);
  });
});
