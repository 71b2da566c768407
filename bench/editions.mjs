/**
 * Stories and photos → the same issue twice in a folder: as a Banxin edition and as one Typst source. Same text, photos, faces,
 * page, folio line, eight columns of 13 em with a gap of 1, 9 on 11.25 pt, justified, indented by two.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { story } from './copy.mjs';
import { photo } from './photos.mjs';

/** The issues of the bench; f and g are for print.mjs. */
export const ISSUES = {
  a: { name: 'one page, 3 photos', pages: 1, figures: 3 },
  b: { name: '16 pages, 48 photos', pages: 16, figures: 3 },
  c: { name: '200 pages, no photo', pages: 200, figures: 0 },
  f: { name: '10 pages, 30 photos', pages: 10, figures: 3 },
  g: { name: '30 pages, 90 photos', pages: 30, figures: 3 },
};

const CHARACTERS = 7650;
/** em of the body, pt. */
const EM = 9;
const LEADING = 11.25;
const COLUMN = 13;

/**
 * Base columns of a page's photos in Typst and their pixels: about 200 ppi as Banxin places them (the lead over five columns), 200 to 250 in
 * Typst, so that neither has pixels to make.
 */
const SHAPES = [
  { columns: 4, width: 1720, height: 1150, mark: '.lead' },
  { columns: 2, width: 700, height: 520, mark: '' },
  { columns: 2, width: 700, height: 520, mark: '' },
];

const require = createRequire(import.meta.url);
const FACES = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  '@expo-google-fonts/noto-serif-sc/900Black/NotoSerifSC_900Black.ttf',
  '@expo-google-fonts/noto-sans-sc/300Light/NotoSansSC_300Light.ttf',
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  '@expo-google-fonts/noto-sans-sc/900Black/NotoSansSC_900Black.ttf',
];
/** Kai would be a face that only one of the two unpacks: deck and byline take the body's. */
const ROLES = `roles:
${['kicker', 'deck', 'byline', 'pullquote', 'blockquote'].map((role) => `  ${role}: ["${FACES[0]}"]`).join('\n')}
`;
/** The faces that both engines set, in a folder of their own: Typst opens every face of the folder that it is given. */
export async function writeFaces(folder) {
  await mkdir(folder, { recursive: true });
  for (const face of FACES) {
    const [scope, name, ...inside] = face.split('/');
    const source = path.join(path.dirname(require.resolve(`${scope}/${name}/package.json`)), ...inside);
    await copyFile(source, path.join(folder, path.basename(face)));
  }
}

const folioOf = (index) => `A${String(index + 1).padStart(index < 99 ? 2 : 3, '0')}`;

/** Writes issue `key` into `folder` and returns what is in it. Photos that are there already are kept. */
export async function writeIssue(folder, key, seed = 20261122) {
  const { pages, figures } = ISSUES[key];
  const stories = Array.from({ length: pages }, (_, i) =>
    story(seed + 1000 * key.charCodeAt(0) + i, { characters: CHARACTERS, figures }),
  );
  await mkdir(path.join(folder, 'manuscript'), { recursive: true });
  await mkdir(path.join(folder, 'photos'), { recursive: true });
  for (const i of figures > 0 ? stories.keys() : []) await pagePhotos(folder, seed, i);
  await writeFaces(path.join(folder, 'typst-fonts'));
  await Promise.all(stories.map((s, i) => writeFile(path.join(folder, 'manuscript', `${i + 1}.md`), markdown(s, i))));
  await writeFile(path.join(folder, 'banxin.yaml'), 'name: 清溪日报\nformat: broadsheet\nfonts: fonts.yaml\n');
  await writeFile(path.join(folder, 'fonts.yaml'), ROLES);
  await writeFile(path.join(folder, 'edition.yaml'), editionYaml(pages));
  await writeFile(path.join(folder, 'issue.typ'), typst(stories));
  return { folder, stories, pages };
}

const photoName = (page, n) => `photos/${page + 1}-${n + 1}.jpg`;

async function pagePhotos(folder, seed, page) {
  for (const [n, { width, height }] of SHAPES.entries()) {
    const file = path.join(folder, photoName(page, n));
    if (!existsSync(file)) await photo(file, seed + page * 10 + n, width, height);
  }
}

function markdown({ headline, deck, byline, blocks }, page) {
  let figure = 0;
  const body = blocks.map((block) => {
    if (block.kind === 'crosshead') return `## ${block.text}`;
    if (block.kind === 'para') return block.text;
    const { mark } = SHAPES[figure];
    return `![${block.text}](../${photoName(page, figure++)} "${block.credit}")${mark ? `{${mark}}` : ''}`;
  });
  const front = [
    '---',
    `id: bench-${page + 1}`,
    `title: ${headline}`,
    `deck: ${deck}`,
    'byline:',
    `  - { role: 本报记者, names: [${byline}] }`,
    'weight: lead',
    '---',
  ];
  return `${front.join('\n')}\n\n${body.join('\n\n')}\n`;
}

const editionYaml = (pages) =>
  `date: 2026-11-22\nnumber: 1\npages:\n${Array.from(
    { length: pages },
    (_, i) =>
      `  - folio: ${folioOf(i)}\n    section: 综合\n    template: broadsheet-feature\n    stories: [manuscript/${i + 1}.md]\n    credits: { 责任编辑: 苏明, 版式: 林远, 校对: 何川 }\n`,
  ).join('')}`;

/** Type area 111 em × 120 lines in the middle of 390 × 550 mm. */
function typstHead() {
  const mm = (v) => (v * 72) / 25.4;
  const x = ((mm(390) - 111 * EM) / 2).toFixed(3);
  const y = ((mm(550) - 120 * LEADING) / 2).toFixed(3);
  return `#set page(width: 390mm, height: 550mm, margin: (x: ${x}pt, y: ${y}pt), columns: 8, header: context grid(columns: (1fr, auto, auto),
  text(font: "Noto Sans SC", size: 7.875pt)[#text(font: "Noto Serif SC", weight: "black", size: 16pt)[清溪日报] 2026年11月22日 星期日 农历丙午年十月十四],
  text(font: "Noto Sans SC", weight: "bold", size: 10.5pt)[综合],
  text(font: "Noto Sans SC", weight: "black", size: 24pt)[A#if counter(page).get().first() < 10 [0]#counter(page).display()]))
#set columns(gutter: ${EM}pt)
#set text(font: "Noto Serif SC", size: ${EM}pt, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: ${LEADING - EM}pt, spacing: ${LEADING - EM}pt)
#let cross(it) = block(above: ${LEADING}pt, below: ${LEADING - EM}pt, text(weight: "bold", size: 10.5pt, it))
#let head(title, deck, by, pictures) = place(top, scope: "parent", float: true, clearance: ${LEADING}pt, align(center, {
  set par(first-line-indent: 0em)
  block(below: 14pt, text(weight: "black", size: 54pt, title))
  block(below: 10pt, text(size: 18pt, deck))
  block(below: 14pt, text(size: 10.5pt, by))
  if pictures.len() > 0 { grid(columns: pictures.map(p => p.at(0) * 1em), column-gutter: 1em, ..pictures.map(p => align(left, { image(p.at(1), width: 100%); text(font: "Noto Sans SC", weight: "light", size: 7.875pt, p.at(2)) }))) }
}))
`;
}

const quoted = (text) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

function typst(stories) {
  const pages = stories.map(({ headline, deck, byline, blocks }, page) => {
    const captions = blocks.filter((b) => b.kind === 'figure');
    const pictures = captions.map(
      (b, n) => `(${SHAPES[n].columns * (COLUMN + 1) - 1}, ${quoted(photoName(page, n))}, ${quoted(`${b.text} ${b.credit}`)})`,
    );
    const body = blocks.filter((b) => b.kind !== 'figure').map((b) => (b.kind === 'crosshead' ? `#cross[${b.text}]` : b.text));
    return `#head(${quoted(headline)}, ${quoted(deck)}, ${quoted(`本报记者 ${byline}`)}, (${pictures.map((p) => `${p},`).join(' ')}))\n${body.join('\n\n')}`;
  });
  return `${typstHead()}\n${pages.join('\n\n#pagebreak()\n\n')}\n`;
}
