/** Readings between the lines: two in one paragraph are two, and each is found where it was typed. */
import { expect, test } from 'vitest';
import { partsAt, readAlto } from '../../src/record/read-alto.ts';
import { readXml } from '../../src/record/read-xml.ts';

const block = (id: string, role: string, ...texts: string[]): string =>
  `<TextBlock ID="${id}" TAGREFS="${role} story.1"><TextLine>${texts.map((text) => `<String CONTENT="${text}"/>`).join('')}</TextLine></TextBlock>`;
const alto = (...readings: string[]): string =>
  `<alto><Tags><StructureTag ID="story.1" TYPE="article" LABEL="题" URI="s"/></Tags><ReadingOrder><ElementRef REF="p1.f1"/><ElementRef REF="p1.f2"/></ReadingOrder><Layout><Page>${block('p1.f1', 'role.body', '这个湉字，那个湉字。')}${block('p1.f2', 'role.reading', ...readings)}</Page></Layout></alto>`;
const parts = (...readings: string[]): string | undefined => {
  const read = readXml(alto(...readings));
  if (!('name' in read)) throw new Error('no XML');
  const page = readAlto(read);
  const text = page.stories
    .get('s')!
    .map((one) => one.text)
    .join('');
  return partsAt({ head: [], body: '这个湉tián字，那个湉tián字。' }, text, page.readings.get('s')!);
};

test('both readings of a paragraph, one of them, another', () => {
  expect(parts('tián', 'tián')).toBeUndefined();
  expect(parts('tián')).toMatch(/was typed/);
  expect(parts('tián', 'tiàn')).toMatch(/was typed/);
});
