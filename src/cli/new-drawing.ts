/**
 * The pictures of the story that a new newspaper begins with: a street at night with one floor still lit, a dummy with a pencil on it, a press. Nothing comes in,
 * SVG without type goes out.
 */
import { element, type Svg } from './svg.ts';

const [WIDTH, HEIGHT] = [1200, 1150];
const INK = { sky: '#1f2c3d', haze: '#33465c', far: '#2a394c', near: '#151e2a', wall: '#0f1620', lamp: '#f2c14e', dim: '#46586d', moon: '#f4ead2', road: '#26313e', paper: '#f7f3e8', red: '#c8452f' } as const; // prettier-ignore

const box = (x: number, y: number, width: number, height: number, fill: string): Svg =>
  element('path', { d: `M${x} ${y}h${width}v${height}h${-width}z`, fill });
const disc = (x: number, y: number, r: number, fill: string): Svg => element('circle', { cx: x, cy: y, r, fill });

/** Roofs of the houses along the horizon: left edge, width, height above the street. */
const FAR = [[0, 150, 250], [150, 90, 330], [240, 170, 210], [760, 120, 300], [880, 160, 230], [1040, 160, 350]] as const; // prettier-ignore
const STREET = 960;

/** Windows of the newspaper's house, six rows of five; the lit floor is the second. */
function windows(): Svg[] {
  const rows = [0, 1, 2, 3, 4, 5].flatMap((row) => [0, 1, 2, 3, 4].map((column) => ({ row, column })));
  return rows.map(({ row, column }) => box(452 + column * 62, 360 + row * 98, 42, 62, row === 1 ? INK.lamp : INK.dim));
}

/** Two people at their desks behind the lit windows. */
const people: readonly Svg[] = [
  element('path', { d: 'M520 471v-16a15 15 0 0 1 30 0v16z', fill: INK.wall }),
  disc(535, 430, 9, INK.wall),
  element('path', { d: 'M645 471v-16a15 15 0 0 1 30 0v16z', fill: INK.wall }),
  disc(660, 430, 9, INK.wall),
];

/** A bicycle with the first bundle of papers. */
const bicycle: readonly Svg[] = [
  ...[250, 372].map((cx) => element('circle', { cx, cy: 776, r: 42, fill: 'none', stroke: INK.paper, 'stroke-width': 6 })),
  element('path', { d: 'M250 776l38 -70h60l24 70M288 706l26 70l34 -70M314 776h-64M340 690h34', fill: 'none', stroke: INK.paper, 'stroke-width': 6, 'stroke-linejoin': 'round', 'stroke-linecap': 'round' }), // prettier-ignore
  element('path', { d: 'M276 700h28', stroke: INK.paper, 'stroke-width': 9, 'stroke-linecap': 'round' }),
  box(200, 676, 66, 14, INK.paper),
  box(204, 660, 58, 14, INK.paper),
  box(208, 644, 50, 14, INK.paper),
  box(230, 642, 7, 50, INK.red),
];

/** A street lamp and the light that falls from it. */
const lamp: readonly Svg[] = [
  element('path', { d: 'M930 470L830 800h250z', fill: INK.lamp, 'fill-opacity': 0.16 }),
  element('path', { d: 'M1010 800V460q0 -24 -24 -24h-56', fill: 'none', stroke: INK.near, 'stroke-width': 12 }),
  element('path', { d: 'M904 442h52l12 26h-76z', fill: INK.lamp }),
];

const moved = (y: number, parts: readonly Svg[]): Svg => element('g', { transform: `translate(0 ${y})` }, parts);

/** Nearly square; type in no font, so it prints alike everywhere. */
export const streetText = (): string =>
  drawing(WIDTH, HEIGHT, [
    box(0, 0, WIDTH, HEIGHT, INK.sky),
    box(0, 560, WIDTH, HEIGHT - 560, INK.haze),
    disc(960, 190, 74, INK.moon),
    disc(928, 172, 66, INK.sky),
    ...[[120, 150], [330, 90], [560, 170], [700, 80], [820, 300], [1100, 120], [210, 330], [1130, 360], [60, 420], [340, 470]].map(([x, y]) => disc(x!, y!, 3.5, INK.moon)), // prettier-ignore
    ...FAR.map(([x, width, height]) => box(x, STREET - height, width, height, INK.far)),
    box(420, 310, 356, STREET - 310, INK.wall),
    box(404, 292, 388, 20, INK.near),
    box(560, 210, 10, 82, INK.near),
    element('path', { d: 'M570 212h84l-18 20l18 20h-84z', fill: INK.red }),
    ...windows(),
    moved(49, people),
    box(0, STREET, WIDTH, HEIGHT - STREET, INK.road),
    box(0, STREET, WIDTH, 8, INK.near),
    element('path', { d: `M576 ${STREET + 8}h44l80 200h-204z`, fill: INK.lamp, 'fill-opacity': 0.22 }),
    ...[60, 330, 600, 870, 1140].map((x) => box(x - 60, 1092, 120, 8, INK.dim)),
    moved(240, lamp),
    moved(240, bicycle),
  ]);

const GREY = { paper: '#f7f5ee', line: '#c9d0d6', block: '#8d9bab', dark: '#38434f' } as const;
const line = (d: string, stroke: string, width: number): Svg => element('path', { d, fill: 'none', stroke, 'stroke-width': width, 'stroke-linecap': 'round' }); // prettier-ignore

/** A page of six columns as it is drawn before any word stands in it. */
export const dummyText = (): string =>
  drawing(600, 880, [
    box(0, 0, 600, 880, '#5a6b7f'),
    element('path', { d: 'M40 36l524 -10l10 816l-530 4z', fill: '#38434f', 'fill-opacity': 0.5 }),
    box(34, 24, 526, 812, GREY.paper),
    ...Array.from({ length: 37 }, (_, i) => line(`M62 ${70 + i * 20}h470`, GREY.line, 1)),
    ...Array.from({ length: 7 }, (_, i) => line(`M${62 + (i * 470) / 6} 62v740`, GREY.line, 1.5)),
    box(62, 70, 470, 70, GREY.dark),
    ...[90, 112].map((y) => line(`M86 ${y}h${y === 90 ? 330 : 210}`, GREY.paper, 9)),
    box(219, 160, 313, 260, GREY.paper),
    line('M219 160h313v260h-313zM219 160l313 260M532 160l-313 260', GREY.dark, 3),
    box(62, 160, 150, 100, '#e6e3c8'),
    line('M76 184h90M76 206h120M76 228h120', GREY.block, 5),
    ...[68, 146, 225, 303, 382, 460].flatMap((x, i) => [line(`M${x + 34} ${i < 2 ? 290 : 446}V720`, GREY.block, 4), line(`M${x + 26} 708l8 14l8 -14`, GREY.block, 4)]), // prettier-ignore
    box(62, 742, 470, 60, '#d8ead9'),
    element('path', { d: 'M300 740l186 -226l26 21l-186 226l-38 17z', fill: INK.lamp }),
    element('path', { d: 'M486 514l20 -24l26 21l-20 24z', fill: INK.red }),
    element('path', { d: 'M300 740l26 21l-38 17z', fill: '#f4ead2' }),
    element('path', { d: 'M293 762l10 8l-15 8z', fill: GREY.dark }),
  ]);

const drum = (x: number, y: number, r: number): Svg[] => [disc(x, y, r, GREY.dark), disc(x, y, r - 14, GREY.block), disc(x, y, 16, GREY.dark), disc(x - r * 0.3, y - r * 0.3, r * 0.2, GREY.line)]; // prettier-ignore

/** A web of paper through the cylinders of a press, and the pile that it becomes. */
export const pressText = (): string =>
  drawing(600, 700, [
    box(0, 0, 600, 700, INK.haze),
    box(0, 590, 600, 110, INK.road),
    ...[40, 280].map((x) => box(x, 70, 26, 520, INK.near)),
    box(24, 56, 300, 22, INK.near),
    ...drum(166, 480, 88),
    line('M88 440C60 360 70 330 100 290L232 250L100 190C60 160 120 110 200 130L330 210L470 380V430', GREY.paper, 12),
    ...drum(120, 250, 44),
    ...drum(214, 210, 44),
    ...drum(150, 140, 40),
    ...drum(330, 230, 30),
    ...Array.from({ length: 9 }, (_, i) => box(400 + (i % 2) * 5, 430 + i * 18, 140, 14, GREY.paper)),
    box(386, 592, 168, 12, INK.near),
    line('M418 446h60M418 446h100', GREY.block, 3),
    box(470, 428, 8, 164, INK.red),
  ]);

const drawing = (width: number, height: number, parts: readonly Svg[]): string =>
  `${element('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` }, parts)}\n`;
