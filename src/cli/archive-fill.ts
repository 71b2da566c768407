/**
 * A folder with what a build made in, a bag out: sources, fonts, templates, rounds and signatures beside it, METS and the build's manifest over it, tag files
 * around it. Reads the paper's folder, changes nothing in it.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { sourcePath, type MadeRecord } from '../pipeline/record.ts';
import {
  type BagFile,
  BUILD,
  type BuildManifest,
  type Event,
  type FontEntry,
  issueId,
  mediaType,
  metsOf,
  type RecordFile,
  tagFiles,
} from '../record/index.ts';
import type { ArchiveCommand } from './archive.ts';
import { roundAt, roundsIn, signaturesAt, storeOf } from './rounds.ts';
import { version } from './version.ts';

/** What each file in data/ is for, beside what the record says of its own. */
const USES: Readonly<Record<string, string>> = {
  'archive.pdf': 'PDF',
  'archive-2u.pdf': 'PDF',
  'layout.json': 'LAYOUT',
  'report.json': 'REPORT',
};

type Options = Pick<ArchiveCommand, 'edition' | 'variant' | 'withoutFonts'>;

/** Makes a bag of `bag`, in whose data/ a build has put its files. */
export async function fillBag(bag: string, made: MadeRecord, options: Options): Promise<void> {
  const fill = new Fill(bag, made, options);
  fill.sources();
  fill.fonts();
  fill.templates();
  fill.proofs();
  fill.close();
}

class Fill {
  readonly #bag: string;
  readonly #made: MadeRecord;
  readonly #options: Options;
  readonly #outputs: readonly string[];
  readonly #uses = new Map<string, Pick<RecordFile, 'use' | 'page' | 'source'>>();
  readonly #hashed = new Map<string, BagFile>();
  readonly #sources: BuildManifest['sources'][number][] = [];
  readonly #fonts: FontEntry[] = [];
  readonly #templates: BuildManifest['templates'][number][] = [];
  readonly #events: Event[];

  constructor(bag: string, made: MadeRecord, options: Options) {
    this.#bag = bag;
    this.#made = made;
    this.#options = options;
    this.#outputs = filesUnder(path.join(bag, 'data')).filter((file) => file !== 'report.json');
    for (const { path: file, type: _, ...facts } of made.files) this.#uses.set(file, facts);
    const { date } = made.issue;
    this.#events = [
      { type: 'read', time: date, detail: `${made.issue.stories.length} stories, ${made.inputs.files.length} files` },
      { type: 'composed', time: date, detail: `${made.pages.length} pages by Banxin ${version}` },
    ];
  }

  sources(): void {
    for (const { file, use } of this.#made.inputs.files) {
      const to = sourcePath(file);
      const { sha256 } = this.#take(path.join(this.#made.inputs.root, file), to, { use, source: file });
      this.#sources.push({ file, path: to, use, sha256 });
    }
  }

  fonts(): void {
    const { fonts, withheld } = this.#made.inputs;
    for (const { file, path: from, licence, texts } of fonts) {
      if (this.#options.withoutFonts) {
        this.#fonts.push({ file, path: null, licence, sha256: hashOf(from, 'sha256'), why: 'left out' });
        continue;
      }
      const to = `fonts/${file}`;
      const { sha256 } = this.#take(from, to, { use: 'FONT' });
      this.#fonts.push({ file, path: to, licence, sha256 });
      for (const text of texts) {
        const beside = `fonts/${file
          .split('/')
          .slice(0, file.startsWith('@') ? 2 : 1)
          .join('/')}/${path.basename(text)}`;
        if (!this.#hashed.has(beside)) this.#take(text, beside, { use: 'FONT' });
      }
    }
    for (const { file, path: from, licence } of withheld)
      this.#fonts.push({ file, path: null, licence, sha256: hashOf(from, 'sha256'), why: 'licence' });
  }

  templates(): void {
    for (const { name, own, files } of this.#made.inputs.templates) {
      const entries = files.map(({ path: from, name: file }) => {
        const to = own ? sourcePath(`templates/${name}/${file}`) : `templates/${name}/${file}`;
        const { sha256 } = this.#hashed.get(to) ?? this.#take(from, to, { use: 'TEMPLATE' });
        return { path: to, sha256 };
      });
      this.#templates.push({ name, own, files: entries });
    }
  }

  /** Rounds and signatures from the store beside the edition, where there is one. */
  proofs(): void {
    const { date, variant } = this.#made.issue;
    const store = storeOf(this.#options.edition, { date, ...(variant === undefined ? {} : { variant }) });
    if (!existsSync(store)) return;
    for (const file of filesUnder(store))
      if (!file.endsWith('.tmp')) this.#take(path.join(store, file), `proofs/${file}`, { use: 'PROOF' });
    for (const { page, round } of roundsIn(store)) {
      const { by } = roundAt(path.join(store, page, `round-${round}`, 'round.json'));
      this.#events.push({ type: 'proof round', time: date, detail: `${page}, round ${round}`, agent: by });
    }
    for (const { name } of this.#made.pages)
      for (const { role, name: who, time, round } of signaturesAt(store, name))
        this.#events.push({
          type: 'signed',
          time,
          detail: `${name}, ${role}${round === undefined ? '' : `, round ${round}`}`,
          agent: who,
        });
  }

  close(): void {
    const { issue, pages } = this.#made;
    const { date } = issue;
    const events: Event[] = [
      ...this.#events,
      { type: 'released', time: date, detail: 'as released to press' },
      { type: 'archived', time: date, detail: `BagIt 1.0, Banxin ${version}` },
    ];
    for (const file of this.#outputs) this.#hash(file);
    this.#hash('report.json');
    this.#write(BUILD, `${JSON.stringify(this.#manifest(), null, 1)}\n`);
    this.#uses.set(BUILD, { use: 'REPORT' });
    const files = [...this.#hashed.values()].map((file) => this.#described(file)).sort((a, b) => (a.path < b.path ? -1 : 1));
    this.#write('mets.xml', metsOf({ issue, pages, files, events, version }));
    const payload = [...this.#hashed.values()].map((file) => ({ ...file, path: `data/${file.path}` }));
    for (const [name, text] of tagFiles(payload, this.#info())) writeFileSync(path.join(this.#bag, name), text);
  }

  #info(): [string, string][] {
    const { issue } = this.#made;
    const house = issue.imprint.find(({ item }) => item === '出版')?.text ?? issue.paper;
    const number = issue.number === undefined ? '' : `, issue ${issue.number}`;
    return [
      ['Source-Organization', house],
      ['External-Identifier', issueId(issue)],
      [
        'External-Description',
        `${issue.paper} ${issue.date}${number}, ${issue.pages.flatMap(({ folios }) => folios).length} pages`,
      ],
      ['Bagging-Date', issue.date],
      ['Bag-Software-Agent', `Banxin ${version}`],
      ...(issue.corrects
        ? ([['Corrects', `${issue.corrects.identifier} tagmanifest-sha256:${issue.corrects.sha256}`]] as [string, string][])
        : []),
    ];
  }

  #manifest(): BuildManifest {
    const { issue, inputs } = this.#made;
    return {
      format: 'banxin/archive/1',
      identifier: issueId(issue),
      banxin: version,
      node: Number(process.versions.node.split('.')[0]),
      platform: `${process.platform}-${process.arch}`,
      edition: inputs.edition,
      ...(this.#options.variant === undefined ? {} : { variant: this.#options.variant }),
      sources: this.#sources,
      fonts: this.#fonts,
      templates: this.#templates,
      outputs: this.#outputs.map((file) => ({ path: file, sha256: this.#hashed.get(file)!.sha256 })),
    };
  }

  #described({ path: file, size, sha256 }: BagFile): RecordFile {
    const facts = this.#uses.get(file) ?? { use: USES[file] ?? 'OTHER' };
    return { path: file, type: mediaType(file), size, sha256, ...facts };
  }

  #take(from: string, to: string, facts: Pick<RecordFile, 'use' | 'source'>): BagFile {
    const target = path.join(this.#bag, 'data', to);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(from, target);
    this.#uses.set(to, facts);
    return this.#hash(to);
  }

  #write(file: string, text: string): void {
    writeFileSync(path.join(this.#bag, 'data', file), text);
    this.#hash(file);
  }

  #hash(file: string): BagFile {
    const at = path.join(this.#bag, 'data', file);
    const hashed = { path: file, size: statSync(at).size, sha256: hashOf(at, 'sha256'), sha512: hashOf(at, 'sha512') };
    this.#hashed.set(file, hashed);
    return hashed;
  }
}

const hashOf = (file: string, hash: 'sha256' | 'sha512'): string => createHash(hash).update(readFileSync(file)).digest('hex');

/** Files under a folder, from it, with `/`, in order. */
export function filesUnder(folder: string, under = ''): string[] {
  const entries = readdirSync(path.join(folder, under), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const name = under === '' ? entry.name : `${under}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(folder, name) : [name];
  });
}
