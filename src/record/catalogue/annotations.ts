/**
 * Hits in, annotations that a viewer can light up out: IIIF Content Search 2.0, or W3C Web Annotations with a fragment of the page. Chooses no address: the
 * identifiers come after `base`.
 */
import type { Hit } from './store.ts';

/** How annotations name what they are about. */
export interface Addressing {
  /** Before every identifier: `https://archive.example/` or `urn:banxin:`. */
  readonly base: string;
  readonly query: string;
}

const addressOf = (base: string, identifier: string): string =>
  `${base}${identifier.split('/').map(encodeURIComponent).join('/')}`;

/** An AnnotationPage of IIIF Content Search 2.0. A canvas is a page, its units tenths of a millimetre. */
export function contentSearch(hits: readonly Hit[], { base, query }: Addressing): object {
  const items = hits.flatMap((hit) => {
    const canvas = addressOf(base, hit.page);
    return hit.places.flatMap(({ match, boxes }, place) =>
      boxes.map((box, line) => ({
        id: `${addressOf(base, hit.story || hit.page)}#${hit.folio}.${place + 1}.${line + 1}`,
        type: 'Annotation',
        motivation: 'highlighting',
        body: { type: 'TextualBody', value: match, format: 'text/plain', language: 'zh-CN' },
        target: `${canvas}#xywh=${box.map((value) => Math.round(value)).join(',')}`,
      })),
    );
  });
  return {
    '@context': 'http://iiif.io/api/search/2/context.json',
    id: `${base}search?q=${encodeURIComponent(query)}`,
    type: 'AnnotationPage',
    items,
  };
}

/** Web annotations: the place in per cent of the page, so that a picture of any size can be lit; the words around as a quotation. */
export function webAnnotations(hits: readonly Hit[], { base, query }: Addressing): object {
  const items = hits.flatMap((hit) =>
    hit.places.map(({ before, match, after, boxes }, place) => ({
      id: `${addressOf(base, hit.story || hit.page)}#${hit.folio}.${place + 1}`,
      type: 'Annotation',
      motivation: 'highlighting',
      body: { type: 'TextualBody', value: match, format: 'text/plain', language: 'zh-CN' },
      target: boxes.map((box) => ({
        source: addressOf(base, hit.page),
        selector: [
          {
            type: 'FragmentSelector',
            conformsTo: 'http://www.w3.org/TR/media-frags/',
            value: `xywh=percent:${inPercent(box, hit).join(',')}`,
          },
          { type: 'TextQuoteSelector', prefix: before, exact: match, suffix: after },
        ],
      })),
    })),
  );
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `${base}search?q=${encodeURIComponent(query)}`,
    type: 'AnnotationPage',
    items,
  };
}

const inPercent = ([x, y, width, height]: readonly number[], page: Hit): number[] =>
  [x! / page.width, y! / page.height, width! / page.width, height! / page.height].map(
    (part) => Math.round(part * 100_000) / 1000,
  );
