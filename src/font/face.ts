/**
 * One face: the file is opened when something of it is first asked for, and each table when it is needed. Answers glyph and advance
 * from arrays; never reads outlines it does not draw.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Coverage, inRanges, readCmap } from './cmap.ts';
import { type Kerning, needsShaper, pairKerning, singleSubstitutions } from './features.ts';
import { GlyphStore, glyfOutline } from './glyf.ts';
import {
  mayEmbed,
  type Metrics,
  readAdvances,
  readCapHeight,
  readItalicAngle,
  readMetrics,
  readPostscriptName,
} from './metrics.ts';
import { openTables } from './sfnt.ts';
import { cffOutline, shapeFully, subsetCff } from './shaper.ts';
import { subsetGlyf } from './subset.ts';
import type { Tables } from './tables.ts';
import type { Face, FontSubset, OutlineCommand, Shaped } from './types.ts';

/** Where a face comes from. */
export interface FaceSource {
  readonly id: string;
  /** As people see it. */
  readonly file: string;
  readonly path: string;
  readonly index: number;
  /** Inclusive pairs of code points: what a slice of a family is for. */
  readonly ranges?: Uint32Array;
  readonly cacheDir?: string;
}

/** Marks, joiners and scripts whose letters depend on their neighbours: these go to the full shaper. */
const CONTEXTUAL =
  /[\u0300-\u036f\u0590-\u08ff\u0900-\u109f\u1100-\u11ff\u1780-\u18af\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufb1d-\ufdff\ufe00-\ufe0f\ufe20-\ufe2f\ufe70-\ufefc]/;

/** A face over the tables of its file, each read when it is first asked for. */
export class SfntFace implements Face {
  readonly id: string;
  readonly file: string;
  readonly index: number;
  readonly #source: FaceSource;
  #tables: Tables | undefined;
  #metrics: Metrics | undefined;
  #bmp: Uint16Array | undefined;
  #astral: Coverage['astral'] | undefined;
  #advances: Uint16Array | undefined;
  #store: GlyphStore | undefined;
  #kerning: Kerning | null | undefined;
  #sha256: string | undefined;
  readonly #substitutions = new Map<string, Uint16Array | undefined>();
  readonly #shaped = new Map<string, Shaped>();

  constructor(source: FaceSource) {
    this.id = source.id;
    this.file = source.file;
    this.index = source.index;
    this.#source = source;
  }

  get sha256(): string {
    return (this.#sha256 ??= createHash('sha256').update(readFileSync(this.#source.path)).digest('hex'));
  }

  get postscriptName(): string {
    return readPostscriptName(this.#open(), this.id);
  }

  get upem(): number {
    return this.#measures().upem;
  }

  get ascent(): number {
    return this.#measures().ascent;
  }

  get descent(): number {
    return this.#measures().descent;
  }

  get bbox(): Face['bbox'] {
    return this.#measures().bbox;
  }

  /** From OS/2, else the height of H, else seven tenths of the ascent. */
  get capHeight(): number {
    const said = readCapHeight(this.#open());
    if (said) return said;
    const heights = this.outline(this.glyph(0x48)).flatMap((command) => (command[0] === 'Z' ? [] : [command.at(-1) as number]));
    return heights.length ? Math.max(...heights) : Math.round(0.7 * this.ascent);
  }

  get italicAngle(): number {
    return readItalicAngle(this.#open());
  }

  get outlines(): 'glyf' | 'cff' {
    return this.#open().size('glyf') ? 'glyf' : 'cff';
  }

  get embeddable(): boolean {
    return mayEmbed(this.#open());
  }

  glyph(codePoint: number): number {
    if (this.#bmp === undefined) {
      const { ranges } = this.#source;
      if (ranges && !inRanges(ranges, codePoint)) return 0;
      this.#readCoverage();
    }
    return codePoint < 65536 ? this.#bmp![codePoint]! : (this.#astral!.get(codePoint) ?? 0);
  }

  advance(gid: number): number {
    this.#advances ??= readAdvances(this.#open(), this.#measures());
    return this.#advances[gid] ?? 0;
  }

  shape(text: string, features: readonly string[] = []): Shaped {
    const key = features.length ? `${features.join()} ${text}` : ` ${text}`;
    let shaped = this.#shaped.get(key);
    if (!shaped) this.#shaped.set(key, (shaped = this.#shape(text, features)));
    return shaped;
  }

  substitute(gid: number, feature: string): number {
    return this.#substitution(feature)?.[gid] ?? gid;
  }

  outline(gid: number): readonly OutlineCommand[] {
    if (this.outlines === 'cff') return cffOutline(this.#open(), gid);
    const store = this.#glyphs();
    return glyfOutline(gid, (one) => store.bytes(one));
  }

  subset(gids: readonly number[]): FontSubset {
    if (this.outlines === 'cff') return { kind: 'cff', bytes: subsetCff(this.#open(), gids) };
    return { kind: 'glyf', bytes: subsetGlyf(this.#open(), this.#measures(), this.#glyphs(), gids) };
  }

  /** Unpacks the outlines on another thread, where the file packs them; a face whose file is not packed does nothing. */
  async warm(): Promise<void> {
    await this.#open().unpack?.('glyf');
  }

  #shape(text: string, features: readonly string[]): Shaped {
    if (CONTEXTUAL.test(text) || features.some((feature) => needsShaper(this.#open(), feature)))
      return shapeFully(this.#open(), text, features);
    const gids: number[] = [];
    const clusters: number[] = [];
    for (let i = 0; i < text.length; i++) {
      const codePoint = text.codePointAt(i)!;
      let gid = this.glyph(codePoint);
      for (const feature of features) gid = this.substitute(gid, feature);
      gids.push(gid);
      clusters.push(i);
      if (codePoint > 0xffff) i++;
    }
    const none = gids.map(() => 0);
    return { gids, advances: this.#kerned(gids), xOffsets: none, yOffsets: none, clusters };
  }

  #kerned(gids: readonly number[]): number[] {
    if (this.#kerning === undefined) this.#kerning = pairKerning(this.#open()) ?? null;
    const kern = this.#kerning;
    return gids.map((gid, i) => this.advance(gid) + (kern && i + 1 < gids.length ? kern(gid, gids[i + 1]!) : 0));
  }

  #substitution(feature: string): Uint16Array | undefined {
    if (!this.#substitutions.has(feature))
      this.#substitutions.set(feature, singleSubstitutions(this.#open(), feature, this.#measures().glyphs));
    return this.#substitutions.get(feature);
  }

  #readCoverage(): void {
    const { bmp, astral } = readCmap(this.#open().table('cmap'), this.#source.ranges);
    this.#bmp = bmp;
    this.#astral = astral;
  }

  #open(): Tables {
    return (this.#tables ??= openTables(this.#source.path, this.#source.index, this.#source.cacheDir));
  }

  #measures(): Metrics {
    return (this.#metrics ??= readMetrics(this.#open()));
  }

  #glyphs(): GlyphStore {
    const { glyphs, longLoca } = this.#measures();
    return (this.#store ??= new GlyphStore(this.#open(), glyphs, longLoca));
  }
}
