/**
 * An explanation → text in columns for a terminal, where a Chinese character is two columns wide. Decides nothing.
 */
import type { CandidateExplained, Explanation, GapExplained, ItemExplained } from '../../schemas/explain.ts';
import { table } from './columns.ts';

/** The whole explanation; every section begins with its name. */
export function explanationText(one: Explanation): string {
  const { paragraph, measure, lead, natural, rest } = one;
  const room = rest < 0 ? `${em(-rest)} too long` : `${em(rest)} of room`;
  const sections = [
    [
      `page ${one.page}, line ${one.line}: ${one.file}:${one.at.line}:${one.at.column}, line ${one.index} of ${one.of} of ${one.block} in its column`,
      `  ${one.text}`,
      `  measure ${em(measure)}${lead ? `, ${em(lead)} left free` : ''}; natural width ${em(natural)}: ${room}`,
    ],
    ['items', ...table(['', 'class', 'width', 'gap', 'may shrink', 'may stretch', 'break after'], one.items.map(itemRow))],
    ['spent', ...(one.spent.length ? table(['step', 'of', 'em'], one.spent.map(({ step, most, em: spent }) => [step, most === null ? '' : figure(most), figure(spent)])) : ['  nothing: it fits'])], // prettier-ignore
    ['ends weighed (same start)', ...candidates(one.ends)],
    ['starts weighed (same end)', ...candidates(one.starts)],
    [
      'the whole paragraph',
      ...table(
        ['', 'price', 'more'],
        [
          ['as it is set', price(paragraph.total)],
          ...elsewhere('at best, when this line ends elsewhere', paragraph.endingElsewhere, paragraph.total),
          ...elsewhere('at best, when it begins elsewhere', paragraph.beginningElsewhere, paragraph.total),
        ],
      ),
      ...(paragraph.relaxed ? ['  no setting keeps every rule: breaks that none allows were weighed too (L10)'] : []),
    ],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const figure = (value: number): string => String(Math.round(value * 1000) / 1000);
const em = (value: number): string => `${figure(value)} em`;
const price = (value: number): string => value.toFixed(1);

const elsewhere = (when: string, cost: number | null, total: number): string[][] =>
  cost === null ? [] : [[when, price(cost), more(cost - total)]];
const more = (cost: number): string => `${cost >= 0 ? '+' : '−'}${price(Math.abs(cost))}`;

const itemRow = ({ text, class: name, width, trim, gap, break: after }: ItemExplained): string[] => [
  text,
  name,
  `${figure(width)}${trim ? ` − ${figure(trim)}` : ''}`,
  gap ? figure(gap.natural) : '',
  gap ? gap.shrink.map(({ step, most }) => `${step} ${figure(most)}`).join(', ') : '',
  gap ? stretchOf(gap) : '',
  after === null ? 'none' : after === 0 ? '0' : price(after),
];

function stretchOf({ wordSpace, hanWestern, open }: GapExplained): string {
  const limited = [wordSpace && `J7 (1) ${figure(wordSpace)}`, hanWestern && `J7 (2) ${figure(hanWestern)}`, open && 'J7 (3)'];
  return limited.filter(Boolean).join(', ');
}

function candidates(all: readonly CandidateExplained[]): string[] {
  const rows = all.map((one) => [
    one.chosen ? '→' : '',
    one.edge,
    figure(one.rest),
    one.gap ? figure(one.gap) : '',
    one.steps.filter((step) => !step.startsWith('J7 (3)')).join(', '),
    Object.entries(one.price).map(([name, cost]) => `${name} ${price(cost)}`).join(' + '), // prettier-ignore
    verdict(one),
  ]);
  return table(['', 'edge', 'rest', 'gap', 'steps', 'price of the line', 'whole paragraph'], rows);
}

function verdict({ forbidden, total, more: above, chosen, rest }: CandidateExplained): string {
  if (forbidden !== undefined && total === null) return forbidden;
  if (total === null || above === null) return rest < 0 ? 'too long, squeezed as it may be' : 'no setting has it';
  return `${price(total)}${chosen ? '' : `  ${more(above)}`}${forbidden === undefined ? '' : `  (${forbidden})`}`;
}
