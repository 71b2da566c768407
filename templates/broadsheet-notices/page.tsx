/**
 * The broadsheet notices page.
 */
import type { PageProps } from 'banxin/template';
import { FolioLine } from '../parts/folio-line.tsx';
import { NewsPage } from '../parts/news-page.tsx';
import { NoticesTitle } from '../parts/titles.tsx';

const SIZES = { folio: 28, section: 12, small: 7.875 };

export default function BroadsheetNotices(props: PageProps) {
  const head = (
    <>
      <FolioLine props={props} sizes={SIZES} />
      <NoticesTitle props={props} />
    </>
  );
  return <NewsPage props={props} head={head} />;
}
