/**
 * Ink names as reserved colours: React-PDF paints RGB only, so a template asks for a name, gets a colour that stands for it, and
 * furnish turns what was painted back into the name. The colour is made from the name alone and is never seen on a page.
 */

const handedOut = new Map<string, string>();

/** The colour that stands for an ink: FNV-1a over the name's UTF-16 units, folded to 24 bits. */
export function swatch(name: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  const colour = `#${(((hash >>> 24) ^ hash) & 0xffffff).toString(16).padStart(6, '0')}`;
  handedOut.set(colour, name);
  return colour;
}

const PLAIN: Readonly<Record<string, string>> = {
  '#000': 'black',
  '#000000': 'black',
  black: 'black',
  '#fff': 'white',
  '#ffffff': 'white',
  white: 'white',
};

/** Colours of the swatches of one build, back to their names. */
export interface Inks {
  /** Undefined when the colour stands for no swatch. */
  name(colour: string): string | undefined;
  /** The words for a colour that is no swatch: the name that a template asked for, or the colour itself. */
  words(colour: string): string;
}

/** Inks of these swatches; black and white may also be called by name. */
export function inksOf(names: readonly string[]): Inks {
  const byColour = new Map(names.map((name) => [swatch(name), name]));
  const known = new Set(names);
  const name = (colour: string): string | undefined => {
    const key = colour.toLowerCase();
    const plain = PLAIN[key];
    return byColour.get(key) ?? (plain !== undefined && known.has(plain) ? plain : undefined);
  };
  return { name, words: (colour) => handedOut.get(colour.toLowerCase()) ?? colour };
}
