/**
 * One page of many stories: what each asks of the page, the plan, and the page made up by it. In: a prepared page and what pages before it handed
 * on. Draws no furniture.
 */
import { diagnose, type Diagnostic } from '../base/index.ts';
import { focusCrop } from '../image/index.ts';
import type { Ad } from '../makeup/ad.ts';
import type { MadeUp } from '../makeup/feature.ts';
import { NewsDesk } from '../makeup/news/desk.ts';
import { makeNews } from '../makeup/news/make.ts';
import { demandsOf } from '../makeup/news/shapes.ts';
import { planFilled } from './trial.ts';
import type { NewsItem, StoryFit } from '../makeup/news/types.ts';
import type { Grid } from '../plan/grid.ts';
import { planNews } from '../plan/news/plan.ts';
import { adDemand, adId, sellsGutter, unsoldWhy } from '../plan/news/rate-card.ts';
import type { Demand, NewsPlan, Weight } from '../plan/news/types.ts';
import type { StyledStory } from '../style/index.ts';
import { planVerticalHeadline, VerticalTypesetter } from '../text/vertical.ts';
import { wordsOf } from '../text/words.ts';
import type { HandedOn, MakingUp, Setters, SharedDesk } from './pages.ts';
import { onOneSheet } from './page-warnings.ts';
import type { PreparedNews } from './prepare.ts';

/** A page of many stories made up, and what of it goes on elsewhere. */
export interface MadeNewsPage extends MadeUp {
  readonly handsOn: readonly HandedOn[];
  readonly fit: readonly StoryFit[];
}

/** Plans a page and makes it up. */
export function makeNewsPage(
  making: MakingUp,
  { stream, sourceIndex, handed }: SharedDesk,
  prepared: PreparedNews,
  grid: Grid,
  typesetter: Setters,
): MadeNewsPage {
  const { edition, fonts, prepared: all } = making;
  const { page, form } = prepared;
  const ads = adsOf(prepared, form, grid.em);
  const desk = new NewsDesk({
    form,
    template: page.template,
    folios: page.folios,
    grid,
    setter: typesetter(fonts.book, edition.paper.house, stream, sourceIndex, making.hyphenate),
    ...(standing(form)
      ? {
          vertical: {
            setter: new VerticalTypesetter(fonts.book, edition.paper.house, 256, sourceIndex),
            plan: planVerticalHeadline,
          },
        }
      : {}),
    oneSheet: onOneSheet(page.folios, edition.folios),
    items: itemsOf(prepared, handed),
    ads: ads.map(({ ad }) => ad),
    edition: all.source,
    copyfit: edition.paper.copyfit,
    picture: (file) => all.shelf.get(file),
    sha256: (file) => (making.hashes ? all.shelf.sha256(file) : ''),
    crop: focusCrop,
    lights: (file) => all.lights.get(file),
    words: wordsOf,
    evenRows: edition.paper.house.heads === 'even',
  });
  const folded = ads.some(({ ad }) => ad.gutter);
  const demands = [
    ...(folded ? demandsOf(desk).map(besideFold) : demandsOf(desk)),
    ...ads.flatMap(({ demand }) => (demand ? [demand] : [])),
  ];
  const { weights, steps } = edition.paper.plan;
  const options = { weights, ...(steps === null ? {} : { steps }) };
  const plan = planFilled(desk, demands, options, planNews);
  const made = makeNews(desk, plan);
  const from = page.folios[0]!;
  const diagnostics = [...problemsOf(plan, prepared, all.source), ...made.diagnostics];
  return { ...made, diagnostics, handsOn: made.rests.map(({ story, to, rest }) => ({ story, from, to, rest })) };
}

/** Where the fold is sold (中缝) no story crosses it. */
const besideFold = (demand: Demand): Demand => ({
  ...demand,
  shapes: demand.shapes.filter(({ fold }) => fold === undefined),
});

/** The page's advertisements and what each asks for; one in the fold (中缝) asks for nothing, nor does one whose size the page does not have. */
function adsOf(
  { page, stories }: PreparedNews,
  form: PreparedNews['form'],
  em: number,
): { readonly ad: Ad; readonly demand: Demand | undefined }[] {
  return page.ads.map(({ file, client, size, at, span }, i) => {
    const id = adId(i);
    const place = typeof at === 'object' ? { column: at.column, line: at.line } : at;
    const demand = adDemand({ id, size, ...(place ? { at: place } : {}) }, stories.length + i, form);
    const ad: Ad = { id, file, client, size, span };
    if (demand) return { ad, demand };
    const gutter = size === '中缝' && sellsGutter(form, em);
    return { ad: { ...ad, ...(gutter ? { gutter } : { unsold: unsoldWhy(size, form, em) }) }, demand };
  });
}

/** Whether the template lets headlines stand upright. */
const standing = ({ scale }: PreparedNews['form']): boolean => scale.ladder.some(({ vertical }) => vertical);

/** What contradicts itself or the page, at its place in the edition file. */
function problemsOf({ problems = [] }: NewsPlan, { page, stories }: PreparedNews, source: string): Diagnostic[] {
  // Make-up tells of an advertisement without a place, with what the planner says of it.
  const told = problems.filter(({ demand }) => !page.ads.some((_, i) => demand === adId(i)));
  return told.map(({ code, severity, message, demand, other }) => {
    const entry = page.entries.find(({ story }) => story === demand);
    const named = other === undefined ? message : message.replace(`“${other}”`, nameOf(other, page, stories));
    return diagnose(severity, code, named, entry?.at?.span ?? entry?.span ?? page.span, source);
  });
}

/** A demand as the desk knows it. */
function nameOf(id: string, { ads }: PreparedNews['page'], stories: PreparedNews['stories']): string {
  const ad = ads.find((_, i) => adId(i) === id);
  return ad ? `the advertisement of ${ad.client ?? 'a client'}` : `“${stories.find((one) => one.id === id)?.title ?? id}”`;
}

/** Stories of the page in the desk's order, then what goes on here. */
function itemsOf({ page, stories, weights, landings }: PreparedNews, handed: readonly HandedOn[]): NewsItem[] {
  const given = page.entries.flatMap(({ story: id, at, measure, jump }): Omit<NewsItem, 'weight' | 'order'>[] => {
    const story = stories.find((one) => one.id === id);
    return story ? [{ story, ...(at ? { nail: at } : {}), ...(measure ? { measure } : {}), ...(jump ? { jump } : {}) }] : [];
  });
  const own = weighed(
    given.map((item) => item.story),
    given.map(({ story }) => weights[stories.indexOf(story)]),
  );
  const items = given.map((item, order): NewsItem => ({ ...item, weight: own[order]!, order }));
  const landed = landings.flatMap(({ story, from }): Omit<NewsItem, 'order'>[] => {
    const rest = handed.find((one) => one.story === story.id && page.folios.includes(one.to))?.rest;
    return rest ? [{ story, weight: 'normal', landing: { folio: from, rest } }] : [];
  });
  return [...items, ...landed.map((item, i) => ({ ...item, order: items.length + i }))];
}

/** A story with fewer characters and no picture is a brief, where the desk says nothing. */
const BRIEF = 180;

/** A page has a lead: the first story where the desk names none, unless it is of notices. Short ones are briefs. */
function weighed(stories: readonly StyledStory[], given: readonly (Weight | undefined)[]): Weight[] {
  const made = stories.map((story, i): Weight => (isSaid(given[i]) ? given[i] : isBrief(story) ? 'brief' : 'normal'));
  const may = stories.map((story) => !isNotices(story));
  if (made.includes('lead') || !may.includes(true)) return made;
  const first = made.findIndex((weight, i) => weight !== 'brief' && may[i]);
  return made.map((weight, i) => (i === (first < 0 ? may.indexOf(true) : first) ? 'lead' : weight));
}

/** 公告 alone: a page of them has no lead. */
const isNotices = ({ blocks }: StyledStory): boolean => blocks.length > 0 && blocks.every(({ kind }) => kind === 'notices');

/** A manuscript that says nothing of its weight is normal. */
const isSaid = (weight: Weight | undefined): weight is Weight => weight !== undefined && weight !== 'normal';

const isBrief = ({ blocks }: StyledStory): boolean => {
  const running = blocks.reduce((sum, block) => sum + (block.kind === 'para' ? lengthOf(block.para.runs) : 0), 0);
  return running < BRIEF && !blocks.some(({ kind }) => kind === 'figure');
};

const lengthOf = (runs: readonly { readonly text: string }[]): number => runs.reduce((sum, { text }) => sum + text.length, 0);
