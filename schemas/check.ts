/**
 * `banxin/check/1`: what `banxin check --json` prints.
 */
import Type from 'typebox';
import { RULE_NAMES } from '../src/story/rule-names.ts';
import { closed, DRAFT, text } from './common.ts';
import type { Of } from './common.ts';
import { ScoreRow } from './report.ts';

const at = () => Type.Integer({ minimum: 1 });
const offset = () => Type.Integer({ minimum: 0, description: 'UTF-16 units of the file as read.' });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()]);
const state = () => Type.Enum(['open', 'accepted', 'rejected', 'asked']);

const FindingRow = closed({
  id: Type.String({ pattern: '^[0-9a-f]{8}$', description: 'The same while rule, story and sentence are.' }),
  rule: Type.Enum([...RULE_NAMES]),
  severity: Type.Enum(['error', 'warning', 'note']),
  sure: Type.Enum(['certain', 'likely', 'question']),
  file: text('Relative to the root.'),
  line: at(),
  column: at(),
  endLine: at(),
  endColumn: at(),
  start: offset(),
  end: offset(),
  text: text('What stands there.'),
  zh: text(),
  en: text(),
  fix: orNull(Type.Array(closed({ start: offset(), end: offset(), put: text() }))),
  beside: orNull(closed({ file: text(), line: at(), column: at() }, 'Another place that it belongs to.')),
  state: state(),
  why: orNull(text()),
  page: orNull(text('Folios, joined.')),
  role: orNull(text('headline, body, caption …')),
  kind: Type.Enum(['character', 'number', 'fact', 'numeral', 'mark', 'form', 'none'], { description: 'For the score.' }),
  size: Type.Integer({ minimum: 0, description: 'Characters at fault.' }),
});

const FormRow = closed({ code: text(), message: text(), file: text(), line: at(), state: state() });

const Stale = closed({ id: text(), state: state(), rule: text(), file: text(), text: text(), why: text(), by: text() });

export const Check = Type.Object(
  {
    format: Type.Literal('banxin/check/1'),
    findings: Type.Array(FindingRow),
    scores: Type.Array(ScoreRow),
    form: Type.Array(FormRow),
    stale: Type.Array(Stale, { description: 'Decisions about text that stands no more.' }),
  },
  { $schema: DRAFT, title: 'Banxin check', additionalProperties: false },
);
export type Check = Of<typeof Check>;
