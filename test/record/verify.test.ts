/**
 * Bags of a small edition, damaged in every way that a store, a network or a person can: each damage is found and named by its file. And what is no damage is none.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { filesUnder } from '../../src/cli/archive-fill.ts';
import { type ArchiveCommand, runArchive } from '../../src/cli/archive.ts';
import { runVerify, type VerifyCommand, type VerifyReport } from '../../src/cli/verify.ts';
import { random } from '../support/edit-script.ts';
import { folderOf } from '../support/folder.ts';
import { edition, story } from '../support/newspaper.ts';

const place = mkdtempSync(path.join(tmpdir(), 'banxin-bags-'));
const at = (name: string): string => path.join(place, name);
let paper = '';
afterAll(() => [place, paper].forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const ioOf = (said: { out: string; err: string }) => ({
  stdout: (text: string) => void (said.out += text),
  stderr: (text: string) => void (said.err += text),
  terminal: false,
  columns: 80,
  env: process.env,
  clock: () => 0,
});

async function archive(out: string, over: Partial<ArchiveCommand> = {}) {
  const said = { out: '', err: '' };
  const code = await runArchive(
    { edition: path.join(paper, 'edition.yaml'), out: at(out), withoutFonts: true, json: false, ...over },
    ioOf(said),
  );
  return { code, ...said };
}

async function verify(bag: string, over: Partial<VerifyCommand> = {}): Promise<VerifyReport & { code: number }> {
  const said = { out: '', err: '' };
  const code = await runVerify({ bag: at(bag), rebuild: false, trustTemplates: false, json: true, ...over }, ioOf(said));
  return { ...(JSON.parse(said.out) as VerifyReport), code };
}

const errors = ({ findings }: VerifyReport) => findings.filter(({ severity }) => severity === 'error');

/** A copy of the sound bag under another name. */
function copy(name: string): string {
  rmSync(at(name), { recursive: true, force: true });
  cpSync(at('bag'), at(name), { recursive: true });
  return at(name);
}

beforeAll(async () => {
  paper = folderOf({
    'banxin.yaml': 'name: 排字报\nformat: tabloid\nimprint: { 刊号: CN 43-0003 }\n',
    'edition.yaml': edition({ A01: ['manuscript/渡口.md'], A02: ['manuscript/b c.md'] }),
    'manuscript/渡口.md': story('渡口的早晨', 12),
    'manuscript/b c.md': story('夜班的灯', 12),
  });
  const { code, err } = await archive('bag');
  if (code !== 0) throw new Error(err);
});

describe('a sound bag', () => {
  test('is sound, in another folder too', async () => {
    copy('elsewhere');
    const report = await verify('elsewhere');
    expect(report).toMatchObject({ ok: true, code: 0, identifier: 'cn43-0003/2026-11-22', findings: [] });
    expect(report.checks.map(({ name }) => name)).toEqual([
      'bag',
      'build manifest',
      'ALTO',
      'METS',
      'text',
      'archive.pdf',
      'archive-2u.pdf',
    ]);
  });

  test('a second run gives the same bytes, and says that it is there', async () => {
    expect(await archive('again')).toMatchObject({ code: 0 });
    const files = filesUnder(at('bag'));
    expect(filesUnder(at('again'))).toEqual(files);
    for (const file of files)
      expect(readFileSync(path.join(at('again'), file)).equals(readFileSync(path.join(at('bag'), file))), file).toBe(true);
    expect(await archive('bag')).toMatchObject({ code: 0, err: expect.stringContaining('holds the same') });
  });

  test('another edition never takes the place of a bag; a correction points to it', async () => {
    const before = readFileSync(at('bag/tagmanifest-sha512.txt'));
    const kept = readFileSync(path.join(paper, 'manuscript/渡口.md'), 'utf8');
    writeFileSync(path.join(paper, 'manuscript/渡口.md'), kept.replace('早晨', '黄昏'));
    try {
      expect(await archive('bag')).toMatchObject({ code: 1, err: expect.stringContaining('holds something else') });
      expect(readFileSync(at('bag/tagmanifest-sha512.txt')).equals(before)).toBe(true);
      expect(await archive('corrected', { corrects: at('bag') })).toMatchObject({ code: 0 });
      const sum = createHash('sha256')
        .update(readFileSync(at('bag/tagmanifest-sha256.txt')))
        .digest('hex');
      expect(readFileSync(at('corrected/bag-info.txt'), 'utf8')).toContain(
        `Corrects: cn43-0003/2026-11-22 tagmanifest-sha256:${sum}`,
      );
      expect(readFileSync(at('corrected/data/mets.xml'), 'utf8')).toContain(sum);
      expect(await verify('corrected')).toMatchObject({ ok: true });
    } finally {
      writeFileSync(path.join(paper, 'manuscript/渡口.md'), kept);
    }
  });

  test('an edition with errors leaves no bag', async () => {
    const broken = path.join(paper, 'broken.yaml');
    writeFileSync(broken, edition({ A01: ['manuscript/none.md'] }));
    expect(await archive('none', { edition: broken })).toMatchObject({ code: 1 });
    expect(readdirSync(place).filter((name) => name.includes('none'))).toEqual([]);
  });

  test.each(['zip', 'tar'] as const)('as .%s it verifies, and a second run gives the same bytes', async (form) => {
    for (const name of ['one', 'two']) {
      mkdirSync(at(name), { recursive: true });
      expect(await archive(`${name}/bag`, { serialize: form })).toMatchObject({ code: 0 });
    }
    expect(readFileSync(at(`one/bag.${form}`)).equals(readFileSync(at(`two/bag.${form}`)))).toBe(true);
    expect(await verify(`one/bag.${form}`)).toMatchObject({ ok: true, findings: [] });
    truncateSync(at(`two/bag.${form}`), Math.floor(readFileSync(at(`two/bag.${form}`)).length * 0.6));
    const cut = await verify(`two/bag.${form}`);
    expect(cut).toMatchObject({ ok: false, code: 1 });
    expect(errors(cut).length).toBeGreaterThan(0);
  });
});

describe('100 random damages', () => {
  const next = random(20261122);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;

  const damages = Array.from({ length: 100 }, (_, i) => ({ i, kind: i % 4, a: next(), b: next(), c: next() }));

  test('are all found, and named by their file', async () => {
    const folder = copy('damaged');
    const files = filesUnder(folder);
    const missed: string[] = [];
    for (const { i, kind, a, b, c } of damages) {
      const file = files[Math.floor(a * files.length)]!;
      const whole = path.join(folder, file);
      const bytes = readFileSync(whole);
      let named = file;
      if (kind <= 1) {
        const changed = Buffer.from(bytes);
        const byte = Math.floor(b * changed.length);
        changed[byte] = changed[byte]! ^ (1 << Math.floor(c * 8));
        writeFileSync(whole, changed);
      } else if (kind === 2) rmSync(whole);
      else writeFileSync(path.join(folder, (named = `data/${pick(['alto/', '', 'source/'])}extra-${i}.txt`)), 'more');
      const report = await verify('damaged');
      if (report.ok || !errors(report).some((one) => one.file === named || one.message.includes(named)))
        missed.push(`${i} ${kind} ${named}`);
      if (kind === 3) rmSync(path.join(folder, named));
      writeFileSync(whole, bytes);
    }
    expect(missed).toEqual([]);
    expect(await verify('damaged')).toMatchObject({ ok: true });
  }, 300_000);

  test('one flipped bit in each file', async () => {
    const folder = copy('bits');
    const missed: string[] = [];
    for (const file of filesUnder(folder)) {
      const whole = path.join(folder, file);
      const bytes = readFileSync(whole);
      const changed = Buffer.from(bytes);
      changed[changed.length >> 1]! ^= 4;
      writeFileSync(whole, changed);
      const report = await verify('bits');
      if (report.ok || !errors(report).some((one) => one.file === file || one.message.includes(file))) missed.push(file);
      writeFileSync(whole, bytes);
    }
    expect(missed).toEqual([]);
  }, 300_000);
});

describe('what someone puts into a bag', () => {
  const found = async (name: string) => errors(await verify(name)).map(({ code, file }) => `${code} ${file}`);

  test('a link out of it', async () => {
    const folder = copy('link');
    symlinkSync('/etc/hostname', path.join(folder, 'data/outside'));
    expect(await found('link')).toContain('bag-link data/outside');
  });

  test('a file that became a link to a file elsewhere with the same bytes', async () => {
    const folder = copy('swapped');
    copyFileSync(path.join(folder, 'data/mets.xml'), at('mets.xml'));
    rmSync(path.join(folder, 'data/mets.xml'));
    symlinkSync(at('mets.xml'), path.join(folder, 'data/mets.xml'));
    expect(await found('swapped')).toContain('bag-link data/mets.xml');
  });

  test.each([
    ['a path with ..', '../../etc/passwd', 'bag-path'],
    ['an absolute path', '/etc/passwd', 'bag-path'],
    ['a path of Windows', 'C:\\Windows\\win.ini', 'bag-path'],
    ['a device', 'data/aux.txt', 'bag-path'],
    ['a home folder', '~/.profile', 'bag-path'],
  ])('%s in a manifest', async (_, listed, code) => {
    const folder = copy('listed');
    const manifest = path.join(folder, 'manifest-sha256.txt');
    writeFileSync(manifest, `${readFileSync(manifest, 'utf8')}${'0'.repeat(64)}  ${listed}\n`);
    const report = await verify('listed');
    expect(errors(report).filter((one) => one.code === code && one.message.includes(listed))).toHaveLength(1);
  });

  test('a name that is not NFC is told; blanks and Chinese names are none of its business', async () => {
    const folder = copy('names');
    expect(existsSync(path.join(folder, 'data/source/manuscript/b c.md'))).toBe(true);
    writeFileSync(path.join(folder, 'cafe\u0301.txt'), 'tag');
    const report = await verify('names');
    expect(report.ok).toBe(true);
    expect(report.findings.map(({ code }) => code)).toEqual(['bag-nfd']);
  });

  test('build.json that names files elsewhere reads none of them', async () => {
    const folder = copy('named');
    const file = path.join(folder, 'data/build.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"file": "edition.yaml"', '"file": "../edition.yaml"'));
    resign(folder);
    expect(await found('named')).not.toEqual([]);
  });

  test('a bag that was changed and signed anew is found by what it says', async () => {
    const folder = copy('signed');
    const file = path.join(folder, 'data/alto/A01.xml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('CONTENT="渡"', 'CONTENT="波"'));
    resign(folder);
    const codes = await found('signed');
    expect(codes).toContain('record-hash data/alto/A01.xml');
    expect(codes).toContain('record-boxes data/archive.pdf');
  });
});

describe('serialisations that mean harm', () => {
  const zipOf = async (name: string, entries: readonly (readonly [string, Buffer])[]): Promise<void> => {
    const zip = new ZipFile();
    for (const [file, bytes] of entries) zip.addBuffer(bytes, file);
    zip.end();
    const chunks: Buffer[] = [];
    for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
    writeFileSync(at(name), Buffer.concat(chunks));
  };

  test('a zip that swells', async () => {
    await zipOf('bomb.zip', [['bag/data/zeros', Buffer.alloc(200 * 2 ** 20)]]);
    expect(errors(await verify('bomb.zip'))).toMatchObject([{ code: 'bag-bomb', file: 'bag/data/zeros' }]);
  });

  test('a zip that climbs out', async () => {
    await zipOf('climbs.zip', [['bag/xx/evil.txt', Buffer.from('x')]]);
    const bytes = readFileSync(at('climbs.zip')).toString('latin1').replaceAll('bag/xx/evil.txt', '../../../evil.tx');
    writeFileSync(at('climbs.zip'), Buffer.from(bytes, 'latin1'));
    expect(errors(await verify('climbs.zip'))).toHaveLength(1);
    expect(existsSync(path.join(tmpdir(), 'evil.tx'))).toBe(false);
  });

  test('a file that is no zip', async () => {
    writeFileSync(at('no.zip'), 'not a zip');
    expect(errors(await verify('no.zip'))).toMatchObject([{ code: 'bag-serialised' }]);
  });
});

describe('--rebuild', () => {
  test('without its fonts it asks for them; with them the edition comes out the same', async () => {
    copy('moved');
    renameSync(at('moved'), at('moved on'));
    const asked = await verify('moved on', { rebuild: true });
    expect(errors(asked)).toMatchObject([{ code: 'rebuild-fonts', message: expect.stringContaining('--fonts') }]);
    const fonts = path.resolve('node_modules');
    const again = await verify('moved on', { rebuild: true, fonts });
    expect(again.checks.at(-1)).toMatchObject({ name: 'rebuild', ok: true, said: expect.stringContaining('byte for byte') });
  }, 120_000);

  test('on another Node the Layout and the decoded streams are compared, and it says so', async () => {
    const folder = copy('other');
    const file = path.join(folder, 'data/build.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"node": \d+/, '"node": 18'));
    resign(folder, 'data/build.json');
    const again = await verify('other', { rebuild: true, fonts: path.resolve('node_modules') });
    expect(again.checks.at(-1)).toMatchObject({ ok: true, said: expect.stringMatching(/decoded streams.*Node 18/) });
  }, 120_000);
});

/** Writes the manifests of a changed bag anew, and its checksum in METS where a file is named. */
function resign(folder: string, changed?: string): void {
  const sum = (file: string, hash: string): string =>
    createHash(hash)
      .update(readFileSync(path.join(folder, file)))
      .digest('hex');
  if (changed !== undefined) {
    const mets = path.join(folder, 'data/mets.xml');
    const old = new RegExp(`(ID="file\\.${path.basename(changed)}"[^>]*CHECKSUM=")[0-9a-f]+`);
    writeFileSync(mets, readFileSync(mets, 'utf8').replace(old, `$1${sum(changed, 'sha256')}`));
  }
  const files = filesUnder(folder);
  const write = (name: string, hash: string, list: readonly string[]): void =>
    writeFileSync(path.join(folder, name), list.map((file) => `${sum(file, hash)}  ${file}\n`).join(''));
  for (const hash of ['sha256', 'sha512'])
    write(
      `manifest-${hash}.txt`,
      hash,
      files.filter((file) => file.startsWith('data/')),
    );
  const info = path.join(folder, 'bag-info.txt');
  const sizes = files.filter((file) => file.startsWith('data/')).map((file) => readFileSync(path.join(folder, file)).length);
  writeFileSync(
    info,
    readFileSync(info, 'utf8').replace(/Payload-Oxum: .*/, `Payload-Oxum: ${sizes.reduce((a, b) => a + b, 0)}.${sizes.length}`),
  );
  const tags = files.filter((file) => !file.startsWith('data/') && !file.startsWith('tagmanifest'));
  for (const hash of ['sha256', 'sha512']) write(`tagmanifest-${hash}.txt`, hash, tags);
}
