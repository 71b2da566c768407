/**
 * Two values of a Layout in, the first place where they differ out. Never rounds: what is frozen is equal or it is not.
 */

/** The first difference, as `pages.0.frames.3.rect.x: 10 ≠ 11`; undefined when there is none. */
export function difference(a: unknown, b: unknown, where = ''): string | undefined {
  if (Object.is(a, b)) return undefined;
  if (!isTree(a) || !isTree(b) || Array.isArray(a) !== Array.isArray(b)) return told(where, a, b);
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) {
    const found = difference(a[key], b[key], where === '' ? key : `${where}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether two pages, frames, or whole Layouts say the same. */
export const equal = (a: unknown, b: unknown): boolean => difference(a, b) === undefined;

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const told = (where: string, a: unknown, b: unknown): string => `${where}: ${spelled(a)} ≠ ${spelled(b)}`;

function spelled(value: unknown): string {
  const text = JSON.stringify(value) ?? 'absent';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
