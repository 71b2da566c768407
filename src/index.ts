/**
 * Banxin's public API on one screen: an edition's pages, one story in a column, why a line breaks where it does. What reads files and takes
 * what is made are arguments (`BuildHost`, `BuildSink`).
 */
export { build, type BuildHost, type BuildOptions, type BuildResult, type BuildSink } from './pipeline.ts';
export { galley, type GalleyOptions, type GalleyResult } from './pipeline/galley.ts';
export { explain, type ExplainOptions, type ExplainResult } from './pipeline/explain.ts';
export { Workshop } from './pipeline/workshop.ts';
export type { Diagnostic, Outcome, Rect, Span } from './base/index.ts';
export type { Layout, LayoutHead, Page, Frame, Line, Run } from './layout/types.ts';
export type { Manuscript, Block, Inline } from './read/types.ts';
export type { Edition, EditionPage, HouseStyle, Paper, Story } from './story/types.ts';
export type { Template, GridSpec } from './plan/types.ts';
export type { Explanation } from '../schemas/explain.ts';
export type { Report } from './pipeline/report.ts';
