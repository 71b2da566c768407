/**
 * The tabloid news page.
 */
import type { PageProps } from 'banxin/template';
import { FolioLine } from '../parts/folio-line.tsx';
import { NewsPage } from '../parts/news-page.tsx';

const SIZES = { folio: 22, section: 10.5, small: 7.875 };

export default function TabloidNews(props: PageProps) {
  return <NewsPage props={props} head={<FolioLine props={props} sizes={SIZES} />} />;
}
