/**
 * The compulsory imprint: read from banxin.yaml and the edition, missing items and typed computed ones told at their places.
 */
import { describe, expect, test } from 'vitest';
import { readEdition } from '../../src/story/index.ts';
import { checkImprint, computedItems } from '../../src/story/imprint.ts';
import { COMPULSORY } from '../../src/story/imprint-items.ts';

const WORDS = { date: '2026年11月22日', weekday: '星期日', lunar: '农历丙午年十月十四' };
const whole = COMPULSORY.map((item) => `  ${item}: 某${item}`).join('\n');

async function edition(paper: string, more = '') {
  const files = new Map([
    ['/paper/banxin.yaml', `name: 日报\n${paper}`],
    [
      '/paper/e.yaml',
      `date: 2026-11-22\nnumber: 1041\n${more}pages:\n  - { folio: A01, template: broadsheet-front, stories: [a.md] }\n`,
    ],
    ['/paper/a.md', '---\ntitle: 题\n---\n\n正文。\n'],
  ]);
  const host = {
    exists: (path: string) => files.has(path) || path === '/paper',
    readText: (path: string) => files.get(path),
    realpath: (path: string) => path,
  };
  const read = await readEdition('/paper/e.yaml', host as unknown as Parameters<typeof readEdition>[1]);
  return {
    ...read,
    check: (nameplate = true) =>
      checkImprint(read.value, WORDS, (file) => files.get(`/paper/${file}`)!, nameplate ? read.value.pages[0]!.span : undefined),
  };
}

describe('the imprint', () => {
  test('that has every item is silent', async () => {
    const { diagnostics, check } = await edition(`imprint:\n${whole}\n`);
    expect(diagnostics).toEqual([]);
    expect(check()).toEqual([]);
  });

  test.each(COMPULSORY)('without %s is an error at the page that carries it', async (item) => {
    const { check } = await edition(
      `imprint:\n${whole.replace(`  ${item}: 某${item}\n`, '').replace(new RegExp(`\n?  ${item}: 某${item}$`), '')}\n`,
    );
    const [fault, ...more] = check();
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ severity: 'error', code: 'imprint', file: 'e.yaml', line: 4 });
    expect(fault!.message).toContain(`has no ${item};`);
  });

  test('is asked of no edition without a nameplate', async () => {
    const { check } = await edition('');
    expect(check(false)).toEqual([]);
    expect(check()).toHaveLength(1);
  });

  test.each([
    ['星期', '星期六', '星期日'],
    ['总期号', '1042', '第1041期'],
    ['版数', '今日8版', '今日1版'],
    ['农历', '丙午年十月十五', '农历丙午年十月十四'],
    ['日期', '2026年11月21日', '2026年11月22日'],
  ])('%s typed as %s is an error at its place', async (item, typed, right) => {
    const { check } = await edition(`imprint:\n${whole}\n  ${item}: ${typed}\n`);
    const [fault] = check();
    expect(fault).toMatchObject({ severity: 'error', code: 'imprint', file: 'banxin.yaml', line: 3 + COMPULSORY.length });
    expect(fault!.message).toContain(`“${typed}” is typed, but it is ${right}`);
  });

  test.each([
    ['总期号', '总第1041期'],
    ['农历', '丙午年 十月十四'],
    ['版数', '共1版'],
  ])('%s typed as %s agrees', async (item, typed) => {
    const { check } = await edition(`imprint:\n${whole}\n  ${item}: ${typed}\n`);
    expect(check()).toEqual([]);
  });

  test('of an issue takes the place of the paper’s', async () => {
    const { value, check } = await edition(`imprint:\n${whole}\n`, 'imprint:\n  定价: 免费赠阅\n');
    expect(check()).toEqual([]);
    expect(value.imprint.find(({ item }) => item === '定价')!.text).toBe('免费赠阅');
    expect(value.imprint).toHaveLength(COMPULSORY.length);
  });

  test('has computed items', async () => {
    const { value } = await edition('');
    expect([...computedItems(value, WORDS).values()]).toEqual([
      '2026年11月22日',
      '星期日',
      '农历丙午年十月十四',
      '今日1版',
      '第1041期',
    ]);
  });

  test('with a key that nobody knows says so', async () => {
    const { diagnostics } = await edition('imprint:\n  主办单位: 某社\n');
    expect(diagnostics[0]).toMatchObject({ code: 'schema', file: 'banxin.yaml', line: 3 });
  });
});
