import { expectTypeOf, test } from 'vitest';
import type * as Schema from '../../schemas/layout.ts';
import type * as Contract from '../../src/layout/types.ts';

test('same', () => {
  expectTypeOf<Schema.Layout>().toEqualTypeOf<Contract.Layout>();
  expectTypeOf<Schema.Frame>().toEqualTypeOf<Contract.Frame>();
  expectTypeOf<Schema.Run>().toEqualTypeOf<Contract.Run>();
  expectTypeOf<Schema.Role>().toEqualTypeOf<Contract.Role>();
});
