/**
 * lists and order: what the newsroom's own files say: forms that are confused, forms that are not printed, persons in their order with their posts.
 */
import { touches } from '../passage.ts';
import type { DeskLists, Ranked } from '../lists.ts';
import type { Passage, Rule, Tell } from '../types.ts';

export const lists: Rule = ({ sheets }, tell, { lists: all }) => {
  if (all.byFirst.size === 0) return;
  for (const { passages } of sheets) for (const passage of passages) if (passage.role !== 'cell') look(passage, all, tell);
};

function look(passage: Passage, { byFirst }: DeskLists, tell: Tell): void {
  const { text } = passage;
  for (let at = 0; at < text.length; at++)
    for (const one of byFirst.get(text[at]!) ?? []) {
      const found = 'wrong' in one ? one.wrong : one.text;
      if (!text.startsWith(found, at) || touches(passage.skip, at, at + found.length)) continue;
      const to = at + found.length;
      const why = one.why === '' ? '' : `（${one.why}）`;
      if ('wrong' in one) tell(passage, { from: at, to, sure: 'likely', kind: 'character', size: 1, zh: `“${found}”应为“${one.right}”${why}`, en: `“${found}” should be “${one.right}”${why}`, ...(one.fix ? { put: one.right } : {}) }); // prettier-ignore
      else tell(passage, { from: at, to, sure: 'likely', kind: 'fact', zh: `本报不用“${found}”${one.instead ? `，改用“${one.instead}”` : ''}${why}`, en: `the paper does not print “${found}”${one.instead ? `: “${one.instead}”` : ''}${why}` }); // prettier-ignore
    }
}

export const order: Rule = ({ sheets }, tell, { lists: all }) => {
  if (all.order.length === 0) return;
  for (const { passages } of sheets)
    for (const passage of passages) {
      if (passage.role === 'byline' || passage.role === 'cell') continue;
      ranks(passage, all, tell);
      posts(passage, all, tell);
    }
};

interface Named {
  readonly who: Ranked;
  readonly at: number;
}

function namedIn(text: string, all: DeskLists): Named[] {
  const found: Named[] = [];
  for (const who of all.order)
    for (let at = text.indexOf(who.name); at >= 0; at = text.indexOf(who.name, at + 1)) found.push({ who, at });
  return found.sort((a, b) => a.at - b.at);
}

/** Names in one list: marks of a list between them and little else. */
const JOINED = /^[\u4e00-\u9fff（）()]{0,14}[、，,和及与][\u4e00-\u9fff（）()]{0,14}$/;
/** A row of people as they stand: who is left of whom is what the picture shows. */
const AS_THEY_STAND = /[左右]起|从左|从右|自左|自右|前排|后排|左一|右一/;

function ranks(passage: Passage, all: DeskLists, tell: Tell): void {
  const named = namedIn(passage.text, all);
  if (named.length < 2 || (passage.role === 'caption' && AS_THEY_STAND.test(passage.text))) return;
  named.slice(1).forEach((one, i) => {
    const before = named[i]!;
    const between = passage.text.slice(before.at + before.who.name.length, one.at);
    if (!JOINED.test(between) || all.rank.get(before.who.name)! < all.rank.get(one.who.name)! || before.who === one.who) return;
    tell(passage, { from: before.at, to: one.at + one.who.name.length, sure: 'likely', kind: 'fact', zh: `排名次序：“${one.who.name}”应在“${before.who.name}”之前`, en: `order of names: “${one.who.name}” comes before “${before.who.name}”` }); // prettier-ignore
  });
}

function posts(passage: Passage, all: DeskLists, tell: Tell): void {
  const known = [...new Set(all.order.flatMap((one) => one.posts))].sort((a, b) => b.length - a.length);
  for (const { who, at } of namedIn(passage.text, all)) {
    if (who.posts.length === 0) continue;
    const before = passage.text.slice(Math.max(0, at - 24), at);
    const said = known.find((post) => before.endsWith(post));
    if (
      said === undefined ||
      who.posts.some((post) => post === said || (post.endsWith(said) && !post.slice(0, -said.length).endsWith('副')))
    )
      continue;
    tell(passage, { from: at - said.length, to: at + who.name.length, sure: 'likely', kind: 'fact', zh: `“${who.name}”的职务是“${who.posts.join('、')}”，这里写作“${said}”`, en: `the post of “${who.name}” is “${who.posts.join(', ')}”, not “${said}”` }); // prettier-ignore
  }
}
