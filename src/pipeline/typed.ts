/**
 * An edition's folder in, the text of each story as it was typed out, by the story's identifier: read again from the copy, by nothing that sets type.
 */
import type { BuildHost } from '../pipeline.ts';
import { storyText } from '../read/index.ts';
import { readEdition } from '../story/index.ts';
import { identifiersOf } from './record-facts.ts';

/** Text without white space, NFC. Empty where the edition cannot be read. */
export async function typedTexts(
  editionPath: string,
  variant: string | undefined,
  host: BuildHost,
): Promise<Map<string, string>> {
  const { value } = await readEdition(editionPath, host, variant === undefined ? {} : { variant });
  const identifiers = identifiersOf(value);
  return new Map(
    value.stories.flatMap(({ id, manuscript }) => {
      const identifier = identifiers.get(id);
      return identifier === undefined ? [] : [[identifier, storyText(manuscript).normalize('NFC').replaceAll(/\s+/gu, '')]];
    }),
  );
}
