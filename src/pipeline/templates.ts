/**
 * Banxin's own templates by name: their grids, and the folders where their page components are.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bug } from '../base/index.ts';
import type { NewsForm } from '../plan/news/types.ts';
import type { FeatureForm, Template } from '../plan/types.ts';
import type { EditionPage } from '../story/types.ts';

const grids: Readonly<Record<string, () => Promise<{ readonly default: Template }>>> = {
  'broadsheet-feature': () => import('../../templates/broadsheet-feature/grid.ts'),
  'tabloid-feature': () => import('../../templates/tabloid-feature/grid.ts'),
  'broadsheet-front': () => import('../../templates/broadsheet-front/grid.ts'),
  'broadsheet-news': () => import('../../templates/broadsheet-news/grid.ts'),
  'broadsheet-picture': () => import('../../templates/broadsheet-picture/grid.ts'),
  'broadsheet-notices': () => import('../../templates/broadsheet-notices/grid.ts'),
  'broadsheet-supplement': () => import('../../templates/broadsheet-supplement/grid.ts'),
  'tabloid-front': () => import('../../templates/tabloid-front/grid.ts'),
  'tabloid-news': () => import('../../templates/tabloid-news/grid.ts'),
};

export const templateNames = Object.keys(grids);

/** The template of that name, or undefined. */
export const templateOf = async (name: string): Promise<Template | undefined> => (await grids[name]?.())?.default;

/** The form for a page of so many folios; undefined where the template has no spread. */
export const formOf = (template: Template, { folios }: Pick<EditionPage, 'folios'>): FeatureForm | NewsForm | undefined =>
  folios.length > 1 ? template.spread : template.page;

/** Folder of a template's page component: found upward, so that the same code runs from src/ and from a bundle. */
export function templateFolder(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const found = join(folder, 'templates', name);
    if (existsSync(join(found, 'page.js')) || existsSync(join(found, 'page.tsx'))) return found;
    if (folder === dirname(folder)) bug(`template ${name} has no page component`);
    folder = dirname(folder);
  }
}
