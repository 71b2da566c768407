/**
 * The validators of what a run reads, compiled by ajv from schemas/*.json when first asked. A build puts validators compiled
 * ahead in place of this module (scripts/compiled-schemas.mjs), so a run loads neither ajv nor the schemas.
 */
import { createRequire } from 'node:module';
import type { ErrorObject } from 'ajv';

/** A validator as ajv makes it. */
export interface Compiled {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}

/** Compiles on the first call, then hands over. */
function lazily(name: string): Compiled {
  let ready: Compiled | undefined;
  const check: Compiled = (value) => {
    ready ??= compile(name);
    const valid = ready(value);
    check.errors = ready.errors ?? null;
    return valid;
  };
  return check;
}

function compile(name: string): Compiled {
  const require = createRequire(import.meta.url);
  const { Ajv } = require('ajv') as typeof import('ajv');
  const schema = require(`../../schemas/${name}.json`) as object;
  return new Ajv({ allErrors: true, strict: false }).compile(schema) as Compiled;
}

/** Validators of what a run reads. */
export const compiled = {
  edition: lazily('edition'),
  paper: lazily('paper'),
  story: lazily('story'),
  round: lazily('round'),
  signatures: lazily('signatures'),
  marks: lazily('marks'),
  decisions: lazily('decisions'),
};
