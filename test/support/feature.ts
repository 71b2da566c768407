/**
 * One story made up on a form in a font of squares: Markdown in, the page's matter out. Pictures are 3 : 2 unless `shapes` says otherwise.
 */
import { focusCrop } from '../../src/image/index.ts';
import type { Picture } from '../../src/image/types.ts';
import { type MadeUp, makeFeature } from '../../src/makeup/feature.ts';
import { SHORTEST_LEG } from '../../src/plan/feature.ts';
import { fitFeature } from '../../src/plan/fit.ts';
import { Grid } from '../../src/plan/grid.ts';
import type { FeatureForm } from '../../src/plan/types.ts';
import type { StyledStory } from '../../src/style/index.ts';
import { squareSetter } from './square-font.ts';
import { styledOf } from './story.ts';

export interface MadeFeature extends MadeUp {
  readonly grid: Grid;
  readonly story: StyledStory;
  readonly form: FeatureForm;
}

export async function featureOf(
  source: string,
  form: FeatureForm,
  folios: readonly string[] = ['A01'],
  shapes: Readonly<Record<string, readonly [number, number]>> = {},
): Promise<MadeFeature> {
  const story = await styledOf(source);
  const grid = new Grid(form.grid, { size: 9, leading: 11.25 });
  const picture = (file: string): Picture | undefined => {
    const [width, height] = shapes[file] ?? [300, 200];
    return width ? { file, format: 'jpeg', width, height, vector: false, orientation: 1 } : undefined;
  };
  const made = makeFeature({
    story,
    form,
    template: 'test',
    folios,
    grid,
    setter: squareSetter(2 * source.length + 64),
    fit: fitFeature,
    shortestLeg: SHORTEST_LEG,
    picture,
    sha256: () => '',
    crop: focusCrop,
  });
  return { ...made, grid, story, form };
}
