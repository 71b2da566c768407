/** Roles, files that are missing or of no use, and characters that no face has. */
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  defaultRoles,
  mergeRoles,
  missingGlyphDiagnostics,
  missingGlyphs,
  openFontBook,
  readRoles,
} from '../../src/font/index.ts';
import { bookOf, code, pathOf, SANS, scratch, SERIF } from './faces.ts';

const NEEDED = [
  'body',
  'body-medium',
  'headline',
  'headline-feature',
  'headline-semibold',
  'headline-sans',
  'kicker',
  'deck',
  'byline',
  'pullquote',
  'blockquote',
  'caption',
  'caption-strong',
  'credit',
  'crosshead-theme',
  'crosshead',
  'box-title',
  'box',
  'folio',
  'nameplate',
  'strong',
  'seal',
  'numeral',
  'list-glyph',
];

describe('the shipped roles', () => {
  it('are all there, with a second face for rare characters, and need nothing but the packages', async () => {
    const { value, diagnostics } = await openFontBook(await defaultRoles(), { root: scratch() });
    expect(diagnostics).toEqual([]);
    expect(NEEDED.filter((role) => value.role(role).length < 2)).toEqual([]);
    expect(value.role('headline')[0]!.postscriptName).toBe('NotoSerifSC-Black');
    expect(value.role('kicker')[0]!.postscriptName).toContain('WenKai');
    expect(value.role('nobody')).toEqual([]);
  });

  it('share a face between roles, and find a character in the next face', async () => {
    const book = await bookOf({ body: [code('TTF/SourceCodePro-Regular.ttf'), SERIF], box: [SERIF] });
    expect(book.find('body', 0x41)).toBe(book.role('body')[0]);
    expect(book.find('body', 0x4e2d)).toBe(book.role('box')[0]);
    expect(book.find('body', 0x4e2d)).toBe(book.find('box', 0x4e2d));
    expect(book.find('body', 0x2ffff)).toBeUndefined();
    expect(book.faces).toHaveLength(2);
  });
});

describe('fonts.yaml', () => {
  it('reads names, files and members of a collection; a newspaper overrides by role', async () => {
    const { value, diagnostics } = await readRoles(
      'faces:\n  song: a/b.ttf\nroles:\n  body: [song, {file: c.ttc, index: 2}]\n  deck: ./d.otf\n',
      'fonts/fonts.yaml',
    );
    expect(diagnostics).toEqual([]);
    expect(value.body!.map(({ file, index }) => [file, index])).toEqual([
      ['a/b.ttf', undefined],
      ['c.ttc', 2],
    ]);
    expect(value.deck![0]!.file).toBe('./d.otf');
    const merged = mergeRoles(await defaultRoles(), value);
    expect(merged.body).toBe(value.body);
    expect(merged.folio!.length).toBe(2);
  });

  it('says where it does not fit', async () => {
    const { diagnostics } = await readRoles('roles:\n  body: [{index: 1}]\n  deck: 3\n', 'fonts/fonts.yaml');
    expect(diagnostics.map(({ code, line, column, severity }) => [code, line, column, severity])).toEqual([
      ['schema', 2, 10, 'error'],
      ['schema', 3, 9, 'error'],
    ]);
    expect((await readRoles('- a\n', 'f.yaml')).diagnostics[0]!.message).toContain('fonts.yaml is a map');
    expect((await readRoles('roles: [', 'f.yaml')).diagnostics[0]!.code).toBe('schema');
  });
});

describe('files of no use', () => {
  const open = async (root: string, file: string) => {
    const source = `roles:\n  body: ["${file}"]\n`;
    const { value } = await readRoles(source, 'fonts/fonts.yaml');
    return openFontBook(value, { root, from: { file: 'fonts/fonts.yaml', source } });
  };
  const newspaper = (): string => {
    const root = scratch();
    mkdirSync(join(root, 'fonts'));
    return root;
  };

  it.each([['./none.ttf'], ['none.ttf'], ['@nobody/none/a.ttf'], ['@expo-google-fonts/noto-serif-sc/none.ttf']])(
    'tells that %s is missing, with its place',
    async (file) => {
      const { value, diagnostics } = await open(newspaper(), file);
      expect(diagnostics.map(({ code, file: where, line, column }) => [code, where, line, column])).toEqual([
        ['font-missing', 'fonts/fonts.yaml', 2, 11],
      ]);
      expect(diagnostics[0]!.message).toContain(file);
      expect(value.role('body')).toEqual([]);
    },
  );

  it('refuses a variable font', async () => {
    const { diagnostics } = await open(newspaper(), code('VF/SourceCodeVF-Upright.ttf'));
    expect(diagnostics[0]!.message).toContain('variable font');
  });

  it('refuses what is no font, or cut short', async () => {
    const root = newspaper();
    writeFileSync(join(root, 'fonts/text.ttf'), 'this is not a font');
    writeFileSync(join(root, 'fonts/empty.otf'), '');
    copyFileSync(pathOf(code('TTF/SourceCodePro-Regular.ttf')), join(root, 'fonts/cut.ttf'));
    truncateSync(join(root, 'fonts/cut.ttf'), 60000);
    writeFileSync(
      join(root, 'fonts/cut.woff2'),
      readFileSync(pathOf(code('WOFF2/TTF/SourceCodePro-Regular.ttf.woff2'))).subarray(0, 50),
    );
    const spoilt = Buffer.from(readFileSync(pathOf(code('TTF/SourceCodePro-Regular.ttf'))));
    for (let at = 12; at < 12 + 16 * spoilt.readUInt16BE(4); at += 16)
      if (spoilt.toString('latin1', at, at + 4) === 'cmap')
        spoilt.fill(0, spoilt.readUInt32BE(at + 8), spoilt.readUInt32BE(at + 8) + 200);
    writeFileSync(join(root, 'fonts/spoilt.ttf'), spoilt);
    for (const file of ['text.ttf', 'empty.otf', 'cut.ttf', 'cut.woff2', 'spoilt.ttf'])
      expect((await open(root, file)).diagnostics.map(({ code }) => code)).toEqual(['font-missing']);
  });

  it('keeps to the folder of the newspaper, symlinks followed', async () => {
    const root = newspaper();
    symlinkSync(pathOf(code('TTF/SourceCodePro-Regular.ttf')), join(root, 'fonts/link.ttf'));
    expect((await open(root, 'link.ttf')).diagnostics[0]!.code).toBe('path-outside');
    expect((await open(root, '/etc/hosts')).diagnostics[0]!.code).toBe('path-outside');
    expect((await open(root, '../../x.ttf')).diagnostics[0]!.code).toBe('path-outside');
  });

  it('reads the font beside fonts.yaml, and says when its licence forbids embedding', async () => {
    const root = newspaper();
    const bytes = Buffer.from(readFileSync(pathOf(code('TTF/SourceCodePro-Regular.ttf'))));
    for (let at = 12; at < 12 + 16 * bytes.readUInt16BE(4); at += 16)
      if (bytes.toString('latin1', at, at + 4) === 'OS/2') bytes.writeUInt16BE(0x0002, bytes.readUInt32BE(at + 8) + 8);
    writeFileSync(join(root, 'fonts/held.ttf'), bytes);
    const { value, diagnostics } = await open(root, './held.ttf');
    expect(diagnostics).toEqual([]);
    expect([value.role('body')[0]!.embeddable, value.role('body')[0]!.file]).toEqual([false, 'fonts/held.ttf']);
  });
});

describe('missing characters', () => {
  it('are told once a role, at their first place, with their number', async () => {
    const book = await bookOf({ body: [SERIF], mono: [code('TTF/SourceCodePro-Regular.ttf')] });
    const source = '第一行\n中\u{2ffff}文\u{2ffff}';
    const uses = [
      { role: 'mono', text: 'plain', where: 'template' },
      { role: 'body', text: '中\u{2ffff}文\u{2ffff}', where: { file: 'a.md', start: 4, end: 10 } },
      { role: 'mono', text: '图 \t\u3000\ufe0f中', where: 'template' },
    ];
    const missing = missingGlyphs(book, uses);
    expect(missing.map(({ role, name, count }) => [role, name, count])).toEqual([
      ['body', 'U+2FFFF', 2],
      ['mono', 'U+56FE', 1],
      ['mono', 'U+4E2D', 1],
    ]);
    expect(missing[0]!.where).toEqual({ file: 'a.md', start: 5, end: 7 });
    const told = missingGlyphDiagnostics(missing, () => source);
    expect(told.map(({ code, file, line, column }) => [code, file, line, column])).toEqual([
      ['glyph-missing', 'a.md', 2, 2],
      ['glyph-missing', 'template', 1, 1],
      ['glyph-missing', 'template', 1, 1],
    ]);
  });

  it('are none where the role has a face for each, and all where there is no such role', async () => {
    const book = await bookOf({ body: [code('TTF/SourceCodePro-Regular.ttf'), SANS] });
    expect(missingGlyphs(book, [{ role: 'body', text: 'Aé中文，\r\n', where: 'x' }])).toEqual([]);
    expect(missingGlyphs(book, [{ role: 'none', text: 'A', where: 'x' }]).map(({ character }) => character)).toEqual(['A']);
  });

  it('read their texts once, so that a generator will do', async () => {
    const book = await bookOf({ body: [code('TTF/SourceCodePro-Regular.ttf')] });
    const uses = function* () {
      yield { role: 'body', text: 'A中', where: 'x' };
    };
    expect(missingGlyphs(book, uses()).map(({ character }) => character)).toEqual(['中']);
  });
});
