/**
 * N4: a page in, the glyphs, rules and pictures that are outside their slot or on one another out, as sentences.
 */
import type { Frame } from '../../src/layout/types.ts';
import type { Built } from './build.ts';
import { type Extent, extentOf, isRule, meets, partsOf, within } from './geometry.ts';
import { inkOfLine } from './ink.ts';
import { slotExtent, storyLines } from './never.ts';
import { called, setLines, type SetLine } from './set-lines.ts';

type Page = Pick<Built, 'page' | 'plan' | 'layout' | 'face' | 'manuscript'>;

const told = (at: Extent): string =>
  `x ${at.left.toFixed(1)}–${at.right.toFixed(1)}, y ${at.top.toFixed(1)}–${at.bottom.toFixed(1)}`;

/** Slots that a frame may stand in: its own, and for running text any slot of text. */
function slotsOf(of: Page, { slot }: Frame): Extent[] {
  const slots = of.plan.slots.filter(({ name, kind }) => (slot === 'text' ? kind === 'text' : name === slot));
  return slots.map((one) => slotExtent(of, one));
}

/** Lines and pictures that leave their slot of the dummy. */
export function outside(of: Page): string[] {
  const lines = storyLines(of).filter((line) => !slotsOf(of, line.frame).some((slot) => within(line, slot, 0.05)));
  const pictures = of.page.frames.filter(
    (frame) => frame.picture && frame.story !== null && !slotsOf(of, frame).some((slot) => within(extentOf(frame.rect), slot)),
  );
  return [
    ...lines.map(
      (line) =>
        `N4 ${called(line)}, ${told(line)}, is outside ${slotsOf(of, line.frame).map(told).slice(0, 3).join('; ') || 'every slot'}`,
    ),
    ...pictures.map((frame) => `N4 picture ${frame.id}, ${told(extentOf(frame.rect))}, is outside its slot`),
  ];
}

/** Slots of the dummy that share a grid cell, or leave the grid. */
export function slotsOnSlots({ plan }: Page): string[] {
  const taken = new Map<string, string>();
  const faults: string[] = [];
  for (const slot of plan.slots)
    for (let column = slot.column; column < slot.column + slot.columns; column++)
      for (let line = slot.line; line < slot.line + slot.lines; line++) {
        const key = `column ${column}, line ${line}`;
        const other = taken.get(key);
        // White below a story's end is a part of its last leg.
        if (other !== undefined && slot.kind !== 'white') faults.push(`N4 ${slot.name} and ${other} both have ${key}`);
        if (column > plan.grid.columns || line > plan.grid.lines) faults.push(`N4 ${slot.name} leaves the grid at ${key}`);
        taken.set(key, slot.name);
      }
  return faults;
}

/** Lines whose em squares meet, the story's own; lines whose ink meets, furniture's too. */
export function linesOnLines(of: Page): string[] {
  const lines = storyLines(of);
  const furniture = setLines(of.page, of.face, ({ story }) => story === null);
  const faults: string[] = [];
  forPairs(lines, (a, b) => {
    if (meets(a, b, 0.05)) faults.push(`N4 ${called(a)} and ${called(b)} are on each other`);
  });
  for (const a of furniture) {
    const inks = inkOfLine(a, of.face);
    for (const b of [...lines, ...furniture])
      if (a !== b && meets(grown(a), b, 0) && inkOfLine(b, of.face).some((ink) => inks.some((other) => meets(ink, other, 0.05)))) faults.push(`N4 furniture ${called(a)} is on ${called(b)}`); // prettier-ignore
  }
  return faults;
}

/** Glyphs of a line that are on the one before them. */
export function glyphsOnGlyphs(of: Page): string[] {
  return setLines(of.page, of.face).flatMap((line) => {
    const inks = inkOfLine(line, of.face);
    const faults: string[] = [];
    for (let i = 1; i < inks.length; i++)
      if (inks[i]!.left < inks[i - 1]!.right - 0.12 * line.size)
        faults.push(`N4 ${called(line)}: glyph ${i + 1} is on glyph ${i}`);
    return faults;
  });
}

const grown = (line: SetLine): Extent => ({
  left: line.left - line.size,
  right: line.right + line.size,
  top: line.top - line.size,
  bottom: line.bottom + line.size,
});

function forPairs<T extends Extent>(items: readonly T[], see: (a: T, b: T) => void): void {
  const sorted = [...items].sort((a, b) => a.top - b.top);
  for (let i = 0; i < sorted.length; i++)
    for (let k = i + 1; k < sorted.length && sorted[k]!.top < sorted[i]!.bottom; k++) see(sorted[i]!, sorted[k]!);
}

/** Pictures that meet words, other pictures or rules; rules that strike through words. */
export function picturesAndRules(of: Page): string[] {
  const pictures = of.page.frames.filter(({ picture }) => picture).map((frame) => ({ frame, ...extentOf(frame.rect) }));
  const lines = setLines(of.page, of.face);
  const rules = of.page.frames.flatMap((frame) => (frame.paths ?? []).flatMap(partsOf).filter(isRule).map((rule) => ({ frame, ...rule }))); // prettier-ignore
  const faults: string[] = [];
  for (const picture of pictures) {
    for (const line of lines) if (meets(picture, line, 0.05)) faults.push(`N4 picture ${picture.frame.id} is on ${called(line)}`);
    for (const other of pictures) if (other.frame.order > picture.frame.order && meets(picture, other)) faults.push(`N4 pictures ${picture.frame.id} and ${other.frame.id} are on each other`); // prettier-ignore
    for (const rule of rules) if (meets(picture, rule, 0.05)) faults.push(`N4 a rule of ${rule.frame.id}, ${told(rule)}, is on picture ${picture.frame.id}`); // prettier-ignore
  }
  for (const rule of rules)
    for (const line of lines)
      if (meets(rule, line, 0) && inkOfLine(line, of.face).some((ink) => meets(rule, ink, 0.05))) faults.push(`N4 a rule of ${rule.frame.id}, ${told(rule)}, strikes through ${called(line)}`); // prettier-ignore
  return faults;
}
