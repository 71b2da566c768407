/**
 * A dummy → an SVG of the sheet: type area, columns and lines with their numbers, the fold, each slot with its name, its place and what stands in it, each
 * module of a page of many stories outlined, and what found no place. Decides nothing.
 */
import type { Dummy, DummyModule, DummySlot } from '../pipeline/dummy.ts';
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
      ...dummy.slots.map((slot, i) => slotOf(dummy, slot, `slot-${i + 1}`)),
      ...dummy.modules.map(moduleOf),
      ...dummy.folded.map(inFold),
      ...rulers(dummy),
      ...folds(dummy),
      words(title, dummy.grid.x, dummy.grid.y / 2, SIZE.name, { class: 'page', 'font-weight': 'bold', fill: '#1b222a' }),
      ...outside(dummy),
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

function slotOf(dummy: Dummy, slot: DummySlot, id: string): Svg {
  const { kind, rect } = slot;
  const [fill, stroke] = TINTS[kind];
  const box = { x: rect.x + INSET, y: rect.y + INSET, width: rect.width - 2 * INSET, height: rect.height - 2 * INSET };
  const place = `${range(slot.column, slot.columns)} × ${range(slot.line, slot.lines)}`;
  return element('g', { id, class: kind }, [
    element('rect', { ...box, fill, stroke, 'stroke-width': 0.8, ...(kind === 'white' ? { 'stroke-dasharray': '2 2' } : {}) }),
    ...lettering(slot, told(dummy, slot, place), stroke),
  ]);
}

/** What is written in a slot, the most wanted first: a headline by its words, an advertisement by its client, all else by the slot's name. */
function told({ modules }: Dummy, { name, kind, holds, column, line }: DummySlot, place: string): readonly string[] {
  const module = modules.find((one) => inside(one, column, line));
  if (kind === 'headline' && holds) return [holds, ...(module ? [`${module.weight}, ${module.shape}`] : []), `${name}, ${place}`];
  if (kind === 'advertisement' && module) return [module.title, place, holds];
  return [name, place, holds];
}

const inside = (module: DummyModule, column: number, line: number): boolean =>
  column >= module.column && column < module.column + module.columns && line >= module.line && line < module.line + module.lines;

/** A module: its outline, and at its foot the lines that are over or wanting. */
function moduleOf({ id, kind, title, weight, rect, over, under }: DummyModule): Svg {
  const { x, y, width, height } = rect;
  const wanting = over ? `溢 ${over} 行` : under ? `欠 ${under} 行` : '';
  const wide = columnsOf(wanting) * SIZE.words * HALF + 2 * INSET;
  const plate = { x: x + width - wide - INSET, y: y + height - SIZE.words * 1.5 - INSET, width: wide, height: SIZE.words * 1.5 };
  return element('g', { id: `module-${id}`, class: `module ${kind}` }, [
    element('title', {}, [text(`${title} (${kind === 'advertisement' ? kind : weight})`)]),
    element('rect', { x: x - OUT, y, width: width + 2 * OUT, height, fill: 'none', stroke: '#1b222a', 'stroke-width': 1.8 }),
    ...(wanting
      ? [
          element('rect', { ...plate, fill: '#ffffff' }),
          words(wanting, plate.x + INSET, plate.y + SIZE.words * 1.15, SIZE.words, { fill: over ? '#d2432b' : '#5a6b7f', 'font-weight': 'bold' }), // prettier-ignore
        ]
      : []),
  ]);
}
/** How far an outline stands out into the gutters, pt. */
const OUT = 3;

/** An advertisement in the fold. */
function inFold({ id, title, rect }: Dummy['folded'][number]): Svg {
  const [fill, stroke] = TINTS.advertisement;
  return element('g', { id: `fold-${id}`, class: 'advertisement' }, [
    element('title', {}, [text(title)]),
    element('rect', { ...rect, fill, stroke, 'stroke-width': 0.8 }),
    ...[...title].map((character, i) =>
      words(character, rect.x + rect.width / 2, rect.y + (i + 1) * SIZE.name * 1.3, SIZE.name, {
        fill: stroke,
        'text-anchor': 'middle',
        'font-weight': 'bold',
      }),
    ),
  ]);
}

/** What found no place, under the type area. */
function outside({ unplaced, grid }: Dummy): Svg[] {
  if (unplaced.length === 0) return [];
  const y = grid.y + grid.lines * grid.leading + SIZE.name * 1.8;
  const said = `no place: ${unplaced.map((title) => `“${title}”`).join(', ')}`;
  return [words(said, grid.x, y, SIZE.name, { class: 'unplaced', 'font-weight': 'bold', fill: '#d2432b' })];
}

/** Lines of words, the first one bold, as many as the slot has room for. */
function lettering({ rect }: DummySlot, said: readonly string[], fill: string): Svg[] {
  const measure = rect.width - 2 * (INSET + PADDING);
  const all = said.flatMap((part, i) => {
    const [size, weight] = i === 0 ? [SIZE.name, 'bold'] : [SIZE.words, 'normal'];
    return cut(part, measure, size).map((line) => ({ line, size, weight }));
  });
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
