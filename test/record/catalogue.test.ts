/**
 * The catalogue against a naive search over texts that are known: queries of one, two, three and more characters, words and figures; dates, pages, conflicts;
 * a kill at a random moment of an add, after which nothing is half there. BANXIN_KILLS: how many kills.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bagAt } from '../../src/cli/catalogue.ts';
import { packed, rectangles, unpacked } from '../../src/record/catalogue/boxes.ts';
import { Catalogue } from '../../src/record/catalogue/store.ts';
import { placesOf, termsOf } from '../../src/record/catalogue/terms.ts';
import { command } from '../support/command.ts';
import { random } from '../support/edit-script.ts';
import { type SmallBag, smallBag } from '../support/small-bags.ts';

const root = mkdtempSync(path.join(tmpdir(), 'banxin-catalogue-'));
const file = path.join(root, 'catalogue.sqlite');
let bags: SmallBag[] = [];
beforeAll(async () => {
  bags = Array.from({ length: 40 }, (_, n) => smallBag(root, n * 9));
  const { code, stderr } = await command('catalogue', 'add', ...bags.map(({ folder }) => folder), '--catalogue', file);
  if (code !== 0) throw new Error(stderr);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** `date page story` of every story of which a paragraph holds the words, marks left out. */
function naive(words: string): string[] {
  const bare = (text: string): string => text.replaceAll(/[，。；\s]/gu, '');
  const word = /^[A-Za-z0-9.]+$/u.test(words);
  const holds = (text: string): boolean =>
    word ? text.split(/[^A-Za-z0-9.]+/u).includes(words) : bare(text).includes(bare(words));
  return bags
    .flatMap(({ date, stories }) =>
      stories.filter(({ text }) => text.some(holds)).map(({ page, story }) => `${date} ${page} ${story}`),
    )
    .sort();
}

async function found(words: string, ...more: string[]): Promise<string[]> {
  const { stdout, code } = await command(
    'catalogue',
    'search',
    words,
    '--catalogue',
    file,
    '--limit',
    '100000',
    '--json',
    ...more,
  );
  expect(code).toBe(0);
  const { hits, total } = JSON.parse(stdout) as {
    total: number;
    hits: { date: string; folio: string; story: string; places: unknown[] }[];
  };
  expect(total).toBe(hits.length);
  for (const { places } of hits) expect(places.length).toBeGreaterThan(0);
  return hits.map(({ date, folio, story }) => `${date} ${folio} ${story}`).sort();
}

describe('search', () => {
  test.for([1, 2, 3, 4, 6])('queries of %i characters that stand somewhere, and some that do not', async (length) => {
    const next = random(length * 77);
    const pick = (n: number): number => Math.floor(next() * n);
    for (let k = 0; k < 12; k++) {
      const { stories } = bags[pick(bags.length)]!;
      const text = stories[pick(stories.length)]!.text[pick(2)]!.replaceAll(/[^\u4e00-\u9fff]/gu, '');
      const at = pick(text.length - length);
      const words =
        k % 4 === 3
          ? text
              .slice(at, at + length)
              .split('')
              .reverse()
              .join('')
          : text.slice(at, at + length);
      // Marks and Latin words that stand between are no break to a phrase of the index only where they are marks.
      const expected = naive(words).filter((row) => held(row, words));
      expect(await found(words), words).toEqual(expected);
    }
  });

  /** Whether the words stand in a row of terms: Latin words between them part them, as in any search. */
  function held(row: string, words: string): boolean {
    const story = bags
      .flatMap(({ date, stories }) => stories.map((one) => ({ row: `${date} ${one.page} ${one.story}`, one })))
      .find((one) => one.row === row)!.one;
    return story.text.some((text) => placesOf(text, words).length > 0);
  }

  test('words and figures are found whole, in any width and case', async () => {
    for (const word of ['PDF', '2026', 'ALTO']) expect(await found(word), word).toEqual(naive2(word));
    expect(await found('ｐｄｆ')).toEqual(naive2('PDF'));
    expect(await found('PD')).toEqual([]);
  });

  const naive2 = (word: string): string[] =>
    bags
      .flatMap(({ date, stories }) =>
        stories
          .filter(({ text }) => text.some((one) => termsOf(one).some(({ term }) => term === word.toLowerCase())))
          .map(({ page, story }) => `${date} ${page} ${story}`),
      )
      .sort();

  test('what no one typed is not found, and no phrase runs over the end of a paragraph', async () => {
    expect(await found('龘')).toEqual([]);
    const [first, second] = bags[0]!.stories[0]!.text as [string, string];
    const over = first.replaceAll(/[^\u4e00-\u9fff]/gu, '').slice(-3) + second.replaceAll(/[^\u4e00-\u9fff]/gu, '').slice(0, 3);
    expect(await found(over)).toEqual([]);
  });

  test('by date, page and paper', async () => {
    const all = await found('字');
    const rows = (test_: (date: string, page: string) => boolean): string[] =>
      all.filter((row) => test_(row.slice(0, 10), row.slice(11, 14)));
    expect(await found('字', '--from', '2020-06')).toEqual(rows((date) => date >= '2020-06'));
    expect(await found('字', '--to', '2020-03')).toEqual(rows((date) => date.slice(0, 7) <= '2020-03'));
    expect(await found('字', '--page', '1')).toEqual(rows((_, page) => page === 'A01'));
    expect(await found('字', '--page', 'A02')).toEqual(rows((_, page) => page === 'A02'));
    expect(await found('字', '--paper', '版心日报')).toEqual(all);
    expect(await found('字', '--paper', 'cn00-0001')).toEqual(all);
    expect(await found('字', '--paper', '别的报')).toEqual([]);
  });

  test('each place has the boxes of its characters, a line each', async () => {
    const { stories, identifier } = bags[3]!;
    const text = stories[0]!.text[0]!;
    const line = text.slice(13, 26);
    const run = /[\u4e00-\u9fff]{3,}/u.exec(line)!;
    const { stdout } = await command('catalogue', 'search', run[0], '--catalogue', file, '--json', '--limit', '1000');
    const { hits } = JSON.parse(stdout) as {
      hits: { bag: string; story: string; places: { match: string; boxes: number[][] }[] }[];
    };
    const hit = hits.find((one) => one.bag === identifier && one.story === stories[0]!.story)!;
    expect(hit.places[0]!.match).toBe(run[0]);
    expect(
      hit.places.some(
        ({ boxes }) => boxes.length === 1 && boxes[0]!.join() === [100 + run.index * 30, 240, run[0].length * 30, 32].join(),
      ),
    ).toBe(true);
  });

  test('hits as IIIF Content Search and as web annotations', async () => {
    const out = path.join(root, 'hits.json');
    const query = ['catalogue', 'search', '活字', '--catalogue', file, '--out', out, '--base', 'https://archive.example/'];
    await command(...query, '--annotations', 'iiif');
    const iiif = JSON.parse(readFileSync(out, 'utf8')) as { '@context': string; items: { target: string; motivation: string }[] };
    expect(iiif['@context']).toBe('http://iiif.io/api/search/2/context.json');
    for (const { target, motivation } of iiif.items) {
      expect(target).toMatch(/^https:\/\/archive\.example\/cn00-0001\/2020-\d\d-\d\d\/A0[12]#xywh=\d+,\d+,\d+,\d+$/u);
      expect(motivation).toBe('highlighting');
    }
    await command(...query, '--annotations', 'web');
    const web = JSON.parse(readFileSync(out, 'utf8')) as {
      items: { target: { selector: { value?: string; exact?: string }[] }[] }[];
    };
    expect(web.items[0]!.target[0]!.selector[0]!.value).toMatch(/^xywh=percent:[\d.]+,[\d.]+,[\d.]+,[\d.]+$/u);
    expect(web.items.every(({ target }) => target[0]!.selector[1]!.exact!.replaceAll(/[^\u4e00-\u9fff]/gu, '') === '活字')).toBe(
      true,
    );
    await command(...query.slice(0, 5), '--annotations', 'web').then(({ code }) => expect(code).toBe(2));
  });
});

describe('adding', () => {
  test('a bag that is there stays, another of the same issue is a conflict, --replace takes it, rebuild makes all again', async () => {
    const own = path.join(root, 'own.sqlite');
    const add = (...more: string[]) => command('catalogue', 'add', ...more, '--catalogue', own);
    const [a, b] = bags as [SmallBag, SmallBag];
    expect((await add(a.folder, b.folder)).stdout).toBe(`${a.identifier} added\n${b.identifier} added\n`);
    expect((await add(a.folder)).stdout).toBe(`${a.identifier} is there already\n`);
    const other = path.join(root, 'other');
    cpSync(a.folder, other, { recursive: true });
    writeFileSync(path.join(other, 'manifest-sha256.txt'), 'another\n');
    expect(await add(other)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/another bag of .* is in the catalogue; --replace/),
    });
    expect((await add(other, '--replace')).code).toBe(0);
    const before = await command('catalogue', 'search', '字', '--catalogue', own, '--json');
    expect((await command('catalogue', 'rebuild', '--catalogue', own)).code).toBe(0);
    expect((await command('catalogue', 'search', '字', '--catalogue', own, '--json')).stdout).toBe(before.stdout);
    expect((await command('catalogue', 'remove', b.identifier, '--catalogue', own)).code).toBe(0);
    expect((await command('catalogue', 'remove', b.identifier, '--catalogue', own)).code).toBe(1);
    const { bags: left } = JSON.parse((await command('catalogue', 'list', '--catalogue', own, '--json')).stdout) as {
      bags: { identifier: string; pages: number }[];
    };
    expect(left.map(({ identifier, pages }) => [identifier, pages])).toEqual([[a.identifier, 2]]);
    const catalogue = new Catalogue(own);
    expect(
      catalogue.search({ text: b.stories[0]!.text[0]!.slice(0, 6), limit: 9 }).hits.filter(({ bag }) => bag === b.identifier),
    ).toEqual([]);
    catalogue.close();
  });

  test('what is no bag, has no ALTO or a broken one is said, and the others are added', async () => {
    const own = path.join(root, 'bad.sqlite');
    const broken = path.join(root, 'broken');
    cpSync(bags[5]!.folder, broken, { recursive: true });
    writeFileSync(
      path.join(broken, 'data/record/alto/A01.xml'),
      readFileSync(path.join(broken, 'data/record/alto/A01.xml'), 'utf8').slice(0, 900),
    );
    const { code, stdout, stderr } = await command(
      'catalogue',
      'add',
      broken,
      path.join(root, 'nowhere'),
      root,
      bags[6]!.folder,
      '--catalogue',
      own,
    );
    expect(code).toBe(1);
    expect(stdout).toBe(`${bags[6]!.identifier} added\n`);
    expect(stderr).toMatch(
      /broken: has an ALTO file that is broken: .*\n.*nowhere: there is no such folder\n.*: is no bag: it has no bagit\.txt/su,
    );
    writeFileSync(path.join(root, 'text.sqlite'), 'this is no database, and long enough to be read as one: '.repeat(40));
    expect(await command('catalogue', 'list', '--catalogue', path.join(root, 'text.sqlite'))).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/cannot be opened as a catalogue/),
    });
    expect(await command('catalogue', 'search', '字', '--catalogue', path.join(root, 'none.sqlite'))).toMatchObject({ code: 2 });
    for (const wrong of [
      ['search', '，。'],
      ['search', '字', '--from', '2021-1'],
      ['search', '字', '--limit', '0'],
      ['lookup', '字'],
    ])
      expect((await command('catalogue', ...wrong)).code, wrong.join(' ')).toBe(2);
  });

  const kills = Number(process.env['BANXIN_KILLS'] ?? 5);
  test(
    `killed ${kills} times in the middle of an add, it never has a part of a bag, and goes on where it was`,
    { timeout: kills * 20_000 },
    async () => {
      const own = path.join(root, 'killed.sqlite');
      const many = bags.slice(0, 30);
      const script = path.join(root, 'add.mjs');
      writeFileSync(
        script,
        `import { Catalogue } from ${JSON.stringify(path.resolve('src/record/catalogue/store.ts'))};\nimport { bagAt } from ${JSON.stringify(path.resolve('src/cli/catalogue.ts'))};\nconst c = new Catalogue(process.argv[2]);\nprocess.stdout.write('begun\\n');\nfor (;;) for (const f of process.argv.slice(3)) { const b = bagAt(f); c.add(b, true); c.remove(b.identifier); c.add(b); }\n`,
      );
      const bundle = path.join(root, 'add-bundled.mjs');
      const { build } = await import('esbuild');
      await build({
        entryPoints: [script],
        bundle: true,
        platform: 'node',
        format: 'esm',
        outfile: bundle,
        external: ['libsql'],
        banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
        logLevel: 'error',
        absWorkingDir: process.cwd(),
        nodePaths: [path.resolve('node_modules')],
      });
      const { symlinkSync } = await import('node:fs');
      symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'));
      const next = random(4242);
      for (let k = 0; k < kills; k++) {
        await killedAfter(bundle, [own, ...many.map(({ folder }) => folder)], 1 + Math.floor(next() * 120));
        const catalogue = new Catalogue(own);
        expect(catalogue.faults()).toEqual([]);
        const there = catalogue.bags();
        for (const { identifier, pages } of there) {
          expect(pages).toBe(2);
          const bag = many.find((one) => one.identifier === identifier)!;
          for (const { story, text } of bag.stories) {
            const words = text[1]!.replaceAll(/[^\u4e00-\u9fff]/gu, '').slice(5, 11);
            const { hits } = catalogue.search({ text: words, limit: 1000 });
            if (placesOf(text[1]!, words).length > 0) expect(hits.some((hit) => hit.story === story)).toBe(true);
          }
        }
        const gone = many.filter(({ identifier }) => !there.some((one) => one.identifier === identifier));
        const { hits } = catalogue.search({ text: '字', limit: 100_000 });
        expect(hits.filter(({ bag }) => gone.some(({ identifier }) => identifier === bag))).toEqual([]);
        catalogue.close();
      }
      const catalogue = new Catalogue(own);
      for (const { folder } of many) {
        const bag = bagAt(folder);
        if (typeof bag !== 'string') catalogue.add(bag, true);
      }
      expect(catalogue.bags()).toHaveLength(many.length);
      catalogue.close();
    },
  );
});

/** Runs a script and kills it so many ms after it said that it has begun. */
function killedAfter(script: string, given: readonly string[], ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...given], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), ms));
    child.on('exit', (code) => (code === null ? resolve() : reject(new Error(`ended by itself: ${code} ${said}`))));
  });
}

test('boxes come back as they were, to a fortieth of a millimetre, and lines are parted', () => {
  const boxes = Float32Array.from([0, 0, 30, 32, 30, 0, 30, 32, 0, 40, 30, 32, 0, 0, 0, 0, 1200.25, 3999.75, 30.5, 32]);
  expect([...unpacked(packed(boxes))]).toEqual([...boxes]);
  expect(rectangles(boxes, 0, 5)).toEqual([
    [0, 0, 60, 32],
    [0, 40, 30, 32],
    [1200.3, 3999.8, 30.5, 32],
  ]);
});
