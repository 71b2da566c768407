/**
 * The one module that reaches into React-PDF beyond its typed surface: elements become its instance trees, a tree is laid out with our
 * font store, and the laid-out tree is drawn on a recorder. test/furnish/reactpdf.test.ts holds what is relied on here.
 */
import type { ReactElement } from 'react';
import type { PageComponent } from './load.ts';
import type { PageProps } from './types.ts';
import type { RoleFonts } from './role-font.ts';
import { Recorder } from './recorder.ts';

/** A node of React-PDF's tree before layout, as its reconciler makes it. */
export interface Instance {
  readonly type: string;
  readonly box?: unknown;
  readonly style?: unknown;
  readonly props?: Readonly<Record<string, unknown>>;
  readonly children?: readonly Instance[];
  /** Words of a TEXT_INSTANCE. */
  readonly value?: string;
}

/** An element and the size of its page, pt. */
export interface PageToRecord {
  readonly component: PageComponent;
  readonly props: PageProps;
}

/** The part of React-PDF that is used here. */
export interface ReactPdf {
  /** A PAGE instance for each page. Throws what a component threw. */
  reconcile(pages: readonly PageToRecord[]): Promise<readonly Instance[]>;
  /** Lay out PAGE instances as one document and draw them, in order. */
  record(pages: readonly Instance[], fonts: RoleFonts): Promise<Recorder>;
}

type LayoutDocument = (document: Instance, fonts: RoleFonts) => Promise<Instance>;
type RenderDocument = (context: Recorder, tree: Instance) => unknown;

let loading: Promise<ReactPdf> | undefined;

/** Loads React-PDF's layout and painter: 40 ms, once in a process. Its reconciler comes only for components that need it. */
export const reactPdf = (): Promise<ReactPdf> => (loading ??= load());

async function load(): Promise<ReactPdf> {
  const [{ default: React }, { Page }, layout, render] = await Promise.all([
    import('react'),
    import('@react-pdf/primitives'),
    import('@react-pdf/layout'),
    import('@react-pdf/render'),
  ]);
  const layoutDocument = layout.default as unknown as LayoutDocument;
  const renderDocument = render.default as unknown as RenderDocument;
  // The sheet is made here, so that no component can mistake its size; words that name no role are set in `folio`.
  const sheet = ({ component, props }: PageToRecord): ReactElement => {
    const style = { fontFamily: 'folio', fontSize: 9, color: '#000000' };
    return React.createElement(
      Page,
      { size: [props.page.width, props.page.height], wrap: false, style },
      React.createElement(component, props),
    );
  };
  return {
    reconcile: async (pages) =>
      Promise.all(pages.map(sheet).map(async (page) => plainInstances(page)?.[0] ?? (await reconciled(page)))),
    async record(pages, fonts) {
      const recorder = new Recorder();
      const document = { type: 'DOCUMENT', style: {}, props: {}, children: pages.map(asTallAsItsSheet) };
      renderDocument(recorder, await layoutDocument(document, fonts));
      return recorder;
    },
  };
}

/** A page that never breaks has no height of its own in React-PDF, so that `bottom` and per cents would count from its first line. */
const asTallAsItsSheet = (page: Instance): Instance => ({
  ...page,
  box: { height: (page.props?.size as readonly number[] | undefined)?.[1] },
});

/** The instance that React makes of a page: for components with hooks, classes, contexts or render props. */
export async function reconciled(page: ReactElement): Promise<Instance> {
  const [{ default: React }, { pdf, Document }] = await Promise.all([import('react'), import('@react-pdf/renderer')]);
  const instance: unknown = pdf(React.createElement(Document, null, page));
  const { document } = (instance as { readonly container: { readonly document: Instance | null } }).container;
  const made = document?.children?.[0];
  if (!made) throw new Error('the page component threw or drew nothing');
  return made;
}

const FRAGMENT = Symbol.for('react.fragment');
const HOLDS_TEXT = new Set(['TEXT', 'LINK', 'TSPAN', 'NOTE']);

type Props = Readonly<Record<string, unknown>>;
type PlainComponent = (props: Props) => unknown;

/**
 * The same instances without React's reconciler, which costs more than all else on a page: what a page draws is its components called once.
 * Undefined when something there is more than a function of its props.
 */
export function plainInstances(node: unknown, parent = ''): Instance[] | undefined {
  if (node === null || node === undefined || typeof node === 'boolean' || node === '') return [];
  if (typeof node === 'string' || typeof node === 'number')
    return HOLDS_TEXT.has(parent) ? [{ type: 'TEXT_INSTANCE', value: String(node) }] : [];
  if (Array.isArray(node)) return gathered(node, parent);
  const { type, props } = node as { readonly type: unknown; readonly props: Props };
  if (type === FRAGMENT) return plainInstances(props.children, parent);
  if (typeof type === 'string') return host(type, props);
  if (
    typeof type !== 'function' ||
    (type.prototype as { isReactComponent?: unknown } | undefined)?.isReactComponent !== undefined
  )
    return undefined;
  return plainInstances(called(type as PlainComponent, props), parent);
}

function gathered(nodes: readonly unknown[], parent: string): Instance[] | undefined {
  const out: Instance[] = [];
  for (const node of nodes) {
    const made = plainInstances(node, parent);
    if (!made) return undefined;
    out.push(...made);
  }
  return out;
}

function host(type: string, { style, children, ...props }: Props): Instance[] | undefined {
  if (typeof props.render === 'function' || typeof props.layout === 'function') return undefined;
  const inside = plainInstances(children, type);
  return inside && [{ type, box: {}, style: style || {}, props, children: inside }];
}

// A hook outside of React finds no dispatcher and throws a TypeError: then React shall call the component itself.
const NEEDS_REACT = { type: Symbol('needs React'), props: {} };

function called(component: PlainComponent, props: Props): unknown {
  try {
    return component(props);
  } catch (error) {
    if (error instanceof TypeError && /reading 'use[A-Z]|Invalid hook call/.test(error.message)) return NEEDS_REACT;
    throw error;
  }
}

/** Style keys with which an instance's place does not depend on its neighbours or its own size. */
const PLACED = new Set(['position', 'left', 'top', 'width', 'height']);

const styleOf = ({ style }: Instance): Readonly<Record<string, unknown>> | undefined =>
  style !== null && typeof style === 'object' && !Array.isArray(style) ? (style as Record<string, unknown>) : undefined;

/** True when an element directly on the page can be drawn without its neighbours: out of the flow, and in the order it stands in. */
export function standsAlone(instance: Instance): boolean {
  const style = styleOf(instance);
  return style?.position === 'absolute' && style.zIndex === undefined && style.float === undefined;
}

/** What an element's drawing depends on besides its page, or undefined when it holds functions. */
export function keyOf(page: Instance, element: Instance): string | undefined {
  return holdsCode(element) ? undefined : JSON.stringify([page.props?.size, element]);
}

function holdsCode(value: unknown): boolean {
  if (typeof value === 'function') return true;
  if (value === null || typeof value !== 'object') return false;
  for (const part of Object.values(value)) if (holdsCode(part)) return true;
  return false;
}

/** The paint function of a canvas that is only a place to draw from; such a canvas needs no layout. */
export function paintOf(element: Instance):
  | {
      readonly paint: (painter: unknown, width: number, height: number) => unknown;
      readonly left: number;
      readonly top: number;
      readonly width: number;
      readonly height: number;
    }
  | undefined {
  const style = styleOf(element);
  if (element.type !== 'CANVAS' || !style || !standsAlone(element) || Object.keys(style).some((key) => !PLACED.has(key)))
    return undefined;
  const { left, top, width, height } = style;
  if (![left, top, width, height].every((v) => typeof v === 'number')) return undefined;
  const paint = element.props?.paint as (painter: unknown, width: number, height: number) => unknown;
  return { paint, left: left as number, top: top as number, width: width as number, height: height as number };
}

/** The words under an instance, in order. */
export function wordsOf(instance: Instance): string {
  return (instance.value ?? '') + (instance.children ?? []).map(wordsOf).join('');
}
