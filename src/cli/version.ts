/**
 * The version of this package: put in by the build, read from package.json elsewhere.
 */
import { createRequire } from 'node:module';

declare const BANXIN_VERSION: string | undefined;

/** Of package.json. */
export const version: string =
  typeof BANXIN_VERSION === 'string'
    ? BANXIN_VERSION
    : (createRequire(import.meta.url)('../../package.json') as { version: string }).version;
