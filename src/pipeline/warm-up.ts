/**
 * Begins to load what every build needs in the end and what takes its time, so that it is there when it is needed.
 */
import { warmUp as warmFurnisher } from '../furnish/index.ts';
import { warmUp as warmPress } from '../press/index.ts';

/** Begins to load what the last stages need. */
export function warmUp(): void {
  warmFurnisher();
  warmPress();
}
