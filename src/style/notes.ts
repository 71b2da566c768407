/**
 * Notes at a story's end, and ornaments: lines that no one typed. In: notes as read. Out: blocks that run in the text. Measures nothing.
 */
import type { Block, Note, Para } from '../read/types.ts';
import type { Hand } from './apart.ts';
import { generatedText } from './inlines.ts';
import { noteId, noteMark } from './lines.ts';
import type { ParaBlock, StyledBlock } from './matter.ts';

const body = { face: 'body', swatch: 'black' };

/** A line in the middle, at the body's size: ※ between two parts of a story. */
export function ornament(hand: Hand, text: string, span: Para['span']): ParaBlock {
  const id = hand.paras.id('o');
  const para = hand.paras.para(id, 'generated', [generatedText(text, body)], hand.scale.body, { align: 'center' });
  return { kind: 'para', id, order: hand.next(), span, para };
}

/** Notes under a short rule, in the captions' size. */
export function styleNotes(
  hand: Hand,
  story: string,
  notes: readonly Note[],
  style: (block: Block) => readonly StyledBlock[],
): StyledBlock[] {
  const [first] = notes;
  if (!first) return [];
  const of = (block: Block, i: number, b: number): readonly StyledBlock[] =>
    block.kind === 'para' ? [noteOf(hand, story, block, i, b)] : style(block);
  return [ruleOver(hand, first), ...notes.flatMap(({ blocks }, i) => blocks.flatMap((block, b) => of(block, i, b)))];
}

function ruleOver(hand: Hand, { span }: Note): ParaBlock {
  const { paras, scale } = hand;
  const id = paras.id('o');
  const para = paras.para(id, 'generated', [generatedText('——————', body)], scale.caption);
  return { kind: 'para', id, order: hand.next(), span, para, scale: scale.caption / scale.body };
}

/** A paragraph of note i; the first has its mark. */
function noteOf(hand: Hand, story: string, block: Para, i: number, b: number): ParaBlock {
  const { paras, scale } = hand;
  const id = b === 0 ? noteId(story, i) : paras.id('n');
  const runs = [...(b === 0 ? [generatedText(noteMark(i), body)] : []), ...hand.runs(block.inlines, 'body')];
  const para = paras.para(id, 'note', runs, scale.caption, { align: 'justify' });
  return { kind: 'para', id, order: hand.next(), span: block.span, para, scale: scale.caption / scale.body };
}
