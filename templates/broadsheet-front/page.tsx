/**
 * The broadsheet front page.
 */
import type { PageProps } from 'banxin/template';
import { ImprintFoot, Nameplate } from '../parts/nameplate.tsx';
import { NewsPage } from '../parts/news-page.tsx';

const SIZES = { rise: 46, name: 142, day: 42, date: 12, small: 7.875 };

export default function BroadsheetFront(props: PageProps) {
  const head = (
    <>
      <Nameplate props={props} sizes={SIZES} />
      <ImprintFoot props={props} size={SIZES.small} />
    </>
  );
  return <NewsPage props={props} head={head} creditsDown={18} />;
}
