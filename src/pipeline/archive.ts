/**
 * Pages in, what is kept and what is read on a screen out: `archive.pdf` with its sources, its sibling `archive-2u.pdf`, and `screen.pdf`.
 */
import { diagnose, type Diagnostic } from '../base/index.ts';
import { srgbProfile } from '../image/index.ts';
import { CLOSING, openingText, pageText } from '../layout/index.ts';
import type { Page } from '../layout/types.ts';
import {
  archiveProfile,
  type Attachment,
  DeflatedText,
  type OutputIntent,
  screenProfile,
  siblingProfile,
} from '../press/index.ts';
import { onePdf, type Outlet, type Shared, stopped, together } from './outlet.ts';
import { storiesOf } from './prepare.ts';

/** The archive PDF and its sibling. Codes: alt-missing, ad-font. */
export async function archiveOutlet(shared: Shared): Promise<Outlet> {
  const names = ['archive.pdf', 'archive-2u.pdf'] as const;
  const lacks = [...withoutAlt(shared), ...(await withoutFonts(shared))];
  if (lacks.length > 0) return stopped(names, lacks, shared);
  const intent = await srgb();
  const layout = new LayoutFile();
  const archive = onePdf(names[0], archiveProfile, shared, { intent, attachments: () => sources(shared, layout) });
  const sibling = onePdf(names[1], siblingProfile, shared, { intent });
  return together([{ ...archive, take: async (one) => (await layout.take(one.page), archive.take(one)) }, sibling]);
}

/** The PDF for readers. Codes: alt-missing, ad-font. */
export async function screenOutlet(shared: Shared): Promise<Outlet> {
  const lacks = [...withoutAlt(shared), ...(await withoutFonts(shared))];
  return lacks.length > 0 ? stopped(['screen.pdf'], lacks, shared) : onePdf('screen.pdf', screenProfile, shared);
}

async function srgb(): Promise<OutputIntent> {
  return {
    identifier: 'sRGB IEC61966-2.1',
    words: 'sRGB IEC61966-2.1',
    registry: 'http://www.color.org',
    icc: { bytes: await srgbProfile(), channels: 3 },
  };
}

/** Who cannot see a picture is told its caption (ISO 14289-1, 7.3): one without is an error, in the story. */
function withoutAlt({ prepared }: Shared): Diagnostic[] {
  return storiesOf(prepared).flatMap(({ blocks, source }) =>
    blocks.flatMap((block) => {
      const shots = block.kind === 'figure' ? [block, ...(block.more ?? [])] : [];
      return shots
        .filter(({ alt }) => alt.trim() === '')
        .map((shot) => {
          const message = `${shot.file} has no caption to read out to those who cannot see it: write one between the brackets, ![图说](…)`;
          return diagnose('error', 'alt-missing', message, shot.span, source);
        });
    }),
  );
}

/** A client's PDF that leaves its fonts to the reader's machine (ISO 19005-3, 6.2.11.4; ISO 14289-1, 7.21.4). */
async function withoutFonts({ edition, prepared: { shelf, source } }: Shared): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const { file, span } of edition.pages.flatMap(({ ads }) => ads)) {
    if (file === null || shelf.get(file)?.format !== 'pdf' || !shelf.page) continue;
    const { fonts } = (await shelf.page(file)).facts;
    const message = `${file} has fonts that are not embedded (${fonts.join(', ')}), so that it cannot be kept: export it again as PDF/X`;
    if (fonts.length > 0) found.push(diagnose('error', 'ad-font', message, span, source));
  }
  return found;
}

/** layout.json, page by page, kept deflated. */
class LayoutFile {
  readonly #text = new DeflatedText();
  #first = true;

  async take(page: Page): Promise<void> {
    await this.#text.add(pageText(page, this.#first));
    this.#first = false;
  }

  async attachment({ head }: Shared): Promise<Attachment> {
    const { bytes, size } = await this.#text.whole(openingText(head), CLOSING);
    return { name: 'layout.json', type: 'application/json', words: '版面：每个字的位置', deflated: bytes, size };
  }
}

/** What the pages were made from: manuscripts, edition, the paper's settings; and the Layout they were painted from. */
async function sources(shared: Shared, layout: LayoutFile): Promise<Attachment[]> {
  const { edition, prepared, options } = shared;
  const { paper } = edition;
  const set = new Set(storiesOf(prepared).map(({ file }) => file));
  const settings = paper.file === null ? undefined : options.host.readText(`${edition.root}/${paper.file}`);
  const texts: [name: string, type: string, words: string, text: string][] = [
    [edition.file, 'application/yaml', '本期版单', prepared.source],
    ...(settings === undefined
      ? []
      : [[paper.file!, 'application/yaml', '报纸设定', settings] as [string, string, string, string]]),
    ...edition.stories
      .filter(({ manuscript }) => set.has(manuscript.file))
      .map(({ manuscript: { file, source } }): (typeof texts)[number] => [file, 'text/markdown', '原稿', source]),
  ];
  const files = texts.map(([file]) => file);
  const attached = texts.map(async ([file, type, words, text]): Promise<Attachment> => {
    const { bytes, size } = await new DeflatedText().whole(text, '');
    return { name: flat(file, files), type, words: `${words}：${file}`, deflated: bytes, size };
  });
  return [...(await Promise.all(attached)), await layout.attachment(shared)];
}

/** A file's own name; where two of different folders share it, or it is the Layout's, with its folders before it. */
function flat(file: string, all: readonly string[]): string {
  const own = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  const shared = own(file) === 'layout.json' || all.filter((one) => own(one) === own(file)).length > 1;
  return shared ? file.replaceAll('/', '-') : own(file);
}
