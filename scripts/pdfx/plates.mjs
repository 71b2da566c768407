/**
 * A print PDF and its Layout in; what ghostscript's tiffsep puts on each plate out, and what is wrong with it: too much ink, text on other
 * plates than black, colours that black text knocked out, a spot plate that is not there.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';

/** Dots an inch of the plates. */
const DPI = 100;
/** Per cent that rounding of four plates to 256 steps may add. */
const SLACK = 1;

/** Plates of one page by name: ink from 0 to 255 at each dot. */
export async function platesOf(pdf, page) {
  const folder = mkdtempSync(path.join(tmpdir(), 'banxin-plates-'));
  try {
    const flags = [
      '-q',
      '-dNOPAUSE',
      '-dBATCH',
      '-dSAFER',
      '-sDEVICE=tiffsep',
      `-r${DPI}`,
      `-dFirstPage=${page}`,
      `-dLastPage=${page}`,
    ];
    execFileSync(
      'gs',
      [...flags, '-dTextAlphaBits=1', '-dGraphicsAlphaBits=1', `-sOutputFile=${path.join(folder, 'p.tif')}`, pdf],
      { stdio: 'pipe' },
    );
    const plates = new Map();
    for (const file of readdirSync(folder).sort()) {
      const name = /\((.*)\)\.tif$/.exec(file)?.[1];
      if (name === undefined) continue;
      const { data, info } = await sharp(path.join(folder, file), { limitInputPixels: false })
        .extractChannel(0)
        .raw()
        .toBuffer({ resolveWithObject: true });
      for (let i = 0; i < data.length; i++) data[i] = 255 - data[i];
      plates.set(name, { width: info.width, height: info.height, ink: data });
    }
    return plates;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Dots of a rectangle of the trimmed page (pt, y down); `off`: from the sheet's corner to the trim's, pt. */
function dots({ width, height }, { x, y, width: w, height: h }, off) {
  const dot = (pt, most) => Math.max(0, Math.min(most, Math.round(((pt + off) * DPI) / 72)));
  return { left: dot(x, width), right: dot(x + w, width), top: dot(y, height), bottom: dot(y + h, height) };
}

/** Most and least ink of a plate in a rectangle, 0 to 255. */
function range(plate, rect, off) {
  const { left, right, top, bottom } = dots(plate, rect, off);
  let [least, most] = [255, 0];
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const ink = plate.ink[y * plate.width + x];
      if (ink < least) least = ink;
      if (ink > most) most = ink;
    }
  return { least, most };
}

/** Most ink of all plates together within the bleed, per cent. */
export function mostInk(plates, trim, off, bleed) {
  const all = [...plates.values()];
  const grown = { x: -bleed, y: -bleed, width: trim.width + 2 * bleed, height: trim.height + 2 * bleed };
  const { left, right, top, bottom } = dots(all[0], grown, off);
  let most = 0;
  for (let y = top; y < bottom; y++)
    for (let x = left, at = y * all[0].width + left; x < right; x++, at++) {
      let sum = 0;
      for (const { ink } of all) sum += ink[at];
      if (sum > most) most = sum;
    }
  return most / 2.55;
}

const overlaps = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const within = (a, b) => a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;

/** The box of each path of a frame with its line; `swatch` where it is a rectangle that is filled. */
const shapes = (frame) =>
  (frame.paths ?? []).map(({ d, fill, stroke, lineWidth = 1 }) => {
    const at = [...d.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number);
    const half = stroke === undefined ? 0 : lineWidth;
    const xs = at.filter((_, i) => i % 2 === 0);
    const ys = at.filter((_, i) => i % 2 === 1);
    const [x, y] = [Math.min(...xs) - half, Math.min(...ys) - half];
    const box = { x, y, width: Math.max(...xs) + half - x, height: Math.max(...ys) + half - y };
    const filled = fill !== undefined && /^M[^MLCZ]*(L[^MLCZ]*){3,4}Z?\s*$/.test(d);
    return { ...box, ...(filled && { swatch: fill }) };
  });

/** Rectangles that a frame fills, with the swatch of each. */
const fills = (frame) => shapes(frame).filter(({ swatch }) => swatch !== undefined);

/** The box of a line set across, without what stands out of it. */
const lineBox = ({ x, measure, baseline, runs }) => {
  const size = Math.max(...runs.map((run) => run.size));
  return { x, y: baseline - 0.8 * size, width: measure, height: 0.8 * size };
};

/** { faults, inks, lines, kept }: what is wrong, and how many lines were found on black alone, and over colours that were kept. */
export function readPlates(plates, page, { swatches, limit, off, bleed }) {
  const faults = [];
  const ink = mostInk(plates, page, off, bleed);
  if (ink > limit + SLACK)
    faults.push(`${page.folios.join('-')}: ${ink.toFixed(1)} % of ink at one place, the limit is ${limit} %`);
  const colours = [...plates].filter(([name]) => name !== 'Black');
  const black = plates.get('Black');
  const solids = page.frames.flatMap((frame) => [...fills(frame), ...(frame.picture ? [{ ...frame.rect, swatch: null }] : [])]);
  const drawings = page.frames.flatMap(shapes);
  let [lines, kept] = [0, 0];
  for (const frame of page.frames)
    for (const line of frame.lines ?? []) {
      if (line.dir !== 'ltr' || line.runs.length === 0 || line.runs.some(({ swatch }) => swatch !== 'black')) continue;
      const box = lineBox(line);
      const other = page.frames.some(
        (one) => one !== frame && one.lines?.some((line) => line.runs.length > 0 && overlaps(lineBox(line), box)),
      );
      const drawn = drawings.some((shape) => overlaps(shape, box) && !(shape.swatch !== undefined && within(box, shape)));
      if (other || drawn) continue;
      const under = solids.filter((solid) => overlaps(solid, box)).at(-1);
      const say = (what) => faults.push(`${page.folios.join('-')}: ${what} at “${line.runs[0].text.slice(0, 8)}”`);
      if (!under) {
        lines++;
        if (range(black, box, off).most < 200) say('no text on the black plate');
        for (const [name, plate] of colours) if (range(plate, box, off).most > 0) say(`text on the plate ${name}`);
      } else if (under.swatch !== null && within(box, under)) {
        const { cmyk, spot, tint = 100 } = swatches[under.swatch];
        const wanted = spot === undefined ? { Cyan: cmyk[0], Magenta: cmyk[1], Yellow: cmyk[2] } : { [spot]: tint };
        for (const [name, per] of Object.entries(wanted)) {
          if (per === 0) continue;
          const plate = plates.get(name);
          if (!plate) say(`the plate ${name} is missing`);
          else if (range(plate, box, off).least < per * 2.55 - 3) say(`text knocks ${name} out`);
        }
        kept++;
      }
    }
  for (const spot of spotsOf(page, swatches))
    if (!plates.has(spot)) faults.push(`${page.folios.join('-')}: there is no plate ${spot}`);
  return { faults, ink, lines, kept };
}

/** Spot inks that a page asks for. */
function spotsOf(page, swatches) {
  const used = page.frames.flatMap(({ paths = [], lines = [] }) => [
    ...paths.flatMap(({ fill, stroke }) => [fill, stroke]),
    ...lines.flatMap(({ runs }) => runs.map(({ swatch }) => swatch)),
  ]);
  return new Set(used.flatMap((name) => (name !== undefined && swatches[name]?.spot ? [swatches[name].spot] : [])));
}
