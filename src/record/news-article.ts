/**
 * A story of the Layout in, its schema.org NewsArticle as JSON-LD out. Its text is that of the Layout's blocks: what was set, in the order of the copy.
 */
import type { LayoutStory } from '../layout/types.ts';
import { issueId, paperId, storyId } from './identity.ts';
import { storiesOnPage } from './page-description.ts';
import type { IssueFacts, PageIndex, StoryFacts } from './types.ts';

/** Roles whose text stands in fields of its own, or belongs to a picture. */
const NOT_BODY = new Set(['kicker', 'headline', 'deck', 'byline', 'caption', 'credit', 'picture', 'generated', 'furniture']);

/** Paragraphs of a story, without its head and its captions. */
export const bodyOf = ({ blocks }: Pick<LayoutStory, 'blocks'>): string[] =>
  blocks.filter(({ role, text }) => !NOT_BODY.has(role) && text !== '').map(({ text }) => text);

/** NewsArticle of a story, to be written as JSON. */
export function newsArticle(issue: IssueFacts, facts: StoryFacts, story: LayoutStory, pages: readonly PageIndex[]): object {
  const on = pages.filter(({ blocks }) => blocks.some((block) => block.story === facts.id && block.kind !== 'graphic'));
  const columns = on.map(
    (page) => `${page.name}: ${(storiesOnPage(page).find((one) => one.story === facts.id)?.columns ?? []).join(' ')}`,
  );
  const pictures = facts.figures.map(({ file, caption, credit }) => ({
    '@type': 'ImageObject',
    contentUrl: file,
    caption,
    ...(credit === undefined ? {} : { creditText: credit }),
  }));
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': storyId(issue, facts),
    identifier: storyId(issue, facts),
    inLanguage: 'zh-CN',
    headline: facts.title,
    ...(facts.kicker === undefined && facts.deck === undefined
      ? {}
      : { alternativeHeadline: [facts.kicker, facts.deck].filter((text) => text !== undefined) }),
    author: facts.authors.map(({ name, role }) => ({
      '@type': 'Person',
      name,
      ...(role === undefined ? {} : { jobTitle: role }),
    })),
    ...(facts.leadIn === undefined ? {} : { dateline: facts.leadIn }),
    ...(facts.standfirst === undefined ? {} : { abstract: facts.standfirst }),
    datePublished: issue.date,
    articleSection: [...new Set(on.map(({ name }) => issue.pages.find(({ folios }) => folios.join('-') === name)?.section))],
    articleBody: bodyOf(story).join('\n'),
    ...(pictures.length > 0 ? { image: pictures } : {}),
    printEdition: issueId(issue),
    printPage: on.map(({ name }) => name).join(' '),
    printColumn: columns.join('; '),
    isPartOf: {
      '@type': 'PublicationIssue',
      '@id': issueId(issue),
      datePublished: issue.date,
      ...(issue.number === undefined ? {} : { issueNumber: issue.number }),
      isPartOf: { '@type': 'Newspaper', '@id': paperId(issue), name: issue.paper },
    },
  };
}
