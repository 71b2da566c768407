/**
 * The rows of PDF/X (scripts/pdfx) over a print PDF of everything, in both presets: none has anything to say; and each says something of a
 * file that breaks it, so that no row passes by being blind.
 */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildFolder, repository } from '../support/build.ts';
import { folderOf } from '../support/folder.ts';
import { hasTool, withPdf } from '../support/pdf.ts';
import { story } from '../support/market.ts';

type Dictionary = Record<string, unknown>;
type PdfObject = { value?: unknown; stream?: { dict: Dictionary; datafile?: string; data?: string } };
interface Doc {
  head: unknown;
  objects: Record<string, PdfObject>;
  bytes: Buffer;
  readonly catalog: Dictionary;
  readonly trailer: Dictionary;
  readonly pages: Dictionary[];
  get(value: unknown): unknown;
  stream(reference: string): Buffer;
  readonly streams: [string, Dictionary][];
}

const script = (name: string) => import(/* @vite-ignore */ pathToFileURL(path.join(repository, 'scripts/pdfx', name)).href);
const { withDocument, PdfDocument } = (await script('read.mjs')) as {
  withDocument: <T>(file: string, use: (doc: Doc) => T) => Promise<T>;
  PdfDocument: new (head: unknown, objects: Doc['objects'], bytes: Buffer) => Doc;
};
const { ROWS, faultsOf } = (await script('rows.mjs')) as {
  ROWS: Record<string, (doc: Doc) => string[]>;
  faultsOf: (doc: Doc) => [string, string][];
};

const paper = (print: string) =>
  `name: 晨报\npress: { print: ${print}, bleed: 3, marks: [crop, register], slug: true }\nspots: { PANTONE 485 C: [0, 95, 100, 0] }\nswatches: { vermilion: { spot: PANTONE 485 C }, paper-tint: { spot: PANTONE 485 C, tint: 15 } }\n`;

const edition =
  'date: 2026-11-22\npages:\n  - folio: A02\n    section: 民生\n    template: tabloid-feature\n    stories: [manuscript/a.md]\n';

async function pressed(print: string): Promise<Uint8Array> {
  const photo = await sharp({ create: { width: 1800, height: 1200, channels: 3, background: '#2a3b18' } })
    .jpeg()
    .toBuffer();
  const root = folderOf({ 'banxin.yaml': `${paper(print)}format: tabloid\n`, 'edition.yaml': edition });
  try {
    const body = ['![菜市场](../a.jpg "本报 摄")', ':::box{title="提要"}\n清晨五点。\n:::'];
    writeFileSync(path.join(root, 'a.jpg'), photo);
    const { mkdirSync } = await import('node:fs');
    mkdirSync(path.join(root, 'manuscript'));
    writeFileSync(path.join(root, 'manuscript/a.md'), story(body.concat(COPY)));
    const { ok, diagnostics, files } = await buildFolder(root, []);
    if (!ok) throw new Error(JSON.stringify(diagnostics));
    return files.get('print.pdf')!;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const COPY = Array.from(
  { length: 5 },
  (_, i) => `市场改造从${i + 3}月开始。地面铺了防滑砖，下水道挖深了半米，每个摊位装上了统一的水龙头和电表。`,
);

/** A copy of a document that may be broken; `streams` stands in for what its streams hold. */
function copyOf(doc: Doc, streams: ReadonlyMap<string, Buffer>): Doc {
  const copy = new PdfDocument(doc.head, structuredClone(doc.objects), Buffer.from(doc.bytes));
  const read = copy.stream.bind(copy);
  copy.stream = (reference) => streams.get(reference) ?? read(reference);
  return copy;
}

const put = (doc: Doc, reference: unknown, entries: Dictionary): void => {
  const object = doc.objects[`obj:${String(reference)}`]!;
  Object.assign(object.stream ? object.stream.dict : (object.value as Dictionary), entries);
};
const add = (doc: Doc, value: unknown): string => {
  doc.objects['obj:9999 0 R'] = { value };
  return '9999 0 R';
};
const info = (doc: Doc) => doc.trailer['/Info'] as string;
const kids = (doc: Doc) => (doc.get(doc.catalog['/Pages']) as { '/Kids': string[] })['/Kids'];
const pageOf = (doc: Doc) => doc.get(kids(doc)[0]) as Dictionary;
const intentOf = (doc: Doc) => (doc.get(doc.catalog['/OutputIntents']) as string[])[0]!;
const profileOf = (doc: Doc) => (doc.get(intentOf(doc)) as Dictionary)['/DestOutputProfile'] as string;
const contentOf = (doc: Doc) => pageOf(doc)['/Contents'] as string;
const objectsOf = (doc: Doc, test: (dictionary: Dictionary) => boolean): string[] =>
  Object.entries(doc.objects).flatMap(([key, { value, stream }]) => {
    const dictionary = (stream ? stream.dict : value) as Dictionary | undefined;
    return dictionary && typeof dictionary === 'object' && test(dictionary) ? [key.slice(4)] : [];
  });
const one = (doc: Doc, test: (dictionary: Dictionary) => boolean): string => objectsOf(doc, test)[0]!;
const isImage = (dictionary: Dictionary) => dictionary['/Subtype'] === '/Image';
const separation = (doc: Doc) =>
  Object.values(doc.objects).find(({ value }) => Array.isArray(value) && value[0] === '/Separation')!.value as unknown[];

type Break = (doc: Doc, streams: Map<string, Buffer>) => void;
/** Changes the text of a stream. */
const rewrite =
  (of: (doc: Doc) => string, change: (text: string) => string): Break =>
  (doc, streams) =>
    void streams.set(of(doc), Buffer.from(change(doc.stream(of(doc)).toString('latin1')), 'latin1'));
const xmp = (change: (text: string) => string) => rewrite((doc) => doc.catalog['/Metadata'] as string, change);
const content = (change: (text: string) => string) => rewrite(contentOf, change);
const icc =
  (change: (bytes: Buffer) => void): Break =>
  (doc, streams) => {
    const bytes = Buffer.from(doc.stream(profileOf(doc)));
    change(bytes);
    streams.set(profileOf(doc), bytes);
  };

const version =
  (to: string): Break =>
  (doc) =>
    void doc.bytes.write(to, 5, 'latin1');

/** Ways to break each row, of a file of either preset. */
const BREAKS: Record<string, Record<string, Break>> = {
  claim: {
    'claims nothing': (doc, streams) => {
      put(doc, info(doc), { '/GTS_PDFXVersion': undefined });
      xmp((text) => text.replace(/<pdfxid:GTS.*?<\/pdfxid:GTS_PDFXVersion>/s, ''))(doc, streams);
    },
  },
  header: { 'version 1.7': version('1.7'), 'version 1.2': version('1.2') },
  encryption: { encrypted: (doc) => void (doc.trailer['/Encrypt'] = add(doc, {})) },
  identity: { 'no ID': (doc) => void delete doc.trailer['/ID'], 'half an ID': (doc) => void (doc.trailer['/ID'] = ['b:00']) },
  intent: {
    'no intent': (doc) => void delete doc.catalog['/OutputIntents'],
    'two intents': (doc) => void (doc.catalog['/OutputIntents'] = [intentOf(doc), intentOf(doc)]),
    'another subtype': (doc) => put(doc, intentOf(doc), { '/S': '/GTS_PDFA1' }),
    'no identifier': (doc) => put(doc, intentOf(doc), { '/OutputConditionIdentifier': undefined }),
    'no profile, no name': (doc) => put(doc, intentOf(doc), { '/DestOutputProfile': undefined }),
    'N of three': (doc) => put(doc, profileOf(doc), { '/N': 3 }),
    'an RGB profile': icc((bytes) => bytes.write('RGB ', 16, 'latin1')),
    'a display profile': icc((bytes) => bytes.write('mntr', 12, 'latin1')),
    'a profile cut short': icc((bytes) => bytes.writeUInt32BE(bytes.length + 1, 0)),
    'no profile at all': icc((bytes) => bytes.write('nope', 36, 'latin1')),
  },
  metadata: {
    'no XMP': (doc) => void delete doc.catalog['/Metadata'],
    'filtered XMP': (doc) => put(doc, doc.catalog['/Metadata'], { '/Filter': '/FlateDecode' }),
    'another title': (doc) => put(doc, info(doc), { '/Title': 'u:别的' }),
    'another date': (doc) => put(doc, info(doc), { '/ModDate': 'u:D:20200101000000Z' }),
    'another tool': (doc) => put(doc, info(doc), { '/Creator': 'u:x' }),
    'no DocumentID': xmp((text) => text.replaceAll('DocumentID', 'Document')),
    'no VersionID': xmp((text) => text.replaceAll('VersionID', 'Version')),
    'no RenditionClass': xmp((text) => text.replaceAll('RenditionClass', 'Rendition')),
  },
  trapped: {
    'not said': (doc) => put(doc, info(doc), { '/Trapped': undefined }),
    unknown: (doc) => put(doc, info(doc), { '/Trapped': '/Unknown' }),
    'said otherwise': xmp((text) => text.replace('Trapped>False', 'Trapped>True')),
  },
  boxes: {
    'no TrimBox': (doc) => put(doc, kids(doc)[0], { '/TrimBox': undefined }),
    'an ArtBox': (doc) => put(doc, kids(doc)[0], { '/ArtBox': [0, 0, 9, 9] }),
    'a trim beyond the bleed': (doc) => put(doc, kids(doc)[0], { '/TrimBox': pageOf(doc)['/MediaBox'] }),
    'a bleed beyond the sheet': (doc) => put(doc, kids(doc)[0], { '/BleedBox': [-9, -9, 9999, 9999] }),
  },
  'no-rgb': {
    'an operator': content((text) => `${text}\n1 0 0 rg 0 0 1 1 re f`),
    'a stroke': content((text) => `${text}\n1 0 0 RG 0 0 m 9 9 l S`),
    'a colour space by name': content((text) => `${text}\n/DeviceRGB cs 1 0 0 sc`),
    'a picture': (doc) => put(doc, one(doc, isImage), { '/ColorSpace': '/DeviceRGB' }),
    'a calibrated picture': (doc) => put(doc, one(doc, isImage), { '/ColorSpace': ['/CalRGB', {}] }),
    'an indexed picture': (doc) => put(doc, one(doc, isImage), { '/ColorSpace': ['/Indexed', '/DeviceRGB', 1, 'b:00'] }),
    'a shading': (doc) => void add(doc, { '/ShadingType': 2, '/ColorSpace': '/DeviceRGB' }),
    'a group': (doc) => put(doc, kids(doc)[0], { '/Group': { '/S': '/Transparency', '/CS': '/DeviceRGB' } }),
  },
  fonts: {
    'not embedded': (doc) =>
      put(
        doc,
        one(doc, ({ '/Type': type }) => type === '/FontDescriptor'),
        { '/FontFile2': undefined, '/FontFile3': undefined },
      ),
    'not a subset': (doc) =>
      put(
        doc,
        one(doc, ({ '/Subtype': kind }) => kind === '/CIDFontType2' || kind === '/CIDFontType0'),
        { '/BaseFont': '/Song' },
      ),
    Helvetica: (doc) => void add(doc, { '/Type': '/Font', '/Subtype': '/Type1', '/BaseFont': '/Helvetica' }),
  },
  annotations: {
    'a link on the page': (doc) =>
      put(doc, kids(doc)[0], {
        '/Annots': [add(doc, { '/Type': '/Annot', '/Subtype': '/Link', '/Rect': [100, 100, 200, 200] })],
      }),
  },
  'no-actions': {
    'a form': (doc) => void (doc.catalog['/AcroForm'] = {}),
    'when opened': (doc) => void (doc.catalog['/OpenAction'] = [kids(doc)[0], '/Fit']),
    JavaScript: (doc) => void (doc.catalog['/Names'] = { '/JavaScript': {} }),
    'on a page': (doc) => put(doc, kids(doc)[0], { '/AA': {} }),
    'of a bookmark': (doc) => void add(doc, { '/Title': 'u:x', '/A': { '/S': '/URI' } }),
  },
  'nothing-foreign': {
    OPI: (doc) => put(doc, one(doc, isImage), { '/OPI': {} }),
    PostScript: (doc) => put(doc, one(doc, isImage), { '/Subtype': '/PS' }),
    alternates: (doc) => put(doc, one(doc, isImage), { '/Alternates': [] }),
    UserUnit: (doc) => put(doc, kids(doc)[0], { '/UserUnit': 2 }),
    'another file': (doc) => void add(doc, { '/Subtype': '/Form', '/Ref': {} }),
  },
  'graphics-states': {
    TR: (doc) => void add(doc, { '/Type': '/ExtGState', '/TR': '/Identity' }),
    TR2: (doc) => void add(doc, { '/Type': '/ExtGState', '/TR2': '/Identity' }),
    HT: (doc) => void add(doc, { '/Type': '/ExtGState', '/HT': { '/HalftoneType': 1 } }),
  },
  'same-spots': {
    'two solids of one name': (doc) => {
      const [kind, name, space] = separation(doc);
      add(doc, [kind, name, space, { '/FunctionType': 2, '/C1': [1, 0, 0, 0] }]);
    },
  },
  'no-lzw': { LZW: (doc) => put(doc, one(doc, isImage), { '/Filter': '/LZWDecode' }) },
  opaque: {
    'a group': (doc) => put(doc, kids(doc)[0], { '/Group': { '/S': '/Transparency', '/CS': '/DeviceCMYK' } }),
    'a soft mask': (doc) => put(doc, one(doc, isImage), { '/SMask': '1 0 R' }),
    'an opacity': (doc) => void add(doc, { '/Type': '/ExtGState', '/ca': 0.5 }),
    'a blend mode': (doc) => void add(doc, { '/Type': '/ExtGState', '/BM': '/Multiply' }),
    layers: (doc) => void (doc.catalog['/OCProperties'] = {}),
    'object streams': (doc) => void add(doc, { '/Type': '/ObjStm' }),
  },
  'black-text': {
    'text that knocks out': content((text) => text.replaceAll('/GOver gs', '/GKnock gs')),
    'overprint without OPM': (doc) =>
      put(
        doc,
        one(doc, ({ '/OPM': mode }) => mode === 1),
        { '/OPM': 0 },
      ),
    'rich black': content((text) => text.replaceAll('0 0 0 1 k', '0.4 0.3 0.3 1 k')),
    'grey for black': content((text) => text.replaceAll('0 0 0 1 k', '0 g')),
    'a picture that overprints': content((text) => text.replaceAll('/GKnock gs', '/GOver gs')),
  },
  'outside-marks': {
    'a mark on the page': content((text) => {
      const all = /\/S\d+ CS 1 SCN/.exec(text)![0];
      return `${text}\n${all} 200 200 m 300 300 l S`;
    }),
  },
  photos: { 'in RGB': (doc) => put(doc, one(doc, isImage), { '/ColorSpace': '/DeviceRGB' }) },
  spots: { 'in RGB': (doc) => void (separation(doc)[2] = '/DeviceRGB') },
};

/** The row of transparency holds for PDF/X-1a alone. */
const OLDER = ['opaque'];
const without = !hasTool('qpdf');

describe.skipIf(without)('rows of PDF/X', () => {
  const made = new Map<string, Uint8Array>();
  beforeAll(async () => {
    for (const print of ['x4', 'x1a']) made.set(print, await pressed(print));
  }, 60_000);

  test('each row has ways to break it', () => {
    expect(Object.keys(BREAKS).sort()).toEqual(Object.keys(ROWS).sort());
  });

  test.each(['x4', 'x1a'])('none has anything to say of %s', async (print) => {
    const faults = await withPdf(made.get(print)!, (file) => withDocument(file, faultsOf));
    expect(faults).toEqual([]);
  });

  const cases = Object.entries(BREAKS).flatMap(([row, ways]) =>
    Object.keys(ways).flatMap((way) => (OLDER.includes(row) ? ['x1a'] : ['x4', 'x1a']).map((print) => [row, way, print])),
  );
  test('each says something of a file that breaks it', async () => {
    const silent: string[] = [];
    for (const print of ['x4', 'x1a'])
      await withPdf(made.get(print)!, (file) =>
        withDocument(file, (doc) => {
          for (const [row, way] of cases.filter(([, , of]) => of === print)) {
            const streams = new Map<string, Buffer>();
            const copy = copyOf(doc, streams);
            BREAKS[row!]![way!]!(copy, streams);
            if (ROWS[row!]!(copy).length === 0) silent.push(`${print} ${row}: ${way}`);
          }
        }),
      );
    expect(silent).toEqual([]);
  });
});
