/**
 * `banxin plan`: an edition → the dummy (版样) of each page in letters, as SVG files or as JSON, and an exit code. Plans nothing itself.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Dummy, DummyOptions, DummyResult } from '../pipeline/dummy.ts';
import { deliverablesIn } from './deliverables.ts';
import { hostOf } from './host.ts';
import { EXIT, UsageError } from './io.ts';
import type { ExitCode, Io } from './io.ts';
import { dummySvg } from './plan-svg.ts';
import { dummyText } from './plan-text.ts';
import { tellDiagnostics } from './tell.ts';
import { validateEdition, validatePaper, validateStory } from './validate.ts';

export interface PlanCommand {
  readonly edition: string;
  readonly pages?: string;
  /** A file that ends in .svg, or a folder. */
  readonly out?: string;
  readonly json: boolean;
}
export type Planner = (options: DummyOptions) => Promise<DummyResult>;

const planner: Planner = async (options) => (await import('../pipeline/dummy.ts')).dummies(options);

/** Shows the dummies. Copy that finds no room is an error, and the dummy is shown all the same. */
export async function runPlan(command: PlanCommand, io: Io, plan: Planner = planner): Promise<ExitCode> {
  const { edition, pages, out, json } = command;
  if (!existsSync(edition)) throw new UsageError(`there is no file ${edition}`);
  const result = await plan({
    editionPath: path.resolve(edition),
    ...(pages === undefined ? {} : { pages }),
    host: hostOf(io.env),
    validate: { edition: validateEdition, paper: validatePaper, story: validateStory },
  });
  const written = out === undefined ? [] : await draw(out, result);
  tellDiagnostics(io, result.diagnostics, json);
  if (json)
    io.stdout(`${JSON.stringify({ format: 'banxin/plan/1', pages: result.dummies.map((dummy) => dummy.plan) }, null, 1)}\n`);
  else if (out === undefined) io.stdout(result.dummies.map((dummy) => dummyText(dummy, io.columns)).join('\n'));
  else io.stdout(written.map((file) => `${file}\n`).join(''));
  return result.ok ? EXIT.done : EXIT.errors;
}

/** Writes the drawings; an older one of a page that could not be made does not stay. */
async function draw(out: string, { dummies, pages }: DummyResult): Promise<readonly string[]> {
  const single = /\.svg$/i.test(out);
  if (single && pages.length > 1)
    throw new UsageError(`${out} is one file, and there are ${pages.length} pages: give a folder, or one page with --pages`);
  const files = deliverablesIn(single ? path.dirname(out) : out);
  const name = (page: string): string => (single ? path.basename(out) : `plan-${page}.svg`);
  try {
    for (const dummy of dummies) await drawOne(dummy);
  } finally {
    files.settle(single ? [name('')] : pages.map(name));
  }
  return files.written;

  async function drawOne(dummy: Dummy): Promise<void> {
    const file = files.open(name(dummy.plan.folios.join('-')));
    file.write(dummySvg(dummy));
    await file.commit();
  }
}
