/**
 * One element on a small page through the whole of furnish, for tests: source of a page component in, furniture and diagnostics out.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome, Rect } from '../../src/base/index.ts';
import { createFurnisher, type FurniturePicture } from '../../src/furnish/index.ts';
import type { Furniture, PageProps } from '../../src/furnish/types.ts';
import { SWATCHES } from '../../src/style/swatches.ts';
import { squareBook } from './book.ts';

/** 400 × 300 pt; nothing made up but what `over` says. */
export function smallPage(over: Partial<PageProps> = {}): PageProps {
  return {
    paper: { name: '日报', imprint: {} },
    edition: { date: '2026-11-22', dateText: '2026年11月22日', weekday: '星期日', lunar: '农历丙午年十月十四', pages: 8 },
    page: {
      folios: ['A01'],
      halves: [{ folio: 'A01', x: 0, width: 400 }],
      section: '要闻',
      width: 400,
      height: 300,
      grid: { x: 20, y: 40, em: 9, leading: 11.25, columns: 2, chars: 19, gap: 1, lines: 20 },
      reserved: [],
      credits: [],
    },
    slots: {},
    boxes: [],
    pullquotes: [],
    pictures: [],
    seals: [],
    strip: null,
    columnRules: [],
    modules: [],
    end: null,
    ...over,
  };
}

const EVERYWHERE: readonly Rect[] = [{ x: 0, y: 0, width: 400, height: 300 }];

export interface Case {
  /** What is imported from banxin/template, React aside. */
  readonly names: string;
  readonly jsx: string;
  readonly props?: PageProps;
  readonly reserved?: readonly Rect[];
  readonly pictures?: Readonly<Record<string, FurniturePicture>>;
}

/** A template folder outside of any package, gone afterwards. */
export async function withFolder<T>(files: Readonly<Record<string, string>>, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'banxin-template-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export async function furnishOne({
  names,
  jsx,
  props = smallPage(),
  reserved = EVERYWHERE,
  pictures = {},
}: Case): Promise<Outcome<Furniture>> {
  const source = `import { ${names} } from 'banxin/template';\nexport default function Page(props) { return <>${jsx}</>; }\n`;
  return withFolder({ 'page.tsx': source }, async (folder) => {
    const furnisher = createFurnisher({ book: squareBook(), swatches: SWATCHES, template: () => folder, pictures });
    const { value, diagnostics } = await furnisher.furnish([{ template: 'one', props, reserved }]);
    return { value: value[0]!, diagnostics };
  });
}
