/**
 * What needs a full shaper or CFF outlines comes in, fontkit's answer goes out. The only module that knows fontkit, which is loaded
 * at the first need: it takes a tenth of a second.
 */
import { createRequire } from 'node:module';
import type { Font } from 'fontkit';
import { bug } from '../base/index.ts';
import { assemble } from './assemble.ts';
import type { Tables } from './tables.ts';
import type { OutlineCommand, Shaped } from './types.ts';

const opened = new WeakMap<Tables, Font>();

function fontOf(tables: Tables): Font {
  let font = opened.get(tables);
  if (!font) {
    // Faces are synchronous, so this is a require and not an import.
    const { create } = createRequire(import.meta.url)('fontkit') as typeof import('fontkit');
    const made = create(Buffer.from(assemble(tables).buffer));
    if (!('layout' in made)) bug('fontkit sees a collection in a single font');
    opened.set(tables, (font = made));
  }
  return font;
}

/** Shapes with all that the face knows: contexts, marks, ligatures asked for by name. */
export function shapeFully(tables: Tables, text: string, features: readonly string[]): Shaped {
  const wanted = Object.fromEntries([...LIGATURES.map((tag) => [tag, false]), ...features.map((tag) => [tag, true])]) as Record<
    string,
    boolean
  >;
  const run = fontOf(tables).layout(text, wanted as never, undefined, LANGUAGE);
  const clusters = clustersOf(
    run.glyphs.map((glyph) => glyph.codePoints),
    text,
  );
  return {
    gids: run.glyphs.map((glyph) => glyph.id),
    advances: run.positions.map((p) => p.xAdvance),
    xOffsets: run.positions.map((p) => p.xOffset),
    yOffsets: run.positions.map((p) => p.yOffset),
    clusters,
  };
}

/** Simplified Chinese: a default language may have other digits and quotes. */
const LANGUAGE = 'ZHS ';
const LIGATURES = ['liga', 'clig', 'dlig', 'rlig', 'calt'];

/** fontkit says which code points a glyph stands for, not where they were; they come in order. */
function clustersOf(stands: readonly (readonly number[])[], text: string): number[] {
  let at = 0;
  return stands.map((codePoints) => {
    const start = Math.min(at, Math.max(0, text.length - 1));
    for (const codePoint of codePoints) at += codePoint > 0xffff ? 2 : 1;
    return start;
  });
}

const LETTERS = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' } as const;

/** Outline of a CFF glyph, font units. */
export function cffOutline(tables: Tables, gid: number): OutlineCommand[] {
  const { commands } = fontOf(tables).getGlyph(gid).path as unknown as {
    commands: { command: keyof typeof LETTERS; args: number[] }[];
  };
  return commands.map(({ command, args }) => [LETTERS[command], ...args] as unknown as OutlineCommand);
}

/** A bare CFF font program, `gids` as glyphs 1, 2, … */
export function subsetCff(tables: Tables, gids: readonly number[]): Uint8Array {
  const subset = fontOf(tables).createSubset() as unknown as { glyphs: number[]; encode(): Uint8Array };
  // Set as a list: includeGlyph() drops repetitions, and with them the order that was promised.
  subset.glyphs = [0, ...gids];
  return subset.encode();
}
