/**
 * Pages in, a PDF out, as a whole: what qpdf and pdfinfo say of it, bookmarks, what it refuses, the same bytes for the same pages.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { frame, box, path, type Page } from '../../src/layout/index.ts';
import { press, printProfile } from '../../src/press/index.ts';
import { hasTool, pdfBoxes, pdfinfo, qpdfCheck, withPdf } from '../support/pdf.ts';
import { faceOf, fullPage, hanRun, head, testPage, testShelf, textFrame, textLine } from './sheet.ts';
import { book, jpeg, linesOf, pressed } from './pressed.ts';

describe('the document', () => {
  it.skipIf(!hasTool('qpdf'))('is sound to qpdf', async () => {
    const { bytes, value } = await pressed([fullPage(book), linesOf(12), linesOf(15)], {
      bookmarks: [{ title: '排字千年', page: 'p1', y: 60 }],
    });
    expect(withPdf(bytes, qpdfCheck)).toBe('');
    expect(value).toEqual({ pages: 3, bytes: bytes.length });
  });

  it.skipIf(!hasTool('pdfinfo'))('says who, when and how large, and no more', async () => {
    const { bytes } = await pressed([fullPage(book)], { title: '排字 <千年> & 版心', author: '编辑部' });
    const [about, boxes] = withPdf(bytes, (file) => [pdfinfo(file), pdfBoxes(file)] as const);
    expect(about).toMatchObject({
      Title: '排字 <千年> & 版心',
      Author: '编辑部',
      Producer: 'Banxin',
      'PDF version': '1.6',
      Pages: '1',
    });
    expect(Date.parse(about.CreationDate!)).toBe(Date.UTC(2021, 0, 26));
    expect(about.ModDate).toBe(about.CreationDate);
    expect(boxes.TrimBox).toEqual(boxes.MediaBox);
    expect(boxes.MediaBox).toEqual([0, 0, 340.16, 400.5]);
    const text = Buffer.from(bytes).toString('utf8');
    expect(text).toContain('<rdf:li xml:lang="x-default">排字 &lt;千年&gt; &amp; 版心</rdf:li>');
    expect(text).toContain('<xmp:CreateDate>2021-01-26T00:00:00Z</xmp:CreateDate>');
    expect(text).toContain('/Trapped');
    expect(text).toContain('/Lang (zh-CN)');
    expect(text).not.toContain(process.cwd());
  });

  it.skipIf(!hasTool('qpdf'))('has a bookmark for each folio and for each story under it', async () => {
    const bookmarks = [
      { title: '头条', page: 'p1', y: 60 },
      { title: '次条', page: 'p1', y: 200.5 },
      { title: '转版', page: 'p2', y: 40 },
    ];
    const { bytes } = await pressed([fullPage(book), testPage(linesOf(3).frames, 'p2', 'A05')], { bookmarks });
    const { outlines } = JSON.parse(
      withPdf(bytes, (file) => execFileSync('qpdf', ['--json', '--json-key=outlines', file], { encoding: 'utf8' })),
    ) as {
      outlines: {
        title: string;
        destpageposfrom1: number;
        dest: unknown[];
        kids: { title: string; destpageposfrom1: number; dest: unknown[] }[];
      }[];
    };
    expect(
      outlines.map(({ title, destpageposfrom1, kids }) => [title, destpageposfrom1, ...kids.map((kid) => kid.title)]),
    ).toEqual([
      ['A04', 1, '头条', '次条'],
      ['A05', 2, '转版'],
    ]);
    expect(outlines[0]!.kids[1]!.dest.slice(1)).toEqual(['/XYZ', null, 200, null]);
  });

  it('refuses a bookmark to a page that is not there', async () => {
    await expect(pressed([linesOf(1)], { bookmarks: [{ title: '头条', page: 'p9', y: 0 }] })).rejects.toThrow(
      'bug: bookmark 头条 on page p9',
    );
  });

  it('refuses a swatch and a face that nobody has', async () => {
    const face = faceOf(book, 'body');
    const one = (swatch: string, id: string) =>
      testPage([textFrame('f', 'body', [textLine(1, 60, [{ ...hanRun('字', [30], { face, size: 10, swatch }), face: id }])])]);
    await expect(pressed([one('mauve', face.id)])).rejects.toThrow('bug: no swatch mauve');
    await expect(pressed([one('black', 'Papyrus')])).rejects.toThrow('bug: no face Papyrus');
  });
});

describe('bytes', () => {
  const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

  it('are the same for the same pages, in another time zone and folder too', async () => {
    const pages = () => [fullPage(book), ...Array.from({ length: 6 }, () => linesOf(20))];
    const first = digest((await pressed(pages())).bytes);
    const zone = process.env.TZ;
    const folder = process.cwd();
    process.env.TZ = 'America/St_Johns';
    process.chdir(tmpdir());
    try {
      expect(digest((await pressed(pages())).bytes)).toBe(first);
    } finally {
      process.env.TZ = zone;
      process.chdir(folder);
    }
  });

  it('have another ID when one glyph moves', async () => {
    const idOf = async (page: Page) =>
      /\/ID \[<([0-9a-f]{32})>/.exec(Buffer.from((await pressed([page])).bytes).toString('latin1'))?.[1];
    const face = faceOf(book, 'body');
    const one = (x: number) => testPage([textFrame('f', 'body', [textLine(1, 60, [hanRun('字', [x], { face, size: 10 })])])]);
    expect(await idOf(one(30))).toMatch(/^[0-9a-f]{32}$/);
    expect(await idOf(one(30))).toBe(await idOf(one(30)));
    expect(await idOf(one(30))).not.toBe(await idOf(one(30.5)));
  });

  it('go out while pages still come in', async () => {
    let sent = 0;
    let before = 0;
    const rule = Array.from({ length: 4000 }, (_, i) =>
      path({ d: `M${(i * 7919) % 331} ${(i * 104729) % 397}L${(i * 31) % 337} ${i % 389}`, stroke: 'black' }),
    );
    async function* pages() {
      for (let i = 0; i < 12; i++)
        yield testPage([frame({ id: 'f', role: 'rule', rect: box(0, 0, 1, 1), order: 0, paths: rule })], `p${i}`);
      before = sent;
    }
    await press(head, pages(), book, testShelf(jpeg), printProfile, (chunk) => {
      sent += chunk.length;
    });
    expect(before).toBeGreaterThan(sent / 2);
  });
});
