/**
 * A Layout made by hand for the tests of the press: Han at odd places, kerned Latin, a line set downwards, paths, pictures.
 */
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { FontBook, Face } from '../../src/font/types.ts';
import { openFontBook } from '../../src/font/index.ts';
import type { Picture, PicturePixels, PictureShelf, Placement } from '../../src/image/types.ts';
import type { Frame, LayoutHead, Line, Page, PageGrid, Role, Run } from '../../src/layout/index.ts';
import { box, frame, line, linePath, page, path, rectPath, run } from '../../src/layout/index.ts';

const EXPO = '@expo-google-fonts';

/** Serif and Sans from npm, by the roles `body` and `headline`. */
export async function testBook(): Promise<FontBook> {
  const { value, diagnostics } = await openFontBook(
    {
      body: [{ file: `${EXPO}/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf` }],
      headline: [{ file: `${EXPO}/noto-sans-sc/900Black/NotoSansSC_900Black.ttf` }],
    },
    { root: fileURLToPath(new URL('../..', import.meta.url)) },
  );
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return value;
}

export const faceOf = (book: FontBook, role: string): Face => {
  const [face] = book.role(role);
  if (!face) throw new Error(`no role ${role}`);
  return face;
};

export const grid: PageGrid = { x: 30, y: 40, em: 10.5, leading: 15, columns: 2, chars: 13, gap: 1, lines: 20 };

export const head: LayoutHead = {
  format: 'banxin/layout/1',
  edition: { date: '2021-01-26', paper: '株洲日报' },
  sources: [{ file: 'manuscript/a.md', sha256: '0'.repeat(64) }],
  faces: [],
  swatches: {
    black: { cmyk: [0, 0, 0, 100], rgb: [0, 0, 0] },
    grey: { cmyk: [0, 0, 0, 40], rgb: [160, 160, 160] },
    red: { cmyk: [0, 100, 90, 0], rgb: [200, 20, 30] },
    paper: { cmyk: [0, 0, 0, 0], rgb: [255, 255, 255] },
  },
  stories: [],
};

export interface RunSpec {
  readonly face: Face;
  readonly size: number;
  readonly swatch?: string;
  readonly stretch?: number;
  readonly shift?: number;
}

/** A run of Han glyph by glyph at given origins. */
export function hanRun(text: string, at: readonly number[], spec: RunSpec): Run {
  const characters = [...text];
  const clusters: number[] = [];
  let offset = 0;
  for (const character of characters) {
    clusters.push(offset);
    offset += character.length;
  }
  const gids = characters.map((c) => spec.face.glyph(c.codePointAt(0) as number));
  return run({ ...spec, face: spec.face.id, swatch: spec.swatch ?? 'black', text, gids, at, clusters });
}

/** A shaped run with its kerning. */
function latinRun(text: string, x: number, spec: RunSpec): Run {
  const shaped = spec.face.shape(text);
  const at: number[] = [];
  let pen = x;
  shaped.gids.forEach((_, i) => {
    at.push(pen + ((shaped.xOffsets[i] ?? 0) * spec.size) / spec.face.upem);
    pen += ((shaped.advances[i] ?? 0) * spec.size) / spec.face.upem;
  });
  return run({
    ...spec,
    face: spec.face.id,
    swatch: spec.swatch ?? 'black',
    text,
    gids: shaped.gids,
    at,
    clusters: shaped.clusters,
  });
}

/** Origins from `x` at a step. */
export const steps = (count: number, x: number, step: number): number[] => Array.from({ length: count }, (_, i) => x + i * step);

export const textLine = (n: number, baseline: number, runs: readonly Run[], gap = 0): Line =>
  line({ n, baseline, x: 30, measure: 136.5, gap, runs });

let order = 0;
export const textFrame = (id: string, role: Role, lines: readonly Line[]): Frame =>
  frame({ id, role, rect: box(30, 40, 136.5, 300), order: order++, lines });

export const testPage = (frames: readonly Frame[], id = 'p1', folio = 'A04'): Page =>
  page({ id, folios: [folio], halves: [], width: 340.157, height: 400.5, grid, frames });

/** The page with something of everything. */
export function fullPage(book: FontBook): Page {
  const body = faceOf(book, 'body');
  const black = faceOf(book, 'headline');
  const text = { face: body, size: 10.5 };
  const odd = [30, 40.873, 51.2, 62.719, 72.001, 83.333, 95.5, 104.25, 114.999, 126.4, 137.037, 150.9, 161.07];
  return testPage([
    frame({
      id: 'f0',
      role: 'furniture',
      rect: box(0, 0, 340.157, 400.5),
      order: 0,
      paths: [
        path({ d: rectPath({ x: 10, y: 10, width: 320.157, height: 20 }), fill: 'grey' }),
        path({ d: linePath(10, 35.5, 330, 35.5), stroke: 'black', lineWidth: 0.5, dash: [3, 1.5], cap: 'round' }),
        path({
          d: 'M200 200C210 190 220 210 230 200L230 220Z M212 204L216 204L216 208Z',
          fill: 'red',
          stroke: 'black',
          evenOdd: true,
        }),
      ],
    }),
    frame({ id: 'f1', role: 'picture', rect: box(180, 60, 120, 90), order: 1, picture: pictureOf('photo.jpg') }),
    frame({ id: 'f2', role: 'picture', rect: box(180, 260, 120, 90), order: 2, picture: pictureOf('photo.jpg') }),
    frame({ id: 'f3', role: 'picture', rect: box(310, 360, 20, 20), order: 3, picture: pictureOf('drawing.png') }),
    textFrame('f4', 'headline', [
      textLine(1, 80.25, [hanRun('排字千年（上）', steps(7, 30, 36.5), { face: black, size: 36, swatch: 'red' })]),
      textLine(2, 100, [hanRun('压扁的题', steps(4, 30, 16.2), { face: black, size: 20, stretch: 0.8 })]),
    ]),
    textFrame('f5', 'body', [
      textLine(3, 130.1, [hanRun('北码头于清晨六时重新开放。', odd, text)]),
      textLine(
        4,
        145.1,
        [
          hanRun('首班', [30, 41.031], text),
          latinRun('AVATAR To', 55.3, text),
          hanRun('渡轮', [120.01, 131.04], { ...text, shift: -2.5 }),
        ],
        0.05,
      ),
      textLine(5, 160.1, [hanRun('载客三百余人秩序井然都说好', steps(13, 30, 10.731), text)], 0.022),
      textLine(6, 175.1, [hanRun('𠳐野家⼈和人', steps(6, 30, 12), text)]),
    ]),
    frame({
      id: 'f6',
      role: 'pullquote',
      rect: box(310, 60, 12, 100),
      order: 6,
      lines: [
        line({
          n: 7,
          dir: 'ttb',
          baseline: 60,
          x: 316,
          measure: 100,
          runs: [hanRun('竖排的一行，字', [60, 72.5, 85.1, 97, 109.003, 121, 133.7], { face: body, size: 12 })],
        }),
      ],
    }),
  ]);
}

const pictureOf = (file: string) => ({ file, sha256: '1'.repeat(64), crop: { x: 0, y: 0, width: 40, height: 30 }, alt: '' });

/** A JPEG of four by three noise-like fields. */
export const testJpeg = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#3366aa' } })
    .jpeg()
    .toBuffer();

/** A shelf that gives `photo.jpg` as a JPEG and everything else as raw pixels, and counts how often it was asked. */
export function testShelf(jpeg: Uint8Array): PictureShelf & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    get: (): Picture | undefined => undefined,
    sha256: () => '1'.repeat(64),
    async pixels({ file }: Placement): Promise<PicturePixels> {
      asked.push(file);
      if (file.startsWith('broken')) throw new Error(`/home/someone/${file}: premature end`);
      const size = { width: 40, height: 30, channels: 3, ppi: 200 } as const;
      return file.endsWith('.jpg')
        ? { kind: 'jpeg', bytes: jpeg, ...size }
        : { kind: 'raw', bytes: new Uint8Array(40 * 30 * 3).fill(128), ...size };
    },
  };
}
