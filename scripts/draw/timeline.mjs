/**
 * The twelve drawings of the sample's timeline, as path data with ink names: writes parts/timeline-drawings.ts of the
 * templates' folder. The same bytes each time.
 */
import { writeFileSync } from 'node:fs';
import { CARVED } from './timeline-carved.mjs';
import { CAST } from './timeline-cast.mjs';
import { hundredths } from './timeline-path.mjs';
import { LIGHT } from './timeline-light.mjs';
import { POINTS } from './timeline-points.mjs';

/** Height of every drawing, pt: 18 mm. */
const HEIGHT = 51;

const HEAD = `/**
 * Twelve drawings of the character 字, one a node of a timeline, as the technology of its year made it: written by
 * scripts/draw/timeline.mjs, never by hand. Shapes are parted by semicolons: ink, line weight (0 fills; with a step, round dots), path
 * of M, l, c and Z in hundredths of a point from the upper left.
 */
import type { TimelineDrawings } from './timeline.tsx';

/** 1041, 1298, 1490, 1773, 1815, 1859, 1872, 1947, 1974, 1979, 1987, 2014. */
`;

/** Neighbouring strokes of one ink and weight become one path; fills may lie over each other and stay. */
function joined(shapes) {
  const out = [];
  for (const shape of shapes) {
    const last = out.at(-1);
    if (last && shape.weight > 0 && last.ink === shape.ink && last.weight === shape.weight && last.step === shape.step)
      last.d += shape.d;
    else out.push({ ...shape });
  }
  return out;
}

const size = (n) => String(+n.toFixed(2));
const text = (shapes) =>
  joined(shapes)
    .map(({ ink, weight, step, d }) => `${ink} ${size(weight)}${step ? `/${+step.toFixed(4)}` : ''} ${hundredths(d)}`)
    .join(';');

/** Draws all twelve and writes the module. */
export function drawTimeline(templates) {
  const all = [...CARVED, ...CAST, ...LIGHT, ...POINTS];
  const drawings = all.map(({ draw }) => draw());
  const lines = drawings.map((shapes) => `    '${text(shapes)}',\n`).join('');
  const ends = all.map(({ end }) => end).join(', ');
  const module = `${HEAD}export const TIMELINE: TimelineDrawings = {\n  height: ${HEIGHT},\n  ends: [${ends}],\n  drawings: [\n${lines}  ],\n};\n`;
  writeFileSync(new URL('parts/timeline-drawings.ts', templates), module);
}
