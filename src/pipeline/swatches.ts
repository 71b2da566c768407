/**
 * The inks of a build by name: Banxin's, and over them the paper's own.
 */
import type { LayoutHead } from '../layout/types.ts';
import type { Paper } from '../story/types.ts';
import { SWATCHES } from '../style/swatches.ts';
import { kept, type Workshop } from './workshop.ts';

/** The same object as long as the paper says the same, so that what was painted with it may be kept. */
export const swatchesOf = ({ swatches }: Paper, workshop: Workshop | undefined): LayoutHead['swatches'] =>
  kept(workshop, 'swatches', [JSON.stringify(swatches)], () => ({ ...SWATCHES, ...swatches }));
