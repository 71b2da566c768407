/**
 * Seed → stories: plausible newspaper Chinese with marks, numbers, quotes, brackets and a little Latin. The same seed gives the
 * same characters on every machine; nothing here reads a clock.
 */
import * as W from './lexicon.mjs';

/** mulberry32: 32 bits of state, enough for filler. Returns 0 ≤ x < 1. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Draws from one stream of numbers: words, names, figures. */
function drawsFrom(random) {
  const below = (n) => Math.floor(random() * n);
  const one = (list) => list[below(list.length)];
  const char = (text) => text[below(text.length)];
  /** One in four is a rarer character. */
  const rare = (text) => char(random() < 0.25 ? W.LEVEL_1 : text);
  return {
    below,
    one,
    chance: (p) => random() < p,
    person: () => char(W.SURNAMES) + rare(W.GIVEN) + (random() < 0.7 ? rare(W.GIVEN) : ''),
    place: () => rare(W.PLACES) + rare(W.PLACES) + one(W.AREAS),
    firm: () => char(W.FIRMS) + char(W.FIRMS) + one(['公司', '集团', '机械厂', '农场', '印务']),
    number: () =>
      one([
        String(below(98) + 2),
        String(below(9000) + 1000),
        `${below(90) + 10}.${below(9) + 1}万`,
        `${below(9) + 1}.${below(90) + 10}`,
      ]),
    percent: () => `${below(89) + 3}.${below(9) + 1}%`,
    year: () => 1990 + below(36),
  };
}

/** Clauses: what happened, with how much, to what end. */
const deed = (d) => `${d.one(W.ADVERBS)}${d.one(W.VERBS)}${d.one(W.THINGS)}${d.number()}${d.one(W.UNITS)}`;
const who = (d) => d.place() + d.one(W.BODIES);

const SENTENCES = [
  (d) => `${d.one(W.TIMES)}，${who(d)}${deed(d)}，${d.one(W.RESULTS)}。`,
  (d) => `“${d.one(W.SAYINGS)}。”${who(d)}${d.one(W.POSTS)}${d.person()}说，${d.one(W.LINKS)}，${deed(d)}。`,
  (d) => `据${d.one(W.BODIES)}统计，${d.year()}年以来全市共${d.one(W.VERBS)}${d.one(W.THINGS)}${d.number()}${d.one(W.UNITS)}，同比增长${d.percent()}。`,
  (d) => `${d.one(W.SCENES)}。`,
  (d) => `${d.one(W.LINKS)}，${d.firm()}（以下简称“${d.place()}项目”）${deed(d)}，${d.one(W.RESULTS)}；${d.one(W.BODIES)}则${deed(d)}。`,
  (d) => `从${d.place()}到${d.place()}，${d.one(W.THINGS)}、${d.one(W.THINGS)}、${d.one(W.THINGS)}……${d.person()}把每一处都记得${d.one(W.QUALITIES)}。`,
  (d) => `${d.person()}今年${d.below(50) + 25}岁，是${who(d)}的${d.one(W.POSTS)}，${d.year()}年起就在这里工作，${d.one(W.RESULTS)}。`,
  (d) => `“${d.one(W.SAYINGS)}！”谈起${d.one(W.TIMES)}的情景，${d.one(W.POSTS)}${d.person()}笑着说：“${d.one(W.SAYINGS)}。”`,
  (d) => `借助${d.one(W.LATIN)}技术，${who(d)}${deed(d)}，误差不到${d.below(9) + 1}厘米，${d.one(W.RESULTS)}。`,
  (d) => `怎样才能做得更${d.one(W.QUALITIES)}？${who(d)}的办法是：${deed(d)}，${deed(d)}。`,
  (d) => `《${d.place()}志》记载，${d.year() - 900}年前后这里已有${d.one(W.THINGS)}——${d.one(W.RESULTS)}。`,
  (d) => `${d.one(W.LINKS)}，${d.one(W.BODIES)}与${d.firm()}${deed(d)}，工作做得${d.one(W.QUALITIES)}而${d.one(W.QUALITIES)}。`,
]; // prettier-ignore

/** 60 to about 240 characters. */
function paragraph(d) {
  const wanted = 60 + d.below(150);
  let text = '';
  while (text.length < wanted) text += d.one(SENTENCES)(d);
  return text;
}

const FIGURES = 3;

/**
 * A story of at least `characters` body characters, its figures and crossheads spread over it.
 * Returns { headline, deck, byline, blocks: [{ kind: 'para' | 'crosshead' | 'figure', text, credit? }] }.
 */
export function story(seed, { characters, figures = FIGURES }) {
  const d = drawsFrom(randomFrom(seed));
  const blocks = [];
  let count = 0;
  let crossheads = 0;
  let placed = 0;
  while (count < characters) {
    if (count > ((crossheads + 1) * characters) / 6 && crossheads < 5) {
      crossheads++;
      blocks.push({ kind: 'crosshead', text: d.one(W.TURNS) });
    } else if (placed < figures && count >= (placed * characters) / figures && blocks.at(-1)?.kind === 'para') {
      placed++;
      blocks.push({
        kind: 'figure',
        text: `${d.place()}的${d.one(W.THINGS)}${d.one(W.RESULTS)}。`,
        credit: `本报记者 ${d.person()} 摄`,
      });
    } else {
      const text = paragraph(d);
      count += text.length;
      blocks.push({ kind: 'para', text });
    }
  }
  return { headline: d.one(W.HEADS), deck: `——${who(d)}${d.one(W.VERBS)}${d.one(W.THINGS)}记`, byline: d.person(), blocks };
}

/** Characters of body text. */
export const bodyLength = ({ blocks }) => blocks.reduce((sum, b) => sum + (b.kind === 'para' ? b.text.length : 0), 0);
