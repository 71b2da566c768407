/**
 * A sound bag → whether what it holds is a sound record: METS and ALTO in their form, every reference and checksum, the three texts, every character's place in the
 * PDF. Reads, sets nothing.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from '../layout/index.ts';
import { type BagFinding, error, warning } from '../record/bag-read.ts';
import { checkForm } from '../record/check-xml.ts';
import { comparePage } from '../record/compare-pdf.ts';
import { BUILD, type BuildManifest, readBuildManifest } from '../record/manifest.ts';
import { pdfGlyphs } from '../record/pdf-glyphs.ts';
import { type AltoPage, joined, partsAt, readAlto, type TypedStory } from '../record/read-alto.ts';
import { elements, readXml, type XmlElement } from '../record/read-xml.ts';
import { ALTO_VOCABULARY, METS_VOCABULARY } from '../record/shapes.ts';
import type { BagSeen, PayloadFile } from './verify-bag.ts';

/** One thing that was asked of a bag. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** What was looked at, or what is wrong. */
  readonly said: string;
}

/** What a bag's record came to. */
export interface RecordSeen {
  readonly findings: readonly BagFinding[];
  readonly checks: readonly Check[];
  readonly manifest?: BuildManifest;
}

/** Stories as they were typed, by their identifiers. */
export type Typed = (folder: string, manifest: BuildManifest) => Promise<ReadonlyMap<string, TypedStory>>;

/** PDFs whose characters are held against ALTO. */
const PDFS = ['archive.pdf', 'archive-2u.pdf'];

export async function verifyRecord(bag: string, seen: BagSeen, typed: Typed): Promise<RecordSeen> {
  const record = new RecordCheck(bag, seen.payload);
  const manifest = record.manifest();
  if (!manifest) return record.seen();
  record.outputs(manifest);
  const mets = record.xml('mets.xml', METS_VOCABULARY);
  const alto = record.alto();
  if (mets) record.mets(mets, alto);
  await record.texts(alto, await typed(bag, manifest));
  for (const pdf of PDFS) await record.pdf(pdf, alto);
  return record.seen(manifest);
}

class RecordCheck {
  readonly #data: string;
  readonly #payload: ReadonlyMap<string, PayloadFile>;
  readonly #findings: BagFinding[] = [];
  readonly #checks: Check[] = [];

  constructor(bag: string, payload: ReadonlyMap<string, PayloadFile>) {
    this.#data = path.join(bag, 'data');
    this.#payload = payload;
  }

  seen(manifest?: BuildManifest): RecordSeen {
    return { findings: this.#findings, checks: this.#checks, ...(manifest ? { manifest } : {}) };
  }

  manifest(): BuildManifest | undefined {
    const file = path.join(this.#data, BUILD);
    if (!existsSync(file)) {
      this.#findings.push(
        warning('record-none', `data/${BUILD}`, 'is not there: this is no bag of Banxin, and only the bag itself was looked at'),
      );
      return undefined;
    }
    const manifest = readBuildManifest(readFileSync(file, 'utf8'));
    if (!manifest)
      this.#findings.push(error('record-form', `data/${BUILD}`, 'is no build manifest of the format banxin/archive/1'));
    return manifest;
  }

  /** Every file that build.json names is in the bag, with the hash that it says. */
  outputs({ sources, fonts, templates, outputs }: BuildManifest): void {
    const named = [
      ...outputs,
      ...sources,
      ...templates.flatMap(({ files }) => files),
      ...fonts.filter((font) => font.path !== null),
    ];
    const before = this.#findings.length;
    for (const { path: file, sha256 } of named) this.#held(`${file}`, sha256, BUILD);
    this.#check('build manifest', before, `${named.length} files as build.json names them`);
  }

  #held(file: string, sha256: string, by: string): void {
    const there = this.#payload.get(`data/${file}`);
    if (!there) this.#findings.push(error('record-missing', `data/${file}`, `is named in ${by} and is not there, or is damaged`));
    else if (there.sha256 !== undefined && there.sha256 !== sha256)
      this.#findings.push(error('record-hash', `data/${file}`, `has not the hash that ${by} says`));
  }

  #check(name: string, before: number, said: string): void {
    const found = this.#findings.slice(before).filter(({ severity }) => severity === 'error').length;
    this.#checks.push({ name, ok: found === 0, said: found === 0 ? said : `${found} faults` });
  }

  xml(file: string, vocabulary: typeof ALTO_VOCABULARY): XmlElement | undefined {
    const at = path.join(this.#data, file);
    if (!existsSync(at)) {
      this.#findings.push(error('record-missing', `data/${file}`, 'is not there'));
      return undefined;
    }
    const read = readXml(readFileSync(at, 'utf8'));
    if ('fault' in read) {
      this.#findings.push(error('record-form', `data/${file}`, `line ${read.line}: is not well formed: ${read.fault}`));
      return undefined;
    }
    const findings = checkForm(`data/${file}`, read, vocabulary);
    this.#findings.push(...findings);
    return read;
  }

  /** ALTO by page, in the order of the pages as METS and the manifest have them. */
  alto(): Map<string, AltoPage> {
    const before = this.#findings.length;
    const files = [...this.#payload.keys()].filter((file) => /^data\/alto\/.+\.xml$/.test(file));
    const pages = new Map<string, AltoPage & { readonly number: number }>();
    for (const file of files) {
      const root = this.xml(file.slice('data/'.length), ALTO_VOCABULARY);
      if (!root) continue;
      const page = [...elements(root)].find(({ name }) => name === 'Page');
      pages.set(path.basename(file, '.xml'), { ...readAlto(root), number: Number(page?.attributes['PHYSICAL_IMG_NR']) });
    }
    if (files.length === 0) this.#findings.push(error('record-missing', 'data/alto', 'there is no ALTO'));
    this.#check('ALTO', before, `${files.length} pages in the form of ALTO 4.4, all references resolve`);
    return new Map([...pages].sort(([, a], [, b]) => a.number - b.number));
  }

  mets(root: XmlElement, alto: ReadonlyMap<string, AltoPage>): void {
    const before = this.#findings.length;
    const all = [...elements(root)];
    const files = new Map(all.filter(({ name }) => name === 'file').map((file) => [file.attributes['ID']!, file]));
    const paths = new Map<string, string>();
    for (const [id, file] of files) {
      const href = decodeURIComponent(file.children[0]?.attributes['xlink:href'] ?? '');
      paths.set(id, href);
      this.#held(href, file.attributes['CHECKSUM'] ?? '', 'mets.xml');
    }
    const named = new Set(paths.values());
    for (const file of this.#payload.keys())
      if (file !== 'data/mets.xml' && !named.has(file.slice('data/'.length)))
        this.#findings.push(error('record-form', 'data/mets.xml', `does not name ${file}`));
    const areas = all.filter(({ name }) => name === 'area');
    for (const { attributes, line } of areas) {
      const page = path.basename(paths.get(attributes['FILEID'] ?? '') ?? '', '.xml');
      if (!alto.get(page)?.blocks.has(attributes['BEGIN'] ?? ''))
        this.#findings.push(
          error('record-form', 'data/mets.xml', `line ${line}: there is no block ${attributes['BEGIN']} on page ${page}`),
        );
    }
    this.#check('METS', before, `${files.size} files with their checksums, ${areas.length} pointers into ALTO`);
  }

  /** Blocks of all stories in the order of the copy, by the Layout. */
  #blocks(): string[] {
    const file = path.join(this.#data, 'layout.json');
    const read = existsSync(file) ? parse(readFileSync(file, 'utf8'), 'data/layout.json') : undefined;
    if (!read?.value) this.#findings.push(error('record-form', 'data/layout.json', 'is not there or no Layout'));
    return read?.value?.stories.flatMap(({ blocks }) => blocks.map(({ id }) => id)) ?? [];
  }

  /** ALTO in reading order says what was typed. */
  async texts(alto: ReadonlyMap<string, AltoPage>, typed: ReadonlyMap<string, TypedStory>): Promise<void> {
    const before = this.#findings.length;
    let characters = 0;
    const pages = [...alto.values()];
    const order = this.#blocks();
    for (const [story, text] of typed) {
      const set = joined(
        pages.map(({ stories }) => stories.get(story) ?? []),
        order,
      );
      const readings = pages.flatMap((page) => page.readings.get(story) ?? []);
      characters += text.body.length + text.head.join('').length;
      const parts = partsAt(text, set, readings);
      if (parts !== undefined)
        this.#findings.push(error('record-text', 'data/alto', `${story} parts from its manuscript: ${parts}`));
    }
    if (typed.size === 0) this.#findings.push(error('record-text', 'data/source', 'the edition cannot be read from the bag'));
    this.#check('text', before, `${typed.size} stories, ${characters} characters: ALTO in reading order says what was typed`);
  }

  /** Each character of ALTO is in the PDF where ALTO says, and nothing else is. */
  async pdf(file: string, alto: ReadonlyMap<string, AltoPage>): Promise<void> {
    const before = this.#findings.length;
    if (!this.#payload.has(`data/${file}`)) {
      this.#findings.push(error('record-missing', `data/${file}`, 'is not there, or is damaged'));
      return this.#check(file, before, '');
    }
    const glyphs = await pdfGlyphs(readFileSync(path.join(this.#data, file)));
    let [matched, farthest] = [0, 0];
    for (const [i, [name, page]] of [...alto].entries()) {
      const found = comparePage(
        page.characters,
        glyphs.filter((glyph) => glyph.page === i && !glyph.placed),
      );
      matched += found.matched;
      farthest = Math.max(farthest, found.farthest);
      const [lost] = found.missing;
      const [more] = found.extra;
      if (lost) this.#findings.push(error('record-boxes', `data/${file}`, `${name}: ${found.missing.length} characters of ALTO are not there, the first “${lost.text}” of ${lost.block}, ${Math.round(lost.x) / 10} mm right, ${Math.round(lost.y) / 10} mm down`)); // prettier-ignore
      if (more)
        this.#findings.push(
          error(
            'record-boxes',
            `data/${file}`,
            `${name}: ${found.extra.length} glyphs are not in ALTO, the first “${more.text}”`,
          ),
        );
    }
    this.#check(file, before, `${matched} characters where ALTO has them, the farthest ${farthest.toFixed(3)} mm off`);
  }
}
