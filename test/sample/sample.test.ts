/**
 * The sample edition as the desk would check it before it goes to the page: lengths, marks, pictures. Reads the committed files only.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const text = (file: string) => readFileSync(new URL(file, root), 'utf8');
const story = text('manuscript/paizi-qiannian.md');
const body = story.slice(story.indexOf('\n---\n', 4) + 5);
const paragraphs = body.split(/\n\n+/).map((part) => part.trim());

const length = (part: string) => [...part.replace(/\{[^}]*\}$/, '').replaceAll('**', '')].length;
const inBox = (title: string) => {
  const start = body.indexOf(`:::box{title="${title}"}`);
  return body
    .slice(body.indexOf('\n', start), body.indexOf('\n:::', start + 4))
    .split(/\n\n+/)
    .map((part) => part.trim())
    .filter(Boolean);
};
const boxed = new Set([...inBox('核心阅读'), ...inBox('人物')]);
const isList = (part: string) => /^（[一二三四五六七八九十]+）/.test(part);
const copy = paragraphs.filter((part) => part && !boxed.has(part) && !isList(part) && !/^(#|>|!|:::)/.test(part));

/** EXIF orientation of a JPEG: tag 0x0112 of the first TIFF directory, whatever its byte order. */
function orientation(file: string): number {
  const bytes = readFileSync(new URL(file, root));
  const tiff = bytes.indexOf('Exif\0\0', 0, 'latin1') + 6;
  const little = bytes.toString('latin1', tiff, tiff + 2) === 'II';
  const u16 = (at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const start = tiff + (little ? bytes.readUInt32LE(tiff + 4) : bytes.readUInt32BE(tiff + 4));
  for (let n = 0; n < u16(start); n++) {
    const entry = start + 2 + 12 * n;
    if (u16(entry) === 0x0112) return u16(entry + 8);
  }
  return 0;
}

describe('the copy', () => {
  test('is as long as the area budget of the spread asks', () => {
    const total = copy.reduce((sum, part) => sum + length(part), 0);
    expect(total).toBeGreaterThanOrEqual(6200);
    expect(total).toBeLessThanOrEqual(6400);
    for (const part of copy) expect(length(part), part.slice(0, 12)).toBeLessThanOrEqual(220);
    for (const part of copy) expect(length(part), part.slice(0, 12)).toBeGreaterThanOrEqual(80);
  });

  test('has the parts that the template places', () => {
    expect(paragraphs.filter((part) => part.startsWith('## ')).map((part) => part[3])).toEqual([...'壹贰叁肆伍陆柒']);
    expect(paragraphs.filter((part) => part.startsWith('> [!pull]'))).toHaveLength(2);
    const box = inBox('核心阅读').reduce((sum, part) => sum + length(part), 0);
    expect(box).toBeGreaterThanOrEqual(230);
    expect(box).toBeLessThanOrEqual(260);
    const list = paragraphs.filter(isList);
    expect(list).toHaveLength(12);
    for (const item of list) {
      const [, said = ''] = /^（[^）]+）(.*)$/.exec(item) ?? [];
      expect(said, item).toMatch(/^\d{4}(—\d{4})?年/);
      expect([...said].length, item).toBeGreaterThanOrEqual(40);
      expect([...said].length, item).toBeLessThanOrEqual(55);
    }
  });

  test('keeps full-width marks, and pull quotes turned at nine characters', () => {
    const captions = paragraphs.filter((part) => part.startsWith('![')).map((part) => part.slice(2, part.indexOf(']')));
    for (const part of [...copy, ...captions, ...boxed]) {
      expect(part.replace(/\{[^}]*\}$/, '').replaceAll('**', ''), part.slice(0, 12)).not.toMatch(
        /[,;:!?"'()[\]<>]|\p{Script=Han} |[，。；：！？、]{2}/u,
      );
    }
    for (const quote of paragraphs.filter((part) => part.startsWith('> [!pull]'))) {
      const lines = quote
        .split('\n')
        .slice(1)
        .map((line) => line.replace(/^> /, ''));
      for (const line of lines.filter((part) => !part.startsWith('——'))) expect([...line].length, line).toBeLessThanOrEqual(9);
    }
  });

  test('parts its headline into two halves of seven', () => {
    const [, title = ''] = /^title: (.*)$/m.exec(story) ?? [];
    expect(title.split('　').map((half) => [...half].length)).toEqual([7, 7]);
  });
});

describe('the pictures', () => {
  const files = readdirSync(new URL('images/', root)).filter((file) => /\.(svg|jpg)$/.test(file));
  const manuscripts = readdirSync(new URL('manuscript/', root)).filter((file) => file.endsWith('.md'));
  const named = manuscripts.flatMap((file) =>
    [...text(`manuscript/${file}`).matchAll(/\]\(\.\.\/images\/([^ )]+)/g)].map((match) => match[1]!),
  );

  test('are those of the copy, each once, and light enough to commit', () => {
    expect(named.toSorted()).toEqual(files.toSorted());
    for (const file of files.filter((name) => name !== 'wall.jpg' && name.endsWith('.jpg')))
      expect(statSync(new URL(`images/${file}`, root)).size, file).toBeLessThan(500_000);
    expect(files.reduce((sum, file) => sum + statSync(new URL(`images/${file}`, root)).size, 0)).toBeLessThan(9e6);
  });

  test('hold no text that would need a font', () => {
    for (const file of files.filter((name) => name.endsWith('.svg')))
      expect(text(`images/${file}`), file).not.toMatch(/<(text|tspan|style|image)\b/);
  });

  test('some are photographs that stand upright only by their EXIF', () => {
    expect(orientation('images/wall.jpg')).toBe(6);
    expect(orientation('images/revolving-table.jpg')).toBe(3);
    expect(orientation('images/snow.jpg')).toBe(8);
    const turned = files.filter((name) => name.endsWith('.jpg')).map((name) => orientation(`images/${name}`));
    expect(new Set(turned)).toEqual(new Set([1, 3, 6, 8]));
  });

  test('of photographs each say what a crop must keep', () => {
    for (const file of manuscripts)
      for (const [, name, more] of text(`manuscript/${file}`).matchAll(/\]\(\.\.\/images\/([^ )]+\.jpg) "[^"]*"\)(\{[^}]*\})?/g))
        expect(more, `${file}: ${name}`).toMatch(/focus=\d+,\d+/);
  });
});
