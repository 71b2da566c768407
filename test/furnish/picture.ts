/**
 * Furniture as an SVG picture, to be looked at: glyphs as outlines, slots as grey lines. Only for the eye; no test compares it.
 */
import type { Face, FontBook } from '../../src/font/types.ts';
import type { Furniture, PageProps } from '../../src/furnish/types.ts';
import type { Frame, Run, Swatch } from '../../src/layout/types.ts';

type Swatches = Readonly<Record<string, Swatch>>;

/** The page at its own size in pt. */
export function toSvg(props: PageProps, furniture: Furniture, book: FontBook, swatches: Swatches): string {
  const { width, height } = props.page;
  const colour = (name: string): string => `rgb(${swatches[name]!.rgb.join(',')})`;
  const faces = new Map(book.faces.map((face) => [face.id, face]));
  const frames = [...furniture.below, ...furniture.above].map((frame) => frameSvg(frame, faces, colour)).join('\n');
  const slots = Object.values(props.slots)
    .map(
      (r) => `<rect x="${r.x}" y="${r.y}" width="${r.width}" height="${r.height}" fill="none" stroke="#9bd" stroke-width=".4"/>`,
    )
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${slots}${frames}</svg>`;
}

function frameSvg(frame: Frame, faces: ReadonlyMap<string, Face>, colour: (name: string) => string): string {
  const paths = (frame.paths ?? []).map(
    (p) =>
      `<path d="${p.d}" fill="${p.fill ? colour(p.fill) : 'none'}" ${p.evenOdd ? 'fill-rule="evenodd"' : ''} ${p.stroke ? `stroke="${colour(p.stroke)}" stroke-width="${p.lineWidth}" stroke-linecap="${p.cap ?? 'butt'}" stroke-dasharray="${(p.dash ?? []).join(' ')}"` : ''}/>`,
  );
  const runs = (frame.lines ?? []).flatMap((line) =>
    line.runs.map((run) => runSvg(run, line.baseline, faces.get(run.face)!, colour)),
  );
  return [...paths, ...runs].join('');
}

function runSvg(run: Run, baseline: number, face: Face, colour: (name: string) => string): string {
  const unit = run.size / face.upem;
  const glyphs = run.gids.map((gid, i) => {
    const d = face
      .outline(gid)
      .map((command) => command.join(' '))
      .join('');
    return `<path transform="translate(${run.at[i]} ${baseline + (run.shift ?? 0)}) scale(${unit * (run.stretch ?? 1)} ${-unit})" d="${d}"/>`;
  });
  return `<g fill="${colour(run.swatch)}">${glyphs.join('')}</g>`;
}
