/**
 * Lines of a galley in, pages of one column out: each as high as its lines, or as many as a page may hold. Sets no line.
 */
import { box, frame, page as freeze } from '../layout/index.ts';
import type { Frame, Line, Page } from '../layout/types.ts';
import type { GalleyPara } from './galley-matter.ts';

/** White around the column, pt. */
export const MARGIN = 20;

/** The column: measure in em, the rest in pt. */
export interface Column {
  readonly measure: number;
  readonly size: number;
  readonly leading: number;
  /** Lines that a PDF page can hold. */
  readonly rows: number;
}

/** Frames piled up on one page after another. */
export class Pile {
  /** Lines that the page has. */
  row = 0;
  private frames: Frame[] = [];
  private pages = 0;
  private readonly column: Column;
  private readonly story: string;

  constructor(column: Column, story: string) {
    this.column = column;
    this.story = story;
  }

  /** Lines that still go on the page. */
  get room(): number {
    return this.column.rows - this.row;
  }

  add({ para: { block } }: GalleyPara, lines: readonly Line[]): void {
    const { size, leading, measure } = this.column;
    const order = this.frames.length;
    const rect = box(MARGIN, MARGIN + this.row * leading, measure * size, lines.length * leading);
    this.frames.push(
      frame({ id: `${block}.f${this.pages + 1}`, role: 'body', story: this.story, block, slot: 'text', rect, order, lines }),
    );
    this.row += lines.length;
  }

  /** The page as it is, and an empty one in its place. */
  close(): Page {
    const { size, leading, measure } = this.column;
    const grid = { x: MARGIN, y: MARGIN, em: size, leading, columns: 1, chars: measure, gap: 1, lines: this.row };
    const width = measure * size + 2 * MARGIN;
    const id = `page${++this.pages}`;
    const { frames } = this;
    const made = freeze({ id, folios: [], halves: [], width, height: this.row * leading + 2 * MARGIN, grid, frames });
    this.frames = [];
    this.row = 0;
    return made;
  }
}
