/**
 * The typed tree of a story: what `read` makes of one Markdown file. Every node and run of text keeps its source span.
 */
import type { Span } from '../base/index.ts';

/** Characters that stand together in the source: the normalised source at `span` equals `value`. */
export interface TextRun {
  readonly kind: 'text';
  readonly value: string;
  readonly span: Span;
}
/** 着重号: `*…*`. */
export interface Emphasis {
  readonly kind: 'emphasis';
  readonly children: readonly Inline[];
  readonly span: Span;
}
/** 黑体: `**…**`. */
export interface Strong {
  readonly kind: 'strong';
  readonly children: readonly Inline[];
  readonly span: Span;
}
/** `:ruby[湉]{tián}`. */
export interface Ruby {
  readonly kind: 'ruby';
  readonly children: readonly Inline[];
  readonly reading: TextRun;
  readonly span: Span;
}
/** `:name[…]`, `:title[…]`: proper-noun line, wavy title line. */
export interface Marked {
  readonly kind: 'name' | 'title';
  readonly children: readonly Inline[];
  readonly span: Span;
}
/** `:pull[…]`: a sentence lifted into a pull quote that stays in the text too. */
export interface Pull {
  readonly kind: 'pull';
  readonly children: readonly Inline[];
  readonly span: Span;
}
/** A link: its words are printed, its address is for the screen. */
export interface Link {
  readonly kind: 'link';
  readonly url: string;
  readonly children: readonly Inline[];
  readonly span: Span;
}
/** Text struck out. */
export interface Deleted {
  readonly kind: 'deleted';
  readonly children: readonly Inline[];
  readonly span: Span;
}
export interface Code {
  readonly kind: 'code';
  readonly value: string;
  readonly span: Span;
}
/** A hard break typed by the author. */
export interface Break {
  readonly kind: 'break';
  readonly span: Span;
}
/** The mark of a footnote; its text is `Manuscript.notes`. */
export interface NoteRef {
  readonly kind: 'note-ref';
  readonly label: string;
  readonly span: Span;
}
/** `:qr[https://…]{caption=}`. */
export interface Qr {
  readonly kind: 'qr';
  readonly url: string;
  readonly caption?: string;
  /** Where the caption is typed. */
  readonly captionSpan?: Span;
  readonly span: Span;
}

/** What stands in a paragraph. */
export type Inline = TextRun | Emphasis | Strong | Ruby | Marked | Pull | Link | Deleted | Code | Break | NoteRef | Qr;

/** A paragraph. */
export interface Para {
  readonly kind: 'para';
  readonly inlines: readonly Inline[];
  /** 首字下沉: how many lines the first character takes. */
  readonly dropcap?: { readonly lines: number };
  /** 可删: rank in which copyfit may offer to drop it, 1 first. */
  readonly cut?: number;
  readonly span: Span;
}
/** 小标题. `parts`: the theme half and the second half, parted by `|` in the source (one part when there is none). */
export interface Crosshead {
  readonly kind: 'crosshead';
  readonly level: 1 | 2;
  readonly parts: readonly (readonly Inline[])[];
  readonly span: Span;
}
/** What a picture is to its page. */
export type FigureClass = 'lead' | 'wide' | 'portrait' | 'picture-news' | 'overprint';
/** A picture with its caption and credit. */
export interface Figure {
  readonly kind: 'figure';
  /** As typed, relative to the story file. */
  readonly src: string;
  readonly caption: readonly Inline[];
  readonly credit?: TextRun;
  readonly classes: readonly FigureClass[];
  readonly id?: string;
  /** Per cent from the left and from the top of what a crop must keep. */
  readonly focus?: { readonly x: number; readonly y: number };
  readonly span: Span;
}
/** Pictures that stand together. */
export interface FigureGroup {
  readonly kind: 'figure-group';
  readonly figures: readonly Figure[];
  readonly span: Span;
}
/** A box beside the story. */
export interface Box {
  readonly kind: 'box';
  readonly title?: TextRun;
  readonly blocks: readonly Block[];
  readonly span: Span;
}
/** Each element of `lines` is one author's line (a soft break in a pull quote is kept as a turn). */
export interface PullQuote {
  readonly kind: 'pullquote';
  readonly lines: readonly (readonly Inline[])[];
  /** Without the leading ——. */
  readonly attribution?: TextRun;
  readonly span: Span;
}
/** A quotation set off. */
export interface BlockQuote {
  readonly kind: 'blockquote';
  readonly blocks: readonly Block[];
  readonly span: Span;
}
/** An item of a list. */
export interface ListItem {
  /** The mark as the author typed it when it belongs to the text (（一）); absent for Markdown bullets and numbers. */
  readonly mark?: TextRun;
  /** 1, 2, … within the list. */
  readonly number: number;
  readonly blocks: readonly Block[];
  readonly span: Span;
}
/** A list. */
export interface List {
  readonly kind: 'list';
  /** `han`: paragraphs that begin （一）（二）…; their mark is typed text. */
  readonly style: 'bullet' | 'decimal' | 'han';
  readonly items: readonly ListItem[];
  readonly span: Span;
}
/** A cell of a table. */
export interface TableCell {
  readonly inlines: readonly Inline[];
  readonly span: Span;
}
/** A table. */
export interface Table {
  readonly kind: 'table';
  readonly head: readonly TableCell[];
  readonly rows: readonly (readonly TableCell[])[];
  readonly align: readonly ('left' | 'center' | 'right' | null)[];
  /** `:::table{src=…}`: a CSV file relative to the story. */
  readonly src?: string;
  /** `:::table{kind=weather}`: a strip of a few places' weather. */
  readonly use?: 'weather';
  readonly span: Span;
}
/** A break between parts (***). */
export interface ThematicBreak {
  readonly kind: 'thematic-break';
  readonly span: Span;
}
/** 导读: what stands on other pages. */
export interface Digest {
  readonly kind: 'digest';
  readonly blocks: readonly Block[];
  readonly span: Span;
}
/** 公告: matter that is no story. */
export interface Notice {
  readonly kind: 'notice';
  readonly notice?: string;
  readonly blocks: readonly Block[];
  readonly span: Span;
}
/** 更正: what an earlier issue had wrong. */
export interface Correction {
  readonly kind: 'correction';
  readonly of?: string;
  readonly date?: string;
  readonly blocks: readonly Block[];
  readonly span: Span;
}

/** What a story is made of, in the order of the copy. */
export type Block =
  | Para
  | Crosshead
  | Figure
  | FigureGroup
  | Box
  | PullQuote
  | BlockQuote
  | List
  | Table
  | ThematicBreak
  | Digest
  | Notice
  | Correction;

/** A note, by its label. */
export interface Note {
  readonly label: string;
  readonly blocks: readonly Block[];
  readonly span: Span;
}

/** Persons of one role. */
export interface BylineGroup {
  readonly role?: TextRun;
  readonly names: readonly TextRun[];
}
/** How much the desk makes of a story. */
export type Weight = 'lead' | 'second' | 'normal' | 'brief';

/** Front matter. The headline is parted at the author's turn (U+3000 or two spaces). */
export interface FrontMatter {
  readonly id?: string;
  readonly kicker?: TextRun;
  readonly headline: readonly TextRun[];
  readonly deck?: TextRun;
  readonly standfirst?: TextRun;
  readonly byline: readonly BylineGroup[];
  readonly bylineAt: 'head' | 'run-in' | 'end';
  readonly leadIn?: TextRun;
  readonly column?: { readonly name: TextRun; readonly number?: number };
  /** ISO date, as typed. */
  readonly date?: string;
  readonly weight: Weight;
}

/** One story as read. `source` is the file as read (with CRLF and BOM if it had them): offsets count in it. */
export interface Manuscript {
  readonly file: string;
  readonly source: string;
  readonly front: FrontMatter;
  readonly blocks: readonly Block[];
  readonly notes: readonly Note[];
  /** Files besides it that cells of its tables are from; their paths are from the root. */
  readonly attached?: readonly Source[];
}

/** A file as read. */
export interface Source {
  readonly file: string;
  readonly source: string;
}
