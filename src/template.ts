/**
 * What a template imports as `banxin/template`: React, React-PDF's primitives, `Slot`, inks by name, and the rules and helpers of a
 * newspaper page. Everything is placed in pt from the upper left of the trimmed page; nothing here measures story text.
 */
import React, { createElement, type ReactElement } from 'react';
import * as primitives from '@react-pdf/primitives';
import type * as typed from '@react-pdf/renderer';
import { ABOVE } from './base/index.ts';

export { React };

// React-PDF's primitives are strings; its renderer, which types them, brings pdfkit and a reconciler that a template does not need.
const as = <T>(primitive: string): T => primitive as unknown as T;
export const Canvas = as<typeof typed.Canvas>(primitives.Canvas);
export const Circle = as<typeof typed.Circle>(primitives.Circle);
export const ClipPath = as<typeof typed.ClipPath>(primitives.ClipPath);
export const Defs = as<typeof typed.Defs>(primitives.Defs);
export const Ellipse = as<typeof typed.Ellipse>(primitives.Ellipse);
export const G = as<typeof typed.G>(primitives.G);
export const Line = as<typeof typed.Line>(primitives.Line);
export const Link = as<typeof typed.Link>(primitives.Link);
export const Path = as<typeof typed.Path>(primitives.Path);
export const Polygon = as<typeof typed.Polygon>(primitives.Polygon);
export const Polyline = as<typeof typed.Polyline>(primitives.Polyline);
export const Rect = as<typeof typed.Rect>(primitives.Rect);
export const Svg = as<typeof typed.Svg>(primitives.Svg);
export const Text = as<typeof typed.Text>(primitives.Text);
export const Tspan = as<typeof typed.Tspan>(primitives.Tspan);
export const View = as<typeof typed.View>(primitives.View);

export type { PageProps, ColumnRule, Placed, PlacedModule } from './furnish/types.ts';
export type { Rect as Area } from './base/index.ts';
export { openNames, serial } from './furnish/names.ts';
export { swatch } from './furnish/inks.ts';
import { swatch } from './furnish/inks.ts';

/** What a `Draw` paints with: pdfkit's drawing methods, colours as `swatch(name)`. */
export interface Painter {
  moveTo(x: number, y: number): Painter;
  lineTo(x: number, y: number): Painter;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): Painter;
  rect(x: number, y: number, width: number, height: number): Painter;
  circle(x: number, y: number, radius: number): Painter;
  path(d: string): Painter;
  closePath(): Painter;
  lineWidth(weight: number): Painter;
  lineCap(cap: 'butt' | 'round' | 'square'): Painter;
  dash(length: number | readonly number[], options?: { readonly space?: number }): Painter;
  fillColor(colour: string): Painter;
  strokeColor(colour: string): Painter;
  fill(rule?: 'even-odd' | 'non-zero'): Painter;
  stroke(): Painter;
  fillAndStroke(): Painter;
  save(): Painter;
  restore(): Painter;
  /** A Banxin extension, see `Picture`: only furnish's recorder understands it. */
  text(words: string, x: number, y: number, options: { readonly width: number; readonly height: number }): Painter;
}

const h = createElement;
const ORIGIN = { position: 'absolute', left: 0, top: 0, width: 1, height: 1 } as const;

/** The place of made-up matter in the painting order: what stands before the first is under the matter, after the last above it. */
export function Slot({ name }: { readonly name: string }): ReactElement {
  return h(View, { id: `slot:${name}`, style: { position: 'absolute', left: 0, top: 0 } });
}

/** Free drawing in page coordinates, pt. */
export function Draw({ paint }: { readonly paint: (painter: Painter) => void }): ReactElement {
  const run = (painter: unknown): null => {
    paint(painter as Painter);
    return null;
  };
  return h(Canvas, { style: ORIGIN, paint: run });
}

/** A picture file (relative to the root) over a rectangle of the page, whole and unturned. */
export function Picture(props: {
  readonly file: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}): ReactElement {
  const { file, x, y, width, height } = props;
  return h(Draw, { paint: (painter) => painter.text(`picture:${file}`, x, y, { width, height }) });
}

export interface WordsProps {
  readonly children: string | number;
  /** Left end, right end or middle of the words, after `anchor`. */
  readonly x: number;
  readonly baseline: number;
  /** Type size, pt. */
  readonly size: number;
  /** Role of fonts.yaml. */
  readonly role: string;
  readonly ink?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Added after each character, em. */
  readonly open?: number;
}

const ALIGN = { start: 'left', middle: 'center', end: 'right' } as const;

/** One line of furniture text on its baseline. */
export function Words(props: WordsProps): ReactElement {
  const { children, x, baseline, size, role, ink = 'black', anchor = 'start', open = 0 } = props;
  const words = String(children);
  // Wide enough for any line of this many characters, so that it never turns; the letter-space after the last one is taken back.
  const width = (words.length + 2) * size * (1.1 + open);
  const trail = anchor === 'end' ? open * size : anchor === 'middle' ? (open * size) / 2 : 0;
  const left = x + trail - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
  return h(
    Text,
    {
      wrap: false,
      style: {
        position: 'absolute',
        left,
        top: baseline - ABOVE * size,
        width,
        height: 2 * size,
        fontFamily: role,
        fontSize: size,
        color: swatch(ink),
        textAlign: ALIGN[anchor],
        ...(open ? { letterSpacing: open * size } : {}),
      },
    },
    words,
  );
}

export interface RuleProps {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly ink?: string;
}

/** Weights of rules, pt: 正线 and 反线. */
export const HAIRLINE = 0.3;
export const HEAVY = 1;

function stroke(painter: Painter, rule: RuleProps, weight: number): void {
  painter
    .moveTo(rule.x1, rule.y1)
    .lineTo(rule.x2, rule.y2)
    .lineWidth(weight)
    .strokeColor(swatch(rule.ink ?? 'black'))
    .stroke();
}

/** 正线, 0.3 pt. */
export function Hairline(props: RuleProps): ReactElement {
  return h(Draw, { paint: (painter) => stroke(painter, props, HAIRLINE) });
}

/** 反线, 1 pt. */
export function HeavyRule(props: RuleProps): ReactElement {
  return h(Draw, { paint: (painter) => stroke(painter, props, HEAVY) });
}

/** 文武线: 1.5 pt, a gap of 1 pt, 0.3 pt; level, the heavy one above, `y` the top of the whole. It is 2.8 pt deep. */
export function ThickThin({
  x1,
  x2,
  y,
  ink = 'black',
}: {
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
  readonly ink?: string;
}): ReactElement {
  return h(Draw, {
    paint: (painter) => {
      stroke(painter, { x1, x2, y1: y + 0.75, y2: y + 0.75, ink }, 1.5);
      stroke(painter, { x1, x2, y1: y + 2.65, y2: y + 2.65, ink }, HAIRLINE);
    },
  });
}

/** 点线: round dots of `weight` pt, as far apart as they are wide twice. */
export function DottedRule({ weight = 0.6, ...rule }: RuleProps & { readonly weight?: number }): ReactElement {
  return h(Draw, {
    paint: (painter) => {
      painter
        .save()
        .lineCap('round')
        .dash([0.01, weight * 3]);
      stroke(painter, rule, weight);
      painter.restore();
    },
  });
}

/** A tint or a solid over a rectangle. */
export function Tint(props: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly ink: string;
}): ReactElement {
  return h(Draw, {
    paint: (painter) => void painter.rect(props.x, props.y, props.width, props.height).fillColor(swatch(props.ink)).fill(),
  });
}
