/**
 * The broadsheet picture page.
 */
import type { PageProps } from 'banxin/template';
import { FolioLine } from '../parts/folio-line.tsx';
import { NewsPage } from '../parts/news-page.tsx';

const SIZES = { folio: 28, section: 12, small: 7.875 };

export default function BroadsheetPicture(props: PageProps) {
  return <NewsPage props={props} head={<FolioLine props={props} sizes={SIZES} />} />;
}
