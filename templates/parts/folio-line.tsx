/**
 * 报眉: folio, section, paper and date at the outer ends, a 文武线 under them over the whole width. Page in, furniture out.
 */
import { ThickThin, Words, type PageProps } from 'banxin/template';

/** Sizes of a folio line, pt. */
export interface FolioSizes {
  /** The folio itself. */
  readonly folio: number;
  readonly section: number;
  /** Paper and date, at least 六号. */
  readonly small: number;
}

/** White between the rule and the first line of the grid, and between the words and the rule. */
const UNDER_RULE = 9;
const RULE = 2.8;
const OVER_RULE = 5.5;

/** Right end of the type area, pt. */
export function rightOf({ grid, halves }: PageProps['page']): number {
  const gaps = grid.columns - 1 - (grid.fold ? 1 : 0);
  const inside = (grid.columns * grid.chars + gaps * grid.gap + (grid.fold?.gap ?? 0)) * grid.em;
  const last = halves[halves.length - 1]!;
  return Math.min(grid.x + inside, last.x + last.width);
}

/** A folio on its own goes to the outer side: even numbers are left-hand pages. */
const isLeft = (folio: string): boolean => Number.parseInt(folio.replace(/^\D+/u, ''), 10) % 2 === 0;

interface EndProps {
  readonly side: 'left' | 'right';
  readonly x: number;
  readonly baseline: number;
  readonly sizes: FolioSizes;
}

interface OuterEndProps extends EndProps {
  readonly folio: string;
  /** What stands over the small line: the section, or the paper's name. */
  readonly head: string;
  /** Role that sets it. */
  readonly face: string;
  readonly small: string;
}

/** Folio with a head above the small line, at one outer end. */
function OuterEnd({ folio, head, face, small, side, x, baseline, sizes }: OuterEndProps) {
  const inward = side === 'left' ? 1 : -1;
  const anchor = side === 'left' ? 'start' : 'end';
  // A capital and figures of the numeral face are about 0.62 em wide each.
  const stack = x + inward * (folio.length * 0.62 * sizes.folio + 0.36 * sizes.folio);
  return (
    <>
      <Words role="numeral" size={sizes.folio} x={x} baseline={baseline} anchor={anchor}>
        {folio}
      </Words>
      <Words role={face} size={sizes.section} x={stack} baseline={baseline - 1.36 * sizes.small} anchor={anchor} open={0.12}>
        {head}
      </Words>
      <Words role="folio" size={sizes.small} x={stack} baseline={baseline} anchor={anchor}>
        {small}
      </Words>
    </>
  );
}

/** The far end of a page on its own: paper and date. */
function InnerEnd({ side, x, baseline, sizes, name, date }: EndProps & { readonly name: string; readonly date: string }) {
  const anchor = side === 'left' ? 'start' : 'end';
  return (
    <>
      <Words role="nameplate" size={sizes.section} x={x} baseline={baseline - 1.36 * sizes.small} anchor={anchor} open={0.12}>
        {name}
      </Words>
      <Words role="folio" size={sizes.small} x={x} baseline={baseline} anchor={anchor}>
        {date}
      </Words>
    </>
  );
}

/** The folio line of a page or of a spread, ending 9 pt above the grid. */
export function FolioLine({ props, sizes }: { readonly props: PageProps; readonly sizes: FolioSizes }) {
  const { page, edition, paper } = props;
  const left = page.grid.x;
  const right = rightOf(page);
  const rule = page.grid.y - UNDER_RULE - RULE;
  const baseline = rule - OVER_RULE;
  const date = `${edition.dateText}　${edition.weekday}　${edition.lunar}`;
  const at = (side: 'left' | 'right') => ({ side, x: side === 'left' ? left : right, baseline, sizes });
  const [first = '', second] = page.folios;
  const outer = isLeft(first) ? 'left' : 'right';
  return (
    <>
      {second === undefined ? (
        <>
          <OuterEnd {...at(outer)} folio={first} head={page.section} face="box-title" small={`今日${edition.pages}版`} />
          <InnerEnd {...at(outer === 'left' ? 'right' : 'left')} name={paper.name} date={date} />
        </>
      ) : (
        <>
          <OuterEnd {...at('left')} folio={first} head={page.section} face="box-title" small={date} />
          <OuterEnd {...at('right')} folio={second} head={paper.name} face="nameplate" small={date} />
        </>
      )}
      <ThickThin x1={left} x2={right} y={rule} />
    </>
  );
}
