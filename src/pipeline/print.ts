/**
 * Pages in, what the plant gets out: `print.pdf`.
 */
import { PressKeep, printProfile } from '../press/index.ts';
import { onePdf, type Outlet, type Shared } from './outlet.ts';
import { kept, type Workshop } from './workshop.ts';

/** The print PDF of a build. */
export const printOutlet = (shared: Shared): Outlet =>
  onePdf('print.pdf', printProfile, shared, { keep: pressKeep(shared.options.host.workshop) });

/** Painted pages and embedded faces of the build before. */
const pressKeep = (workshop: Workshop | undefined): PressKeep | undefined =>
  workshop && kept(workshop, 'press', [], () => new PressKeep());
