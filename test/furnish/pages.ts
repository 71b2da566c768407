/**
 * Made-up pages for the furnish tests: props with fake slots on the real grids. No story is set in them.
 */
import type { Rect } from '../../src/base/index.ts';
import type { PageProps } from '../../src/furnish/types.ts';
import type { Half, PageGrid } from '../../src/layout/types.ts';

const EM = 9;
const LEADING = 11.25;
const mm = (v: number): number => (v * 72) / 25.4;

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly chars: number;
  readonly gap: number;
  readonly lines: number;
  readonly folios: readonly string[];
}

export const SHEETS = {
  broadsheetSpread: { width: mm(780), height: mm(550), columns: 12, chars: 18, gap: 1.62, lines: 120, folios: ['A04', 'A05'] },
  broadsheetPage: { width: mm(390), height: mm(550), columns: 8, chars: 13, gap: 1, lines: 120, folios: ['A04'] },
  tabloidSpread: { width: mm(550), height: mm(390), columns: 13, chars: 11, gap: 1, lines: 86, folios: ['B02', 'B03'] },
  tabloidPage: { width: mm(275), height: mm(390), columns: 6, chars: 11, gap: 1, lines: 86, folios: ['B03'] },
} satisfies Record<string, Sheet>;

/** Rectangle of columns from–to (1 …) and lines from–to of a sheet's grid. */
export function cells(grid: PageGrid, from: number, to: number, line: number, lines: number): Rect {
  const pitch = (grid.chars + grid.gap) * grid.em;
  return {
    x: grid.x + (from - 1) * pitch,
    y: grid.y + (line - 1) * grid.leading,
    width: (to - from + 1) * pitch - grid.gap * grid.em,
    height: lines * grid.leading,
  };
}

function gridOf(sheet: Sheet): PageGrid {
  const width = (sheet.columns * sheet.chars + (sheet.columns - 1) * sheet.gap) * EM;
  const { columns, chars, gap, lines } = sheet;
  return {
    x: (sheet.width - width) / 2,
    y: (sheet.height - lines * LEADING) / 2,
    em: EM,
    leading: LEADING,
    columns,
    chars,
    gap,
    lines,
  };
}

/** A page with one of everything that a feature draws. */
export function pageProps(sheet: Sheet, folios: readonly string[] = sheet.folios): PageProps {
  const grid = gridOf(sheet);
  const halves: Half[] = folios.map((folio, i) => ({
    folio,
    x: (i * sheet.width) / folios.length,
    width: sheet.width / folios.length,
  }));
  const at = (from: number, to: number, line: number, lines: number): Rect => cells(grid, from, to, line, lines);
  const last = grid.columns;
  const bottom = grid.lines;
  const strip = at(1, last, bottom - 14, 15);
  return {
    paper: { name: '版心日报', imprint: {} },
    edition: { date: '2026-11-22', dateText: '2026年11月22日', weekday: '星期日', lunar: '农历丙午年十月十四', pages: 8 },
    page: {
      folios,
      halves,
      section: '特别报道',
      width: sheet.width,
      height: sheet.height,
      grid,
      reserved: [],
      credits: [
        { role: '责任编辑', names: '王祯' },
        { role: '版式', names: '姜别利' },
        { role: '校对', names: '毕昇、华燧' },
      ],
    },
    slots: { headline: at(1, last, 1, 16), text: at(1, last, 17, bottom - 32), strip },
    boxes: [{ id: 'box-1', rect: at(1, 1, 18, 22) }],
    pullquotes: [{ id: 'pullquote-1', rect: at(2, 3, 50, 9) }],
    pictures: [{ id: 'picture-1', rect: at(3, 5, 17, 30) }],
    seals: [{ x: at(1, 1, 44, 1).x, y: at(1, 1, 44, 1).y, width: 16, height: 16 }],
    strip: {
      rect: strip,
      nodes: Array.from({ length: last }, (_, i) => at(i + 1, i + 1, bottom - 14, 15)),
      drawings: Array.from({ length: last }, (_, i) => ({ ...at(i + 1, i + 1, bottom - 10, 1), height: 51 })),
      kind: 'timeline',
    },
    modules: [],
    columnRules: Array.from({ length: last - 1 }, (_, i) => ({
      x: at(i + 2, i + 2, 1, 1).x - (grid.gap * EM) / 2,
      top: at(1, 1, 50, 1).y,
      bottom: at(1, 1, bottom - 16, 1).y,
    })),
    end: { x: at(last, last, 1, 1).x + 60, baseline: at(1, 1, bottom - 16, 1).y + 8 },
  };
}

/** The strips above and below the type area. */
export function margins({ page }: PageProps): Rect[] {
  const { grid } = page;
  const bottom = grid.y + grid.lines * grid.leading;
  return [
    { x: grid.x, y: 0, width: page.width - 2 * grid.x, height: grid.y },
    { x: grid.x, y: bottom, width: page.width - 2 * grid.x, height: page.height - bottom },
  ];
}

/** Modules on the grid of a page of many stories: two above, three below. */
export function newsProps(sheet: Sheet, folio: string, reserved: readonly Rect[], from: number): PageProps {
  const props = pageProps(sheet, [folio]);
  const { grid } = props.page;
  const half = Math.floor(grid.columns / 2);
  const rest = grid.lines - from - 39;
  const module = (id: string, kind: 'story' | 'advertisement', rect: Rect) => ({ id, kind, weight: 'normal' as const, rect });
  return {
    ...props,
    page: { ...props.page, reserved },
    boxes: [],
    pullquotes: [],
    pictures: [],
    seals: [],
    strip: null,
    slots: {},
    end: null,
    columnRules: [],
    modules: [
      module('lead', 'story', cells(grid, 1, half, from, 40)),
      module('second', 'story', cells(grid, half + 1, grid.columns, from, 40)),
      module('third', 'story', cells(grid, 1, 2, from + 40, rest)),
      module('fourth', 'story', cells(grid, 3, grid.columns - 2, from + 40, rest)),
      module('ad', 'advertisement', cells(grid, grid.columns - 1, grid.columns, from + 40, rest)),
    ],
  };
}
