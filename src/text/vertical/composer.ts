/**
 * Paragraphs to boxes of lines set downwards. In: styled text, faces and a house style. Out: boxes in a vertical stream, with the sums
 * that `line` breaks and spends as it does those of horizontal lines.
 */
import { bug } from '../../base/index.ts';
import type { Face, FontBook } from '../../font/types.ts';
import type { HouseStyle } from '../../story/types.ts';
import type { StyledPara } from '../../style/types.ts';
import { classes } from '../kinsoku/classes.ts';
import { prohibitions } from '../kinsoku/regions.ts';
import { joined, type ParaItems } from '../stream.ts';
import { VerticalGaps } from './gaps.ts';
import { VerticalPen } from './pen.ts';
import type { VerticalStream } from './stream.ts';
import { stretches, type WesternStyle } from './western.ts';

/** Fills a vertical stream, paragraph by paragraph. */
export class VerticalComposer {
  readonly stream: VerticalStream;
  readonly gaps: VerticalGaps;
  readonly prohibited: Uint8Array | undefined;
  private readonly known = new Map<Face, number>();
  private readonly book: FontBook;
  private readonly style: WesternStyle;

  constructor(stream: VerticalStream, book: FontBook, house: HouseStyle, style: WesternStyle) {
    this.stream = stream;
    this.book = book;
    this.style = style;
    this.gaps = new VerticalGaps(house);
    this.prohibited = prohibitions(house);
    stream.hangs(house.hanging === 'stops');
  }

  /** Throws `bug:` for a font role that the book does not have. */
  add(para: StyledPara): ParaItems {
    const { text, starts } = joined(para);
    this.stream.reserve(text.length + 1);
    const from = this.stream.length;
    const western = stretches(text, classes(), this.style);
    const pen = new VerticalPen(this, text, from);
    para.runs.forEach((run, i) => pen.run(this.facesOf(run.face), starts[i]!, starts[i + 1]!, western));
    pen.close();
    const to = this.stream.length;
    // One spare row, so that the sums after a paragraph's last box outlive the next paragraph.
    this.stream.length++;
    return { para, text, starts, from, to };
  }

  private facesOf(role: string): readonly Face[] {
    const faces = this.book.role(role);
    return faces.length > 0 ? faces : bug(`no font role ${role}`);
  }

  /** Index of a face in the stream's faces. */
  indexOf(face: Face): number {
    let index = this.known.get(face);
    if (index === undefined) this.known.set(face, (index = this.stream.faces.push(face) - 1));
    return index;
  }
}
