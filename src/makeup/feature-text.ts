/**
 * Sets a feature's running text where the fit put it: paragraphs, drop caps, crossheads; says what found no room.
 */
import { diagnose } from '../base/index.ts';
import type { Fit } from '../plan/fit.ts';
import type { Desk } from './desk.ts';
import type { Filled, Filler } from './fill.ts';
import { setFlow } from './flow-text.ts';
import { charactersFrom, sourceOf } from './rest.ts';
import type { StripPlan } from './strip.ts';
import type { Surroundings } from './surroundings.ts';

/** Sets every leg; returns where the end mark goes. */
export function setText(desk: Desk, fit: Fit<Filled>): Surroundings['end'] {
  const text = { flow: desk.matter.flow, belongs: (block: string, order: number) => desk.belongs(block, order, 'text') };
  const end = setFlow(desk, text, fit.filled.legs);
  return fit.filled.rest ? null : end;
}

/** Errors for matter and text that found no room: how much, where it begins, what to do. */
export function complain(desk: Desk, fit: Fit<Filled>, filler: Filler): void {
  const { story, form, folios } = desk.input;
  for (const wanted of fit.arrangement.unplaced) {
    const block = story.blocks.find(({ id }) => id === wanted.block)!;
    const kind = 'use' in block ? block.use : block.kind === 'notices' || block.kind === 'qr' ? block.kind : wanted.kind;
    const what = block.kind === 'figure' ? `picture ${block.file}` : `this ${kind}`;
    const message = `no room on the page for ${what} (${wanted.anchor.columns} columns × ${wanted.lines} lines): take one out, or cut the text`;
    desk.diagnostics.push(diagnose('error', 'overset', message, block.span, story.source));
  }
  const { rest } = fit.filled;
  if (!rest) return;
  const lines = filler.rowsOf(rest, form.grid.chars);
  const text = { setter: desk.setter, flow: desk.matter.flow };
  const characters = charactersFrom(text, rest);
  const message = `溢 ${lines} 行 ${characters} 字: from here on the text finds no room on ${folios.join('–')}; cut about ${characters} characters or take out a picture`;
  const block = desk.matter.flow[rest.block]!;
  desk.diagnostics.push(diagnose('error', 'overset', message, { ...block.span, start: sourceOf(text, rest) }, story.source));
}

/** False, and an error at the list, where the strip leaves no line for text under the headline: it is the list that is too long. */
export function roomForStrip(desk: Desk, strip: StripPlan, headline: number): boolean {
  const { story, form, folios } = desk.input;
  const over = strip.lines - (form.grid.lines - headline - desk.input.shortestLeg);
  if (over <= 0) return true;
  const { list } = desk.matter.strip!;
  const message = `溢 ${over} 行: the list of ${list.items.length} items makes a strip of ${strip.lines} lines and leaves no room for the text on ${folios.join('–')}; shorten it or take items out`;
  desk.diagnostics.push(diagnose('error', 'overset', message, list.span, story.source));
  return false;
}
