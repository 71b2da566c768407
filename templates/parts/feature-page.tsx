/**
 * A feature page or spread of any sheet: furniture under the matter, the slots in painting order, furniture over it.
 */
import { Slot, type PageProps } from 'banxin/template';
import { FolioLine, type FolioSizes } from './folio-line.tsx';
import { Boxes, ColumnRules, Credits, EndMark, PullQuotes, Seals, Strip } from './matter.tsx';
import { Timeline, type TimelineDrawings } from './timeline.tsx';

/** Sizes that differ between sheets. */
export interface FeatureSizes {
  readonly folioLine: FolioSizes;
  readonly credits: number;
}

export interface FeaturePageProps {
  readonly props: PageProps;
  readonly sizes: FeatureSizes;
  /** What a timeline of as many nodes shows. */
  readonly timeline?: TimelineDrawings;
}

export function FeaturePage({ props, sizes, timeline }: FeaturePageProps) {
  return (
    <>
      <FolioLine props={props} sizes={sizes.folioLine} />
      <ColumnRules rules={props.columnRules} />
      <Boxes boxes={props.boxes} />
      <Strip strip={props.strip} />
      {timeline && <Timeline strip={props.strip} timeline={timeline} />}
      <PullQuotes quotes={props.pullquotes} />
      <Seals seals={props.seals} />
      <Credits page={props.page} size={sizes.credits} />
      {Object.keys(props.slots).map((name) => (
        <Slot key={name} name={name} />
      ))}
      <EndMark end={props.end} em={props.page.grid.em} />
    </>
  );
}
