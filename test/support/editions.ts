/**
 * The three editions over which the first issue is shown: the sample, and the union report of the shared folder as one broadsheet page and
 * as one tabloid spread, its five pictures stood in by gradients with grain. Out: each built, once.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { buildOnePage, type Built, repository } from './build.ts';

/** The folder of shared material; its tests are skipped where it is absent. */
export const shared = path.resolve(process.env['BANXIN_SHARED'] ?? path.join(repository, '..', 'shared'));
const report = path.join(shared, 'manuscripts', 'union-report.md');
export const hasShared = existsSync(report);

export interface Sample {
  readonly name: string;
  /** Why it cannot be built here, or false. */
  readonly absent: string | false;
  readonly spread: boolean;
  readonly built: () => Promise<Built>;
}

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

const absent = hasShared ? false : 'the union report is not here: BANXIN_SHARED names the folder that has it';
if (absent) console.warn(`skipped: ${absent}`);

const union = (name: string, template: string, folio: string): Sample => ({
  name,
  absent,
  spread: folio.includes('-'),
  built: once(async () => {
    const root = unionFolder(template, folio);
    try {
      await standIns(root);
      return await buildOnePage(name, root);
    } finally {
      rmSync(root, { recursive: true });
    }
  }),
});

export const samples: readonly Sample[] = [
  { name: 'sample spread', absent: false, spread: true, built: once(() => buildOnePage('sample spread', repository, 'A04-A05')) },
  union('union report, broadsheet page', 'broadsheet-feature', 'A04'),
  union('union report, tabloid spread', 'tabloid-feature', 'A04-A05'),
];

/** A newspaper's folder with the union report as its one story; the caller removes it. */
export function unionFolder(template: string, folio: string): string {
  const root = mkdtempSync(path.join(tmpdir(), 'banxin-union-'));
  const format = template.split('-')[0]!;
  mkdirSync(path.join(root, 'manuscript'));
  mkdirSync(path.join(root, 'images'));
  copyFileSync(report, path.join(root, 'manuscript', 'union-report.md'));
  writeFileSync(path.join(root, 'banxin.yaml'), `name: 工会日报\nformat: ${format}\n`);
  writeFileSync(
    path.join(root, 'edition.yaml'),
    `date: 2021-01-26\nnumber: 15321\npages:\n  - folio: ${folio}\n    section: 特别报道\n    template: ${template}\n    stories: [manuscript/union-report.md]\n    credits: { 责任编辑: 李成, 版式: 王小禾, 校对: 陈明 }\n`,
  );
  return root;
}

/** Width and height, pixels: what a newsroom's cameras give. */
const SIZES = [[3600, 2400], [3000, 2000], [3000, 2250], [2400, 1800], [3000, 2000]] as const; // prettier-ignore

/** Pictures of tone and grain under the names that the report gives its own. */
export async function standIns(root: string): Promise<void> {
  for (const [i, [width, height]] of SIZES.entries())
    writeFileSync(path.join(root, 'images', `union-${i + 1}.jpg`), await standIn(width, height, i));
}

async function standIn(width: number, height: number, i: number): Promise<Buffer> {
  const small = { width: width / 10, height: height / 10 };
  const tone = Buffer.alloc(small.width * small.height * 3);
  let seed = i + 1;
  for (let at = 0; at < tone.length; at++) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    const x = (at / 3) % small.width;
    tone[at] = 40 + (150 * x) / small.width + (at % 3) * 8 + (seed >>> 27);
  }
  return sharp(tone, { raw: { ...small, channels: 3 } })
    .resize(width, height)
    .jpeg({ quality: 80 })
    .toBuffer();
}
