/**
 * The path of a bag in, what a record that corrects it says of it out: its identifier and the hash of its tag manifest.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Corrected } from '../record/types.ts';
import { UsageError } from './io.ts';

export async function correctedBag(bag: string): Promise<Corrected> {
  const [info, tags] = ['bag-info.txt', 'tagmanifest-sha256.txt'].map((name) => path.join(bag, name)) as [string, string];
  if (!existsSync(info) || !existsSync(tags)) throw new UsageError(`--corrects takes the folder of a bag; ${bag} is none`);
  const identifier = /^External-Identifier:\s*(.+?)\s*$/mu.exec(readFileSync(info, 'utf8'))?.[1];
  if (identifier === undefined) throw new UsageError(`--corrects: ${info} names no External-Identifier`);
  return { identifier, sha256: createHash('sha256').update(readFileSync(tags)).digest('hex') };
}
