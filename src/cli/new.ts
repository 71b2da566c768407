/**
 * `banxin new`: a folder's name → a newspaper that builds, and an exit code. Never writes over anything.
 */
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT, UsageError } from './io.ts';
import type { ExitCode, Io } from './io.ts';
import { filesOf } from './new-files.ts';

export interface NewCommand {
  readonly folder: string;
  readonly format: 'broadsheet' | 'tabloid';
  readonly template?: 'feature' | 'own';
  readonly name: string;
  /** ISO; today unless given. */
  readonly date?: string;
}

/** Founds a newspaper; its files are named on stdout. */
export async function runNew(command: NewCommand, io: Io, today: () => string = byTheClock): Promise<ExitCode> {
  const { folder, format, name, template = 'feature', date = today() } = command;
  refuse(folder);
  const files = filesOf({ name, format, template, date, schemas: schemasFrom(path.resolve(folder)) });
  for (const [file, content] of files) {
    const place = path.join(folder, file);
    mkdirSync(path.dirname(place), { recursive: true });
    // wx: whatever came to be there meanwhile is not written over either.
    writeFileSync(place, content, { flag: 'wx' });
    io.stdout(`${place}\n`);
  }
  return EXIT.done;
}

/** Names that are said of a folder that is not empty. */
const SAID = 6;

/** What begins with a point (.git, .vscode) may be there. */
function refuse(folder: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new UsageError(`${folder} is a file; new makes a folder`);
  const there = readdirSync(folder).filter((name) => !name.startsWith('.'));
  if (there.length === 0) return;
  const said = there.sort().slice(0, SAID).join(', ');
  const more = there.length > SAID ? ` and ${there.length - SAID} more` : '';
  throw new UsageError(`${folder} is not empty: it has ${said}${more}; new never writes over anything, name a new folder`);
}

const NAME = 'banxin';
const SCHEMA = 'schemas/edition.json';

/**
 * Where a newspaper's yaml files find the schemas: in the banxin that is installed in its folder or in one above it (or that the folder is a part of), by a relative
 * path. Where none is, in the one that `npm install banxin` would put into the folder.
 */
export function schemasFrom(folder: string, own: string | undefined = ownFolder()): string {
  for (let at = folder; ; at = path.dirname(at)) {
    const installed = path.join(at, 'node_modules', NAME);
    const found = existsSync(path.join(installed, SCHEMA)) ? installed : at === own ? at : undefined;
    if (found !== undefined) return relative(folder, path.join(found, path.dirname(SCHEMA)));
    if (path.dirname(at) === at) return relative(folder, path.join(folder, 'node_modules', NAME, path.dirname(SCHEMA)));
  }
}

function relative(from: string, to: string): string {
  const way = path.relative(from, to).replaceAll('\\', '/');
  return way.startsWith('.') ? way : `./${way}`;
}

/** The folder of this banxin: found upward, so that the same code runs from src/ and from a bundle. */
function ownFolder(): string | undefined {
  for (let at = path.dirname(fileURLToPath(import.meta.url)); path.dirname(at) !== at; at = path.dirname(at))
    if (existsSync(path.join(at, SCHEMA))) return at;
  return undefined;
}

/** The day on this machine's clock, where it stands: a paper is dated by its own town. */
function byTheClock(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
