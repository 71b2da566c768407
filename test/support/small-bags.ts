/**
 * Small bags with ALTO and METS as Banxin writes them, made without setting a page: many are wanted, and only their text and boxes are looked at. Seeded; the
 * text of each is known.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { random } from './edit-script.ts';

/** A story on a page of a small bag. */
export interface SmallStory {
  readonly page: string;
  readonly story: string;
  readonly title: string;
  /** Paragraphs. */
  readonly text: readonly string[];
}

/** A bag and what is in it. */
export interface SmallBag {
  readonly folder: string;
  readonly identifier: string;
  readonly date: string;
  readonly stories: readonly SmallStory[];
}

const HAN = [
  ...'活字印刷报纸河流桥梁城市灯火书店学校工人记者今天昨天明年三百人万元通车开工完成新老街巷水岸山林雪雨风云春夏秋冬东南西北大小多少上下左右前后来去',
];
const WORDS = ['PDF', '2026', 'Node', '3.5', 'GB', 'ALTO', '1280'];

/** Text of so many characters, marks and a few Latin words in it. */
function prose(pick: (n: number) => number, length: number): string {
  let text = '';
  while (text.length < length) {
    const n = 4 + pick(9);
    for (let i = 0; i < n; i++) text += HAN[pick(HAN.length)]!;
    if (pick(6) === 0) text += WORDS[pick(WORDS.length)]!;
    text += '，。；'[pick(3)]!;
  }
  return text;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Writes a bag of day `n` with so many pages of two stories each. */
export function smallBag(root: string, n: number, pages = 2, length = 300): SmallBag {
  const next = random(n + 1);
  const pick = (limit: number): number => Math.floor(next() * limit);
  const date = new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);
  const identifier = `cn00-0001/${date}`;
  const folder = path.join(root, `bag-${String(n).padStart(4, '0')}`);
  mkdirSync(path.join(folder, 'data/record/alto'), { recursive: true });
  const stories: SmallStory[] = [];
  const files = new Map<string, string>();
  for (let p = 1; p <= pages; p++) {
    const page = `A0${p}`;
    const own = [1, 2].map((s): SmallStory => {
      const text = [prose(pick, length), prose(pick, length)];
      return { page, story: `${identifier}/s/${n}-${p}-${s}`, title: prose(pick, 8), text };
    });
    stories.push(...own);
    files.set(`data/record/alto/${page}.xml`, alto(`${identifier}/${page}`, own));
  }
  files.set('data/record/mets.xml', '<mets xmlns:mods="http://www.loc.gov/mods/v3"><mods:title>版心日报</mods:title></mets>\n');
  const manifest = [...files].map(([name, text]) => `${createHash('sha256').update(text).digest('hex')}  ${name}\n`).join('');
  for (const [name, text] of files) writeFileSync(path.join(folder, name), text);
  writeFileSync(path.join(folder, 'bagit.txt'), 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  writeFileSync(path.join(folder, 'manifest-sha256.txt'), manifest);
  return { folder, identifier, date, stories };
}

/** 13 characters a line of 3 mm, as a column has them; a paragraph is two frames. */
function alto(identifier: string, stories: readonly SmallStory[]): string {
  const tags = stories.map(
    ({ story, title }, s) => `<StructureTag ID="story.${s}" TYPE="article" LABEL="${escape(title)}" URI="${encodeURI(story)}"/>`,
  );
  const refs: string[] = [];
  const blocks = stories.flatMap(({ text }, s) =>
    text.flatMap((paragraph, p) => {
      const half = Math.floor(paragraph.length / 2);
      return [paragraph.slice(0, half), paragraph.slice(half)].map((part, f) => {
        const id = `s${s}.p${p}.f${f + 1}`;
        refs.push(`<ElementRef ID="r.${id}" REF="${id}"/>`);
        const glyphs = [...part].map(
          (character, i) =>
            `<Glyph CONTENT="${escape(character)}" HPOS="${100 + f * 500 + (i % 13) * 30}" VPOS="${200 + s * 2000 + p * 900 + Math.floor(i / 13) * 40}" WIDTH="30" HEIGHT="32"/>`,
        );
        return `<TextBlock ID="${id}" TAGREFS="role.body story.${s}"><TextLine><String CONTENT="${escape(part)}">${glyphs.join('')}</String></TextLine></TextBlock>`;
      });
    }),
  );
  return `<?xml version="1.0"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>mm10</MeasurementUnit><sourceImageInformation><documentIdentifier>${identifier}</documentIdentifier></sourceImageInformation></Description><Tags>${tags.join('')}<OtherTag ID="GENERATED"/></Tags><ReadingOrder><OrderedGroup ID="order">${refs.join('')}</OrderedGroup></ReadingOrder><Layout><Page ID="page1" WIDTH="3900" HEIGHT="5500"><PrintSpace>${blocks.join('')}<TextBlock ID="g" TAGREFS="GENERATED"><TextLine><String CONTENT="龘龘"><Glyph CONTENT="龘" HPOS="1" VPOS="1" WIDTH="3" HEIGHT="3"/></String></TextLine></TextBlock></PrintSpace></Page></Layout></alto>\n`;
}
