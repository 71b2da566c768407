/**
 * A template's folder becomes its page component: `page.js`, made by the build, or else `page.tsx`, compiled here by esbuild. Both are one
 * CommonJS text that asks for nothing but `banxin/template` and React, and is given Banxin's own, so a folder needs no node_modules.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Script } from 'node:vm';
import type { ComponentType } from 'react';
import type { PageProps } from './types.ts';

export type PageComponent = ComponentType<PageProps>;

/** What a template may import. */
export const PROVIDED = ['banxin/template', 'react', 'react/jsx-runtime'];

/** A template that cannot be used; the message is for its author. */
export class TemplateFault extends Error {}

/** page.tsx and all it imports, as one CommonJS text. The build keeps it as page.js. Rejects with TemplateFault. */
export async function compileTemplate(folder: string): Promise<string> {
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

async function textOf(folder: string): Promise<{ readonly text: string; readonly file: string }> {
  const file = join(folder, 'page.js');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? { text: await compileTemplate(folder), file: join(folder, 'page.tsx') } : { text, file };
}

/** The default export of a template's page. Rejects with TemplateFault. */
export async function loadPage(folder: string): Promise<PageComponent> {
  const [{ text, file }, template, react, runtime] = await Promise.all([
    textOf(folder),
    import('../template.ts'),
    import('react'),
    import('react/jsx-runtime'),
  ]);
  const provided: Readonly<Record<string, unknown>> = { 'banxin/template': template, react: react.default, 'react/jsx-runtime': runtime };
  const give = (name: string): unknown => {
    if (name in provided) return provided[name];
    throw new TemplateFault(`a template may import ${PROVIDED.join(', ')} and its own files, not “${name}”`);
  };
  const made: { exports: { default?: PageComponent } } = { exports: {} };
  try {
    const run = new Script(`(function (exports, require, module) {${text}\n})`, { filename: file }).runInThisContext() as (...given: unknown[]) => void;
    run(made.exports, give, made);
  } catch (error) {
    throw error instanceof TemplateFault ? error : new TemplateFault(error instanceof Error ? error.message : String(error));
  }
  if (typeof made.exports.default !== 'function') throw new TemplateFault('page.tsx has no component as its default export');
  return made.exports.default;
}
