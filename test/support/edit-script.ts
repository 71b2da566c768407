/**
 * Random edits of an edition's text with known answers: what was done, to which block, as which kind. Seeded; a block is edited once at most.
 */
import type { Mark } from '../../src/proof/marks.ts';
import type { Block, Photo, StoryText } from '../../src/proof/types.ts';

/** What an editor did, and so what a comparison has to say: once, as this kind. */
export interface Done {
  readonly kind:
    'insert-block' | 'delete-block' | 'move' | 'split' | 'merge' | 'headline' | 'insert' | 'delete' | 'replace' | 'photo';
  readonly story: string;
  /** Text of the block before; of the new one for an inserted block. */
  readonly text: string;
  readonly old: string;
  readonly now: string;
  /** What a proofreader writes to ask for it. */
  readonly mark: Mark;
}

/** mulberry32: the same numbers for the same seed. */
export function random(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS = [
  '河岸',
  '新桥',
  '三百人',
  '市民',
  '2027年',
  '上午',
  '第一',
  '修复',
  '老街',
  '图书馆',
  '12.5万元',
  '夜班车',
  '合唱团',
  '果园',
];

interface Working {
  id: string;
  file: string;
  title: string;
  pages: readonly string[];
  blocks: (Block & { touched?: boolean; no: number })[];
  photos: (Photo & { touched?: boolean })[];
}

/** A new side and what was done to the old one to get there. `count` edits, or fewer where no block is left. `undone`: which only stay on paper. */
export function edited(
  old: readonly StoryText[],
  seed: number,
  count: number,
  undone: (n: number) => boolean = () => false,
): { readonly now: StoryText[]; readonly done: Done[] } {
  const next = random(seed);
  const pick = (n: number): number => Math.floor(next() * n);
  const work: Working[] = old.map((story) => ({
    ...story,
    blocks: story.blocks.map((block, no) => ({ ...block, no })),
    photos: story.photos.map((photo) => ({ ...photo })),
  }));
  const done: Done[] = [];
  for (let tries = 0; done.length < count && tries < count * 30; tries++) {
    const story = work[pick(work.length)]!;
    const before = { blocks: [...story.blocks], photos: story.photos.map((photo) => ({ ...photo })) };
    const one = ACTS[pick(ACTS.length)]!(story, pick, done.length);
    if (!one) continue;
    if (undone(done.length)) takeBack(story, before);
    done.push({ ...one, story: story.id, mark: { story: story.id, ...one.mark } as Mark });
  }
  const now = work.map((story) => ({
    ...story,
    blocks: story.blocks.map(({ touched: _, no: __, ...block }) => block),
    photos: story.photos.map(({ touched: _, ...photo }) => photo),
  }));
  return { now, done };
}

/** Leaves an edit undone, and its place to itself. */
function takeBack(story: Working, before: Pick<Working, 'blocks' | 'photos'>): void {
  const near = new Set(before.blocks.flatMap((block, k) => (story.blocks[k] === block ? [] : [k - 1, k])).slice(0, 2));
  const gone = new Set(before.blocks.filter((block) => !story.blocks.includes(block)));
  const first = before.blocks.findIndex((block, k) => story.blocks[k] !== block);
  story.blocks = before.blocks.map((block, k) =>
    gone.has(block) || near.has(k) || k === first ? { ...block, touched: true } : block,
  );
  story.photos = before.photos.map((photo, k) => ({ ...photo, touched: photo.touched || story.photos[k]!.touched === true }));
}

type Act = (
  story: Working,
  pick: (n: number) => number,
  n: number,
) => (Omit<Done, 'story' | 'mark'> & { mark: object }) | undefined;

/** A line of context around a place. */
const around = (text: string, from: number, to: number, mark: string): string =>
  `${text.slice(Math.max(0, from - 14), from)}${mark}${text.slice(to, to + 14)}`;
const beginning = (text: string): string => text.slice(0, 24);

/** A block of running text that nobody has touched, nor its neighbours: an editor works on one place at a time. */
function free({ blocks }: Working, pick: (n: number) => number, least = 40): number | undefined {
  const at = pick(blocks.length);
  const quiet = (k: number): boolean => !blocks[k] || !blocks[k]!.touched;
  const block = blocks[at];
  return block && block.role === 'body' && block.text.length >= least && quiet(at) && quiet(at - 1) && quiet(at + 1)
    ? at
    : undefined;
}

const HAN = /[\u4e00-\u9fff]/;
/** A place between two Han of a text, away from its ends. */
function between(text: string, pick: (n: number) => number): number {
  for (let tries = 0; tries < 60; tries++) {
    const at = 4 + pick(text.length - 8);
    if (HAN.test(text[at - 1]!) && HAN.test(text[at]!) && HAN.test(text[at - 2]!) && HAN.test(text[at + 1]!)) return at;
  }
  return -1;
}

const change =
  (kind: 'insert' | 'delete' | 'replace'): Act =>
  ({ blocks, ...story }, pick) => {
    const at = free({ blocks, ...story }, pick);
    if (at === undefined) return undefined;
    const block = blocks[at]!;
    const from = between(block.text, pick);
    if (from < 0) return undefined;
    const word = WORDS[pick(WORDS.length)]!;
    const old = kind === 'insert' ? '' : block.text.slice(from, from + 2 + pick(3));
    const now = kind === 'delete' ? '' : word;
    // A change that shares its edge with what stands there is told at another place with the same effect: not what is tested here.
    const after = block.text[from + old.length] ?? '';
    if (!/^[\u4e00-\u9fff]*$/.test(old) || !HAN.test(after)) return undefined;
    if (
      (old && now && [...old].some((c) => now.includes(c))) ||
      (now && (now[0] === block.text[from] || now.at(-1) === block.text[from - 1] || now[0] === after || now.at(-1) === after)) ||
      (old && (old[0] === after || old.at(-1) === block.text[from - 1]))
    )
      return undefined;
    const text = block.text.slice(0, from) + now + block.text.slice(from + old.length);
    blocks[at] = { ...block, text, touched: true };
    const typed = kind === 'insert' ? `{++${now}++}` : kind === 'delete' ? `{--${old}--}` : `{~~${old}~>${now}~~}`;
    return { kind, text: block.text, old, now, mark: { text: around(block.text, from, from + old.length, typed) } };
  };

const ACTS: readonly Act[] = [
  change('insert'),
  change('delete'),
  change('replace'),
  (story, pick, n) => {
    const at = free(story, pick, 1);
    if (at === undefined) return undefined;
    const text = `${Array.from({ length: 40 }, () => String.fromCharCode(0x4e00 + pick(0x5000))).join('')}。`;
    const before = story.blocks[at - 1];
    if (before?.role !== 'body') return undefined;
    story.blocks.splice(at, 0, { id: `n${n}`, role: 'body', text, size: 9, rows: [], touched: true, no: -1 });
    return { kind: 'insert-block', text, old: '', now: text, mark: { insert: text, after: beginning(before.text) } };
  },
  (story, pick) => {
    const at = free(story, pick, 30);
    if (at === undefined || story.blocks.filter(({ role }) => role === 'body').length < 6) return undefined;
    const [gone] = story.blocks.splice(at, 1);
    for (const k of [at - 1, at]) if (story.blocks[k]) story.blocks[k]!.touched = true;
    return { kind: 'delete-block', text: gone!.text, old: gone!.text, now: '', mark: { delete: beginning(gone!.text) } };
  },
  (story, pick) => {
    const at = free(story, pick, 40);
    if (at === undefined) return undefined;
    const to = (at + 3 + pick(story.blocks.length - 4 || 1)) % story.blocks.length;
    if (Math.abs(to - at) < 3 || story.blocks.some(({ no }, k) => k > 0 && no >= 0 && story.blocks[k - 1]!.no > no))
      return undefined;
    if ([at - 1, at + 1, to - 1, to, to + 1].some((k) => story.blocks[k]?.touched) || story.blocks[to]?.role !== 'body')
      return undefined;
    const [block] = story.blocks.splice(at, 1);
    story.blocks.splice(to, 0, { ...block!, touched: true });
    const after = story.blocks[to - 1]!.text;
    return { kind: 'move', text: block!.text, old: '', now: '', mark: { move: beginning(block!.text), after: beginning(after) } };
  },
  (story, pick) => {
    const at = free(story, pick, 80);
    if (at === undefined) return undefined;
    const block = story.blocks[at]!;
    const cut = block.text.indexOf('。', block.text.length * 0.3) + 1;
    if (cut <= 0 || cut > block.text.length * 0.7) return undefined;
    const [head, tail] = [block.text.slice(0, cut), block.text.slice(cut)];
    story.blocks.splice(
      at,
      1,
      { ...block, text: head, touched: true },
      { ...block, id: `${block.id}x`, text: tail, touched: true },
    );
    return { kind: 'split', text: block.text, old: head, now: tail, mark: { text: around(block.text, cut, cut, '{++¶++}') } };
  },
  (story, pick) => {
    const at = free(story, pick, 30);
    const other = at === undefined ? undefined : story.blocks[at + 1];
    if (at === undefined || other?.role !== 'body' || other.text.length < 30 || story.blocks[at + 2]?.touched) return undefined;
    const block = story.blocks[at]!;
    const text = block.text + other.text;
    story.blocks.splice(at, 2, { ...block, text, touched: true });
    const mark = { text: `${block.text.slice(-14)}{--¶--}${other.text.slice(0, 14)}` };
    return { kind: 'merge', text: block.text, old: block.text, now: other.text, mark };
  },
  (story, pick) => {
    const at = story.blocks.findIndex(({ role, touched }) => role === 'headline' && !touched);
    const block = story.blocks[at];
    if (!block) return undefined;
    const text = `${WORDS[pick(WORDS.length)]!}${WORDS[pick(WORDS.length)]!}今天换了题`;
    story.blocks[at] = { ...block, text, touched: true };
    return { kind: 'headline', text: block.text, old: block.text, now: text, mark: { text: `{~~${block.text}~>${text}~~}` } };
  },
  (story, pick, n) => {
    const photo = story.photos[pick(story.photos.length || 1)];
    if (!photo || photo.touched) return undefined;
    const old = photo.file;
    Object.assign(photo, { file: `images/new-${n}.jpg`, sha256: String(n).padStart(64, 'f'), touched: true });
    return { kind: 'photo', text: old, old, now: photo.file, mark: { photo: old, now: photo.file } };
  },
];
