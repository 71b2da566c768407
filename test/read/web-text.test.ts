/** The HTML of a story: standard forms as HTML has them, ours as the elements that come nearest. */
import { expect, test } from 'vitest';
import { readManuscript, toWebText } from '../../src/read/index.ts';

const web = async (source: string): Promise<string> => toWebText((await readManuscript(source, 'a.md')).value);

test('front matter is the header of the article', async () => {
  const html = await web('---\nid: a1\nkicker: 引\ntitle: 前半　后半\nbyline:\n  - { role: 记者, names: [甲, 乙] }\n---\n字');
  expect(html).toBe(
    '<article id="a1" lang="zh-CN"><header><p class="kicker">引</p><h1>前半　后半</h1><p class="byline">记者 甲 乙</p></header><p>字</p></article>\n',
  );
});

test('our inlines', async () => {
  const html = await web(':ruby[湉]{tián}*重*:name[张三]:title[红楼梦]:qr[https://a.b]{caption=扫}');
  expect(html).toContain(
    '<ruby>湉<rp>（</rp><rt>tián</rt><rp>）</rp></ruby><em>重</em><u class="proper-name">张三</u><cite>红楼梦</cite><a href="https://a.b">扫</a>',
  );
});

test('figures, boxes, pull quotes, （一） lists', async () => {
  const html = await web(
    '![说](a.jpg "某 摄"){.lead #f}\n\n:::box{title=核心}\n甲\n:::\n\n> [!pull]\n> 一\n> 二\n> ——金湘\n\n（一）子\n\n（二）丑',
  );
  expect(html).toContain(
    '<figure id="f" class="lead"><img src="a.jpg" alt=""><figcaption>说 <small class="credit">某 摄</small></figcaption></figure>',
  );
  expect(html).toContain('<aside class="box"><h2>核心</h2><p>甲</p></aside>');
  expect(html).toMatch(/<aside class="pullquote"><p>一<br>\n?二<\/p><p class="attribution">——金湘<\/p><\/aside>/);
  expect(html).toContain('<ol class="han"><li><p>（一）子</p></li><li><p>（二）丑</p></li></ol>');
});

test('footnotes, and HTML typed by an author stays text', async () => {
  const html = await web('字[^a]<b>\n\n[^a]: 注');
  expect(html).toContain('&#x3C;b>');
  expect(html).toMatch(/<section[^>]*footnotes[^]*注/);
});
