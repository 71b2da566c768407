/**
 * The types of the frozen Layout, `banxin/layout/1`: every glyph has a position in points and a place in the source. They are read off
 * schemas/layout.ts, which says what each field means, so that file format and types cannot part.
 */
import type { Layout } from '../../schemas/layout.ts';

export type {
  Cell,
  Frame,
  Half,
  Layout,
  LayoutBlock,
  LayoutFace,
  LayoutRect,
  LayoutSpan,
  LayoutStory,
  Line,
  Page,
  PageGrid,
  Path,
  PlacedPicture,
  Role,
  Run,
  Src,
  Swatch,
} from '../../schemas/layout.ts';

/** What is known before any page is: everything of a Layout but its pages. */
export type LayoutHead = Omit<Layout, 'pages'>;
