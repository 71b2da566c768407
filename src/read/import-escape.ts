/** Text that is to stay text comes in; Markdown, or a YAML scalar, that reads back as that text goes out. */

const inLine = /[\\`*_[\]<&{}|]|~(?=~)/g;
/** What would make the line a heading, list, quotation, directive, rule or code. */
const atStart = /^(?:[#>+=~-]|:(?=:))/;

/** A paragraph's text as Markdown. */
export const markdownText = (text: string): string =>
  withoutAddresses(text)
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/:(?=(?:ruby|name|title|pull|qr)\\\[)/g, '\\:');

/** Backslashes do not work inside a bare address, so one that would need them is kept from being an address. */
function withoutAddresses(text: string): string {
  const safe = text.replace(inLine, '\\$&').replace(atStart, '\\$&');
  return safe === text ? safe : safe.replace(/(?<=https?):(?=\/\/)|(?<=www)\.|@/gi, '\\$&');
}

/** Text between quotes: a picture's title, a box's. */
export const quotedText = (text: string): string => text.replace(/"/g, '”').replace(/[\\`*_[\]<&{}|]/g, '\\$&');

/** A YAML scalar that means the text and needs no escapes. */
export function yamlText(text: string): string {
  const plain =
    /^(?!\s)\P{ASCII}|^[A-Za-z]/u.test(text) &&
    !/[:#,[\]{}&*!|>'"%@`\\]/.test(text) &&
    !/^(?:true|false|null|yes|no|on|off)$/i.test(text);
  if (plain) return text;
  return text.includes("'") ? `"${text.replace(/["\\]/g, (mark) => (mark === '"' ? '”' : '＼'))}"` : `'${text}'`;
}
