/**
 * How a document uses ink: what each mark of its pages is painted in, and the house's own rows about it (black text overprints, marks stand
 * outside, photos are in inks, spots are plates).
 */
import { marks } from './content.mjs';

/** Every Separation array of the document. */
export function separations(doc) {
  const out = [];
  const visit = (value) => {
    const one = doc.get(value);
    if (Array.isArray(one) && one[0] === '/Separation') out.push(one);
  };
  for (const { value } of Object.values(doc.objects)) visit(value);
  for (const dictionary of doc.dictionaries()) for (const part of Object.values(dictionary)) visit(part);
  return out;
}

/** Marks of each page with their resources found. */
export function* pageMarks(doc) {
  for (const [i, page] of doc.pages.entries()) {
    const resources = doc.get(page['/Resources']) ?? {};
    const named = (kind, name) => doc.get((doc.get(resources[kind]) ?? {})[name]);
    const space = (name) => {
      const found = named('/ColorSpace', name);
      return Array.isArray(found) ? found.slice(0, 2).join(' ') : (found ?? name);
    };
    for (const mark of marks(doc.content(page), { gs: (name) => named('/ExtGState', name) ?? {}, space }))
      yield { page: i + 1, bleed: page['/BleedBox'], ...mark };
  }
}

const isBlack = ({ space, values }) =>
  (space === '/DeviceCMYK' && values[0] === 0 && values[1] === 0 && values[2] === 0 && values[3] > 0) ||
  (space === '/DeviceGray' && values[0] < 1);

/** Black text is black ink alone and overprints: OP, op and OPM 1; nothing else does. */
export function blackText(doc) {
  const faults = [];
  for (const { page, kind, fill, gs } of pageMarks(doc)) {
    if (kind === 'text' && isBlack(fill) && !(gs['/op'] === true && gs['/OPM'] === 1))
      faults.push(`page ${page}: black text that does not overprint`);
    if (kind === 'text' && fill.space === '/DeviceGray' && fill.values[0] < 1)
      faults.push(`page ${page}: text in DeviceGray, which overprints nothing`);
    if (kind !== 'path' && !isBlack(fill) && gs['/op'] === true)
      faults.push(`page ${page}: ${kind} overprints that is not black`);
    if (
      kind === 'text' &&
      fill.space === '/DeviceCMYK' &&
      fill.values[3] > 0.9 &&
      fill.values.slice(0, 3).some((part) => part > 0)
    )
      faults.push(`page ${page}: text in a rich black`);
  }
  return [...new Set(faults)];
}

/** Marks in the ink of all plates stand outside the bleed, and nothing else is in that ink. */
export function outsideMarks(doc) {
  const faults = [];
  for (const { page, kind, box, bleed, fill, stroke, paints } of pageMarks(doc)) {
    const used = [...(paints?.fill ? [fill] : []), ...(paints?.stroke ? [stroke] : [])];
    if (!used.some(({ space }) => space === '/Separation /All')) continue;
    const clear =
      kind === 'path' && box && (box[2] <= bleed[0] || box[0] >= bleed[2] || box[3] <= bleed[1] || box[1] >= bleed[3]);
    if (!clear) faults.push(`page ${page}: a ${kind} in the ink of all plates within the bleed`);
  }
  return [...new Set(faults)];
}

/** Photos are grey or CMYK. */
export function photos(doc) {
  return doc.streams
    .filter(([, { '/Subtype': kind }]) => kind === '/Image')
    .filter(([, { '/ColorSpace': space }]) => !['/DeviceGray', '/DeviceCMYK'].includes(doc.get(space)))
    .map(([reference, { '/ColorSpace': space }]) => `picture ${reference} is in ${JSON.stringify(doc.get(space))}`);
}

/** A spot swatch becomes a plate of its own: every ink but those of the process is a Separation with CMYK as its alternate. */
export function spots(doc) {
  return separations(doc)
    .filter(([, name, space]) => doc.get(space) !== '/DeviceCMYK' || name === '/None')
    .map(([, name, space]) => `${name} falls back to ${JSON.stringify(doc.get(space))}`);
}
