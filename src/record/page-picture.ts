/**
 * A page of the Layout in, the same page as SVG out: outlines of its glyphs, its paths and its pictures in painting order, in the colours for a screen. Whoever
 * has a rasteriser makes a picture of it. Measures and moves nothing.
 */
import { ABOVE } from '../base/index.ts';
import type { OutlineCommand } from '../font/types.ts';
import { turnedBaseline } from '../layout/index.ts';
import type { Frame, Layout, Line, Page, Path, Run } from '../layout/types.ts';
import type { AdvanceOf } from './boxes.ts';
import { xmlText } from './xml.ts';

/** Outline of a glyph in font units, y up, and the units of its em. */
export type OutlineOf = (face: string, gid: number) => { readonly outline: readonly OutlineCommand[]; readonly upem: number };

/** What is asked for while a page is drawn. */
export interface Drawing {
  readonly outline: OutlineOf;
  readonly advance: AdvanceOf;
  readonly swatches: Layout['swatches'];
  /** A picture as a data URL at its placed size; undefined where no picture can be made of the file. */
  readonly picture: (frame: Frame) => Promise<string | undefined>;
}

const two = (value: number): string => String(Math.round(value * 100) / 100);

/** The page, `width` pixels wide. */
export async function pageSvg(page: Page, drawing: Drawing, width: number): Promise<string> {
  return new PageDrawing(page, drawing).svg(width);
}

class PageDrawing {
  readonly #page: Page;
  readonly #drawing: Drawing;
  readonly #glyphs = new Map<string, string>();
  readonly #body: string[] = [];

  constructor(page: Page, drawing: Drawing) {
    this.#page = page;
    this.#drawing = drawing;
  }

  async svg(across: number): Promise<string> {
    for (const frame of this.#page.frames) await this.#frame(frame);
    const { width, height } = this.#page;
    const paper = `<rect width="${two(width)}" height="${two(height)}" fill="#fff"/>`;
    const defs = [...this.#glyphs.values()].join('');
    const size = `width="${across}" height="${Math.round((across * height) / width)}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}><defs>${defs}</defs>${paper}${this.#body.join('')}</svg>`;
  }

  async #frame(frame: Frame): Promise<void> {
    for (const path of frame.paths ?? []) this.#path(path);
    if (frame.picture) await this.#picture(frame);
    for (const line of frame.lines ?? []) for (const run of line.runs) this.#run(line, run);
  }

  #colour(swatch: string | undefined): string {
    if (swatch === undefined) return 'none';
    const [r, g, b] = this.#drawing.swatches[swatch]?.rgb ?? [0, 0, 0];
    return `rgb(${Math.round(r)},${Math.round(g)},${Math.round(b)})`;
  }

  #path({ d, fill, stroke, evenOdd, lineWidth, dash, cap }: Path): void {
    const rule = evenOdd ? ' fill-rule="evenodd"' : '';
    const dashes = dash && dash.length > 0 ? ` stroke-dasharray="${dash.map(two).join(' ')}"` : '';
    const line = stroke === undefined ? '' : ` stroke="${this.#colour(stroke)}" stroke-width="${lineWidth ?? 1}" stroke-linecap="${cap ?? 'butt'}"${dashes}`; // prettier-ignore
    this.#body.push(`<path d="${d}" fill="${this.#colour(fill)}"${rule}${line}/>`);
  }

  async #picture(frame: Frame): Promise<void> {
    const { x, y, width, height } = frame.rect;
    const href = await this.#drawing.picture(frame);
    const box = `x="${two(x)}" y="${two(y)}" width="${two(width)}" height="${two(height)}"`;
    if (href === undefined)
      this.#body.push(`<rect ${box} fill="rgb(216,216,216)"><title>${xmlText(frame.picture!.file).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</title></rect>`); // prettier-ignore
    else this.#body.push(`<image ${box} preserveAspectRatio="none" xlink:href="${href}"/>`);
  }

  #run(line: Line, run: Run): void {
    const { face, size, gids, at, stretch = 1, shift = 0 } = run;
    this.#body.push(`<g fill="${this.#colour(run.swatch)}">`);
    for (const [i, gid] of gids.entries()) {
      const id = this.#glyph(face, gid);
      if (id === undefined) continue;
      const along = at[i] as number;
      const across = this.#drawing.advance(face, gid) * size;
      this.#body.push(`<use xlink:href="#${id}" transform="${placed(line, run, along, across, shift, stretch)}"/>`);
    }
    this.#body.push('</g>');
  }

  /** The id of a glyph's outline, drawn one em large; undefined where it has none. */
  #glyph(face: string, gid: number): string | undefined {
    const key = `${face} ${gid}`;
    if (!this.#glyphs.has(key)) {
      const { outline, upem } = this.#drawing.outline(face, gid);
      const id = `g${this.#glyphs.size}`;
      this.#glyphs.set(key, outline.length === 0 ? '' : `<path id="${id}" d="${outlineText(outline, upem)}"/>`);
    }
    return /id="([^"]+)"/.exec(this.#glyphs.get(key)!)?.[1];
  }
}

/** Where a glyph of one em, y down, is put: on its baseline; for a cell of a vertical line in its middle; turned, along a baseline that runs down. */
function placed({ dir, baseline, x }: Line, run: Run, along: number, across: number, shift: number, stretch: number): string {
  const { size } = run;
  if (dir === 'ltr') return `translate(${two(along)} ${two(baseline + shift)}) scale(${stretch * size} ${size})`;
  const turned = turnedBaseline({ dir, x } as Line, run);
  if (turned !== undefined) return `translate(${two(turned)} ${two(along)}) rotate(90) scale(${stretch * size} ${size})`;
  return `translate(${two(x - shift - across / 2)} ${two(along + ABOVE * size)}) scale(${size})`;
}

function outlineText(outline: readonly OutlineCommand[], upem: number): string {
  const n = (value: number): string => String(Math.round((value / upem) * 10_000) / 10_000);
  return outline
    .map(([command, ...numbers]) => command + numbers.map((value, i) => n(i % 2 === 0 ? value : -value)).join(' '))
    .join('');
}
