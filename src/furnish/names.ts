/**
 * How credits are set: two-character names opened to the width of three. Strings in, strings out.
 */

const HAN = /^\p{Script=Han}$/u;
const PARTING = /[、，,;；\s]+/u;

/** Names of two Han characters get an ideographic space between them, so that they stand as wide as those of three: 张三 → 张　三. Names are parted by two. */
export function openNames(names: string): string {
  return names
    .split(PARTING)
    .filter((name) => name !== '')
    .map(openName)
    .join('　　');
}

function openName(name: string): string {
  const characters = [...name];
  return characters.length === 2 && characters.every((c) => HAN.test(c)) ? characters.join('　') : name;
}

/** The words of a credit line: 责任编辑　张　三. */
export function serial(credits: readonly { readonly role: string; readonly names: string }[], between = '　　　'): string {
  return credits.map((credit) => `${credit.role}　${openNames(credit.names)}`).join(between);
}
