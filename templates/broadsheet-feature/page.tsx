/**
 * The broadsheet feature, page or spread.
 */
import type { PageProps } from 'banxin/template';
import { FeaturePage } from '../parts/feature-page.tsx';
import { TIMELINE } from '../parts/timeline-drawings.ts';

const SIZES = { folioLine: { folio: 28, section: 12, small: 7.875 }, credits: 7.875 };

export default function BroadsheetFeature(props: PageProps) {
  return <FeaturePage props={props} sizes={SIZES} timeline={TIMELINE} />;
}
