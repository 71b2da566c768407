/**
 * Words → the id of a story, which lasts through renames. The same words give the same id.
 */

/** `20261122-0a1b2c3d` with an ISO date, else `story-0a1b2c3d`. */
export function mintId(words: string, date?: string): string {
  const hash = fnv1a(words).toString(16).padStart(8, '0');
  return date === undefined ? `story-${hash}` : `${date.replaceAll('-', '')}-${hash}`;
}

/** FNV-1a over UTF-16 units: an id, not a protection. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
