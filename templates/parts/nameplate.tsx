/**
 * 报头 and the compulsory imprint of a front page. Page and reserved cells in, furniture out: the paper's name is the largest type of the page;
 * date and numbers stand under it, publisher, printer and price at the foot.
 */
import { Hairline, HeavyRule, ThickThin, Words, type Area, type PageProps } from 'banxin/template';
import { rightOf } from './folio-line.tsx';

/** Sizes of a nameplate, pt. */
export interface NameplateSizes {
  /** Top of the nameplate above the grid. */
  readonly rise: number;
  /** The most that the name may take; a long name takes less. */
  readonly name: number;
  readonly day: number;
  readonly date: number;
  readonly small: number;
}

const text = (imprint: PageProps['paper']['imprint'], item: string, label = ''): string =>
  imprint[item] ? `${label}${imprint[item]}` : '';

const joined = (parts: readonly string[]): string => parts.filter(Boolean).join('　');

/** The name over its cells, opened so that it fills them. */
function Name({
  name,
  area,
  rise,
  most,
}: {
  readonly name: string;
  readonly area: Area;
  readonly rise: number;
  readonly most: number;
}) {
  const count = [...name].length;
  const size = Math.min(most, area.width / (count * 1.04), area.height + rise - 14);
  const open = count > 1 ? Math.min(0.22, (area.width - count * size) / ((count - 1) * size)) : 0;
  const [top, bottom] = [area.y - rise, area.y + area.height];
  return (
    <Words role="nameplate" size={size} x={area.x} baseline={(top + bottom) / 2 + 0.36 * size} open={open} ink="vermilion">
      {name}
    </Words>
  );
}

/** The day in large figures, month and calendar beside it, the number of pages at the right end. */
function Day({
  props,
  x,
  right,
  top,
  sizes,
}: {
  readonly props: PageProps;
  readonly x: number;
  readonly right: number;
  readonly top: number;
  readonly sizes: NameplateSizes;
}) {
  const { edition } = props;
  const [, month = '', day = ''] = /^(.*月)(\d+)日$/u.exec(edition.dateText) ?? [];
  const baseline = top + 0.76 * sizes.day;
  const beside = x + day.length * 0.62 * sizes.day + 0.25 * sizes.day;
  return (
    <>
      <Words role="numeral" size={sizes.day} x={x} baseline={baseline}>
        {day}
      </Words>
      <Words role="box-title" size={sizes.date} x={beside} baseline={baseline - 1.45 * sizes.date}>
        {`${month}　${edition.weekday}`}
      </Words>
      <Words role="folio" size={sizes.small} x={beside} baseline={baseline - 0.1 * sizes.small}>
        {edition.lunar}
      </Words>
      <Words role="box-title" size={sizes.date} x={right} baseline={baseline - 1.45 * sizes.date} anchor="end">
        {`今日${edition.pages}版`}
      </Words>
      <Words role="folio" size={sizes.small} x={right} baseline={baseline - 0.1 * sizes.small} anchor="end">
        {text(props.paper.imprint, '网址') || text(props.paper.imprint, '电话')}
      </Words>
    </>
  );
}

/** Nameplate over its cells, the date over 报眼, the band of numbers under both. `right`: where the nameplate's cells and 报眼 end. */
export function Nameplate({ props, sizes }: { readonly props: PageProps; readonly sizes: NameplateSizes }) {
  const { page, paper } = props;
  const [name, band] = page.reserved as readonly [Area, Area];
  const right = rightOf(page);
  const ear = name.x + name.width + page.grid.gap * page.grid.em;
  const { imprint } = paper;
  const top = band.y + 3;
  const baseline = top + 2.8 + 6 + 0.8 * sizes.small;
  return (
    <>
      <Name name={paper.name} area={name} rise={sizes.rise} most={sizes.name} />
      <HeavyRule x1={ear} x2={right} y1={name.y - sizes.rise} y2={name.y - sizes.rise} />
      <Day props={props} x={ear} right={right} top={name.y - sizes.rise + 7} sizes={sizes} />
      <ThickThin x1={name.x} x2={right} y={top} />
      <Words role="folio" size={sizes.small} x={name.x} baseline={baseline}>
        {joined([
          text(imprint, '总期号'),
          text(imprint, '刊号', '国内统一连续出版物号 '),
          text(imprint, '邮发代号', '邮发代号 '),
        ])}
      </Words>
      <Words role="folio" size={sizes.small} x={right} baseline={baseline} anchor="end">
        {joined([text(imprint, '主管', '主管：'), text(imprint, '主办', '主办：'), text(imprint, '出版', '出版：')])}
      </Words>
      <Hairline x1={name.x} x2={right} y1={baseline + 6} y2={baseline + 6} />
    </>
  );
}

/** The rest of the imprint, in one line or two under the type area; the credits of the page stand at its right end. */
export function ImprintFoot({
  props,
  size,
  lines = 1,
}: {
  readonly props: PageProps;
  readonly size: number;
  readonly lines?: 1 | 2;
}) {
  const { page, paper } = props;
  const { grid } = page;
  const { imprint } = paper;
  const right = rightOf(page);
  const y = grid.y + grid.lines * grid.leading + 8;
  const address = joined([
    text(imprint, '地址', '地址：'),
    text(imprint, '邮编', '邮编：'),
    text(imprint, '电话'),
    text(imprint, '广告'),
  ]);
  const printer = joined([
    text(imprint, '印刷', '印刷：'),
    text(imprint, '印刷地址'),
    text(imprint, '发行', '发行：'),
    text(imprint, '定价'),
  ]);
  const rows = lines === 1 ? [joined([address, printer])] : [address, printer];
  return (
    <>
      <Hairline x1={grid.x} x2={right} y1={y} y2={y} />
      {rows.map((row, i) => (
        <Words key={row} role="folio" size={size} x={grid.x} baseline={y + (i + 1) * 1.5 * size}>
          {row}
        </Words>
      ))}
    </>
  );
}
