/**
 * The tabloid feature, page or spread.
 */
import type { PageProps } from 'banxin/template';
import { FeaturePage } from '../parts/feature-page.tsx';

const SIZES = { folioLine: { folio: 22, section: 10.5, small: 7.875 }, credits: 7.875 };

export default function TabloidFeature(props: PageProps) {
  return <FeaturePage props={props} sizes={SIZES} />;
}
