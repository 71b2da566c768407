/** YAML the short way must give the tree of the YAML package, place for place, or give up. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainYaml } from '../../src/read/yaml-plain.ts';
import { parseYaml } from '../../src/read/yaml.ts';

const reading = (source: string) => ({ source, file: 'a.yaml', findings: [] });
const word = fc.constantFrom(
  '题',
  'a',
  'A04-A05',
  '15321',
  '007',
  '1e5',
  '0x1f',
  '11.25',
  '1.50',
  '2021-01-26',
  'true',
  'Null',
  'yes',
  '~',
  '../a/b.md',
  '.5',
  '.inf',
  '前　后',
  '前  后',
  '——副',
  '“引”',
  '-',
  '-5',
  'a:b',
  'a: b',
  'a #b',
  '#',
  '"q"',
  "'q'",
  "'it''s'",
  '"a\\n"',
  '',
  '|',
  '>',
  '&x',
  '*x',
  '!t',
  '?',
  '3/4版',
  '50%',
  '(一)',
  '[]',
  '{}',
  '[a, b]',
  '{ a: 1, b: [x] }',
  '{a: 1}',
  '[a,]',
  '[a b, ]',
  '{ a }',
  'http://a.b',
  '\uFEFFx',
  '\t',
  'a\tb',
  '12_3',
  '0',
  '1.',
  'a,b',
  '字:',
);
const line = fc
  .tuple(
    fc.constantFrom(0, 0, 0, 2, 2, 4, 1),
    fc.constantFrom('', '', '- ', '-  ', '-', '- - '),
    fc.constantFrom('', 'a: ', 'b: ', '责任: ', 'c:', 'a:  ', '1: ', 'true: ', '# '),
    word,
    fc.constantFrom('', '', ' ', ' # c'),
  )
  .map(([indent, dash, key, value, tail]) => ' '.repeat(indent) + dash + key + value + tail);
const documents = fc
  .tuple(fc.array(line, { maxLength: 7 }), fc.constantFrom('\n', '\n', '\r\n'))
  .map(([lines, end]) => lines.join(end) + end);

// Well-formed documents, rendered from trees in the styles that people use, with a strange word now and then
type Tree = string | { readonly keys: readonly (readonly [string, Tree])[] } | { readonly items: readonly Tree[] };
const common = fc.constantFrom(
  '题',
  'A04-A05',
  '15321',
  '11.25',
  '2021-01-26',
  '../a/b.md',
  '前　后',
  '前  后',
  '——副',
  '"q: q"',
  "'q'",
  '[a, b]',
  '{ a: 1, b: [x] }',
  '[]',
  '',
);
const key = fc.constantFrom('a', 'b', 'c', '责任', 'A06', 'by line');
const { tree } = fc.letrec<{ tree: Tree; branch: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 8, arbitrary: common },
    { weight: 1, arbitrary: word },
    { weight: 5, arbitrary: tie('branch') },
  ),
  branch: fc.oneof(
    fc
      .uniqueArray(fc.tuple(key, tie('tree')), { minLength: 1, maxLength: 4, selector: ([name]) => name })
      .map((keys) => ({ keys })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((items) => ({ items })),
  ),
}));

function render(node: Tree, indent: number, flat: boolean): string {
  const pad = ' '.repeat(indent);
  if (typeof node === 'string') return `${node}\n`;
  if ('keys' in node)
    return node.keys
      .map(
        ([name, value]) =>
          `${pad}${name}:${typeof value === 'string' ? (value === '' ? '\n' : ` ${value}\n`) : `\n${render(value, indent + (flat && 'items' in value ? 0 : 2), flat)}`}`,
      )
      .join('');
  return node.items
    .map((item) => `${pad}- ${typeof item === 'string' ? `${item}\n` : render(item, indent + 2, flat).trimStart()}`)
    .join('');
}
const rendered = fc
  .tuple(tree, fc.boolean(), fc.constantFrom('\n', '\r\n'))
  .map(([root, flat, end]) => render(root, 0, flat).replaceAll('\n', end));

test('the short way equals the package or gives up', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(documents, rendered), async (source) => {
      const short = plainYaml(source, 0, source.length);
      if (short === undefined) return;
      const long = reading(source);
      expect(short).toEqual(await parseYaml(long, 0, source.length, true));
      expect(long.findings).toEqual([]);
    }),
    { numRuns: Number(process.env['BANXIN_RUNS'] ?? 3000) },
  );
});

test('what editions and stories look like is read the short way', () => {
  const edition =
    'date: 2021-01-26\nnumber: 15321\npages:\n  # 特别报道\n  - folio: A04-A05\n    stories: [manuscript/a.md, { file: sub/b.md }]\n    credits: { 责任编辑: 某某 }\n\n  - folio: A06\n    stories:\n      - a.md\n';
  expect(plainYaml(edition, 0, edition.length)).toMatchObject({
    kind: 'map',
    entries: [
      { key: 'date' },
      { key: 'number', value: { value: 15321 } },
      { key: 'pages', value: { items: [{ entries: [{}, {}, {}] }, {}] } },
    ],
  });
  const front =
    'kicker: 引题\ntitle: 前半　后半\ndeck: ——副题\nbyline:\n- { role: 本报记者, names: [马文章] }\nlead_in: "本报讯"\n';
  expect(plainYaml(front, 0, front.length)?.kind).toBe('map');
});

test('aliases of aliases are refused', async () => {
  const source = `a: &a [1,1,1,1,1,1,1,1,1,1]\n${[...'bcdefgh'].map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefg'[i]}`).join(',')}]`).join('\n')}\n`;
  const from: Parameters<typeof parseYaml>[0] = reading(source);
  await parseYaml(from, 0, source.length);
  expect(from.findings.map((finding) => finding.code)).toEqual(['schema']);
});
