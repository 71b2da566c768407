/**
 * Running text of known length for tests of filling: `flow('4 # 3 12')` is a paragraph of four lines, a crosshead, a paragraph of three lines,
 * one of twelve. And what any filled text must keep: nothing lost, nothing twice, no N1 to N3.
 */
import type { Filled, FilledLeg } from '../../src/makeup/fill.ts';
import type { Leg } from '../../src/plan/types.ts';
import type { CrossheadBlock, FlowBlock, ParaBlock } from '../../src/style/matter.ts';
import type { StyledPara } from '../../src/style/types.ts';
import type { Typesetter } from '../../src/text/typesetter.ts';

/** Characters of a line in these tests. */
export const MEASURE = 10;

let next = 0;
/** `n` Han characters, none the same as one within 20,000. */
export const han = (n: number): string =>
  Array.from({ length: n }, () => String.fromCharCode(0x4e00 + (next++ % 20_000))).join('');

const span = { file: 'a.md', start: 0, end: 0 };

export function styled(text: string, over: Partial<StyledPara> = {}): StyledPara {
  const runs = text ? [{ text, face: 'body', swatch: 'black', span }] : [];
  return { block: 'p', role: 'body', runs, size: 9, indent: 0, align: 'justify', ...over };
}

/** A paragraph of `lines` lines at `MEASURE`; its last one is half full. */
export function para(lines: number, order = 0, dropcap?: number): ParaBlock {
  const text = han(Math.max(1, lines * MEASURE - MEASURE / 2));
  const made: ParaBlock = { kind: 'para', id: `p${order}`, order, span, para: styled(text, { block: `p${order}` }) };
  return dropcap ? { ...made, dropcap: { lines: dropcap, face: 'headline-feature' } } : made;
}

export function crosshead(order = 0, text = han(5)): CrossheadBlock {
  const main = styled(text, { block: `c${order}`, role: 'crosshead', align: 'start' });
  return { kind: 'crosshead', id: `c${order}`, order, span, level: 1, number: null, theme: null, main };
}

/** `4 # 3v3`: a number is a paragraph of so many lines, `v3` gives it a drop cap of three, `#` is a crosshead. */
export const flow = (notation: string): FlowBlock[] =>
  notation
    .trim()
    .split(/\s+/)
    .map((token, i) => {
      const [lines, dropcap] = token.split('v').map(Number);
      return token === '#' ? crosshead(i) : para(lines!, i, dropcap);
    });

/** Legs of these lines, one a column, all of one measure unless `measures` says so. */
export const legs = (lines: readonly number[], measures: readonly number[] = []): Leg[] =>
  lines.map((count, i) => ({ column: i + 1, line: 1, lines: count, measure: measures[i] ?? MEASURE }));

/** Each leg as letters from its top: `p` a line of a paragraph, `P` its first, `#` a crosshead's line, `-` empty. */
export function shown(filled: Filled, blocks: readonly FlowBlock[], setter: Typesetter): string[] {
  return filled.legs.map(({ leg, pieces }) => {
    const rows = Array.from({ length: leg.lines }, () => '-');
    for (const piece of pieces) {
      const block = blocks[piece.block]!;
      for (let i = 0; i < piece.rows; i++) {
        if (rows[piece.row + i] !== '-')
          throw new Error(`line ${piece.row + i} of column ${leg.column} is taken twice or outside`);
        const first = i === 0 && block.kind === 'para' && piece.from <= setter.compose(block.para).from + (piece.dropcap ? 1 : 0);
        rows[piece.row + i] = block.kind === 'crosshead' ? '#' : i >= piece.ends.length ? '.' : first ? 'P' : 'p';
      }
    }
    return rows.join('');
  });
}

/** What is wrong with a filled text, in words: the ids of newspaper.md. */
export function faults(filled: Filled, blocks: readonly FlowBlock[], setter: Typesetter): string[] {
  return [...filled.legs.flatMap((leg) => faultsOf(leg, blocks, setter)), ...lost(filled, blocks, setter)];
}

function faultsOf({ leg, pieces }: FilledLeg, blocks: readonly FlowBlock[], setter: Typesetter): string[] {
  const found: string[] = [];
  const last = pieces.at(-1);
  if (last && blocks[last.block]!.kind === 'crosshead')
    found.push(`N1: crosshead ${last.block} at the foot of column ${leg.column}`);
  const first = pieces[0];
  if (first && endsAlone(first, blocks, setter))
    found.push(`N2: the last line of ${first.block} alone at the head of column ${leg.column}`);
  let row = 0;
  for (const piece of pieces) {
    if (piece.row < row) found.push(`N4: ${piece.block} lies on what stands above it in column ${leg.column}`);
    row = piece.row + piece.rows;
    if (isLonely(piece, blocks, setter)) found.push(`N3: ${piece.block} ends in one character`);
  }
  if (row > leg.lines) found.push(`N4: column ${leg.column} is overfull`);
  return found;
}

type Piece = FilledLeg['pieces'][number];

function endsAlone(piece: Piece, blocks: readonly FlowBlock[], setter: Typesetter): boolean {
  const block = blocks[piece.block]!;
  if (block.kind !== 'para') return false;
  const items = setter.compose(block.para);
  return piece.from > items.from && !piece.dropcap && piece.ends.length === 1 && piece.ends[0] === items.to;
}

function isLonely(piece: Piece, blocks: readonly FlowBlock[], setter: Typesetter): boolean {
  const block = blocks[piece.block]!;
  if (block.kind !== 'para') return false;
  const items = setter.compose(block.para);
  const { ends } = piece;
  return ends.at(-1) === items.to && items.to - (ends.at(-2) ?? piece.from) < 2 && items.to - items.from > 1;
}

/** Cursors that do not follow each other: a line lost or set twice (N4). */
function lost(filled: Filled, blocks: readonly FlowBlock[], setter: Typesetter): string[] {
  const found: string[] = [];
  let block = 0;
  let box = -1;
  const begin = (): number => {
    const one = blocks[block];
    return one?.kind === 'para' ? setter.compose(one.para).from : 0;
  };
  const skipEmpty = (): void => {
    for (;;) {
      const one = blocks[block];
      if (one?.kind !== 'para' || setter.compose(one.para).to > setter.compose(one.para).from) return;
      block++;
    }
  };
  for (const { pieces } of filled.legs)
    for (const piece of pieces) {
      if (box < 0) skipEmpty();
      const from = box < 0 ? begin() + (piece.dropcap ? 1 : 0) : box;
      const one = blocks[block];
      if (piece.block !== block || (one?.kind === 'para' && piece.from !== from))
        found.push(`N4: ${piece.block}:${piece.from} stands where ${block}:${from} should`);
      const end = piece.ends.at(-1) ?? -1;
      const whole = one?.kind !== 'para' || end === setter.compose(one.para).to;
      block = piece.block + (whole ? 1 : 0);
      box = whole ? -1 : end;
    }
  skipEmpty();
  const at = `${block}:${box < 0 ? begin() : box}`;
  const told = filled.rest ? `${filled.rest.block}:${filled.rest.box}` : `${blocks.length}:0`;
  if (at !== told && !(box < 0 && filled.rest?.block === block)) found.push(`N4: ends at ${at}, says ${told}`);
  return found;
}
