/**
 * A seed → small editions for the print judges: every preset, spot inks, marks, cut spreads, and pictures of each kind that a desk gets.
 * The same seed gives the same files.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { randomFrom, story } from '../../bench/copy.mjs';

/** Shapes of pages: template, folio, format, and about what fills it. */
const SHAPES = [
  { template: 'tabloid-feature', folio: 'A02', format: 'tabloid', characters: 2100 },
  { template: 'broadsheet-feature', folio: 'A03', format: 'broadsheet', characters: 6400 },
  { template: 'tabloid-feature', folio: 'A04-A05', format: 'tabloid', characters: 5200 },
];

/** Pixels with light and darkest shade, edges and grain: what is hard on an ink limit. */
function pixels(random, width, height) {
  const out = Buffer.alloc(width * height * 3);
  const tint = [random(), random(), random()];
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const block = ((x >> 6) + (y >> 6)) % 3;
      for (let c = 0; c < 3; c++)
        out[at++] = Math.max(0, Math.min(255, block * 110 * tint[c] + 40 * random() + (x % 97 === 0 ? 160 : 0)));
    }
  return sharp(out, { raw: { width, height, channels: 3 } });
}

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 90"><rect width="120" height="90" fill="#f3e9d2"/><path d="M10 80L60 10L110 80Z" fill="#8a1c1c"/><circle cx="60" cy="55" r="18" fill="#000"/><path d="M5 85H115" stroke="#000" stroke-width="1.2"/></svg>`;

/** Kinds of pictures: [ending, maker]. */
const KINDS = [
  ['jpg', (image) => image.jpeg({ quality: 85 })],
  ['jpg', (image) => image.greyscale().toColourspace('b-w').jpeg()],
  ['jpg', (image) => image.withIccProfile('cmyk').toColourspace('cmyk').jpeg()],
  ['jpg', (image) => image.toColourspace('cmyk').jpeg()],
  ['jpg', (image) => image.jpeg().withMetadata({ orientation: 6 })],
  ['jpg', (image) => image.withIccProfile('p3').jpeg()],
  ['png', (image) => image.ensureAlpha(0.6).png()],
  ['tif', (image) => image.toColourspace('rgb16').tiff()],
  ['svg', null],
];

/** Writes edition `index` of a seed into a folder; returns what was asked of it. */
export async function writeEdition(folder, seed, index) {
  const random = randomFrom(seed * 1000 + index);
  const shape = SHAPES[index % SHAPES.length];
  const spread = shape.folio.includes('-');
  const settings = {
    print: index % 2 === 0 ? 'x4' : 'x1a',
    ink_limit: index % 5 === 4 ? 240 : 220,
    ...(index % 3 === 1 ? { bleed: 3, marks: ['crop', 'register'], slug: true } : {}),
    ...(spread && index % 4 < 2 ? { spreads: 'cut' } : {}),
    ...(index % 4 === 3 ? { files: 'both', code: 'QX' } : {}),
  };
  const spot = index % 2 === 1;
  mkdirSync(path.join(folder, 'manuscript'), { recursive: true });
  mkdirSync(path.join(folder, 'images'), { recursive: true });
  const count = spread ? 3 : 2;
  const pictures = [];
  for (let i = 0; i < count; i++) {
    const [ending, make] = KINDS[(index * count + i) % KINDS.length];
    const name = `${i + 1}.${ending}`;
    const file = path.join(folder, 'images', name);
    if (make) await make(pixels(random, (i === 0 ? 1800 : 960) + 60 * i, i === 0 ? 1200 : 640)).toFile(file);
    else writeFileSync(file, SVG);
    pictures.push(name);
  }
  const copy = story(seed * 1000 + index, { characters: shape.characters, figures: count });
  writeFileSync(path.join(folder, 'banxin.yaml'), paperYaml(shape.format, settings, spot));
  writeFileSync(
    path.join(folder, 'edition.yaml'),
    `date: 2026-11-${String(1 + (index % 28)).padStart(2, '0')}\npages:\n  - folio: ${shape.folio}\n    section: 综合\n    template: ${shape.template}\n    stories: [manuscript/1.md]\n`,
  );
  const write = (characters) => {
    const cut = characters === shape.characters ? copy : story(seed * 1000 + index, { characters, figures: count });
    writeFileSync(path.join(folder, 'manuscript', '1.md'), markdown(cut, pictures));
  };
  write(shape.characters);
  return { settings, spot, spread, characters: shape.characters, write };
}

function paperYaml(format, settings, spot) {
  const ink = spot
    ? 'spots:\n  PANTONE 485 C: [0, 95, 100, 0]\nswatches:\n  vermilion: { spot: PANTONE 485 C }\n  paper-tint: { spot: PANTONE 485 C, tint: 12 }\n'
    : '';
  return `name: 清溪日报\nformat: ${format}\npress: ${JSON.stringify(settings)}\n${ink}`;
}

function markdown({ headline, deck, byline, blocks }, pictures) {
  let figure = 0;
  const body = blocks.map((block) => {
    if (block.kind === 'crosshead') return `## ${block.text}`;
    if (block.kind === 'para') return block.text;
    return `![${block.text}](../images/${pictures[figure++]} "${block.credit}")`;
  });
  const box = `:::box{title="核心阅读"}\n${blocks.find(({ kind }) => kind === 'para').text.slice(0, 60)}。\n:::`;
  const front = `---\nid: press-1\ntitle: ${headline}\ndeck: ${deck}\nbyline:\n  - { role: 本报记者, names: [${byline}] }\nweight: lead\n---`;
  return `${front}\n\n${box}\n\n${body.join('\n\n')}\n`;
}
