/**
 * What one document had, for the next: pages and faces that would come out the same are taken as they were. A page does when each of its
 * glyphs gets the code, each face the number and each picture the name that it had.
 */
import type { Face } from '../font/types.ts';
import type { Placement } from '../image/types.ts';
import type { Frame, LayoutHead, Page } from '../layout/types.ts';
import type { InkedFace, InkedFaces } from './faces.ts';
import { meaning } from './glyphs.ts';
import type { PaintedPage } from './paint.ts';
import type { PressProfile } from './profile.ts';

/** A page that was painted, with its content deflated. */
export interface PressedPage {
  readonly painted: Omit<PaintedPage, 'content'>;
  readonly deflated: Promise<Uint8Array>;
}

/** A face as embedded. */
export interface Program {
  readonly kind: 'glyf' | 'cff';
  readonly length: number;
  /** Of FontFile3; undefined for a TrueType program. */
  readonly subtype: string | undefined;
  readonly program: Promise<Uint8Array>;
  readonly mapping: Promise<Uint8Array>;
}

/** One face on one page: its codes in the order of their first use there, with what they stand for. */
interface FaceUse {
  readonly id: string;
  readonly number: number;
  readonly codes: Uint16Array;
  readonly gids: Uint16Array;
  readonly texts: readonly string[];
}

interface KeptPage extends PressedPage {
  readonly faces: readonly FaceUse[];
  readonly pictures: readonly string[];
}

interface KeptProgram {
  readonly gids: readonly number[];
  readonly texts: readonly string[];
  readonly program: Program;
}

/** How a picture of a page is called in the document. */
export type PictureName = (placement: Placement, frame: Frame) => string;

/** Pressed pages and font programs of the document before, for one that has the same. */
export class PressKeep {
  #swatches: LayoutHead['swatches'] | undefined;
  #profile: PressProfile | undefined;
  #pages = new WeakMap<Page, KeptPage>();
  readonly #programs = new WeakMap<Face, KeptProgram>();

  /** Before a document's first page: other inks or another kind of PDF make other pages. */
  begin(head: Pick<LayoutHead, 'swatches'>, profile: PressProfile): void {
    if (head.swatches !== this.#swatches || profile !== this.#profile) this.#pages = new WeakMap();
    this.#swatches = head.swatches;
    this.#profile = profile;
  }

  /** The page as it was pressed, if it would come out the same. Its glyphs have their codes then, as if it had been painted. */
  page(page: Page, faces: InkedFaces, pictureName: PictureName): PressedPage | undefined {
    const kept = this.#pages.get(page);
    if (!kept || !kept.faces.every((use) => isSame(use, faces.get(use.id)))) return undefined;
    if (pictureNames(page, pictureName).join() !== kept.pictures.join()) return undefined;
    const fonts = new Map([...kept.painted.fonts].map(([name, { face }]) => [name, faces.get(face.id)]));
    for (const [name, face] of fonts) {
      if (name.endsWith('V')) face.usedDown = true;
      else face.usedAcross = true;
    }
    return { ...kept, painted: { ...kept.painted, fonts } };
  }

  /** Keeps a page just painted. */
  putPage(page: Page, pressed: PressedPage, faces: InkedFaces, pictureName: PictureName): void {
    this.#pages.set(page, { ...pressed, faces: usesOf(page, faces), pictures: pictureNames(page, pictureName) });
  }

  /** The face as embedded, with the same glyphs for the same texts. */
  program({ face, gids, texts }: InkedFace, make: () => Program): Program {
    const kept = this.#programs.get(face);
    if (kept && isEqual(kept.gids, gids) && isEqual(kept.texts, texts)) return kept.program;
    const program = make();
    this.#programs.set(face, { gids, texts, program });
    return program;
  }
}

const isEqual = <T>(a: readonly T[], b: readonly T[]): boolean => a.length === b.length && a.every((part, i) => part === b[i]);

function isSame({ number, codes, gids, texts }: FaceUse, face: InkedFace): boolean {
  if (face.number !== number) return false;
  for (let i = 0; i < codes.length; i++) if (face.code(gids[i]!, texts[i]!) !== codes[i]) return false;
  return true;
}

const pictureNames = (page: Page, nameOf: PictureName): string[] =>
  page.frames.flatMap((frame) => {
    if (!frame.picture) return [];
    const { file, crop } = frame.picture;
    return [nameOf({ file, crop, width: frame.rect.width, height: frame.rect.height }, frame)];
  });

/** Faces in the order of their first use on the page, and so the codes of each. */
function usesOf(page: Page, faces: InkedFaces): FaceUse[] {
  const used = new Map<InkedFace, Set<number>>();
  for (const { lines = [] } of page.frames)
    for (const { runs } of lines)
      for (const run of runs) {
        if (run.gids.length === 0) continue;
        const face = faces.get(run.face);
        let codes = used.get(face);
        if (!codes) used.set(face, (codes = new Set()));
        for (let i = 0; i < run.gids.length; i++) codes.add(face.code(run.gids[i]!, meaning(run, i)));
      }
  return [...used].map(([face, set]) => {
    const codes = Uint16Array.from(set);
    const texts = Array.from(codes, (code) => face.texts[code]!);
    return { id: face.face.id, number: face.number, codes, gids: codes.map((code) => face.gids[code]!), texts };
  });
}
