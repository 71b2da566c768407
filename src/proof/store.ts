/**
 * The store of rounds beside an edition: which file holds what, and the text of each. Plain JSON that version control takes well; touches no file.
 */
import type { Round } from '../../schemas/round.ts';
import type { Signatures } from '../../schemas/signatures.ts';
import type { Snapshot, StoryText } from './types.ts';

export type { Round } from '../../schemas/round.ts';
export type { Signature, Signatures } from '../../schemas/signatures.ts';

/** The day and variant that a store's folder is for. */
export type Issue = Round['edition'];

/** The folder of an issue's rounds, from the edition's own: `proofs/2026-11-22`, `proofs/2026-11-22+county`. */
export const issueFolder = ({ date, variant }: Pick<Issue, 'date' | 'variant'>): string =>
  `proofs/${date}${variant === undefined ? '' : `+${variant}`}`;

/** `A03/round-2`: round.json and copy/ are in it. */
export const roundFolder = (page: string, round: number): string => `${page}/round-${round}`;

/** `A03/signatures.json`. */
export const signaturesFile = (page: string): string => `${page}/signatures.json`;

/** Names of an issue folder's entries that are rounds: page and number. */
export function roundOf(name: string): { readonly page: string; readonly round: number } | undefined {
  const found = /^([A-Z]?\d{1,3}(?:-[A-Z]?\d{1,3})?)\/round-([1-9]\d?)$/.exec(name);
  return found ? { page: found[1]!, round: Number(found[2]) } : undefined;
}

/** One page of a snapshot: its stories whole, of their lines those that stand on it. */
export function pageOf(snapshot: Snapshot, page: string): Snapshot {
  const stories = snapshot.stories
    .filter(({ pages }) => pages.includes(page))
    .map((story): StoryText => ({
      ...story,
      blocks: story.blocks.map((block) => ({ ...block, rows: block.rows.filter((row) => row.page === page) })),
      photos: story.photos.filter((photo) => photo.page === page),
    }));
  return { ...snapshot, pages: snapshot.pages.filter((one) => one.page === page), stories };
}

/** Pages put together again: a story on several has the lines of all; a block's text is that of the page where it stands. */
export function together(pages: readonly Snapshot[]): Snapshot {
  const stories = new Map<string, StoryText>();
  for (const story of pages.flatMap((one) => one.stories)) {
    const known = stories.get(story.id);
    stories.set(story.id, known ? joined(known, story) : story);
  }
  const { paper, date } = pages[0] ?? { paper: '', date: '' };
  return { paper, date, pages: pages.flatMap((one) => one.pages), stories: [...stories.values()] };
}

function joined(a: StoryText, b: StoryText): StoryText {
  const more = new Map(b.blocks.map((block) => [block.id, block]));
  const blocks = a.blocks.map((block) => {
    const other = more.get(block.id);
    if (!other || other.rows.length === 0) return block;
    return block.rows.length === 0 ? other : { ...block, rows: [...block.rows, ...other.rows] };
  });
  const known = new Set(a.blocks.map(({ id }) => id));
  return { ...a, blocks: [...blocks, ...b.blocks.filter(({ id }) => !known.has(id))], photos: [...a.photos, ...b.photos] };
}

/** round.json: an object a line, so that a diff of it reads. */
export function roundText(round: Round): string {
  const { snapshot, ...head } = round;
  const { stories, ...rest } = snapshot;
  const lines = [`{`, `${JSON.stringify(head).slice(1, -1)},`, `"snapshot":{${JSON.stringify(rest).slice(1, -1)},"stories":[`];
  for (const [i, { blocks, photos, ...story }] of stories.entries()) {
    lines.push(`${i > 0 ? ',' : ''}{${JSON.stringify(story).slice(1, -1)},"blocks":[`);
    for (const [k, { rows, ...block }] of blocks.entries()) {
      lines.push(`${k > 0 ? ',' : ''}{${JSON.stringify(block).slice(1, -1)},"rows":[`);
      lines.push(...rows.map((row, r) => `${r > 0 ? ',' : ''}${JSON.stringify(row)}`), ']}');
    }
    lines.push(`],"photos":[`, ...photos.map((photo, p) => `${p > 0 ? ',' : ''}${JSON.stringify(photo)}`), ']}');
  }
  return `${[...lines, ']}', '}'].join('\n')}\n`;
}

/** Why a file of the store cannot be used. */
export type Unusable = { readonly unusable: string };

/** Reads round.json. `fits`: whether a value fits the published schema, else what is wrong. */
export function readRound(text: string, fits: (value: unknown) => string | undefined): Round | Unusable {
  return read<Round>(text, 'banxin/round/', 1, fits);
}

/** Reads signatures.json. */
export function readSignatures(text: string, fits: (value: unknown) => string | undefined): Signatures | Unusable {
  return read<Signatures>(text, 'banxin/signatures/', 1, fits);
}

function read<T>(text: string, kind: string, version: number, fits: (value: unknown) => string | undefined): T | Unusable {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { unusable: 'is no JSON: it was cut off or damaged; take it from version control or a backup' };
  }
  const format = value !== null && typeof value === 'object' && 'format' in value ? String(value.format) : '';
  if (!format.startsWith(kind)) return { unusable: `is not of the format ${kind}${version}` };
  if (Number(format.slice(kind.length)) > version)
    return { unusable: `was written by a newer Banxin (${format}); this one reads ${kind}${version}: update it` };
  const wrong = fits(value);
  return wrong === undefined ? (value as T) : { unusable: `is damaged: ${wrong}` };
}
