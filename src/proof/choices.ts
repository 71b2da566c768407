/**
 * Names that a proof may be asked for by: loaded without anything else.
 */

/** What may be laid over a page. */
export const OVERLAYS = ['lines', 'loose', 'grid', 'slots'] as const;
export type Overlay = (typeof OVERLAYS)[number];

/** On what it is printed: a sheet as large as it is, reduced to A3, or A3 tiles at full size that overlap. */
export const SHEETS = ['full', 'a3', 'tiles'] as const;
export type SheetName = (typeof SHEETS)[number];
