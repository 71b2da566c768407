/**
 * Titles of pages that have one of their own: a supplement's name with its seal, the strip over notices. Reserved cells in, furniture out.
 */
import { DottedRule, Draw, Hairline, HeavyRule, Words, swatch, type Area, type PageProps } from 'banxin/template';

/** The supplement's name in large type, a vermilion seal 副刊 behind it, dotted rules to the right. */
export function SupplementTitle({ props }: { readonly props: PageProps }) {
  const { page, edition, paper } = props;
  const [area] = page.reserved as readonly [Area];
  const size = area.height - 2 * page.grid.leading;
  const baseline = area.y + 0.5 * area.height + 0.3 * size;
  const count = [...page.section].length;
  const end = area.x + count * size * 1.25;
  const seal = { x: end + 4, y: baseline - 0.78 * size, side: 17 };
  const right = area.x + area.width;
  return (
    <>
      <Words role="headline-semibold" size={size} x={area.x} baseline={baseline} open={0.25}>
        {page.section}
      </Words>
      <Draw
        paint={(painter) =>
          void painter
            .rect(seal.x, seal.y, seal.side, 2 * seal.side + 2)
            .fillColor(swatch('vermilion'))
            .fill()
        }
      />
      {['副', '刊'].map((character, i) => (
        <Words
          key={character}
          role="seal"
          size={12}
          x={seal.x + seal.side / 2}
          baseline={seal.y + 13.4 + i * seal.side}
          anchor="middle"
          ink="white"
        >
          {character}
        </Words>
      ))}
      <DottedRule x1={seal.x + 34} x2={right} y1={baseline - 0.3 * size} y2={baseline - 0.3 * size} weight={0.9} />
      <Words role="kicker" size={12} x={right} baseline={baseline} anchor="end" open={0.1}>
        {`${paper.name}　${edition.dateText}　${edition.lunar.replace(/^农历/u, '')}`}
      </Words>
    </>
  );
}

/** Section name in Hei between a 反线 and a hairline, and where notices are handed in. */
export function NoticesTitle({ props }: { readonly props: PageProps }) {
  const { page, paper } = props;
  const [area] = page.reserved as readonly [Area];
  const right = area.x + area.width;
  const bottom = area.y + area.height - 9;
  const size = bottom - area.y - 10;
  return (
    <>
      <HeavyRule x1={area.x} x2={right} y1={area.y} y2={area.y} />
      <Words role="box-title" size={size} x={area.x} baseline={bottom - 7} open={0.3}>
        {page.section}
      </Words>
      <Words role="folio" size={7.875} x={right} baseline={bottom - 7} anchor="end">
        {[paper.imprint['广告'], paper.imprint['地址']].filter(Boolean).join('　')}
      </Words>
      <Hairline x1={area.x} x2={right} y1={bottom} y2={bottom} />
    </>
  );
}
