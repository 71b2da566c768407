/**
 * What a story says about things outside it: stories that a digest or a correction names, addresses of QR codes. In: a story and the edition. Out: a
 * diagnostic where one leads nowhere. Changes nothing.
 */
import { dirname, join, relative } from 'node:path';
import { diagnose, type Diagnostic, type Severity, type Span } from '../base/index.ts';
import { modulesOf } from '../makeup/qr.ts';
import type { Block, Correction, Digest, Inline, Manuscript } from '../read/types.ts';
import type { Edition } from '../story/types.ts';
import { entriesOf, type FolioOf, referenceIn } from '../style/index.ts';

/** What is told of an edition: its date and where its stories stand. */
export type Told = Pick<Edition, 'date' | 'contents'>;

/** Folios by a story's own id or by its file as a story in `file` names it. */
export const folioOf =
  ({ contents }: Told, file: string): FolioOf =>
  (reference) => {
    const path = relative('.', join(dirname(file), reference)).replaceAll('\\', '/');
    return contents.find((one) => one.lasting === reference || one.file === path)?.folios;
  };

/** Codes: reference-missing, correction-untied, qr-too-long. */
export function brokenReferences(manuscript: Manuscript, edition: Told): Diagnostic[] {
  const found: Diagnostic[] = [];
  const say = (severity: Severity, code: string, message: string, span: Span): void =>
    void found.push(diagnose(severity, code, message, span, manuscript.source));
  const inlines = (list: readonly Inline[]): void => {
    for (const inline of list) {
      if (inline.kind === 'qr' && (inline.url === '' || modulesOf(inline.url) === null))
        say('error', 'qr-too-long', qrMessage(inline.url), inline.span);
      if ('children' in inline) inlines(inline.children);
    }
  };
  const visit = (block: Block): void => {
    if (block.kind === 'digest') digest(block, folioOf(edition, manuscript.file), say);
    if (block.kind === 'correction') correction(block, edition, say);
    if ('inlines' in block) inlines(block.inlines);
    if (block.kind === 'list') for (const item of block.items) item.blocks.forEach(visit);
    else if ('blocks' in block) block.blocks.forEach(visit);
  };
  manuscript.blocks.forEach(visit);
  for (const note of manuscript.notes) note.blocks.forEach(visit);
  return found;
}

type Say = (severity: Severity, code: string, message: string, span: Span) => void;

const qrMessage = (url: string): string =>
  url === ''
    ? 'this QR code has no address; write :qr[https://…]'
    : `${url.length} characters are more than a QR code holds; give it a shorter address`;

function digest({ blocks, span }: Digest, folios: FolioOf, say: Say): void {
  for (const entry of entriesOf(blocks)) {
    const reference = referenceIn(entry);
    const place = entry[0] ? { ...entry[0].span, end: entry.at(-1)!.span.end } : span;
    if (reference === undefined) {
      const how = 'link it to its story, [short title](story.md) or [short title](id)';
      say('warning', 'reference-missing', `this entry of the digest has no page number: ${how}`, place);
    } else if (!folios(reference)) {
      const message = `“${reference}” is no story of this edition: the digest names stories by file, counted from its own folder, or by id`;
      say('error', 'reference-missing', message, place);
    }
  }
}

/** A correction is tied to its story by id; one of an earlier issue is known by its date, for that issue is not at hand. */
function correction({ of, date, span }: Correction, { date: today, contents }: Told, say: Say): void {
  const opener = { ...span, end: Math.min(span.end, span.start + 1) };
  if (of === undefined) {
    const message = 'a correction names the story that it corrects: write :::correction{of=ID date=2021-01-25}';
    return say('error', 'correction-untied', message, opener);
  }
  if (contents.some(({ lasting }) => lasting === of)) return;
  const typed = date ?? /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(of)?.slice(1).join('-');
  if (typed === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(typed)) {
    const why = date === undefined ? 'and there is no date=' : `and date=${date} is no date such as 2021-01-25`;
    return say('error', 'correction-untied', `of=${of} names no story of this edition, ${why}`, opener);
  }
  if (today !== '' && typed >= today)
    say(
      'error',
      'correction-untied',
      `of=${of} names no story of this edition, and ${typed} is not before it (${today})`,
      opener,
    );
}
