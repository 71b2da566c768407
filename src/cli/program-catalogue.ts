/**
 * The command line of the catalogue: what each of its actions takes, and the forms checked.
 */
import type { Command } from 'commander';
import type { CatalogueCommand } from './catalogue.ts';
import { UsageError } from './io.ts';
import type { ExitCode, Io } from './io.ts';
import { numberOf, oneOf } from './options.ts';

export type CatalogueWork = (command: CatalogueCommand, io: Io) => Promise<ExitCode>;

export const catalogueWork: CatalogueWork = async (...given) => (await import('./catalogue.ts')).runCatalogue(...given);

type Given = Readonly<Record<string, string | boolean | undefined>>;

const DEFAULT = 'catalogue.sqlite';

export function addCatalogue(banxin: Command, io: Io, work: CatalogueWork, finish: (code: ExitCode) => void): void {
  const catalogue = banxin
    .command('catalogue')
    .summary('search many editions: add bags, find words, and where they stand on the page')
    .description(
      'A small catalogue over many bags: every word of every page, and where it stands. It can be made again from the bags at any time.',
    )
    .addHelpText('after', CATALOGUE_EXAMPLES);
  const action = (name: string, summary: string): Command =>
    catalogue
      .command(name)
      .description(summary)
      .option('--catalogue <file>', 'the catalogue', DEFAULT)
      .option('--json', 'JSON on stdout');
  const common = (given: Given) => ({ file: String(given['catalogue']), json: given['json'] === true });
  action('add', 'Add bags; one that is there already is left.')
    .argument('<bag...>')
    .option('--replace', 'in the place of another bag of the same issue')
    .action(async (bags: string[], given: Given) =>
      finish(await work({ action: 'add', bags, replace: given['replace'] === true, ...common(given) }, io)),
    );
  action('rebuild', 'Make the catalogue again from these bags, or from those that are in it.')
    .argument('[bag...]')
    .action(async (bags: string[], given: Given) =>
      finish(await work({ action: 'rebuild', bags, replace: true, ...common(given) }, io)),
    );
  action('remove', 'Take bags out, by the identifier of their issue.')
    .argument('<identifier...>')
    .action(async (identifiers: string[], given: Given) =>
      finish(await work({ action: 'remove', identifiers, ...common(given) }, io)),
    );
  action('list', 'List the bags.').action(async (given: Given) => finish(await work({ action: 'list', ...common(given) }, io)));
  action('search', 'Find words that stand one after the other; one character is enough.')
    .argument('<words>')
    .option('--from <date>', 'issues from this day, month or year on: 2021-01-26, 2021-01, 2021')
    .option('--to <date>', 'issues to the end of this day, month or year')
    .option('--page <folio>', 'only on this page: a folio (A01), or its place in the issue from 1')
    .option('--paper <name>', 'only of this paper: its name, or its identifier (cn43-0003)')
    .option('--limit <number>', 'stories to show', '50')
    .option('--annotations <form>', 'also write the hits for a viewer: iiif (Content Search 2.0) or web (W3C annotations)')
    .option('-o, --out <file.json>', 'where the annotations go')
    .option('--base <address>', 'what stands before every identifier in them', 'urn:banxin:')
    .action(async (text: string, given: Given) => finish(await work({ ...searchOf(text, given), ...common(given) }, io)));
}

const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u;

function searchOf(text: string, given: Given): Omit<Extract<CatalogueCommand, { action: 'search' }>, 'file' | 'json'> {
  const typed = (key: string): string | undefined => (typeof given[key] === 'string' ? given[key] : undefined);
  for (const key of ['from', 'to'])
    if (typed(key) !== undefined && !DATE.test(typed(key)!))
      throw new UsageError(`--${key} takes a day, a month or a year such as 2021-01-26, 2021-01 or 2021, not "${typed(key)}"`);
  if (!/[\p{L}\p{N}]/u.test(text)) throw new UsageError(`"${text}" has no letter or figure to look for`);
  const [form, out] = [typed('annotations'), typed('out')];
  if ((form === undefined) !== (out === undefined)) throw new UsageError('--annotations and --out go together');
  const query = {
    text,
    limit: numberOf('--limit', String(given['limit']), 1, 100_000, true),
    ...(['from', 'to', 'page', 'paper'] as const).reduce(
      (sum, key) => (typed(key) === undefined ? sum : { ...sum, [key]: typed(key) }),
      {},
    ),
  };
  const annotations =
    form === undefined || out === undefined
      ? {}
      : { annotations: { form: oneOf('--annotations', form, ['iiif', 'web'] as const), out, base: String(given['base']) } };
  return { action: 'search', query, ...annotations };
}

const CATALOGUE_EXAMPLES = `
Examples:
  banxin catalogue add bags/*
  banxin catalogue search 活字 --from 2021-01 --page 1
  banxin catalogue search 河 --json
  banxin catalogue search '活字 印刷' --annotations iiif --out hits.json --base https://archive.example/
  banxin catalogue rebuild

Han are found one by one: 字, 活字 and 活字排印 all work; Latin words and figures are found whole. Each place comes with its
rectangles on the page.`;
