/**
 * An advertisement in its cells: the client's PDF or picture, whole and never stretched, with the mark 广告 that Banxin sets; one that is late is a grey hole
 * with client and size. In: what the desk ordered and where it stands. Out: frames. Chooses no place.
 */
import { ABOVE, diagnose, type Diagnostic, type Outcome, outcome, type Rect, type Span } from '../base/index.ts';
import type { Picture } from '../image/types.ts';
import { frame } from '../layout/index.ts';
import type { Frame, Line, Path } from '../layout/types.ts';
import type { Grid } from '../plan/grid.ts';
import type { Cells } from '../plan/news/types.ts';
import type { StyledPara } from '../style/matter.ts';
import type { Typesetter } from '../text/typesetter.ts';

/** An advertisement as the desk ordered it. */
export interface Ad {
  /** ASCII, its own on the page. */
  readonly id: string;
  /** Relative to the root; null while it is late. */
  readonly file: string | null;
  readonly client: string | null;
  /** As the rate card calls it. */
  readonly size: string;
  /** Its place in the edition file. */
  readonly span: Span;
  /** 中缝: it stands in the white of the fold, in no cells. */
  readonly gutter?: boolean;
  /** Why this page has no such size. */
  readonly unsold?: string;
}

/** What an advertisement is set with. */
export interface AdKit {
  readonly grid: Grid;
  readonly setter: Typesetter;
  readonly picture: (file: string) => Picture | undefined;
  readonly sha256: (file: string) => string;
  /** The edition file as read. */
  readonly source: string;
}

/** 小六 at least is read as a mark, pt; the white around it. */
const MARK = 6.5;
const MARK_PAD = 1.5;
/** Client and size on the hole of a late one, pt. */
const HOLE = 10.5;
/** How far the shape of a file may be from its cells, of its width, before white shows beside it. */
const SHAPE = 0.02;

/** Sets an advertisement in `cells`, `air` lines below their head. Codes: ad-late, ad-shape. */
export function makeAd(kit: AdKit, ad: Ad, cells: Cells, air = 0): Outcome<Frame[]> {
  const { grid } = kit;
  const whole = grid.rect(cells.column, cells.columns, cells.line, cells.lines);
  const white = air * grid.leading;
  return makeAdIn(kit, ad, { ...whole, y: whole.y + white, height: whole.height - white });
}

/** Sets an advertisement in a rectangle of the page. Codes: ad-late, ad-shape. */
export function makeAdIn(kit: AdKit, ad: Ad, rect: Rect): Outcome<Frame[]> {
  const picture = ad.file === null ? undefined : kit.picture(ad.file);
  if (ad.file === null || !picture)
    return outcome([...hole(kit, ad, rect), ...markOf(kit, ad, rect)], ad.file === null ? [late(kit, ad)] : []);
  const placed = within(rect, picture);
  const art = frame({
    id: `${ad.id}.f1`,
    role: 'advertisement',
    slot: ad.id,
    rect: placed,
    order: 0,
    picture: {
      file: ad.file,
      sha256: kit.sha256(ad.file),
      crop: { x: 0, y: 0, width: picture.width, height: picture.height },
      alt: ad.client === null ? '广告' : `广告：${ad.client}`,
    },
  });
  // In the fold the mark keeps off the crease, however narrow the picture is.
  const corner = ad.gutter ? { ...rect, y: placed.y } : placed;
  return outcome([art, ...markOf(kit, ad, corner)], misfits(kit, ad, picture, rect));
}

/** The largest rectangle of the picture's shape in the middle of another. */
function within(rect: Rect, { width, height }: Picture): Rect {
  const scale = Math.min(rect.width / width, rect.height / height);
  const [w, h] = [width * scale, height * scale];
  // Within the shape's tolerance nothing is stretched either: the white beside it is a hair's.
  return { x: rect.x + (rect.width - w) / 2, y: rect.y + (rect.height - h) / 2, width: w, height: h };
}

/** N10: 广告 in K on a plate of paper white, in the upper right corner. */
function markOf({ setter }: AdKit, ad: Ad, rect: Rect): Frame[] {
  const para = generated(`${ad.id}.mark`, '广告', 'folio', MARK, 'start');
  const width = setter.width(para) * MARK + 2 * MARK_PAD;
  const plate = { x: rect.x + rect.width - width, y: rect.y, width, height: MARK + 2 * MARK_PAD };
  const line = setter.single(para, plate.x + MARK_PAD, width - 2 * MARK_PAD, plate.y + MARK_PAD + ABOVE * MARK);
  return [
    frame({ id: `${ad.id}.plate`, role: 'generated', slot: ad.id, rect: plate, order: 0, paths: [filled(plate, 'white')] }),
    frame({ id: `${ad.id}.mark`, role: 'generated', slot: ad.id, rect: plate, order: 0, lines: [line] }),
  ];
}

/** Grey, with who ordered it and how large it will be. */
function hole({ setter }: AdKit, ad: Ad, rect: Rect): Frame[] {
  const texts = [ad.client, `${ad.size}　待稿`].filter((text) => text !== null);
  const lines = ad.gutter ? stacked(setter, ad, texts.join('　'), rect) : centred(setter, ad, texts, rect);
  return [
    frame({ id: `${ad.id}.f1`, role: 'advertisement', slot: ad.id, rect, order: 0, paths: [filled(rect, 'hole')] }),
    frame({ id: `${ad.id}.t1`, role: 'generated', slot: ad.id, rect, order: 0, lines }),
  ];
}

/** N8: words of a hole in the fold stand this far off the crease, pt: 5 mm. */
const CREASE = (5 * 72) / 25.4;

/** One character under the other, right of the crease. */
function stacked(setter: Typesetter, ad: Ad, text: string, rect: Rect): Line[] {
  const x = rect.x + rect.width / 2 + CREASE;
  const top = rect.y + (rect.height - [...text].length * HOLE * 1.2) / 2;
  return [...text].flatMap((character, i) => {
    if (character.trim() === '') return [];
    const para = generated(`${ad.id}.t${i + 1}`, character, 'folio', HOLE, 'center');
    return setter.single(para, x, rect.x + rect.width - x, top + (i * 1.2 + ABOVE) * HOLE);
  });
}

function centred(setter: Typesetter, ad: Ad, texts: readonly string[], rect: Rect): Line[] {
  const middle = rect.y + rect.height / 2;
  return texts.map((text, i) => {
    const para = generated(`${ad.id}.t${i + 1}`, text, 'folio', HOLE, 'center');
    const most = Math.min(HOLE, Math.floor((rect.width / setter.width(para)) * 2) / 2);
    const baseline = middle + (i - (texts.length - 1) / 2) * HOLE * 1.6 + (ABOVE - 0.5) * most;
    return setter.single({ ...para, size: most }, rect.x, rect.width, baseline);
  });
}

function generated(block: string, text: string, face: string, size: number, align: StyledPara['align']): StyledPara {
  return { block, role: 'generated', runs: [{ text, face, swatch: 'black', span: null }], size, indent: 0, align };
}

const filled = ({ x, y, width, height }: Rect, fill: string): Path => ({
  d: `M ${x} ${y} L ${x + width} ${y} L ${x + width} ${y + height} L ${x} ${y + height} Z`,
  fill,
});

const late = ({ source }: AdKit, ad: Ad): Diagnostic =>
  diagnose(
    'warning',
    'ad-late',
    `the advertisement of ${ad.client ?? 'a client'} (${ad.size}) is not there yet: its place is left grey`,
    ad.span,
    source,
  );

/** A file of another shape than its cells leaves white beside it. */
function misfits({ source }: AdKit, ad: Ad, { width, height }: Picture, rect: Rect): Diagnostic[] {
  const off = width / height / (rect.width / rect.height) - 1;
  if (Math.abs(off) <= SHAPE) return [];
  const mm = (pt: number): string => ((pt * 25.4) / 72).toFixed(1);
  const wanted = `${mm(rect.width)} × ${mm(rect.height)} mm`;
  const how = `is ${off > 0 ? 'wider' : 'higher'} in shape than its cells (${wanted}): white is left ${off > 0 ? 'above and below' : 'beside'} it`;
  return [diagnose('warning', 'ad-shape', `${ad.file} ${how}; ask the client for that size`, ad.span, source)];
}
