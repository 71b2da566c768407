/**
 * ALTO of pages, read back by an XML parser: its text is the manuscript's, its boxes are the Layout's, all its references resolve.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { glyphs } from '../../src/layout/index.ts';
import { metsOf } from '../../src/record/index.ts';
import { readManuscript } from '../../src/read/index.ts';
import { faces, repository } from '../support/build.ts';
import { shared } from '../support/editions.ts';
import { bare, expectedTexts } from '../support/expected-text.ts';
import { all, readXml, recorded, storyTexts } from '../support/record.ts';

const made = recorded(repository, 'A04-A05');
const schemas = path.join(shared, 'schemas');
const folder = mkdtempSync(path.join(tmpdir(), 'banxin-alto-'));
afterAll(() => rmSync(folder, { recursive: true }));
const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined;

const altoOf = async () => readXml((await made).files.get('alto/A04-A05.xml')!.toString('utf8'));

describe('ALTO of the sample spread', () => {
  test('its text in reading order is the manuscript', async () => {
    const file = 'manuscript/paizi-qiannian.md';
    const { value } = await readManuscript(readFileSync(path.join(repository, file), 'utf8'), file);
    const text = [...storyTexts(await altoOf()).values()].join('');
    expect(bare(text)).toBe(
      expectedTexts(value)
        .map((one) => one.text)
        .join(''),
    );
  });

  test('every drawn character has the box of its glyph', async () => {
    const { layout } = await made;
    const face = await faces();
    const boxes = all(await altoOf(), 'Glyph').map(({ attributes }) => attributes);
    const drawn = [...glyphs(layout.pages[0]!)].filter(({ text }) => text !== '');
    const byPlace = new Map(boxes.map((box) => [`${box['CONTENT']} ${Number(box['HPOS']).toFixed(1)}`, box]));
    for (const { run, line, text, gid, x, y } of drawn.filter(
      ({ line: { dir }, text: said }) => dir === 'ltr' && [...said.trim()].length === 1,
    )) {
      const box = byPlace.get(`${text.trim()} ${(Math.round(((x * 254) / 72) * 100) / 100).toFixed(1)}`);
      expect(box, `${text} at ${x}`).toBeDefined();
      const width = (face(run.face).advance(gid) / face(run.face).upem) * run.size * (run.stretch ?? 1);
      if (Math.abs(Number(box!['VPOS']) - ((line.baseline + (run.shift ?? 0) - 0.88 * run.size) * 254) / 72) > 1) continue;
      expect(Number(box!['WIDTH'])).toBeCloseTo((width * 254) / 72, 1);
      expect(Number(box!['HEIGHT'])).toBeCloseTo((run.size * 254) / 72, 1);
      expect(y).toBeCloseTo(line.baseline + (run.shift ?? 0), 3);
    }
  });

  test('ids are one each, and every reference resolves', async () => {
    const alto = await altoOf();
    const elements = flat(alto);
    const ids = elements.flatMap(({ attributes }) => attributes['ID'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const references = elements.flatMap(({ attributes }) =>
      ['REF', 'TAGREFS', 'STYLEREFS', 'IDNEXT', 'PROCESSINGREFS'].flatMap((name) => attributes[name]?.split(' ') ?? []),
    );
    expect(references.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('the flow of the body hangs together by IDNEXT', async () => {
    const blocks = all(await altoOf(), 'TextBlock').filter(({ attributes }) => attributes['TAGREFS']?.includes('role.body'));
    expect(blocks.filter(({ attributes }) => attributes['IDNEXT']).length).toBeGreaterThanOrEqual(blocks.length - 1);
  });

  test.skipIf(!hasXmllint)('xmllint finds ALTO and METS valid', async () => {
    const { files, record } = await made;
    const written = { 'alto.xml': files.get('alto/A04-A05.xml')!.toString('utf8'), 'mets.xml': metsFrom(record) };
    for (const [name, text] of Object.entries(written)) writeFileSync(path.join(folder, name), text);
    for (const [name, schema] of [
      ['alto.xml', 'alto-4-4.xsd'],
      ['mets.xml', 'mets-1-12-1.xsd'],
    ]) {
      const { stderr, status } = spawnSync(
        'xmllint',
        ['--noout', '--nonet', '--schema', path.join(schemas, schema!), path.join(folder, name!)],
        {
          encoding: 'utf8',
        },
      );
      expect(stderr).toContain('validates');
      expect(status).toBe(0);
    }
  });
});

describe('METS of the sample', () => {
  test('every fptr, area, DMDID and ADMID resolves', async () => {
    const { record, files } = await made;
    const mets = readXml(metsFrom(record));
    const ids = new Set(flat(mets).flatMap(({ attributes }) => attributes['ID'] ?? []));
    const names = ['FILEID', 'DMDID', 'ADMID'];
    const wanted = flat(mets).flatMap(({ attributes }) => names.flatMap((name) => attributes[name]?.split(' ') ?? []));
    expect(wanted.length).toBeGreaterThan(100);
    expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
    const alto = new Set(
      flat(readXml(files.get('alto/A04-A05.xml')!.toString('utf8'))).flatMap(({ attributes }) => attributes['ID'] ?? []),
    );
    const begins = all(mets, 'area').map(({ attributes }) => attributes['BEGIN']!);
    expect(begins.filter((id) => !alto.has(id))).toEqual([]);
  });
});

const flat = (element: ReturnType<typeof readXml>): ReturnType<typeof readXml>[] => [element, ...element.children.flatMap(flat)];

function metsFrom({ issue, pages, files }: Awaited<typeof made>['record']): string {
  const known = files.map((file) => ({ ...file, size: 1, sha256: 'a'.repeat(64) }));
  return metsOf({
    issue,
    pages,
    files: known,
    events: [{ type: 'released', time: issue.date, detail: 'released' }],
    version: '0.0.0',
  });
}
