/**
 * sharp, loaded at the first need, for it costs a tenth of a second. Its cache of decoded files is switched off: no file is opened twice for
 * the same pixels, and memory should grow with a picture and not with the issue.
 */
import type Sharp from 'sharp';

let loading: Promise<typeof Sharp> | undefined;

/** sharp's own function. */
export const loadSharp = (): Promise<typeof Sharp> =>
  (loading ??= import('sharp').then(({ default: sharp }) => {
    sharp.cache(false);
    return sharp;
  }));
