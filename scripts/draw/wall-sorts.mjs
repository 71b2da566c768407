/**
 * Where every sort of the wall stands and what it is made of: paths of bodies and faces, and from their distances the
 * heights, shades and gloss of clay, wood and lead. Knows nothing of light.
 */
import { THOUSAND, glyphPath } from './glyphs.mjs';
import { cloud, hash, noise, seeded } from './random.mjs';

export const WIDTH = 3600;
export const HEIGHT = 1392;
export const CELL = 72;
const COLUMNS = WIDTH / CELL;
const ROWS = Math.ceil(HEIGHT / CELL);
/** First column of each matter. */
export const FROM = { clay: 0, wood: 9, lead: 17, film: 31, dots: 38, curves: 44 };
const MATTERS = Object.keys(FROM);
export const CHARS = [...THOUSAND];

const SOCKET = { column: 19, row: 10 };

function matterAt(column, row) {
  if (column >= FROM.curves) return 'curves';
  const wander = (hash(column, row, 3) - 0.5) * 3.2 + (noise(row / 2.3, column / 5, 9) - 0.5) * 1.6;
  let found = 'clay';
  for (const name of MATTERS) {
    if (name !== 'curves' && column + (column > 2 ? wander : 0) >= FROM[name]) found = name;
  }
  return found;
}

/** Every sort: place, matter, character, and how it stands (height, lean, shade, turn). */
export function sorts() {
  const random = seeded(20261122);
  const list = [];
  for (let column = 0; column < COLUMNS; column++) {
    for (let row = 0; row < ROWS; row++) {
      const matter = matterAt(column, row);
      if (matter === 'curves') continue;
      const rough = matter === 'clay' ? 2.2 : matter === 'wood' ? 1.3 : 0.7;
      list.push({
        matter,
        char: CHARS[(column * ROWS + row) % CHARS.length],
        x: column * CELL,
        y: row * CELL,
        column,
        row,
        lift: (random() - 0.5) * 7 * rough + (random() < 0.07 ? 13 : 0),
        leanX: (random() - 0.5) * 0.09 * rough,
        leanY: (random() - 0.5) * 0.09 * rough,
        shade: (random() - 0.5) * 0.3,
        turn: (random() - 0.5) * (matter === 'clay' ? 0.11 : matter === 'wood' ? 0.06 : 0.02),
        gap: matter === 'clay' ? 4 + random() * 3 : matter === 'wood' ? 2.6 + random() : 1.8,
      });
    }
  }
  return list;
}

const isSocket = (sort) => sort.column === SOCKET.column && sort.row === SOCKET.row;

export function bodyPath(sort) {
  const middle = [sort.x + CELL / 2, sort.y + CELL / 2];
  const half = CELL / 2 - sort.gap;
  const points = [];
  const steps = sort.matter === 'clay' ? 7 : 1;
  const corners = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ];
  for (let side = 0; side < 4; side++) {
    const [a, b] = [corners[side], corners[(side + 1) % 4]];
    for (let s = 0; s < steps; s++) {
      const t = s / steps;
      const key = (sort.column * 31 + sort.row) * 4 + side;
      const dent = sort.matter === 'clay' ? (hash(key, s, 21) - 0.4) * 5 + (s === 0 ? 5 : 0) : 0;
      const ux = (a[0] + (b[0] - a[0]) * t) * (half - dent);
      const uy = (a[1] + (b[1] - a[1]) * t) * (half - dent);
      const [c, n] = [Math.cos(sort.turn), Math.sin(sort.turn)];
      points.push(`${(middle[0] + ux * c - uy * n).toFixed(1)} ${(middle[1] + ux * n + uy * c).toFixed(1)}`);
    }
  }
  return `M${points.join('L')}Z`;
}

export function facePath(sort) {
  const margin = sort.matter === 'clay' ? 10 : sort.matter === 'film' ? 8 : 6;
  const reversed = sort.matter !== 'dots';
  const weight = sort.matter === 'clay' || sort.matter === 'wood' ? 'black' : 'bold';
  return glyphPath(
    sort.char,
    { x: sort.x + margin, y: sort.y + margin, size: CELL - 2 * margin, mirror: reversed, turn: sort.turn },
    weight,
  );
}

export const white = (paths) => `<path fill="#fff" d="${paths.join('')}"/>`;
export const only = (list, ...matters) => list.filter((sort) => matters.includes(sort.matter) && !isSocket(sort));

/** Heights, albedo and gloss of clay, wood and lead, cell by cell. */
export function solids(list, covers) {
  const field = new Float32Array(WIDTH * HEIGHT).fill(-46);
  const albedo = new Float32Array(WIDTH * HEIGHT).fill(0.16);
  const gloss = new Float32Array(WIDTH * HEIGHT);
  for (const sort of only(list, 'clay', 'wood', 'lead')) {
    for (let y = Math.max(0, sort.y); y < Math.min(HEIGHT, sort.y + CELL); y++) {
      for (let x = sort.x; x < sort.x + CELL; x++) {
        const i = y * WIDTH + x;
        if (covers.body[i] > 0.5) surface(sort, x, y, i, covers, field, albedo, gloss);
      }
    }
  }
  return { field, albedo, gloss };
}

function surface(sort, x, y, i, covers, field, albedo, gloss) {
  const [u, v] = [x - sort.x - CELL / 2, y - sort.y - CELL / 2];
  const edge = covers.bodyDepth[i];
  const face = covers.faceDepth[i];
  let h = sort.lift + u * sort.leanX + v * sort.leanY;
  if (sort.matter === 'clay') {
    const rough = cloud(x / 9, y / 9, 3, 2) - 0.5;
    const pit = Math.max(0, noise(x / 5, y / 5, 14) - 0.8) * 14;
    h += -Math.max(0, 9 - edge) * 0.9 + rough * 7 - pit;
    h += Math.min(1, face / 3.4) * 9 + (face > 0 ? (noise(x / 4, y / 4, 8) - 0.5) * 2.4 : 0);
    albedo[i] = 0.44 + sort.shade * 0.6 + rough * 0.3 - pit * 0.02 + Math.min(1, face) * 0.27;
  } else if (sort.matter === 'wood') {
    const along = sort.column * 7.3 + sort.row * 3.1;
    const ring = Math.sin((u * 0.42 + cloud(x / 60, y / 17 + along, 2, 4) * 15 + along) * 1.05);
    const fibre = noise(x / 1.6, y / 26 + along, 6) - 0.5;
    h += -Math.max(0, 4 - edge) * 0.9 + ring * 0.7 + fibre * 2.2;
    h += Math.min(1, face / 3) * 12;
    albedo[i] = 0.4 + sort.shade * 0.6 + ring * 0.055 + fibre * 0.2 + Math.min(1, face) * 0.27;
    gloss[i] = 0.12;
  } else {
    const scratch = noise(x / 1.2 + y / 30, y / 34 - x / 40, 11) - 0.5;
    h += -Math.max(0, 3 - edge) * 1.5 + (noise(x / 3, y / 3, 12) - 0.5) * 0.7;
    h += face > 0 ? 7 + Math.min(1, face / 2.4) * 9 : 0;
    const stain = cloud(x / 30, y / 30, 3, 13) - 0.5;
    albedo[i] = 0.33 + sort.shade * 0.7 + stain * 0.24 + scratch * 0.07 + Math.min(1, face / 1.4) * 0.42;
    gloss[i] = face > 1 ? 1 : 0.4;
  }
  field[i] = h;
}
