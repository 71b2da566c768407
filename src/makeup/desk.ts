/**
 * What lies on the make-up desk while one feature page is made: the input, the setter, the sheet that collects frames.
 */
import type { Diagnostic, Rect } from '../base/index.ts';
import type { Crop, Picture } from '../image/types.ts';
import type { fitFeature } from '../plan/fit.ts';
import type { Grid } from '../plan/grid.ts';
import type { FeatureForm, Slot } from '../plan/types.ts';
import type { StyledStory } from '../style/matter.ts';
import { Crossheads } from './crosshead.ts';
import { type Matter, sortMatter } from './matter.ts';
import { type Belongs, Sheet } from './sheet.ts';
import type { Typesetter } from '../text/typesetter.ts';
import type { Word } from '../text/words.ts';

/** One story and its template; what belongs to other stages is handed in. */
export interface FeatureInput {
  readonly story: StyledStory;
  readonly form: FeatureForm;
  readonly template: string;
  readonly folios: readonly string[];
  readonly grid: Grid;
  readonly setter: Typesetter;
  readonly fit: typeof fitFeature;
  /** The least leg that the plan leaves for text, lines. */
  readonly shortestLeg: number;
  readonly picture: (file: string) => Picture | undefined;
  readonly sha256: (file: string) => string;
  /** The words of a text, asked only for a headline or crosshead that has to be turned. */
  readonly words?: (text: string) => readonly Word[];
  /** Rows of a headline that differ by one character are spread to one width (J10). */
  readonly evenRows?: boolean;
  readonly crop: (picture: Picture, aspect: number, focus?: { readonly x: number; readonly y: number }) => Crop;
}

/** Everything that the making up of one page reads and collects. */
export class Desk {
  readonly input: FeatureInput;
  readonly grid: Grid;
  readonly setter: Typesetter;
  readonly crossheads: Crossheads;
  readonly sheet: Sheet;
  readonly matter: Matter;
  readonly seals: Rect[] = [];
  readonly diagnostics: Diagnostic[] = [];

  constructor(input: FeatureInput) {
    const { form, grid, setter, story } = input;
    this.input = input;
    this.grid = grid;
    this.setter = setter;
    this.sheet = new Sheet((lines, leading) => setter.annotations.of(lines, leading), grid);
    this.crossheads = new Crossheads(setter, {
      sizes: form.scale.crosshead,
      em: grid.em,
      leading: grid.leading,
      ...(input.words ? { words: input.words } : {}),
    });
    const { head } = story;
    this.matter = sortMatter(story.blocks, form.strip.from, head.bylineAtEnd ? head.byline : null);
  }

  rect(slot: Pick<Slot, 'column' | 'columns' | 'line' | 'lines'>): Rect {
    return this.grid.rect(slot.column, slot.columns, slot.line, slot.lines);
  }

  belongs(block: string, order: number, slot: string): Belongs {
    return { story: this.input.story.id, block, order, slot };
  }
}

/** Values by a key, in the order in which keys and values come. */
export function grouped<T>(values: readonly T[], key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
}
