/**
 * One page as it was painted, with what was measured on its pictures, in; what a plant would ask about it out. Figures are those of
 * newsprint (ISO 12647-3:2013; WAN-IFRA's newspaper condition), and the paper's own for ink.
 */
import type { Rect } from '../../base/index.ts';
import { walkPath } from '../../layout/index.ts';
import type { Frame, Page, Path } from '../../layout/types.ts';
import type { PressedPicture } from '../pictures.ts';
import type { SheetForm } from '../profile.ts';
import { type Kind, KINDS, type Plated } from './inks.ts';
import type { CopyPlace, PreflightRow } from './types.ts';

/** What a page is looked at with. */
export interface PageDesk {
  readonly plated: (swatch: string) => Plated;
  readonly picture: (frame: Frame) => PressedPicture | undefined;
  readonly place: (frame: Frame) => CopyPlace | undefined;
  readonly inkLimit: number;
  readonly form: SheetForm;
}

/** Least size of type, pt. */
const TYPE: Readonly<Record<Kind, number>> = { solid: 6, tinted: 8, several: 8, four: 9, reversed: 9 };
/** Least thickness of a rule, pt. */
const RULE: Readonly<Record<Kind, number>> = { solid: 0.3, tinted: 1, several: 2, four: 2, reversed: 1.5 };
/** Of a tint under text, per cent of black. */
const TINT = 20;
/** Pixels an inch at the placed size. */
const COARSE = 150;
const TOO_COARSE = 100;

/** Everything found on a page, the smallest and thinnest of each kind once. */
export function checkPage(page: Page, desk: PageDesk): PreflightRow[] {
  return new PageCheck(page, desk).rows();
}

interface Laid {
  readonly rect: Rect;
  readonly plated: Plated;
}

class PageCheck {
  readonly #page: Page;
  readonly #desk: PageDesk;
  readonly #folio: string;
  readonly #rows: PreflightRow[] = [];
  readonly #type = new Map<Kind, { size: number; frame: Frame; text: string; rect: Rect }>();
  readonly #rules = new Map<Kind, { width: number; frame: Frame; rect: Rect }>();
  /** What has been painted so far: tints, and pictures with what was measured on them. */
  readonly #under: Laid[] = [];
  readonly #pictures: { readonly rect: Rect; readonly found: PressedPicture }[] = [];
  readonly #told = new Set<string>();

  constructor(page: Page, desk: PageDesk) {
    this.#page = page;
    this.#desk = desk;
    this.#folio = page.folios.join('-') || page.id;
  }

  rows(): PreflightRow[] {
    this.#boxes();
    for (const frame of this.#page.frames) {
      for (const path of frame.paths ?? []) this.#path(frame, path);
      if (frame.picture) this.#picture(frame);
      if (frame.lines) this.#lines(frame);
    }
    this.#smallest();
    return this.#rows;
  }

  #add(row: Omit<PreflightRow, 'page'>, frame?: Frame, rect: Rect | undefined = frame?.rect): void {
    const where = frame ? { frame: frame.id, ...this.#desk.place(frame) } : {};
    this.#rows.push({ ...row, page: this.#folio, ...(rect && { at: inMm(rect) }), ...where });
  }

  /** What is wrong in one way is told once a frame. */
  #warn(frame: Frame, rect: Rect, row: Omit<PreflightRow, 'page'>): void {
    const key = `${row.code} ${frame.block ?? frame.id}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#add(row, frame, rect);
  }

  #boxes(): void {
    const { width, height } = this.#page;
    const { bleed } = this.#desk.form;
    const size = `trimmed ${mmOf(width)} × ${mmOf(height)} mm, bleed ${mmOf(bleed)} mm`;
    this.#add({ check: 'boxes', severity: 'ok', code: 'boxes', message: size });
  }

  #path(frame: Frame, path: Path): void {
    const box = boxOf(path);
    const { fill, stroke, lineWidth = 1 } = path;
    if (stroke !== undefined) this.#rule(frame, box, this.#desk.plated(stroke).kind, lineWidth);
    if (fill === undefined) return;
    const plated = this.#desk.plated(fill);
    const thin = Math.min(box.width, box.height);
    if (isBar(path) && thin > 0 && thin < 2 && Math.max(box.width, box.height) > 5 * thin)
      this.#rule(frame, box, plated.kind, thin);
    else this.#under.push({ rect: box, plated });
    this.#bleed(frame, box);
  }

  #rule(frame: Frame, rect: Rect, kind: Kind, width: number): void {
    const known = this.#rules.get(kind);
    if (!known || width < known.width) this.#rules.set(kind, { width, frame, rect });
  }

  /** Ink that reaches the trim goes on to the end of the bleed, or a white thread stays after cutting. */
  #bleed(frame: Frame, { x, y, width, height }: Rect): void {
    const { bleed } = this.#desk.form;
    if (bleed <= 0) return;
    const beyond = [-x, -y, x + width - this.#page.width, y + height - this.#page.height];
    const short = beyond.find((by) => by > -0.5 && by < bleed - 0.01);
    if (short === undefined) return;
    const message = `ink ends ${mmOf(Math.max(0, short))} mm beyond the trim, the bleed is ${mmOf(bleed)} mm: let it go on`;
    this.#warn(frame, { x, y, width, height }, { check: 'bleed', severity: 'warning', code: 'bleed-short', message, value: mmOf(short), unit: 'mm' }); // prettier-ignore
  }

  #picture(frame: Frame): void {
    this.#bleed(frame, frame.rect);
    const found = this.#desk.picture(frame);
    if (!found) return;
    this.#pictures.push({ rect: frame.rect, found });
    const { file } = frame.picture!;
    const ppi = Math.round(found.ppi);
    const ink = found.ink ? `, ink ${Math.round(found.ink.most)} %` : '';
    const shown = `${file}: ${found.vector ? 'a drawing in paths' : `${ppi} ppi at its size`}, ${found.from} to ${found.space}${ink}`;
    const limit = this.#desk.inkLimit;
    if (found.ink && found.ink.most > limit + 0.5)
      this.#add({ check: 'picture', severity: 'error', code: 'ink-over', message: `${shown}: the limit is ${limit} %`, value: found.ink.most, unit: '%' }, frame); // prettier-ignore
    if (found.vector || ppi >= COARSE)
      return this.#add({ check: 'picture', severity: 'ok', code: 'picture', message: shown, ...(!found.vector && { value: ppi, unit: 'ppi' as const }) }, frame); // prettier-ignore
    const [severity, least] = ppi < TOO_COARSE ? (['error', TOO_COARSE] as const) : (['warning', COARSE] as const);
    const message = `${shown}: under ${least} it shows its pixels; place it smaller, or get a larger file`;
    this.#add({ check: 'picture', severity, code: 'picture-coarse', message, value: ppi, unit: 'ppi' }, frame);
  }

  #lines(frame: Frame): void {
    for (const line of frame.lines!)
      for (const run of line.runs) {
        if (run.gids.length === 0) continue;
        const plated = this.#desk.plated(run.swatch);
        const rect = runBox(line.dir, line.dir === 'ttb' ? line.x : line.baseline, run.at, run.size);
        const known = this.#type.get(plated.kind);
        if (run.text.trim() && (!known || run.size < known.size)) this.#type.set(plated.kind, { size: run.size, frame, text: run.text, rect }); // prettier-ignore
        if (plated.blackAlone > 0 && (this.#under.length > 0 || this.#pictures.length > 0)) this.#blackOn(frame, rect, plated.blackAlone, run.text); // prettier-ignore
      }
  }

  /** Black overprints: what lies under it adds up. */
  #blackOn(frame: Frame, rect: Rect, black: number, text: string): void {
    const limit = this.#desk.inkLimit;
    for (const { rect: area, found } of this.#pictures) {
      const sum = black + (found.ink ? mostUnder(found, area, rect) : 0);
      if (sum <= limit + 0.5) continue;
      const message = `“${short(text)}” overprints a picture that has up to ${Math.round(sum - black)} % of colours there: ${Math.round(sum)} % together, the limit is ${limit} %; put a plate under it, or reverse it`;
      this.#warn(frame, rect, {
        check: 'overprint',
        severity: 'error',
        code: 'ink-over',
        message,
        value: Math.round(sum),
        unit: '%',
      });
    }
    const tint = this.#under.findLast(({ rect: area }) => covers(area, rect))?.plated;
    if (!tint) return;
    if (black + tint.colours > limit)
      this.#warn(frame, rect, { check: 'overprint', severity: 'warning', code: 'ink-over', message: `“${short(text)}” overprints colours of ${tint.colours} %: ${black + tint.colours} % together, the limit is ${limit} %`, value: black + tint.colours, unit: '%' }); // prettier-ignore
    if (tint.blackAlone > TINT && tint.blackAlone < 100)
      this.#warn(frame, rect, { check: 'tint', severity: 'warning', code: 'tint-dark', message: `“${short(text)}” stands on ${tint.blackAlone} % of black: over ${TINT} % it is hard to read`, value: tint.blackAlone, unit: '%' }); // prettier-ignore
  }

  #smallest(): void {
    for (const [kind, { size, frame, text, rect }] of this.#type) {
      const least = TYPE[kind];
      const message = `smallest type ${KINDS[kind]}: ${size} pt, “${short(text)}”`;
      const small = size < least;
      this.#add({ check: 'type', severity: small ? 'warning' : 'ok', code: small ? 'type-small' : 'type', message: small ? `${message}; newsprint holds ${least} pt` : message, value: size, unit: 'pt' }, frame, rect); // prettier-ignore
    }
    for (const [kind, { width, frame, rect }] of this.#rules) {
      const least = RULE[kind];
      const pt = Math.round(width * 1000) / 1000;
      const message = `thinnest rule ${KINDS[kind]}: ${pt} pt`;
      const thin = width < least - 0.0005;
      this.#add({ check: 'rule', severity: thin ? 'warning' : 'ok', code: thin ? 'rule-thin' : 'rule', message: thin ? `${message}; newsprint holds ${least} pt` : message, value: pt, unit: 'pt' }, frame, rect); // prettier-ignore
    }
  }
}

const mmOf = (pt: number): number => Math.round(((pt * 25.4) / 72) * 100) / 100;

const inMm = ({ x, y, width, height }: Rect): Rect => ({ x: mmOf(x), y: mmOf(y), width: mmOf(width), height: mmOf(height) });

const short = (text: string): string => (text.length > 12 ? `${text.slice(0, 12)}…` : text);

/** About where a run's ink is. */
function runBox(dir: 'ltr' | 'ttb', across: number, at: readonly number[], size: number): Rect {
  const from = Math.min(...at);
  const length = Math.max(...at) + size - from;
  return dir === 'ltr'
    ? { x: from, y: across - 0.88 * size, width: length, height: size }
    : { x: across - size / 2, y: from, width: size, height: length };
}

const covers = (area: Rect, rect: Rect): boolean => {
  const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  return x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height;
};

/** Most colours of a picture's cells that a rectangle touches, per cent. */
function mostUnder({ ink, width, height }: PressedPicture, area: Rect, rect: Rect): number {
  const { across, colours } = ink!;
  const down = colours.length / across;
  const side = Math.max(width / across, height / down);
  const cell = (from: number, length: number, of: number, pixels: number, cells: number): number =>
    Math.min(cells - 1, Math.max(0, Math.floor((((from - of) / length) * pixels) / side)));
  if (rect.x + rect.width < area.x || rect.x > area.x + area.width) return 0;
  if (rect.y + rect.height < area.y || rect.y > area.y + area.height) return 0;
  const left = cell(rect.x, area.width, area.x, width, across);
  const right = cell(rect.x + rect.width, area.width, area.x, width, across);
  const top = cell(rect.y, area.height, area.y, height, down);
  const bottom = cell(rect.y + rect.height, area.height, area.y, height, down);
  let most = 0;
  for (let y = top; y <= bottom; y++) for (let x = left; x <= right; x++) most = Math.max(most, colours[y * across + x]!);
  return most / 2.55;
}

function boxOf(path: Path): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const note = (x: number, y: number): void => {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  };
  walkPath(path.d, {
    move: note,
    line: note,
    curve: (x1, y1, x2, y2, x, y) => (note(x1, y1), note(x2, y2), note(x, y)),
    close: () => undefined,
  });
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Four straight sides: what a rule looks like that was drawn as a box. */
const isBar = ({ d }: Path): boolean => /^M[^MLCZ]*(?:L[^MLCZ]*){3,4}Z?\s*$/.test(d);
