/**
 * Notices (公告, 声明): packed by their lines into narrow columns of their own, with rules between. In: notices and a width. Out: whole lines of the page
 * and, placed, their lines in the order of the copy.
 */
import type { Path } from '../layout/types.ts';
import type { FlowBlock, NoticesBlock, StyledPara } from '../style/matter.ts';
import type { Typesetter } from '../text/typesetter.ts';
import { HAIRLINE, HEAVY, type InsetKit, type InsetPlan, type InsetText, level, wholeLines } from './inset-parts.ts';

/** Characters of a notice's line: re-cut columns are about so wide (破栏). */
const WANTED = 15;
/** Between columns, em of the notices' size; between two notices and at the head, of their leading. */
const GAP = 1.6;
const BETWEEN = 0.9;
const HEAD = 0.5;
/** White below, lines of the page. */
const BELOW_NOTICES = 0.5;

interface Sized {
  readonly index: number;
  /** Lines of its title and text. */
  readonly lines: number;
}

/** Plans notices in `width` pt. */
export function planNotices(kit: InsetKit, block: NoticesBlock, width: number): InsetPlan {
  const { size, leading } = kit.notice;
  const em = width / size;
  const count = Math.min(block.items.length, Math.max(1, Math.round((em + GAP) / (WANTED + GAP))));
  const measure = Math.floor(((em - (count - 1) * GAP) / count) * 2) / 2;
  const step = (em - measure) / Math.max(1, count - 1);
  const sized = block.items.map((item, index): Sized => ({ index, lines: heightOf(kit.setter, item, measure) }));
  const columns = packed(sized, count);
  const deep = Math.max(0, ...columns.map((column) => depth(column)));
  const height = 2 * HEAVY + (HEAD + deep) * leading;
  const place = (x: number, y: number) => {
    const found = new Map<number, InsetText[]>();
    const paths: Path[] = [level(x, y, width, HEAVY), level(x, y + height - HEAVY, width, HEAVY)];
    for (const [c, column] of columns.entries()) {
      const left = x + c * step * size;
      let top = y + HEAVY + HEAD * leading;
      for (const [i, { index, lines }] of column.entries()) {
        if (i > 0) {
          paths.push(level(left, top + (BETWEEN * leading) / 2, measure * size, HAIRLINE));
          top += BETWEEN * leading;
        }
        found.set(index, setNotice(kit, block.items[index]!, left, top, measure * size));
        top += lines * leading;
      }
      if (c > 0) paths.push(upright(left - (GAP * size) / 2, y + HEAVY + leading / 2, y + height - HEAVY - leading / 2));
    }
    const text = block.items.flatMap((_, index) => found.get(index) ?? []);
    return { text, paths: [{ role: 'rule' as const, rect: { x, y, width, height }, paths }] };
  };
  return { lines: wholeLines(height + BELOW_NOTICES * kit.leading, kit.leading), place };
}

/** Lines that a column of notices takes, with the white between them. */
const depth = (column: readonly Sized[]): number =>
  column.reduce((sum, { lines }) => sum + lines, 0) + Math.max(0, column.length - 1) * BETWEEN + HEAD / 2;

/**
 * Notices into columns of about one depth: the longest first, each to the shallowest column; then two change places while that makes the deepest less
 * deep. Within a column they keep their order.
 */
function packed(notices: readonly Sized[], count: number): Sized[][] {
  const columns: Sized[][] = Array.from({ length: count }, () => []);
  for (const notice of [...notices].sort((a, b) => b.lines - a.lines || a.index - b.index))
    columns.reduce((least, column) => (depth(column) < depth(least) - 1e-9 ? column : least)).push(notice);
  while (improved(columns));
  const first = (column: readonly Sized[]): number => Math.min(...column.map(({ index }) => index));
  return columns.map((column) => column.sort((a, b) => a.index - b.index)).sort((a, b) => first(a) - first(b));
}

/** One exchange between the deepest column and another, or one move out of it, that leaves both less deep than it was. */
function improved(columns: Sized[][]): boolean {
  const deepest = columns.reduce((most, column) => (depth(column) > depth(most) + 1e-9 ? column : most));
  const before = depth(deepest);
  for (const other of columns)
    for (const out of deepest)
      for (const back of other === deepest ? [] : [null, ...other]) {
        const ours = deepest.filter((one) => one !== out).concat(back ?? []);
        const theirs = other.filter((one) => one !== back).concat(out);
        if (Math.max(depth(ours), depth(theirs)) >= before - 1e-9) continue;
        deepest.splice(0, deepest.length, ...ours);
        other.splice(0, other.length, ...theirs);
        return true;
      }
  return false;
}

type Item = NoticesBlock['items'][number];

const textOf = (block: FlowBlock): StyledPara => (block.kind === 'para' ? block.para : { ...block.main, align: 'center' });

const parasOf = ({ title, blocks }: Item): StyledPara[] => [...(title ? [title] : []), ...blocks.map(textOf)];

const heightOf = (setter: Typesetter, item: Item, measure: number): number =>
  parasOf(item).reduce((sum, para) => sum + setter.height(para, measure), 0);

function setNotice(
  { setter, notice: { size, leading } }: InsetKit,
  item: Item,
  x: number,
  top: number,
  measure: number,
): InsetText[] {
  let row = 0;
  return parasOf(item).map((para) => {
    const lines = setter.block({ ...para, size }, { x, top: top + row * leading, measure, leading });
    row += lines.length;
    return { role: 'notice' as const, block: para.block, lines };
  });
}

const upright = (x: number, top: number, bottom: number): Path => ({
  d: `M ${x} ${top} L ${x} ${bottom}`,
  stroke: 'black',
  lineWidth: HAIRLINE,
});
