/**
 * A QR code as paths in K on paper white. In: an address and a width. Out: its height in whole lines and, placed, its modules. The code itself is made by
 * qrcode-generator.
 */
import qrcode from 'qrcode-generator';
import { mm } from '../base/index.ts';
import type { QrBlock } from '../style/matter.ts';
import { type InsetKit, type InsetPlan, wholeLines } from './inset-parts.ts';

/** A module and a side at least, and the quiet zone in modules (newspaper.md, Press figures; ISO/IEC 18004 6.3.8). */
const LEAST_MODULE = mm(0.5);
const LEAST_SIDE = mm(15);
export const QUIET = 4;
/** Between the code and its caption, and under it, pt. */
const GAP = 1;
const FOOT = 4;

const made = new Map<string, readonly (readonly boolean[])[] | null>();

/** Rows of modules, true for black; error correction M, which newsprint needs. Null when the address is too long for a code. */
export function modulesOf(url: string): readonly (readonly boolean[])[] | null {
  const known = made.get(url);
  if (known !== undefined) return known;
  const found = coded(url);
  made.set(url, found);
  return found;
}

function coded(url: string): readonly (readonly boolean[])[] | null {
  const code = qrcode(0, 'M');
  try {
    code.addData(encodeURI(decoded(url)), 'Byte');
    code.make();
  } catch {
    return null;
  }
  const n = code.getModuleCount();
  return Array.from({ length: n }, (_, row) => Array.from({ length: n }, (__, column) => code.isDark(row, column)));
}

/** Escapes that are there are not escaped again. */
function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** Side of a module, pt: the code's side is 15 mm at least. */
const moduleOf = (count: number): number => Math.max(LEAST_MODULE, LEAST_SIDE / count);

/** Width with its quiet zone, pt; 0 for an address that makes no code. */
export function qrWidth({ url }: QrBlock): number {
  const modules = modulesOf(url);
  return modules ? (modules.length + 2 * QUIET) * moduleOf(modules.length) : 0;
}

/** Plans a code in the middle of `width` pt. */
export function planQr(kit: InsetKit, block: QrBlock, width: number): InsetPlan {
  const { size, leading } = kit.caption;
  const modules = modulesOf(block.url) ?? [];
  const side = qrWidth(block);
  const rows = block.caption ? kit.setter.height(block.caption, width / size) : 0;
  const lines = wholeLines(side + (rows ? GAP + rows * leading : 0) + FOOT, kit.leading);
  const place = (x: number, y: number) => {
    const left = x + (width - side) / 2;
    const rect = { x: left, y, width: side, height: side };
    const paths = [
      { d: rectangle(left, y, side, side), fill: 'white' },
      { d: dark(modules, left, y, side / (modules.length + 2 * QUIET)), fill: 'black' },
    ];
    const top = y + side + GAP;
    const caption = block.caption ? kit.setter.block(block.caption, { x, top, measure: width, leading }) : [];
    const text = block.caption ? [{ role: 'caption' as const, block: block.caption.block, lines: caption }] : [];
    return { text, paths: [{ role: 'picture' as const, rect, paths, link: block.url }] };
  };
  return { lines, place };
}

/** Each stretch of dark modules of a row as one rectangle. */
function dark(modules: readonly (readonly boolean[])[], left: number, top: number, module: number): string {
  const pieces: string[] = [];
  for (const [r, row] of modules.entries())
    for (let c = 0; c < row.length; c++) {
      if (!row[c]) continue;
      const from = c;
      while (row[c + 1]) c++;
      pieces.push(rectangle(left + (from + QUIET) * module, top + (r + QUIET) * module, (c + 1 - from) * module, module));
    }
  return pieces.join(' ');
}

const rectangle = (x: number, y: number, width: number, height: number): string =>
  `M ${x} ${y} L ${x + width} ${y} L ${x + width} ${y + height} L ${x} ${y + height} Z`;
