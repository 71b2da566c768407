/**
 * Copy in, findings of the copy desk out: stories and raw copy as strings, with the dictionary and without fonts or files.
 */
import {
  checkCopy,
  copyOfStory,
  copyOfText,
  type Finding,
  noLists,
  type DeskTools,
  type RuleSettings,
} from '../../src/check/index.ts';
import { readManuscript } from '../../src/read/index.ts';
import { wordsOf } from '../../src/text/words.ts';

export const tools: DeskTools = { lists: noLists, region: 'mainland', words: wordsOf };

/** Findings of a story in Markdown. */
export async function checkStory(
  markdown: string,
  more: { tools?: Partial<DeskTools>; settings?: RuleSettings; date?: string } = {},
): Promise<Finding[]> {
  // prettier-ignore
  const { value } = await readManuscript(markdown, 'story.md');
  return checkCopy(copyOfStory(value, more.date ?? null), { tools: { ...tools, ...more.tools }, settings: more.settings ?? {} });
}

/** Findings of raw copy. */
export const checkRaw = (text: string, date: string | null = null): Finding[] =>
  checkCopy(copyOfText(text, 'copy.txt', date), { tools });

/** `line rule text`, the short form of a finding. */
export const short = ({ line, rule, text }: Finding): string => `${line} ${rule} ${text.slice(0, 12)}`;

/** `rule text` of what the desk finds in one or more paragraphs; pictures have no business here. */
export const foundIn = async (...paragraphs: readonly string[]): Promise<string[]> =>
  (await checkStory(`---\ntitle: 题目\ndate: 2026-11-22\n---\n\n${paragraphs.join('\n\n')}\n`)).map(
    ({ rule, text }) => `${rule} ${text}`,
  );
