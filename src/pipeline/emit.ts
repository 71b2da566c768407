/**
 * Stages written out on request (`--emit`): manuscript and edition as read, items as composed, plan and layout as made.
 */
import { dirname } from 'node:path';
import { serialise } from '../layout/index.ts';
import { toWebText } from '../read/index.ts';
import type { Edition } from '../story/types.ts';
import { Composer } from '../text/composer.ts';
import { Stream } from '../text/stream.ts';
import type { BuildOptions } from '../pipeline.ts';
import type { Pages } from './changes.ts';
import type { Kept } from './deliver.ts';
import type { Fonts } from './fonts.ts';
import { type Prepared, storiesOf } from './prepare.ts';

async function write(options: BuildOptions, name: string, chunks: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const file = options.sink.open(name);
  for await (const chunk of chunks) file.write(chunk);
  await file.commit();
}

const json = (value: unknown): string[] => [`${JSON.stringify(value, null, 1)}\n`];

/** What is known before layout, so that it is there also when errors stop the rest. */
export async function emitEarly(options: BuildOptions, edition: Edition, prepared: Prepared, fonts: Fonts): Promise<void> {
  const { emit } = options;
  if (emit.includes('manuscript')) await emitManuscripts(options, edition);
  if (emit.includes('edition')) {
    const { root: _, stories, ...rest } = edition;
    const listed = stories.map(({ id, manuscript: { file, front } }) => ({ id, file, front }));
    await write(options, 'edition.json', json({ format: 'banxin/edition/1', ...rest, stories: listed }));
  }
  if (emit.includes('items'))
    await write(options, 'items.json', json({ format: 'banxin/items/1', stories: itemsOf(edition, prepared, fonts) }));
}

async function emitManuscripts(options: BuildOptions, edition: Edition): Promise<void> {
  const manuscripts = edition.stories.map(({ id, manuscript: { source: _, attached, ...tree } }) => ({
    id,
    ...tree,
    ...(attached?.length ? { attached: attached.map(({ file }) => file) } : {}),
  }));
  await write(options, 'manuscript.json', json({ format: 'banxin/manuscript/1', stories: manuscripts }));
  for (const { manuscript } of edition.stories) {
    const name = manuscript.file
      .slice(dirname(manuscript.file) === '.' ? 0 : dirname(manuscript.file).length + 1)
      .replace(/\.md$/u, '');
    await write(options, `${name}.html`, [await toWebText(manuscript)]);
  }
}

/** Boxes of each running paragraph: text, width in em, price of a break after it (null: none allowed). */
function itemsOf(edition: Edition, prepared: Prepared, fonts: Fonts): unknown[] {
  return storiesOf(prepared).map((story) => {
    const stream = new Stream(story.source.length);
    const composer = new Composer(stream, fonts.book, edition.paper.house);
    const paras = story.blocks.flatMap((block) =>
      block.kind === 'para' ? [block.para] : block.kind === 'list' ? block.items.map(({ para }) => para) : [],
    );
    return { id: story.id, paragraphs: paras.map((para) => boxesOf(stream, composer.add(para))) };
  });
}

function boxesOf(stream: Stream, items: ReturnType<Composer['add']>): unknown {
  const boxes = [];
  for (let k = items.from; k < items.to; k++) {
    const penalty = stream.penalty[k]!;
    boxes.push([
      items.text.slice(stream.offset[k]!, stream.offset[k]! + stream.units[k]!),
      Math.round(stream.width[k]! * 1000) / 1000,
      penalty === Infinity ? null : penalty,
    ]);
  }
  return { block: items.para.block, boxes };
}

/** What is known once all pages are made. */
export async function emitLate(options: BuildOptions, kept: Kept): Promise<void> {
  if (options.emit.includes('plan')) await write(options, 'plan.json', json({ format: 'banxin/plan/1', pages: kept.plans }));
  if (options.emit.includes('layout')) await write(options, 'layout.json', serialise(kept.head, kept.pages));
}

/** pages.json: what the pages are made from and came to. */
export const emitPages = (options: BuildOptions, pages: Pages): Promise<void> => write(options, 'pages.json', json(pages));
