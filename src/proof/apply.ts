/**
 * The old side and a comparison in, the new side's text out: proof that a comparison leaves nothing out. Inserted blocks bring their own text.
 */
import type { Block, Comparison, Edit, Fate, Place, StoryText } from './types.ts';

/** An old text with its edits made. Throws `bug:` where an edit does not find what it replaces. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let done = '';
  let at = 0;
  for (const edit of edits) {
    if (text.slice(edit.at, edit.at + edit.old.length) !== edit.old || edit.at < at)
      throw new Error(`bug: no “${edit.old}” at ${edit.at}`);
    done += text.slice(at, edit.at) + edit.now;
    at = edit.at + edit.old.length;
  }
  return done + text.slice(at);
}

/** Texts of the new side's blocks, story by story: what the old side and the comparison make. `inserted`: text of a block that only the new side has. A split block's text stands in its first part, whole. */
export function apply(
  old: readonly StoryText[],
  { fates }: Comparison,
  inserted: (to: Place) => string,
): Map<number, Map<number, string>> {
  const made = new Map<number, Map<number, string>>();
  const put = ({ story, block }: Place, text: string): void => {
    made.set(story, (made.get(story) ?? new Map<number, string>()).set(block, text));
  };
  const oldText = ({ story, block }: Place): string => (old[story]!.blocks[block] as Block).text;
  for (const fate of fates) putFate(fate, put, oldText, inserted);
  return made;
}

function putFate(
  fate: Fate,
  put: (to: Place, text: string) => void,
  oldText: (from: Place) => string,
  inserted: (to: Place) => string,
): void {
  switch (fate.kind) {
    case 'same':
      return put(fate.to, oldText(fate.from));
    case 'kept':
    case 'moved':
      return put(fate.to, applyEdits(oldText(fate.from), fate.edits));
    case 'split':
      return put(fate.to[0]!, applyEdits(oldText(fate.from), fate.edits));
    case 'merged':
      return put(fate.to, applyEdits(fate.from.map(oldText).join(''), fate.edits));
    case 'inserted':
      return put(fate.to, inserted(fate.to));
    case 'deleted':
  }
}
