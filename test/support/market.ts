/**
 * Files of a small newspaper in, a folder with them out: one story of our own words on one broadsheet page, of which a test changes what
 * it is about.
 */
import { rmSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { buildFolder } from './build.ts';
import { type Files, folderOf } from './folder.ts';

export type { Files };

/** Six paragraphs, written for this test. */
export const copy = [
  '清晨五点，城东的菜市场已经亮起了灯。摊主把刚卸下的白菜码成整齐的一堵墙，泥土的气味混着豆浆的热气，在棚顶下慢慢散开。',
  '“今年的菜价比去年低了两成。”卖了三十年菜的老周说，他把秤盘擦了又擦，“可是来的人多，一天下来，卖出去的反而比从前多一半。”',
  '市场改造从三月开始。地面铺了防滑砖，下水道挖深了半米，每个摊位装上了统一的水龙头和电表；最要紧的是，顶棚换成了透光的材料，白天不必开灯。',
  '住在附近的居民起初并不赞成。他们担心改造之后租金上涨，熟悉的摊主会搬走。管理处开了六次会，把账一笔一笔摊开来算，最后定下来：三年之内，租金不变。',
  '如今，一百二十个摊位都已经开张，其中九十四个是原来的老摊主。下午三点以后，市场的一角摆开几张旧桌子，下棋的、打毛衣的、带孙子的，各得其所。',
  '“菜市场不只是买菜的地方。”管理处的年轻人说。他的本子上记着每个摊主的生日，也记着谁家的孩子明年要考大学。',
];

export const story = (body: readonly string[] = copy, front = 'title: 菜市场的早晨'): string =>
  `---\n${front}\n---\n\n${body.join('\n\n')}\n`;

const edition =
  'date: 2026-11-22\npages:\n  - folio: A02\n    section: 民生\n    template: broadsheet-feature\n    stories: [manuscript/a.md]\n';

/** A folder with the newspaper's files, gone after the test; what `files` names stands in for, or beside, its own. */
export function newspaper(files: Files = {}): string {
  const root = folderOf({ 'banxin.yaml': 'name: 晨报\n', 'edition.yaml': edition, 'manuscript/a.md': story(), ...files });
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

/** Builds it: diagnostics, and the files that are left. */
export const buildPaper = (files: Files = {}) => buildFolder(newspaper(files));
