/**
 * What the plant asks for in, the profile of its PDF out. Values only.
 */
import { mm } from '../base/index.ts';
import type { PressSettings } from '../story/types.ts';
import type { InkForm } from '../image/types.ts';
import { type PressProfile, printProfile } from './profile.ts';

/** Outside the bleed, where there are marks or a slug line: marks end 3 mm before the sheet does. */
const SLUG = mm(12);
/** Pixels an inch above which photos are thinned, and under which a JPEG in inks does not pass untouched (newspaper.md). */
const MOST = 300;
const LEAST = 100;

/** PDF/X-4 (ISO 15930-7) or PDF/X-1a:2003 (ISO 15930-4). `forced`: what preflight stopped is no PDF/X, and claims to be none. */
export function printProfileFor(settings: PressSettings, ink: InkForm, forced: boolean): PressProfile {
  const older = settings.print === 'x1a';
  const outside = settings.marks.length > 0 || settings.slug || forced;
  return {
    ...printProfile,
    pdfVersion: older ? '1.4' : '1.6',
    claims: forced ? {} : { x: older ? 'PDF/X-1a:2003' : 'PDF/X-4' },
    sheet: { boxes: true, bleed: settings.bleed, slug: outside ? SLUG : 0 },
    pictures: { least: Math.min(LEAST, settings.ppi), aim: settings.ppi, most: Math.max(MOST, settings.ppi), hidden: 0.3, ink },
    intent: 'GTS_PDFX',
  };
}
