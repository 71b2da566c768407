/**
 * One page as it was painted, with what was measured on its pictures, in; what a plant would ask about it out. Figures are those of
 * newsprint (ISO 12647-3:2013; WAN-IFRA's newspaper condition), and the paper's own for ink.
 */
import type { Rect } from '../../base/index.ts';
import type { Frame, Page, Path } from '../../layout/types.ts';
import type { PdfFacts } from '../../image/types.ts';
import type { PressedPicture } from '../pictures.ts';
import type { SheetForm } from '../profile.ts';
import { reachesRect, type Sheet } from '../sheet.ts';
import { isBox, pathBox, runBox, Underlay } from '../underlay.ts';
import { type Kind, KINDS, type Plated } from './inks.ts';
import type { CopyPlace, PreflightRow } from './types.ts';

/** What a page is looked at with. */
export interface PageDesk {
  readonly plated: (swatch: string) => Plated;
  readonly picture: (frame: Frame) => PressedPicture | undefined;
  readonly place: (frame: Frame) => CopyPlace | undefined;
  readonly inkLimit: number;
  readonly form: SheetForm;
  /** The standard knows no transparency. */
  readonly opaque: boolean;
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
export function checkPage(page: Page, sheet: Sheet, desk: PageDesk): PreflightRow[] {
  return new PageCheck(page, sheet, desk).rows();
}

interface Laid {
  readonly rect: Rect;
  readonly plated: Plated;
}

class PageCheck {
  readonly #page: Page;
  readonly #sheet: Sheet;
  readonly #desk: PageDesk;
  readonly #folio: string;
  readonly #rows: PreflightRow[] = [];
  readonly #type = new Map<Kind, { size: number; frame: Frame; text: string; rect: Rect }>();
  readonly #rules = new Map<Kind, { width: number; frame: Frame; rect: Rect }>();
  /** Tints painted so far. */
  readonly #under: Laid[] = [];
  readonly #underlay: Underlay;
  #onPicture = false;
  readonly #told = new Set<string>();

  constructor(page: Page, sheet: Sheet, desk: PageDesk) {
    this.#page = page;
    this.#sheet = sheet;
    this.#desk = desk;
    this.#folio = sheet.title;
    this.#underlay = new Underlay(desk.inkLimit - 100);
  }

  rows(): PreflightRow[] {
    this.#boxes();
    const part = this.#sheet.width < this.#page.width;
    const window = { left: this.#sheet.x, right: this.#sheet.x + this.#sheet.width };
    for (const frame of this.#page.frames) {
      if (part && !reachesRect(frame.rect, window)) continue;
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
    const { width } = this.#sheet;
    const { height } = this.#page;
    const { bleed } = this.#desk.form;
    const size = `trimmed ${mmOf(width)} × ${mmOf(height)} mm, bleed ${mmOf(bleed)} mm`;
    this.#add({ check: 'boxes', severity: 'ok', code: 'boxes', message: size });
  }

  #path(frame: Frame, path: Path): void {
    const box = pathBox(path);
    const { fill, stroke, lineWidth = 1 } = path;
    const ink = (name: string | undefined): number => (name === undefined ? 0 : this.#desk.plated(name).colours);
    this.#underlay.path(path, ink(fill), ink(stroke));
    if (stroke !== undefined) this.#rule(frame, box, this.#desk.plated(stroke).kind, lineWidth);
    if (fill === undefined) return;
    const plated = this.#desk.plated(fill);
    const thin = Math.min(box.width, box.height);
    if (isBox(path) && thin > 0 && thin < 2 && Math.max(box.width, box.height) > 5 * thin)
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
    this.#underlay.picture(frame.rect, found);
    this.#onPicture = true;
    const { file } = frame.picture!;
    const ppi = Math.round(found.ppi);
    const ink = found.ink ? `, ink ${Math.round(found.ink.most)} %` : '';
    const shown = `${file}: ${found.vector ? 'a drawing in paths' : `${ppi} ppi at its size`}, ${found.from} to ${found.space}${ink}`;
    if (found.imported) return this.#imported(frame, file, found.imported);
    const limit = this.#desk.inkLimit;
    if (found.ink && found.ink.most > limit + 0.5)
      this.#add({ check: 'picture', severity: 'error', code: 'ink-over', message: `${shown}: the limit is ${limit} %`, value: found.ink.most, unit: '%' }, frame); // prettier-ignore
    if (found.vector || ppi >= COARSE)
      return this.#add({ check: 'picture', severity: 'ok', code: 'picture', message: shown, ...(!found.vector && { value: ppi, unit: 'ppi' as const }) }, frame); // prettier-ignore
    const [severity, least] = ppi < TOO_COARSE ? (['error', TOO_COARSE] as const) : (['warning', COARSE] as const);
    const message = `${shown}: under ${least} it shows its pixels; place it smaller, or get a larger file`;
    this.#add({ check: 'picture', severity, code: 'picture-coarse', message, value: ppi, unit: 'ppi' }, frame);
  }

  /** A page of another PDF comes as it is: what the plant cannot take is said of it. */
  #imported(frame: Frame, file: string, { rgb, fonts, transparent }: PdfFacts): void {
    const faults: (readonly [string, string])[] = [];
    if (rgb) faults.push(['ad-rgb', 'has RGB or Lab colours, which no plate prints: export it again as PDF/X in CMYK']);
    if (fonts.length) faults.push(['ad-font', `has fonts that are not embedded (${fonts.join(', ')}): export it again as PDF/X`]);
    if (transparent && this.#desk.opaque)
      faults.push(['ad-transparent', 'has transparency, which PDF/X-1a does not allow: flatten it']);
    for (const [code, message] of faults)
      this.#add({ check: 'picture', severity: 'error', code, message: `${file} ${message}` }, frame);
    if (!faults.length)
      this.#add({ check: 'picture', severity: 'ok', code: 'picture', message: `${file}: a PDF in CMYK, as it came` }, frame);
  }

  #lines(frame: Frame): void {
    for (const line of frame.lines!)
      for (const run of line.runs) {
        if (run.gids.length === 0) continue;
        const plated = this.#desk.plated(run.swatch);
        const rect = runBox(run, line.dir, line.dir === 'ttb' ? line.x : line.baseline);
        const known = this.#type.get(plated.kind);
        if (run.text.trim() && (!known || run.size < known.size)) this.#type.set(plated.kind, { size: run.size, frame, text: run.text, rect }); // prettier-ignore
        if (plated.blackAlone > 0 && (this.#under.length > 0 || this.#onPicture)) this.#blackOn(frame, rect, plated.blackAlone, run.text); // prettier-ignore
      }
  }

  /** Black overprints, and knocks out where that would be too much ink; on a dark tint of black it is hard to read. */
  #blackOn(frame: Frame, rect: Rect, black: number, text: string): void {
    const limit = this.#desk.inkLimit;
    const sum = Math.round(black + this.#underlay.under(rect));
    if (black === 100 && sum > limit)
      this.#warn(frame, rect, { check: 'overprint', severity: 'note', code: 'black-knocks-out', message: `“${short(text)}” knocks out what is beneath: overprinting would come to ${sum} % of ink`, value: sum, unit: '%' }); // prettier-ignore
    const tint = this.#under.findLast(({ rect: area }) => covers(area, rect))?.plated;
    if (tint && tint.blackAlone > TINT && tint.blackAlone < 100)
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

const covers = (area: Rect, rect: Rect): boolean => {
  const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  return x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height;
};
