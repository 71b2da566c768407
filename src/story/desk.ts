/**
 * What is at hand while an edition and its stories are read, and how a story is taken up. Decides nothing about pages.
 */
import { type Diagnostic, diagnose } from '../base/index.ts';
import { blockText, readManuscript } from '../read/index.ts';
import { type Validate, type YamlNode, type YamlReading, misfit } from '../read/settings.ts';
import type { Manuscript } from '../read/types.ts';
import type { Host } from './places.ts';
import { withTables } from './tables.ts';
import type { Story } from './types.ts';

/** Validators of the published schemas, who reads stories, and which variant is wanted. */
export interface EditionOptions {
  readonly validateEdition?: Validate;
  readonly validatePaper?: Validate;
  readonly validateStory?: Validate;
  /** Reads a story: `readManuscript`, or one who remembers the stories that have not changed. */
  readonly readStory?: typeof readManuscript;
  /** Name of the variant; the edition itself without. */
  readonly variant?: string;
}

/** What is at hand while a paper and its stories are read, for an edition or for a galley (`lone.ts`). */
export interface Reading {
  readonly host: Host;
  readonly root: string;
  readonly options: EditionOptions;
  readonly stories: Story[];
  /** Of the files that are not the edition's own. */
  readonly diagnostics: Diagnostic[];
}

/** What is at hand while one edition is read. */
export interface Desk extends Reading {
  /** Of the edition file, absolute. */
  readonly folder: string;
  readonly reading: YamlReading;
  /** Files of the stories read so far, from the root. */
  readonly listed: Set<string>;
  /** Files that each folio lists, whatever a variant has in their place. */
  readonly on: Map<string, Set<string>>;
  /** What the chosen variant sets in place of a story: by folio, then by file from the root. */
  readonly replaced: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const examples: Readonly<Record<string, string>> = {
  date: 'date: 2021-01-26',
  pages: 'pages: and under it “- folio: A04”',
  folio: 'folio: A04',
  template: 'template: broadsheet-feature',
  stories: 'stories: [manuscript/lead.md]',
  size: 'size: 通栏',
};

/** Says which of the keys that a map needs are not there. */
export function requireAll(reading: YamlReading, node: YamlNode, there: Readonly<Record<string, boolean>>): void {
  const end = Math.min(node.end, node.start + 1);
  for (const [key, is] of Object.entries(there))
    if (!is) misfit(reading, `${key} is missing; write ${examples[key]}`, node.start, end);
}

/** Reads a story's text and puts it with the others; its id. */
export async function takeStory(desk: Reading, source: string, file: string): Promise<string> {
  const { value, diagnostics } = await (desk.options.readStory ?? readManuscript)(
    source,
    file,
    desk.options.validateStory ? { validate: desk.options.validateStory } : {},
  );
  desk.diagnostics.push(...diagnostics);
  if (isEmpty(value))
    desk.diagnostics.push(diagnose('error', 'story-empty', 'the story has no text; write it under the front matter', file));
  const id = `s${desk.stories.length + 1}`;
  desk.stories.push({ id, manuscript: await withTables(desk, value) });
  return id;
}

/** A story is empty when its body holds no text and no picture. */
const isEmpty = (manuscript: Manuscript): boolean =>
  !manuscript.blocks.some(
    (block) =>
      block.kind === 'figure' ||
      block.kind === 'figure-group' ||
      (block.kind === 'table' && block.src !== undefined) ||
      blockText(block).trim() !== '',
  );
