/**
 * Bytes in, a promise of deflated bytes out, made on the thread pool while the next page is painted.
 */
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';

const deflated = promisify(deflate);

/** Deflates with zlib's default level. A rejection waits for whoever awaits; it is never unhandled. */
export function deflating(bytes: Uint8Array): Promise<Uint8Array> {
  const promise = deflated(bytes);
  promise.catch(() => undefined);
  return promise;
}
