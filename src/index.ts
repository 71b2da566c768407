/**
 * Banxin's public API on one screen.
 */
export { build, type BuildHost, type BuildOptions, type BuildResult, type BuildSink } from './pipeline.ts';
export { Workshop } from './pipeline/workshop.ts';
export type { Diagnostic, Outcome, Rect, Span } from './base/index.ts';
export type { Layout, LayoutHead, Page, Frame, Line, Run } from './layout/types.ts';
export type { Manuscript, Block, Inline } from './read/types.ts';
export type { Edition, EditionPage, HouseStyle, Paper, Story } from './story/types.ts';
export type { Template, GridSpec } from './plan/types.ts';
