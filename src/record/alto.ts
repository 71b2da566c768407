/**
 * A page of the Layout in, its ALTO 4.4 file and what other records need to point into it out. Everything that was painted is in it: copy by frame, line,
 * run and character; pictures, rules, furniture; what no one typed carries the tag GENERATED.
 */
import type { Rect } from '../base/index.ts';
import { columnLeft } from '../layout/index.ts';
import type { Frame, Layout, Line, Page, Run } from '../layout/types.ts';
import { type AdvanceOf, type CharacterBox, characterBoxes, union } from './boxes.ts';
import { pageId } from './identity.ts';
import { altoTags, type TagBook, writeReadingOrder, writeTags } from './alto-tags.ts';
import type { BlockIndex, IssueFacts, PageIndex } from './types.ts';
import { type Attributes, XmlWriter } from './xml.ts';

/** What an ALTO file is written from. */
export interface AltoInput {
  readonly issue: IssueFacts;
  readonly page: Page;
  /** Place of the page in the issue, from 1. */
  readonly number: number;
  readonly swatches: Layout['swatches'];
  readonly advance: AdvanceOf;
  /** Version of Banxin. */
  readonly version: string;
  /** Files of pictures as METS calls them. */
  readonly fileId: (file: string) => string;
  /** Whether a frame that stands between the lines is a reading that was typed (ruby). */
  readonly isReading: (frame: Frame) => boolean;
  /** Name of the page's picture, for who shows both. */
  readonly picture: string;
}

export const ALTO = 'http://www.loc.gov/standards/alto/ns-v4#';

/** Tenths of a millimetre in a point: ALTO's mm10. */
export const MM10 = 254 / 72;

/** pt in mm10, to a hundredth: a micrometre. */
const mm10 = (points: number): string => String(Math.round(points * MM10 * 100) / 100);

const place = ({ x, y, width, height }: Rect): Attributes => ({
  HPOS: mm10(x),
  VPOS: mm10(y),
  WIDTH: mm10(width),
  HEIGHT: mm10(height),
});

/** Roles that are matter of others on the page: they are composed blocks with a type. */
const COMPOSED: Readonly<Record<string, string>> = { advertisement: 'Advertisement', notice: 'Notice' };

/** The file, and its index. */
export function altoOf(input: AltoInput): { readonly xml: string; readonly index: PageIndex } {
  return new AltoPage(input).write();
}

class AltoPage {
  readonly #input: AltoInput;
  readonly #xml: XmlWriter;
  readonly #tags: TagBook;
  readonly #styles = new Map<string, string>();
  readonly #ids: ReadonlySet<string>;
  readonly #area: Rect;
  readonly #index: BlockIndex[] = [];

  constructor(input: AltoInput) {
    this.#input = input;
    this.#area = typeArea(input.page);
    this.#tags = altoTags(input.issue, input.page, input.isReading);
    this.#ids = new Set(input.page.frames.map(({ id }) => id));
    this.#xml = new XmlWriter('alto', { '': ALTO, xlink: 'http://www.w3.org/1999/xlink' }, { SCHEMAVERSION: '4.4' });
  }

  write(): { xml: string; index: PageIndex } {
    const { page } = this.#input;
    this.#description();
    this.#textStyles();
    writeTags(this.#xml, this.#tags);
    writeReadingOrder(this.#xml, page, this.#tags);
    this.#page();
    const { folios, halves, width, height, grid } = page;
    return {
      xml: this.#xml.done(),
      index: {
        name: folios.join('-'),
        folios,
        halves,
        width,
        height,
        typeArea: this.#area,
        columns: grid.columns,
        blocks: this.#index,
      },
    };
  }

  #description(): void {
    const { issue, page, version, picture } = this.#input;
    this.#xml
      .open('Description')
      .leaf('MeasurementUnit', 'mm10')
      .open('sourceImageInformation')
      .leaf('fileName', picture)
      .leaf('documentIdentifier', pageId(issue, page.folios.join('-')))
      .close()
      .open('Processing', { ID: 'banxin' })
      .leaf('processingCategory', 'contentGeneration')
      .leaf('processingDateTime', issue.date)
      .leaf('processingStepDescription', 'set from the manuscripts; every box is that of the glyph as printed')
      .open('processingSoftware')
      .leaf('softwareName', 'Banxin')
      .leaf('softwareVersion', version)
      .close()
      .close()
      .close();
  }

  /** A style for each face, size and colour. */
  #textStyles(): void {
    const { page, swatches } = this.#input;
    this.#xml.open('Styles');
    for (const { runs } of page.frames.flatMap(({ lines }) => lines ?? []))
      for (const { face, size, swatch } of runs) {
        const key = `${face} ${size} ${swatch}`;
        if (this.#styles.has(key)) continue;
        const id = `style.${this.#styles.size + 1}`;
        this.#styles.set(key, id);
        const colour = (swatches[swatch]?.rgb ?? [0, 0, 0])
          .map((part) => Math.round(part).toString(16).padStart(2, '0'))
          .join('');
        this.#xml.empty('TextStyle', { ID: id, FONTFAMILY: face, FONTSIZE: size, FONTCOLOR: colour.toUpperCase() });
      }
    this.#xml.close();
  }

  #page(): void {
    const { page, number } = this.#input;
    const { width, height, folios } = page;
    this.#xml.open('Layout').open('Page', {
      ID: page.id,
      PHYSICAL_IMG_NR: number,
      PRINTED_IMG_NR: folios.join('-'),
      WIDTH: mm10(width),
      HEIGHT: mm10(height),
      POSITION: folios.length > 1 ? 'Foldout' : 'Single',
      LANG: 'zh-CN',
      PROCESSINGREFS: 'banxin',
    });
    const { x, y, width: across, height: down } = this.#area;
    const [right, foot] = [x + across, y + down];
    const spaces: [string, Rect][] = [
      ['TopMargin', { x: 0, y: 0, width, height: y }],
      ['LeftMargin', { x: 0, y, width: x, height: down }],
      ['RightMargin', { x: right, y, width: width - right, height: down }],
      ['BottomMargin', { x: 0, y: foot, width, height: height - foot }],
      ['PrintSpace', this.#area],
    ];
    for (const [name, rect] of spaces) this.#space(name, rect);
    this.#xml.close().close();
  }

  #space(name: string, rect: Rect): void {
    const frames = this.#input.page.frames.filter((frame) => spaceOf(frame, this.#area) === name);
    if (frames.length === 0 && name !== 'PrintSpace') return;
    this.#xml.open(name, { ID: `${this.#input.page.id}.${name}`, ...place(rect) });
    for (const group of grouped(frames)) {
      if (group.type === undefined) group.frames.forEach((frame) => this.#block(frame));
      else this.#composed(group.type, group.frames);
    }
    this.#xml.close();
  }

  #composed(type: string, frames: readonly Frame[]): void {
    const rect = union(frames.map((frame) => frame.rect));
    const id = `${frames[0]!.id}.group`;
    this.#index.push({ id, kind: 'composed', role: type.toLowerCase(), story: frames[0]!.story, block: null, rect });
    this.#xml.open('ComposedBlock', { ID: id, ...place(rect), TYPE: type });
    frames.forEach((frame) => this.#block(frame));
    this.#xml.close();
  }

  #block(frame: Frame): void {
    const { id, rect, next, lines, picture, role, story, block } = frame;
    const attributes = {
      ID: id,
      TAGREFS: this.#tags.of(frame),
      ...place(rect),
      IDNEXT: next !== null && this.#ids.has(next) && next !== id ? next : undefined,
    };
    const known = { id, role, story, block, rect };
    if (picture) {
      this.#index.push({ ...known, kind: 'illustration', file: picture.file });
      this.#xml.empty('Illustration', { ...attributes, TYPE: kindOfPicture(role), FILEID: this.#input.fileId(picture.file) });
    } else if (lines) {
      const size = Math.max(0, ...lines.flatMap(({ runs }) => runs.map((run) => run.size)));
      this.#index.push({ ...known, kind: 'text', size });
      this.#xml.open('TextBlock', attributes);
      lines.forEach((line, i) => this.#line(frame, line, `${id}.l${i + 1}`));
      this.#xml.close();
    } else {
      this.#index.push({ ...known, kind: 'graphic' });
      this.#xml.empty('GraphicalElement', attributes);
    }
  }

  #line(frame: Frame, line: Line, id: string): void {
    const runs = line.runs.map((run) => ({ run, boxes: characterBoxes(line, run, this.#input.advance) }));
    const drawn = runs.filter(({ boxes }) => boxes.length > 0);
    if (drawn.length === 0) return;
    const rect = union(drawn.flatMap(({ boxes }) => boxes.map((box) => box.rect)));
    this.#xml.open('TextLine', { ID: id, ...place(rect), BASELINE: baselineOf(line, rect), BASEDIRECTION: line.dir });
    drawn.forEach(({ run, boxes }, i) => this.#string(frame, run, boxes, `${id}.t${i + 1}`));
    this.#xml.close();
  }

  #string(frame: Frame, run: Run, boxes: readonly CharacterBox[], id: string): void {
    // What no one typed within typed matter: a hyphen at the end of a line, the mark of a note.
    const generated = run.src === null && frame.role !== 'generated' && frame.role !== 'furniture';
    this.#xml.open('String', {
      ID: id,
      STYLEREFS: this.#styles.get(`${run.face} ${run.size} ${run.swatch}`),
      TAGREFS: generated ? 'GENERATED' : undefined,
      ...place(union(boxes.map(({ rect }) => rect))),
      CONTENT: run.text,
    });
    for (const { text, rect } of boxes) this.#xml.empty('Glyph', { CONTENT: text, ...place(rect) });
    this.#xml.close();
  }
}

/** ltr: the height of the baseline; ttb: the line's middle from head to foot, as points. */
const baselineOf = (line: Line, rect: Rect): string =>
  line.dir === 'ltr' ? mm10(line.baseline) : `${mm10(line.x)},${mm10(rect.y)} ${mm10(line.x)},${mm10(rect.y + rect.height)}`;

const kindOfPicture = (role: Frame['role']): string => (role === 'picture' ? 'picture' : role);

/** 版心: what the grid covers. */
export function typeArea(page: Page): Rect {
  const { grid } = page;
  const right = columnLeft(page, grid.columns - 1) + grid.chars * grid.em;
  return { x: grid.x, y: grid.y, width: right - grid.x, height: grid.lines * grid.leading };
}

/** The part of the page in which the middle of a frame lies. */
function spaceOf({ rect }: Frame, area: Rect): string {
  const [x, y] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  if (y < area.y) return 'TopMargin';
  if (y > area.y + area.height) return 'BottomMargin';
  if (x < area.x) return 'LeftMargin';
  return x > area.x + area.width ? 'RightMargin' : 'PrintSpace';
}

/** Frames in painting order, those of one advertisement or notice together where the first of them stands. */
function grouped(frames: readonly Frame[]): { type?: string; frames: Frame[] }[] {
  const types = new Map<string, string>();
  for (const { slot, role } of frames) if (slot !== null && COMPOSED[role]) types.set(slot, COMPOSED[role]);
  const groups: { type?: string; frames: Frame[] }[] = [];
  const bySlot = new Map<string, { frames: Frame[] }>();
  for (const frame of frames) {
    const type = (frame.slot === null ? undefined : types.get(frame.slot)) ?? COMPOSED[frame.role];
    const known = type === undefined || frame.slot === null ? undefined : bySlot.get(frame.slot);
    if (known) known.frames.push(frame);
    else {
      const group = { ...(type === undefined ? {} : { type }), frames: [frame] };
      groups.push(group);
      if (type !== undefined && frame.slot !== null) bySlot.set(frame.slot, group);
    }
  }
  return groups;
}
