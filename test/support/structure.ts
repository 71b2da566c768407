/**
 * A tagged PDF in, its structure tree out: objects as qpdf reads them, the text of each marked content as pdf.js reads it. Shares no code with the
 * press.
 */
import { execFileSync } from 'node:child_process';
import { hasTool, withPdf } from './pdf.ts';

/** An element with what it holds, in order: text, or elements. */
export interface StructElement {
  readonly type: string;
  readonly entries: Readonly<Record<string, unknown>>;
  readonly kids: readonly (StructElement | string)[];
}

export type Objects = Readonly<
  Record<string, { readonly value?: unknown; readonly stream?: { readonly dict: Record<string, unknown> } }>
>;

/** The objects of a PDF as `qpdf --json` names them: `obj:12 0 R`, and `trailer`. */
export function objectsOf(bytes: Uint8Array): Objects {
  hasTool('qpdf');
  const json = withPdf(bytes, (file) => execFileSync('qpdf', ['--json=2', file], { encoding: 'utf8', maxBuffer: 1 << 29 }));
  return (JSON.parse(json) as { qpdf: [unknown, Objects] }).qpdf[1];
}

/** What a reference stands for; anything else as it is. */
export function resolved(objects: Objects, value: unknown): unknown {
  if (typeof value !== 'string' || !/^\d+ \d+ R$/.test(value)) return value;
  const object = objects[`obj:${value}`];
  return object?.value ?? object?.stream?.dict;
}

/** A text string without what qpdf marks it with. */
export const plain = (value: unknown): string => String(value).replace(/^[ub]:/, '');

/** The text of each marked content without blanks, which pdf.js makes up from gaps, by page object and MCID: `12 3`. */
async function markedTexts(bytes: Uint8Array, pages: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs' as string);
  const doc = await getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS }).promise;
  const texts = new Map<string, string>();
  for (let number = 1; number <= doc.numPages; number++) {
    const { items } = await (
      await doc.getPage(number)
    ).getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const open: (string | null)[] = [];
    for (const item of items as { type?: string; id?: string; str?: string }[]) {
      if (item.type?.startsWith('begin')) open.push(/_mc(\d+)$/.exec(item.id ?? '')?.[1] ?? null);
      else if (item.type === 'endMarkedContent') open.pop();
      else if (item.str && open.at(-1) !== null && open.length > 0) {
        const key = `${pages[number - 1]} ${open.at(-1)}`;
        texts.set(key, (texts.get(key) ?? '') + item.str.replace(/ /g, ''));
      }
    }
  }
  await doc.destroy();
  return texts;
}

/** The root of the tree; undefined when the file is not tagged. */
export async function structureOf(bytes: Uint8Array): Promise<StructElement | undefined> {
  const objects = objectsOf(bytes);
  const catalog = resolved(objects, (objects['trailer']!.value as Record<string, unknown>)['/Root']) as Record<string, unknown>;
  if (!catalog['/StructTreeRoot']) return undefined;
  const root = resolved(objects, catalog['/StructTreeRoot']) as Record<string, unknown>;
  const texts = await markedTexts(bytes, pagesOf(objects, catalog['/Pages']));
  const element = (ref: unknown): StructElement => {
    const entries = resolved(objects, ref) as Record<string, unknown>;
    const kids = [entries['/K'] ?? []].flat().flatMap((kid): (StructElement | string)[] => {
      if (typeof kid === 'number') return [texts.get(`${entries['/Pg']} ${kid}`) ?? ''];
      const value = resolved(objects, kid) as Record<string, unknown>;
      if (value['/Type'] === '/MCR') return [texts.get(`${value['/Pg']} ${value['/MCID']}`) ?? ''];
      if (value['/Type'] === '/OBJR') return [{ type: 'OBJR', entries: resolved(objects, value['/Obj']) as Record<string, unknown>, kids: [] }]; // prettier-ignore
      return [element(kid)];
    });
    return { type: String(entries['/S']).slice(1), entries, kids };
  };
  return element([root['/K']].flat()[0]);
}

function pagesOf(objects: Objects, ref: unknown): string[] {
  const node = resolved(objects, ref) as Record<string, unknown>;
  return node['/Type'] === '/Page' ? [String(ref)] : (node['/Kids'] as unknown[]).flatMap((kid) => pagesOf(objects, kid));
}

/** The tree drawn in letters: `P “text” Link(“…”)`, one element a line. */
export function drawn(element: StructElement, depth = 0): string {
  const own = element.kids.filter((kid): kid is string => typeof kid === 'string').map((text) => ` “${text}”`);
  const inner = element.kids.filter((kid): kid is StructElement => typeof kid !== 'string');
  const mixed = own.length > 0 && inner.length > 0;
  const line = `${'  '.repeat(depth)}${element.type}${mixed ? '' : own.join('')}`;
  const below = (mixed ? element.kids : inner).map((kid) =>
    typeof kid === 'string' ? `${'  '.repeat(depth + 1)}“${kid}”` : drawn(kid, depth + 1),
  );
  return [line, ...below].join('\n');
}

/** Every element of a type, in order. */
export const all = (element: StructElement, type: string): StructElement[] => [
  ...(element.type === type ? [element] : []),
  ...element.kids.flatMap((kid) => (typeof kid === 'string' ? [] : all(kid, type))),
];
