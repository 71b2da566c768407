/**
 * The drawings of one page become frames of role `furniture`, below and above the matter, with faults, strange inks and strays reported.
 * Neighbouring drawings of one element and one kind share a frame.
 */
import { diagnose, type Diagnostic, type Rect } from '../base/index.ts';
import type { Face } from '../font/types.ts';
import type { Frame, Line, Path, PlacedPicture, Run } from '../layout/types.ts';
import type { Furniture, PageProps } from './types.ts';
import type { Drawing, ElementDrawings, Glyphs, PlacedFile, Shape } from './drawing.ts';
import type { Inks } from './inks.ts';
import { glyphBox } from './recorder.ts';
import { allowed, stray } from './reserved.ts';
import { boxOf, grain, join, write, type Box, type Segment } from './outline.ts';

/** What furnish must know of a picture to place it: looked up by the file's name, relative to the root. */
export interface FurniturePicture {
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
}

/** What frames of furniture are made with. */
export interface FrameOptions {
  /** Frame ids begin with it. */
  readonly id: string;
  /** What diagnostics name: the template's page component. */
  readonly file: string;
  readonly props: PageProps;
  readonly reserved: readonly Rect[];
  readonly inks: Inks;
  readonly pictures: Readonly<Record<string, FurniturePicture>>;
}

type Matter = Shape | Glyphs | PlacedFile;

/** One page's frames. */
export function framesOf(
  elements: readonly ElementDrawings[],
  options: FrameOptions,
): { readonly furniture: Furniture; readonly diagnostics: readonly Diagnostic[] } {
  const page = options.props.page.folios.join('-');
  const diagnostics: Diagnostic[] = [];
  const report = (code: string, message: string): void =>
    void diagnostics.push({ ...diagnose('error', code, message, options.file), page });
  const drawings = elements.flat();
  for (const drawing of drawings) if (drawing.kind === 'fault') report(drawing.code, drawing.message);
  checkSlots(drawings, options.props, report);
  checkPlaces(drawings, options, report);
  const frames = collect(elements, options, report);
  return { furniture: frames, diagnostics: unique(diagnostics) };
}

function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [`${diagnostic.code} ${diagnostic.message}`, diagnostic])).values()];
}

function checkSlots(drawings: readonly Drawing[], props: PageProps, report: (code: string, message: string) => void): void {
  const drawn = drawings.flatMap((drawing) => (drawing.kind === 'slot' ? [drawing.name] : []));
  for (const name of Object.keys(props.slots)) {
    const times = drawn.filter((other) => other === name).length;
    if (times === 0)
      report('slot-missing', `the page component holds no <Slot name="${name}">: add one where its matter is painted`);
    if (times > 1) report('slot-twice', `the page component holds <Slot name="${name}"> ${times} times: keep one`);
  }
}

const isMatter = (drawing: Drawing): drawing is Matter =>
  drawing.kind === 'shape' || drawing.kind === 'glyphs' || drawing.kind === 'picture';
const inkBox = (drawing: Matter): Box => (drawing.kind === 'glyphs' ? glyphBox(drawing) : drawing.box);

function checkPlaces(
  drawings: readonly Drawing[],
  { props, reserved }: FrameOptions,
  report: (code: string, message: string) => void,
): void {
  const areas = allowed(props, reserved);
  for (const drawing of drawings) {
    if (!isMatter(drawing)) continue;
    const out = stray(inkBox(drawing), areas);
    if (!out) continue;
    // The em square of a hanging mark may stand out where its ink does not.
    if (drawing.kind === 'glyphs' && glyphInk(drawing).every((box) => !stray(box, areas))) continue;
    report(
      'furniture-outside',
      `${words(drawing)} at ${place(out)} pt lies outside the cells reserved for furniture: move it, or reserve the place in grid.ts`,
    );
  }
}

const place = (box: Box): string => `x ${grain(box.left)}–${grain(box.right)}, y ${grain(box.top)}–${grain(box.bottom)}`;

function words(drawing: Matter): string {
  if (drawing.kind === 'glyphs') return `furniture “${drawing.text}”`;
  if (drawing.kind === 'picture') return `furniture picture ${drawing.file}`;
  return drawing.stroke === null ? 'a furniture shape' : `a furniture rule of ${grain(drawing.lineWidth)} pt`;
}

const inkBoxes = new WeakMap<Face, Map<number, Box | null>>();

/** Box of a glyph's outline in font units, y up; null for a space. */
function outlineBox(face: Face, gid: number): Box | null {
  let boxes = inkBoxes.get(face);
  if (!boxes) inkBoxes.set(face, (boxes = new Map()));
  let box = boxes.get(gid);
  if (box === undefined) {
    const outline = face.outline(gid).filter((command) => command[0] !== 'Z') as unknown as Segment[];
    boxes.set(gid, (box = outline.length === 0 ? null : boxOf(outline)));
  }
  return box;
}

/** Boxes of the outlines themselves. */
function glyphInk(run: Glyphs): Box[] {
  const unit = run.size / run.face.upem;
  return run.gids.flatMap((gid, i) => {
    const box = outlineBox(run.face, gid);
    if (!box) return [];
    const baseline = run.baseline + run.shift;
    const x = run.at[i]!;
    return [
      {
        left: x + box.left * unit * run.stretch,
        right: x + box.right * unit * run.stretch,
        top: baseline - box.bottom * unit,
        bottom: baseline - box.top * unit,
      },
    ];
  });
}

/** Frames in painting order, parted at the last slot. */
function collect(
  elements: readonly ElementDrawings[],
  options: FrameOptions,
  report: (code: string, message: string) => void,
): Furniture {
  let slots = elements.reduce((sum, drawings) => sum + drawings.filter(({ kind }) => kind === 'slot').length, 0);
  const hasSlots = slots > 0;
  const below: Frame[] = [];
  const above: Frame[] = [];
  for (const drawings of elements) {
    const link = drawings.find((drawing) => drawing.kind === 'link')?.target;
    for (const batch of batches(drawings)) {
      if (batch === 'slot') slots--;
      else {
        const content = contentOf(batch, options, report);
        const count = below.length + above.length;
        if (content)
          (hasSlots && slots === 0 ? above : below).push(frame(`${options.id}.u${count + 1}`, count, batch, content, link));
      }
    }
  }
  return { below, above };
}

/** Drawings of one element that share a frame: neighbours of one kind, but each picture on its own. */
function batches(drawings: ElementDrawings): (Matter[] | 'slot')[] {
  const out: (Matter[] | 'slot')[] = [];
  for (const drawing of drawings) {
    const last = out.at(-1);
    if (drawing.kind === 'slot') out.push('slot');
    else if (!isMatter(drawing)) continue;
    else if (Array.isArray(last) && drawing.kind !== 'picture' && last[0]!.kind === drawing.kind) last.push(drawing);
    else out.push([drawing]);
  }
  return out;
}

type Content = Pick<Frame, 'lines' | 'paths' | 'picture'>;

function contentOf(
  batch: readonly Matter[],
  options: FrameOptions,
  report: (code: string, message: string) => void,
): Content | undefined {
  const ink = (colour: string | null, drawing: Matter): string | undefined => {
    if (colour === null) return undefined;
    const name = options.inks.name(colour);
    if (name === undefined)
      report(
        'swatch-unknown',
        `${words(drawing)}: the colour ${options.inks.words(colour)} is no swatch of the house style; write swatch('…') with one of its names`,
      );
    return name ?? 'black';
  };
  const first = batch[0]!;
  if (first.kind === 'picture') return pictureOf(first, options, report);
  if (first.kind === 'shape') return { paths: (batch as Shape[]).map((shape) => pathOf(shape, ink)) };
  return { lines: linesOf(batch as Glyphs[], ink) };
}

function pictureOf(
  { file }: PlacedFile,
  options: FrameOptions,
  report: (code: string, message: string) => void,
): Content | undefined {
  const picture = options.pictures[file];
  if (!picture)
    return void report('image-missing', `furniture picture ${file}: there is no such picture; the path is relative to the root`);
  const crop = { x: 0, y: 0, width: picture.width, height: picture.height };
  const placed: PlacedPicture = { file, sha256: picture.sha256, crop, alt: '' };
  return { picture: placed };
}

type InkOf = (colour: string | null, drawing: Matter) => string | undefined;

function pathOf(shape: Shape, ink: InkOf): Path {
  const fill = ink(shape.fill, shape);
  const stroke = ink(shape.stroke, shape);
  return {
    d: write(shape.outline),
    ...(fill === undefined ? {} : { fill }),
    ...(fill !== undefined && shape.evenOdd ? { evenOdd: true } : {}),
    ...(stroke === undefined ? {} : { stroke, lineWidth: grain(shape.lineWidth) }),
    ...(stroke !== undefined && shape.dash.length > 0 ? { dash: shape.dash.map(grain) } : {}),
    ...(stroke !== undefined && shape.cap !== 'butt' ? { cap: shape.cap } : {}),
  };
}

/** Glyphs that go on where the last ones ended, on their baseline, share a line, and a run where the type does not change. */
function linesOf(batch: readonly Glyphs[], ink: InkOf): Line[] {
  const lines: Glyphs[][] = [];
  for (const run of batch) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (!line || !last || !goesOn(last, run)) lines.push([run]);
    else if (sameType(last, run)) line[line.length - 1] = joined(last, run);
    else line.push(run);
  }
  return lines.map((runs, i) => {
    const x = runs[0]!.at[0]!;
    const measure = grain(runs.at(-1)!.end - x);
    return {
      n: i + 1,
      dir: 'ltr',
      baseline: grain(runs[0]!.baseline),
      x: grain(x),
      measure,
      gap: 0,
      runs: runs.map((run) => runOf(run, ink)),
    };
  });
}

const goesOn = (a: Glyphs, b: Glyphs): boolean => Math.abs(a.baseline - b.baseline) < 0.001 && Math.abs(a.end - b.at[0]!) < 0.01;
const sameType = (a: Glyphs, b: Glyphs): boolean =>
  a.face === b.face && a.size === b.size && a.stretch === b.stretch && a.colour === b.colour && a.shift === b.shift;
const joined = (a: Glyphs, b: Glyphs): Glyphs => ({
  ...a,
  gids: [...a.gids, ...b.gids],
  at: [...a.at, ...b.at],
  end: b.end,
  text: a.text + b.text,
  clusters: [...a.clusters, ...b.clusters.map((cluster) => cluster + a.text.length)],
});

function runOf(run: Glyphs, ink: InkOf): Run {
  const stretch = grain(run.stretch);
  const shift = grain(run.shift);
  return {
    face: run.face.id,
    size: grain(run.size),
    swatch: ink(run.colour, run)!,
    text: run.text,
    gids: run.gids,
    at: run.at.map(grain),
    clusters: run.clusters,
    src: null,
    ...(stretch === 1 ? {} : { stretch }),
    ...(shift === 0 ? {} : { shift }),
  };
}

function frame(id: string, order: number, batch: readonly Matter[], content: Content, link: string | undefined): Frame {
  const box = batch.map(inkBox).reduce(join);
  const rect = { x: grain(box.left), y: grain(box.top), width: grain(box.right - box.left), height: grain(box.bottom - box.top) };
  return {
    id,
    role: 'furniture',
    story: null,
    block: null,
    slot: null,
    rect,
    order,
    next: null,
    ...content,
    ...(link === undefined ? {} : { link }),
  };
}
