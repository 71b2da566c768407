/**
 * An edition as read and prepared in, every file that it was made from out: copy, settings, pictures, advertisements, fonts, profile, templates. What a bag has to
 * hold so that the edition can be set again from it alone.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type FontFile, fontFilesOf } from '../font/index.ts';
import type { BuildHost } from '../pipeline.ts';
import type { Edition } from '../story/types.ts';
import type { Fonts } from './fonts.ts';
import { type Prepared, storiesOf } from './prepare.ts';
import { sourcesOf } from './sources.ts';
import { templateFolder, templateNames } from './templates.ts';

/** What an edition was made from. */
export interface Inputs {
  /** Absolute: what `files` are relative to. */
  readonly root: string;
  readonly edition: string;
  readonly files: readonly InputFile[];
  /** Files of packages; fonts of the paper's own are among `files` where their licence allows, else only named in `withheld`. */
  readonly fonts: readonly FontFile[];
  /** Fonts whose licence does not let them be passed on. */
  readonly withheld: readonly FontFile[];
  readonly templates: readonly TemplateSource[];
}

/** A file of the paper's folder. */
export interface InputFile {
  /** Relative to the root. */
  readonly file: string;
  readonly use: 'SOURCE' | 'PICTURE' | 'PROFILE' | 'FONT' | 'TEMPLATE';
}

/** A template in its source. */
export interface TemplateSource {
  readonly name: string;
  /** The paper's own: code that came with the copy. */
  readonly own: boolean;
  /** Absolute path and name in the template's folder, or in `parts/` beside it. */
  readonly files: readonly { readonly path: string; readonly name: string }[];
}

export function inputsOf(edition: Edition, prepared: Prepared, fonts: Fonts, host: BuildHost): Inputs {
  const { root, paper, file } = edition;
  const fontSource = paper.fonts === null ? undefined : { file: paper.fonts, source: '' };
  const all = fontFilesOf(fonts.roles, {
    root,
    ...(fontSource ? { from: fontSource } : {}),
    ...(host.fonts === undefined ? {} : { kept: host.fonts }),
  });
  const isOwn = (font: FontFile): boolean => font.path === join(root, font.file);
  const templates = templatesOf(edition);
  const settings = [file, paper.file, paper.fonts].filter((name) => name !== null);
  const pictures = storiesOf(prepared).flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'figure' ? [block, ...(block.more ?? [])].map((shot) => shot.file) : [])),
  );
  const ads = edition.pages.flatMap((page) => page.ads.flatMap((ad) => ad.file ?? []));
  const own = templates
    .filter((template) => template.own)
    .flatMap(({ name, files }) => files.map((one) => `templates/${name}/${one.name}`));
  const used = (names: readonly string[], use: InputFile['use']): InputFile[] => names.map((name) => ({ file: name, use }));
  const files = [
    ...used([...settings, ...sourcesOf(edition).map((source) => source.file)], 'SOURCE'),
    ...used([...pictures, ...ads], 'PICTURE'),
    ...used(paper.press.profile === null ? [] : [paper.press.profile], 'PROFILE'),
    ...used(own, 'TEMPLATE'),
    ...used(
      all.filter((font) => isOwn(font) && font.free).map((font) => font.file),
      'FONT',
    ),
  ];
  const once = new Map(files.map((one) => [one.file, one]));
  return {
    root,
    edition: file,
    files: [...once.values()],
    fonts: all.filter((font) => !isOwn(font) && font.free),
    withheld: all.filter((font) => !font.free),
    templates,
  };
}

/** Templates of the edition's pages; what they share lies in `parts/` beside Banxin's own. */
function templatesOf({ pages, root }: Edition): TemplateSource[] {
  const names = [...new Set(pages.map(({ template }) => template))];
  const found = names.map((name): TemplateSource => {
    const folder = templateFolder(name, root);
    return { name, own: !templateNames.includes(name), files: sourcesIn(folder) };
  });
  const banxins = found.find(({ own }) => !own);
  if (!banxins) return found;
  const parts = join(templateFolder(banxins.name, root), '..', 'parts');
  return [...found, { name: 'parts', own: false, files: sourcesIn(parts) }];
}

const sourcesIn = (folder: string): TemplateSource['files'] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.tsx?$/.test(name))
        .sort()
        .map((name) => ({ path: join(folder, name), name }))
    : [];
