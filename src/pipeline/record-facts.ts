/**
 * An edition as read and prepared in, the facts that its record states out: what settings and front matter say, nothing computed.
 */
import type { Block, Figure, FrontMatter, Inline } from '../read/types.ts';
import { storyId } from '../record/identity.ts';
import type { FigureFacts, IssueFacts, StoryFacts } from '../record/types.ts';
import type { Edition, Story } from '../story/types.ts';
import type { StyledStory } from '../style/index.ts';
import { type Prepared, storiesOf } from './prepare.ts';

/** The facts of an edition; of its stories, those on the pages that are made, in their order. */
export function factsOf(edition: Edition, prepared: Prepared): IssueFacts {
  const manuscripts = new Map(edition.stories.map((story) => [story.id, story]));
  return {
    ...paperFacts(edition),
    stories: twinned(storiesOf(prepared).map((styled) => storyFacts(manuscripts.get(styled.id)!, styled))),
  };
}

/** Identifiers of an edition's stories, by their ids in the Layout, without setting anything. */
export function identifiersOf(edition: Edition): Map<string, string> {
  const issue = { ...paperFacts(edition), stories: [] };
  const listed = edition.pages.flatMap(({ stories }) => stories);
  const named = edition.stories
    .filter(({ id }) => listed.includes(id))
    .sort((a, b) => listed.indexOf(a.id) - listed.indexOf(b.id))
    .map(({ id, manuscript: { front } }) => ({ id, ...nameOf(front) }));
  return new Map(twinned(named).map((story) => [story.id, storyId(issue, story)]));
}

function paperFacts(edition: Edition): Omit<IssueFacts, 'stories'> {
  const { paper, date, number, variant, imprint, pages } = edition;
  const item = (...names: string[]): string | undefined => imprint.find((one) => names.includes(one.item))?.text;
  const [cn, issn] = [item('刊号', '国内统一连续出版物号', 'CN'), item('ISSN', '国际标准连续出版物号')];
  return {
    paper: paper.name,
    ...(cn === undefined ? {} : { cn }),
    ...(issn === undefined ? {} : { issn }),
    ...(paper.press.code === null ? {} : { code: paper.press.code }),
    date,
    ...(number === undefined ? {} : { number }),
    ...(variant === undefined ? {} : { variant }),
    imprint: imprint.map(({ item: name, text }) => ({ item: name, text })),
    pages: pages
      .filter(({ silent }) => !silent)
      .map(({ folios, section, template, credits }) => ({ folios, section, template, credits })),
  };
}

/** Stories of one name are told apart by their order. */
function twinned<T extends Pick<StoryFacts, 'title' | 'lasting' | 'twin'>>(stories: readonly T[]): T[] {
  const met = new Map<string, number>();
  return stories.map((story) => {
    const key = story.lasting === undefined ? ` ${story.title}` : story.lasting;
    const twin = (met.get(key) ?? 0) + 1;
    met.set(key, twin);
    return twin === 1 ? story : { ...story, twin };
  });
}

const nameOf = (front: FrontMatter): Pick<StoryFacts, 'title' | 'lasting'> => ({
  title: front.headline.map(({ value }) => value).join('\u3000'),
  ...(front.id === undefined ? {} : { lasting: front.id }),
});

function storyFacts({ id, manuscript }: Story, styled: StyledStory): StoryFacts {
  const { front, file } = manuscript;
  const optional = {
    kicker: front.kicker?.value,
    deck: front.deck?.value,
    standfirst: front.standfirst?.value,
    leadIn: front.leadIn?.value,
    column: front.column && [front.column.name.value, front.column.number].filter((part) => part !== undefined).join(' '),
  };
  return {
    id,
    file,
    ...nameOf(front),
    ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as Partial<typeof optional>),
    authors: front.byline.flatMap(({ role, names }) =>
      names.map(({ value }) => ({ ...(role ? { role: role.value } : {}), name: value })),
    ),
    weight: front.weight,
    figures: figureFacts(figuresOf(manuscript.blocks), styled),
  } as StoryFacts;
}

/** Every figure of a story, also within groups and boxes. */
export function figuresOf(blocks: readonly Block[]): Figure[] {
  return blocks.flatMap((block): Figure[] => {
    if (block.kind === 'figure') return [block];
    if (block.kind === 'figure-group') return [...block.figures];
    return 'blocks' in block ? figuresOf(block.blocks) : [];
  });
}

function figureFacts(figures: readonly Figure[], styled: StyledStory): FigureFacts[] {
  return styled.blocks.flatMap((block): FigureFacts[] => {
    if (block.kind !== 'figure') return [];
    const typed = figures.find(({ span }) => span.file === block.span.file && span.start === block.span.start);
    return [
      {
        block: block.id,
        file: block.file,
        caption: typed ? wordsOf(typed.caption) : block.alt,
        ...(typed?.id === undefined ? {} : { id: typed.id }),
        ...(typed?.credit === undefined ? {} : { credit: typed.credit.value }),
      },
    ];
  });
}

const wordsOf = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => {
      if ('children' in inline) return wordsOf(inline.children);
      return inline.kind === 'text' || inline.kind === 'code' ? inline.value : '';
    })
    .join('');
