/**
 * Tags: a Layout made by hand pressed as archive, its tree as other readers see it. What is expected is written out here, element by element.
 */
import { describe, expect, test } from 'vitest';
import {
  press,
  archiveProfile,
  screenProfile,
  siblingProfile,
  type PressOptions,
  type PressProfile,
} from '../../src/press/index.ts';
import { foreignIn } from '../../src/press/tags/languages.ts';
import { chainOf, SpanTree } from '../../src/press/tags/spans.ts';
import type { LayoutHead, Page } from '../../src/layout/index.ts';
import { hasTool, pdfContents, pdfText, withPdf } from '../support/pdf.ts';
import { all, drawn, objectsOf, plain, resolved, structureOf } from '../support/structure.ts';
import { book, jpeg } from './pressed.ts';
import { testShelf } from './sheet.ts';
import { lineOf, pictureFrame, runOf, structure, taggedHead, taggedPages, textOf } from './tagged.ts';

const intent = { identifier: 'sRGB', words: 'sRGB', icc: { bytes: new Uint8Array(128), channels: 3 as const } };

async function pressedAs(
  profile: PressProfile,
  pages: readonly Page[] = taggedPages(),
  options: PressOptions = {},
  head: LayoutHead = taggedHead,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const folios = pages.flatMap((page) => page.folios);
  await press(head, pages, book, testShelf(jpeg), profile, (chunk) => chunks.push(chunk), { intent, folios, ...options });
  return new Uint8Array(Buffer.concat(chunks));
}

const catalogOf = (bytes: Uint8Array) => {
  const objects = objectsOf(bytes);
  const root = (objects['trailer']!.value as Record<string, unknown>)['/Root'];
  return { objects, catalog: resolved(objects, root) as Record<string, unknown> };
};

describe.skipIf(!hasTool('qpdf'))('the tree', () => {
  test('has every element of the copy, in its order, across two pages', async () => {
    const tree = (await structureOf(await pressedAs(archiveProfile)))!;
    expect(drawn(tree)).toBe(`Document
  Art
    H1 “题上半” “题下半”
    P “副题”
    P
      “正文第一句，”
      Link
        OBJR
        “见网站”
      “，读者”
      Span “HelloWorld”
      “与”
      Ruby
        RB “湉”
        RT “tián”
      “字。注”
      Reference
        Link
          OBJR
          “〔一〕”
      “处”
    P
      Link
        OBJR
        “（下转第A02版）”
    H2 “小标题”
    Figure
      “”
      Caption
        P “图说文字”
        P “本报摄”
    L
      LI
        Lbl “■”
        LBody
          P “项目一”
      LI
        LBody
          P “项目二”
    BlockQuote
      P “引文一句”
    Sect
      H2 “箱题”
      P “箱文”
    Table
      TR
        TH “甲头”
        TH “乙头”
      TR
        TD “甲一”
        TD
      TR
        TD “甲二”
        TD
    Note
      P “注的文字”`);
  });

  test('parts a caption that two figures share, and each figure begins with its picture', async () => {
    const [, second] = taggedPages();
    const figures = structure.flatMap((one) => (one.kind === 'figure' ? shared(one) : [one]));
    const head = { ...taggedHead, stories: [{ ...taggedHead.stories[0]!, structure: figures }] };
    const other = { ...pictureFrame('本报摄'), id: 'pic2', block: 'g.p2' };
    const frames = [pictureFrame('图说文字'), other, textOf('caption', 'g.a', [runOf('图说文字'), runOf('本报摄', { x: 90 })])];
    const tree = (await structureOf(await pressedAs(archiveProfile, [{ ...second!, frames }], {}, head)))!;
    expect(drawn(tree)).toBe(
      'Document\n  Art\n    Figure\n      “”\n      Caption\n        P “图说文字”\n    Figure\n      “”\n      Caption\n        P “本报摄”',
    );
    expect(all(tree, 'Figure').map(({ entries }) => plain(entries['/Alt']))).toEqual(['图说文字', '本报摄']);
  });

  test('says alternatives, languages, blanks, scopes, and what a note is called', async () => {
    const tree = (await structureOf(await pressedAs(archiveProfile)))!;
    const [figure] = all(tree, 'Figure');
    expect(plain(figure!.entries['/Alt'])).toBe('图说文字');
    expect(figure!.entries['/A']).toMatchObject({ '/O': '/Layout', '/BBox': [180, 350, 300, 440] });
    const [span] = all(tree, 'Span');
    expect([span!.entries['/Lang'], span!.entries['/ActualText']].map(plain)).toEqual(['en', 'Hello World']);
    expect(plain(all(tree, 'RT')[0]!.entries['/Lang'])).toBe('zh-Latn-pinyin');
    expect(all(tree, 'TH').map(({ entries }) => (entries['/A'] as Record<string, string>)['/Scope'])).toEqual([
      '/Column',
      '/Column',
    ]);
    expect(plain(all(tree, 'Note')[0]!.entries['/ID'])).toBe('s1.note.1');
    expect((all(tree, 'L')[0]!.entries['/A'] as Record<string, string>)['/ListNumbering']).toBe('/Square');
  });

  test('has every marked content of every page in its parent tree, under the element that holds it', async () => {
    const bytes = await pressedAs(archiveProfile);
    const { objects, catalog } = catalogOf(bytes);
    const root = resolved(objects, catalog['/StructTreeRoot']) as Record<string, unknown>;
    const nums = (resolved(objects, root['/ParentTree']) as Record<string, unknown[]>)['/Nums']!;
    const keys = nums.filter((_, i) => i % 2 === 0);
    expect(keys).toEqual(keys.map((_, i) => i));
    const pages = nums.filter((_, i) => i % 2 === 1).filter((value) => Array.isArray(value)) as string[][];
    const counts = withPdf(bytes, pdfContents).map((content) => content.match(/\/MCID \d+/g)!.length);
    expect(pages.map((page) => page.length)).toEqual(counts);
    for (const [i, page] of pages.entries())
      for (const [mcid, ref] of page.entries()) {
        const kids = (resolved(objects, ref) as Record<string, unknown>)['/K'] as unknown[];
        const mine = kids.map((kid) => (typeof kid === 'object' ? (kid as Record<string, unknown>)['/MCID'] : kid));
        expect(mine, `page ${i + 1}, content ${mcid}`).toContain(mcid);
      }
  });

  test('leaves furniture, rules, advertisements, repeated heads and hyphens out, and marks them as artifacts', async () => {
    const bytes = await pressedAs(archiveProfile);
    const [first, second] = withPdf(bytes, pdfContents) as [string, string];
    const artifacts = (content: string) => content.match(/\/Artifact <<\s*\/Type\s*\/(\w+)\s*>>\s*BDC/g)!.map((one) => /Type\s*\/(\w+)/.exec(one)![1]); // prettier-ignore
    expect(artifacts(first)).toEqual(['Pagination', 'Layout']);
    // The head of the table once more; the advertisement and, after it, the hyphen.
    expect(artifacts(second)).toEqual(['Layout', 'Layout']);
    for (const content of [first, second]) expect(nesting(content)).toEqual([]);
    const text = JSON.stringify((await structureOf(bytes))!.kids);
    for (const word of ['报眉日期', '广告词句']) expect(text).not.toContain(word);
    expect(await pdfText(bytes)).toContain('报眉日期');
  });

  test('closes an artifact before the content of number 0, which pdfkit takes for none', async () => {
    const [first] = withPdf(await pressedAs(archiveProfile), pdfContents) as [string];
    expect(first.slice(first.indexOf('/Artifact'), first.indexOf('/MCID 0'))).toMatch(/EMC\s*\/Figure\s*<<\s*$/);
  });

  test('is also that of the screen and of the sibling; print has none', async () => {
    const tree = drawn((await structureOf(await pressedAs(archiveProfile)))!);
    for (const profile of [screenProfile, siblingProfile])
      expect(drawn((await structureOf(await pressedAs(profile)))!)).toBe(tree);
  });
});

/** The span of a figure as two: of its caption, and of what stands behind it. */
function shared(figure: (typeof structure)[number]): typeof structure {
  const [file, start, end] = figure.src;
  return [
    { ...figure, src: [file, start, start + 4] },
    { ...figure, src: [file, start + 4, end], block: 'g.p2' },
  ];
}

/** What of the operators does not nest as it must: marked content around text objects, never across their edges. */
function nesting(content: string): string[] {
  const open: string[] = [];
  const faults: string[] = [];
  for (const [operator] of content.replace(/\((?:\\[\s\S]|[^\\()])*\)/g, ' ').matchAll(/\b(?:BT|ET|BDC|EMC)\b/g)) {
    if (operator === 'BT' || operator === 'BDC') {
      if (operator === 'BDC' && open.length > 0) faults.push(`BDC within ${open.join(' ')}`);
      open.push(operator);
    } else if (open.pop() !== (operator === 'ET' ? 'BT' : 'BDC')) faults.push(`${operator} out of place`);
  }
  return [...faults, ...open];
}

describe.skipIf(!hasTool('qpdf'))('links', () => {
  test('lead out, and to a page or a note of the document', async () => {
    const tree = (await structureOf(await pressedAs(screenProfile)))!;
    const [web, note, jump] = all(tree, 'OBJR').map(({ entries }) => entries);
    expect(web).toMatchObject({
      '/A': { '/S': '/URI', '/URI': 'u:https://example.org/%E7%BD%91' },
      '/Contents': 'u:https://example.org/网',
    });
    expect(note).toMatchObject({ '/Contents': 'u:转到注释', '/Dest': expect.arrayContaining(['/XYZ']) });
    expect(jump).toMatchObject({ '/Contents': 'u:转到 A02 版', '/Dest': expect.arrayContaining(['/XYZ']) });
    for (const one of [web, note, jump]) expect(one).toMatchObject({ '/F': 4, '/StructParent': expect.any(Number) });
    // 见网站: three characters of 10 pt from x 90; em square 0.88 above to 0.12 below the baseline.
    const [left, low, right, high] = web!['/Rect'] as [number, number, number, number];
    expect([left, right, Math.round((high - low) * 1000) / 1000]).toEqual([90, 120, 10]);
  });

  test('that lead to a page which is not in the document are words, and artifacts where no one typed them', async () => {
    const [first] = taggedPages();
    const tree = (await structureOf(await pressedAs(screenProfile, [first!])))!;
    expect(all(tree, 'Link')).toHaveLength(1);
    expect(JSON.stringify(tree)).not.toContain('下转');
  });

  test('of the furniture stand behind all stories', async () => {
    const [first] = taggedPages();
    const linked = textOf('furniture', 'web', [runOf('网址', { typed: false })], { link: 'https://example.org' });
    const tree = (await structureOf(await pressedAs(screenProfile, [{ ...first!, frames: [linked, ...first!.frames] }])))!;
    expect(drawn(tree.kids.at(-1) as never)).toBe('Sect\n  P\n    Link\n      OBJR\n      “网址”');
  });
});

describe('what is wrong', () => {
  test('a figure without alternative text never becomes a tagged file', async () => {
    await expect(pressedAs(archiveProfile, taggedPages(' '))).rejects.toThrow(
      /bug: a figure without alternative text: photo\.jpg/,
    );
  });

  test('a heading is never more than one below that before it', async () => {
    const stories = [
      { ...taggedHead.stories[0]!, structure: structure.map((one) => (one.kind === 'heading' ? { ...one, level: 4 } : one)) },
    ];
    const tree = (await structureOf(await pressedAs(archiveProfile, taggedPages(), {}, { ...taggedHead, stories })))!;
    expect(['H1', 'H2', 'H3', 'H4'].map((type) => all(tree, type).length)).toEqual([1, 1, 1, 0]);
  });
});

test('vertical text is read in its order, in an Identity-V font', async () => {
  const run = { ...runOf('正文第一句，'), at: [40, 50, 60, 70, 80, 90] };
  const [, second] = taggedPages();
  const down = { ...textOf('body', 'p1', [run]), lines: [{ ...lineOf([run], 'ttb'), x: 300, baseline: 40 }] };
  const bytes = await pressedAs(archiveProfile, [{ ...second!, frames: [down] }]);
  expect(await pdfText(bytes)).toContain('正文第一句，');
  if (hasTool('qpdf')) expect(drawn((await structureOf(bytes))!)).toContain('P “正文第一句，”');
  expect(Buffer.from(bytes).toString('latin1')).toContain('/Identity-V');
});

test.each([
  ['读者说Hello World，再见', [['Hello World', 'en']]],
  ['在GDP与A股之间', []],
  [
    'Unicode 15、e-paper',
    [
      ['Unicode 15', 'en'],
      ['e-paper', 'en'],
    ],
  ],
  [
    '在Zürich，ひらがな',
    [
      ['Zürich', 'und-Latn'],
      ['ひらがな', 'ja'],
    ],
  ],
  [
    'Наборщик与한글',
    [
      ['Наборщик', 'ru'],
      ['한글', 'ko'],
    ],
  ],
  ['2021年1月26日', []],
])('%s has its other languages', (text, expected) => {
  expect(foreignIn(text).map(({ start, end, language }) => [text.slice(start, end), language])).toEqual(expected);
});

test('the innermost span holds a place; between spans there is none', () => {
  const tree = new SpanTree([
    { kind: 'list', src: [0, 10, 50] },
    { kind: 'item', src: [0, 10, 30] },
    { kind: 'item', src: [0, 32, 50] },
    { kind: 'figure', src: [0, 5, 8] },
    { kind: 'note', src: [1, 0, 100] },
  ]);
  const kinds = (file: number, start: number, end: number) => chainOf(tree.find([file, start, end])).map(({ span, n }) => `${span.kind} ${n}`); // prettier-ignore
  expect(kinds(0, 33, 40)).toEqual(['list 0', 'item 2']);
  expect(kinds(0, 30, 32)).toEqual(['list 0']);
  expect(kinds(0, 6, 8)).toEqual(['figure 3']);
  expect(kinds(0, 8, 12)).toEqual([]);
  expect(kinds(1, 6, 8)).toEqual(['note 4']);
});
