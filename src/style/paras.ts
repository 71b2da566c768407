/**
 * Paragraphs as they are styled: gives each its id and tells what of it was typed, in order, as the story's compared text (formats.md).
 */
import type { Role } from '../layout/types.ts';
import type { Story } from '../story/types.ts';
import type { StyledStory } from './matter.ts';
import type { StyledPara, StyledRun } from './types.ts';

/** Makes the paragraphs of one story. */
export class Paras {
  private count = 0;
  private readonly told: StyledStory['texts'][number][] = [];
  private readonly story: string;
  /** Source offset where the front matter is over. */
  private readonly body: number;

  constructor({ id, manuscript }: Story) {
    this.story = id;
    this.body = manuscript.blocks[0]?.span.start ?? 0;
  }

  /** What was typed of every paragraph so far, in the order in which they were made. */
  get texts(): StyledStory['texts'] {
    return this.told;
  }

  /** `s1.p7`: letter of the kind, number within the story. */
  id(prefix: string): string {
    this.count++;
    return `${this.story}.${prefix}${this.count}`;
  }

  /** A paragraph of `size` pt, at the left without indent unless `options` say otherwise. */
  para(id: string, role: Role, runs: readonly StyledRun[], size: number, options: Partial<StyledPara> = {}): StyledPara {
    this.tell(id, role, runs);
    return { block: id, role, runs, size, indent: 0, align: 'start', ...options };
  }

  private tell(id: string, role: Role, runs: readonly StyledRun[]): void {
    const typed = runs.flatMap(({ text, span }) => (span ? [{ text, span }] : []));
    // A lead-in stands in the front matter: the place of its paragraph is that of the rest.
    const rest = typed.filter(({ span }) => span.start >= this.body);
    const spans = (rest.length ? rest : typed).map(({ span }) => span);
    const [one] = spans;
    if (!one) return;
    const start = spans.reduce((least, span) => Math.min(least, span.start), one.start);
    const end = spans.reduce((most, span) => Math.max(most, span.end), one.end);
    this.told.push({ id, role, text: typed.map(({ text }) => text).join(''), span: { file: one.file, start, end } });
  }
}
