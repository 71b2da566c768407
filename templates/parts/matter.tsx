/**
 * What a feature draws around its story: tints, rules, quote marks, seals, the timeline's line, the end mark. Rectangles come in finished.
 */
import { Draw, HAIRLINE, HEAVY, Words, serial, swatch, type Painter, type PageProps, type Placed } from 'banxin/template';
import { rightOf } from './folio-line.tsx';

function level(painter: Painter, x1: number, x2: number, y: number, weight: number, ink = 'black'): void {
  painter.moveTo(x1, y).lineTo(x2, y).lineWidth(weight).strokeColor(swatch(ink)).stroke();
}

/** Hairlines between columns. */
export function ColumnRules({ rules }: { readonly rules: PageProps['columnRules'] }) {
  if (rules.length === 0) return null;
  return (
    <Draw
      paint={(painter) => {
        for (const { x, top, bottom } of rules)
          painter.moveTo(x, top).lineTo(x, bottom).lineWidth(HAIRLINE).strokeColor(swatch('black')).stroke();
      }}
    />
  );
}

/** Paper tint under each box and a 反线 on its top. */
export function Boxes({ boxes }: { readonly boxes: readonly Placed[] }) {
  return boxes.map(({ id, rect }) => (
    <Draw
      key={id}
      paint={(painter) => {
        painter.rect(rect.x, rect.y, rect.width, rect.height).fillColor(swatch('paper-tint')).fill();
        level(painter, rect.x, rect.x + rect.width, rect.y + HEAVY / 2, HEAVY);
      }}
    />
  ));
}

/** Size of the opening mark of a pull quote, pt. Its ink is the right half of its em square, so it takes 24 pt at the left of the rectangle. */
const QUOTE_MARK = 48;

/** Each quote stands between a 反线 and a hairline; its opening mark hangs at the left in vermilion. */
export function PullQuotes({ quotes }: { readonly quotes: readonly Placed[] }) {
  return quotes.map(({ id, rect }) => <PullQuote key={id} rect={rect} />);
}

function PullQuote({ rect }: { readonly rect: Placed['rect'] }) {
  const { x, y, width, height } = rect;
  return (
    <>
      <Draw
        paint={(painter) => {
          level(painter, x, x + width, y + HEAVY / 2, HEAVY);
          level(painter, x, x + width, y + height - HAIRLINE / 2, HAIRLINE);
        }}
      />
      <Words role="headline" size={QUOTE_MARK} x={x + QUOTE_MARK / 2} baseline={y + 49} anchor="end" ink="vermilion">
        “
      </Words>
    </>
  );
}

/** Vermilion squares behind the numbers of crossheads; makeup reverses the numbers out of them. */
export function Seals({ seals }: { readonly seals: PageProps['seals'] }) {
  if (seals.length === 0) return null;
  return (
    <Draw
      paint={(painter) => {
        for (const { x, y, width, height } of seals) painter.rect(x, y, width, height).fillColor(swatch('vermilion')).fill();
      }}
    />
  );
}

/** Length of a tick under the timeline's line, pt. */
const TICK = 6;

/** The tint stands this far out at both sides, so that the first and last words do not touch its edge, pt. */
const STANDOUT = 4.5;

/** The strip: paper tint and a 1 pt line along the top; on a timeline a tick where each node begins, over its year. */
export function Strip({ strip }: { readonly strip: PageProps['strip'] }) {
  if (!strip) return null;
  const { rect, nodes } = strip;
  const [left, right] = [rect.x - STANDOUT, rect.x + rect.width + STANDOUT];
  return (
    <Draw
      paint={(painter) => {
        painter
          .rect(left, rect.y, right - left, rect.height)
          .fillColor(swatch('paper-tint'))
          .fill();
        level(painter, left, right, rect.y + HEAVY / 2, HEAVY);
        for (const node of strip.kind === 'columns' ? [] : nodes) {
          const x = node.x + HEAVY / 2;
          painter
            .moveTo(x, rect.y)
            .lineTo(x, rect.y + TICK)
            .lineWidth(HEAVY)
            .strokeColor(swatch('black'))
            .stroke();
        }
      }}
    />
  );
}

/** ■ at the end of the story, as tall as a Han character's face. */
export function EndMark({ end, em }: { readonly end: PageProps['end']; readonly em: number }) {
  if (!end) return null;
  const side = 0.7 * em;
  return (
    <Draw
      paint={(painter) =>
        void painter
          .rect(end.x + 0.15 * em, end.baseline + 0.03 * em - side, side, side)
          .fillColor(swatch('black'))
          .fill()
      }
    />
  );
}

/** 责任编辑, 版式, 校对 at the lower right, under the type area. */
export function Credits(props: { readonly page: PageProps['page']; readonly size: number; readonly down?: number }) {
  const { page, size, down = 0 } = props;
  if (page.credits.length === 0) return null;
  const { grid } = page;
  return (
    <Words
      role="folio"
      size={size}
      x={rightOf(page)}
      baseline={grid.y + grid.lines * grid.leading + 1.2 * size + 6 + down}
      anchor="end"
    >
      {serial(page.credits)}
    </Words>
  );
}
