/**
 * Late swaps on an issue of many stories with a jump and a 导读: one story replaced, `--changed` makes what differs; every page then looks as in a fresh build of
 * everything, page files of the others keep their bytes, and the list of what changed is exactly the pages that differ. BANXIN_SWAPS: how many swaps.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { command } from '../support/command.ts';
import { random } from '../support/edit-script.ts';

const root = mkdtempSync(path.join(tmpdir(), 'banxin-swaps-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const swaps = Number(process.env['BANXIN_SWAPS'] ?? 5);

const PLACES = ['河岸', '老街', '图书馆', '果园', '渡口', '学校', '菜市场', '陶窑'];
const next = random(20261122);
const pick = (n: number): number => Math.floor(next() * n);

function paragraph(): string {
  const sentence = (): string =>
    `${PLACES[pick(8)]!}的人说，${['灯', '水', '桥', '车', '树'][pick(5)]!}比去年${['多', '少', '好', '亮'][pick(4)]!}了${2 + pick(90)}个，${['大家都看见了', '还要再等一等', '明年接着做'][pick(3)]!}。`;
  return Array.from({ length: 3 + pick(4) }, sentence).join('');
}

const put = (name: string, text: string): void => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
};
const story = (id: string, title: string, paragraphs: number): void =>
  put(
    `manuscript/${id}.md`,
    `---\nid: ${id}\ntitle: ${title}\n---\n\n${Array.from({ length: paragraphs }, paragraph).join('\n\n')}\n`,
  );
const titleOf = (): string =>
  `${PLACES[pick(8)]!}今年${['亮了灯', '通了车', '种了树', '开了门'][pick(4)]!}${['', '大家说好', '明年再看'][pick(3)]!}`;

const PAGES = ['A01', 'A02', 'A03', 'A04'];
const idsOf = (folio: string): string[] => [1, 2, 3].map((n) => `${folio.toLowerCase()}-${n}`);

put('banxin.yaml', 'name: 试报\npress: { files: pages, code: SB }\n');
for (const folio of PAGES) for (const [i, id] of idsOf(folio).entries()) story(id, titleOf(), [14, 7, 4][i]!);
put(
  'manuscript/digest.md',
  `---\nid: digest\ntitle: 导读\n---\n\n:::digest\n- [${'看二版'}](a02-1.md)\n- [看四版](a04-1.md)\n:::\n`,
);
put(
  'edition.yaml',
  `date: 2026-11-22\npages:\n${PAGES.map((folio) => {
    const stories = idsOf(folio).map((id, i) =>
      folio === 'A01' && i === 0 ? `{ file: manuscript/${id}.md, jump: A03 }` : `manuscript/${id}.md`,
    );
    return `  - folio: ${folio}\n    template: broadsheet-news\n    stories: [${[...stories, ...(folio === 'A01' ? ['manuscript/digest.md'] : [])].join(', ')}]\n`;
  }).join('')}`,
);

interface Row {
  readonly page: string;
  readonly looks: string;
}
const rows = (out: string): Row[] =>
  (JSON.parse(readFileSync(path.join(root, out, 'pages.json'), 'utf8')) as { pages: Row[] }).pages;
const build = (out: string, ...more: string[]) =>
  command('build', path.join(root, 'edition.yaml'), '--out', path.join(root, out), '--force', ...more);
const files = (out: string): Map<string, Buffer> =>
  new Map(
    readdirSync(path.join(root, out, 'pages'))
      .filter((name) => /^SB\d+A0\d\.pdf$/u.test(name))
      .map((name) => [name.slice(-7, -4), readFileSync(path.join(root, out, 'pages', name))]),
  );

test(`${swaps} swaps`, { timeout: 60_000 + swaps * 60_000 }, async () => {
  expect((await build('night')).code).toBeLessThan(2);
  rmSync(path.join(root, 'fresh'), { recursive: true, force: true });
  await build('fresh');
  let before = { looks: rows('fresh'), bytes: files('fresh') };
  const seen = new Set<number>();
  for (let k = 0; k < swaps; k++) {
    const folio = PAGES[pick(PAGES.length)]!;
    const id = idsOf(folio)[pick(3)]!;
    const manuscript = path.join(root, 'manuscript', `${id}.md`);
    const title = /title: (.*)/u.exec(readFileSync(manuscript, 'utf8'))![1]!;
    // Every third swap has a headline of its own, every fifth puts back what stood there.
    if (k % 5 !== 4) story(id, k % 3 === 0 ? titleOf() : title, 3 + pick(12));
    const changed = await build('night', '--changed');
    rmSync(path.join(root, 'fresh'), { recursive: true, force: true });
    await build('fresh');
    const after = { looks: rows('fresh'), bytes: files('fresh') };
    const differing = after.looks.filter(({ looks }, i) => looks !== before.looks[i]!.looks).map(({ page }) => page);
    const told = [...changed.stderr.matchAll(/^(A\d\d) changed: (.*)$/gmu)];
    expect(
      told.map(([, page]) => page),
      `swap ${k + 1}: ${id}`,
    ).toEqual(differing);
    expect(rows('night').map(({ looks }) => looks)).toEqual(after.looks.map(({ looks }) => looks));
    for (const [page, bytes] of after.bytes)
      expect(bytes.equals(before.bytes.get(page)!), `${page} after ${id}`).toBe(!differing.includes(page));
    for (const [, page, why] of told) if (page === folio) expect(why).toContain(`manuscript/${id}.md`);
    seen.add(differing.length);
    before = after;
  }
  expect(Math.max(...seen)).toBeGreaterThan(0);
});
