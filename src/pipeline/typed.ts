/**
 * An edition's folder in, the text of each story as it was typed out, by the story's identifier: read again from the copy, by nothing that sets type.
 */
import type { BuildHost } from '../pipeline.ts';
import { blockText } from '../read/index.ts';
import type { FrontMatter, Manuscript } from '../read/types.ts';
import type { TypedStory } from '../record/read-alto.ts';
import { readEdition } from '../story/index.ts';
import { identifiersOf } from './record-facts.ts';

const bare = (text: string): string => text.normalize('NFC').replaceAll(/\s+/gu, '');

/** Empty where the edition cannot be read. */
export async function typedTexts(
  editionPath: string,
  variant: string | undefined,
  host: BuildHost,
): Promise<Map<string, TypedStory>> {
  const { value } = await readEdition(editionPath, host, variant === undefined ? {} : { variant });
  const identifiers = identifiersOf(value);
  return new Map(
    value.stories.flatMap(({ id, manuscript }) => {
      const identifier = identifiers.get(id);
      return identifier === undefined ? [] : [[identifier, { head: headOf(manuscript.front), body: bodyOf(manuscript) }]];
    }),
  );
}

/** Parts of the front matter. A byline and a lead-in may be set into the first paragraph or behind the last. */
function headOf({ column, kicker, headline, deck, byline, standfirst, leadIn }: FrontMatter): string[] {
  const people = byline.map(({ role, names }) => [role, ...names].map((run) => run?.value ?? '').join(''));
  const lines = [column?.name, kicker, ...headline, deck, standfirst, leadIn].map((run) => run?.value ?? '');
  return [...lines, ...people].map(bare).filter((part) => part !== '');
}

const bodyOf = ({ blocks, notes }: Manuscript): string =>
  bare([...blocks, ...notes.flatMap((note) => note.blocks)].map(blockText).join(''));
