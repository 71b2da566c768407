/** SHA-256 of a text, UTF-8, in hexadecimal. */
import { createHash } from 'node:crypto';

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
