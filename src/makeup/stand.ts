/**
 * How much of a leg's measure a paragraph takes: a quotation stands in at the left, a note is smaller than the body. Lengths in em.
 */
import type { ParaBlock } from '../style/matter.ts';

/** In columns narrower than this a quotation stands in half as far: 13 characters of 13 would else be 11. */
const NARROW = 16;

/** Em of the body between a leg's left edge and the paragraph. */
export const insetOf = ({ inset = 0 }: ParaBlock, measure: number): number => (measure < NARROW ? inset / 2 : inset);

/** What is left of a measure in em of the body, in em of the paragraph's own size. */
export const measureOf = (block: ParaBlock, measure: number): number => (measure - insetOf(block, measure)) / (block.scale ?? 1);
