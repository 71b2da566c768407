/**
 * What lies on the make-up desk while one page of many stories is made: the input, the setter, the sheet that collects frames, each story's
 * matter sorted once.
 */
import type { Diagnostic, Rect } from '../../base/index.ts';
import type { Grid } from '../../plan/grid.ts';
import type { StyledHead, StyledPara } from '../../style/matter.ts';
import type { Typesetter } from '../../text/typesetter.ts';
import type { Word } from '../../text/words.ts';
import { Crossheads } from '../crosshead.ts';
import type { Bench } from '../flow-text.ts';
import type { InsetKit } from '../inset.ts';
import type { Retold } from '../headline.ts';
import type { ColumnRule, Placed } from '../surroundings.ts';
import { type Belongs, Sheet } from '../sheet.ts';
import type { Cells } from '../../plan/news/types.ts';
import type { NewsInput, NewsItem, SetTitle } from './types.ts';
import { LooseBreaker } from './looseness.ts';
import { landingHead } from './jump.ts';
import { type NewsMatter, newsMatter } from './matter.ts';

/** Compared text comes story by story: far more than any story's blocks. */
const STORY_STEP = 100_000;

/** Everything that the making up of one page of many stories reads and collects. */
export class NewsDesk implements Bench {
  readonly input: NewsInput;
  readonly grid: Grid;
  readonly setter: Typesetter;
  readonly crossheads: Crossheads;
  /** Breaks paragraphs a line looser or tighter; what it has tried once it knows. */
  readonly breaker: LooseBreaker;
  readonly sheet: Sheet;
  readonly seals: Rect[] = [];
  readonly boxes: Placed[] = [];
  readonly pullquotes: Placed[] = [];
  readonly pictures: Placed[] = [];
  readonly columnRules: ColumnRule[] = [];
  readonly retold: Retold[] = [];
  readonly diagnostics: Diagnostic[] = [];
  /** Headlines that stand on pictures, by story. */
  readonly titles = new Map<string, SetTitle>();
  private readonly matters = new Map<string, NewsMatter>();
  private readonly faces = new Map<StyledPara, Map<string, StyledPara>>();
  private readonly heads = new Map<string, StyledHead>();
  private readonly known = new Map<string, readonly Word[]>();

  constructor(input: NewsInput) {
    const { form, grid, setter } = input;
    this.input = input;
    this.grid = grid;
    this.setter = setter;
    this.breaker = new LooseBreaker(setter);
    this.sheet = new Sheet((lines, leading) => setter.annotations.of(lines, leading), grid);
    this.crossheads = new Crossheads(setter, {
      sizes: form.scale.crosshead,
      em: grid.em,
      leading: grid.leading,
      ...(input.words ? { words: (text: string) => this.words(text) } : {}),
    });
  }

  /** The words of a text, asked for once. */
  words(text: string): readonly Word[] {
    const known = this.known.get(text);
    if (known) return known;
    const words = this.input.words?.(text) ?? [];
    this.known.set(text, words);
    return words;
  }

  /** A paragraph in another face: one value for each, since the setter composes a value once. */
  faced(para: StyledPara, face: string): StyledPara {
    const known = this.faces.get(para) ?? new Map<string, StyledPara>();
    this.faces.set(para, known);
    const made = known.get(face) ?? { ...para, runs: para.runs.map((run) => ({ ...run, face })) };
    known.set(face, made);
    return made;
  }

  /** The head that a story has on this page; where it goes on, one that says where from. */
  head(item: NewsItem): StyledHead {
    const { story, landing } = item;
    if (!landing) return story.head;
    const made = this.heads.get(story.id) ?? landingHead(item, landing.folio);
    this.heads.set(story.id, made);
    return made;
  }

  item(demand: string): NewsItem | undefined {
    return this.input.items.find(({ story }) => story.id === demand);
  }

  matter(item: NewsItem): NewsMatter {
    const known = this.matters.get(item.story.id);
    if (known) return known;
    const made = newsMatter(this.setter, item);
    this.matters.set(item.story.id, made);
    return made;
  }

  /** Sets headlines that stand upright. */
  get vertical(): NewsInput['vertical'] {
    return this.input.vertical;
  }

  /** What tables, digests and notices are set with. */
  get kit(): InsetKit {
    const { setter, grid } = this;
    const { table, notice, digest, caption } = this.input.form.scale;
    return { setter, em: grid.em, leading: grid.leading, table, notice, digest, caption };
  }

  /** First line of the page under what is kept for furniture at its head. */
  get top(): number {
    const { reserved, ear, grid } = this.input.form;
    const heads = [...reserved, ...(ear ? [ear] : [])].filter(({ line }) => line < grid.lines / 2);
    return Math.max(1, ...heads.map(({ line, lines }) => line + lines));
  }

  rect({ column, columns, line, lines }: Cells): Rect {
    return this.grid.rect(column, columns, line, lines);
  }

  belongs({ story, order: place }: NewsItem, block: string, order: number, part: string): Belongs {
    return { story: story.id, block, order: place * STORY_STEP + order, slot: `${story.id}-${part}` };
  }
}
