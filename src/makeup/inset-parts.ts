/**
 * What all insets have in common: what they are set with, what they are once they are placed, and their rules. Sets nothing.
 */
import type { Rect } from '../base/index.ts';
import type { Cell, Line, Path, Role } from '../layout/types.ts';
import type { Typesetter } from '../text/typesetter.ts';

/** Size and leading, pt. */
export interface OwnType {
  readonly size: number;
  readonly leading: number;
}

/** What insets are set with: the page's body in pt, and their own types. */
export interface InsetKit {
  readonly setter: Typesetter;
  readonly em: number;
  readonly leading: number;
  readonly table: OwnType;
  readonly notice: OwnType;
  readonly digest: OwnType;
  readonly caption: OwnType;
}

/** Lines of one paragraph of an inset. */
export interface InsetText {
  readonly role: Role;
  readonly block: string;
  readonly lines: readonly Line[];
  readonly cell?: Cell;
}

/** Rules, or a code and where it leads. */
export interface InsetPaths {
  readonly role: Role;
  readonly rect: Rect;
  readonly paths: readonly Path[];
  readonly link?: string;
}

/** An inset in its place: text in the order of the manuscript. */
export interface PlacedInset {
  readonly text: readonly InsetText[];
  readonly paths: readonly InsetPaths[];
}

/** An inset of a width, before it is placed. */
export interface InsetPlan {
  /** Whole lines of the page. */
  readonly lines: number;
  /** Sets it with its upper left at x, y (pt). */
  place(x: number, y: number): PlacedInset;
}

/** A level rule of `weight` pt, its upper edge at y. */
export const level = (x: number, y: number, width: number, weight: number): Path => ({
  d: `M ${x} ${y + weight / 2} L ${x + width} ${y + weight / 2}`,
  stroke: 'black',
  lineWidth: weight,
});

/** 正线, 反线 (newspaper.md), pt. */
export const HAIRLINE = 0.3;
export const HEAVY = 1;

/** The whole lines of the page that so many pt take. */
export const wholeLines = (height: number, leading: number): number => Math.max(1, Math.ceil(height / leading - 1e-6));
