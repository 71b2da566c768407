/**
 * The tabloid front page.
 */
import type { PageProps } from 'banxin/template';
import { ImprintFoot, Nameplate } from '../parts/nameplate.tsx';
import { NewsPage } from '../parts/news-page.tsx';

const SIZES = { rise: 34, name: 98, day: 30, date: 10.5, small: 7.5 };

export default function TabloidFront(props: PageProps) {
  const head = (
    <>
      <Nameplate props={props} sizes={SIZES} />
      <ImprintFoot props={props} size={6.5} lines={2} />
    </>
  );
  return <NewsPage props={props} head={head} creditsDown={26} />;
}
