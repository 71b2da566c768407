/**
 * Every word once, in its order: the text of an edition as pdf-parse and pdftotext read it, against the manuscript.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { normalise } from '../../../src/read/index.ts';
import type { Built } from '../../support/build.ts';
import type { Sample } from '../../support/editions.ts';
import { bare, expectedTexts, findInOrder } from '../../support/expected-text.ts';
import { hasTool, pdfText, pdftotextRaw, withPdf } from '../../support/pdf.ts';

const sorted = (text: string): string => [...text].sort().join('');

/** Declares its tests over one edition. */
export const words = ({ absent, built }: Sample): void =>
  void describe('the words', () => {
    const skip = absent !== false;
    let made: Built;
    beforeAll(async () => {
      if (!skip) made = await built();
    });

    /** What no one typed: furniture, generated matter and runs without a source. */
    const unwritten = (): string =>
    bare(made.page.frames.flatMap(({ lines }) => lines ?? []).flatMap(({ runs }) => runs.filter(({ src }) => src === null).map(({ text }) => text)).join('')); // prettier-ignore

    /** What a reader misses, and what it has besides the copy and is neither furniture nor generated (sorted characters). */
    function compared(whole: string): { missing: readonly string[]; besides: string } {
      const { missing, besides } = findInOrder(bare(whole), expectedTexts(made.manuscript));
      return { missing, besides: sorted(besides) };
    }
    const nothingElse = () => ({ missing: [], besides: sorted(unwritten()) });

    test.skipIf(skip)('every text of the copy stands in the PDF once, in order, as pdf-parse reads it', async () => {
      expect(compared(await pdfText(made.pdf))).toEqual(nothingElse());
    });

    test.skipIf(skip || !hasTool('pdftotext'))('and as pdftotext -raw reads it', () => {
      expect(compared(withPdf(made.pdf, pdftotextRaw))).toEqual(nothingElse());
    });

    test.skipIf(skip)('layout.stories tells the same texts in the same order', () => {
      const blocks = made.layout.stories.flatMap((story) => story.blocks.map(({ text }) => bare(text)));
      expect(blocks.join('\n').replaceAll('\n', '')).toBe(expectedTexts(made.manuscript).map(({ text }) => text).join('')); // prettier-ignore
    });

    test.skipIf(skip)('each block of layout.stories is what its frames say, in reading order', () => {
      const set = new Map<string, string>();
      for (const { block, role, lines } of made.page.frames)
      if (block !== null && role !== 'furniture' && role !== 'generated')
        set.set(block, (set.get(block) ?? '') + (lines ?? []).flatMap(({ runs }) => runs.filter(({ src }) => src !== null).map(({ text }) => text)).join('')); // prettier-ignore
      for (const { id, text } of made.layout.stories.flatMap(({ blocks }) => blocks))
        expect(bare(set.get(id) ?? ''), id).toBe(bare(text));
    });

    test.skipIf(skip)('the text of every run is its source, normalised; no character is set twice', () => {
      const faults: string[] = [];
      const spans: [number, number, string][] = [];
      for (const frame of made.page.frames)
        for (const { runs } of frame.lines ?? [])
          for (const { src, text } of runs) {
            if (src === null) continue;
            const [file, start, end] = src;
            if (made.layout.sources[file]?.file !== made.manuscript.file)
              faults.push(`${frame.id}: source ${file} is not the story`);
            const source = normalise(made.manuscript.source.slice(start, end));
            if (source !== text) faults.push(`${frame.id}: “${text}” stands for “${source}” (${start}–${end})`);
            spans.push([start, end, frame.id]);
          }
      spans.sort(([a], [b]) => a - b);
      for (let i = 1; i < spans.length; i++)
        if (spans[i]![0] < spans[i - 1]![1])
          faults.push(`${spans[i]![2]} and ${spans[i - 1]![2]} both have what is at ${spans[i]![0]}`);
      expect(spans.length).toBeGreaterThan(100);
      expect(faults).toEqual([]);
    });
  });
