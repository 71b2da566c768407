/**
 * How the lines of an edition stand: no mark where none may, every body baseline on the grid, every measure full.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Built } from '../../support/build.ts';
import type { Sample } from '../../support/editions.ts';
import { bodyType, edges, lonelyEnds, narrow, offGrid, unfilled } from '../../support/measure.ts';
import { paragraphs, setLines, type SetLine } from '../../support/set-lines.ts';

/** Declares its tests over one edition. */
export const lines = ({ absent, built }: Sample): void =>
  void describe('the lines', () => {
    const skip = absent !== false;
    let made: Built;
    /** Lines that belong to the story. */
    let lines: SetLine[];
    beforeAll(async () => {
      if (skip) return;
      made = await built();
      lines = setLines(made.page, made.face, ({ story }) => story !== null);
    });

    test.skipIf(skip)('no line begins or ends with a mark that may not', () => {
      expect(lines.length).toBeGreaterThan(400);
      expect(edges(lines)).toEqual([]);
    });

    test.skipIf(skip)('every body baseline is on the grid', () => {
      const body = bodyType(lines, made.page);
      expect(body.length).toBeGreaterThan(300);
      expect(offGrid(body, made.page)).toEqual([]);
    });

    test.skipIf(skip)('every line but the last of a paragraph fills its measure', () => {
      expect(unfilled(lines)).toEqual([]);
    });

    test.skipIf(skip)('a paragraph of the text is indented by two em', () => {
      const first = paragraphs(lines.filter(({ frame }) => frame.role === 'body' && frame.slot === 'text')).map(
        ([line]) => line!,
      );
      const flush = first.filter((line) => line.left - line.line.x < 0.9 * line.size);
      expect(flush.map(({ text }) => text)).toEqual([]);
    });

    test.skipIf(skip)('the Han of no line are squeezed', () => {
      const body = bodyType(lines, made.page).map(({ line }) => line.gap);
      expect(body.filter((gap) => gap < -0.002)).toEqual([]);
    });

    test.skipIf(skip)('N3: no last line of one character', () => {
      expect(lonelyEnds(lines)).toEqual([]);
    });

    test.skipIf(skip)('N12: no line has room for fewer than five characters', () => {
      expect(narrow(lines)).toEqual([]);
    });
  });
