/**
 * What a template's page component is given, and what furnish returns: furniture around the made-up slots.
 */
import type { Surroundings } from '../makeup/surroundings.ts';
import type { Rect } from '../base/index.ts';
import type { Frame, Half, PageGrid } from '../layout/types.ts';

export type { ColumnRule, Placed, PlacedModule } from '../makeup/surroundings.ts';

/** Everything a page component may draw from. Serialisable: equal props draw equal furniture, so a drawing can be kept. */
export interface PageProps extends Surroundings {
  readonly paper: {
    readonly name: string;
    /** Items of the imprint as typed, by name; 日期, 星期, 农历, 总期号 and 版数 as computed. */
    readonly imprint: Readonly<Record<string, string>>;
  };
  readonly edition: {
    readonly date: string;
    /** 2026年11月22日 */
    readonly dateText: string;
    /** 星期日 */
    readonly weekday: string;
    /** 农历丙午年十月十四 */
    readonly lunar: string;
    readonly number?: number;
    readonly pages: number;
  };
  readonly page: {
    readonly folios: readonly string[];
    readonly halves: readonly Half[];
    readonly section: string;
    readonly width: number;
    readonly height: number;
    readonly grid: PageGrid;
    /** Cells that grid.ts keeps for furniture, pt, in its order; 报眼 is none of them. */
    readonly reserved: readonly Rect[];
    /** Role and names in order; two-character names are opened to three by the template's helper. */
    readonly credits: readonly { readonly role: string; readonly names: string }[];
  };
}

/** Furniture of one page. `below` is painted before the matter, `above` after it. */
export interface Furniture {
  readonly below: readonly Frame[];
  readonly above: readonly Frame[];
}
