/**
 * The text of each glyph code in, a ToUnicode CMap out. Clusters of several characters are one code's text.
 */

/** At most 100 entries in one block (ISO 32000-1, 9.7.5.4, after Adobe Technical Note 5014). */
const BLOCK = 100;

/** `texts[code]`; code 0 is left out. A code without text reads as a space: readers make up a character for one without. */
export function toUnicode(texts: readonly string[]): string {
  const rows: string[] = [];
  for (let code = 1; code < texts.length; code++) rows.push(`<${hex(code)}> <${utf16(texts[code] || ' ')}>`);
  const blocks: string[] = [];
  for (let i = 0; i < rows.length; i += BLOCK) {
    const block = rows.slice(i, i + BLOCK);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return [HEAD, ...blocks, TAIL].join('\n');
}

const hex = (unit: number): string => unit.toString(16).toUpperCase().padStart(4, '0');

function utf16(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) out += hex(text.charCodeAt(i));
  return out;
}

const HEAD = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange`;

const TAIL = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
