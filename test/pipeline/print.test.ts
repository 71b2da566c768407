/**
 * What a paper asks of its plant in banxin.yaml, in; what lies in the folder afterwards, out: presets, profiles, spots, page files with their
 * versions, and what stops print.
 */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Handover } from '../../schemas/handover.ts';
import type { Report } from '../../schemas/report.ts';
import { hostOf } from '../../src/cli/host.ts';
import { validateEdition, validatePaper, validateStory } from '../../src/cli/validate.ts';
import { defaultIcc } from '../../src/image/index.ts';
import type { Layout } from '../../src/layout/types.ts';
import { build } from '../../src/pipeline.ts';
import { said, Shelf } from '../support/build.ts';
import { type Files, folderOf } from '../support/folder.ts';
import { copy, story } from '../support/market.ts';
import { pdfGlyphs } from '../support/pdf.ts';

const edition = (folio = 'A02') =>
  `date: 2026-11-22\npages:\n  - folio: ${folio}\n    section: 民生\n    template: tabloid-feature\n    stories: [manuscript/a.md]\n`;
const spread = [...copy, ...copy.map((text) => `第二天，${text}`), ...copy.map((text) => `第三天，${text}`)];

/** A sink that remembers earlier builds. */
class Folder extends Shelf {
  earlier(name: string): Uint8Array | undefined {
    return this.files.get(name);
  }
}

function newspaper(paper: string, files: Files = {}): string {
  const root = folderOf({
    'banxin.yaml': `name: 晨报\nformat: tabloid\n${paper}`,
    'edition.yaml': edition(),
    'manuscript/a.md': story(),
    ...files,
  });
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

async function pressed(root: string, given: { force?: boolean; sink?: Folder } = {}) {
  const sink = given.sink ?? new Folder();
  const result = await build({
    editionPath: path.join(root, 'edition.yaml'),
    outputs: ['print'],
    emit: ['layout'],
    ...(given.force ? { force: true } : {}),
    host: hostOf(process.env),
    validate: { edition: validateEdition, paper: validatePaper, story: validateStory },
    sink,
  });
  // Its headline is short for a tabloid, which is no matter of the press.
  const diagnostics = result.diagnostics.filter(({ code }) => code !== 'headline-short');
  const json = <T>(name: string): T => JSON.parse(sink.files.get(name)!.toString('utf8')) as T;
  return {
    ...result,
    diagnostics,
    codes: diagnostics.map(({ code }) => code),
    sink,
    files: sink.files,
    json,
    report: result.report as unknown as Report,
  };
}

let icc: Buffer;
beforeAll(async () => void (icc = Buffer.from((await defaultIcc()).bytes)));

describe('the printing condition', () => {
  const spoiled = (change: (bytes: Buffer) => void): Buffer => {
    const bytes = Buffer.from(icc);
    change(bytes);
    return bytes;
  };
  test('is libvips’ own where the paper names none, and a warning says whose it is not', async () => {
    const { codes, ok, report } = await pressed(newspaper(''));
    expect([ok, codes]).toEqual([true, ['profile-default']]);
    expect(report.preflight[0]).toMatchObject({ check: 'profile', severity: 'warning', code: 'profile-default' });
  });

  test('is the paper’s by path: no warning, and the profile in the file is that one', async () => {
    const { codes, ok, files } = await pressed(newspaper('press: { profile: plant.icc }\n', { 'plant.icc': icc }));
    expect([ok, codes]).toEqual([true, []]);
    expect(files.get('print.pdf')!.includes('/OutputConditionIdentifier')).toBe(true);
  });

  test.each<[string, string, () => Buffer, RegExp]>([
    ['one that is not CMYK', 'profile-unfit', () => spoiled((bytes) => bytes.write('RGB ', 16, 'latin1')), /profile for RGB/],
    ['one of a scanner', 'profile-unfit', () => spoiled((bytes) => bytes.write('scnr', 12, 'latin1')), /class “scnr”/],
    ['one that is cut short', 'profile-broken', () => icc.subarray(0, 5000), /cut short/],
    ['one of a few bytes', 'profile-broken', () => icc.subarray(0, 20), /not an ICC profile/],
    ['no profile', 'profile-broken', () => Buffer.alloc(4000, 'x'), /not an ICC profile/],
    ['one whose tags run out', 'profile-broken', () => spoiled((bytes) => bytes.writeUInt32BE(0x7fffffff, 140)), /runs out/],
  ])('%s is an error where banxin.yaml names it, and leaves no file', async (_, code, bytes, message) => {
    const { diagnostics, ok, files } = await pressed(newspaper('press: { profile: plant.icc }\n', { 'plant.icc': bytes() }));
    expect([ok, diagnostics.map(said).length, files.has('print.pdf')]).toEqual([false, 1, false]);
    expect(diagnostics[0]).toMatchObject({ file: 'banxin.yaml', line: 3, code });
    expect(diagnostics[0]!.message).toMatch(message);
  });

  test('of version 4 is not for PDF/X-1a', async () => {
    const four = spoiled((bytes) => void (bytes[8] = 4));
    const { codes } = await pressed(newspaper('press: { print: x1a, profile: plant.icc }\n', { 'plant.icc': four }));
    expect(codes).toEqual(['profile-unfit']);
  });

  test('may be named alone under PDF/X-1a, not under PDF/X-4', async () => {
    const older = await pressed(newspaper('press: { print: x1a, condition: CGATS TR 003 }\n'));
    expect(older.ok).toBe(true);
    expect(older.files.get('print.pdf')!.includes('/DestOutputProfile')).toBe(false);
    const newer = await pressed(newspaper('press: { condition: CGATS TR 003 }\n'));
    expect(newer.diagnostics.map(said)).toEqual([
      expect.stringMatching(/^banxin\.yaml:3:\d+ .*schema.*PDF\/X-4 embeds its profile/),
    ]);
  });

  test('that is not there is an error at its place', async () => {
    const { diagnostics } = await pressed(newspaper('press: { profile: plant.icc }\n'));
    expect(diagnostics[0]).toMatchObject({ file: 'banxin.yaml', line: 3, code: 'profile-missing', severity: 'error' });
  });
});

describe('swatches', () => {
  test.each([
    ['swatches: { gold: { spot: PANTONE 871 C } }', 'swatch-unknown', /no ink “PANTONE 871 C”/],
    ['spots: { Black: [0, 0, 0, 100] }', 'schema', /keeps for itself/],
    ['spots: { PANTONE 871 C: [20, 30] }', 'schema', /\[C, M, Y, K\]/],
    ['swatches: { gold: [0, 0, 0, 101] }', 'schema', /0 to 100/],
    ['swatches: { black: [50, 50, 50, 100] }', 'schema', /fixed/],
    ['swatches: { gold: { spot: A, cmyk: [0, 0, 0, 1] } }', 'schema', /either/],
    ['swatches: { Gold: [0, 0, 0, 1] }', 'schema', /small letters/],
    ['press: { marks: [star] }', 'schema', /crop, register/],
    ['press: { name: "{paper}{when}" }', 'schema', /there is no \{when\}/],
    ['press: { name: "{paper}" }', 'schema', /\{folio\} is missing/],
    ['press: { name: "../{folio}" }', 'schema', /file's name/],
    ['press: { code: "a/b" }', 'schema', /letters, figures/],
    ['press: { bleed: 90 }', 'schema', /0 to 20/],
    ['press: { prints: x4 }', 'schema', /no key of press/],
  ])('%s is told', async (paper, code, message) => {
    const { diagnostics, ok } = await pressed(newspaper(`${paper}\n`));
    const found = diagnostics.filter(({ severity }) => severity === 'error');
    expect([ok, found[0]?.code, found[0]?.line]).toEqual([false, code, 3]);
    expect(found[0]!.message).toMatch(message);
  });

  test('over the ink limit stop print, and --force marks the file', async () => {
    const root = newspaper('swatches: { vermilion: [80, 90, 90, 20], paper-tint: [80, 90, 90, 20] }\n', {
      'manuscript/a.md': story([':::box{title="提要"}\n清晨五点。\n:::', ...copy]),
    });
    const { ok, codes, files, report } = await pressed(root);
    expect([ok, codes.includes('ink-over'), files.has('print.pdf')]).toEqual([false, true, false]);
    expect(report.preflight.find(({ code }) => code === 'ink-over')).toMatchObject({
      check: 'swatch',
      severity: 'error',
      value: 280,
      unit: '%',
    });
    const forced = await pressed(root, { force: true });
    const pdf = forced.files.get('print.pdf')!;
    expect([forced.ok, pdf.includes('GTS_PDFXVersion'), pdf.includes('pdfxid')]).toEqual([false, false, false]);
    const glyphs = await pdfGlyphs(pdf);
    expect(glyphs.map(({ text }) => text).join('')).toContain('NOT FOR PRESS');
  });
});

describe('page files', () => {
  const paper = 'press: { files: pages, code: CB, slug: true }\n';
  const list = (made: Awaited<ReturnType<typeof pressed>>) => made.json<Handover>('pages/handover.json').files;

  test('are called as the plant calls them, and listed with inks, hash and version', async () => {
    const made = await pressed(newspaper(paper));
    expect([...made.files.keys()].sort()).toEqual([
      'layout.json',
      'pages/CB20261122A02.pdf',
      'pages/handover.json',
      'pages/handover.txt',
    ]);
    const [row] = list(made);
    const bytes = made.files.get('pages/CB20261122A02.pdf')!;
    expect(row).toMatchObject({ folio: 'A02', version: 1, standard: 'PDF/X-4', replaces: null, bytes: bytes.length });
    expect(row!.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(made.files.get('pages/handover.txt')!.toString('utf8')).toContain(row!.sha256);
  });

  test('sent twice stay as they are; changed, they are a new version that names what it replaces', async () => {
    const root = newspaper(paper);
    const first = await pressed(root);
    const before = new Map(first.files);
    const again = await pressed(root, { sink: first.sink });
    expect([...again.files]).toEqual([...before]);
    writeFileSync(path.join(root, 'manuscript/a.md'), story([...copy.slice(1), '这一句是今夜新添的。']));
    const changed = await pressed(root, { sink: first.sink });
    expect(changed.files.get('pages/CB20261122A02.pdf')).toEqual(before.get('pages/CB20261122A02.pdf'));
    expect(changed.files.has('pages/CB20261122A02_v2.pdf')).toBe(true);
    expect(list(changed).map(({ version, replaces }) => [version, replaces])).toEqual([
      [1, null],
      [2, 'pages/CB20261122A02.pdf'],
    ]);
    const glyphs = await pdfGlyphs(changed.files.get('pages/CB20261122A02_v2.pdf')!);
    expect(glyphs.map(({ text }) => text).join('')).toContain('v2');
    // And once more the same: nothing new.
    expect(list(await pressed(root, { sink: first.sink })).length).toBe(2);
  });

  test('never take the name of a file that lies there, listed or not; a damaged list is begun anew', async () => {
    const sink = new Folder();
    sink.files.set('pages/CB20261122A02.pdf', Buffer.from('somebody’s'));
    sink.files.set('pages/handover.json', Buffer.from('{"format":'));
    const made = await pressed(newspaper(paper), { sink });
    expect(made.codes).toContain('handover-broken');
    expect(made.files.get('pages/CB20261122A02.pdf')!.toString()).toBe('somebody’s');
    expect(list(made).map(({ file }) => file)).toEqual(['pages/CB20261122A02_v2.pdf']);
  });

  test('are not written when errors stop print, and those handed over before stay', async () => {
    const root = newspaper(paper);
    const first = await pressed(root);
    const before = new Map(first.files);
    writeFileSync(path.join(root, 'banxin.yaml'), `name: 晨报\nformat: tabloid\nswatches: { black-x: [0, 0, 0, 101] }\n${paper}`);
    expect((await pressed(root, { sink: first.sink })).ok).toBe(false);
    const pagesOf = (files: ReadonlyMap<string, Buffer>) => [...files].filter(([name]) => name.startsWith('pages/'));
    expect(pagesOf(first.files)).toEqual(pagesOf(before));
  });

  test('of a spread are one, or one for each page when it is cut at the fold', async () => {
    const files = { 'edition.yaml': edition('A04-A05'), 'manuscript/a.md': story(spread) };
    const whole = await pressed(newspaper('press: { files: pages, code: CB, name: "{section}{page}-{mmdd}{paper}" }\n', files));
    expect(list(whole).map(({ file }) => file)).toEqual(['pages/A04-A05-1122CB.pdf']);
    const cut = await pressed(newspaper('press: { files: pages, code: CB, spreads: cut }\n', files));
    expect(list(cut).map(({ folio, width }) => [folio, Math.round(width)])).toEqual([
      ['A04', Math.round(list(whole)[0]!.width / 2)],
      ['A05', Math.round(list(whole)[0]!.width / 2)],
    ]);
  });
});

describe('glyphs of print', () => {
  const mm = (value: number) => (value * 72) / 25.4;
  test.each<[string, string, string, number]>([
    ['X-4', '', 'A02', 0],
    ['X-1a with bleed, marks and slug', 'press: { print: x1a, bleed: 3, marks: [crop, register], slug: true }\n', 'A02', mm(15)],
    ['a spread', '', 'A04-A05', 0],
  ])('%s stand where the Layout has them, furniture too, to 0.01 pt', async (_, paper, folio, bleed) => {
    const files = { 'edition.yaml': edition(folio), ...(folio.includes('-') ? { 'manuscript/a.md': story(spread) } : {}) };
    const { files: made, json } = await pressed(newspaper(paper, files));
    const [page] = json<Layout>('layout.json').pages;
    const drawn = (await pdfGlyphs(made.get('print.pdf')!, { bleed })).map(({ x, y }) => [x, y] as const);
    const wanted = page!.frames.flatMap(({ lines = [] }) =>
      lines
        .filter(({ dir }) => dir === 'ltr')
        .flatMap((line) => line.runs.flatMap((run) => run.at.map((x) => [x, line.baseline + (run.shift ?? 0)] as const))),
    );
    const grid = new Map<string, (readonly [number, number])[]>();
    for (const [x, y] of drawn) {
      const key = `${Math.round(x)} ${Math.round(y)}`;
      grid.set(key, [...(grid.get(key) ?? []), [x, y]]);
    }
    const near = ([x, y]: readonly [number, number]): boolean => {
      for (const dx of [-1, 0, 1])
        for (const dy of [-1, 0, 1])
          for (const [X, Y] of grid.get(`${Math.round(x) + dx} ${Math.round(y) + dy}`) ?? [])
            if (Math.abs(X - x) <= 0.01 && Math.abs(Y - y) <= 0.01) return true;
      return false;
    };
    expect(wanted.length).toBeGreaterThan(400);
    expect(wanted.filter((at) => !near(at))).toEqual([]);
    expect(near([wanted[0]![0] + 0.05, wanted[0]![1]])).toBe(false);
  });
});

describe('preflight', () => {
  test('stops print for a picture that shows its pixels, with its place on the page and in the copy', async () => {
    const root = newspaper('', { 'manuscript/a.md': story(['![市场](../a.jpg "本报 摄")', ...copy]) });
    writeFileSync(
      path.join(root, 'a.jpg'),
      await sharp({ create: { width: 90, height: 60, channels: 3, background: '#a43' } })
        .jpeg()
        .toBuffer(),
    );
    const { ok, diagnostics, files, report } = await pressed(root);
    expect([ok, files.has('print.pdf')]).toEqual([false, false]);
    expect(diagnostics.find(({ code }) => code === 'picture-coarse')).toMatchObject({
      file: 'manuscript/a.md',
      line: 5,
      severity: 'error',
      page: 'A02',
    });
    const row = report.preflight.find(({ code }) => code === 'picture-coarse')!;
    expect([row.unit, row.value! < 100, row.at!.x > 0, row.page, row.line]).toEqual(['ppi', true, true, 'A02', 5]);
    expect((await pressed(root, { force: true })).files.has('print.pdf')).toBe(true);
  });

  test('tells what it looked at', async () => {
    const { report } = await pressed(
      newspaper('spots: { PANTONE 485 C: [0, 95, 100, 0] }\nswatches: { paper-tint: { spot: PANTONE 485 C, tint: 12 } }\n', {
        'manuscript/a.md': story([':::box{title="提要"}\n清晨五点。\n:::', ...copy]),
      }),
    );
    const checks = new Set(report.preflight.map(({ check }) => check));
    for (const check of ['profile', 'boxes', 'font', 'colour', 'plate', 'type', 'rule'] as const)
      expect([...checks]).toContain(check);
    expect(report.preflight.find(({ check }) => check === 'plate')!.message).toContain('PANTONE 485 C on A02');
  });
});

test('a face whose licence keeps it out of a PDF is an error before layout', async () => {
  const font = path.resolve('node_modules/source-code-pro/TTF/SourceCodePro-Regular.ttf');
  const bytes = Buffer.from(readFileSync(font));
  for (let at = 12; at < 12 + 16 * bytes.readUInt16BE(4); at += 16)
    if (bytes.toString('latin1', at, at + 4) === 'OS/2') bytes.writeUInt16BE(0x0002, bytes.readUInt32BE(at + 8) + 8);
  const root = newspaper('fonts: fonts.yaml\n', { 'fonts.yaml': 'roles:\n  mono: [held.ttf]\n', 'held.ttf': bytes });
  const { diagnostics, files } = await pressed(root, { force: true });
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ file, line, code }) => [file, line, code])).toEqual([
    ['fonts.yaml', 2, 'font-licence'],
  ]);
  expect(files.has('print.pdf')).toBe(false);
});
