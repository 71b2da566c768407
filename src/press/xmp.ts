/**
 * What Info says in, the same as an XMP packet out. Escapes everything; writes nothing.
 */
import type { Imprint } from './imprint.ts';
import type { Claims, PressProfile } from './profile.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITIES[c] as string);

const described = (prefix: string, namespace: string, body: readonly string[]): string =>
  `<rdf:Description rdf:about="" xmlns:${prefix}="${namespace}">\n${body.join('\n')}\n</rdf:Description>`;

/** The packet: Dublin Core, dates, producer, Trapped, media management (ISO 16684-1). `identifier` is a UUID made of the content. */
export function xmp(imprint: Imprint, { claims, language }: PressProfile, identifier: string): string {
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
      // Not in the schema that PDF/A knows (XMP 2005); Info says it too.
      ...(claims.a ? [] : ['<pdf:Trapped>False</pdf:Trapped>']),
    ]),
    described('xmpMM', 'http://ns.adobe.com/xap/1.0/mm/', [
      `<xmpMM:DocumentID>uuid:${identifier}</xmpMM:DocumentID>`,
      `<xmpMM:InstanceID>uuid:${identifier}</xmpMM:InstanceID>`,
      `<xmpMM:VersionID>${imprint.version}</xmpMM:VersionID>`,
      '<xmpMM:RenditionClass>default</xmpMM:RenditionClass>',
    ]),
    ...claimed(claims),
  ].join('\n');
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    body,
    '</rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}

/** What the file claims to be. PDF/X-1a says it in Info only. */
function claimed({ x, a, ua }: Claims): string[] {
  const out: string[] = [];
  if (x === 'PDF/X-4')
    out.push(described('pdfxid', 'http://www.npes.org/pdfx/ns/id/', [`<pdfxid:GTS_PDFXVersion>${x}</pdfxid:GTS_PDFXVersion>`]));
  if (a)
    out.push(
      described('pdfaid', 'http://www.aiim.org/pdfa/ns/id/', [
        `<pdfaid:part>${a.part}</pdfaid:part>`,
        `<pdfaid:conformance>${a.level}</pdfaid:conformance>`,
      ]),
    );
  if (a && ua) out.push(UA_SCHEMA);
  if (ua) out.push(described('pdfuaid', 'http://www.aiim.org/pdfua/ns/id/', [`<pdfuaid:part>${ua}</pdfuaid:part>`]));
  return out;
}

/** PDF/A wants to be told of every property that it does not know (ISO 19005-3, 6.6.2.3). */
const UA_SCHEMA = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;
