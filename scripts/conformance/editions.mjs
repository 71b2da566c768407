/**
 * A seed and a folder in, an edition with all kinds of matter written into the folder out: headlines and crossheads, boxes, quotations, lists, tables,
 * notes, readings, links, words of other languages, pictures. The same seed writes the same files.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { seeded } from '../draw/random.mjs';

const WORDS = [...'江河湖海山城桥路灯火书报铅字印刷机房工人师傅记者编辑读者街巷早晨夜里春天秋天新旧南北东西'];
const PHRASES = ['排字房', '老城区', '铁皮屋', '渡口', '印刷机', '图书馆', '夜班', '师傅们', '孩子', '街坊', '菜市场', '清晨六点', '两千多枚', '一块活版', '新来的学徒', '第三车间']; // prettier-ignore
const VERBS = ['走过', '修好了', '记下', '排进', '送到', '看见', '商量着', '守住', '说起', '翻开', '数了又数', '放回'];
const FOREIGN = ['Banxin', 'Gutenberg Museum', 'e-paper', 'Unicode 15', 'Linotype', 'Наборщик', 'ひらがな', 'Αθηνα'];

/** Writes an edition of one to three pages. `less`: how often it was too much for its pages before. */
export function writeEdition(seed, folder, less = 0) {
  const random = seeded(7919 * (seed + 1));
  const { paragraphs, ...rest } = FORMS[seed % FORMS.length];
  const form = { ...rest, paragraphs: Math.ceil(paragraphs * 0.85 ** less) };
  const pages = form.spread ? 1 : 1 + (seed % 3);
  mkdirSync(path.join(folder, 'manuscript'), { recursive: true });
  mkdirSync(path.join(folder, 'images'), { recursive: true });
  const write = (name, text) => writeFileSync(path.join(folder, name), text);
  write(
    'banxin.yaml',
    `name: 试排日报\nformat: ${form.format}\nhouse: { ruby: ${seed % 2 ? 'interlinear' : 'inline'}, lists: ${seed % 3 ? 'indent' : 'hanging'} }\n${seed % 2 ? 'body: { size: 6.8, leading: 11.6 }\n' : ''}`,
  );
  if (form.news) return writeNews(random, form, write, folder, seed);
  const listed = [];
  for (let page = 0; page < pages; page++) {
    const folio = form.spread ? 'A04-A05' : `A0${page + 1}`;
    write(
      `manuscript/story-${page + 1}.md`,
      story(random, form, (name) => write(name, drawing(random)), page + seed),
    );
    listed.push(
      `  - folio: ${folio}\n    section: 特别报道\n    template: ${form.template}\n    stories: [manuscript/story-${page + 1}.md]`,
    );
  }
  write('edition.yaml', `date: 2026-11-${10 + (seed % 20)}\nnumber: ${1000 + seed}\npages:\n${listed.join('\n')}\n`);
}

const FORMS = [
  { format: 'tabloid', template: 'tabloid-feature', spread: false, paragraphs: 9 },
  { format: 'broadsheet', template: 'broadsheet-feature', spread: false, paragraphs: 34 },
  { format: 'tabloid', template: 'tabloid-feature', spread: true, paragraphs: 26 },
  { format: 'broadsheet', template: 'broadsheet-feature', spread: true, paragraphs: 72 },
  { format: 'broadsheet', template: 'broadsheet-news', spread: false, news: true, paragraphs: 10 },
];

/** Two pages of many stories: one goes on on the second page, a digest names the others. */
function writeNews(random, form, write, folder, seed) {
  const names = Array.from({ length: 9 }, (_, i) => `news-${i + 1}.md`);
  names.forEach((name, i) => {
    const own = i === 0 ? 4 * form.paragraphs : Math.ceil(form.paragraphs * (0.35 + random() * 0.3));
    const few = { ...form, paragraphs: own, few: i === 0 ? 3 : 1 };
    const made = story(random, few, (file) => write(file, drawing(random)), i + seed, `${i}-`);
    // Every other story that has a picture has its headline on it (题图压字).
    write(`manuscript/${name}`, i % 2 ? made.replace(/^(!\[.* 摄"\))$/mu, '$1{.overprint}') : made);
  });
  write('manuscript/digest.md', `---\ntitle: 导读\nweight: brief\n---\n\n:::digest\n\n${names.slice(5, 8).map((name) => `- [${clause(random)}](${name})`).join('\n')}\n\n:::\n`); // prettier-ignore
  write('manuscript/notices.md', `---\ntitle: 公告\nweight: brief\n---\n\n${[0, 1, 2].map(() => `:::notice{kind=遗失声明}\n${sentence(random)}\n:::`).join('\n\n')}\n`); // prettier-ignore
  const entry = (name) => `      - manuscript/${name}`;
  const first = [
    `      - { file: manuscript/${names[0]}, jump: A02, at: { column: 1, line: 12, columns: 4, lines: 62 } }`,
    ...names.slice(1, 5).map(entry),
    entry('digest.md'),
  ];
  const page = (folio, stories) =>
    `  - folio: ${folio}\n    section: 要闻\n    template: ${form.template}\n    stories:\n${stories.join('\n')}`;
  write('edition.yaml', `date: 2026-11-${10 + (seed % 20)}\nnumber: ${1000 + seed}\npages:\n${page('A01', first)}\n${page('A02', [...names.slice(5).map(entry), entry('notices.md')])}\n`); // prettier-ignore
}

const pick = (random, list) => list[Math.floor(random() * list.length)];

function clause(random) {
  let text = pick(random, PHRASES) + pick(random, VERBS) + pick(random, PHRASES);
  if (random() < 0.4) text += pick(random, WORDS) + pick(random, WORDS);
  return text;
}

const sentence = (random) => `${clause(random)}，${clause(random)}，${clause(random)}。`;

/** A paragraph of so many sentences; now and then something in it that has a tag of its own. */
function paragraph(random, sentences = 3) {
  return Array.from({ length: sentences }, () => {
    const plain = sentence(random);
    const chance = random();
    if (chance < 0.08) return `${clause(random)}叫做${pick(random, FOREIGN)}，${sentence(random)}`;
    if (chance < 0.13)
      return `${clause(random)}，见[${pick(random, PHRASES)}](https://example.org/${Math.floor(random() * 1000)})，${sentence(random)}`;
    if (chance < 0.18) return `${clause(random)}，这个:ruby[湉]{tián}字${sentence(random)}`;
    if (chance < 0.22) return `*${clause(random)}*，${sentence(random)}`;
    if (chance < 0.26) return `**${clause(random)}，** ${sentence(random)}`;
    if (chance < 0.3) return `:name[王小禾]与:title[排字千年]，${sentence(random)}`;
    return plain;
  }).join('');
}

const KINDS = [
  'crosshead',
  'figure',
  'quote',
  'pull',
  'bullets',
  'numbers',
  'han',
  'table',
  'note',
  'box',
  'crosshead-2',
  'qr',
  'verse',
  'lifted',
  'break',
  'figures',
];

function story(random, { paragraphs, spread, few }, picture, seed, prefix = '') {
  const head = [
    'kicker: 从一枚铅字说起',
    `title: ${pick(random, ['灯火照旧字', '一版新桥开', '老城有回声'])}　${pick(random, ['铅声入夜来', '千年一纸间', '众手排成行'])}`,
    'deck: ——一间印刷厂的寻常一天',
    `byline: [{ role: 本报记者, names: [林疏影, 顾言] }]`,
    ...(seed % 3 === 0 ? ['standfirst: 天亮以前，报纸要送到读者手里。'] : []),
    ...(seed % 4 === 1 ? ['lead_in: 本报讯'] : []),
  ];
  const all = KINDS.filter((_, i) => (i + seed) % 3 !== 0);
  const kinds = spread ? [...KINDS, 'figure', 'pull', 'crosshead'] : few ? all.slice(seed % 5, (seed % 5) + few) : all;
  const body = Array.from({ length: paragraphs }, () => paragraph(random));
  const step = Math.max(1, Math.floor(body.length / (kinds.length + 1)));
  const notes = [];
  kinds.forEach((kind, i) => {
    const made = matter(kind, random, picture, `${prefix}${i}`, notes);
    body.splice(Math.min(body.length - 1, 1 + i * (step + 1)), 0, made);
  });
  return `---\n${head.join('\n')}\n---\n\n${body.join('\n\n')}\n\n${notes.join('\n\n')}\n`;
}

function matter(kind, random, picture, i, notes) {
  const line = () => clause(random);
  switch (kind) {
    case 'crosshead':
      return `## ${pick(random, PHRASES)} | ${line()}\n\n${paragraph(random)}`;
    case 'crosshead-2':
      return `### ${pick(random, PHRASES)}\n\n${paragraph(random)}`;
    case 'figure':
      picture(`images/picture-${i}.svg`);
      return `![${line()}，${line()}](../images/picture-${i}.svg "本报记者 林疏影 摄")`;
    case 'figures':
      return [1, 2]
        .map((n) => {
          picture(`images/picture-${i}-${n}.svg`);
          return `![${line()}](../images/picture-${i}-${n}.svg)`;
        })
        .join('\n');
    case 'quote':
      return `> ${paragraph(random, 1)}`;
    case 'pull':
      return `> [!pull]\n> ${line()}，\n> ${line()}。\n> ——老师傅`;
    case 'bullets':
      return `- ${line()}\n- ${line()}，${line()}\n- ${line()}`;
    case 'numbers':
      return `1. ${line()}\n2. ${line()}\n3. ${line()}，${line()}`;
    case 'han':
      return `（一）${line()}。\n\n（二）${line()}。`;
    case 'table':
      return `| 站名 | 里程 | 开通 |\n| --- | ---: | --- |\n| 渡口 | 12.5 | 1904年 |\n| 老街 | 8 |  |\n| 桥北 | 103 | 2021年 |`;
    case 'qr':
      return `:qr[https://example.org/${i}]{caption=${pick(random, PHRASES)}}`;
    case 'verse':
      return `> ${pick(random, PHRASES)}，\n> ${pick(random, PHRASES)}。`;
    case 'lifted':
      return `${sentence(random)}:pull[${clause(random)}。]${sentence(random)}`;
    case 'break':
      return '***';
    case 'note':
      notes.push(`[^${i}]: ${line()}。`);
      return `${clause(random)}[^${i}]，${sentence(random)}`;
    default:
      return `:::box{title="核心阅读"}\n${paragraph(random, 2)}\n\n${paragraph(random, 1)}\n:::`;
  }
}

/** A drawing of a few flat tones. */
function drawing(random) {
  const bar = () => {
    const [x, y, w, h] = [random() * 300, random() * 200, 20 + random() * 80, 20 + random() * 80].map(Math.round);
    return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${pick(random, ['#5d6e83', '#dc4432', '#8d9bab', '#38434f'])}"/>`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="#f3ebda"/>${Array.from({ length: 9 }, bar).join('')}</svg>\n`;
}
