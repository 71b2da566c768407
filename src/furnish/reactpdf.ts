/**
 * The one module that reaches into React-PDF beyond its typed surface: an element becomes its document tree, the tree is laid out with our
 * font store, and the laid-out tree is drawn on a recorder. test/furnish/reactpdf.test.ts holds what is relied on here.
 */
import type { ReactElement } from 'react';
import type { PageComponent } from './load.ts';
import type { PageProps } from './types.ts';
import type { RoleFonts } from './role-font.ts';
import type { Recorder } from './recorder.ts';

type Tree = { readonly children?: readonly unknown[] };
type LayoutDocument = (document: unknown, fonts: RoleFonts) => Promise<Tree>;
type RenderDocument = (context: Recorder, tree: Tree) => unknown;

export interface PageToRecord {
  readonly component: PageComponent;
  readonly props: PageProps;
}

export interface ReactPdf {
  /** Lay out all pages as one document and draw each on the recorder, in order. Rejects with what a component threw. */
  record(pages: readonly PageToRecord[], fonts: RoleFonts, recorder: Recorder): Promise<void>;
}

/** Loads React-PDF: about a quarter of a second, once in a process. */
export async function reactPdf(): Promise<ReactPdf> {
  const [{ createElement }, { pdf, Document, Page }, layout, render] = await Promise.all([
    import('react'),
    import('@react-pdf/renderer'),
    import('@react-pdf/layout'),
    import('@react-pdf/render'),
  ]);
  const layoutDocument = layout.default as unknown as LayoutDocument;
  const renderDocument = render.default as unknown as RenderDocument;
  // The sheet is made here, so that no component can mistake its size; words that name no role are set in `folio`.
  const sheet = ({ component, props }: PageToRecord, key: number): ReactElement => {
    const style = { fontFamily: 'folio', fontSize: 9, lineHeight: 1, color: '#000000' };
    return createElement(Page, { key, size: [props.page.width, props.page.height], wrap: false, style }, createElement(component, props));
  };
  return {
    async record(pages, fonts, recorder) {
      const tree = await layoutDocument(treeOf(pdf(createElement(Document, null, pages.map(sheet)))), fonts);
      renderDocument(recorder, tree);
    },
  };
}

/** The reconciled tree of `pdf(element)`; React has left it empty when a component threw. */
function treeOf(instance: unknown): unknown {
  const { document } = (instance as { readonly container: { readonly document: unknown } }).container;
  if (!document) throw new Error('the page component threw or drew nothing');
  return document;
}
