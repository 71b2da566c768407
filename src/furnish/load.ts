/**
 * A template's folder becomes its page component: `page.js`, an ES module of Banxin's own build, or else `page.tsx`, compiled here by esbuild
 * and given nothing but Banxin's own React and `banxin/template`, so that a folder needs no node_modules and never brings a second React.
 */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import type { ComponentType } from 'react';
import type { PageProps } from './types.ts';

/** What page.tsx exports by default. */
export type PageComponent = ComponentType<PageProps>;

/** What a template may import, each loaded when one does. */
const PROVIDED: Readonly<Record<string, () => Promise<unknown>>> = {
  'banxin/template': () => import('../template.ts'),
  'banxin/parts': () => import('../../templates/parts/index.ts'),
  'banxin/grid': () => import('../grid.ts'),
  react: async () => (await import('react')).default,
  'react/jsx-runtime': async () => named(await import('react/jsx-runtime')),
};

/** A template that cannot be used; the message is for its author. */
export class TemplateFault extends Error {}

/** A file of a template's folder and all it imports of its own, as one CommonJS text, and what it asks of Banxin. */
async function compile(entry: string): Promise<{ readonly text: string; readonly asks: readonly string[] }> {
  const { build } = await import('esbuild');
  try {
    const made = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      metafile: true,
      format: 'cjs',
      platform: 'neutral',
      target: 'node20',
      jsx: 'automatic',
      external: Object.keys(PROVIDED),
      logLevel: 'silent',
      tsconfigRaw: {},
    });
    const asks = Object.values(made.metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
    return { text: made.outputFiles[0]!.text, asks };
  } catch (error) {
    throw new TemplateFault(error instanceof Error ? error.message : String(error));
  }
}

/** The default export of a template's page. Rejects with TemplateFault. */
export async function loadPage(folder: string): Promise<PageComponent> {
  const built = join(folder, 'page.js');
  const isBuilt = await access(built).then(
    () => true,
    () => false,
  );
  const page = isBuilt
    ? ((await import(pathToFileURL(built).href)) as { readonly default?: PageComponent })
    : await evaluate<PageComponent>(join(folder, 'page.tsx'));
  if (typeof page.default !== 'function') throw new TemplateFault('page.tsx has no component as its default export');
  return page.default;
}

/** The default export of a paper's own grid.ts, as its author wrote it: nothing of it is checked. Rejects with TemplateFault. */
export const loadGrid = async (folder: string): Promise<unknown> => (await evaluate(join(folder, 'grid.ts'))).default;

// CommonJS comes with its names beside `default` from Node, and under it alone from a bundle.
const named = (module: object): unknown => ('default' in module ? module.default : module);

async function evaluate<T>(file: string): Promise<{ readonly default?: T }> {
  const { text, asks } = await compile(file);
  const loaded = await Promise.all(asks.map(async (name) => [name, await PROVIDED[name]?.()] as const));
  const provided = new Map(loaded.filter(([, module]) => module !== undefined));
  const give = (name: string): unknown => {
    if (provided.has(name)) return provided.get(name);
    throw new TemplateFault(`a template may import ${Object.keys(PROVIDED).join(', ')} and its own files, not “${name}”`);
  };
  const made: { exports: { readonly default?: T } } = { exports: {} };
  try {
    const run = new Script(`(function (exports, require, module) {${text}\n})`, { filename: file }).runInThisContext() as (
      ...given: unknown[]
    ) => void;
    run(made.exports, give, made);
  } catch (error) {
    throw error instanceof TemplateFault ? error : new TemplateFault(error instanceof Error ? error.message : String(error));
  }
  return made.exports;
}
