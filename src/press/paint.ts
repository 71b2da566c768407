/**
 * One frozen page in, its content stream out, with the names of the resources it asks for. Every glyph lands within 0.005 pt of its
 * origin in the Layout. Never measures, moves or leaves out anything.
 */
import type { Rect } from '../base/index.ts';
import type { Frame, Line, Page, Path, Run } from '../layout/types.ts';
import { walkPath } from '../layout/index.ts';
import type { Placement } from '../image/types.ts';
import type { InkedFace, InkedFaces } from './faces.ts';
import { ascii, Ink } from './ink.ts';
import { type Paper, reachesPath, reachesRect, reachesRun, type Sheet, type Window } from './sheet.ts';
import type { InkedSwatch, Spot } from './swatches.ts';
import { pathBox, runBox, Underlay } from './underlay.ts';
import { inkGlyphs, inkGlyphsDown, inkGlyphsTurned, TextPen } from './glyphs.ts';
import type { PressedPicture } from './pictures.ts';
import { margin, type PressProfile } from './profile.ts';
import type { Mark } from './tags/marks.ts';
import type { PageTags } from './tags/page.ts';

/** What a painted page needs to become a page of a PDF. */
export interface PaintedPage {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly fonts: ReadonlyMap<string, InkedFace>;
  readonly pictures: ReadonlySet<string>;
  /** Whether the overprint states are asked for. */
  readonly overprint: boolean;
  /** Spot inks that its colours ask for. */
  readonly spots: ReadonlySet<Spot>;
}

/** What stays the same from page to page. */
export interface PaintBox {
  readonly faces: InkedFaces;
  readonly swatches: ReadonlyMap<string, InkedSwatch>;
  readonly profile: PressProfile;
  /** Resource name of a picture at a size. */
  readonly pictureName: (placement: Placement, frame: Frame) => string;
  /** What was measured on a picture, where that is known already. */
  readonly found: (name: string) => PressedPicture | undefined;
}

const OVERPRINT = ascii('/GOver gs\n');
const KNOCK_OUT = ascii('/GKnock gs\n');
const CAPS = { butt: 0, round: 1, square: 2 } as const;

/** Paints a page. `capacity`: bytes to begin with. `tags`: content is marked, and they say as what. */
export function paintPage(page: Page, sheet: Sheet, box: PaintBox, capacity: number, tags?: PageTags): PaintedPage {
  return new PagePainter(page, sheet, box, capacity, tags).paint();
}

class PagePainter {
  readonly #page: Page;
  readonly #sheet: Sheet;
  /** Where ink may be, when a part of the page is shown. */
  readonly #window: Window | undefined;
  readonly #box: PaintBox;
  readonly #ink: Ink;
  readonly #pen: TextPen;
  readonly #fonts = new Map<string, InkedFace>();
  readonly #pictures = new Set<string>();
  readonly #spots = new Set<Spot>();
  /** From the Layout's origin to the PDF's, in thousandths: to the right, and down from the top of the MediaBox. */
  readonly #left: number;
  readonly #top: number;
  #fill = '';
  #stroke = '';
  #overprint = false;
  #overprinted = false;
  readonly #tags: PageTags | undefined;
  /** What is painted now is part of. */
  #mark: Mark | undefined;
  /** Where overprinting black could be too much ink; undefined where nothing overprints or there is no limit. */
  readonly #underlay: Underlay | undefined;

  constructor(page: Page, sheet: Sheet, box: PaintBox, capacity: number, tags?: PageTags) {
    this.#page = page;
    this.#tags = tags;
    this.#sheet = sheet;
    const { bleed } = box.profile.sheet;
    const limit = box.profile.overprintBlack ? box.profile.pictures.ink?.limit : undefined;
    this.#underlay = limit === undefined ? undefined : new Underlay(limit - 100);
    if (sheet.width < page.width) this.#window = { left: sheet.x - bleed, right: sheet.x + sheet.width + bleed };
    this.#box = box;
    this.#ink = new Ink(capacity);
    const off = sheet.paper ? 0 : Math.round(margin(box.profile.sheet) * 1000);
    this.#left = off - Math.round(sheet.x * 1000);
    this.#top = Math.round(page.height * 1000) + off;
    this.#pen = new TextPen(this.#ink, this.#left, this.#top);
  }

  paint(): PaintedPage {
    const { paper } = this.#sheet;
    if (paper) this.#ink.text(onto(paper, this.#page.height));
    for (const frame of this.#sheet.around) this.#frame(frame, undefined);
    this.#pen.endText();
    if (this.#window) this.#clip(this.#window);
    if (paper?.clip) this.#clipTo(paper.clip);
    for (const frame of this.#page.frames) this.#frame(frame, this.#window);
    this.#pen.endText();
    if (this.#mark) this.#ink.text('EMC\n');
    this.#tags?.close();
    return {
      content: this.#ink.done(),
      fonts: this.#fonts,
      pictures: this.#pictures,
      overprint: this.#overprinted,
      spots: this.#spots,
    };
  }

  #frame(frame: Frame, window: Window | undefined): void {
    const tags = this.#tags;
    if (frame.paths) {
      if (tags && frame.paths.length > 0) this.#marked(tags, tags.paths(frame));
      for (const path of frame.paths) if (!window || reachesPath(path, window)) this.#path(path);
    }
    if (frame.picture && (!window || reachesRect(frame.rect, window))) {
      if (tags) this.#marked(tags, tags.picture(frame));
      this.#picture(frame);
    }
    for (const line of frame.lines ?? [])
      for (const run of line.runs) if (!window || reachesRun(run, line, window)) this.#taggedRun(run, line, frame);
  }

  /** Nothing of the other half of a spread beyond the bleed. */
  #clip({ left, right }: Window): void {
    const { bleed } = this.#box.profile.sheet;
    this.#point(left, this.#page.height + bleed);
    this.#ink.thousandths(Math.round((right - left) * 1000));
    this.#ink.thousandths(Math.round((this.#page.height + 2 * bleed) * 1000));
    this.#ink.text('re W n\n');
  }

  #clipTo({ x, y, width, height }: Rect): void {
    this.#point(x, y + height);
    this.#ink.thousandths(Math.round(width * 1000));
    this.#ink.thousandths(Math.round(height * 1000));
    this.#ink.text('re W n\n');
  }

  /** A run, in pieces where it is part of more than one thing. */
  #taggedRun(run: Run, line: Line, frame: Frame): void {
    const tags = this.#tags;
    if (!tags || run.gids.length === 0) return this.#run(run, line);
    for (const { mark, run: piece, at } of tags.pieces(frame, line, run, this.#advance)) {
      this.#marked(tags, mark, at);
      this.#run(piece, line);
    }
  }

  readonly #advance = (run: Run, index: number): number => {
    const { face } = this.#box.faces.get(run.face);
    return face.advance(run.gids[index] as number) / face.upem;
  };

  /** From here on what is painted is part of `mark`; a sequence begins and ends outside text objects (ISO 32000-1, 14.6.1). */
  #marked(tags: PageTags, mark: Mark, at = 0): void {
    if (mark === this.#mark) return;
    this.#pen.endText();
    if (this.#mark) this.#ink.text('EMC\n');
    this.#mark = mark;
    this.#ink.text(tags.open(mark, at));
  }

  #swatch(name: string): InkedSwatch {
    const swatch = this.#box.swatches.get(name);
    if (!swatch) throw new Error(`bug: no swatch ${name} in the Layout`);
    if (swatch.spot) this.#spots.add(swatch.spot);
    return swatch;
  }

  #run(run: Run, line: Line): void {
    if (run.gids.length === 0) return;
    const swatch = this.#swatch(run.swatch);
    const face = this.#box.faces.get(run.face);
    const turned = run.turn !== undefined;
    const down = line.dir === 'ttb' && !turned;
    const name = down ? `F${face.number}V` : `F${face.number}`;
    this.#fonts.set(name, face);
    if (down) face.usedDown = true;
    else face.usedAcross = true;
    if (this.#fill !== swatch.name) this.#pen.endArray();
    this.#over(swatch.black && this.#takesBlack(() => runBox(run, line.dir, line.dir === 'ttb' ? line.x : line.baseline)));
    this.#filled(swatch);
    this.#pen.begin(name, run.size, run.stretch ?? 1);
    if (turned) inkGlyphsTurned(this.#pen, face, run, line);
    else if (down) inkGlyphsDown(this.#pen, face, run, line);
    else inkGlyphs(this.#pen, face, run, line);
  }

  #filled(swatch: InkedSwatch): void {
    if (this.#fill === swatch.name) return;
    this.#fill = swatch.name;
    this.#ink.put(swatch.fill);
  }

  #stroked(swatch: InkedSwatch): void {
    if (this.#stroke === swatch.name) return;
    this.#stroke = swatch.name;
    this.#ink.put(swatch.stroke);
  }

  #takesBlack(rect: () => Rect): boolean {
    return this.#underlay?.takes(rect) ?? true;
  }

  #over(wanted: boolean): void {
    const overprint = wanted && this.#box.profile.overprintBlack;
    if (overprint === this.#overprint) return;
    this.#pen.endArray();
    this.#overprint = overprint;
    this.#overprinted = true;
    this.#ink.put(overprint ? OVERPRINT : KNOCK_OUT);
  }

  #path(path: Path): void {
    const fill = path.fill === undefined ? undefined : this.#swatch(path.fill);
    const stroke = path.stroke === undefined ? undefined : this.#swatch(path.stroke);
    if (!fill && !stroke) return;
    this.#pen.endText();
    const black = (fill?.solid ?? true) && (stroke?.solid ?? true);
    this.#over(black && this.#takesBlack(() => pathBox(path)));
    this.#underlay?.path(path, fill?.colours ?? 0, stroke?.colours ?? 0);
    if (fill) this.#filled(fill);
    if (stroke) {
      this.#stroked(stroke);
      this.#strokeStyle(path);
    }
    this.#outline(path.d);
    this.#ink.text(operatorOf(path));
  }

  #strokeStyle(path: Path): void {
    const ink = this.#ink;
    ink.thousandths(Math.round((path.lineWidth ?? 1) * 1000));
    ink.text('w [');
    for (const length of path.dash ?? []) ink.thousandths(Math.round(length * 1000));
    ink.text(`] 0 d ${CAPS[path.cap ?? 'butt']} J\n`);
  }

  #outline(d: string): void {
    const ink = this.#ink;
    walkPath(d, {
      move: (x, y) => (this.#point(x, y), ink.text('m\n')),
      line: (x, y) => (this.#point(x, y), ink.text('l\n')),
      curve: (x1, y1, x2, y2, x, y) => (this.#point(x1, y1), this.#point(x2, y2), this.#point(x, y), ink.text('c\n')),
      close: () => ink.text('h\n'),
    });
  }

  #point(x: number, y: number): void {
    this.#ink.thousandths(this.#left + Math.round(x * 1000));
    this.#ink.thousandths(this.#top - Math.round(y * 1000));
  }

  #picture(frame: Frame): void {
    const { rect, picture } = frame;
    if (!picture) return;
    if (!(rect.width > 0 && rect.height > 0))
      throw new Error(`bug: picture ${picture.file} in a frame without area: ${frame.id}`);
    const name = this.#box.pictureName({ file: picture.file, crop: picture.crop, width: rect.width, height: rect.height }, frame);
    this.#pictures.add(name);
    this.#underlay?.picture(rect, this.#box.found(name));
    const ink = this.#ink;
    this.#pen.endText();
    this.#over(false);
    ink.text('q ');
    ink.thousandths(Math.round(rect.width * 1000));
    ink.text('0 0 ');
    ink.thousandths(Math.round(rect.height * 1000));
    this.#point(rect.x, rect.y + rect.height);
    ink.text(`cm /${name} Do Q\n`);
  }
}

/** From the page's coordinates, y up from the trim's foot, to the paper's. */
function onto({ height, scale, x, y }: Paper, pageHeight: number): string {
  const numbers = [scale, 0, 0, scale, x, height - y - pageHeight * scale];
  return `${numbers.map((value) => Math.round(value * 1e6) / 1e6).join(' ')} cm\n`;
}

function operatorOf(path: Path): string {
  const evenOdd = path.evenOdd ? '*' : '';
  if (path.fill === undefined) return 'S\n';
  return path.stroke === undefined ? `f${evenOdd}\n` : `B${evenOdd}\n`;
}
