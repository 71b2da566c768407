/**
 * Pages in, what the copy desk reads out: `proof.pdf`, each page with its round, numbered lines, overlays, what is overset, what changed and what was found.
 * A page with errors is proofed all the same.
 */
import { ABOVE, type Diagnostic, type Rect } from '../base/index.ts';
import { columnLeft } from '../layout/index.ts';
import type { Page } from '../layout/types.ts';
import { openPress, type Pressing, type Note, proofProfile } from '../press/index.ts';
import type { ChangeMark } from '../proof/page-marks.ts';
import type { Overlay, SheetName } from '../proof/choices.ts';
import { pageProof, type Remark, ROOM } from '../proof/page-proof.ts';
import { papersOf } from '../proof/papers.ts';
import { rectsOfSource } from '../proof/places.ts';
import { PROOF_SWATCHES } from '../proof/sheet-words.ts';
import { looksOf } from './changes.ts';
import type { Outlet, Shared } from './outlet.ts';
import type { MadePage } from './pages.ts';
import { sourceIndexOf } from './sources.ts';

/** What a proof shows beside the page. Everything may be left out. */
export interface ProofSettings {
  /** The sheet as large as it is, reduced to A3, or in A3 tiles. */
  readonly sheet?: SheetName;
  readonly overlays?: readonly Overlay[];
  /** The round of a page and who reads it. */
  readonly round?: (page: string) => { readonly round: number; readonly by: string } | undefined;
  readonly signatures?: (page: string, looks: string) => readonly { readonly role: string; readonly signed: string }[];
  readonly changes?: readonly ChangeMark[];
  /** The copy desk's, by file and place. */
  readonly findings?: readonly Diagnostic[];
  readonly version?: string;
}

/** The proof deliverable of a build. */
export const proofOutlet = async (shared: Shared): Promise<Outlet> => new ProofOutlet(shared, shared.options.proof ?? {});

const DEFAULT_OVERLAYS: readonly Overlay[] = ['lines', 'loose'];

class ProofOutlet implements Outlet {
  readonly #shared: Shared;
  readonly #settings: ProofSettings;
  readonly #file: ReturnType<Shared['options']['sink']['open']>;
  readonly #pressing: Pressing;
  #whole = true;

  constructor(shared: Shared, settings: ProofSettings) {
    const { options, head, fonts, prepared, edition } = shared;
    this.#shared = shared;
    this.#settings = settings;
    this.#file = options.sink.open('proof.pdf');
    const swatches = { ...head.swatches, ...PROOF_SWATCHES };
    const title = `${edition.paper.name} ${edition.date} 校样`;
    const own = { edition: head.edition, swatches };
    this.#pressing = openPress(own, fonts.book, prepared.shelf, proofProfile, (chunk) => this.#file.write(chunk), { title });
  }

  async take(made: MadePage): Promise<void> {
    const { page } = made;
    const { book } = this.#shared.fonts;
    const proof = pageProof({
      page,
      book,
      words: this.#words(page),
      overlays: new Set(this.#settings.overlays ?? DEFAULT_OVERLAYS),
      slots: slotsOf(made),
      remarks: this.#remarks(made),
      overset: oversetOf(made),
      changes: this.#settings.changes ?? [],
    });
    const notes = proof.notes.map(({ rect, author, text, severity }): Note => ({ rect, author, text, rgb: COLOURS[severity] }));
    const whole = {
      x: -ROOM.left,
      y: -ROOM.top,
      width: page.width + ROOM.left + ROOM.right,
      height: page.height + ROOM.top + ROOM.bottom,
    };
    for (const { says, ...paper } of papersOf(this.#settings.sheet ?? 'full', whole)) {
      const sheet = { x: 0, width: page.width, title: `${page.folios.join('-')} ${says}`, around: proof.around, paper, notes };
      await this.#pressing.take(proof.page, sheet);
    }
  }

  #words(page: Page) {
    const { edition } = this.#shared;
    const name = page.folios.join('-');
    const section = edition.pages.find(({ folios }) => folios.join('-') === name)?.section ?? '';
    const round = this.#settings.round?.(name);
    const looks = looksOf(page);
    return {
      paper: edition.paper.name,
      date: edition.date,
      page: [name, section].filter(Boolean).join(' '),
      by: round?.by ?? '',
      round: round?.round ?? 0,
      version: [looks.slice(0, 12), this.#settings.version].filter(Boolean).join(' · Banxin '),
      signatures: this.#settings.signatures?.(name, looks) ?? edition.paper.proof.requires.map((role) => ({ role, signed: '' })),
    };
  }

  /** Findings of the build on this page, and the desk's on its stories, at the characters that they are about. */
  #remarks({ page, stories, diagnostics }: MadePage): Remark[] {
    const indexOf = sourceIndexOf(this.#shared.edition);
    const files = new Map(stories.map(({ file, source }) => [file, source]));
    const desk = (this.#settings.findings ?? []).filter(({ file }) => files.has(file));
    return [...diagnostics, ...desk].flatMap(({ file, line, column, endLine, endColumn, code, message, severity }): Remark[] => {
      const source = files.get(file);
      if (source === undefined) return [{ code, text: message, severity, rects: [CORNER] }];
      const [start, end] = [offsetOf(source, line, column), offsetOf(source, endLine, endColumn)];
      const rects = rectsOfSource(page, indexOf(file), start, end);
      const story = stories.find((one) => one.file === file)!.id;
      return [{ code, text: message, severity, rects: rects.length > 0 ? rects : [lastLine(page, story) ?? CORNER] }];
    });
  }

  async finish(): Promise<readonly Diagnostic[]> {
    const { diagnostics } = await this.#pressing.finish();
    this.#whole = !diagnostics.some(({ severity }) => severity === 'error');
    return diagnostics;
  }

  /** A proof is for what is not right yet: errors of the copy do not stop it. */
  async settle(): Promise<void> {
    await (this.#whole ? this.#file.commit() : this.#file.discard());
  }
}

const COLOURS: Readonly<Record<Remark['severity'] | 'change', Note['rgb']>> = {
  error: [255, 90, 90],
  warning: [255, 190, 60],
  note: [150, 200, 255],
  change: [120, 180, 255],
};

/** Where a finding stands that has no place on the page. */
const CORNER: Rect = { x: 4, y: 4, width: 60, height: 12 };

/** The last line of a story: behind it is what stands nowhere. */
function lastLine(page: Page, story: string): Rect | undefined {
  const last = page.frames.filter((frame) => frame.story === story && frame.role !== 'generated' && frame.lines?.length).at(-1);
  const line = last?.lines?.at(-1);
  const size = line?.runs[0]?.size ?? page.grid.em;
  return line && { x: line.x, y: line.baseline - ABOVE * size, width: line.measure, height: size };
}

function slotsOf({ page, plan }: MadePage): { name: string; rect: Rect }[] {
  const { grid } = page;
  return plan.slots.map(({ name, column, columns, line, lines }) => {
    const x = columnLeft(page, column - 1);
    const right = columnLeft(page, column + columns - 2) + grid.chars * grid.em;
    return { name, rect: { x, y: grid.y + (line - 1) * grid.leading, width: right - x, height: lines * grid.leading } };
  });
}

/** Text of the page's stories that stands nowhere on it; of one that goes on elsewhere nothing is lost. */
function oversetOf({ page, stories, handsOn, diagnostics }: MadePage): { title: string; text: string }[] {
  if (!diagnostics.some(({ code }) => code === 'overset')) return [];
  const painted = new Map<string, number>();
  for (const { block, role, lines } of page.frames) {
    if (block === null || role === 'generated') continue;
    const length = (lines ?? []).reduce((sum, { runs }) => sum + runs.reduce((all, { text }) => all + text.length, 0), 0);
    painted.set(block, (painted.get(block) ?? 0) + length);
  }
  const jumps = new Set(handsOn.map(({ story }) => story));
  return stories
    .filter(({ id }) => !jumps.has(id))
    .flatMap(({ title, texts }) => {
      const text = texts
        .filter(({ role }) => role === 'body' || role === 'list' || role === 'crosshead')
        .map(({ id, text: all }) => all.slice(painted.get(id) ?? 0))
        .join('');
      return text === '' ? [] : [{ title, text }];
    });
}

/** UTF-16 offset of a line and column, both from 1. */
function offsetOf(source: string, line: number, column: number): number {
  let at = 0;
  for (let n = 1; n < line; n++) {
    const end = /\r\n|\r|\n/.exec(source.slice(at));
    if (!end) break;
    at += end.index + end[0].length;
  }
  return Math.min(source.length, at + column - 1);
}
