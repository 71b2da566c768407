/**
 * The results of the sample's half marathon, drawn from a seed: twenty men and twenty women, times that rise, names that no one bears twice.
 * `node scripts/sample/results.mjs` writes manuscript/banma-chengji.csv; the same bytes each time.
 */
import { writeFileSync } from 'node:fs';
import { seeded } from '../draw/random.mjs';

const FAMILY = [...'沈贺阮柳罗彭冯苏秦程邵洪叶魏骆裴董葛宋闵杜路方陶郑顾许林何周'];
const MEN = ['承远', '子川', '立行', '北野', '大成', '云起', '守一', '竞舟', '维新', '望山', '百川', '景明', '向阳', '朝东', '少游', '一鸣', '广陵', '安国', '思齐', '伯言']; // prettier-ignore
const WOMEN = ['晚晴', '若水', '雨桐', '静姝', '采薇', '念慈', '秋白', '小满', '青禾', '知夏', '望舒', '佩兰', '映雪', '如意', '明月', '清嘉', '子衿', '海棠', '南星', '语冰']; // prettier-ignore
const TEAMS = ['东渡船工队', '北窑陶工队', '南塘青年队', '砚州师院', '松麓果农队', '芦汀渔歌队', '公交一队', '市二院', '砚江晨跑团', '个人']; // prettier-ignore

const random = seeded(20261121);
const pick = (list) => list.splice(Math.floor(random() * list.length), 1)[0];

const clock = (seconds) =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part, i) => (i ? String(part).padStart(2, '0') : part)).join(':'); // prettier-ignore
const behind = (seconds) => (seconds === 0 ? '—' : `+${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`);

/** One list: the winner is given, the others follow at gaps that grow and waver. */
function list(group, winner, best, given, step) {
  const names = [...given];
  const families = [...FAMILY];
  const numbers = Array.from({ length: 900 }, (_, i) => 100 + i);
  let time = best;
  return Array.from({ length: 20 }, (_, i) => {
    if (i) time += 3 + Math.floor(random() * step);
    const [name, team] = i ? [pick(families) + pick(names), TEAMS[Math.floor(random() * TEAMS.length)]] : winner;
    const bib = `${group === '男' ? 'A' : 'B'}${String(1000 + pick(numbers)).slice(1)}`;
    return [`${group}${i + 1}`, bib, name, team, clock(time), behind(time - best)].join(',');
  });
}

const rows = [
  '名次,号码,姓名,代表队,成绩,差距',
  ...list('男', ['陆一舟', '东渡船工队'], 4008, MEN, 34),
  ...list('女', ['闻笛', '砚州师院'], 4645, WOMEN, 48),
];
writeFileSync(new URL('../../manuscript/banma-chengji.csv', import.meta.url), `${rows.join('\n')}\n`);
