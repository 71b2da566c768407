/**
 * Two snapshots in, a page for a browser out: a table of every change, then the new text with what went struck out and what came underlined. One file,
 * nothing loaded.
 */
import { compare } from './compare.ts';
import { differences } from './differences.ts';
import type { Difference, Edit, Fate, Place, Snapshot, StoryText } from './types.ts';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\n', ' ¶ ');

/** 中文 for each kind. */
export const KINDS: Readonly<Record<Difference['kind'], string>> = {
  text: '改字',
  headline: '改题',
  inserted: '增段',
  deleted: '删段',
  moved: '移动',
  split: '分段',
  merged: '接排',
  reflowed: '仅换行',
  'headline-size': '题号',
  'picture-new': '加图',
  'picture-lost': '撤图',
  'picture-swapped': '换图',
  'picture-size': '图幅',
};

/** The file. `from`, `to`: what the sides are called. */
export function* diffHtml(old: Snapshot, now: Snapshot, from: string, to: string): Generator<string> {
  yield `<!doctype html>\n<html lang="zh-CN">\n<meta charset="utf-8">\n<title>${escape(`${now.paper} ${now.date}：${from} → ${to}`)}</title>\n<style>${STYLE}</style>\n`;
  yield `<h1>${escape(now.paper)} ${escape(now.date)}</h1>\n<p>${escape(from)} → ${escape(to)}</p>\n`;
  yield* table(differences(old, now));
  yield* texts(old, now);
  yield '</html>\n';
}

const STYLE =
  'body{max-width:46em;margin:2em auto;padding:0 1em;font:16px/1.75 serif}table{border-collapse:collapse;width:100%;font-size:14px}' +
  'td,th{border-top:1px solid #bbb;padding:.25em .5em;text-align:left;vertical-align:top}th{font-weight:600}del{color:#b3261e}' +
  'ins{color:#0b5cad;text-decoration-thickness:2px}.inserted{border-left:3px solid #0b5cad;padding-left:.6em}' +
  '.deleted{border-left:3px solid #b3261e;padding-left:.6em;color:#777}.moved,.split,.merged{border-left:3px solid #8a6d00;padding-left:.6em}' +
  '.note{font:12px sans-serif;color:#666}h2{margin-top:2em}p{margin:.4em 0}';

function* table(list: readonly Difference[]): Generator<string> {
  const told = list.filter(({ kind }) => kind !== 'reflowed');
  const reflowed = list.length - told.length;
  yield `<p>${told.length} 处改动${reflowed > 0 ? `；另有 ${reflowed} 段文字未动，只换了行` : ''}。</p>\n`;
  if (told.length === 0) return;
  yield '<table>\n<tr><th>号<th>改动<th>改前位置<th>改后位置<th>改前<th>改后<th>稿件\n';
  for (const one of told)
    yield `<tr id="${one.id}"><td>${one.id}<td>${KINDS[one.kind]}<td>${placeSaid(one.before)}<td>${placeSaid(one.after)}<td>${shortened(one.old)}<td>${shortened(one.now)}<td>${escape(one.title)}\n`;
  yield '</table>\n';
}

/** `A03 2栏 12行`. */
export function placeSaid(spot: Difference['before']): string {
  if (!spot || spot.page === '') return '';
  return [spot.page, spot.column > 0 ? `${spot.column}栏` : '', spot.n > 0 ? `${spot.n}行` : ''].filter(Boolean).join(' ');
}

/** Characters of a changed paragraph that a table shows. */
const SHOWN = 40;
const shortened = (text: string): string => escape(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

function* texts(old: Snapshot, now: Snapshot): Generator<string> {
  const { stories, fates } = compare(old.stories, now.stories);
  for (const { from, to } of stories) {
    const own = fates.filter((fate) => storyOf(fate) === (to === null ? `-${from}` : `${to}`));
    if (own.every(({ kind }) => kind === 'same')) continue;
    const story = to === null ? old.stories[from!]! : now.stories[to]!;
    yield `<h2>${escape(story.title)}</h2>\n<p class="note">${escape(story.file)} · ${escape(story.pages.join(', '))}</p>\n`;
    for (const fate of own) yield paragraph(fate, old.stories, now.stories);
  }
}

/** The story of the new side under which a fate is shown, or of the old one where it went. */
function storyOf(fate: Fate): string {
  if (fate.kind === 'deleted') return `-${fate.from.story}`;
  return `${(Array.isArray(fate.to) ? (fate.to[0] as Place) : (fate.to as Place)).story}`;
}

function paragraph(fate: Fate, old: readonly StoryText[], now: readonly StoryText[]): string {
  const was = ({ story, block }: Place): string => old[story]!.blocks[block]!.text;
  const is = ({ story, block }: Place): string => now[story]!.blocks[block]!.text;
  switch (fate.kind) {
    case 'same':
      return `<p>${escape(is(fate.to))}</p>\n`;
    case 'kept':
      return `<p>${marked(was(fate.from), fate.edits)}</p>\n`;
    case 'moved':
      return `<p class="moved">${marked(was(fate.from), fate.edits)} <span class="note">移到这里</span></p>\n`;
    case 'split':
      return `<p class="split">${marked(was(fate.from), fate.edits)} <span class="note">分成 ${fate.to.length} 段</span></p>\n`;
    case 'merged':
      return `<p class="merged">${marked(fate.from.map(was).join(''), fate.edits)} <span class="note">${fate.from.length} 段接排</span></p>\n`;
    case 'inserted':
      return `<p class="inserted"><ins>${escape(is(fate.to))}</ins></p>\n`;
    case 'deleted':
      return `<p class="deleted"><del>${escape(was(fate.from))}</del></p>\n`;
  }
}

function marked(text: string, edits: readonly Edit[]): string {
  let html = '';
  let at = 0;
  for (const { at: from, old, now } of edits) {
    html += escape(text.slice(at, from)) + (old ? `<del>${escape(old)}</del>` : '') + (now ? `<ins>${escape(now)}</ins>` : '');
    at = from + old.length;
  }
  return html + escape(text.slice(at));
}
