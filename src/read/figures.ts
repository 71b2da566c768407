/**
 * An image of the parser comes in, a Figure goes out: its alt text is the caption with the markup that is in it, its title the credit, both with
 * their places. It never opens the picture.
 */
import type { Figure, FigureClass, Inline, TextRun } from './types.ts';
import { closingBracket } from './attributes.ts';
import { inlinesOf, trimIdeographic } from './inlines.ts';
import { joinLines } from './join-lines.ts';
import type { MdNode } from './markdown.ts';
import { type Reading, endOf, startOf } from './reading.ts';
import { type Draft, textRuns, wholeRun } from './runs.ts';

/** `end`: offset behind the attributes, or behind the image. */
export function figureOf(
  reading: Reading,
  image: MdNode,
  classes: readonly FigureClass[],
  settings: { id?: string; focus?: { x: number; y: number } },
  end: number,
): Figure {
  const start = startOf(reading, image);
  const close = closingBracket(reading.source, start + 1, endOf(reading, image));
  const definition = reading.definitions.get(image.identifier ?? '');
  const credit = image.type === 'image' && image.title ? creditOf(reading, image) : undefined;
  return {
    kind: 'figure',
    src: image.url ?? definition?.url ?? '',
    caption: captionOf(reading, start + 2, close),
    ...(credit && { credit }),
    classes,
    ...settings,
    span: { file: reading.file, start, end },
  };
}

/** Characters that Markdown or an extension of ours could react to. */
const markup = /[*_~`[\]:<>\\&{}!@\n]|www/i;

function captionOf(reading: Reading, start: number, end: number): readonly Inline[] {
  const slice = reading.source.slice(start, end);
  if (reading.parser !== undefined && markup.test(slice)) {
    const [node, ...more] = reading.parser.part(slice).children ?? [];
    if (node?.type === 'paragraph' && more.length === 0) return inlinesOf({ ...reading, base: start }, node.children ?? []);
  }
  const out: Draft[] = [];
  textRuns(reading, start, end, undefined, out);
  return trimIdeographic(joinLines(reading, out));
}

/** The title stands last before the closing bracket, in quotes or brackets of its own. */
function creditOf(reading: Reading, image: MdNode): TextRun | undefined {
  const { source } = reading;
  let end = endOf(reading, image) - 2;
  while (/\s/.test(source[end]!)) end--;
  const open = source[end] === ')' ? '(' : source[end]!;
  let start = end - 1;
  while (
    start > startOf(reading, image) &&
    !(source[start] === open && source[start - 1] !== '\\' && /\s/.test(source[start - 1]!))
  )
    start--;
  const run = wholeRun(reading, start + 1, end);
  return run.value.trim() === '' ? undefined : run;
}
