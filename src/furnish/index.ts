/**
 * Made-up pages come in, furniture goes out: each template's page component is laid out by React-PDF around the finished slots, drawn on a
 * recorder, and kept as frames. Story text never passes through here, and no slot moves.
 */
import { diagnose, outcome, type Diagnostic, type Outcome, type Rect } from '../base/index.ts';
import type { FontBook } from '../font/types.ts';
import type { Swatch } from '../layout/types.ts';
import type { Furniture, PageProps } from './types.ts';
import type { ElementDrawings } from './drawing.ts';
import { framesOf, type FurniturePicture } from './frames.ts';
import { drawPages, type Kept } from './draw-pages.ts';
import { inksOf } from './inks.ts';
import { loadPage, TemplateFault, type PageComponent } from './load.ts';
import { reactPdf, type ReactPdf } from './reactpdf.ts';
import { roleFonts } from './role-font.ts';

export type { FurniturePicture } from './frames.ts';

/** What furniture is drawn with. */
export interface FurnisherOptions {
  readonly book: FontBook;
  /** Folder of a template by its name; undefined when there is none of that name. */
  readonly template: (name: string) => string | undefined;
  readonly swatches: Readonly<Record<string, Swatch>>;
  /** Pictures that templates place, by file. */
  readonly pictures?: Readonly<Record<string, FurniturePicture>>;
}

/** A made-up page and its template. */
export interface PageToFurnish {
  readonly template: string;
  readonly props: PageProps;
  /** Cells that grid.ts keeps for furniture, pt; boxes, quotes, seals, strip, rules and end of the props count as well. */
  readonly reserved: readonly Rect[];
  /** Frame ids begin with it; by default `p1`, `p2`, … by position. */
  readonly id?: string;
}

/** Draws furniture, page after page. */
export interface Furnisher {
  /** Furniture of each page, in order. A template that fails is an error diagnostic, and its pages have none. */
  furnish(pages: readonly PageToFurnish[]): Promise<Outcome<Furniture[]>>;
}

/** Begins to load React-PDF, which takes its time, while other stages work. */
export function warmUp(): void {
  reactPdf().catch(() => undefined);
}

const NONE: Furniture = { below: [], above: [] };

/** A furnisher keeps React-PDF, the templates and the fonts' glyphs for as long as it is kept. */
export function createFurnisher(options: FurnisherOptions): Furnisher {
  const fonts = roleFonts(options.book);
  const inks = inksOf(Object.keys(options.swatches));
  const components = new Map<string, Promise<PageComponent>>();
  const kept: Kept = new Map();
  let engine: Promise<ReactPdf> | undefined;

  const componentOf = (name: string): Promise<PageComponent> => {
    let component = components.get(name);
    if (!component) components.set(name, (component = load(name)));
    return component;
  };
  const load = async (name: string): Promise<PageComponent> => {
    const folder = options.template(name);
    if (folder === undefined) throw new TemplateFault(`there is no template “${name}”`);
    return loadPage(folder);
  };
  const draw = async (pages: readonly PageToFurnish[]): Promise<ElementDrawings[][]> => {
    engine ??= reactPdf();
    const react = await engine;
    const ready = await Promise.all(
      pages.map(async ({ template, props }) => ({ component: await componentOf(template), props })),
    );
    return drawPages(react, await react.reconcile(ready), fonts, kept);
  };
  const framed = (page: PageToFurnish, at: number, drawings: readonly ElementDrawings[]): Outcome<Furniture> => {
    const { furniture, diagnostics } = framesOf(drawings, {
      id: page.id ?? `p${at + 1}`,
      file: fileOf(page),
      props: page.props,
      reserved: page.reserved,
      inks,
      pictures: options.pictures ?? {},
    });
    return outcome(furniture, diagnostics);
  };

  return {
    async furnish(pages) {
      try {
        const drawn = await draw(pages);
        const done = pages.map((page, i) => framed(page, i, drawn[i] ?? []));
        return outcome(
          done.map(({ value }) => value),
          done.flatMap(({ diagnostics }) => diagnostics),
        );
      } catch (error) {
        if (pages.length > 1) return oneByOne(pages, (page) => this.furnish([page]));
        return outcome(
          pages.map(() => NONE),
          pages.map((page) => failed(page, error)),
        );
      }
    },
  };
}

const fileOf = (page: PageToFurnish): string => `templates/${page.template}/page.tsx`;

/** After a failure in a batch: which page it was. */
async function oneByOne(
  pages: readonly PageToFurnish[],
  furnish: (page: PageToFurnish) => Promise<Outcome<Furniture[]>>,
): Promise<Outcome<Furniture[]>> {
  const furniture: Furniture[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [i, page] of pages.entries()) {
    const one = await furnish({ ...page, id: page.id ?? `p${i + 1}` });
    furniture.push(one.value[0]!);
    diagnostics.push(...one.diagnostics);
  }
  return outcome(furniture, diagnostics);
}

function failed(page: PageToFurnish, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  if (reason.startsWith('bug: ')) throw error;
  return {
    ...diagnose('error', 'template', `${page.template}: ${reason}`, fileOf(page)),
    page: page.props.page.folios.join('-'),
  };
}
