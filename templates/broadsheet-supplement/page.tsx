/**
 * The broadsheet literary supplement (副刊).
 */
import type { PageProps } from 'banxin/template';
import { FolioLine } from '../parts/folio-line.tsx';
import { NewsPage } from '../parts/news-page.tsx';
import { SupplementTitle } from '../parts/titles.tsx';

const SIZES = { folio: 28, section: 12, small: 7.875 };

export default function BroadsheetSupplement(props: PageProps) {
  const head = (
    <>
      <FolioLine props={props} sizes={SIZES} />
      <SupplementTitle props={props} />
    </>
  );
  return <NewsPage props={props} head={head} dotted />;
}
