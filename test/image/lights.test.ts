/**
 * How light a picture is in print and on a screen, of pictures of one colour made here: against the definition of relative luminance, and whatever kind of file it is.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { measureLights, probePictures } from '../../src/image/index.ts';
import type { Lights } from '../../src/image/types.ts';

let root: string;
const plain = (background: string, width = 90, height = 60) => sharp({ create: { width, height, channels: 3, background } });

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'banxin-lights-'));
  const at = (name: string): string => path.join(root, name);
  await plain('#ffffff').jpeg().toFile(at('white.jpg'));
  await plain('#000000').png().toFile(at('black.png'));
  await plain('#777777').toColourspace('b-w').jpeg().toFile(at('grey.jpg'));
  await plain('#777777', 1, 5000).jpeg().toFile(at('thin.jpg'));
  await plain('#204060', 2400, 1600).jpeg().toFile(at('blue.jpg'));
  await sharp({ create: { width: 90, height: 60, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0.5 } } })
    .png()
    .toFile(at('half.png'));
  writeFileSync(
    at('blue.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="300" height="200" fill="#204060"/></svg>',
  );
});
afterAll(() => rmSync(root, { recursive: true }));

async function lightsOf(file: string, limit = 220): Promise<Lights> {
  const where = { file: 'm.md', start: 0, end: 0 };
  const { shelf } = await probePictures([{ file, absolutePath: path.join(root, file), where, source: '' }]);
  return measureLights(shelf, shelf.get(file)!, { profile: null, limit });
}
const range = (lights: Float32Array): [number, number] => [
  lights.reduce((a, b) => Math.min(a, b)),
  lights.reduce((a, b) => Math.max(a, b)),
];

describe('luminance', () => {
  test('white is the paper’s, black nothing on a screen and the press’s own black in print', async () => {
    const white = await lightsOf('white.jpg');
    expect(range(white.print)).toEqual([1, 1]);
    expect(range(white.screen)[0]).toBeCloseTo(1, 5);
    const black = await lightsOf('black.png');
    expect(range(black.screen)).toEqual([0, 0]);
    expect(black.black).toBeGreaterThan(0);
    expect(black.black).toBeLessThan(0.12);
  });

  test('of a colour is what WCAG says, on a screen, and near it in print', async () => {
    const part = (byte: number): number => ((byte / 255 + 0.055) / 1.055) ** 2.4;
    const wanted = 0.2126 * part(0x20) + 0.7152 * part(0x40) + 0.0722 * part(0x60);
    for (const file of ['blue.jpg', 'blue.svg']) {
      const { screen, print } = await lightsOf(file);
      for (const light of range(screen)) expect(light).toBeCloseTo(wanted, 2);
      for (const light of range(print)) expect(Math.abs(light - wanted)).toBeLessThan(0.05);
    }
  });

  test('grey is black ink alone: in print as on the screen, monotone', async () => {
    const { print, screen } = await lightsOf('grey.jpg');
    expect(range(screen)[0]).toBeCloseTo(0.184, 2);
    for (const light of range(print)) expect(Math.abs(light - 0.184)).toBeLessThan(0.1);
  });

  test('what is transparent lies on white paper', async () => {
    const { screen } = await lightsOf('half.png');
    expect(range(screen)[0]).toBeGreaterThan(0.15);
  });

  test('a large picture is thinned to 800 pixels, one of 1 × 5,000 keeps one across', async () => {
    const { width, height, print, screen } = await lightsOf('blue.jpg');
    expect([width, height]).toEqual([800, 533]);
    expect([print.length, screen.length]).toEqual([800 * 533, 800 * 533]);
    const thin = await lightsOf('thin.jpg');
    expect([thin.width, thin.height]).toEqual([1, 800]);
  });

  test('the digest tells other pixels, and other inks of the same', async () => {
    const [a, again, less, other] = await Promise.all([
      lightsOf('blue.jpg'),
      lightsOf('blue.jpg'),
      lightsOf('blue.jpg', 130),
      lightsOf('grey.jpg'),
    ]);
    expect(again.digest).toBe(a.digest);
    expect(less.digest).not.toBe(a.digest);
    expect(other.digest).not.toBe(a.digest);
  });
});
