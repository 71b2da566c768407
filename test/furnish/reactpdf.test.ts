/**
 * What furnish relies on inside React-PDF. When a new version breaks one of these, src/furnish/reactpdf.ts is the place to look.
 */
import { createContext, createElement as h, Fragment, memo, useMemo, type ReactElement } from 'react';
import { pdf, Canvas, Document, Link, Page, Path, Svg, Text, View } from '@react-pdf/renderer';
import { describe, expect, it } from 'vitest';
import { paintOf, plainInstances, reactPdf, reconciled, type Instance } from '../../src/furnish/reactpdf.ts';
import { roleFonts } from '../../src/furnish/role-font.ts';
import { squareBook } from './book.ts';

const fonts = roleFonts(squareBook());
const at = (left: number, top: number, more: object = {}) => ({ position: 'absolute', left, top, ...more }) as const;
const sheet = (...children: ReactElement[]): ReactElement =>
  h(Page, { size: [400, 300], wrap: false, style: { fontFamily: 'body', fontSize: 10 } }, ...children);

/** React-PDF's own tree, without what only React put there. */
function reactTree(page: ReactElement): unknown {
  const instance = pdf(h(Document, null, page)) as unknown as { container: { document: Instance } };
  return instance.container.document.children![0];
}

describe('instances', () => {
  const Twice = ({ words }: { words: string }) =>
    h(View, { style: { flexDirection: 'row' } }, h(Text, null, words), words && h(Text, null, words, 1, null, false));
  const page = sheet(
    h(View, { style: at(1, 2), id: 'slot:a' }),
    h(Twice, { words: '版心' }),
    h(Fragment, { key: 'k' }, h(View, { style: at(3, 4) }), [h(View, { key: 'v', wrap: false })]),
    h(Link, { src: 'https://example.org' }, '链', h(Text, { style: { color: 'red' } }, '接')),
    h(Svg, { width: 10, height: 10 }, [h(Path, { key: 'p', d: 'M0 0L1 1', stroke: 'black' })]),
  );

  it('are those of the reconciler', () => {
    expect(plainInstances(page)).toEqual([reactTree(page)]);
  });

  it('are left to the reconciler where a component is more than a function', async () => {
    const Hooked = (): ReactElement =>
      h(
        Text,
        null,
        useMemo(() => '记', []),
      );
    const Kept = memo(() => h(Text, null, '存'));
    const Ink = createContext('黑');
    const Reader = (): ReactElement => h(Ink.Consumer, { children: (ink: string) => h(Text, null, ink) });
    for (const component of [Kept, Reader]) expect(plainInstances(sheet(h(component)))).toBeUndefined();
    const made = await reconciled(sheet(h(Hooked), h(Kept), h(Ink.Provider, { value: '朱' }, h(Reader))));
    expect(made.children!.map((text) => text.children![0]!.value)).toEqual(['记', '存', '朱']);
  });

  it('carry the error of a component', () => {
    const Broken = (): never => {
      throw new TypeError('no such paper');
    };
    expect(() => plainInstances(sheet(h(Broken)))).toThrow('no such paper');
  });
});

describe('layout and render', () => {
  const record = async (...children: ReactElement[]) => (await reactPdf()).record(plainInstances(sheet(...children))!, fonts);

  it('take our font store, and never reach Helvetica', async () => {
    const { pages } = await record(h(Text, { style: at(10, 20, { fontFamily: 'nowhere' }) }, 'A'));
    expect(pages[0]![0]).toMatchObject([{ kind: 'fault', code: 'glyph-missing' }]);
  });

  it('draw one element of the page after the other', async () => {
    const { pages } = await record(
      h(
        View,
        { style: at(10, 10, { width: 20, height: 20, backgroundColor: '#ff0000' }) },
        h(Text, { style: { fontSize: 8 } }, '内'),
      ),
      h(View, { style: at(0, 0), id: 'slot:text' }),
      h(Text, { style: at(50, 60) }, '外'),
    );
    expect(pages[0]!.map((drawings) => drawings.map(({ kind }) => kind))).toEqual([['shape', 'glyphs'], ['slot'], ['glyphs']]);
    expect(pages[0]![2]![0]).toMatchObject({ baseline: 68.8, at: [50], size: 10 });
  });

  it('keep a page whole although it overflows', async () => {
    const { pages } = await record(h(View, { style: { height: 900 } }), h(Text, { style: at(0, 290) }, '底'));
    expect(pages).toHaveLength(1);
  });

  it('know how tall the page is', async () => {
    const { pages } = await record(
      h(View, {
        style: { position: 'absolute', right: 10, bottom: 20, width: '50%', height: '10%', backgroundColor: '#000000' },
      }),
    );
    expect(pages[0]![0]![0]).toMatchObject({ box: { left: 190, top: 250, right: 390, bottom: 280 } });
  });

  it('paint a canvas where its style puts it, which needs no layout', async () => {
    const paint = (painter: { rect(...n: number[]): { fill(c: string): unknown } }, width: number, height: number): null => {
      painter.rect(1, 2, width, height).fill('#000000');
      return null;
    };
    const element = h(Canvas, { style: at(30, 40, { width: 5, height: 6 }), paint });
    const { pages } = await record(element);
    const canvas = paintOf(plainInstances(element)![0]!)!;
    expect(pages[0]![0]![0]).toMatchObject({ kind: 'shape', box: { left: 31, top: 42, right: 36, bottom: 48 } });
    expect(canvas).toMatchObject({ left: 30, top: 40, width: 5, height: 6 });
    expect(canvas.paint).toBe(paint);
  });

  it('tell each character that is drawn', async () => {
    const { counts } = await record(
      h(Text, { style: at(0, 0, { width: 300 }) }, '版心 AV 1'),
      h(Text, { style: at(0, 50, { width: 25, height: 12 }) }, '版心日报'),
    );
    expect(counts[0]![0]).toBe(5);
    expect(counts[0]![1]).toBeLessThan(4);
  });
});
