/**
 * The options of `banxin check`: argv → a command, its form checked. Checks no copy.
 */
import type { Command } from 'commander';
import type { ListName } from '../check/reading-list.ts';
import type { RuleId } from '../check/types.ts';
import { RULE_NAMES } from '../story/rule-names.ts';
import type { CheckCommand, runCheck } from './check.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { dateOf, listOf, pagesOf } from './options.ts';
import { CHECK_EXAMPLES } from './words.ts';

const LIST_NAMES = ['names', 'numbers', 'quotes', 'titles'] as const satisfies readonly ListName[];

type Given = Readonly<Record<string, string | boolean | undefined>>;

export function addCheck(banxin: Command, io: Io, work: typeof runCheck, finish: (code: ExitCode) => void): void {
  banxin
    .command('check')
    .summary('find what is wrong in the copy (校对)')
    .description('The copy desk: find what is wrong in the copy of an edition, a story or raw copy, with line and column; changes nothing unasked.')
    .argument('<edition.yaml, story.md or copy.txt>', 'what to check')
    .option('--pages <list>', 'findings of these pages only: folios or numbers, ranges allowed (A04,A06-A07)')
    .option('--rules <list>', `only these rules: ${RULE_NAMES.join(', ')}`)
    .option('--date <date>', 'date of issue, for a story or copy that has none')
    .option('--fonts', 'ask the fonts for every character too')
    .option('--fix', 'write each file with its certain fixes made beside it, as NAME.fixed.md')
    .option('--in-place', 'with --fix: in its place; the old one is kept as NAME.md.bak')
    .option('--list <names>', `print reading lists with boxes to tick: ${LIST_NAMES.join(', ')}`)
    .option('--accept <ids>', 'findings that are errors: they count in the score')
    .option('--reject <ids>', 'findings that are none; say --why')
    .option('--ask <ids>', 'findings to ask the author about (质疑); say --why')
    .option('--forget <ids>', 'take a decision back')
    .option('--why <text>', 'reason or question')
    .option('--by <who>', 'who decides: 二校, a name')
    .option('--all', 'show rejected findings too')
    .option('--json', 'findings, scores and form as one JSON object')
    .option('--sarif', 'findings as a SARIF 2.1.0 log')
    .addHelpText('after', CHECK_EXAMPLES)
    .action(async (subject: string, given: Given) => finish(await work(commandOf(subject, given), io)));
} // prettier-ignore

const text = (given: Given, name: string): string | undefined => (typeof given[name] === 'string' ? given[name] : undefined);

function commandOf(subject: string, given: Given): CheckCommand {
  if (!/\.(?:ya?ml|md|txt)$/i.test(subject)) throw new UsageError(`check takes an edition (.yaml), a story (.md) or raw copy (.txt), not "${subject}"`); // prettier-ignore
  const [pages, rules, date, lists] = ['pages', 'rules', 'date', 'list'].map((name) => text(given, name));
  if (given['json'] === true && given['sarif'] === true) throw new UsageError('--json and --sarif exclude each other');
  if (given['inPlace'] === true && given['fix'] !== true) throw new UsageError('--in-place goes with --fix');
  const why = text(given, 'why') ?? '';
  const [accept, reject, ask, forget] = ['accept', 'reject', 'ask', 'forget'].map((name) => idsOf(`--${name}`, text(given, name))) as [string[], string[], string[], string[]]; // prettier-ignore
  for (const [name, ids] of [
    ['--reject', reject],
    ['--ask', ask],
  ] as const)
    // prettier-ignore
    if (ids.length > 0 && why === '') throw new UsageError(`${name} takes a reason: --why "…"`);
  return {
    subject,
    ...(pages === undefined ? {} : { pages: pagesOf(pages) }),
    ...(rules === undefined ? {} : { rules: listOf('--rules', rules, RULE_NAMES) as RuleId[] }),
    ...(date === undefined ? {} : { date: dateOf(date) }),
    lists: lists === undefined ? [] : listOf('--list', lists, LIST_NAMES),
    fonts: given['fonts'] === true,
    form: given['json'] === true ? 'json' : given['sarif'] === true ? 'sarif' : 'text',
    all: given['all'] === true,
    fix: given['fix'] !== true ? 'no' : given['inPlace'] === true ? 'in-place' : 'beside',
    accept,
    reject,
    ask,
    forget,
    why,
    by: text(given, 'by') ?? '',
  };
}

function idsOf(option: string, given: string | undefined): string[] {
  const ids = given === undefined ? [] : given.split(',').map((id) => id.trim());
  for (const id of ids) if (!/^[0-9a-f]{8}$/.test(id)) throw new UsageError(`${option} takes ids of findings such as 1a2b3c4d, not "${id}"`); // prettier-ignore
  return ids;
}
