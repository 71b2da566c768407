/**
 * Paragraphs to boxes. In: styled text, faces and a house style. Out: boxes with their glyphs and the prefix sums that `line`
 * breaks and spends, in a stream. Nothing is measured twice.
 */
import { bug } from '../base/index.ts';
import type { Face, FontBook } from '../font/types.ts';
import type { HouseStyle } from '../story/types.ts';
import type { StyledPara, StyledRun } from '../style/types.ts';
import { type Gap, gapTable } from './gaps.ts';
import { prohibitions } from './kinsoku/regions.ts';
import { Pen } from './pen.ts';
import { joined, type ParaItems, type Stream } from './stream.ts';

/** Offsets at which a Western word may be divided, from its start; none when it may not (L16). */
export type Hyphenate = (word: string) => readonly number[];

/** What the pen needs of a face again and again. */
export interface FaceFacts {
  readonly face: Face;
  /** Index in the stream's faces. */
  readonly index: number;
  /** Em a font unit. */
  readonly em: number;
  /** Looked for when there is one to set: it opens the face's features. */
  readonly digits: Digits;
}

/** Glyphs of 0 … 9 and their one width, em. */
interface Digits {
  readonly gids: Uint16Array;
  readonly width: number;
}

/** Fills a stream, paragraph by paragraph. */
export class Composer {
  readonly stream: Stream;
  readonly house: HouseStyle;
  readonly table: readonly Gap[];
  readonly prohibited: Uint8Array | undefined;
  readonly hyphenate: Hyphenate | undefined;
  private readonly known = new Map<Face, FaceFacts>();
  private readonly book: FontBook;

  constructor(stream: Stream, book: FontBook, house: HouseStyle, hyphenate?: Hyphenate) {
    this.stream = stream;
    this.book = book;
    this.house = house;
    this.hyphenate = hyphenate;
    this.table = gapTable(house);
    this.prohibited = prohibitions(house);
    stream.hangs(house.hanging === 'stops');
  }

  add(para: StyledPara): ParaItems {
    const { text, starts } = joined(para);
    this.stream.reserve(text.length + 1);
    const from = this.stream.length;
    const pen = new Pen(this, text, from);
    para.runs.forEach((run, i) => pen.run(run, starts[i]!, starts[i + 1]!));
    pen.close();
    const to = this.stream.length;
    // One spare row, so that the sums after a paragraph's last box outlive the next paragraph.
    this.stream.length++;
    return { para, text, starts, from, to };
  }

  facesOf(run: StyledRun): readonly Face[] {
    const faces = this.book.role(run.face);
    return faces.length > 0 ? faces : bug(`no font role ${run.face}`);
  }

  facts(face: Face): FaceFacts {
    const known = this.known.get(face);
    if (known) return known;
    const index = this.stream.faces.push(face) - 1;
    const { house } = this;
    let found: Digits | undefined;
    const made: FaceFacts = {
      face,
      index,
      em: 1 / face.upem,
      get digits() {
        return (found ??= digits(face, house));
      },
    };
    this.known.set(face, made);
    return made;
  }
}

/** M1: figures half an em wide in the newspaper preset, by `hwid` where the face has it; else as the face draws them. */
function digits(face: Face, house: HouseStyle): Digits {
  const gids = new Uint16Array(10);
  for (let d = 0; d < 10; d++) gids[d] = face.glyph(0x30 + d);
  const own = face.advance(gids[0]!) / face.upem;
  if (house.hanLatin === 'book') return { gids, width: own };
  const half = gids.map((gid) => face.substitute(gid, 'hwid'));
  if (half[0] !== gids[0] && face.advance(half[0]!) * 2 === face.upem) return { gids: half, width: 0.5 };
  return { gids, width: own };
}
