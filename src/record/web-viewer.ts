/**
 * The viewer of the 数字报 package as files: plain HTML, CSS and a script that reads its data from a script beside it, because a browser reads no JSON from a
 * folder. Stories are shown as pages of their own.
 */
import type { WebIndex, WebSearch } from './web.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** JSON that may stand in a script. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029'); // prettier-ignore

export const dataScript = (index: WebIndex, search: WebSearch): string => `window.BANXIN = ${inScript({ index, search })};\n`;

export const indexHtml = ({ paper, date, number }: WebIndex): string => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(paper)} ${escaped(date)}</title>
<link rel="stylesheet" href="viewer.css">
<header>
<h1>${escaped(paper)}</h1>
<p>${escaped(date)}${number === undefined ? '' : ` 第${number}期`}</p>
<form id="search"><input type="search" id="query" placeholder="检索本期" aria-label="检索本期"><button>检索</button></form>
</header>
<nav id="pages" aria-label="版面"></nav>
<main>
<figure id="page"></figure>
<section id="stories" aria-label="本版目录"></section>
</main>
<noscript><p>本页用脚本显示版面；各篇稿件在 stories 文件夹里，不用脚本也能读。</p></noscript>
<script src="data.js"></script>
<script src="viewer.js"></script>
</html>
`;

export const storyHtml = (title: string, index: WebIndex, article: string): string => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} - ${escaped(index.paper)} ${escaped(index.date)}</title>
<link rel="stylesheet" href="../viewer.css">
<p class="back"><a href="../index.html">${escaped(index.paper)} ${escaped(index.date)}</a></p>
${article.trimEnd()}
</html>
`;

export const VIEWER_CSS = `:root { color-scheme: light; font-family: "Noto Serif SC", "Source Han Serif SC", "Songti SC", SimSun, serif; }
body { margin: 0 auto; max-width: 90rem; padding: 0 1rem 2rem; line-height: 1.7; color: #1a1715; background: #fbfaf7; }
header { display: flex; flex-wrap: wrap; gap: 1rem; align-items: baseline; border-bottom: 1px solid #1a1715; }
header h1 { margin: 0.4rem 0; }
header form { margin-left: auto; }
nav { display: flex; gap: 0.5rem; overflow-x: auto; padding: 0.6rem 0; }
nav a { flex: none; text-align: center; font-size: 0.8rem; color: inherit; text-decoration: none; border: 1px solid #c9c4b8; padding: 0.2rem; }
nav a[aria-current] { border-color: #dc4432; }
nav img { display: block; height: 6rem; }
main { display: grid; grid-template-columns: minmax(0, 3fr) minmax(14rem, 1fr); gap: 1.2rem; }
figure { margin: 0; }
#page { position: relative; }
#page img { width: 100%; display: block; border: 1px solid #c9c4b8; box-sizing: border-box; }
#page svg { position: absolute; inset: 0; width: 100%; height: 100%; }
polygon { fill: transparent; stroke: transparent; stroke-width: 2; vector-effect: non-scaling-stroke; }
a:hover polygon, a:focus polygon, polygon.on { fill: rgba(220, 68, 50, 0.1); stroke: #dc4432; }
#stories ol { padding-left: 1.4rem; }
#stories mark { background: #f6dcd8; }
article { max-width: 42rem; margin: 0 auto; }
article img { max-width: 100%; height: auto; }
.back { max-width: 42rem; margin: 1rem auto; }
@media (max-width: 50rem) { main { grid-template-columns: 1fr; } }
`;

export const VIEWER_JS = `'use strict';
(() => {
  const { index, search } = window.BANXIN;
  const byId = new Map(index.stories.map((story) => [story.id, story]));
  const SVG = 'http://www.w3.org/2000/svg';
  const el = (name, attributes = {}, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };
  const svg = (name, attributes) => {
    const node = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };
  const pages = document.getElementById('pages');
  const figure = document.getElementById('page');
  const list = document.getElementById('stories');

  const nav = index.pages.map((page) =>
    el('a', { href: '#' + page.page }, el('img', { src: page.small, alt: '' }), page.page + ' ' + page.section));
  pages.append(...nav);

  const listed = (title, stories, found) => {
    const items = stories.map((story) => {
      const item = el('li', {}, el('a', { href: story.file }, story.title || story.id));
      if (found) item.append(' ', ...story.pages.map((page) => el('a', { href: '#' + page }, page)), el('br'), found(story));
      return item;
    });
    list.replaceChildren(el('h2', {}, title), el('ol', {}, ...items));
  };

  const show = (name) => {
    const page = index.pages.find((one) => one.page === name) || index.pages[0];
    if (!page) return;
    nav.forEach((link, i) => index.pages[i] === page ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current'));
    const overlay = svg('svg', { viewBox: '0 0 1000 1000', preserveAspectRatio: 'none' });
    for (const area of page.areas) {
      if (area.kind !== 'story') continue;
      const story = byId.get(area.story);
      if (!story) continue;
      const link = svg('a', { href: story.file, 'aria-label': story.title });
      for (const points of area.polygons) link.append(svg('polygon', { points: points.join(' ') }));
      overlay.append(link);
    }
    figure.replaceChildren(el('img', { src: page.large, alt: page.page + ' ' + page.section }), overlay);
    listed(page.page + ' ' + page.section, index.stories.filter((story) => story.pages.includes(page.page)));
  };

  document.getElementById('search').addEventListener('submit', (event) => {
    event.preventDefault();
    const query = document.getElementById('query').value.trim();
    if (query === '') return show(decodeURIComponent(location.hash.slice(1)));
    const hits = search.stories.filter(({ text }) => text.includes(query));
    const texts = new Map(hits.map(({ id, text }) => [id, text]));
    listed('“' + query + '”：' + hits.length + ' 篇', hits.map(({ id }) => byId.get(id)), (story) => {
      const text = texts.get(story.id);
      const at = text.indexOf(query);
      return el('small', {}, text.slice(Math.max(0, at - 20), at), el('mark', {}, query), text.slice(at + query.length, at + query.length + 30));
    });
  });
  window.addEventListener('hashchange', () => show(decodeURIComponent(location.hash.slice(1))));
  show(decodeURIComponent(location.hash.slice(1)));
})();
`;
