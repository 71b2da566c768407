/**
 * What an issue and each of its stories are, as MODS 3: title, people, date, number, identifiers. Says only what was typed.
 */
import { issueId, paperId, storyId } from './identity.ts';
import type { IssueFacts, StoryFacts } from './types.ts';
import type { XmlWriter } from './xml.ts';

export const MODS = 'http://www.loc.gov/mods/v3';

const of = (issue: IssueFacts, item: string): string | undefined => issue.imprint.find((one) => one.item === item)?.text;

function language(xml: XmlWriter): void {
  xml.open('mods:language').leaf('mods:languageTerm', 'zh-CN', { type: 'code', authority: 'rfc5646' }).close();
}

/** The issue: title, date, 总期号, 版次. */
export function describeIssue(xml: XmlWriter, issue: IssueFacts): void {
  const { paper, date, number, cn, issn, pages, variant, corrects } = issue;
  const folios = pages.flatMap((page) => page.folios);
  xml.open('mods:mods', { version: '3.8' });
  xml.open('mods:titleInfo').leaf('mods:title', paper).leaf('mods:partName', variant).close();
  xml.leaf('mods:genre', 'newspaper', { authority: 'marcgt' });
  xml.open('mods:originInfo');
  xml.leaf('mods:publisher', of(issue, '出版') ?? of(issue, '主办'));
  xml.leaf('mods:dateIssued', date, { encoding: 'w3cdtf' });
  xml.close();
  language(xml);
  xml
    .open('mods:physicalDescription')
    .leaf('mods:extent', `${folios.length}版`)
    .leaf('mods:note', folios.join(' '), { type: '版次' })
    .close();
  xml.leaf('mods:identifier', issueId(issue), { type: 'local' });
  xml.leaf('mods:identifier', cn, { type: 'cn' });
  xml.leaf('mods:identifier', issn, { type: 'issn' });
  xml.open('mods:relatedItem', { type: 'host' }).leaf('mods:identifier', paperId(issue), { type: 'local' }).close();
  if (corrects)
    xml
      .open('mods:relatedItem', { otherType: 'corrects' })
      .leaf('mods:identifier', corrects.identifier, { type: 'local' })
      .leaf('mods:identifier', corrects.sha256, { type: 'sha256' })
      .close();
  if (number !== undefined)
    xml
      .open('mods:part')
      .open('mods:detail', { type: 'issue' })
      .leaf('mods:number', String(number))
      .leaf('mods:caption', '总期号')
      .close()
      .close();
  xml.close();
}

/** A story: headline, kicker, deck, authors. */
export function describeStory(xml: XmlWriter, issue: IssueFacts, story: StoryFacts): void {
  xml.open('mods:mods', { version: '3.8' });
  xml.open('mods:titleInfo').leaf('mods:title', story.title).leaf('mods:subTitle', story.deck).close();
  if (story.kicker !== undefined) xml.open('mods:titleInfo', { type: 'alternative' }).leaf('mods:title', story.kicker).close();
  for (const { name, role } of story.authors) {
    xml.open('mods:name', { type: 'personal' }).leaf('mods:namePart', name);
    if (role !== undefined) xml.open('mods:role').leaf('mods:roleTerm', role, { type: 'text' }).close();
    xml.close();
  }
  xml.leaf('mods:genre', 'article', { authority: 'marcgt' });
  xml.open('mods:originInfo').leaf('mods:dateIssued', issue.date, { encoding: 'w3cdtf' }).close();
  language(xml);
  xml.leaf('mods:abstract', story.standfirst);
  if (story.column !== undefined) xml.leaf('mods:note', story.column, { type: '栏头' });
  xml.leaf('mods:identifier', storyId(issue, story), { type: 'local' });
  xml.open('mods:relatedItem', { type: 'host' }).leaf('mods:identifier', issueId(issue), { type: 'local' }).close();
  xml.close();
}
