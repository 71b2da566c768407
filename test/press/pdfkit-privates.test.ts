/** What Banxin counts on inside pdfkit 0.20.1; when one of these fails, src/press/pdfkit-privates.ts has to be read again. */
import { readFileSync } from 'node:fs';
import { inflateSync, deflateSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  aim,
  endPage,
  endStream,
  OpenPDFDocument,
  pdfText,
  PdfName,
  takePage,
  type OpenDocument,
} from '../../src/press/pdfkit-privates.ts';

const DATE = new Date('2021-01-26T00:00:00Z');

/** A document that keeps what it writes, opened as the press opens its own. */
class Probe extends OpenPDFDocument {
  override _write(piece: string | Uint8Array): void {
    const bytes = typeof piece === 'string' ? Buffer.from(`${piece}\n`, 'latin1') : Buffer.from(piece);
    (this.options.pieces as Buffer[]).push(bytes);
    this._offset += bytes.length;
  }
}

let doc: OpenDocument;
let pieces: Buffer[];
const written = (): string => Buffer.concat(pieces).toString('latin1');

beforeEach(() => {
  pieces = [];
  doc = new Probe({
    pieces,
    pdfVersion: '1.6',
    autoFirstPage: false,
    font: null,
    lang: 'zh-CN',
    info: { Title: '标题', CreationDate: DATE, ModDate: DATE, Creator: 'c', Producer: 'p', Trapped: new PdfName('False') },
  });
});

describe('pdfkit', () => {
  it('is the version whose insides were read', () => {
    const manifest = new URL('../../node_modules/pdfkit/package.json', import.meta.url);
    expect((JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version).toBe('0.20.1');
  });

  it('writes its header through _write, with the options in place, while it is constructed', () => {
    expect(written()).toBe('%PDF-1.6\n%\xff\xff\xff\xff\n');
    expect(doc._offset).toBe(15);
  });

  it('numbers objects in the order in which they are reserved, and writes them when they are ended', () => {
    const [first, second] = [doc.ref(), doc.ref()];
    expect(second.id).toBe(first.id + 1);
    second.data.Kind = 'Second';
    second.end();
    expect(written()).toContain(`${second.id} 0 obj\n<<\n/Kind /Second\n>>\nendobj`);
    expect(written()).not.toContain(`${first.id} 0 obj`);
  });

  it('lets a page be taken out of its buffer, boxes and resources open', () => {
    doc.addPage({ size: [100.25, 200.5], margin: 0 });
    const page = takePage(doc);
    expect(doc._pageBuffer).toEqual([]);
    expect(page.dictionary.data.MediaBox).toEqual([0, 0, 100.25, 200.5]);
    expect(page.dictionary.data.UserUnit).toBe(1);
    const font = doc.ref();
    page.fonts.F1 = font;
    page.xobjects.P1 = font;
    page.ext_gstates.GOver = font;
    expect(Object.keys(page.resources.data)).toEqual(expect.arrayContaining(['Font', 'XObject', 'ExtGState']));
    doc.addPage({ size: [10, 10], margin: 0 });
    expect(written()).not.toContain('/Type /Page\n');
  });

  it('opens a page with a transform through addContent, the one thing an override has to swallow', () => {
    const said: string[] = [];
    class Silent extends Probe {
      override addContent(content: string): this {
        (this.options.said as string[]).push(content);
        return this;
      }
    }
    const silent = new Silent({ pieces: [], said, pdfVersion: '1.6', autoFirstPage: false, font: null });
    silent.addPage({ size: [100, 200], margin: 0 });
    expect(said).toEqual(['1 0 0 -1 0 200 cm']);
    expect((silent.page.content as unknown as { buffer: unknown[] }).buffer).toEqual([]);
  });

  it('writes content and streams that are encoded already as they are', () => {
    class Silent extends Probe {
      override addContent(): this {
        return this;
      }
    }
    pieces = [];
    const silent = new Silent({ pieces, pdfVersion: '1.6', autoFirstPage: false, font: null });
    silent.addPage({ size: [100, 200], margin: 0 });
    const deflated = deflateSync('BT ET');
    endPage(takePage(silent), deflated);
    const [, body] = /\/Filter \/FlateDecode\n\/Length \d+\n>>\nstream\n([\s\S]*?)\nendstream/.exec(written()) as RegExpExecArray;
    expect(inflateSync(Buffer.from(body as string, 'latin1')).toString()).toBe('BT ET');
    const ref = silent.ref();
    ref.data.Filter = 'DCTDecode';
    endStream(ref, Uint8Array.of(1, 2, 3));
    expect(written()).toContain('/Filter /DCTDecode\n/Length 3\n>>\nstream\n\x01\x02\x03\nendstream');
  });

  it('sends bookmarks where they are aimed', () => {
    doc.addPage({ size: [100, 200], margin: 0 });
    const page = takePage(doc);
    const item = doc.outline.addItem('头条', { pageNumber: 0 });
    aim(item, page, 150);
    expect(item.outlineData.Dest).toEqual([page.dictionary, 'XYZ', null, 150, null]);
    endPage(page, deflateSync(''));
    doc.end();
    expect(written()).toMatch(/\/Dest \[\d+ 0 R \/XYZ null 150 null\]/);
  });

  it('writes a PdfName in Info as a name, a text as a string, the dates that it is given, and the ID last', () => {
    const order: string[] = [];
    const probe = new (class extends Probe {
      override endMetadata(): void {
        order.push('metadata');
      }
      override _finalize(): void {
        order.push('finalize');
        this._id = Uint8Array.of(0xab, 0xcd);
        super._finalize();
      }
    })({
      pieces,
      pdfVersion: '1.6',
      autoFirstPage: false,
      font: null,
      info: { Trapped: new PdfName('False'), Title: 'T', CreationDate: DATE, Producer: 'p', Creator: 'c' },
    });
    probe.ref({ Registry: pdfText('Adobe') }).end();
    probe.end();
    expect(order).toEqual(['metadata', 'finalize']);
    const text = written();
    expect(text).toContain('obj\n/False\nendobj');
    expect(text).toContain('obj\n(T)\nendobj');
    expect(text).toContain('(D:20210126000000Z)');
    expect(text).toContain('/Registry (Adobe)');
    expect(text).toMatch(/\/ID \[<abcd> <abcd>\]/);
    expect(text.match(/D:\d{14}Z/g)).toHaveLength(1);
  });

  it('does not end while an object is reserved', () => {
    doc.ref();
    doc.end();
    expect(written()).not.toContain('%%EOF');
  });
});
