/**
 * The words of the copy desk: copy as the rules read it, what a rule tells, and a finding as it leaves the desk. Holds types only.
 */
import type { Severity } from '../base/index.ts';
import type { Edition, HouseStyle } from '../story/types.ts';
import type { DeskLists } from './lists.ts';

/** What a passage is to its story. */
export type CopyRole =
  | 'kicker' | 'headline' | 'deck' | 'standfirst' | 'byline' | 'lead-in' | 'column'
  | 'body' | 'crosshead' | 'caption' | 'credit' | 'box-title' | 'quote' | 'attribution' | 'cell' | 'item' | 'digest'; // prettier-ignore

/** A stretch of a passage whose characters stand one by one in the file. Offsets in UTF-16 units. */
export interface Piece {
  /** In the passage's text. */
  readonly at: number;
  readonly length: number;
  /** In the file as read. */
  readonly start: number;
}

/** Half open. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A paragraph, headline, caption or cell: text without markup, and the way back to the file. */
export interface Passage {
  readonly sheet: Sheet;
  readonly role: CopyRole;
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** 0 for the story's own text; each box, quotation, list item of Markdown, notice and note has another. */
  readonly flow: number;
  /** Number that a Markdown list item was typed with. */
  readonly typed?: number;
  /** Which Markdown list it is an item of. */
  readonly list?: number;
  /** Code and addresses: no rule looks into them. */
  readonly skip: readonly Range[];
  /** Names and titles that the author marked, and whole quotations set off: never changed unasked. */
  readonly kept: readonly Range[];
}

/** A picture as the copy names it. */
export interface FigurePlace {
  /** As typed, or null for a caption of raw copy that has no picture. */
  readonly src: string | null;
  readonly caption: Passage | null;
  readonly credit: string | null;
  readonly start: number;
  readonly end: number;
}

/** Something that points elsewhere. */
export interface Pointer {
  readonly kind: 'link' | 'digest' | 'correction';
  /** A path as typed, or a story's lasting id; empty where there is none. */
  readonly to: string;
  readonly date?: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One file of copy. */
export interface Sheet {
  readonly file: string;
  readonly source: string;
  /** What lasts: the story's own id, else its file. */
  readonly id: string;
  /** `s1`, … in an edition. */
  readonly story: string | null;
  /** ISO date that 去年 is measured from. */
  readonly date: string | null;
  /** Has a lead-in such as 本报讯: hard news. */
  readonly hard: boolean;
  readonly passages: readonly Passage[];
  readonly figures: readonly FigurePlace[];
  readonly pointers: readonly Pointer[];
}

/** All that is checked at once. */
export interface Copy {
  readonly sheets: readonly Sheet[];
  readonly edition: Edition | null;
  /** Files that are no copy but are named in findings, as read: the edition's own. */
  readonly others?: ReadonlyMap<string, string>;
}

/** Every rule of the desk. */
export type RuleId =
  | 'width' | 'pairs' | 'repeat' | 'broken' | 'marks' | 'numerals' | 'ladder' | 'dates' | 'captions' | 'credit'
  | 'headline' | 'glyphs' | 'folio' | 'imprint' | 'order' | 'crossref' | 'junction' | 'lists'; // prettier-ignore

/** How sure a rule is. `certain`: a fault, whoever reads it; `likely`: a person will mostly agree; `question`: ask. */
export type Sureness = 'certain' | 'likely' | 'question';

/** Replaces a stretch of a file. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

/** What kind of error the national score takes it for. */
export type ErrorKind = 'character' | 'number' | 'fact' | 'numeral' | 'mark' | 'form' | 'none';

/** What a rule says about a stretch of a passage. */
export interface Told {
  readonly from: number;
  readonly to: number;
  readonly sure: Sureness;
  readonly zh: string;
  readonly en: string;
  /** Text to put in place of the stretch. Given only where no meaning can change. */
  readonly put?: string;
  /** Another stretch that it belongs to. */
  readonly beside?: { readonly passage: Passage; readonly from: number; readonly to: number };
  readonly kind?: ErrorKind;
  /** Characters at fault, for the score. */
  readonly size?: number;
}

/** What a rule says about a place in a file that is no passage. */
export interface ToldPlace extends Omit<Told, 'from' | 'to' | 'put' | 'beside'> {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** Where a rule tells. */
export interface Tell {
  (passage: Passage, told: Told): void;
  readonly place: (told: ToldPlace) => void;
}

/** A word of a text and its part of speech, jieba's tag. */
export interface TaggedWord {
  readonly start: number;
  readonly end: number;
  readonly tag: string;
}

/** What the desk asks of others: each is given by the pipeline, or not there. */
export interface DeskTools {
  readonly lists: DeskLists;
  readonly region: HouseStyle['region'];
  readonly words?: (text: string) => readonly TaggedWord[];
  /** Whether the chosen fonts draw a character in a role. */
  readonly covers?: (role: CopyRole, codePoint: number) => boolean;
  /** Whether a picture named by a story is there. */
  readonly pictureIsThere?: (storyFile: string, src: string) => boolean;
  /** Items of the imprint that page 1 must have, where it has a nameplate. */
  readonly compulsory?: readonly string[];
  /** Weekday (日一二三四五六) and 农历 words of the edition's date. */
  readonly calendar?: { readonly weekday: string; readonly lunar: string };
}

/** A rule: reads copy, tells faults, changes nothing. */
export type Rule = (copy: Copy, tell: Tell, tools: DeskTools) => void;

/** State of a finding: what a person has said of it. */
export type FindingState = 'open' | 'accepted' | 'rejected' | 'asked';

/** A finding as it leaves the desk. Lines and columns from 1, columns in UTF-16 units; offsets in the file as read. */
export interface Finding {
  /** Eight hexadecimal digits from rule, story and text: the same while the text stands. */
  readonly id: string;
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly sure: Sureness;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly zh: string;
  readonly en: string;
  readonly fix: readonly Edit[] | null;
  readonly beside: { readonly file: string; readonly line: number; readonly column: number } | null;
  readonly state: FindingState;
  readonly why: string | null;
  /** Folios of the page, joined. */
  readonly page: string | null;
  readonly role: CopyRole | null;
  readonly kind: ErrorKind;
  readonly size: number;
}
