/**
 * On which paper a proof is printed: a sheet as large as it is, reduced to A3, or in A3 tiles at full size that overlap. Numbers only.
 */
import { mm, type Rect } from '../base/index.ts';
import type { SheetName } from './choices.ts';

/** A piece of paper with the page on it: as the press takes it. */
export interface ProofPaper {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly x: number;
  readonly y: number;
  /** What it says of itself: 原大, 缩至 62 %, 原大 2/4. */
  readonly says: string;
}

const A3 = { short: mm(297), long: mm(420) };
/** What a desk printer leaves white, and what two tiles share. */
const WHITE = mm(6);
const OVERLAP = mm(15);

/** The papers of one proof. `whole`: the page with the room around it, in the page's coordinates. */
export function papersOf(name: SheetName, whole: Rect): ProofPaper[] {
  if (name === 'full') return [{ width: whole.width, height: whole.height, scale: 1, x: -whole.x, y: -whole.y, says: '原大' }];
  return name === 'a3' ? [reduced(whole)] : tiles(whole);
}

function reduced(whole: Rect): ProofPaper {
  const wide = whole.width > whole.height;
  const [width, height] = wide ? [A3.long, A3.short] : [A3.short, A3.long];
  const scale = Math.min(1, (width - 2 * WHITE) / whole.width, (height - 2 * WHITE) / whole.height);
  const x = (width - whole.width * scale) / 2 - whole.x * scale;
  const y = (height - whole.height * scale) / 2 - whole.y * scale;
  return { width, height, scale, x, y, says: scale === 1 ? 'A3 原大' : `A3 缩至 ${Math.round(scale * 100)} %` };
}

function tiles(whole: Rect): ProofPaper[] {
  const [width, height] = [A3.short, A3.long];
  const [stepX, stepY] = [width - 2 * WHITE - OVERLAP, height - 2 * WHITE - OVERLAP];
  const across = Math.max(1, Math.ceil((whole.width - OVERLAP) / stepX));
  const down = Math.max(1, Math.ceil((whole.height - OVERLAP) / stepY));
  return Array.from({ length: across * down }, (_, i) => {
    const [column, row] = [i % across, Math.floor(i / across)];
    const x = WHITE - whole.x - column * stepX;
    const y = WHITE - whole.y - row * stepY;
    return {
      width,
      height,
      scale: 1,
      x,
      y,
      says: `A3 拼页 ${i + 1}/${across * down}（第 ${row + 1} 行第 ${column + 1} 张），搭边 15 mm`,
    };
  });
}
