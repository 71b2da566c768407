/**
 * Sign-off (签发): which signatures of a page hold as it looks now, and which roles that the paper demands are missing.
 */
import type { Signature } from '../../schemas/signatures.ts';

/** A page's standing. */
export interface Standing {
  readonly page: string;
  /** Signatures for the page as it looks now, the newest of each role. */
  readonly hold: readonly Signature[];
  /** Signatures for what it looked like before. */
  readonly lost: readonly Signature[];
  /** Demanded roles without a signature that holds. */
  readonly missing: readonly string[];
}

/** Weighs a page's signatures against its looks. A signature of another page never counts: each page has its own file. */
export function standingOf(page: string, looks: string, signatures: readonly Signature[], requires: readonly string[]): Standing {
  const newest = new Map(signatures.map((one) => [one.role, one]));
  const hold = [...newest.values()].filter((one) => one.looks === looks);
  const lost = [...newest.values()].filter((one) => one.looks !== looks);
  const missing = requires.filter((role) => !hold.some((one) => one.role === role));
  return { page, hold, lost, missing };
}
