/**
 * A made-up spread of many stories in, what lies in its fold out, as sentences: characters that are read and focus points within 2.5 mm of the middle of the sheet, headlines parted there inside a
 * word. Reads frames and manuscripts; asks make-up nothing.
 */
import type { Frame, Line } from '../../src/layout/types.ts';
import { wordsOf } from '../../src/text/words.ts';
import type { MadePage } from './news-page.ts';

const MM = 72 / 25.4;
const OPENING = '“‘（《〈【「『';
const CLOSING = '，。、；：？！”’）》〉】」』';
const HEAD = new Set(['kicker', 'headline', 'deck']);

/** The band, pt. */
const bandOf = ({ form }: MadePage): { left: number; right: number } => {
  const middle = (form.grid.sheet.width * MM) / 2;
  return { left: middle - 2.5 * MM, right: middle + 2.5 * MM };
};

/** Everything that lies in the fold. */
export function inFold(page: MadePage): string[] {
  return [...characters(page), ...focuses(page), ...partedWords(page)];
}

function characters(page: MadePage): string[] {
  const { left, right } = bandOf(page);
  return page.made.frames.flatMap((frame) =>
    (frame.lines ?? []).flatMap((line) =>
      line.runs.flatMap((run) =>
        run.at.flatMap((x, i) => {
          const character = run.text.slice(run.clusters[i], run.clusters[i + 1] ?? run.text.length);
          if (!character.trim()) return [];
          const wide = character < '\u2e80' ? 0.5 * run.size : run.size;
          const from = x + (OPENING.includes(character) ? run.size / 2 : 0);
          const to = x + (CLOSING.includes(character) ? run.size / 2 : wide);
          return from < right && to > left ? [`N8 ${frame.id} (${frame.role}): “${character}” lies in the fold`] : [];
        }),
      ),
    ),
  );
}

/** Focus of each picture by its block, as the manuscript has it: `![…](file){focus=x,y}`; every picture of a generated story has the same. */
function focuses(page: MadePage): string[] {
  const { left, right } = bandOf(page);
  return page.made.frames.flatMap(({ id, story, picture, rect }) => {
    const source = page.sources[page.items.findIndex((item) => item.story.id === story)] ?? '';
    const focus = /focus=(\d+),/u.exec(source)?.[1];
    const size = picture && /-(\d+)x(\d+)/u.exec(picture.file)?.[1];
    if (!picture || !focus || !size) return [];
    const at = rect.x + ((Number(focus) / 100) * Number(size) - picture.crop.x) * (rect.width / picture.crop.width);
    return at > left && at < right ? [`N8 ${id}: the focus of its picture lies in the fold`] : [];
  });
}

const textOf = ({ runs }: Line): string => runs.map(({ text }) => text).join('');

/** Parts of one row of a headline on the two pages: the place between them is no place inside a word. */
function partedWords(page: MadePage): string[] {
  const { left, right } = bandOf(page);
  const rows = page.made.frames.flatMap((frame) =>
    HEAD.has(frame.role) ? (frame.lines ?? []).map((line) => ({ frame, line })) : [],
  );
  return rows.flatMap((one) =>
    rows.flatMap((other) => {
      const together = one.frame.block === other.frame.block && Math.abs(one.line.baseline - other.line.baseline) < 0.01;
      const over = endOf(one) <= left && other.line.runs[0]!.at[0]! >= right;
      if (!together || !over || one.line.x === other.line.x) return [];
      const [a, b] = [textOf(one.line), textOf(other.line)];
      const inside = wordsOf(a + b).some(({ start, end }) => start < a.length && end > a.length);
      return inside ? [`N8 ${one.frame.id}: “${a}|${b}” is parted inside a word`] : [];
    }),
  );
}

const endOf = ({ line }: { readonly frame: Frame; readonly line: Line }): number => line.runs.at(-1)!.at.at(-1)!;
