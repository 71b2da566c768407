/**
 * What templates will set of an edition file (section, credits, folios, names and dates) comes in; each text with the place where it was typed goes
 * out. Draws nothing.
 */
import type { Span } from '../base/index.ts';
import type { GlyphUse } from '../font/index.ts';
import type { DateWords } from '../story/calendar.ts';
import type { Edition, EditionPage } from '../story/types.ts';

/** Roles in which a template may set any of its words. */
const ROLES = ['folio', 'box-title', 'numeral', 'nameplate', 'credit', 'headline-semibold', 'kicker', 'seal'] as const;
/** Words that templates bring themselves. */
const OWN = '今日版：■“副刊国内统一连续出物号邮发代主管办地址编印刷行';

/** Every word that a template may set, in every role that it may use for it. `source`: the edition file as read. */
export function furnitureUses(edition: Edition, words: DateWords, source: string): GlyphUse[] {
  const general = [
    edition.paper.name,
    ...edition.imprint.map(({ text }) => text),
    words.date,
    words.weekday,
    words.lunar,
    OWN,
  ].join('');
  const typed = edition.pages.flatMap((page) => {
    const texts = [...page.folios, page.section, ...page.credits.flatMap(({ role, names }) => [role, names])];
    return texts.map((text) => ({ text, where: typedPlace(text, page, source) }));
  });
  return ROLES.flatMap((role): GlyphUse[] => [
    { role, text: general, where: edition.file },
    ...typed.map((use) => ({ role, ...use })),
  ]);
}

/** Where a page's entry has this text as it is, else the whole entry. */
export function typedPlace(text: string, page: EditionPage, source: string): Span {
  const { file, start, end } = page.span;
  const at = text === '' ? -1 : source.indexOf(text, start);
  return at >= 0 && at + text.length <= end ? { file, start: at, end: at + text.length } : page.span;
}
