/**
 * The drawings of a timeline that has exactly as many nodes as there are drawings, and the line of time from each to the next. Path data
 * comes in with the rectangles that make-up left; nothing is drawn on any other strip.
 */
import { Draw, swatch, type Area, type Painter, type PageProps } from 'banxin/template';

/** Drawings as scripts/draw/timeline.mjs writes them, and the x at which each ends, pt from its left. */
export interface TimelineDrawings {
  readonly drawings: readonly string[];
  readonly ends: readonly number[];
  /** Height of a drawing, pt. */
  readonly height: number;
}

/** White between the line of time and what it joins, pt. */
const APART = 5;
const THREAD = 0.5;
const NODE = 1.5;

export function Timeline({ strip, timeline }: { readonly strip: PageProps['strip']; readonly timeline: TimelineDrawings }) {
  const { drawings, ends, height } = timeline;
  const places = strip?.drawings ?? [];
  if (strip?.kind !== 'timeline' || places.length !== drawings.length) return null;
  return (
    <>
      <Draw paint={(painter) => thread(painter, places, ends, height / 2)} />
      {drawings.map((drawing, i) => (
        <Draw key={i} paint={(painter) => draw(painter, drawing, places[i]!)} />
      ))}
    </>
  );
}

/** From the end of each drawing to the beginning of the next, with a dot where a year begins. */
function thread(painter: Painter, places: readonly Area[], ends: readonly number[], down: number): void {
  for (let i = 0; i + 1 < places.length; i++) {
    const y = places[i]!.y + down;
    const [from, to] = [places[i]!.x + ends[i]! + APART, places[i + 1]!.x - APART];
    painter.moveTo(from, y).lineTo(to, y).lineWidth(THREAD).strokeColor(swatch('slate')).stroke();
    painter
      .circle(to - NODE, y, NODE)
      .fillColor(swatch('vermilion'))
      .fill();
  }
}

/** Shapes one over the other: `ink weight path`, weight 0 a fill, `weight/step` round dots. */
function draw(painter: Painter, drawing: string, { x, y }: Area): void {
  for (const shape of drawing.split(';')) {
    const [ink, weight] = shape.split(' ', 2) as [string, string];
    painter.save().translate(x, y);
    paint(painter, swatch(ink), weight, shape.slice(ink.length + weight.length + 2));
    painter.restore();
  }
}

/** Length of a dash that shows as its round ends alone, pt. */
const DOT = 0.01;

function paint(painter: Painter, colour: string, weight: string, path: string): void {
  if (weight === '0') return void painter.path(path).fillColor(colour).fill();
  const [width, step] = weight.split('/').map(Number) as [number, number?];
  if (step !== undefined) painter.lineCap('round').dash(DOT, { space: step - DOT });
  painter.path(path).lineWidth(width).strokeColor(colour).stroke();
}
