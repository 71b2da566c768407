import type { Manuscript } from './types.ts';
export const webText = (m: Manuscript): string => m.file;
