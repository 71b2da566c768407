/**
 * Five advertisements of the sample, for things that exist only there, at five sizes of the rate card: SVG and PDF with outlined words, one JPEG.
 * Banxin sets the mark 广告 itself. Lengths are pt as placed.
 */
import { createWriteStream, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { cloud, seeded } from './random.mjs';
import { between, clamp, hex, mix, ridge, Scene } from './scene.mjs';
import { disc, fill, HAIR, LINE, rect, ROUND, stroke, through } from './svg.mjs';
import { upright, words } from './words.mjs';

const require = createRequire(import.meta.url);
const sharp = require('sharp');
const PDFDocument = require('pdfkit');

/** Columns of 13 with gaps of 1, in 9 pt; lines of 11.25 pt, less the white over an advertisement that stands under stories. */
const size = (columns, lines, air = 0.6) => [(columns * 13 + columns - 1) * 9, (lines - air) * 11.25];
const INK = '#1a1715';
const RED = '#b5331f';
const PAPER = '#f3ebda';

const svg = (file, [W, H], body) =>
  writeFileSync(
    file,
    `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}" viewBox="0 0 ${W} ${H}">${body}</svg>\n`,
  );

/** 报眼: a bookshop's ear. */
function bookshop(folder) {
  const [W, H] = size(3, 13, 0);
  let body =
    fill(rect(0, 0, W, H), PAPER) + stroke(rect(4, 4, W - 8, H - 8), INK, LINE) + stroke(rect(7, 7, W - 14, H - 14), INK, HAIR);
  const random = seeded(31);
  const inks = ['#2f4858', RED, '#6a7a74', '#b99a5e', '#40352c', '#8d9bab'];
  for (let x = 24, i = 0; x < 148; i++) {
    const w = 8 + random() * 9;
    const h = 54 + random() * 34;
    body +=
      fill(rect(x, 122 - h, w - 1.2, h), inks[i % inks.length]) +
      fill(rect(x, 122 - h + 8, w - 1.2, 2), PAPER) +
      fill(rect(x, 122 - 14, w - 1.2, 1.4), PAPER);
    x += w;
  }
  body += fill(rect(18, 122, 136, 4), INK);
  body += fill(words('砚江书局', 172, 58, 39, { weight: 'black', open: 0.1 }), INK);
  body += fill(words('新到旧书三千种', 172, 86, 17, { weight: 'kai', open: 0.08 }), RED);
  body += fill(words('老桥西首　每天十点开门', 172, 107, 10.5, {}), INK);
  body += fill(words('凭本报买字典，送书签一枚', 172, 124, 10.5, {}), INK);
  svg(new URL('shuju.svg', folder), [W, H], body);
}

/** 竖通: a bathhouse, two columns and half the page. */
function bathhouse(folder) {
  const [W, H] = size(2, 60);
  let body = fill(rect(0, 0, W, H), '#22384a');
  body += stroke(rect(7, 7, W - 14, H - 14), PAPER, LINE);
  const steam = [[66, 290, 0], [118, 330, 9], [172, 286, 4]]; // prettier-ignore
  for (const [x, top, k] of steam) {
    const points = Array.from({ length: 12 }, (_, i) => [
      x + Math.sin(i * 0.9 + k) * (8 + i * 1.6),
      470 - (i * (470 - top)) / 11,
    ]);
    body += stroke(through(points), '#dfe7ec', 9, `${ROUND} opacity="0.75"`);
  }
  body +=
    fill('M30 480Q121.5 452 213 480L198 556Q121.5 586 45 556Z', '#c9a36a') +
    fill('M30 480Q121.5 508 213 480Q121.5 452 30 480Z', '#8ab0c2');
  for (let i = 0; i < 9; i++)
    body += stroke(
      `M${44 + i * 19} ${488 + 10 * Math.sin((i / 8) * Math.PI)}L${55 + i * 16.6} ${560 + 14 * Math.sin((i / 8) * Math.PI)}`,
      '#8a6a3c',
      LINE,
    );
  body += stroke('M38 516Q121.5 546 205 516', '#5d4526', 4) + stroke('M44 546Q121.5 574 199 546', '#5d4526', 4);
  body += fill(upright('陶然浴池', W / 2 + 34, 34, 54, { weight: 'black', open: 0.06 }), PAPER);
  body += fill(upright('雪天先暖一池水', W / 2 - 46, 42, 26, { weight: 'kai', open: 0.1 }), '#e8b45a');
  body += fill(words('北窑区炭市街三十一号', W / 2, 612, 12.5, { anchor: 'middle' }), PAPER);
  body += fill(words('6时至23时　女部晚一刻开', W / 2, 634, 11.5, { anchor: 'middle' }), PAPER);
  body += fill(words('七十岁以上老人周三免费', W / 2, 654, 11.5, { anchor: 'middle' }), '#e8b45a');
  svg(new URL('yuchi.svg', folder), [W, H], body);
}

/** A page of pdfkit in CMYK with outlined words. */
function pdf(file, [W, H], draw) {
  const doc = new PDFDocument({ size: [W, H], margin: 0, info: { Title: 'advertisement', CreationDate: new Date(0) } });
  doc.pipe(createWriteStream(file));
  draw({
    fill: (d, cmyk) => doc.path(d).fill(cmyk),
    stroke: (d, cmyk, width) => doc.lineWidth(width).path(d).stroke(cmyk),
  });
  doc.end();
}

/** 半通栏: lamps made in the kiln quarter. */
function lamps(folder) {
  const [W, H] = size(4, 20);
  pdf(fileURLToPath(new URL('dengju.pdf', folder)), [W, H], (page) => {
    const [dark, warm, light, red, paper] = [[30, 20, 20, 92], [0, 28, 78, 0], [0, 8, 30, 0], [0, 85, 80, 0], [0, 3, 10, 0]]; // prettier-ignore
    page.fill(rect(0, 0, W, H), dark);
    for (const [x, drop, k] of [
      [62, 62, 1],
      [132, 98, 1.35],
      [206, 50, 0.82],
    ]) {
      // prettier-ignore
      page.stroke(`M${x} 0V${drop}`, [0, 0, 0, 20], 1.2);
      page.fill(`M${x - 58 * k} ${H}L${x - 26 * k} ${drop + 34 * k}H${x + 26 * k}L${x + 58 * k} ${H}Z`, [24, 26, 40, 72]);
      page.fill(
        `M${x - 30 * k} ${drop + 34 * k}Q${x - 28 * k} ${drop + 4 * k} ${x} ${drop}Q${x + 28 * k} ${drop + 4 * k} ${x + 30 * k} ${drop + 34 * k}Z`,
        red,
      );
      page.fill(
        `M${x - 30 * k} ${drop + 34 * k}a${30 * k} ${7 * k} 0 0 0 ${60 * k} 0a${30 * k} ${7 * k} 0 0 0 ${-60 * k} 0Z`,
        warm,
      );
      page.fill(disc(x, drop + 38 * k, 9 * k), light);
      page.stroke(
        `M${x - 20 * k} ${drop + 22 * k}Q${x - 16 * k} ${drop + 8 * k} ${x - 6 * k} ${drop + 5 * k}`,
        [0, 40, 40, 0],
        1.6,
      );
    }
    page.fill(words('老四灯坊', 262, 84, 52, { weight: 'black', open: 0.08 }), paper);
    page.fill(words('一盏灯，烧三天三夜', 264, 120, 20, { weight: 'kai', open: 0.06 }), warm);
    page.fill(words('瓷罩吊灯、台灯、走廊灯，可刻字，坏了管修。', 264, 158, 10.5), paper);
    page.fill(words('北窑区窑神庙前街　九时至十八时', 264, 178, 10.5), paper);
    page.fill(words('看灯请走小门，敲三下', 264, 198, 10.5), light);
  });
}

/** 1/4 版: a theatre's winter. */
function theatre(folder) {
  const [W, H] = size(4, 60);
  pdf(fileURLToPath(new URL('juchang.pdf', folder)), [W, H], (page) => {
    const [ink, red, paper, grey, pale] = [[0, 0, 0, 100], [0, 85, 80, 0], [0, 4, 12, 4], [55, 35, 20, 35], [9, 5, 3, 3]]; // prettier-ignore
    page.fill(rect(0, 0, W, H), paper);
    page.fill(rect(0, 0, W, 304), grey);
    page.fill(`M0 304L0 0L58 0C70 90 46 190 92 304Z`, red);
    page.fill(`M${W} 304L${W} 0L${W - 58} 0C${W - 70} 90 ${W - 46} 190 ${W - 92} 304Z`, red);
    for (let i = 0; i < 4; i++) {
      page.stroke(`M${12 + i * 13} 0C${24 + i * 13} 90 ${4 + i * 13} 190 ${16 + i * 18} 304`, [10, 95, 90, 15], 1.6);
      page.stroke(
        `M${W - 12 - i * 13} 0C${W - 24 - i * 13} 90 ${W - 4 - i * 13} 190 ${W - 16 - i * 18} 304`,
        [10, 95, 90, 15],
        1.6,
      );
    }
    page.fill(`M160 304L222 0H276L338 304Z`, [38, 24, 14, 20]);
    page.fill(`M188 304L232 0H266L310 304Z`, pale);
    page.fill(`M150 288a99 16 0 0 1 198 0a99 16 0 0 1 -198 0Z`, [22, 12, 7, 6]);
    // One player with a fiddle on the empty stage.
    page.fill('M236 288C232 232 226 206 234 176C240 160 260 158 268 172C280 196 270 236 268 288Z', ink);
    page.fill(disc(250, 146, 15), ink);
    page.stroke('M234 184L286 150M262 196L300 120', ink, 4);
    page.fill('M276 146q14 -12 22 0q6 14 -8 18q-16 2 -14 -18Z', ink);
    page.fill(words('砚州大剧院', W / 2, 352, 44, { weight: 'black', open: 0.12, anchor: 'middle' }), ink);
    page.fill(words('冬天的十个夜晚', W / 2, 392, 26, { weight: 'kai', open: 0.14, anchor: 'middle' }), red);
    page.stroke(`M40 412H${W - 40}`, ink, 1);
    const rows = [['12月4日', '话剧《票亭》', '首演'], ['12月5日', '话剧《票亭》', ''], ['12月11日', '弦乐四重奏《江的小名》', ''], ['12月12日', '古琴与纸：一场没有扩音的音乐会', ''], ['12月18日', '木偶戏《会开柜门的猫》', '亲子'], ['12月19日', '木偶戏《会开柜门的猫》', '亲子'], ['12月25日', '合唱：船工号子新编', ''], ['12月26日', '合唱：船工号子新编', ''], ['12月30日', '舞剧《窑火》', ''], ['12月31日', '岁末夜话：请带一只自己的杯子', '']]; // prettier-ignore
    rows.forEach(([day, title, note], i) => {
      const y = 434 + i * 17.6;
      page.fill(words(day, 56, y, 11), red);
      page.fill(words(title, 128, y, 11.5), ink);
      if (note) page.fill(words(note, W - 56, y, 10, { anchor: 'end' }), grey);
    });
    page.stroke(`M40 614H${W - 40}`, ink, 1);
    page.fill(words('开演19时30分　票价40元至180元　学生半价', W / 2, 634, 11.5, { anchor: 'middle' }), ink);
    page.fill(words('东渡区船坞路88号　散场有夜3路', W / 2, 654, 11.5, { anchor: 'middle' }), ink);
  });
}

/** 通栏: dried persimmons along the foot of the page, a photograph in kind with words in it. */
async function persimmons(folder) {
  const [w, h] = size(8, 20);
  const k = 2.4;
  const [W, H] = [Math.round(w * k), Math.round(h * k)];
  const s = new Scene(W, H);
  s.paint((x, y, u, v) =>
    mix(hex('#e9d9b8'), hex('#b98d57'), between(0.1, 1.1, u * 0.7 + v * 0.5) + 0.16 * (cloud(x / 300, y / 200, 4, 3) - 0.5)),
  );
  await s.layer(
    ridge(W, H * 0.78, (x) => 130 * cloud(x / 420, 2, 4, 6), H),
    hex('#c19a66'),
    { soft: 3, alpha: 0.7 },
  );
  const random = seeded(9520);
  const strings = Array.from({ length: 17 }, (_, i) => 60 + i * 78 + random() * 22);
  for (const x of strings) {
    const count = 4 + Math.floor(random() * 3);
    await s.layer(`<path d="M${x} 0V${count * 94}" stroke="#fff" stroke-width="4"/>`, hex('#5b4630'));
    for (let i = 0; i < count; i++) {
      const [cx, cy, r] = [x + (random() - 0.5) * 16, 52 + i * 92 + random() * 14, 35 + random() * 6];
      fruit(s, cx, cy, r, i + x);
    }
  }
  s.bloom(40, 0.3, 0.75).tone({ power: 1.05 });
  const tx = W * 0.6;
  const text = [
    [words('松麓柿饼', tx, H * 0.47, H * 0.31, { weight: 'black', open: 0.08 }), '#7d1f10'],
    [words('霜是自己长的', tx + 6, H * 0.68, H * 0.115, { weight: 'kai', open: 0.14 }), '#3c2413'],
    [words('坪上村柿园合作社　一斤装28元　本市当日送到', tx + 6, H * 0.84, H * 0.062), '#3c2413'],
  ];
  const overlay = `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}">${text.map(([d, c]) => fill(d, c)).join('')}</svg>`;
  const pixels = Uint8ClampedArray.from(s.light, (v) => clamp(v) * 255);
  await sharp(Buffer.from(pixels.buffer), { raw: { width: W, height: H, channels: 3 } })
    .composite([{ input: Buffer.from(overlay) }])
    .withMetadata({ density: 172 })
    .jpeg({ quality: 80, chromaSubsampling: '4:4:4', mozjpeg: true })
    .toFile(fileURLToPath(new URL('shibing.jpg', folder)));
}

/** One dried persimmon: wrinkled, flattened, frosted on the side of the light. */
function fruit(s, cx, cy, r, seed) {
  for (let y = Math.floor(cy - r); y < cy + r; y++)
    for (let x = Math.floor(cx - r * 1.05); x < cx + r * 1.05; x++) {
      if (x < 0 || y < 0 || x >= s.width || y >= s.height) continue;
      const u = (x - cx) / (r * 1.05);
      const v = (y - cy) / (r * 0.94);
      const d = u * u + v * v + 0.12 * (cloud(x / 14, y / 22, 2, seed) - 0.5);
      if (d > 1) continue;
      const nz = Math.sqrt(Math.max(0, 1 - d));
      const facing = clamp(-0.55 * u - 0.55 * v + 0.62 * nz + 0.3 * (cloud(x / 8, y / 16, 3, seed + 3) - 0.5));
      const frost = clamp(cloud(x / 20, y / 14, 4, seed + 9) * 1.9 - 0.7) * facing;
      let colour = mix(hex('#4a1606'), hex('#c65a1e'), facing);
      colour = mix(colour, hex('#f3e6d2'), frost * 0.75);
      if (v < -0.72) colour = mix(colour, hex('#3a2f1c'), 0.8);
      const i = (y * s.width + x) * 3;
      const edge = clamp((1 - d) * r * 0.6);
      for (let c = 0; c < 3; c++) s.light[i + c] += (colour[c] - s.light[i + c]) * edge;
    }
}

export async function drawAds(folder) {
  bookshop(folder);
  bathhouse(folder);
  lamps(folder);
  theatre(folder);
  await persimmons(folder);
}
