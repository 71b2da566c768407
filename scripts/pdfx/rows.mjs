/**
 * The rows of PDF/X as outputs are held to them, each a question to a document: what is wrong, in words; nothing when it is right. The
 * clauses are those of ISO 15930-7:2010 (PDF/X-4); PDF/X-1a:2003 is ISO 15930-4.
 */
import { operators } from './content.mjs';
import { blackText, outsideMarks, photos, separations, spots } from './inks.mjs';
import { plain } from './read.mjs';

const list = (value) => (value === undefined ? [] : [value].flat());
const isBox = (box) => Array.isArray(box) && box.length === 4 && box.every((side) => typeof side === 'number');
const contains = (outer, inner) =>
  inner[0] >= outer[0] - 0.001 && inner[1] >= outer[1] - 0.001 && inner[2] <= outer[2] + 0.001 && inner[3] <= outer[3] + 0.001;

/** What the file says it is: PDF/X-4 in XMP, PDF/X-1a in Info. */
export function claimOf(doc) {
  const info = infoOf(doc);
  return plain(info['/GTS_PDFXVersion']) ?? /<pdfxid:GTS_PDFXVersion>([^<]*)</.exec(xmpOf(doc) ?? '')?.[1];
}

/** Info with what it refers to. */
function infoOf(doc) {
  const info = doc.get(doc.trailer['/Info']) ?? {};
  return Object.fromEntries(Object.entries(info).map(([key, value]) => [key, doc.get(value)]));
}

function xmpOf(doc) {
  const reference = doc.catalog['/Metadata'];
  return reference === undefined ? undefined : doc.stream(reference).toString('utf8');
}

function header(doc) {
  const said = /^%PDF-(\d\.\d)/.exec(doc.bytes.toString('latin1', 0, 16))?.[1];
  const wanted = claimOf(doc) === 'PDF/X-1a:2003' ? ['1.3', '1.4'] : ['1.6'];
  return wanted.includes(said) ? [] : [`the header says ${said}, not ${wanted.join(' or ')}`];
}

const claim = (doc) =>
  ['PDF/X-4', 'PDF/X-1a:2003'].includes(claimOf(doc))
    ? []
    : [`it claims ${claimOf(doc) ?? 'nothing'}, not PDF/X-4 or PDF/X-1a:2003`];

const encryption = (doc) => (doc.trailer['/Encrypt'] === undefined ? [] : ['it is encrypted']);

const identity = (doc) =>
  Array.isArray(doc.trailer['/ID']) && doc.trailer['/ID'].length === 2 ? [] : ['the trailer has no ID of two parts'];

/** One GTS_PDFX intent; its profile CMYK, of class prtr, whole, with as many inks as N says (6.2.2). */
function intent(doc) {
  const all = list(doc.get(doc.catalog['/OutputIntents'])).map((one) => doc.get(one));
  const own = all.filter((one) => one['/S'] === '/GTS_PDFX');
  if (own.length !== 1) return [`${own.length} output intents GTS_PDFX`];
  const [one] = own;
  const faults = [];
  if (!plain(one['/OutputConditionIdentifier'])) faults.push('the intent has no identifier');
  if (!plain(one['/Info']) && plain(one['/OutputConditionIdentifier']) === 'Custom')
    faults.push('a Custom condition without Info');
  const reference = one['/DestOutputProfile'];
  if (reference === undefined) {
    if (claimOf(doc) !== 'PDF/X-1a:2003') faults.push('no profile is embedded');
    else if (plain(one['/RegistryName']) !== 'http://www.color.org') faults.push('no profile, and no name of the ICC registry');
    return faults;
  }
  const icc = doc.stream(reference);
  if (icc.length < 132 || icc.readUInt32BE(0) > icc.length) faults.push('the profile is cut short');
  if (icc.toString('latin1', 36, 40) !== 'acsp') faults.push('the profile is no ICC profile');
  if (icc.toString('latin1', 16, 20) !== 'CMYK') faults.push(`the profile is for ${icc.toString('latin1', 16, 20)}`);
  if (icc.toString('latin1', 12, 16) !== 'prtr') faults.push(`the profile is of class ${icc.toString('latin1', 12, 16)}`);
  if (doc.get(reference)['/N'] !== 4) faults.push(`N is ${doc.get(reference)['/N']}`);
  return faults;
}

const XML = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };
const unescaped = (text) => text?.replace(/&(lt|gt|quot|apos|amp);/g, (entity) => XML[entity]);

/** XMP is there, unfiltered, whole, and says what Info says (6.4, 6.5). */
function metadata(doc) {
  const reference = doc.catalog['/Metadata'];
  if (reference === undefined) return ['there is no XMP'];
  const faults = [];
  if (doc.get(reference)['/Filter'] !== undefined) faults.push('XMP is filtered');
  const xmp = xmpOf(doc);
  const element = (name) => unescaped(new RegExp(`<${name}[^>]*>([\\s\\S]*?)</${name}>`).exec(xmp)?.[1]);
  const inside = (name) =>
    element(name)
      ?.replace(/<[^>]*>/g, '')
      .trim();
  if (claimOf(doc) === 'PDF/X-4' && element('pdfxid:GTS_PDFXVersion') !== 'PDF/X-4') faults.push('XMP does not name PDF/X-4');
  for (const name of ['xmpMM:DocumentID', 'xmpMM:VersionID', 'xmpMM:RenditionClass', 'xmp:MetadataDate'])
    if (!element(name)) faults.push(`XMP lacks ${name}`);
  const info = infoOf(doc);
  const date = (text) =>
    /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z/
      .exec(plain(text) ?? '')
      ?.slice(1)
      .join('');
  const pairs = [
    ['Title', plain(info['/Title']), inside('dc:title')],
    ['CreationDate', date(info['/CreationDate']), element('xmp:CreateDate')?.replace(/\D/g, '')],
    ['ModDate', date(info['/ModDate']), element('xmp:ModifyDate')?.replace(/\D/g, '')],
    ['Creator', plain(info['/Creator']), element('xmp:CreatorTool')],
    ['Producer', plain(info['/Producer']), element('pdf:Producer')],
  ];
  for (const [name, a, b] of pairs) if (!a || a !== b) faults.push(`${name}: Info says ${a}, XMP ${b}`);
  return faults;
}

function trapped(doc) {
  const info = infoOf(doc)['/Trapped'];
  const xmp = /<pdf:Trapped>(\w+)</.exec(xmpOf(doc) ?? '')?.[1];
  if (info !== '/True' && info !== '/False') return [`Info says Trapped ${info}`];
  return info === `/${xmp}` ? [] : [`XMP says Trapped ${xmp}, Info ${info}`];
}

function boxes(doc) {
  return doc.pages.flatMap((page, i) => {
    const say = (what) => `page ${i + 1}: ${what}`;
    const { '/MediaBox': media, '/BleedBox': bleed, '/TrimBox': trim, '/ArtBox': art, '/CropBox': crop } = page;
    if (!isBox(media) || !isBox(trim)) return [say('no MediaBox or no TrimBox')];
    const faults = [];
    if (art !== undefined) faults.push(say('an ArtBox beside a TrimBox'));
    if (!isBox(bleed) || !contains(bleed, trim)) faults.push(say('the BleedBox does not hold the TrimBox'));
    else if (!contains(media, bleed)) faults.push(say('the MediaBox does not hold the BleedBox'));
    if (crop !== undefined && !contains(media, crop)) faults.push(say('the CropBox is not in the MediaBox'));
    return faults;
  });
}

const RGB = new Set(['/DeviceRGB', '/CalRGB', '/G', '/RGB']);

/** Nothing asks for RGB of a device: operators, pictures, shadings, patterns, groups (6.2.3); under PDF/X-1a nothing asks for a profile either. */
function noRgb(doc) {
  const faults = [];
  for (const [reference, bytes] of contents(doc))
    for (const [operator, operands] of operators(bytes)) {
      if (operator === 'rg' || operator === 'RG') faults.push(`${reference}: the operator ${operator}`);
      if (operator === 'cs' || operator === 'CS')
        if (operands[0] === '/DeviceRGB') faults.push(`${reference}: ${operands[0]} ${operator}`);
    }
  const older = claimOf(doc) === 'PDF/X-1a:2003';
  for (const dictionary of doc.dictionaries()) {
    const spaces = [dictionary['/ColorSpace'], dictionary['/CS']].map((space) => doc.get(space));
    for (const space of spaces.flatMap((one) =>
      Array.isArray(one)
        ? one
        : one && typeof one === 'object'
          ? Object.values(one).flatMap((inner) => list(doc.get(inner)))
          : [one],
    )) {
      if (RGB.has(space) && space !== '/G')
        faults.push(`a ${dictionary['/Subtype'] ?? dictionary['/Type'] ?? 'dictionary'} in ${space}`);
      if (older && ['/ICCBased', '/CalGray', '/Lab'].includes(space)) faults.push(`${space}: PDF/X-1a knows inks only`);
    }
  }
  return [...new Set(faults)];
}

/** Content of pages and forms. */
function* contents(doc) {
  for (const [i, page] of doc.pages.entries()) yield [`page ${i + 1}`, doc.content(page)];
  for (const [reference, dictionary] of doc.streams)
    if (dictionary['/Subtype'] === '/Form') yield [reference, doc.stream(reference)];
}

/** Every face embedded, as a subset (6.2.9). */
function fonts(doc) {
  const faults = [];
  for (const dictionary of doc.dictionaries()) {
    if (dictionary['/Type'] !== '/Font') continue;
    const kind = dictionary['/Subtype'];
    const name = dictionary['/BaseFont'];
    if (kind === '/Type3' || kind === '/Type0') continue;
    const descriptor = doc.get(dictionary['/FontDescriptor']);
    if (!descriptor || !['/FontFile', '/FontFile2', '/FontFile3'].some((key) => descriptor[key] !== undefined))
      faults.push(`${name} is not embedded`);
    if (!/^\/[A-Z]{6}\+/.test(name ?? '')) faults.push(`${name} is not a subset`);
  }
  return faults;
}

/** Annotations stand outside the bleed, but for those of the printer (6.2.12). */
function annotations(doc) {
  return doc.pages.flatMap((page, i) =>
    list(doc.get(page['/Annots'])).flatMap((reference) => {
      const { '/Rect': rect, '/Subtype': kind } = doc.get(reference) ?? {};
      if (kind === '/TrapNet' || kind === '/PrinterMark') return [];
      const bleed = page['/BleedBox'] ?? page['/TrimBox'];
      const clear = isBox(rect) && (rect[2] <= bleed[0] || rect[0] >= bleed[2] || rect[3] <= bleed[1] || rect[1] >= bleed[3]);
      return clear ? [] : [`page ${i + 1}: an annotation ${kind} within the bleed`];
    }),
  );
}

/** No actions, no JavaScript, no forms (6.2.13). */
function noActions(doc) {
  const faults = [];
  if (doc.catalog['/AcroForm'] !== undefined) faults.push('a form');
  if (doc.catalog['/OpenAction'] !== undefined) faults.push('an action when it is opened');
  if (doc.get(doc.catalog['/Names'])?.['/JavaScript'] !== undefined) faults.push('JavaScript');
  for (const dictionary of doc.dictionaries()) {
    if (dictionary['/AA'] !== undefined || dictionary['/A']?.['/S'] !== undefined) faults.push('an action');
    if (dictionary['/S'] === '/JavaScript' || dictionary['/JS'] !== undefined) faults.push('JavaScript');
  }
  return [...new Set(faults)];
}

/** No OPI, PostScript, alternates, UserUnit, files from elsewhere (6.2.5, 6.2.7, 6.2.10). */
function nothingForeign(doc) {
  const faults = [];
  for (const dictionary of doc.dictionaries()) {
    if (dictionary['/OPI'] !== undefined) faults.push('OPI');
    if (dictionary['/Subtype'] === '/PS' || dictionary['/Subtype2'] === '/PS' || dictionary['/PS'] !== undefined)
      faults.push('a PostScript XObject');
    if (dictionary['/Alternates'] !== undefined) faults.push('alternate pictures');
    if (dictionary['/UserUnit'] !== undefined) faults.push('UserUnit');
    if (dictionary['/Ref'] !== undefined && dictionary['/Subtype'] === '/Form') faults.push('a form out of another file');
    if (dictionary['/F'] !== undefined && dictionary['/Length'] !== undefined) faults.push('a stream out of another file');
  }
  return [...new Set(faults)];
}

/** No transfer functions; halftones of the device (6.2.6). */
function graphicsStates(doc) {
  const faults = [];
  for (const dictionary of doc.dictionaries()) {
    if (dictionary['/TR'] !== undefined) faults.push('a transfer function');
    if (dictionary['/TR2'] !== undefined && dictionary['/TR2'] !== '/Default') faults.push('a transfer function (TR2)');
    if (dictionary['/HT'] !== undefined && dictionary['/HT'] !== '/Default') faults.push('a halftone');
    if (dictionary['/HTP'] !== undefined) faults.push('a halftone phase');
  }
  return [...new Set(faults)];
}

/** Inks of one name are one ink: the same alternate, the same tint (6.2.4). */
function sameSpots(doc) {
  const known = new Map();
  return separations(doc).flatMap(([, name, space, tint]) => {
    const said = JSON.stringify([doc.get(space), doc.get(tint)]);
    if (!known.has(name)) known.set(name, said);
    return known.get(name) === said ? [] : [`${name} has two meanings`];
  });
}

const noLzw = (doc) =>
  doc.streams
    .filter(([, { '/Filter': filter }]) => list(filter).includes('/LZWDecode'))
    .map(([reference]) => `${reference} is packed by LZW`);

/** PDF/X-1a knows no transparency, layers or object streams (ISO 15930-4, 6.14). */
function opaque(doc) {
  if (claimOf(doc) !== 'PDF/X-1a:2003') return [];
  const faults = [];
  for (const dictionary of doc.dictionaries()) {
    if (dictionary['/S'] === '/Transparency') faults.push('a transparency group');
    if (dictionary['/SMask'] !== undefined && dictionary['/SMask'] !== '/None') faults.push('a soft mask');
    if ((dictionary['/ca'] ?? 1) < 1 || (dictionary['/CA'] ?? 1) < 1) faults.push('an opacity');
    if (!['/Normal', '/Compatible', undefined].includes(dictionary['/BM'])) faults.push(`the blend mode ${dictionary['/BM']}`);
    if (dictionary['/Type'] === '/ObjStm' || dictionary['/Type'] === '/XRef') faults.push('an object stream');
  }
  if (doc.catalog['/OCProperties'] !== undefined) faults.push('layers');
  return [...new Set(faults)];
}

/** Name and question of each row. */
export const ROWS = {
  claim,
  header,
  encryption,
  identity,
  intent,
  metadata,
  trapped,
  boxes,
  'no-rgb': noRgb,
  fonts,
  annotations,
  'no-actions': noActions,
  'nothing-foreign': nothingForeign,
  'graphics-states': graphicsStates,
  'same-spots': sameSpots,
  'no-lzw': noLzw,
  opaque,
  'black-text': blackText,
  'outside-marks': outsideMarks,
  photos,
  spots,
};

/** [row, fault] of everything that is wrong. */
export const faultsOf = (doc) => Object.entries(ROWS).flatMap(([row, ask]) => ask(doc).map((fault) => [row, fault]));
