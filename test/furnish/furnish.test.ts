/**
 * A page component in, its furniture out: where words, slots, rules and pictures stand, and what is said of what cannot be drawn.
 */
import { describe, expect, it } from 'vitest';
import { furnishOne, smallPage, withFolder } from './one.ts';
import { squareBook } from './book.ts';
import { createFurnisher } from '../../src/furnish/index.ts';
import { SWATCHES } from '../../src/style/swatches.ts';

const codes = (diagnostics: readonly { readonly code: string }[]): string[] => diagnostics.map(({ code }) => code);

describe('words', () => {
  it('stand on their baseline, glyph by glyph, with the text they came from', async () => {
    const { value, diagnostics } = await furnishOne({
      names: 'Words',
      jsx: '<Words role="body" size={10} x={50} baseline={100}>版心</Words>',
    });
    expect(diagnostics).toEqual([]);
    const [frame] = value.below;
    expect(frame).toMatchObject({ id: 'p1.u1', role: 'furniture', story: null, rect: { x: 50, y: 91.2, width: 20, height: 10 } });
    expect(frame!.lines![0]).toMatchObject({ dir: 'ltr', baseline: 100, x: 50, measure: 20 });
    expect(frame!.lines![0]!.runs).toMatchObject([
      {
        face: 'serif',
        size: 10,
        swatch: 'black',
        text: '版心',
        gids: [0x7248, 0x5fc3],
        at: [50, 60],
        clusters: [0, 1],
        src: null,
      },
    ]);
  });

  it('end where they are anchored, opened or not', async () => {
    const jsx =
      '<Words role="body" size={10} x={200} baseline={50} anchor="end" open={0.5}>版心</Words><Words role="body" size={10} x={200} baseline={80} anchor="middle">版心</Words>';
    const { value } = await furnishOne({ names: 'Words', jsx });
    expect(value.below.map((frame) => frame.lines![0]!.runs[0]!.at)).toEqual([
      [175, 190],
      [190, 200],
    ]);
  });

  it('take a rare character from the next face of the role, scaled to it', async () => {
    const { value, diagnostics } = await furnishOne({
      names: 'Words',
      jsx: '<Words role="body" size={10} x={0} baseline={50}>版龘心</Words>',
    });
    expect(diagnostics).toEqual([]);
    expect(value.below[0]!.lines![0]!.runs.map(({ face, text, at }) => [face, text, at])).toEqual([
      ['serif', '版', [0]],
      ['sans', '龘', [10]],
      ['serif', '心', [20]],
    ]);
  });

  it('shape Latin words', async () => {
    const { value } = await furnishOne({ names: 'Words', jsx: '<Words role="body" size={10} x={0} baseline={50}>AVA</Words>' });
    expect(value.below[0]!.lines![0]!.runs[0]!.at).toEqual([0, 5, 9]);
  });

  it('name a character that no face has, once', async () => {
    const { diagnostics } = await furnishOne({
      names: 'Words',
      jsx: '<Words role="body" size={10} x={0} baseline={50}>{"版\\ue000\\ue000"}</Words>',
    });
    expect(codes(diagnostics)).toEqual(['glyph-missing']);
    expect(diagnostics[0]!.message).toContain('U+E000');
    expect(diagnostics[0]).toMatchObject({ severity: 'error', page: 'A01', file: 'templates/one/page.tsx' });
  });

  it('never fall to another font when the role is unknown', async () => {
    const { value, diagnostics } = await furnishOne({
      names: 'Words',
      jsx: '<Words role="helvetica" size={10} x={0} baseline={50}>A</Words>',
    });
    expect(codes(diagnostics)).toEqual(['glyph-missing']);
    expect(value.below).toEqual([]);
  });

  it('are missed when they do not fit their box', async () => {
    const jsx =
      '<Text style={{ position: "absolute", left: 0, top: 0, width: 25, height: 10, fontFamily: "body", fontSize: 10 }}>版心日报</Text>';
    const { diagnostics } = await furnishOne({ names: 'Text', jsx });
    expect(codes(diagnostics)).toEqual(['furniture-lost']);
    expect(diagnostics[0]!.message).toContain('版心日报');
  });

  it('turn after any Han character, without a hyphen', async () => {
    const jsx =
      '<Text style={{ position: "absolute", left: 0, top: 0, width: 25, fontFamily: "body", fontSize: 10 }}>版心日报</Text>';
    const { value, diagnostics } = await furnishOne({ names: 'Text', jsx });
    expect(diagnostics).toEqual([]);
    expect(value.below[0]!.lines!.map(({ runs, baseline }) => [runs[0]!.text, baseline])).toEqual([
      ['版心', 8.8],
      ['日报', 18.8],
    ]);
  });

  it('are drawn as outlines when they are turned', async () => {
    const jsx =
      '<Text style={{ position: "absolute", left: 100, top: 100, width: 40, height: 20, fontFamily: "body", fontSize: 10, transform: "rotate(90deg)" }}>版</Text>';
    const { value, diagnostics } = await furnishOne({ names: 'Text', jsx });
    expect(diagnostics).toEqual([]);
    expect(value.below[0]!.lines).toBeUndefined();
    expect(value.below[0]!.paths).toHaveLength(1);
    expect(value.below[0]!.rect).toMatchObject({ width: 8, height: 8 });
  });
});

describe('slots', () => {
  const slots = { text: { x: 0, y: 0, width: 10, height: 10 }, strip: { x: 0, y: 20, width: 10, height: 10 } };
  const rule = (y: number): string => `<Hairline x1={0} y1={${y}} x2={10} y2={${y}} />`;

  it('part what is under the matter from what is over it', async () => {
    const jsx = `${rule(1)}<Slot name="text" />${rule(2)}<Slot name="strip" />${rule(3)}`;
    const { value, diagnostics } = await furnishOne({ names: 'Hairline, Slot', jsx, props: smallPage({ slots }) });
    expect(diagnostics).toEqual([]);
    expect(value.below.map(({ rect }) => rect.y)).toEqual([0.85, 1.85]);
    expect(value.above.map(({ rect }) => rect.y)).toEqual([2.85]);
    expect([...value.below, ...value.above].map(({ id, order }) => [id, order])).toEqual([
      ['p1.u1', 0],
      ['p1.u2', 1],
      ['p1.u3', 2],
    ]);
  });

  it('are held once each', async () => {
    const { diagnostics } = await furnishOne({
      names: 'Slot',
      jsx: '<Slot name="text" /><Slot name="text" />',
      props: smallPage({ slots }),
    });
    expect(codes(diagnostics)).toEqual(['slot-twice', 'slot-missing']);
    expect(diagnostics[1]!.message).toContain('<Slot name="strip">');
  });
});

describe('places', () => {
  const reserved = [
    { x: 0, y: 0, width: 400, height: 30 },
    { x: 0, y: 30, width: 200, height: 10 },
  ];

  it('may be any of the reserved cells together', async () => {
    const { diagnostics } = await furnishOne({
      names: 'Tint',
      jsx: '<Tint x={0} y={5} width={200} height={35} ink="slate" />',
      reserved,
    });
    expect(diagnostics).toEqual([]);
  });

  it('are told when furniture leaves them', async () => {
    const jsx = '<Words role="body" size={10} x={300} baseline={40}>出格</Words><Hairline x1={10} y1={35} x2={250} y2={35} />';
    const { diagnostics } = await furnishOne({ names: 'Words, Hairline', jsx, reserved });
    expect(codes(diagnostics)).toEqual(['furniture-outside', 'furniture-outside']);
    expect(diagnostics[0]!.message).toContain('“出格” at x 300–320');
    expect(diagnostics[1]!.message).toContain('rule of 0.3 pt at x 201–250');
  });

  it('are what make-up left for furniture, too', async () => {
    const boxes = [{ id: 'box-1', rect: { x: 50, y: 100, width: 100, height: 50 } }];
    const { diagnostics } = await furnishOne({
      names: 'Tint',
      jsx: '<Tint {...props.boxes[0].rect} ink="paper-tint" />',
      props: smallPage({ boxes }),
      reserved: [],
    });
    expect(diagnostics).toEqual([]);
  });
});

describe('inks', () => {
  it('come back by name from every way of painting', async () => {
    const jsx = `<View style={{ position: 'absolute', left: 0, top: 0, width: 10, height: 10, backgroundColor: swatch('slate') }} />
      <Svg style={{ position: 'absolute', left: 20, top: 0, width: 10, height: 10 }}><Rect x={1} y={1} width={8} height={8} fill={swatch('vermilion')} stroke="black" /></Svg>`;
    const { value, diagnostics } = await furnishOne({ names: 'View, Svg, Rect, swatch', jsx });
    expect(diagnostics).toEqual([]);
    expect(value.below.flatMap(({ paths }) => paths!.map(({ fill, stroke }) => [fill, stroke]))).toEqual([
      ['slate', undefined],
      ['vermilion', 'black'],
    ]);
  });

  it('must be swatches', async () => {
    const jsx = `<Tint x={0} y={0} width={9} height={9} ink="gold" /><View style={{ position: 'absolute', left: 0, top: 0, width: 10, height: 10, backgroundColor: '#ff8800' }} />`;
    const { diagnostics } = await furnishOne({ names: 'Tint, View', jsx });
    expect(codes(diagnostics)).toEqual(['swatch-unknown', 'swatch-unknown']);
    expect(diagnostics[0]!.message).toContain('gold');
    expect(diagnostics[1]!.message.toLowerCase()).toContain('#ff8800');
  });

  it('are opaque and flat', async () => {
    const jsx = `<View style={{ position: 'absolute', left: 0, top: 0, width: 10, height: 10, backgroundColor: 'black', opacity: 0.5 }} />`;
    const { diagnostics } = await furnishOne({ names: 'View', jsx });
    expect(codes(diagnostics)).toEqual(['furniture-unsupported']);
    expect(diagnostics[0]!.message).toContain('opacity');
  });
});

describe('pictures and links', () => {
  it('are placed whole by their file', async () => {
    const pictures = { 'images/logo.svg': { sha256: 'ab', width: 300, height: 100 } };
    const { value, diagnostics } = await furnishOne({
      names: 'Picture',
      jsx: '<Picture file="images/logo.svg" x={10} y={10} width={30} height={10} />',
      pictures,
    });
    expect(diagnostics).toEqual([]);
    expect(value.below[0]).toMatchObject({
      rect: { x: 10, y: 10, width: 30, height: 10 },
      picture: { file: 'images/logo.svg', sha256: 'ab', crop: { x: 0, y: 0, width: 300, height: 100 } },
    });
  });

  it('are missed when the file is not known', async () => {
    const { diagnostics } = await furnishOne({
      names: 'Picture',
      jsx: '<Picture file="no.png" x={10} y={10} width={30} height={10} />',
    });
    expect(codes(diagnostics)).toEqual(['image-missing']);
  });

  it('keep the target of a link on its frame', async () => {
    const jsx =
      '<Link src="https://example.org/a" style={{ position: "absolute", left: 10, top: 10, width: 60, fontFamily: "body", fontSize: 10, color: "black", textDecoration: "none" }}>版心</Link>';
    const { value, diagnostics } = await furnishOne({ names: 'Link', jsx });
    expect(diagnostics).toEqual([]);
    expect(value.below[0]!.link).toBe('https://example.org/a');
  });
});

describe('templates', () => {
  const furnisherOf = (folder: string | undefined) =>
    createFurnisher({ book: squareBook(), swatches: SWATCHES, template: () => folder });

  it('work from a folder without node_modules, with files of their own', async () => {
    const files = {
      'page.tsx': `import { Tint } from 'banxin/template'; import { SIDE } from './side.ts'; export default () => <Tint x={0} y={0} width={SIDE} height={SIDE} ink="slate" />;`,
      'side.ts': 'export const SIDE: number = 12;',
    };
    const { value, diagnostics } = await withFolder(files, (folder) =>
      furnisherOf(folder).furnish([{ template: 't', props: smallPage(), reserved: [{ x: 0, y: 0, width: 99, height: 99 }] }]),
    );
    expect(diagnostics).toEqual([]);
    expect(value[0]!.below[0]!.rect.width).toBe(12);
  });

  it.each([
    ['does not parse', 'export default () => <Tint', 'page.tsx'],
    ['imports what it may not', `import fs from 'node:fs'; export default () => fs.x;`, 'node:fs'],
    ['exports nothing', 'export const a = 1;', 'default export'],
    ['throws', `export default () => { throw new Error('no nameplate'); };`, 'no nameplate'],
  ])('that %s is a diagnostic', async (_, source, says) => {
    const { value, diagnostics } = await withFolder({ 'page.tsx': source }, (folder) =>
      furnisherOf(folder).furnish([{ template: 't', props: smallPage(), reserved: [] }]),
    );
    expect(codes(diagnostics)).toEqual(['template']);
    expect(diagnostics[0]!.message).toContain(says);
    expect(value).toEqual([{ below: [], above: [] }]);
  });

  it('that does not exist is a diagnostic', async () => {
    const { diagnostics } = await furnisherOf(undefined).furnish([{ template: 'gone', props: smallPage(), reserved: [] }]);
    expect(diagnostics[0]!.message).toContain('gone');
  });

  it('that fails on one page leaves the others furnished', async () => {
    const source = `import { Tint } from 'banxin/template';
      export default ({ page }) => { if (page.section === '坏') throw new Error('bad section'); return <Tint x={0} y={0} width={9} height={9} ink="slate" />; };`;
    const page = smallPage();
    const bad = { ...page, page: { ...page.page, section: '坏', folios: ['A02'] } };
    const reserved = [{ x: 0, y: 0, width: 99, height: 99 }];
    const { value, diagnostics } = await withFolder({ 'page.tsx': source }, (folder) =>
      furnisherOf(folder).furnish([page, bad, page].map((props) => ({ template: 't', props, reserved }))),
    );
    expect(value.map(({ below }) => below.map(({ id }) => id))).toEqual([['p1.u1'], [], ['p3.u1']]);
    expect(diagnostics.map(({ code, page: folio }) => [code, folio])).toEqual([['template', 'A02']]);
  });
});
