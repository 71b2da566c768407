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

/** What a template may import. */
const PROVIDED = ['banxin/template', 'react', 'react/jsx-runtime'];

/** A template that cannot be used; the message is for its author. */
export class TemplateFault extends Error {}

/** page.tsx and all it imports of its own, as one CommonJS text. */
async function compile(folder: string): Promise<string> {
  const { build } = await import('esbuild');
  try {
    const made = await build({
      entryPoints: [join(folder, 'page.tsx')],
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'neutral',
      target: 'node20',
      jsx: 'automatic',
      external: PROVIDED,
      logLevel: 'silent',
      tsconfigRaw: {},
    });
    return made.outputFiles[0]!.text;
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
    ? ((await import(pathToFileURL(built).href)) as PageModule)
    : await evaluate(await compile(folder), join(folder, 'page.tsx'));
  if (typeof page.default !== 'function') throw new TemplateFault('page.tsx has no component as its default export');
  return page.default;
}

interface PageModule {
  readonly default?: PageComponent;
}

// CommonJS comes with its names beside `default` from Node, and under it alone from a bundle.
const named = (module: object): unknown => ('default' in module ? module.default : module);

async function evaluate(text: string, file: string): Promise<PageModule> {
  const [template, react, runtime] = await Promise.all([import('../template.ts'), import('react'), import('react/jsx-runtime')]);
  const provided: Readonly<Record<string, unknown>> = {
    'banxin/template': template,
    react: react.default,
    'react/jsx-runtime': named(runtime),
  };
  const give = (name: string): unknown => {
    if (Object.hasOwn(provided, name)) return provided[name];
    throw new TemplateFault(`a template may import ${PROVIDED.join(', ')} and its own files, not “${name}”`);
  };
  const made: { exports: PageModule } = { exports: {} };
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
