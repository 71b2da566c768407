/**
 * What a newspaper never does (newspaper.md, N1 to N8), over an edition; white that no one drew; the weight of the lead picture;
 * pull quotes among their text.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Built } from '../../support/build.ts';
import type { Sample } from '../../support/editions.ts';
import { detachedText, inTheFold, partedHeadline, slotExtent, storyLines, strandedCrossheads, strayCaptions, straying, widows } from '../../support/never.ts'; // prettier-ignore
import { glyphsOnGlyphs, linesOnLines, outside, picturesAndRules, slotsOnSlots } from '../../support/on-another.ts';
import { emptyStretches } from '../../support/white.ts';

const rules: readonly (readonly [string, (of: Built) => string[]])[] = [
  ['N1: every crosshead has a line of its text under it in its column', strandedCrossheads],
  ['N2: no last line stands alone at the head of a column', widows],
  ['N4: nothing stands outside its slot', outside],
  ['N4: no two slots share a place', slotsOnSlots],
  ['N4: no line is on another', linesOnLines],
  ['N4: no glyph is on the one before it', glyphsOnGlyphs],
  ['N4: no picture is on words, no rule through them', picturesAndRules],
  ['N5: the text begins under its headline, at its left column', detachedText],
  ['N6: reading never goes up or left', straying],
  ['N7: every caption is at its picture', strayCaptions],
  ['N8: the headline turns where its author said', partedHeadline],
  ['N8: nothing that is read is in the fold', inTheFold],
  ['no more than six lines of a column are empty unless the dummy says so', emptyStretches],
];

/** Declares its tests over one edition. */
export const never = ({ absent, built }: Sample): void =>
  void describe('what a newspaper never does', () => {
    const skip = absent !== false;
    let made: Built;
    beforeAll(async () => {
      if (!skip) made = await built();
    });

    for (const [rule, faults] of rules)
      test.skipIf(skip)(rule, () => {
        expect(faults(made)).toEqual([]);
      });

    test.skipIf(skip)('the lead picture is at least one and a half times the next', () => {
      const areas = made.page.frames.filter(({ picture, story }) => picture && story !== null).map(({ id, rect }) => ({ id, area: rect.width * rect.height })); // prettier-ignore
      const [lead, ...others] = areas;
      expect(others.length).toBeGreaterThan(2);
      for (const { id, area } of others) expect(lead!.area / area, `${lead!.id} to ${id}`).toBeGreaterThanOrEqual(1.5);
    });

    test.skipIf(skip)('every pull quote has body lines on one side at least', () => {
      const body = storyLines(made).filter(({ frame }) => frame.role === 'body');
      const alone = made.plan.slots
        .filter(({ kind }) => kind === 'pullquote')
        .filter((slot) => {
          const at = slotExtent(made, slot);
          const beside = body.filter((line) => line.line.baseline > at.top && line.line.baseline < at.bottom);
          const near = 3 * made.page.grid.em * Math.max(2, made.page.grid.gap);
          return !beside.some(
            (line) => Math.abs(line.line.x + line.line.measure - at.left) < near || Math.abs(line.line.x - at.right) < near,
          );
        });
      expect(alone.map(({ name }) => name)).toEqual([]);
    });
  });
