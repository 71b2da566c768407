/**
 * The logical map of METS: issue › section › article › headline, body, picture, caption, and advertisements and notices, each pointing at its blocks in the
 * ALTO files of whatever pages it stands on. A story that jumps is joined here.
 */
import { figureId, issueId, storyId, xmlId } from './identity.ts';
import { dmdOfIssue, dmdOfStory, fileId, type MetsInput, type RecordFile, rightsId } from './mets-parts.ts';
import type { BlockIndex, IssueFacts, PageIndex, StoryFacts } from './types.ts';
import type { XmlWriter } from './xml.ts';

interface Spot {
  readonly page: PageIndex;
  readonly block: BlockIndex;
}

/** Roles of copy that are called by their own names; the rest of a story's text is its body. */
const OWN = ['kicker', 'headline', 'deck', 'byline', 'standfirst', 'table', 'note', 'pullquote'];

export function logicalMap(xml: XmlWriter, input: MetsInput): void {
  const { issue, pages } = input;
  const map = new LogicalMap(xml, input);
  xml.open('structMap', { TYPE: 'LOGICAL' });
  xml.open('div', { ID: 'log', TYPE: 'ISSUE', LABEL: issueId(issue), DMDID: dmdOfIssue });
  for (const [i, section] of sectionsOf(issue).entries()) map.section(section, i + 1);
  for (const type of ['advertisement', 'notice']) pages.forEach((page) => map.others(page, type));
  xml.close().close();
}

/** Sections in the order of the pages, with the stories that begin in each. */
function sectionsOf(issue: IssueFacts): { name: string; pages: string[] }[] {
  const sections = new Map<string, string[]>();
  for (const { section, folios } of issue.pages) sections.set(section, [...(sections.get(section) ?? []), folios.join('-')]);
  return [...sections].map(([name, pages]) => ({ name, pages }));
}

class LogicalMap {
  readonly #xml: XmlWriter;
  readonly #issue: IssueFacts;
  readonly #pages: readonly PageIndex[];
  readonly #files: readonly RecordFile[];
  readonly #alto: ReadonlyMap<string, string>;
  readonly #pictures: ReadonlyMap<string, RecordFile>;

  constructor(xml: XmlWriter, { issue, pages, files }: MetsInput) {
    this.#xml = xml;
    this.#issue = issue;
    this.#pages = pages;
    this.#files = files;
    this.#alto = new Map(files.filter(({ use }) => use === 'ALTO').map(({ page, path }) => [page ?? '', fileId(path)]));
    this.#pictures = new Map(files.flatMap((file) => (file.source === undefined ? [] : [[file.source, file]])));
  }

  section({ name, pages }: { readonly name: string; readonly pages: readonly string[] }, order: number): void {
    this.#xml.open('div', { ID: `log.section.${order}`, TYPE: 'SECTION', ORDER: order, LABEL: name });
    const stories = this.#issue.stories.filter(({ id }) => pages.includes(this.#spots(id)[0]?.page.name ?? ''));
    stories.forEach((story) => this.#article(story));
    this.#xml.close();
  }

  /** Matter of a page that belongs to no story of ours. */
  others(page: PageIndex, type: string): void {
    const blocks = page.blocks.filter(({ kind, role }) => kind === 'composed' && role === type);
    for (const block of blocks) {
      this.#xml.open('div', { ID: xmlId('log', page.name, block.id), TYPE: type.toUpperCase() });
      this.#pointers([{ page, block }]);
      this.#xml.close();
    }
  }

  #spots(story: string): Spot[] {
    return this.#pages.flatMap((page) => page.blocks.filter((block) => block.story === story).map((block) => ({ page, block })));
  }

  #article(story: StoryFacts): void {
    const xml = this.#xml;
    const spots = this.#spots(story.id).filter(({ block }) => block.kind !== 'graphic' && block.kind !== 'composed');
    const text = spots.filter(({ block }) => block.kind === 'text' && block.role !== 'generated');
    xml.open('div', {
      ID: xmlId('log', story.id),
      TYPE: 'ARTICLE',
      LABEL: story.title,
      DMDID: dmdOfStory(story.id),
      ADMID: rightsId(story.id),
      CONTENTIDS: encodeURI(storyId(this.#issue, story)),
    });
    for (const { path } of this.#files.filter(({ use, source }) => use === 'ARTICLE' && source === story.id))
      xml.empty('fptr', { FILEID: fileId(path) });
    for (const role of OWN)
      this.#part(
        story,
        role,
        text.filter(({ block }) => block.role === role),
      );
    this.#part(
      story,
      'body',
      text.filter(({ block }) => !OWN.includes(block.role) && !isCaption(block)),
    );
    const frames = spots.filter(({ block }) => block.kind === 'illustration');
    for (const frame of frames)
      this.#figure(
        story,
        frame,
        text.filter(({ block }) => isCaptionOf(block, frame.block)),
      );
    xml.close();
  }

  #part(story: StoryFacts, type: string, spots: readonly Spot[]): void {
    if (spots.length === 0) return;
    this.#xml.open('div', { ID: xmlId('log', story.id, type), TYPE: type.toUpperCase() });
    this.#pointers(spots);
    this.#xml.close();
  }

  #figure(story: StoryFacts, spot: Spot, captions: readonly Spot[]): void {
    const { block } = spot;
    const xml = this.#xml;
    const facts = story.figures.find((figure) => figure.block === block.block);
    const file = this.#pictures.get(block.file ?? '');
    const id = xmlId('log', spot.page.name, block.id);
    xml.open('div', {
      ID: id,
      TYPE: 'ILLUSTRATION',
      LABEL: facts?.caption,
      ADMID: facts ? rightsId(facts.block) : undefined,
      CONTENTIDS: facts && file ? encodeURI(figureId(this.#issue, facts, file.sha256)) : undefined,
    });
    this.#pointers([spot]);
    if (file) xml.empty('fptr', { FILEID: fileId(file.path) });
    if (captions.length > 0) {
      xml.open('div', { ID: `${id}.caption`, TYPE: 'CAPTION' });
      this.#pointers(captions);
      xml.close();
    }
    xml.close();
  }

  #pointers(spots: readonly Spot[]): void {
    for (const { page, block } of spots)
      this.#xml
        .open('fptr')
        .empty('area', { FILEID: this.#alto.get(page.name), BETYPE: 'IDREF', BEGIN: block.id })
        .close();
  }
}

const isCaption = ({ role }: BlockIndex): boolean => role === 'caption' || role === 'credit';

/** A caption's block is its figure's and a letter (`s1.g10.a` of `s1.g10`). */
const isCaptionOf = (block: BlockIndex, figure: BlockIndex): boolean =>
  isCaption(block) && figure.block !== null && (block.block ?? '').startsWith(`${figure.block}.`);
