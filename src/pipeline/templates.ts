/**
 * Banxin's own templates by name: their grids, and the folders where their page components are.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bug } from '../base/index.ts';
import { gridFault } from '../plan/grid-fault.ts';
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

/** A name that may be a folder in the paper's own templates/. */
const OWN = /^[\p{L}\p{N}_-]+$/u;

/** Folder of the paper's own template of that name, or undefined. */
function ownFolder(root: string, name: string): string | undefined {
  const folder = join(root, 'templates', name);
  return !grids[name] && OWN.test(name) && existsSync(join(folder, 'grid.ts')) && existsSync(join(folder, 'page.tsx'))
    ? folder
    : undefined;
}

/**
 * The template of that name: Banxin's own, else the folder templates/NAME under the paper's root. Undefined when there is neither. Rejects with
 * TemplateFault where the paper's grid.ts cannot be used.
 */
export async function templateOf(name: string, root: string): Promise<Template | undefined> {
  const grid = grids[name];
  if (grid) return (await grid()).default;
  const folder = ownFolder(root, name);
  if (folder === undefined) return undefined;
  const { loadGrid, TemplateFault } = await import('../furnish/load.ts');
  const template = await loadGrid(folder);
  const fault = gridFault(template);
  if (fault !== undefined) throw new TemplateFault(`grid.ts: ${fault}`);
  return { ...(template as Template), name };
}

/** The form for a page of so many folios; undefined where the template has no spread. */
export const formOf = (template: Template, { folios }: Pick<EditionPage, 'folios'>): FeatureForm | NewsForm | undefined =>
  folios.length > 1 ? template.spread : template.page;

/** Folder of a template's page component: the paper's own, or Banxin's, found upward so that the same code runs from src/ and from a bundle. */
export function templateFolder(name: string, root: string): string {
  const own = ownFolder(root, name);
  if (own !== undefined) return own;
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const found = join(folder, 'templates', name);
    if (existsSync(join(found, 'page.js')) || existsSync(join(found, 'page.tsx'))) return found;
    if (folder === dirname(folder)) bug(`template ${name} has no page component`);
    folder = dirname(folder);
  }
}
