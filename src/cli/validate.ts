/**
 * A value read from YAML → what its schema says is wrong with it, one finding a place, in words that say what to do. Knows no
 * file and no line: whoever read the YAML finds the place from the path.
 */
import type { ErrorObject } from 'ajv';
import { compiled } from './compiled.ts';
import type { Compiled } from './compiled.ts';

/** What does not fit, and where. */
export interface SchemaFinding {
  /** Keys and indices from the root of the value to where it is wrong; ends with the key itself when that is not known. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** JSON Schema keyword that failed. */
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** An edition file. */
export const validateEdition = (value: unknown): SchemaFinding[] => findings(compiled.edition, value);
/** `banxin.yaml`. */
export const validatePaper = (value: unknown): SchemaFinding[] => findings(compiled.paper, value);
/** The front matter of a story. */
export const validateStory = (value: unknown): SchemaFinding[] => findings(compiled.story, value);

/** What is wrong with a frozen round, a file of signatures, a file of marks; undefined where nothing is. */
export const fitsRound = (value: unknown): string | undefined => first(compiled.round, value);
export const fitsSignatures = (value: unknown): string | undefined => first(compiled.signatures, value);
export const fitsMarks = (value: unknown): string | undefined => first(compiled.marks, value);

const first = (check: Compiled, value: unknown): string | undefined => findings(check, value)[0]?.message;
/** Decisions about findings of the copy desk. */
export const validateDecisions = (value: unknown): SchemaFinding[] => findings(compiled.decisions, value);

function findings(check: Compiled, value: unknown): SchemaFinding[] {
  if (check(value)) return [];
  return relevant(check.errors ?? []).map((error) => finding(error, value));
}

/**
 * Of a choice (anyOf) that failed, only what speaks of the branch that the value meant: an object that lacks a key is told so,
 * not that it is no string. The choice itself is reported when no branch comes near.
 */
function relevant(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter((error) => error.keyword === 'anyOf');
  const hidden = new Set<ErrorObject>();
  for (const choice of choices) {
    const branches = errors.filter(
      (error) => error.schemaPath.startsWith(`${choice.schemaPath}/`) && within(error.instancePath, choice.instancePath),
    );
    const near = branches.filter((error) => !(error.keyword === 'type' && error.instancePath === choice.instancePath));
    if (near.length > 0) hidden.add(choice);
    for (const branch of branches) if (near.length === 0 || !near.includes(branch)) hidden.add(branch);
  }
  return errors.filter((error) => !hidden.has(error));
}

const within = (pointer: string, parent: string): boolean => pointer === parent || pointer.startsWith(`${parent}/`);

function finding(error: ErrorObject, root: unknown): SchemaFinding {
  const path = pathOf(error.instancePath, root);
  const params = error.params as Record<string, unknown>;
  const key = params['additionalProperty'];
  return {
    path: typeof key === 'string' ? [...path, key] : path,
    message: say(error, path, valueAt(root, path)),
    keyword: error.keyword,
    params,
  };
}

/** JSON pointer → keys; a number where the parent is an array. */
function pathOf(pointer: string, root: unknown): (string | number)[] {
  const path: (string | number)[] = [];
  let value = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(value) ? Number(key) : key);
    value = (value as Record<string, unknown> | undefined)?.[key];
  }
  return path;
}

const valueAt = (root: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], root);

const KIND: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  null: 'nothing',
};

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\\d\{4\}-/, 'must be a date such as 2026-11-22'],
  [/0-9\]\{1,3\}/, 'must be a folio such as A04, or a range such as A04-A05'],
  [/A-Za-z0-9\._-/, 'may hold the letters a–z, figures, “.”, “_” and “-” only'],
];

/** A sentence about one error: the name of the key, what it must be, and what it was. */
function say(error: ErrorObject, path: readonly (string | number)[], value: unknown): string {
  const name = nameOf(path);
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'required':
      return `${name} lacks the key "${String(params['missingProperty'])}"`;
    case 'additionalProperties':
      return `${name} has no key "${String(params['additionalProperty'])}"; take it out or correct its name`;
    case 'enum':
      return `${name} must be one of ${(params['allowedValues'] as unknown[]).join(', ')}, not ${show(value)}`;
    case 'const':
      return `${name} must be ${show(params['allowedValue'])}, not ${show(value)}`;
    case 'type':
      return `${name} must be ${KIND[String(params['type'])] ?? String(params['type'])}, not ${show(value)}${quoteHint(params['type'], value)}`;
    case 'pattern':
      return `${name} ${wordsFor(String(params['pattern']))}, not ${show(value)}`;
    case 'minLength':
      return `${name} is empty`;
    case 'minItems':
      return `${name} must have at least ${String(params['limit'])} ${params['limit'] === 1 ? 'entry' : 'entries'}`;
    case 'anyOf':
      return `${name} has a form that is not known here: ${show(value)}`;
    default:
      return `${name} ${error.message ?? 'does not fit'}, not ${show(value)}`;
  }
}

/** `pages[0].folio`, or what the whole file is called. */
const nameOf = (path: readonly (string | number)[]): string =>
  path.length === 0
    ? 'the file'
    : `"${path.map((key, i) => (typeof key === 'number' ? `[${key + 1}]` : i === 0 ? key : `.${key}`)).join('')}"`;

const wordsFor = (pattern: string): string => PATTERNS.find(([test]) => test.test(pattern))?.[1] ?? `must match ${pattern}`;

/** A number where a text is due is most often a text without its quotation marks. */
const quoteHint = (type: unknown, value: unknown): string =>
  type === 'string' && typeof value === 'number' ? `; put it in quotation marks: "${value}"` : '';

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const written = JSON.stringify(value);
  return written.length > 60 ? `${written.slice(0, 57)}…` : written;
}
