/**
 * Words shared by the schemas: closed objects, lengths, and the reading of a schema as an immutable type.
 */
import Type from 'typebox';
import { COMPUTED, IMPRINT_KEYS } from '../src/story/imprint-items.ts';
import type { Static, TProperties, TSchema } from 'typebox';

/** A value that no one changes after it is made. */
type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
export type Of<S extends TSchema> = Frozen<Static<S>>;

export const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** An object that has the named properties and no others. */
export const closed = <P extends TProperties>(properties: P, description?: string) =>
  Type.Object(properties, { additionalProperties: false, ...(description ? { description } : {}) });

/** A finite number in pt unless the description says otherwise. */
export const num = (description?: string) => Type.Number(description ? { description } : {});
export const text = (description?: string) => Type.String(description ? { description } : {});
export const optional = Type.Optional;

/** `2026-11-22`, as typed. */
export const isoDate = (description?: string) =>
  Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', ...(description ? { description } : {}) });
export const sha256 = () => Type.String({ pattern: '^[0-9a-f]{64}$' });

const COMPUTES = 'Computed: leave it out. Typed, it must agree.';

/** Items of the imprint as the paper or an issue types them. */
export const imprint = (description: string) =>
  closed(
    Object.fromEntries(
      IMPRINT_KEYS.map((item) => [
        item,
        optional(
          Type.Union(
            [Type.String({ minLength: 1 }), Type.Number()],
            (COMPUTED as readonly string[]).includes(item) ? { description: COMPUTES } : {},
          ),
        ),
      ]),
    ),
    description,
  );
