/**
 * A bag's folder in, one .zip or .tar of it out: the same bag, the same bytes. Dates are fixed, files stand in their order, nothing is said of who packed it.
 */
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { filesUnder } from './archive-fill.ts';

/** Writes `file`. The bag's own folder is its one entry at the top (RFC 8493, 4.2). */
export async function serialise(bag: string, file: string, form: 'zip' | 'tar'): Promise<void> {
  const top = path.basename(bag);
  const files = filesUnder(bag).map((name) => ({ from: path.join(bag, name), to: `${top}/${name}` }));
  await (form === 'zip' ? zip(files, file) : tar(files, file));
}

type Packed = readonly { readonly from: string; readonly to: string }[];

/** Noon of the first day that ZIP can say, whatever the time zone: DOS dates are local. */
const zipDate = (): Date => new Date(1980, 0, 1, 12, 0, 0);

/** Formats that are packed already. */
const PACKED = /\.(?:pdf|png|jpe?g|webp|woff2?|jp2)$/i;

async function zip(files: Packed, file: string): Promise<void> {
  // CommonJS, which a bundle hands over as a default export only.
  const loaded = (await import('yazl')) as typeof import('yazl') & { readonly default?: typeof import('yazl') };
  const { ZipFile } = loaded.default ?? loaded;
  const archive = new ZipFile();
  for (const { from, to } of files)
    archive.addFile(from, to, { mtime: zipDate(), mode: 0o100644, compress: !PACKED.test(to), forceDosTimestamp: true });
  archive.end();
  await pipeline(archive.outputStream, createWriteStream(file));
}

async function tar(files: Packed, file: string): Promise<void> {
  const { createTarPacker } = await import('modern-tar');
  const { readable, controller } = createTarPacker();
  const written = pipeline(readable as unknown as AsyncIterable<Uint8Array>, createWriteStream(file));
  for (const { from, to } of files) {
    const entry = controller.add({
      name: to,
      size: statSync(from).size,
      mode: 0o644,
      mtime: new Date(0),
      uid: 0,
      gid: 0,
      type: 'file',
    });
    const writer = entry.getWriter();
    for await (const chunk of createReadStream(from)) await writer.write(chunk as Uint8Array);
    await writer.close();
  }
  controller.finalize();
  await written;
}
