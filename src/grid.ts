/**
 * What a template's grid.ts may import as `banxin/grid`: the ladders of headlines that Banxin's own templates have, its features to begin
 * from, sizes of type by their names (号), and the types of a form. No React.
 */
export { default as broadsheetFeature } from '../templates/broadsheet-feature/grid.ts';
export { default as tabloidFeature } from '../templates/tabloid-feature/grid.ts';
export { BROADSHEET, BROADSHEET_SPREAD, ladder, SMALL, TABLOID, TABLOID_SPREAD, upright } from '../templates/parts/news-scale.ts';
export { NEWSPAPER, OFFICE } from '../templates/parts/type-sizes.ts';
export type { Cells, NewsForm, NewsScale, NewsTemplate, Rung, Weight } from './plan/news/types.ts';
export type { FeatureForm, GridSpec, Template } from './plan/types.ts';
