/**
 * A dummy → an SVG of the sheet: type area, columns and lines with their numbers, the fold, and each slot with its name, its place and what stands in it.
 * Decides nothing.
 */
import type { Dummy, DummySlot } from '../pipeline/dummy.ts';
import type { SlotKind } from '../plan/types.ts';
import { columnsOf } from './columns.ts';
import { range } from './plan-text.ts';
import { element, type Svg, text } from './svg.ts';

/** Ground and outline of each kind of slot. */
const TINTS: Readonly<Record<SlotKind, readonly [ground: string, line: string]>> = {
  headline: ['#f6d9d2', '#a5321d'],
  text: ['#eef1f4', '#5a6b7f'],
  picture: ['#cfdfea', '#22577d'],
  box: ['#e6e3c8', '#6f6a1f'],
  pullquote: ['#e5d9ec', '#6a3d86'],
  strip: ['#d8ead9', '#2f6b38'],
  advertisement: ['#ececec', '#707070'],
  white: ['none', '#9aa4ae'],
};
const FACES = 'Noto Sans SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif';
/** pt */
const SIZE = { name: 12, words: 11, number: 8 } as const;
const [INSET, PADDING] = [1.2, 5];
/** Every so many lines are numbered. */
const EVERY = 10;

/** The whole drawing, a line feed at its end; lengths are pt, so it is as large as the page. */
export function dummySvg(dummy: Dummy): string {
  const { width, height, plan } = dummy;
  const title = `${plan.folios.join('-')} ${plan.template}`;
  const drawn = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: `${width}pt`,
      height: `${height}pt`,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': FACES,
    },
    [
      element('title', {}, [text(title)]),
      element('rect', { class: 'sheet', width, height, fill: '#ffffff', stroke: '#38434f' }),
      ...columns(dummy),
      ...dummy.slots.map((slot, i) => slotOf(slot, `slot-${i + 1}`)),
      ...rulers(dummy),
      ...folds(dummy),
      words(title, dummy.grid.x, dummy.grid.y / 2, SIZE.name, { class: 'page', 'font-weight': 'bold', fill: '#1b222a' }),
    ],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${drawn}\n`;
}

/** Base columns, and the type area around them. */
function columns({ columns: all, grid }: Dummy): Svg[] {
  const last = all.at(-1)!;
  const height = grid.lines * grid.leading;
  const area = { x: grid.x, y: grid.y, width: last.x + last.width - grid.x, height };
  return [
    ...all.map(({ x, width }) => element('rect', { class: 'column', x, y: grid.y, width, height, fill: '#f7f8f9' })),
    element('rect', {
      class: 'type-area',
      ...area,
      fill: 'none',
      stroke: '#8d9bab',
      'stroke-width': 0.5,
      'stroke-dasharray': '4 2',
    }),
  ];
}

/** Numbers of the columns above, of every tenth line at the left. */
function rulers({ columns: all, grid }: Dummy): Svg[] {
  const look = { class: 'number', fill: '#5a6b7f' };
  const lines = Array.from({ length: grid.lines }, (_, i) => i + 1).filter((n) => n === 1 || n % EVERY === 0);
  return [
    ...all.map(({ x, width }, i) =>
      words(String(i + 1), x + width / 2, grid.y - 4, SIZE.number, { ...look, 'text-anchor': 'middle' }),
    ),
    ...lines.map((n) =>
      words(String(n), grid.x - 7, grid.y + (n - 0.25) * grid.leading, SIZE.number, { ...look, 'text-anchor': 'end' }),
    ),
    ...lines.map((n) =>
      element('path', { d: `M${grid.x - 5} ${grid.y + n * grid.leading}h5`, stroke: '#8d9bab', 'stroke-width': 0.5 }),
    ),
  ];
}

/** Between two halves the sheet is folded. */
const folds = ({ halves, height }: Dummy): Svg[] =>
  halves.slice(1).map(({ x }) => element('path', { class: 'fold', d: `M${x} 0V${height}`, fill: 'none', stroke: '#d2432b', 'stroke-dasharray': '9 5' })); // prettier-ignore

function slotOf(slot: DummySlot, id: string): Svg {
  const { kind, rect } = slot;
  const [fill, stroke] = TINTS[kind];
  const box = { x: rect.x + INSET, y: rect.y + INSET, width: rect.width - 2 * INSET, height: rect.height - 2 * INSET };
  const place = `${range(slot.column, slot.columns)} × ${range(slot.line, slot.lines)}`;
  return element('g', { id, class: kind }, [
    element('rect', { ...box, fill, stroke, 'stroke-width': 0.8, ...(kind === 'white' ? { 'stroke-dasharray': '2 2' } : {}) }),
    ...lettering(slot, place, stroke),
  ]);
}

/** Name, place and words, as many lines of them as the slot has room for. */
function lettering({ name, holds, rect }: DummySlot, place: string, fill: string): Svg[] {
  const measure = rect.width - 2 * (INSET + PADDING);
  const all = [
    ...cut(name, measure, SIZE.name).map((line) => ({ line, size: SIZE.name, weight: 'bold' })),
    ...cut(place, measure, SIZE.words).map((line) => ({ line, size: SIZE.words, weight: 'normal' })),
    ...cut(holds, measure, SIZE.words).map((line) => ({ line, size: SIZE.words, weight: 'normal' })),
  ];
  let y = rect.y + INSET;
  return all.flatMap(({ line, size, weight }) => {
    y += size * 1.3;
    if (y > rect.y + rect.height - INSET) return [];
    return [words(line, rect.x + INSET + PADDING, y, size, { fill, 'font-weight': weight })];
  });
}

/** A text in lines of `measure` pt: half an em for what a terminal sets in one column, a whole one for the others. */
function cut(whole: string, measure: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of whole) {
    if (columnsOf(line + character) * size * HALF > measure && line && !HANGS.includes(character)) {
      lines.push(line);
      line = '';
    }
    line += character;
  }
  return line ? [...lines, line] : lines;
}
/** Half an em, and a little for the wide letters of other people's fonts. */
const HALF = 0.53;
/** These would rather hang over the end of a line than begin one. */
const HANGS = '，。、；：？！”’》）」』…';

const words = (characters: string, x: number, y: number, size: number, look: Readonly<Record<string, string>>): Svg =>
  element('text', { x, y, 'font-size': size, ...look }, [text(characters)]);
