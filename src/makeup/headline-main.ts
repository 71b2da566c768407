/**
 * The main headline: its lines and their size. In: the author's parts and the width. The author's turns win; a headline without is turned by
 * words where one line would be small or long (newspaper.md, Headlines). Out: rows in em and pt, not yet set.
 */
import type { StyledPara } from '../style/matter.ts';
import type { Typesetter } from '../text/typesetter.ts';
import type { Word } from '../text/words.ts';
import { gapsOf, piece, textOf, widthOf } from './headline-line.ts';
import { charactersOf, SHORTEST, turn, type Turned } from './turn.ts';

/** Headlines of a spread are opened by this much a character, em (sample.md). */
const OPENED = 0.125;
/** The turn of a headline on one line, em. */
const EM_TURN = 1;
/** More characters on a line are too many to read at a glance. */
export const LONG = 16;
/** A headline fills at least so much of its width (W10). */
export const FULL = 2 / 3;
/** Least and most em between the characters of a headline of two, three or four. */
const SHORT: Readonly<Record<number, readonly [number, number]>> = { 2: [1.5, 2], 3: [1, 1.5], 4: [0.5, 1] };
/** How much narrower than half an em Latin may be: a text of more characters than so is not worth a search for its turns. */
const SLACK = 1.25;
const HAN_ONLY = /^[\u3400-\u9fff]+$/;

/** Where a headline stands, and by which rules. Lengths pt. */
export interface MainRoom {
  readonly setter: Typesetter;
  /** Sizes, largest first. */
  readonly ladder: readonly number[];
  readonly x: number;
  readonly width: number;
  /** The words of a text; without it a headline without marks stays on one line. */
  readonly words?: (text: string) => readonly Word[];
  /** House option: rows that differ by one character are spread to one width (J10). */
  readonly evenRows: boolean;
  /** Most lines (newspaper.md's ladder); three without. */
  readonly mostRows?: number;
}

export interface MainRow {
  readonly para: StyledPara;
  readonly x: number;
  readonly measure: number;
  readonly track: number;
  /** Which line of the headline it is on, from 0. */
  readonly line: number;
}

export interface Main {
  readonly rows: readonly MainRow[];
  readonly size: number;
  /** Lines but one. */
  readonly deep: number;
  /** Even the smallest size is too large. */
  readonly fault: boolean;
  /** Em of its widest line, as it is set. */
  readonly width: number;
  /** Its halves stand on two pages. */
  readonly halved: boolean;
  /** How it was turned by words; null where the author did, or no one. */
  readonly turned: Turned | null;
}

const noMain: Main = { rows: [], size: 0, deep: 0, fault: false, width: 0, halved: false, turned: null };

interface Place {
  readonly x: number;
  readonly width: number;
}

/** A spread's headline turns at the fold: its first half on the left page, its second on the right. What has no two halves stands on the left. */
export function mainHalves(room: MainRoom, parts: readonly StyledPara[], left: Place, right: Place): Main {
  if (parts.length === 0) return noMain;
  const turned = parts.length === 1 ? (turnedInto(room, parts[0]!, 2) ?? shortHalves(room, parts[0]!)) : null;
  const halves = turned ? piecesOf(parts[0]!, turned) : parts;
  if (halves.length !== 2) return mainFull({ ...room, ...left }, parts);
  const tracks = tracksOf(room, halves, openedBy(halves));
  const widest = Math.max(...halves.map((half, i) => widthOf(room.setter, half, tracks[i])));
  const size = room.ladder.find((candidate) => widest * candidate <= left.width);
  if (!size) return mainFull({ ...room, ...left }, parts);
  const rows = halves.map((para, i) => ({
    para,
    x: (i ? right : left).x,
    measure: (i ? right : left).width,
    track: tracks[i]!,
    line: 0,
  }));
  return { rows, size, deep: 0, fault: false, width: widest, halved: true, turned };
}

/** Halves of two or three characters, where words leave two of one length: opened up they carry a page each. */
function shortHalves({ words }: MainRoom, para: StyledPara): Turned | null {
  const text = textOf(para);
  if (!words || !HAN_ONLY.test(text) || (text.length !== 4 && text.length !== 6)) return null;
  return turn(text, words(text), 2, { least: text.length / 2 });
}

/** Em by which both halves are opened: as much as a short headline of their length at least, else a little. */
const openedBy = (halves: readonly StyledPara[]): number => {
  const most = Math.max(...halves.map((half) => textOf(half).length));
  return halves.every((half) => HAN_ONLY.test(textOf(half))) ? (SHORT[most]?.[0] ?? OPENED) : OPENED;
};

/** Across one width: on one line where it is large there, else turned; the largest size of the ladder that fits. */
export function mainFull(room: MainRoom, parts: readonly StyledPara[]): Main {
  if (parts.length === 0) return noMain;
  return parts.length === 1 ? unmarked(room, parts[0]!) : marked(room, parts);
}

const decent = ({ ladder }: MainRoom): number => ladder[Math.floor(ladder.length / 2)]!;

/** The author's turns: 1 em on one line when that is large enough, else a line a part. */
function marked(room: MainRoom, parts: readonly StyledPara[]): Main {
  const one = inOneLine(room, parts);
  return one && one.size >= decent(room) ? one : stacked(room, parts, null);
}

function inOneLine(room: MainRoom, parts: readonly StyledPara[]): Main | null {
  const { setter, x, width } = room;
  const ems = parts.map((part) => widthOf(setter, part));
  const total = ems.reduce((sum, em) => sum + em, 0) + EM_TURN * (parts.length - 1);
  const size = room.ladder.find((candidate) => total * candidate <= width);
  if (!size) return null;
  let left = x + (width - total * size) / 2;
  const rows = parts.map((para, i) => {
    const row: MainRow = { para, x: left, measure: ems[i]! * size, track: 0, line: 0 };
    left += (ems[i]! + EM_TURN) * size;
    return row;
  });
  return { ...noMain, rows, size, width: total };
}

/** A line a part. */
function stacked(room: MainRoom, parts: readonly StyledPara[], turned: Turned | null): Main {
  const { setter, ladder, x, width } = room;
  const tracks = tracksOf(room, parts, 0);
  const most = Math.max(...parts.map((part, i) => widthOf(setter, part, tracks[i])));
  const size = ladder.find((candidate) => most * candidate <= width);
  const rows = parts.map((para, line) => ({ para, x, measure: width, track: tracks[line]!, line }));
  return { ...noMain, rows, size: size ?? ladder.at(-1)!, deep: parts.length - 1, fault: !size, width: most, turned };
}

/** Tracking of each part: `base`, and what evens rows that differ by one character (J10). */
function tracksOf({ setter, evenRows }: MainRoom, parts: readonly StyledPara[], base: number): number[] {
  const ems = parts.map((part) => widthOf(setter, part, base));
  const lengths = parts.map((part) => [...textOf(part)].length);
  const most = Math.max(...ems);
  const close = evenRows && Math.max(...lengths) - Math.min(...lengths) === 1;
  return parts.map((part, i) => {
    const gaps = gapsOf(setter, part);
    return close && gaps > 0 ? base + (most - ems[i]!) / gaps : base;
  });
}

/** Without the author's turn. In order: opened up when short, one line, an even turn, one long line, any turn. */
function unmarked(room: MainRoom, para: StyledPara): Main {
  const short = opened(room, para);
  if (short) return short;
  const one = inOneLine(room, [para]);
  const large = one !== null && one.size >= decent(room);
  if (large && one.width <= LONG) return one;
  const most = room.mostRows ?? 3;
  const two = most >= 2 ? turnedMain(room, para, 2) : null;
  if (two && suits(room, two)) return two;
  const three = most >= 3 ? turnedMain(room, para, 3) : null;
  if (three && suits(room, three) && three.width * three.size >= FULL * room.width) return three;
  const ways = [large ? one : null, three, two, one].filter((way) => way !== null);
  return (
    ways.find((way) => !way.fault && way.turned?.even !== false) ??
    ways.find((way) => !way.fault) ??
    ways[0] ??
    stacked(room, [para], null)
  );
}

const suits = (room: MainRoom, main: Main): boolean =>
  !main.fault && main.turned!.even && main.size >= decent(room) && main.width <= LONG;

function turnedMain(room: MainRoom, para: StyledPara, lines: number): Main | null {
  const turned = turnedInto(room, para, lines);
  return turned && stacked(room, piecesOf(para, turned), turned);
}

function turnedInto(room: MainRoom, para: StyledPara, lines: number): Turned | null {
  const { words, ladder, width } = room;
  const text = textOf(para);
  const most = (width / ladder.at(-1)!) * lines * SLACK;
  return words && text.length >= SHORTEST * lines && charactersOf(text) <= most ? turn(text, words(text), lines) : null;
}

const piecesOf = (para: StyledPara, { lines }: Turned): StyledPara[] => lines.map(({ start, end }) => piece(para, start, end));

/** A headline of two to four characters is opened up: as wide as its range allows. */
function opened({ setter, ladder, x, width }: MainRoom, para: StyledPara): Main | null {
  const text = textOf(para);
  const range = HAN_ONLY.test(text) ? SHORT[text.length] : undefined;
  if (!range) return null;
  const [least, most] = range;
  const size = ladder.find((candidate) => widthOf(setter, para, least) * candidate <= width);
  if (!size) return null;
  const track = Math.min(most, (width / size - widthOf(setter, para)) / (text.length - 1));
  const row: MainRow = { para, x, measure: width, track, line: 0 };
  return { ...noMain, rows: [row], size, width: widthOf(setter, para, track) };
}
