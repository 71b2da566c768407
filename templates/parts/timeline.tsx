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
function draw(painter: Painter, drawing: string, place: Area): void {
  for (const shape of drawing.split(';')) {
    const [ink, weight] = shape.split(' ', 2) as [string, string];
    const from = ink.length + weight.length + 2;
    if (weight === '0') trace(painter.fillColor(swatch(ink)), shape, from, place).fill();
    else stroke(painter.strokeColor(swatch(ink)), weight, (own) => trace(own, shape, from, place));
  }
}

/** Length of a dash that shows as its round ends alone, pt. */
const DOT = 0.01;

function stroke(painter: Painter, weight: string, outline: (painter: Painter) => Painter): void {
  const [width, step] = weight.split('/').map(Number) as [number, number?];
  if (step === undefined) return void outline(painter.lineWidth(width)).stroke();
  const dotted = painter
    .save()
    .lineWidth(width)
    .lineCap('round')
    .dash(DOT, { space: step - DOT });
  outline(dotted).stroke().restore();
}

/** Signs of the path text, as `charCodeAt` gives them. */
const [MOVE, CURVE, CLOSE, SPACE, MINUS, ZERO, NINE] = [77, 99, 90, 32, 45, 48, 57];

/**
 * Path text of M, l, c and Z in hundredths of a point, read sign by sign: the twelve hold ten thousand lines, for which a reader of all
 * that SVG allows takes ten times as long.
 */
function trace(painter: Painter, text: string, from: number, place: Area): Painter {
  let [i, x, y, command] = [from, 0, 0, MOVE];
  const next = (): number => {
    let code = text.charCodeAt(i);
    if (code === SPACE) code = text.charCodeAt(++i);
    const minus = code === MINUS;
    if (minus) code = text.charCodeAt(++i);
    let value = 0;
    for (; code >= ZERO && code <= NINE; code = text.charCodeAt(++i)) value = value * 10 + code - ZERO;
    return minus ? -value : value;
  };
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code > NINE) {
      command = code;
      i++;
    }
    if (command === CLOSE) painter.closePath();
    else if (command === CURVE) {
      const [x1, y1, x2, y2] = [x + next(), y + next(), x + next(), y + next()];
      x += next();
      y += next();
      painter.bezierCurveTo(
        place.x + x1 / 100,
        place.y + y1 / 100,
        place.x + x2 / 100,
        place.y + y2 / 100,
        place.x + x / 100,
        place.y + y / 100,
      );
    } else if (command === MOVE) painter.moveTo(place.x + (x = next()) / 100, place.y + (y = next()) / 100);
    else painter.lineTo(place.x + (x += next()) / 100, place.y + (y += next()) / 100);
  }
  return painter;
}
