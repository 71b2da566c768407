/**
 * Text in columns of a terminal, where a Chinese character is two columns wide: cells → aligned lines, a long text → as much as fits. Says nothing of its own.
 */

/** Columns as wide as their widest cell, two spaces apart, indented by two. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => columnsOf(row[i] ?? ''))));
  return all.map((row) => `  ${row.map((cell, i) => cell + ' '.repeat(widths[i]! - columnsOf(cell))).join('  ')}`.trimEnd());
}

/** Terminal columns of a text: East Asian wide characters, and the curly quotes of Chinese, take two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += isWide(character.codePointAt(0)!) ? 2 : 1;
  return columns;
}

/** As much of a text as `columns` hold, with … where something is left out. */
export function cutTo(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let kept = '';
  let used = 1;
  for (const character of text) {
    used += columnsOf(character);
    if (used > columns) break;
    kept += character;
  }
  return `${kept}…`;
}

const isWide = (c: number): boolean =>
  (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) || (c >= 0xffe0 && c <= 0xffe6) || c >= 0x1f300; // prettier-ignore
