/**
 * The text of an SVG comes in; its size in user units goes out, or the same drawing rewritten so that it renders at a wanted size.
 * Whatever would make the picture depend on the machine (type, scripts, things outside the file) is refused.
 */
import { type Header, PictureFault } from './header.ts';
import type { Crop } from './types.ts';

interface Root {
  readonly before: string;
  /** Attributes of `<svg>`, as typed. */
  readonly attributes: string;
  readonly after: string;
  readonly box: Crop;
}

/** @throws PictureFault with code svg-text when it holds type, a script or a reference out of the file; image-broken when it is damaged */
export function readSvgHeader(source: string): Header {
  const { box } = rootOf(source);
  const text = source.replace(/<!--[\s\S]*?-->/g, '');
  if (!/(<\/(\w+:)?svg\s*>|<(\w+:)?svg[^>]*\/>)\s*(<\?[^>]*\?>\s*)*$/.test(text))
    throw new PictureFault('is an SVG that is cut short');
  refuse(text);
  const elements = elementsOf(text);
  if (elements > MOST_ELEMENTS)
    throw new PictureFault(
      `holds ${elements} elements, more than ${MOST_ELEMENTS}: save it as a PNG of the size it is printed at`,
    );
  return { format: 'svg', width: box.width, height: box.height, vector: true, orientation: 1, colour: 'rgb' };
}

/** Of a map with every house in it; more is a mistake, or meant to keep a machine busy. */
const MOST_ELEMENTS = 100_000;

/** Counted without a list of them. */
function elementsOf(text: string): number {
  let count = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) if (text[at + 1] !== '/') count++;
  return count;
}

function refuse(text: string): void {
  const fault = (what: string): never => {
    throw new PictureFault(what, 'svg-text');
  };
  if (/<(\w+:)?(text|tspan|textPath|foreignObject|font|font-face)[\s>/]/.test(text))
    fault('holds type, which needs fonts that another machine has not: convert the text to paths');
  if (/<(\w+:)?script[\s>/]/i.test(text) || /\son\w+\s*=/i.test(text)) fault('holds a script: take it out');
  const outside =
    /\b(?:href|src)\s*=\s*["']\s*(?!#|data:)([^"']+)/i.exec(text) ??
    /url\(\s*["']?\s*(?!#|data:)([^"')]+)/i.exec(text) ??
    /(@import[^;]*|<!ENTITY[^>]*|<\?xml-stylesheet[^>]*)/i.exec(text);
  if (outside) fault(`refers to something outside itself (${outside[1]!.trim().slice(0, 60)}): put it into the drawing`);
}

/** The drawing at exactly `width` × `height` pixels, of `crop` only: librsvg scales the paths, so nothing is resampled. */
export function svgAtSize(source: string, crop: Crop, width: number, height: number): string {
  const { before, attributes, after, box } = rootOf(source);
  const kept = attributes.replace(/\s(width|height|viewBox|preserveAspectRatio)\s*=\s*("[^"]*"|'[^']*')/g, '');
  const view = [box.x + crop.x, box.y + crop.y, crop.width, crop.height].join(' ');
  return `${before}${kept} width="${width}" height="${height}" viewBox="${view}" preserveAspectRatio="none"${after}`;
}

/** The user units are those of the viewBox, or where there is none those of width and height. */
function rootOf(source: string): Root {
  const match = /<(?:\w+:)?svg(?=[\s>/])/.exec(source.replace(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length)));
  if (!match) throw new PictureFault('is not an SVG: it has no <svg>');
  const start = match.index + match[0].length;
  const attributes = /^(?:[^>"'/]|"[^"]*"|'[^']*'|\/(?!>))*/.exec(source.slice(start))![0];
  const value = (name: string): string | undefined =>
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
      .exec(attributes)
      ?.slice(1)
      .find((one) => one !== undefined);
  const [x, y, w, h] = (value('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const width = w ?? pixels(value('width'));
  const height = h ?? pixels(value('height'));
  if (!(width > 0) || !(height > 0)) throw new PictureFault('is an SVG without a size: give it a viewBox');
  return {
    before: source.slice(0, start),
    attributes,
    after: source.slice(start + attributes.length),
    box: { x: w ? x! : 0, y: w ? y! : 0, width, height },
  };
}

/** CSS pixels, 96 an inch. */
const UNITS: Readonly<Record<string, number>> = { '': 1, px: 1, in: 96, cm: 96 / 2.54, mm: 96 / 25.4, pt: 4 / 3, pc: 16 };

function pixels(length: string | undefined): number {
  const match = /^\s*([\d.]+(?:e[+-]?\d+)?)\s*(\w*)\s*$/i.exec(length ?? '');
  return match ? Number(match[1]) * (UNITS[match[2]!] ?? NaN) : NaN;
}
