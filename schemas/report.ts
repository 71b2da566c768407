/**
 * `banxin/report/1`: what a build found and how well it composed. No times, no absolute paths.
 */
import Type from 'typebox';
import { closed, DRAFT, num, optional, text } from './common.ts';
import type { Of } from './common.ts';

const count = (description?: string) => Type.Integer({ minimum: 0, ...(description ? { description } : {}) });
const at = () => Type.Integer({ minimum: 1 });

export const DiagnosticRow = closed({
  file: text('Relative to the root.'),
  line: at(),
  column: at(),
  endLine: at(),
  endColumn: at(),
  severity: Type.Enum(['error', 'warning', 'note']),
  code: text(),
  message: text(),
  page: optional(text('Folio.')),
  frame: optional(text('Frame id.')),
});
export type DiagnosticRow = Of<typeof DiagnosticRow>;

export const CompositionCounts = closed({
  lines: count(),
  loose: count('Gap over 0.05 em.'),
  veryLoose: count('Gap over 0.10 em.'),
  tight: count('Gap under −0.002 em.'),
  oneCharLastLines: count(),
  relaxations: Type.Array(text()),
  rivers: count(),
  largestGapEm: num('em'),
});
export type CompositionCounts = Of<typeof CompositionCounts>;

const CompositionRow = closed({ id: text('Folio of the page, or id of the story.'), composition: CompositionCounts });

export const PreflightRow = closed({
  check: Type.Enum(
    ['profile', 'boxes', 'font', 'colour', 'plate', 'swatch', 'picture', 'type', 'rule', 'tint', 'overprint', 'bleed', 'overset'],
    { description: 'What was looked at.' },
  ),
  severity: Type.Enum(['ok', 'note', 'warning', 'error'], {
    description: "ok: within the plant's figures. An error stops print.",
  }),
  code: text('Of what is wrong, as in diagnostics; else the check.'),
  message: text(),
  page: optional(text('Folio.')),
  frame: optional(text('Frame of the Layout.')),
  at: optional(closed({ x: num(), y: num(), width: num(), height: num() }, 'On the trimmed page, mm from its upper left.')),
  file: optional(text('Place in the copy.')),
  line: optional(at()),
  column: optional(at()),
  value: optional(num('What was measured.')),
  unit: optional(Type.Enum(['pt', 'ppi', '%', 'mm'])),
});
export type PreflightRow = Of<typeof PreflightRow>;

const Lever = closed({
  kind: Type.Enum(['loosen', 'tighten', 'blanks', 'picture', 'quote', 'cut', 'add', 'drop-paragraph']),
  lines: num('Lines that it gives or takes.'),
  block: optional(text('Block of the Layout.')),
  characters: optional(count('To cut or to add.')),
  line: optional(at()),
});

export const FitRow = closed({
  story: text(),
  file: text(),
  page: text('Folio.'),
  state: Type.Enum(['fits', 'under', 'over', 'unplaced'], { description: 'under: 欠; over: 溢.' }),
  lines: count('Over or wanting.'),
  characters: count('Over or wanting.'),
  empty: count('Grid lines of its columns that nothing covers.'),
  overset: Type.Array(closed({ block: text(), text: text() }), { description: 'Text that stands on no page.' }),
  used: closed(
    {
      loosened: count(),
      tightened: count(),
      blanks: num('Lines.'),
      pictures: num('Lines.'),
      dropped: Type.Array(text()),
    },
    'What copyfit did within the limits of banxin.yaml.',
  ),
  levers: Type.Array(Lever, { description: 'What would help, the cheapest first.' }),
  title: optional(
    closed(
      {
        picture: text('Relative to the root.'),
        letters: Type.Enum(['white', 'black']),
        plate: Type.Union([Type.Enum(['white', 'black']), Type.Null()], { description: 'Null: none was needed.' }),
        contrast: num('At the worst place under the letters, in print and on a screen; 4.5 is asked.'),
      },
      'The headline stands on a picture (题图压字).',
    ),
  ),
});
export type FitRow = Of<typeof FitRow>;

/** A finding of a later part of the house (form): a row with a code and a message. */
const Row = Type.Object({ code: text(), message: text() }, { additionalProperties: true });

const span = (description: string) => closed({ least: num(), most: num() }, description);

export const ScoreRow = closed({
  page: Type.Union([Type.String(), Type.Null()], { description: 'Folios of the page; null for the edition.' }),
  characters: count('The denominator.'),
  findings: closed({ confirmed: count(), open: count(), asked: count(), rejected: count() }),
  errors: span('Confirmed, and with all that is open.'),
  rate: span('In 10,000 characters.'),
  verdict: Type.Enum(['passes', 'fails', 'open']),
});

export const Report = Type.Object(
  {
    format: Type.Literal('banxin/report/1'),
    composition: closed({ edition: CompositionCounts, pages: Type.Array(CompositionRow), stories: Type.Array(CompositionRow) }),
    fit: Type.Array(FitRow),
    preflight: Type.Array(PreflightRow),
    form: Type.Array(Row),
    score: optional(
      Type.Array(ScoreRow, {
        description: 'The national score: pages, then the edition. Only where the copy desk has worked on it.',
      }),
    ),
    diagnostics: Type.Array(DiagnosticRow),
  },
  { $schema: DRAFT, title: 'Banxin report', additionalProperties: false },
);
export type Report = Of<typeof Report>;
