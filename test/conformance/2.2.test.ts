/**
 * Table 2.2 of composition.md: how wide marks are and what they give up. Positions follow from the clause: a full-width mark is one em, half of
 * it blank; an opening mark's blank, and so its origin, is at the left.
 */
/* oxlint-disable vitest/expect-expect -- expectAt holds the assertions */
import { expect } from 'vitest';
import { foundIn } from '../support/desk.ts';
import { mutation, row, table, told } from './row.ts';
import { at, expectAt, set, single, texts } from './set.ts';

table('2.2.test.ts');

const GAPS = 'text/gaps.ts';
const PEN = 'text/pen.ts';
const REGIONS = 'text/kinsoku/regions.ts';
const narrow = { narrow: true };

row(
  'P1',
  'kept',
  'mainland marks have their ink at the lower left of one em and a blank half at the right; Taiwan’s and Hong Kong’s, in the middle, have none to give',
  async () => {
    const line = await single('春，夏。秋、冬');
    expectAt(line, [0, 1, 2, 3, 4, 5, 6]);
    for (const mark of '，。、') {
      const { x, ink, rise } = at(line, mark);
      expect(ink[0]).toBeGreaterThanOrEqual(x);
      expect(ink[1]).toBeLessThanOrEqual(x + 0.5);
      expect(rise[1]).toBeLessThan(0.38);
    }
    expectAt(await single('春。」夏'), [0, 1, 1.5, 2.5]);
    for (const region of ['taiwan', 'hongkong'] as const) expectAt(await single('春。」夏', { house: { region } }), [0, 1, 2, 3]);
  },
  mutation(REGIONS, 'hugging: true,\n    interpunct: 0.5', 'hugging: false,\n    interpunct: 0.5'),
  mutation(
    GAPS,
    '(c === Class.comma || c === Class.stop) && regions[house.region].hugging',
    'c === Class.comma || c === Class.stop',
  ),
);

row(
  'P2',
  'kept',
  'stops and closing marks give up half an em at their right, opening ones at their left, and nothing else gives any',
  async () => {
    for (const mark of '，。、；：！？”’）》〉】」』') expectAt(await single(`春${mark}夏`, narrow), [0, 1, 1.5]);
    for (const mark of '“‘（《〈【「『') {
      const line = await single(`春${mark}夏`, narrow);
      expectAt(line, [0, 0.5, 1.5]);
      expect(at(line, mark).ink[0]).toBeGreaterThanOrEqual(1);
    }
    expectAt(await single('春～夏——秋……冬', narrow), [0, 1, 2, 3, 5, 6, 7, 8]);
  },
  mutation(GAPS, 'c === Class.close || ((c === Class.comma', '((c === Class.comma'),
  mutation(
    GAPS,
    'const leftBlank = (c: ClassId): boolean => c === Class.open;',
    'const leftBlank = (c: ClassId): boolean => c === Class.wave;',
  ),
);

row(
  'P3',
  'kept',
  'short connector, interpunct and solidus are half an em wide, squeezed or not',
  async () => {
    for (const mark of '–·／')
      for (const how of [{}, narrow]) {
        const line = await single(`春${mark}夏`, how);
        expect(at(line, '夏').x, mark).toBeCloseTo(1.5, 3);
      }
  },
  mutation(
    PEN,
    'case Class.connector:\n        return this.centred(i, cls, unit, gid, index, own, HALF);',
    'case Class.connector:\n        return this.centred(i, cls, unit, gid, index, own, own);',
  ),
  mutation(PEN, 'face.advance(gid) * em, HALF);', 'face.advance(gid) * em, 1);'),
);

row(
  'P4',
  'kept',
  '？！ are one em wide in horizontal Taiwan and Hong Kong setting, squeezed or not',
  async () => {
    for (const region of ['taiwan', 'hongkong'] as const)
      for (const mark of '？！') expectAt(await single(`春${mark}夏`, { house: { region }, narrow: true }), [0, 1, 2]);
  },
  mutation(
    GAPS,
    '(c === Class.comma || c === Class.stop) && regions[house.region].hugging',
    'c === Class.comma || c === Class.stop',
  ),
);

row(
  'P5',
  'kept',
  'two adjacent marks take 1.5 em, or 1 em where the house says so',
  async () => {
    expectAt(await single('春。”夏'), [0, 1, 1.5, 2.5]);
    expectAt(await single('春《“夏'), [0, 1, 1.5, 2.5]);
    expectAt(await single('春）（夏'), [0, 1, 1.5, 2.5]);
    const house = { adjacent: 1 } as const;
    expectAt(await single('春。”夏', { house }), [0, 1, 1.5, 2]);
    // The blank of an opening mark is at its left: two of them in [1, 2] have their origins at 0.5 and 1.
    expectAt(await single('春《“夏', { house }), [0, 0.5, 1, 2]);
    expectAt(await single('春）（夏', { house }), [0, 1, 1, 2]);
  },
  mutation(GAPS, 'if (right && (rightBlank(b, house) || b === Class.interpunct)) return { ...none, natural: -HALF };', ''),
  mutation(GAPS, 'if (left && (leftBlank(a) || a === Class.interpunct)) return { ...none, natural: -HALF };', ''),
  mutation(GAPS, 'house.adjacent === 1 ? { ...none, natural: -1 } :', 'house.adjacent !== 1 ? { ...none, natural: -1 } :'),
  mutation(PEN, 'if (capacity < HALF) return;', 'if (capacity >= 0) return;'),
  mutation(PEN, 'return this.composer.house.adjacent === 1 ||', 'return'),
);

row(
  'P6',
  'kept',
  'squeezed, brackets stay tight to what they enclose: only the blank outside them goes',
  async () => {
    for (const [open, close] of ['（）', '《》', '“”', '「」'].map((pair) => [...pair]) as [string, string][]) {
      const line = await single(`春${open}夏${close}秋`, narrow);
      expect(at(line, '夏').x - at(line, open).x).toBeCloseTo(1, 3);
      expect(at(line, close).x - at(line, '夏').x).toBeCloseTo(1, 3);
      expect(at(line, '秋').x - at(line, close).x).toBeCloseTo(0.5, 3);
    }
  },
  mutation(GAPS, 'const left = leftBlank(b);', 'const left = leftBlank(a);'),
  mutation(GAPS, 'const right = rightBlank(a, house);', 'const right = rightBlank(b, house);'),
);

row(
  'P7',
  'kept',
  'an opening mark at a line’s start drops its leading half em',
  async () => {
    const lines = await set('春夏秋冬东（南西北）', { measure: 5 });
    expect(texts(lines)).toEqual(['春夏秋冬东', '（南西北）']);
    expectAt(lines[1], [-0.5, 0.5, 1.5, 2.5, 3.5]);
  },
  mutation(PEN, 'index, 1, 1 - own, HALF, 0);', 'index, 1, 1 - own, 0, 0);'),
);

row(
  'P8',
  'kept',
  'an opening mark after the indent drops it too, so that an indent of two em looks like one',
  async () => {
    const [line] = await set('“春夏秋”', { indent: 2 });
    expectAt(line, [1.5, 2.5, 3.5, 4.5, 5.5]);
    expect(at(line, '“').ink[0]).toBeGreaterThan(2);
    expect(at(line, '“').ink[0]).toBeLessThan(2.2);
  },
  mutation('text/set.ts', 'let pen = spent.kept - stream.startTrim[a]!;', 'let pen = spent.kept;'),
);

row(
  'P9',
  'kept',
  'a full-width mark at a line’s end is cut to half an em, and its line reaches the measure with that half',
  async () => {
    for (const mark of '，。、；：！？”）》') {
      const lines = await set(`春夏秋冬${mark}东南西北`, { measure: 5 });
      expect(texts(lines)).toEqual([`春夏秋冬${mark}`, '东南西北']);
      // Four Han and half a mark in five em: four gaps share half an em.
      expectAt(lines[0], [0, 1.125, 2.25, 3.375, 4.5]);
    }
  },
  mutation(PEN, 'rightBlank(cls, house) ? HALF : 0);', 'rightBlank(cls, house) ? 0 : 0);'),
);

row(
  'P10',
  'kept',
  'a house that does not squeeze has every mark one em wide',
  async () => {
    const house = { squeeze: false };
    expectAt(await single('春。”夏《“秋', { house }), [0, 1, 2, 3, 4, 5, 6]);
    expectAt(await single('春，夏（秋', { house, narrow: true }), [0, 1, 2, 3, 4]);
    expectAt(await single('春？！夏', { house }), [0, 1, 2, 3]);
  },
  mutation(GAPS, 'if (!house.squeeze) return none;', ''),
  mutation(PEN, 'if (!this.composer.house.squeeze) return false;', ''),
);

row(
  'P11',
  'kept',
  '？！, ！？ and doubled ones take one em, three take two',
  async () => {
    for (const pair of ['？！', '！？', '！！', '？？']) expectAt(await single(`春${pair}夏`), [0, 1, 1.5, 2]);
    expectAt(await single('春？！！夏'), [0, 1, 1.5, 2, 3]);
  },
  mutation(PEN, '((unit === 0xff1f || unit === 0xff01) && this.bangs % 2 === 1)', 'false'),
  mutation(PEN, '&& this.bangs % 2 === 1)', '&& this.bangs > 0)'),
);

row(
  'P12',
  'kept',
  'the interpunct is half an em wide on the mainland and one em in Taiwan and Hong Kong, its dot in the middle; ・ is set as ·',
  async () => {
    for (const dot of '·・') {
      const line = await single(`春${dot}夏`);
      expect(at(line, '夏').x).toBeCloseTo(1.5, 3);
      const { ink } = at(line, dot);
      expect((ink[0] + ink[1]) / 2).toBeCloseTo(1.25, 2);
    }
    const taiwan = await single('春·夏', { house: { region: 'taiwan' } });
    expect(at(taiwan, '夏').x).toBeCloseTo(2, 3);
    expect((at(taiwan, '·').ink[0] + at(taiwan, '·').ink[1]) / 2).toBeCloseTo(1.5, 2);
  },
  mutation(REGIONS, 'hugging: true,\n    interpunct: 0.5', 'hugging: true,\n    interpunct: 1'),
  mutation(
    REGIONS,
    "clause: 'clreq glyphs_sizes_and_positions, id86',\n    hugging: false,\n    interpunct: 1,\n  },\n  hongkong",
    "clause: '',\n    hugging: false,\n    interpunct: 0.5,\n  },\n  hongkong",
  ),
);

row(
  'P13',
  'lint',
  'an interpunct behind a Latin initial is found, and a point is the fix; between Han names it stands',
  async () => {
    expect(await foundIn('A·爱因斯坦到过上海。')).toEqual(['marks ·']);
    expect(await foundIn('A.爱因斯坦到过上海。', '阿尔伯特·爱因斯坦到过上海。')).toEqual([]);
  },
  mutation('check/rules/marks.ts', '[A-Z](·)(?=[A-Z', '[a-z](·)(?=[A-Z'),
);

row(
  'P14',
  'kept',
  'the short connector is half an em and shorter than 一, the long one and the wave one em; each in the middle of its cell',
  async () => {
    for (const [mark, wide] of [
      ['–', 0.5],
      ['—', 1],
      ['～', 1],
    ] as const) {
      const line = await single(`春${mark}夏一`);
      expect(at(line, '夏').x - at(line, '春').x - 1, mark).toBeCloseTo(wide, 3);
      const { ink } = at(line, mark);
      expect((ink[0] + ink[1]) / 2, mark).toBeCloseTo(1 + wide / 2, 2);
      const one = at(line, '一').ink;
      if (mark === '–') expect(ink[1] - ink[0]).toBeLessThan(0.75 * (one[1] - one[0]));
    }
  },
  mutation(
    PEN,
    'this.box(i, cls, unit, gid, face, width, (width - own) / 2, 0, 0);',
    'this.box(i, cls, unit, gid, face, width, 0.05, 0, 0);',
  ),
  mutation(
    PEN,
    "case Class.wave:\n        gid = face.substitute(gid, 'fwid');\n        return this.centred(i, cls, unit, gid, index, face.advance(gid) * em, 1);",
    'case Class.wave:\n        return this.centred(i, cls, unit, gid, index, own, own);',
  ),
);

row(
  'P15',
  'kept',
  'the solidus is half an em wide, its ink in the middle of it and not beyond',
  async () => {
    const line = await single('春／夏');
    expect(at(line, '夏').x).toBeCloseTo(1.5, 3);
    const { ink } = at(line, '／');
    expect((ink[0] + ink[1]) / 2).toBeCloseTo(1.25, 1);
    expect(ink[0]).toBeGreaterThanOrEqual(1);
    expect(ink[1]).toBeLessThanOrEqual(1.5);
  },
  mutation(PEN, "gid = face.substitute(gid, 'hwid');", ''),
);

row(
  'P16',
  'kept',
  '⸺ is set as ——, ⋯⋯ as ……',
  async () => {
    for (const [one, other] of [
      ['春⸺夏', '春——夏'],
      ['春⋯⋯夏', '春……夏'],
    ] as const) {
      const [a, b] = [await single(one), await single(other)];
      expect(a.glyphs.map(({ x, ink }) => [x, ink])).toEqual(b.glyphs.map(({ x, ink }) => [x, ink]));
      expect(at(a, '夏').x).toBeCloseTo(3, 3);
      expect(texts(await set(`春夏秋冬${one.slice(1, -1)}东南西`, { measure: 5 }))[0]).toBe('春夏秋冬');
    }
  },
  mutation(PEN, 'if (unit === 0x2e3a) return this.longDash(faces, i, 1);', ''),
  mutation('text/kinsoku/classes.ts', "of: '…⋯'", "of: '…'"),
);

told('P17', 'off', '． has the class of a stop and may be typed');
told('P18', 'off', 'not asked for yet');

row(
  'P19',
  'kept',
  'the colon gives up half an em, with the commas',
  async () => expectAt(await single('春：夏', narrow), [0, 1, 1.5]),
  mutation('text/kinsoku/classes.ts', "of: '，、；：'", "of: '，、；'"),
);
