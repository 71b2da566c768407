/**
 * --for archive and --for screen over a newspaper made for the purpose: which files there are, what they say they are, what goes with them.
 */
import { execFileSync } from 'node:child_process';
import { inflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { expect, describe, test } from 'vitest';
import { DeflatedText } from '../../src/press/index.ts';
import { hasTool, pdfinfo, pdftotextRaw, qpdfPlain, withPdf } from '../support/pdf.ts';
import { edition, paper, published, story } from '../support/newspaper.ts';
import { all, drawn, objectsOf, plain, resolved, structureOf } from '../support/structure.ts';

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><rect width="40" height="30" fill="#346"/></svg>';
const told = `${story('活版印刷的一天甲')}\n![印刷机](p.svg "本报摄")\n\n见[网站](https://example.org)。\n`;
const files = {
  'banxin.yaml': paper,
  'news/a.md': told,
  'news/p.svg': drawing,
  'edition.yaml': edition({ A01: ['news/a.md'] }),
};
const outputs = ['archive', 'screen'] as const;
const built = published(files, { outputs: [...outputs, 'print'], emit: ['layout'] });

test('three files, tagged alike, with the title shown and the language said', async () => {
  const { files: made, result } = await built;
  expect(result.ok).toBe(true);
  expect([...made.keys()].filter((name) => name.endsWith('.pdf')).toSorted()).toEqual(['archive-2u.pdf', 'archive.pdf', 'print.pdf', 'screen.pdf']); // prettier-ignore
  for (const name of ['archive.pdf', 'archive-2u.pdf', 'screen.pdf']) {
    const bytes = made.get(name)!;
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
    const text = bytes.toString('latin1');
    for (const one of ['/Marked true', '/DisplayDocTitle true', '/Lang (zh-CN)', '/Outlines']) expect(text).toContain(one);
  }
  expect(made.get('print.pdf')!.toString('latin1')).not.toContain('/StructTreeRoot');
});

test('each says what it is: PDF/A-3a with PDF/UA-1, PDF/A-2u, PDF/UA-1', async () => {
  const { files: made } = await built;
  const claims = (name: string) => {
    const xml = made.get(name)!.toString('utf8');
    const of = (tag: string): string | undefined => new RegExp(`<${tag}>(.*?)</${tag}>`).exec(xml)?.[1];
    return [of('pdfaid:part'), of('pdfaid:conformance'), of('pdfuaid:part'), xml.includes('pdfaSchema:prefix>pdfuaid')];
  };
  expect(claims('archive.pdf')).toEqual(['3', 'A', '1', true]);
  expect(claims('archive-2u.pdf')).toEqual(['2', 'U', undefined, false]);
  expect(claims('screen.pdf')).toEqual([undefined, undefined, '1', false]);
});

describe.skipIf(!hasTool('qpdf'))('read by others', () => {
  test('the archive has its sources with it, and no other file has', async () => {
    const { files: made } = await built;
    const objects = objectsOf(made.get('archive.pdf')!);
    const root = (objects['trailer']!.value as Record<string, unknown>)['/Root'];
    const catalog = resolved(objects, root) as Record<string, unknown>;
    const specs = (catalog['/AF'] as unknown[]).map((ref) => resolved(objects, ref) as Record<string, unknown>);
    expect(specs.map((one) => plain(one['/UF']))).toEqual(['a.md', 'banxin.yaml', 'edition.yaml', 'layout.json']);
    for (const one of specs) expect(one['/AFRelationship']).toBe('/Source');
    const attached = (name: string): string =>
      withPdf(made.get('archive.pdf')!, (file) => execFileSync('qpdf', [`--show-attachment=${name}`, file], { encoding: 'utf8', maxBuffer: 1 << 28 })); // prettier-ignore
    expect(attached('a.md')).toBe(told);
    expect(attached('edition.yaml')).toBe(files['edition.yaml']);
    expect(attached('banxin.yaml')).toBe(paper);
    expect(attached('layout.json')).toBe(made.get('layout.json')!.toString('utf8'));
    for (const name of ['archive-2u.pdf', 'screen.pdf'])
      expect(made.get(name)!.toString('latin1')).not.toContain('/EmbeddedFile');
  });

  test('its tree has the story in order, the figure with its caption as alternative, the link', async () => {
    const { files: made } = await built;
    const tree = (await structureOf(made.get('screen.pdf')!))!;
    expect(drawn(tree).split('\n').map((line) => line.trim().split(' ')[0]).join(' ')).toBe('Document Art H1 P P P Figure “” Caption P P P “见” Link OBJR “网站” “。”'); // prettier-ignore
    expect(plain(all(tree, 'Figure')[0]!.entries['/Alt'])).toBe('印刷机');
  });

  test('nothing in the colours of the press, and black text in grey', async () => {
    const { files: made } = await built;
    for (const name of ['archive.pdf', 'screen.pdf']) {
      const text = withPdf(made.get(name)!, qpdfPlain);
      expect(text).not.toMatch(/DeviceCMYK|Separation|\d k\n/);
      expect(text).toMatch(/\n0 g\n/);
    }
    expect(pdfinfoOf(made.get('archive.pdf')!)['Tagged']).toBe('yes');
  });
});

const pdfinfoOf = (bytes: Uint8Array) => withPdf(bytes, pdfinfo);

describe('a picture without a caption', () => {
  const silent = published(
    { ...files, 'news/a.md': `${story('活版印刷的一天甲')}\n![](p.svg)\n` },
    { outputs: [...outputs, 'print'], emit: [] },
  );

  test('is an error in its story, told once', async () => {
    const { said, result } = await silent;
    expect(said.filter((one) => one.includes('alt-missing'))).toEqual(Array(1).fill('news/a.md:11:1 error alt-missing'));
    expect(result.ok).toBe(false);
  });

  test('stops archive and screen, and print goes to the press', async () => {
    const { files: made } = await silent;
    expect([...made.keys()].filter((name) => name.endsWith('.pdf'))).toEqual(['print.pdf']);
  });
});

/** A client's PDF of one line in Helvetica, which readers have to find themselves. */
async function careless(): Promise<Uint8Array> {
  const doc = new PDFDocument({ size: [300, 120], margin: 10 });
  const chunks: Uint8Array[] = [];
  const done = new Promise((resolve) => void doc.on('data', (chunk: Uint8Array) => chunks.push(chunk)).on('end', resolve));
  doc.text('Lamps').end();
  await done;
  return Buffer.concat(chunks);
}

test('an advertisement with fonts that are not embedded is no page to keep, and is told at its place in the edition', async () => {
  const news = edition({ A01: ['news/a.md'] }, 'broadsheet-news');
  const { said, files: made } = await published(
    {
      ...files,
      'banxin.yaml': paper.replace('tabloid', 'broadsheet'),
      'ads/lamps.pdf': await careless(),
      'edition.yaml': `${news}    ads:\n      - { file: ads/lamps.pdf, size: 2×20, client: 灯坊 }\n`,
    },
    { outputs: [...outputs], emit: [] },
  );
  expect(said.filter((one) => one.includes(' error '))).toEqual(['edition.yaml:9:9 error ad-font']);
  expect([...made.keys()].filter((name) => name.endsWith('.pdf'))).toEqual([]);
});

test('text that comes in pieces is inflated as one, whatever the pieces', async () => {
  for (const pieces of [[], [''], ['甲'.repeat(70_000)], ['{"a":1}', '\n', '乙丙', 'x'.repeat(200_000)]]) {
    const text = new DeflatedText();
    for (const piece of pieces) await text.add(piece);
    const { bytes, size } = await text.whole('head', '尾');
    const whole = `head${pieces.join('')}尾`;
    expect(inflateSync(bytes).toString('utf8') === whole).toBe(true);
    expect(size).toBe(Buffer.byteLength(whole));
  }
});

test.skipIf(!hasTool('pdftotext'))('pdftotext finds the story in the order of the manuscript in each', async () => {
  const { files: made } = await built;
  const wanted = ['活版印刷的一天甲', '铅字一枚一枚排进版里', '印刷机', '本报摄', '见网站。'];
  for (const name of ['archive.pdf', 'archive-2u.pdf', 'screen.pdf']) {
    const text = withPdf(made.get(name)!, pdftotextRaw).replace(/\s+/g, '');
    let at = 0;
    for (const one of wanted) at = text.indexOf(one, at) + 1 || expect.fail(`${name}: ${one}`);
  }
});
