/**
 * The facts of an issue, the indices of its pages and the list of its files in, its METS 1.12.1 record out: what it is, who may do what with it, how it was
 * made, which files it has, how its pages lie and how its stories run over them. Reads no file.
 */
import { encodePath } from './names.ts';
import { issueId, pageId, xmlId } from './identity.ts';
import { dmdOfIssue, dmdOfPage, dmdOfStory, fileId, type MetsInput, type RecordFile, rightsId } from './mets-parts.ts';
import { describeIssue, describeStory, MODS } from './mods.ts';
import { logicalMap } from './mets-logical.ts';
import { describePage, PAGE } from './page-description.ts';
import { PREMIS, writeEvent } from './premis.ts';
import { RIGHTS, writeRights, rightsOf } from './rights.ts';
import { XmlWriter } from './xml.ts';

export const METS = 'http://www.loc.gov/METS/';
const XLINK = 'http://www.w3.org/1999/xlink';

/** METS of an issue. */
export function metsOf(input: MetsInput): string {
  const { issue } = input;
  const xml = new XmlWriter(
    'mets',
    { '': METS, xlink: XLINK, mods: MODS, premis: PREMIS, page: PAGE, rights: RIGHTS },
    { OBJID: issueId(issue), LABEL: `${issue.paper} ${issue.date}`, TYPE: 'Newspaper issue' },
  );
  header(xml, input);
  descriptions(xml, input);
  administration(xml, input);
  fileSection(xml, input.files);
  physicalMap(xml, input);
  logicalMap(xml, input);
  return xml.done();
}

function header(xml: XmlWriter, { issue, version }: MetsInput): void {
  xml
    .open('metsHdr', { CREATEDATE: `${issue.date}T00:00:00Z`, RECORDSTATUS: 'released' })
    .open('agent', { ROLE: 'CREATOR', TYPE: 'ORGANIZATION' })
    .leaf('name', issue.imprint.find(({ item }) => item === '出版')?.text ?? issue.paper)
    .close()
    .open('agent', { ROLE: 'OTHER', OTHERROLE: 'SOFTWARE', TYPE: 'OTHER', OTHERTYPE: 'SOFTWARE' })
    .leaf('name', 'Banxin')
    .leaf('note', version)
    .close()
    .close();
}

/** A dmdSec around metadata of another scheme. */
function described(xml: XmlWriter, id: string, type: string, write: () => void): void {
  xml.open('dmdSec', { ID: id });
  wrapped(xml, type, write);
  xml.close();
}

function wrapped(xml: XmlWriter, type: string, write: () => void): void {
  const other = type.startsWith('banxin');
  xml.open('mdWrap', other ? { MDTYPE: 'OTHER', OTHERMDTYPE: type } : { MDTYPE: type });
  xml.open('xmlData');
  write();
  xml.close().close();
}

function descriptions(xml: XmlWriter, { issue, pages }: MetsInput): void {
  described(xml, dmdOfIssue, 'MODS', () => describeIssue(xml, issue));
  for (const story of issue.stories) described(xml, dmdOfStory(story.id), 'MODS', () => describeStory(xml, issue, story));
  for (const page of pages) described(xml, dmdOfPage(page.name), 'banxin-page', () => describePage(xml, issue, page));
}

function administration(xml: XmlWriter, { issue, events }: MetsInput): void {
  xml.open('amdSec', { ID: 'amd' });
  for (const one of rightsOf(issue)) {
    xml.open('rightsMD', { ID: rightsId(one.of) });
    wrapped(xml, 'banxin-rights', () => writeRights(xml, one));
    xml.close();
  }
  for (const [i, event] of events.entries()) {
    xml.open('digiprovMD', { ID: `event.${i + 1}` });
    wrapped(xml, 'PREMIS:EVENT', () => writeEvent(xml, event, `${issueId(issue)}#event-${i + 1}`));
    xml.close();
  }
  xml.close();
}

function fileSection(xml: XmlWriter, files: readonly RecordFile[]): void {
  xml.open('fileSec');
  for (const use of new Set(files.map((file) => file.use))) {
    xml.open('fileGrp', { USE: use });
    for (const { path, type, size, sha256 } of files.filter((file) => file.use === use))
      xml
        .open('file', { ID: fileId(path), MIMETYPE: type, SIZE: size, CHECKSUM: sha256, CHECKSUMTYPE: 'SHA-256' })
        .empty('FLocat', { LOCTYPE: 'URL', 'xlink:href': encodePath(path) })
        .close();
    xml.close();
  }
  xml.close();
}

/** Issue › sheet › folio: a spread is one Layout page of two folios (formats.md, Spreads). */
function physicalMap(xml: XmlWriter, { issue, pages, files }: MetsInput): void {
  xml.open('structMap', { TYPE: 'PHYSICAL' });
  xml.open('div', { ID: 'phys', TYPE: 'issue', LABEL: issueId(issue), DMDID: dmdOfIssue, ADMID: 'amd' });
  for (const [i, { name, folios }] of pages.entries()) {
    xml.open('div', {
      ID: xmlId('phys', name),
      TYPE: 'page',
      ORDER: i + 1,
      ORDERLABEL: name,
      LABEL: issue.pages.find((page) => page.folios.join('-') === name)?.section,
      DMDID: dmdOfPage(name),
      CONTENTIDS: encodeURI(pageId(issue, name)),
    });
    for (const { path, page } of files) if (page === name) xml.empty('fptr', { FILEID: fileId(path) });
    if (folios.length > 1)
      for (const [k, folio] of folios.entries())
        xml.empty('div', {
          ID: xmlId('phys', name, folio),
          TYPE: 'folio',
          ORDER: k + 1,
          ORDERLABEL: folio,
          CONTENTIDS: encodeURI(pageId(issue, folio)),
        });
    xml.close();
  }
  xml.close().close();
}
