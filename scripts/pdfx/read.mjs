/**
 * A PDF file in, its objects as qpdf's JSON tells them out (version 2), with the bytes of a stream when they are asked for.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Reads a file; `use` gets the document, whose streams are gone afterwards. */
export async function withDocument(file, use) {
  const folder = mkdtempSync(path.join(tmpdir(), 'banxin-pdfx-'));
  try {
    const args = [
      '--json=2',
      '--json-stream-data=file',
      `--json-stream-prefix=${path.join(folder, 's')}`,
      '--decode-level=generalized',
    ];
    const { status, stdout, stderr } = spawnSync('qpdf', [...args, file], { maxBuffer: 1 << 29 });
    if (status !== 0) throw new Error(`qpdf (${status}): ${stderr.toString('utf8').trim()}`);
    const [head, objects] = JSON.parse(stdout.toString('utf8')).qpdf;
    return await use(new PdfDocument(head, objects, readFileSync(file)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const REFERENCE = /^\d+ \d+ R$/;

/** Names begin with `/`, texts with `u:` or `b:`, references read `4 0 R`; everything else is as in JSON. */
export class PdfDocument {
  constructor(head, objects, bytes) {
    this.head = head;
    this.objects = objects;
    /** The file itself: its header, and what stands between the objects. */
    this.bytes = bytes;
  }

  get trailer() {
    return this.objects.trailer.value;
  }

  get catalog() {
    return this.get(this.trailer['/Root']);
  }

  /** The value behind a reference, or the value itself; of a stream its dictionary. */
  get(value) {
    if (typeof value !== 'string' || !REFERENCE.test(value)) return value;
    const object = this.objects[`obj:${value}`];
    return object?.stream ? object.stream.dict : object?.value;
  }

  /** Every object that is a stream: [reference, dictionary]. */
  get streams() {
    return Object.entries(this.objects).flatMap(([key, { stream }]) => (stream ? [[key.slice(4), stream.dict]] : []));
  }

  /** Every dictionary, those inside others too. */
  *dictionaries() {
    const inside = function* (value) {
      if (Array.isArray(value)) for (const part of value) yield* inside(part);
      else if (value && typeof value === 'object') {
        yield value;
        for (const part of Object.values(value)) yield* inside(part);
      }
    };
    for (const { value, stream } of Object.values(this.objects)) yield* inside(stream ? stream.dict : value);
  }

  /** Bytes of a stream, its filters undone but for those of pictures. */
  stream(reference) {
    const { datafile, data } = this.objects[`obj:${reference}`].stream;
    return data === undefined ? readFileSync(datafile) : Buffer.from(data, 'base64');
  }

  /** Dictionaries of the pages in order, with what they inherit. */
  get pages() {
    const out = [];
    const visit = (reference, inherited) => {
      const node = this.get(reference);
      const own = { ...inherited };
      for (const key of ['/Resources', '/MediaBox', '/CropBox', '/Rotate']) if (node[key] !== undefined) own[key] = node[key];
      if (node['/Type'] === '/Pages') for (const kid of node['/Kids']) visit(kid, own);
      else out.push({ ...own, ...node });
    };
    visit(this.catalog['/Pages'], {});
    return out;
  }

  /** The content of a page or a form as one buffer. */
  content(page) {
    const parts = [page['/Contents']].flat().filter(Boolean);
    return Buffer.concat(parts.map((part) => Buffer.concat([this.stream(part), Buffer.from('\n')])));
  }
}

/** A text of qpdf's JSON as plain text. */
export const plain = (text) => (typeof text === 'string' ? text.replace(/^u:/, '') : undefined);
