/**
 * What Info says in, the same as an XMP packet out. Escapes everything; writes nothing.
 */
import type { Imprint } from './document.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITIES[c] as string);

const described = (prefix: string, namespace: string, body: readonly string[]): string =>
  `<rdf:Description rdf:about="" xmlns:${prefix}="${namespace}">\n${body.join('\n')}\n</rdf:Description>`;

/** The packet: Dublin Core, dates, producer, Trapped, media management (ISO 16684-1). `identifier` is a UUID made of the content. */
export function xmp(imprint: Imprint, language: string, identifier: string): string {
  const date = `${imprint.date.toISOString().slice(0, 19)}Z`;
  const body = [
    described('dc', 'http://purl.org/dc/elements/1.1/', [
      '<dc:format>application/pdf</dc:format>',
      `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(imprint.title)}</rdf:li></rdf:Alt></dc:title>`,
      `<dc:creator><rdf:Seq><rdf:li>${escaped(imprint.author)}</rdf:li></rdf:Seq></dc:creator>`,
      `<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>`,
    ]),
    described('xmp', 'http://ns.adobe.com/xap/1.0/', [
      `<xmp:CreateDate>${date}</xmp:CreateDate>`,
      `<xmp:ModifyDate>${date}</xmp:ModifyDate>`,
      `<xmp:MetadataDate>${date}</xmp:MetadataDate>`,
      `<xmp:CreatorTool>${escaped(imprint.creator)}</xmp:CreatorTool>`,
    ]),
    described('pdf', 'http://ns.adobe.com/pdf/1.3/', [
      `<pdf:Producer>${escaped(imprint.producer)}</pdf:Producer>`,
      '<pdf:Trapped>False</pdf:Trapped>',
    ]),
    described('xmpMM', 'http://ns.adobe.com/xap/1.0/mm/', [
      `<xmpMM:DocumentID>uuid:${identifier}</xmpMM:DocumentID>`,
      `<xmpMM:InstanceID>uuid:${identifier}</xmpMM:InstanceID>`,
      '<xmpMM:VersionID>1</xmpMM:VersionID>',
      '<xmpMM:RenditionClass>default</xmpMM:RenditionClass>',
    ]),
  ].join('\n');
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    body,
    '</rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}
