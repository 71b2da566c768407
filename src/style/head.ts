/**
 * Front matter to the styled head of a story: kicker and column logo, headline in its author's parts, deck, byline, standfirst. Chooses no
 * size of the headline's ladder: the largest stands for it.
 */
import type { FrontMatter, TextRun } from '../read/types.ts';
import type { Role } from '../layout/types.ts';
import { generatedText, styledText } from './inlines.ts';
import type { StyledHead } from './matter.ts';
import type { Paras } from './paras.ts';
import type { TypeScale } from './scale.ts';
import type { StyledPara, StyledRun } from './types.ts';

const black = 'black';

/** Styles a head; its paragraphs come in the order of the compared text (formats.md). */
export function styleHead(front: FrontMatter, paras: Paras, source: string, scale: TypeScale): StyledHead {
  const single = (role: Role, text: TextRun | undefined, face: string, size: number): StyledPara | null =>
    text ? paras.para(paras.id('h'), role, [styledText(text, source, { face, swatch: black })], size) : null;
  const kicker = kickerOf(front, paras, source, scale);
  const headline = front.headline.flatMap((part) => single('headline', part, 'headline-feature', scale.headline) ?? []);
  const deck = single('deck', front.deck, 'deck', scale.deck);
  const byline = bylineOf(front, paras, source, scale);
  const standfirst = single('standfirst', front.standfirst, 'deck', scale.byline);
  return { kicker, headline, deck, standfirst, byline, ...(front.bylineAt === 'end' ? { bylineAtEnd: true } : {}) };
}

/** Kicker and column logo on one line, the logo first; the logo alone is as small as a byline. */
function kickerOf({ column, kicker }: FrontMatter, paras: Paras, source: string, scale: TypeScale): StyledPara | null {
  const base = { face: 'kicker', swatch: black };
  const title = { face: 'box-title', swatch: black };
  const number = column?.number === undefined ? [] : [generatedText(`（${column.number}）`, title)];
  const logo = column ? [styledText(column.name, source, title), ...number] : [];
  const own = kicker ? [styledText(kicker, source, base)] : [];
  const blank = column && kicker ? [generatedText('\u3000', base)] : [];
  const runs = [...logo, ...blank, ...own];
  return runs.length ? paras.para(paras.id('h'), 'kicker', runs, kicker ? scale.kicker : scale.byline) : null;
}

function bylineOf(front: FrontMatter, paras: Paras, source: string, scale: TypeScale): StyledPara | null {
  if (front.bylineAt === 'run-in' && front.leadIn) return null;
  const runs = bylineRuns(front, source, { face: 'byline', swatch: black });
  return runs.length ? paras.para(paras.id('h'), 'byline', runs, scale.byline) : null;
}

/** Roles and names of a byline, groups an em apart. */
export function bylineRuns(
  front: FrontMatter,
  source: string,
  base: { readonly face: string; readonly swatch: string },
): StyledRun[] {
  const runs: StyledRun[] = [];
  for (const { role, names } of front.byline) {
    if (runs.length) runs.push(generatedText('\u3000', base));
    for (const [i, text] of [...(role ? [role] : []), ...names].entries()) {
      if (i > 0) runs.push(generatedText(' ', base));
      runs.push(styledText(text, source, base));
    }
  }
  return runs;
}
