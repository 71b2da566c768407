/**
 * A title on a picture (题图压字): its contrast on made-up pictures, the place and colour that are chosen, the plate.
 */
import { describe, expect, test } from 'vitest';
import type { Lights } from '../../src/image/types.ts';
import { Ground, plateContrast, ratio } from '../../src/makeup/news/contrast.ts';
import { placeTitle, type Placing } from '../../src/makeup/news/title-place.ts';

/** A picture of 120 × 80 pixels out of a function of place; the same in print and on the screen unless `screen` says otherwise. */
function lights(at: (x: number, y: number) => number, screen = at, black = 0.01): Lights {
  const [width, height] = [120, 80];
  const made = (of: typeof at): Float32Array =>
    Float32Array.from({ length: width * height }, (_, i) => of((i % width) + 0.5, Math.floor(i / width) + 0.5));
  return { width, height, print: made(at), screen: made(screen), black, digest: '' };
}
/** Placed at 600 × 400 pt: five points a pixel. */
const groundOf = (of: Lights): Ground =>
  new Ground(of, { width: 1200, height: 800 }, { x: 0, y: 0, width: 1200, height: 800 }, 600, 400);
const placing = (of: Lights, over: Partial<Placing> = {}): Placing => ({
  picture: { width: 600, height: 400 },
  width: 300,
  height: 48,
  size: 48,
  pad: 24,
  focus: null,
  ground: groundOf(of),
  plate: plateContrast(of),
  ...over,
});

describe('contrast', () => {
  test('is WCAG’s ratio: 21 of white and black, 1 of equals', () => {
    expect(ratio(1, 0)).toBe(21);
    expect(ratio(0, 1)).toBe(21);
    expect(ratio(0.4, 0.4)).toBe(1);
  });

  test('of a box is that of its worst cell, wherever it lies', () => {
    const spot = lights((x, y) => (Math.abs(x - 60) < 2 && Math.abs(y - 40) < 2 ? 0.9 : 0.02));
    const ground = groundOf(spot);
    expect(ground.worst({ x: 20, y: 20, width: 100, height: 60 }, 5).white).toBeCloseTo(ratio(1, 0.02), 4);
    expect(ground.worst({ x: 200, y: 150, width: 200, height: 100 }, 5).white).toBeCloseTo(ratio(1, 0.9), 4);
    expect(ground.worst({ x: 200, y: 150, width: 200, height: 100 }, 5).black).toBeCloseTo(ratio(0.02, 0.01), 4);
  });

  test('specks smaller than a stroke are averaged', () => {
    const salt = lights((x, y) => ((Math.floor(x) + Math.floor(y)) % 2 ? 0.2 : 0));
    expect(groundOf(salt).worst({ x: 100, y: 100, width: 200, height: 100 }, 10).white).toBeCloseTo(ratio(1, 0.1), 3);
  });

  test('is the worse of print and screen, on the part of the picture that is shown', () => {
    const half = lights(
      (x) => (x < 60 ? 0 : 1),
      () => 0.1,
    );
    const right = new Ground(half, { width: 1200, height: 800 }, { x: 600, y: 0, width: 600, height: 800 }, 300, 400);
    const left = new Ground(half, { width: 1200, height: 800 }, { x: 0, y: 0, width: 600, height: 800 }, 300, 400);
    const box = { x: 10, y: 10, width: 280, height: 300 };
    expect(right.worst(box, 5).white).toBeCloseTo(1, 5);
    expect(left.worst(box, 5).white).toBeCloseTo(ratio(1, 0.1), 5);
  });
});

describe('the place', () => {
  test('on a dark picture: white letters, no plate', () => {
    expect(placeTitle(placing(lights(() => 0.03)))).toMatchObject({ letters: 'white', plate: null, onFocus: false });
  });

  test('on a light one: black letters, no plate', () => {
    expect(placeTitle(placing(lights(() => 0.8)))).toMatchObject({ letters: 'black', plate: null });
  });

  test('is the calm band: dark above, noise below', () => {
    const { box, letters, contrast } = placeTitle(
      placing(lights((x, y) => (y < 25 ? 0.02 : (Math.floor(x / 9) + Math.floor(y / 9)) % 2))),
    );
    expect(box.y + box.height).toBeLessThan(25 * 5);
    expect(letters).toBe('white');
    expect(contrast).toBeGreaterThan(10);
  });

  test('is light sky above, though more is dark below a bright river', () => {
    const { box, letters } = placeTitle(placing(lights((_, y) => (y < 30 ? 0.85 : y % 8 < 4 ? 0.5 : 0.05))));
    expect(letters).toBe('black');
    expect(box.y + box.height).toBeLessThan(150);
  });

  test('is beside what is bright: a lamp at the left', () => {
    const lamp = lights((x, y) => (x < 50 ? (Math.floor(x / 5) + Math.floor(y / 5)) % 2 : 0.02));
    const { box, plate, letters } = placeTitle(placing(lamp, { width: 220 }));
    expect(plate).toBeNull();
    expect(letters).toBe('white');
    expect(box.x).toBeGreaterThan(250);
  });

  test.each([
    [300, 60],
    [300, 340],
    [80, 200],
  ])('keeps off the focus at %s, %s', (x, y) => {
    const { box, onFocus } = placeTitle(
      placing(
        lights(() => 0.03),
        { focus: { x, y } },
      ),
    );
    expect(onFocus).toBe(false);
    const inside = x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
    expect(inside).toBe(false);
  });

  test('noise without a calm place: a plate at the lower left edge, its own contrast far enough', () => {
    const noise = lights((x, y) => (Math.floor(x / 4) + Math.floor(y / 4)) % 2);
    const { plate, letters, contrast, without, box } = placeTitle(placing(noise));
    expect(without).toBeLessThan(4.5);
    expect(contrast).toBeGreaterThan(4.5);
    expect(plate).toMatchObject({ fill: 'white', rect: { x: 0 } });
    expect(letters).toBe('black');
    const { rect } = plate!;
    expect(rect.y).toBeGreaterThan(200);
    expect(rect.y).toBeLessThanOrEqual(box.y);
    expect(rect.x + rect.width).toBeGreaterThanOrEqual(box.x + box.width);
    expect(rect.y + rect.height).toBeLessThanOrEqual(400);
  });

  test('a dark picture with specks takes a black plate', () => {
    const { plate, letters } = placeTitle(
      placing(lights((x, y) => (Math.floor(x / 3) % 5 === 0 && Math.floor(y / 3) % 4 === 0 ? 1 : 0.02))),
    );
    expect([plate?.fill, letters]).toEqual(['black', 'white']);
  });

  test('a picture that could not be measured takes a plate', () => {
    expect(
      placeTitle(
        placing(
          lights(() => 0),
          { ground: null },
        ),
      ).plate?.fill,
    ).toBe('white');
  });

  test('where all of the picture is its focus, a title says that it lies on it', () => {
    const small = { width: 320, height: 90 };
    const { onFocus } = placeTitle(
      placing(
        lights(() => 0.02),
        { picture: small, ground: null, focus: { x: 160, y: 45 } },
      ),
    );
    expect(onFocus).toBe(true);
  });

  test.each(Array.from({ length: 200 }, (_, i) => i))('seed %s: never out of the picture, never under 4.5 : 1', (seed) => {
    let state = seed * 7919 + 1;
    const random = (): number => ((state = (state * 48271) % 2147483647), state / 2147483647);
    const [a, b, fine] = [random(), random(), 1 + Math.floor(random() * 20)];
    const cells = Array.from({ length: 900 }, () => random());
    const of = lights((x, y) => a * b * cells[(Math.floor(x / fine) * 31 + Math.floor(y / fine)) % 900]!);
    const size = 16 + Math.floor(random() * 40);
    const [width, height] = [100 + random() * 400, size * (1 + random() * 2)];
    const asked = placing(of, {
      size,
      width,
      height,
      pad: size / 2,
      focus: random() < 0.5 ? { x: random() * 600, y: random() * 400 } : null,
    });
    const { box, plate, letters, contrast } = placeTitle(asked);
    expect(contrast).toBeGreaterThanOrEqual(4.5);
    for (const rect of [box, ...(plate ? [plate.rect] : [])]) {
      expect(Math.min(rect.x, rect.y)).toBeGreaterThanOrEqual(0);
      expect(rect.x + rect.width).toBeLessThanOrEqual(600.001);
      expect(rect.y + rect.height).toBeLessThanOrEqual(400.001);
    }
    // Counted again, pixel by pixel for pixels are larger than a stroke: five points each, as placed.
    if (plate) expect(plate.fill).not.toBe(letters);
    else {
      let worst = Infinity;
      for (let i = 0; i < of.print.length; i++) {
        const [x, y] = [(i % 120) * 5, Math.floor(i / 120) * 5];
        if (x + 5 <= box.x || y + 5 <= box.y || x >= box.x + box.width || y >= box.y + box.height) continue;
        worst = Math.min(worst, letters === 'white' ? 1.05 / (of.print[i]! + 0.05) : (of.print[i]! + 0.05) / (0.01 + 0.05));
      }
      expect(contrast).toBeLessThanOrEqual(worst * 1.25 + 0.01);
    }
  });
});
