/**
 * One page of the newspaper that the tests of make-up measure: a story of our own with crossheads and a picture, built by the public build()
 * in memory, once.
 */
import { rmSync } from 'node:fs';
import sharp from 'sharp';
import type { Layout, Page } from '../../src/layout/types.ts';
import { buildFolder, said } from '../support/build.ts';
import { folderOf } from '../support/folder.ts';

const COPY = [
  '清晨五点，城东的菜市场已经亮起了灯。摊主把刚卸下的白菜码成整齐的一堵墙，泥土的气味混着豆浆的热气，在棚顶下慢慢散开。',
  '“今年的菜价比去年低了两成。”卖了三十年菜的老周说，他把秤盘擦了又擦，“可是来的人多，一天下来，卖出去的反而比从前多一半。”',
  '市场改造从三月开始。地面铺了防滑砖，下水道挖深了半米，每个摊位装上了统一的水龙头和电表；最要紧的是，顶棚换成了透光的材料。',
  '住在附近的居民起初并不赞成。他们担心改造之后租金上涨，熟悉的摊主会搬走。管理处开了六次会，把账一笔一笔摊开来算。',
  '如今，一百二十个摊位都已经开张，其中九十四个是原来的老摊主。下午三点以后，市场的一角摆开几张旧桌子，各得其所。',
];
const PARTS = ['清晨的灯光', '改造的账本', '老街坊回来', '下午三点钟'];

const story = [
  '---\ntitle: 菜市场的早晨亮着灯\n---',
  '![早晨的菜市场。](../images/market.jpg)',
  ...PARTS.flatMap((part, i) => [`## ${part}`, ...COPY.slice(i), ...COPY.slice(0, i), ...COPY, ...COPY.slice(i)]),
].join('\n\n');

const EDITION =
  'date: 2026-11-22\npages:\n  - folio: A02\n    section: 民生\n    template: broadsheet-feature\n    stories: [manuscript/a.md]\n';

const photo = () =>
  sharp({ create: { width: 2600, height: 1700, channels: 3, background: '#777', noise: { type: 'gaussian', mean: 128, sigma: 30 } } }).jpeg().toBuffer(); // prettier-ignore

export interface Paper {
  readonly layout: Layout;
  readonly page: Page;
}

let built: Promise<Paper> | undefined;

/** The page: 小五 on 11.25 pt in columns of thirteen. */
export const paper = (): Promise<Paper> => (built ??= make());

async function make(): Promise<Paper> {
  const root = folderOf({
    'banxin.yaml': 'name: 晨报\n',
    'edition.yaml': EDITION,
    'manuscript/a.md': story,
    'images/market.jpg': await photo(),
  });
  try {
    const { diagnostics, files: made } = await buildFolder(root);
    const faults = diagnostics.filter(({ severity }) => severity === 'error');
    if (faults.length) throw new Error(faults.map(said).join('\n'));
    const layout = JSON.parse(made.get('layout.json')!.toString('utf8')) as Layout;
    return { layout, page: layout.pages[0]! };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
