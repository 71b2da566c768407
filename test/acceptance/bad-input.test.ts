/**
 * What newsrooms really hand in: each fault ends in its one diagnostic at its place, and leaves no PDF; what is only unusual ends in a right
 * page. Nothing ends in an exception.
 */
/* oxlint-disable vitest/expect-expect -- expectOne and expectRight hold the assertions */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Diagnostic } from '../../src/base/index.ts';
import { normalise, readManuscript } from '../../src/read/index.ts';
import type { Layout } from '../../src/layout/types.ts';
import { buildFolder, said } from '../support/build.ts';
import { command } from '../support/command.ts';
import { bare, expectedTexts, findInOrder } from '../support/expected-text.ts';
import { buildPaper, copy, type Files, newspaper, story } from '../support/market.ts';
import { pdfText } from '../support/pdf.ts';

type Outcome = Awaited<ReturnType<typeof buildFolder>>;

const errors = ({ diagnostics }: Outcome): readonly Diagnostic[] => diagnostics.filter(({ severity }) => severity === 'error');

/** One error, of this code, at `file:line:column`; no PDF. */
function expectOne(outcome: Outcome, code: string, place: string, message: RegExp): void {
  expect(errors(outcome).map(({ file, line, column, code: of }) => `${file}:${line}:${column} ${of}`), outcome.diagnostics.map(said).join('\n')).toEqual([`${place} ${code}`]); // prettier-ignore
  expect(errors(outcome)[0]!.message).toMatch(message);
  expect(outcome.ok).toBe(false);
  expect([...outcome.files.keys()]).not.toContain('print.pdf');
}

/** No error; the PDF says all of the story, and every run says its source. */
async function expectRight(outcome: Outcome, source: string): Promise<void> {
  expect(errors(outcome).map(said)).toEqual([]);
  const { value } = await readManuscript(source, 'manuscript/a.md');
  const { missing } = findInOrder(bare(await pdfText(outcome.files.get('print.pdf')!)), expectedTexts(value));
  expect(missing).toEqual([]);
  const layout = JSON.parse(outcome.files.get('layout.json')!.toString('utf8')) as Layout;
  for (const { src, text } of layout.pages.flatMap(({ frames }) =>
    frames.flatMap(({ lines }) => lines ?? []).flatMap(({ runs }) => runs),
  ))
    if (src) expect(text).toBe(normalise(source.slice(src[1], src[2])));
}

const unknown = '\ue123';
const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#777', noise: { type: 'gaussian', mean: 128, sigma: 30 } } }).jpeg().toBuffer(); // prettier-ignore

/** A story whose third block, on line 9, is this. */
const withBlock = (block: string): Files => ({ 'manuscript/a.md': story([copy[0]!, copy[1]!, block, ...copy.slice(2)]) });
const editionWith = (lines: string): string =>
  `date: 2026-11-22\npages:\n  - folio: A02\n${lines}    template: broadsheet-feature\n`;

test('the paper itself is right', async () => {
  await expectRight(await buildPaper(), story());
});

describe('pictures', () => {
  const figure = withBlock('![早晨的菜市场](../images/market.jpg)');

  test('that are not there: image-missing', async () => {
    expectOne(await buildPaper(figure), 'image-missing', 'manuscript/a.md:9:1', /images\/market\.jpg/);
  });

  test('that are no pictures: image-broken', async () => {
    expectOne(
      await buildPaper({ ...figure, 'images/market.jpg': 'not a picture' }),
      'image-broken',
      'manuscript/a.md:9:1',
      /images\/market\.jpg/,
    );
  });

  test('that end too early: image-broken, found when they are decoded', async () => {
    const whole = await photo(4000, 2600);
    const outcome = await buildPaper({ ...figure, 'images/market.jpg': whole.subarray(0, whole.length / 2) });
    expectOne(outcome, 'image-broken', 'manuscript/a.md:9:1', /images\/market\.jpg/);
  });

  test('that end too early and would pass as they are', async () => {
    const whole = await photo(1400, 900);
    const outcome = await buildPaper({ ...figure, 'images/market.jpg': whole.subarray(0, whole.length / 2) });
    expectOne(outcome, 'image-broken', 'manuscript/a.md:9:1', /images\/market\.jpg/);
  });

  test('outside the root: path-outside', async () => {
    const outcome = await buildPaper(withBlock('![早晨的菜市场](../../market.jpg)'));
    expectOne(outcome, 'path-outside', 'manuscript/a.md:9:1', /market\.jpg/);
  });

  test('that are links leading outside the root: path-outside', async () => {
    const root = newspaper(figure);
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'banxin-elsewhere-'));
    onTestFinished(() => rmSync(elsewhere, { recursive: true }));
    writeFileSync(path.join(elsewhere, 'market.jpg'), await photo(1400, 900));
    mkdirSync(path.join(root, 'images'));
    symlinkSync(path.join(elsewhere, 'market.jpg'), path.join(root, 'images', 'market.jpg'));
    expectOne(await buildFolder(root), 'path-outside', 'manuscript/a.md:9:1', /market\.jpg/);
  });

  test('SVG with type in it: svg-text', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><text x="9" y="9">字</text></svg>';
    const outcome = await buildPaper({ ...withBlock('![图](../images/market.svg)'), 'images/market.svg': svg });
    expectOne(outcome, 'svg-text', 'manuscript/a.md:9:1', /market\.svg/);
  });
});

describe('fonts', () => {
  test('of a newspaper that are not there: font-missing', async () => {
    const outcome = await buildPaper({ 'banxin.yaml': 'name: 晨报\nfonts: fonts/fonts.yaml\n', 'fonts/fonts.yaml': 'roles:\n  folio: [own.ttf, "@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf"]\n' }); // prettier-ignore
    expectOne(outcome, 'font-missing', 'fonts/fonts.yaml:2:11', /own\.ttf/);
  });

  test('without which a role is empty: every fault is of fonts.yaml', async () => {
    const outcome = await buildPaper({ 'banxin.yaml': 'name: 晨报\nfonts: fonts/fonts.yaml\n', 'fonts/fonts.yaml': 'roles:\n  body: [own.ttf]\n' }); // prettier-ignore
    expect(new Set(errors(outcome).map(({ file, code }) => `${file} ${code}`))).toEqual(
      new Set(['fonts/fonts.yaml font-missing']),
    );
    expect(errors(outcome).map(({ line, column }) => `${line}:${column}`)).toContain('2:10');
    expect([...outcome.files.keys()]).not.toContain('print.pdf');
  });

  test('that are no fonts: font-missing', async () => {
    const outcome = await buildPaper({ 'banxin.yaml': 'name: 晨报\nfonts: fonts/fonts.yaml\n', 'fonts/own.ttf': 'no font', 'fonts/fonts.yaml': 'roles:\n  folio: [own.ttf, "@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf"]\n' }); // prettier-ignore
    expectOne(outcome, 'font-missing', 'fonts/fonts.yaml:2:11', /own\.ttf/);
  });

  test('that lack a character of the text: glyph-missing at it', async () => {
    const outcome = await buildPaper(withBlock(`老周${unknown}说`));
    expectOne(outcome, 'glyph-missing', 'manuscript/a.md:9:3', /U\+E123/);
  });

  test('that lack a character of a headline, a caption: each is named', async () => {
    const outcome = await buildPaper({ 'manuscript/a.md': story(copy, `title: 早晨${unknown}`) });
    expectOne(outcome, 'glyph-missing', 'manuscript/a.md:2:10', /U\+E123/);
  });

  test('that lack a character of plane 2: one error, however often it stands', async () => {
    expectOne(await buildPaper(withBlock('住𠮷野家的𠮷')), 'glyph-missing', 'manuscript/a.md:9:2', /U\+20BB7.*2 times/);
  });

  test('that lack a character of the section, which is furniture', async () => {
    const outcome = await buildPaper({
      'edition.yaml': `${editionWith(`    section: 民${unknown}生\n`)}    stories: [manuscript/a.md]\n`,
    });
    const found = errors(outcome);
    expect(found.length, outcome.diagnostics.map(said).join('\n')).toBeGreaterThan(0);
    for (const { code, file, line, message } of found) expect({ code, file, line, message }).toEqual({ code: 'glyph-missing', file: 'edition.yaml', line: 4, message: expect.stringContaining('U+E123') }); // prettier-ignore
    expect([...outcome.files.keys()]).not.toContain('print.pdf');
  });

  test('that lack a character of a name in the credits', async () => {
    const outcome = await buildPaper({ 'edition.yaml': `${editionWith('    section: 民生\n')}    stories: [manuscript/a.md]\n    credits: { 校对: 何${unknown} }\n` }); // prettier-ignore
    expect(new Set(errors(outcome).map(({ code, file }) => `${code} ${file}`))).toEqual(new Set(['glyph-missing edition.yaml']));
  });
});

describe('files', () => {
  test('an edition that does not fit its schema: schema at the field', async () => {
    const outcome = await buildPaper({
      'edition.yaml': `${editionWith('    section: 民生\n    colour: red\n')}    stories: [manuscript/a.md]\n`,
    });
    expectOne(outcome, 'schema', 'edition.yaml:5:5', /colour/);
  });

  test('a paper that does not fit its schema', async () => {
    expectOne(await buildPaper({ 'banxin.yaml': 'name: 晨报\nformat: poster\n' }), 'schema', 'banxin.yaml:2:9', /format/);
  });

  test('front matter that does not fit its schema', async () => {
    const outcome = await buildPaper({ 'manuscript/a.md': story(copy, 'title: 菜市场的早晨\nweight: heavy') });
    expectOne(outcome, 'schema', 'manuscript/a.md:3:9', /weight/);
  });

  test('a story without a title', async () => {
    expectOne(await buildPaper({ 'manuscript/a.md': story(copy, 'kicker: 民生') }), 'schema', 'manuscript/a.md:2:1', /title/);
  });

  test('an edition that is not YAML', async () => {
    const outcome = await buildPaper({ 'edition.yaml': 'date: 2026-11-22\npages: [\n' });
    expect(errors(outcome).map(({ code, file }) => `${code} ${file}`)).toContain('schema edition.yaml');
    expect(outcome.ok).toBe(false);
  });

  test('a template that there is not', async () => {
    const outcome = await buildPaper({ 'edition.yaml': 'date: 2026-11-22\npages:\n  - folio: A02\n    template: poster\n    stories: [manuscript/a.md]\n' }); // prettier-ignore
    expectOne(outcome, 'schema', 'edition.yaml:4:15', /poster/);
  });

  test('a story outside the root: path-outside', async () => {
    const outcome = await buildPaper({ 'edition.yaml': `${editionWith('')}    stories: [../a.md]\n` });
    expectOne(outcome, 'path-outside', 'edition.yaml:5:15', /\.\.\/a\.md/);
  });

  test('a story that is not there: story-missing', async () => {
    const outcome = await buildPaper({ 'edition.yaml': `${editionWith('')}    stories: [manuscript/b.md]\n` });
    expectOne(outcome, 'story-missing', 'edition.yaml:5:15', /manuscript\/b\.md/);
  });

  test.each([
    ['', ''],
    ['front matter alone', '---\ntitle: 空\n---\n'],
    ['white space', '---\ntitle: 空\n---\n\n　　\n\n'],
  ])('an empty story: story-empty (%s)', async (_, source) => {
    const outcome = await buildPaper({ 'manuscript/a.md': source });
    expect(errors(outcome).map(({ file, code }) => `${file} ${code}`)).toContain('manuscript/a.md story-empty');
    expect(outcome.ok).toBe(false);
    expect([...outcome.files.keys()]).not.toContain('print.pdf');
  });
});

describe('text', () => {
  test('a paragraph of 200,000 characters: overset where it leaves the page', async () => {
    const long = copy.join('').repeat(500).slice(0, 200_000);
    const outcome = await buildPaper({ 'manuscript/a.md': story([copy[0]!, long]) });
    const [only, ...more] = errors(outcome);
    expect(more.map(said)).toEqual([]);
    expect(only).toMatchObject({ code: 'overset', file: 'manuscript/a.md', line: 7 });
    // A broadsheet page without its headline holds under 13,000 characters.
    expect(only!.column).toBeGreaterThan(8_000);
    expect(only!.column).toBeLessThan(13_000);
    expect(only!.message).toMatch(/溢 \d+ 行/);
    expect([...outcome.files.keys()]).not.toContain('print.pdf');
  });

  test('a headline longer than its width, even turned into three lines: headline-too-wide at it', async () => {
    const outcome = await buildPaper({ 'manuscript/a.md': story(copy, `title: ${'早市'.repeat(60)}`) });
    expectOne(outcome, 'headline-too-wide', 'manuscript/a.md:2:8', /早市早市/);
  });

  test('Latin alone is a right page', async () => {
    const latin = ['The market opens at five in the morning, when the lamps along the eastern wall are still lit.', 'Mr Zhou has sold vegetables here for thirty years; his scales are older than the roof above them.', 'Prices fell by a fifth, yet more people came, and the day ends with fewer leaves on the floor.']; // prettier-ignore
    const source = story(latin, 'title: A Morning at the Market');
    await expectRight(await buildPaper({ 'manuscript/a.md': source }), source);
  });

  test.each([
    ['CRLF', story().replaceAll('\n', '\r\n')],
    ['a BOM', `\ufeff${story()}`],
    ['a BOM and CRLF', `\ufeff${story().replaceAll('\n', '\r\n')}`],
    ['NFD', story([...copy, 'Café Renée 与 Ångström，Zürich，が゙.'.replace('が゙', 'が')]).normalize('NFD')],
    ['a rare character of plane 2', story([...copy, '𡎚，𣲗'])],
    ['marks only', story([...copy, '……', '——！？'])],
    [
      'a word longer than a column',
      story([...copy, 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft']),
    ],
    ['one character', story(['字'])],
    ['a headline of one character', story(copy, 'title: 市')],
  ])('%s: a right page', async (_, source) => {
    await expectRight(await buildPaper({ 'manuscript/a.md': source }), source);
  });
});

describe('what is left behind', () => {
  const codeOf = async (root: string): Promise<number> =>
    (await command('build', path.join(root, 'edition.yaml'), '--out', path.join(root, 'out'), '--emit', 'layout')).code;

  test('errors take away an older PDF and Layout, and leave the report', async () => {
    const root = newspaper();
    expect(await codeOf(root)).toBe(0);
    expect(readdirSync(path.join(root, 'out')).toSorted()).toEqual(['layout.json', 'print.pdf', 'report.json']);
    writeFileSync(path.join(root, 'manuscript', 'a.md'), story([...copy, '![](../images/none.jpg)']));
    expect(await codeOf(root)).toBe(1);
    expect(readdirSync(path.join(root, 'out'))).toEqual(['report.json']);
  });

  test('and so does an error that only the press finds', async () => {
    const root = newspaper();
    expect(await codeOf(root)).toBe(0);
    const whole = await photo(4000, 2600);
    mkdirSync(path.join(root, 'images'));
    writeFileSync(path.join(root, 'images', 'market.jpg'), whole.subarray(0, whole.length / 2));
    writeFileSync(path.join(root, 'manuscript', 'a.md'), story([...copy, '![图](../images/market.jpg)']));
    expect(await codeOf(root)).toBe(1);
    expect(existsSync(path.join(root, 'out', 'print.pdf'))).toBe(false);
  });
});
