/**
 * What React-PDF's painter asks of a canvas in, drawings out: transforms, clips, boxes, the rules of the house, SVG.
 */
import { describe, expect, it } from 'vitest';
import { furnishOne } from './one.ts';
import { Recorder } from '../../src/furnish/recorder.ts';
import type { Path } from '../../src/layout/types.ts';

const fresh = (): Recorder => new Recorder().addPage().element();
const shapes = (recorder: Recorder) => recorder.pages[0]![0]!.filter((drawing) => drawing.kind === 'shape');
const box = (recorder: Recorder) => shapes(recorder)[0]!.box;

/** Paths of one element in a page's coordinates. */
async function paths(names: string, jsx: string): Promise<readonly Path[]> {
  const { value, diagnostics } = await furnishOne({ names: `${names}, swatch`, jsx });
  expect(diagnostics).toEqual([]);
  return value.below.flatMap((frame) => frame.paths ?? []);
}

/** Corners of a path, each once, in alphabetical order. */
const corners = ({ d }: Path): string[] =>
  [...new Set([...d.matchAll(/[ML]([\d.]+ [\d.]+)/g)].map(([, corner]) => corner!))].sort();

describe('transforms', () => {
  it('compose as pdfkit’s do, the last one first', () => {
    expect(box(fresh().translate(100, 50).scale(2).rect(1, 1, 10, 5).fill())).toEqual({
      left: 102,
      top: 52,
      right: 122,
      bottom: 62,
    });
  });

  it('turn clockwise about their origin', () => {
    const { left, top, right, bottom } = box(
      fresh()
        .rotate(90, { origin: [10, 10] })
        .rect(10, 10, 4, 2)
        .fill(),
    );
    expect([left, top, right, bottom].map((v) => Math.round(v * 1e6) / 1e6)).toEqual([8, 10, 10, 14]);
  });

  it('end with restore, and scale the weight of a rule', () => {
    const recorder = fresh();
    recorder.save().scale(3).lineWidth(0.5).moveTo(0, 0).lineTo(10, 0).stroke().restore();
    recorder.lineWidth(0.5).moveTo(0, 5).lineTo(10, 5).stroke();
    expect(shapes(recorder).map(({ lineWidth }) => lineWidth)).toEqual([1.5, 0.5]);
  });
});

describe('clips', () => {
  it('that cut nothing are dropped', () => {
    const recorder = fresh().rect(0, 0, 100, 100).clip().circle(50, 50, 20).fill();
    expect(shapes(recorder)[0]!.outline.some(([command]) => command === 'C')).toBe(true);
  });

  it('cut a fill', () => {
    expect(box(fresh().rect(0, 0, 100, 100).clip().rect(50, 50, 100, 100).fill())).toEqual({
      left: 50,
      top: 50,
      right: 100,
      bottom: 100,
    });
  });

  it('hide what lies outside', () => {
    expect(shapes(fresh().rect(0, 0, 10, 10).clip().rect(50, 50, 10, 10).fill())).toEqual([]);
  });

  it('leave their own shape of a larger rectangle', () => {
    const recorder = fresh().circle(50, 50, 20).clip().rect(0, 0, 100, 100).fill();
    expect(shapes(recorder)[0]!.outline.filter(([command]) => command === 'C')).toHaveLength(4);
  });

  it('cut a rule that runs along their edge', () => {
    const recorder = fresh().rect(0, 0, 100, 100).clip().lineWidth(4).moveTo(10, 0).lineTo(60, 0).stroke();
    expect(shapes(recorder)[0]).toMatchObject({ stroke: null, fill: '#000000', box: { left: 10, top: 0, right: 60, bottom: 2 } });
  });

  it('that neither shape can answer for are faults', () => {
    const star = (recorder: Recorder): Recorder =>
      recorder.polygon([0, 0], [50, 20], [100, 0], [80, 50], [100, 100], [50, 80], [0, 100], [20, 50]);
    const recorder = star(star(fresh()).clip().translate(10, 10)).fill();
    expect(recorder.pages[0]![0]).toMatchObject([{ kind: 'fault', code: 'furniture-unsupported' }]);
  });
});

describe('boxes', () => {
  it('with borders on some sides are bars on those sides', async () => {
    const drawn = await paths(
      'View',
      `<View style={{ position: 'absolute', left: 10, top: 10, width: 100, height: 50, borderTopWidth: 1, borderBottomWidth: 2, borderColor: swatch('black') }} />`,
    );
    expect(drawn.map(corners)).toEqual([
      ['10 10', '10 11', '110 10', '110 11'],
      ['10 58', '10 60', '110 58', '110 60'],
    ]);
    expect(drawn.map(({ fill, stroke }) => [fill, stroke])).toEqual([
      ['black', undefined],
      ['black', undefined],
    ]);
  });

  it('with borders all round are four mitred sides', async () => {
    const drawn = await paths(
      'View',
      `<View style={{ position: 'absolute', left: 10, top: 10, width: 100, height: 50, borderWidth: 2, borderColor: swatch('black') }} />`,
    );
    expect(drawn.map(corners)).toEqual([
      ['10 10', '108 12', '110 10', '12 12'],
      ['108 12', '108 58', '110 10', '110 60'],
      ['10 60', '108 58', '110 60', '12 58'],
      ['10 10', '10 60', '12 12', '12 58'],
    ]);
  });

  it('with round corners keep their curves', async () => {
    const [tint] = await paths(
      'View',
      `<View style={{ position: 'absolute', left: 10, top: 10, width: 100, height: 50, borderRadius: 8, backgroundColor: swatch('slate') }} />`,
    );
    expect(tint!.d.match(/C/g)).toHaveLength(4);
    expect(tint!.fill).toBe('slate');
  });

  it('with round corners and a border are one path a side', async () => {
    const drawn = await paths(
      'View',
      `<View style={{ position: 'absolute', left: 10, top: 10, width: 100, height: 50, borderRadius: 8, borderWidth: 1, borderColor: swatch('black') }} />`,
    );
    expect(drawn).toHaveLength(4);
  });

  it('dotted by their style are dashes', async () => {
    const drawn = await paths(
      'View',
      `<View style={{ position: 'absolute', left: 10, top: 10, width: 7, height: 50, borderTop: '1 dotted black' }} />`,
    );
    expect(drawn.map(corners)).toEqual([
      ['10 10', '10 11', '11 10', '11 11'],
      ['11.2 10', '11.2 11', '12.2 10', '12.2 11'],
      ['13.4 10', '13.4 11', '14.4 10', '14.4 11'],
      ['15.6 10', '15.6 11', '16.6 10', '16.6 11'],
    ]);
  });
});

describe('rules of the house', () => {
  it('weigh what style.md says', async () => {
    const drawn = await paths(
      'Hairline, HeavyRule, ThickThin',
      '<Hairline x1={0} y1={9} x2={50} y2={9} /><HeavyRule x1={0} y1={19} x2={50} y2={19} /><ThickThin x1={0} x2={50} y={30} />',
    );
    expect(drawn.map(({ lineWidth, stroke, d }) => [lineWidth, stroke, d])).toEqual([
      [0.3, 'black', 'M0 9L50 9'],
      [1, 'black', 'M0 19L50 19'],
      [1.5, 'black', 'M0 30.75L50 30.75'],
      [0.3, 'black', 'M0 32.65L50 32.65'],
    ]);
  });

  it('dot', async () => {
    const [rule] = await paths('DottedRule', '<DottedRule x1={0} y1={9} x2={50} y2={9} weight={0.6} />');
    expect(rule).toMatchObject({ cap: 'round', lineWidth: 0.6, dash: [0.01, 1.8] });
  });
});

describe('svg', () => {
  it('keeps paths, groups and transforms', async () => {
    const jsx = `<Svg viewBox="0 0 10 10" style={{ position: 'absolute', left: 100, top: 100, width: 20, height: 20 }}>
      <G transform="translate(1 1)"><Path d="M0 0h4v4h-4z" fill={swatch('vermilion')} /></G>
      <Path d="M5 5 A 2 2 0 0 1 7 7" stroke={swatch('black')} strokeWidth={0.5} strokeDasharray="1 2" strokeLinecap="round" />
    </Svg>`;
    const [square, arc] = await paths('Svg, G, Path', jsx);
    expect(square).toEqual({ d: 'M102 102L110 102L110 110L102 110Z', fill: 'vermilion' });
    expect(arc).toMatchObject({ stroke: 'black', lineWidth: 1, dash: [2, 4], cap: 'round' });
    expect(arc!.d).toMatch(/^M110 110C[\d. ]+ 114 114$/);
  });

  it('has no gradients', async () => {
    const jsx = `<Canvas style={{ position: 'absolute', left: 0, top: 0, width: 9, height: 9 }} paint={(p) => { p.rect(0, 0, 9, 9).linearGradient(0, 0, 9, 9); return null; }} />`;
    const { diagnostics } = await furnishOne({ names: 'Canvas', jsx });
    expect(diagnostics.map(({ code, message }) => [code, message.includes('gradient')])).toEqual([
      ['furniture-unsupported', true],
    ]);
  });
});
