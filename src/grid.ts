/**
 * What a template's grid.ts may import as `banxin/grid`: the ladders of headlines that Banxin's own templates have, and the types of a form. No React.
 */
export { BROADSHEET, ladder, SMALL, TABLOID, upright } from '../templates/parts/news-scale.ts';
export type { Cells, NewsForm, NewsScale, NewsTemplate, Rung, Weight } from './plan/news/types.ts';
export type { FeatureForm, GridSpec, Template } from './plan/types.ts';
