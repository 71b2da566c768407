/**
 * What make-up of a page of many stories is given, and what it tells besides the page: how each story fits.
 */
import type { Span } from '../../base/index.ts';
import type { Crop, Lights, Picture } from '../../image/types.ts';
import type { Grid } from '../../plan/grid.ts';
import type { Cells, NewsForm, Weight } from '../../plan/news/types.ts';
import type { Copyfit, Measure } from '../../story/types.ts';
import type { StyledStory } from '../../style/matter.ts';
import type { Typesetter } from '../../text/typesetter.ts';
import type { VerticalHeadline, VerticalRoom, VerticalTypesetter } from '../../text/vertical.ts';
import type { Word } from '../../text/words.ts';
import type { Ad } from '../ad.ts';
import type { Cursor } from '../pieces.ts';

/** A story that stands on a page, or goes on there. */
export interface NewsItem {
  readonly story: StyledStory;
  readonly weight: Weight;
  /** Place in the edition's list for the page, from 0. */
  readonly order: number;
  readonly nail?: Cells & { readonly span?: Span };
  /** Measure of its text that the desk asks for. */
  readonly measure?: { readonly asked: Measure; readonly span: Span };
  /** Folio of the page on which the rest of it stands (转版). */
  readonly jump?: { readonly folio: string; readonly span: Span };
  /** It began on an earlier page: from there on it is set here. Boxes count from the block's first. */
  readonly landing?: { readonly folio: string; readonly rest: Cursor };
}

/** What an upright headline is planned and set with. */
export interface UprightKit {
  readonly setter: VerticalTypesetter;
  readonly plan: (length: number, room: VerticalRoom) => VerticalHeadline;
}

/** One page and all that lies on its desk; what belongs to other stages is handed in. */
export interface NewsInput {
  readonly form: NewsForm;
  readonly template: string;
  readonly folios: readonly string[];
  readonly grid: Grid;
  readonly setter: Typesetter;
  /** Sets headlines that stand upright; a page without it has none. */
  readonly vertical?: UprightKit;
  /** A spread whose two pages are one sheet; where they are not, nothing crosses the fold (W12). */
  readonly oneSheet?: boolean;
  readonly items: readonly NewsItem[];
  readonly copyfit: Copyfit;
  /** Advertisements by the id of their demand, and the edition file that orders them. */
  readonly ads?: readonly Ad[];
  readonly edition?: string;
  readonly picture: (file: string) => Picture | undefined;
  readonly sha256: (file: string) => string;
  readonly crop: (picture: Picture, aspect: number, focus?: { readonly x: number; readonly y: number }) => Crop;
  /** How light a picture is on which a headline is to stand; undefined where it could not be measured. */
  readonly lights?: (file: string) => Lights | undefined;
  /** The words of a text, asked only for a headline or crosshead that has to be turned. */
  readonly words?: (text: string) => readonly Word[];
  /** Rows of a headline that differ by one character are spread to one width (J10). */
  readonly evenRows?: boolean;
}

/** Something that would help a story fit, cheapest first. */
export interface Lever {
  readonly kind: 'loosen' | 'tighten' | 'blanks' | 'picture' | 'quote' | 'cut' | 'add' | 'drop-paragraph';
  /** Lines that it gives or takes. */
  readonly lines: number;
  readonly block?: string;
  /** Characters to cut or to add. */
  readonly characters?: number;
  /** Line of the manuscript, from 1. */
  readonly line?: number;
}

/** A headline on a picture (题图压字): letters and plate are swatches; `contrast` at the worst place under the letters, in print and on a screen. */
export interface SetTitle {
  readonly picture: string;
  readonly letters: 'white' | 'black';
  readonly plate: 'white' | 'black' | null;
  readonly contrast: number;
}

/** How one story fits its place: an entry of report.json `fit`. */
export interface StoryFit {
  readonly story: string;
  readonly file: string;
  readonly page: string;
  /** `over`: 溢; `under`: 欠; `unplaced`: no place at all. */
  readonly state: 'fits' | 'under' | 'over' | 'unplaced';
  /** Lines and characters that are over or wanting; 0 where it fits. */
  readonly lines: number;
  readonly characters: number;
  /** Grid lines of its columns that nothing covers. */
  readonly empty: number;
  /** Text that stands on no page, by block. */
  readonly overset: readonly { readonly block: string; readonly text: string }[];
  /** What make-up did within the limits of copyfit. */
  readonly used: {
    readonly loosened: number;
    readonly tightened: number;
    readonly blanks: number;
    readonly pictures: number;
    readonly dropped: readonly string[];
  };
  readonly levers: readonly Lever[];
  readonly title?: SetTitle;
}
