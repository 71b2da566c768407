/** Where black may be printed over what lies beneath, and where that would be too much ink. */
import { describe, expect, it } from 'vitest';
import { path, rectPath } from '../../src/layout/index.ts';
import type { PressedPicture } from '../../src/press/pictures.ts';
import { isBox, pathBox, Underlay } from '../../src/press/underlay.ts';

const fill = (x: number, y: number, width: number, height: number) => path({ d: rectPath({ x, y, width, height }), fill: 'red' });
const at = (x: number, y: number) => () => ({ x, y, width: 10, height: 10 });

/** A photo of 4 × 2 cells: light on the left, 200 % of colours on the right. */
const photo: PressedPicture = {
  ppi: 200,
  vector: false,
  from: 'rgb',
  space: 'DeviceCMYK',
  width: 256,
  height: 128,
  ink: { most: 220, across: 4, side: 64, colours: Uint16Array.of(20, 20, 510, 510, 20, 20, 510, 510) },
};

describe('black overprints', () => {
  it('on paper, and on colours that leave it room', () => {
    const underlay = new Underlay(120);
    expect(underlay.takes(at(0, 0))).toBe(true);
    underlay.path(fill(0, 0, 100, 100), 100, 0);
    expect(underlay.takes(at(20, 20))).toBe(true);
  });

  it('not on a plate of too much colour, nor where it only touches one; on a light box over that, again', () => {
    const underlay = new Underlay(120);
    underlay.path(fill(0, 0, 100, 100), 165, 0);
    expect([underlay.takes(at(20, 20)), underlay.takes(at(100.5, 20)), underlay.takes(at(140, 20))]).toEqual([
      false,
      false,
      true,
    ]);
    underlay.path(fill(10, 10, 50, 50), 10, 0);
    expect([underlay.takes(at(20, 20)), underlay.takes(at(55, 20))]).toEqual([true, false]);
  });

  it('not on lines of too much colour', () => {
    const underlay = new Underlay(120);
    underlay.path(path({ d: 'M0 0L100 100', stroke: 'slate', lineWidth: 2 }), 0, 148);
    expect(underlay.takes(at(50, 50))).toBe(false);
  });

  it('on the light part of a photo, not on the dark one, and on none that was not measured', () => {
    const underlay = new Underlay(120);
    underlay.picture({ x: 0, y: 0, width: 256, height: 128 }, photo);
    expect([underlay.takes(at(20, 20)), underlay.takes(at(200, 20)), underlay.takes(at(125, 20))]).toEqual([true, false, false]);
    const unknown = new Underlay(120);
    unknown.picture({ x: 0, y: 0, width: 256, height: 128 }, undefined);
    expect(unknown.takes(at(20, 20))).toBe(false);
    const grey = new Underlay(120);
    grey.picture({ x: 0, y: 0, width: 256, height: 128 }, { ...photo, space: 'DeviceGray' });
    expect(grey.takes(at(200, 20))).toBe(true);
  });
});

describe('shapes', () => {
  it('are boxed with half their line, and known for boxes', () => {
    expect(pathBox(path({ d: 'M10 10L20 10', stroke: 'black', lineWidth: 2 }))).toEqual({ x: 9, y: 9, width: 12, height: 2 });
    expect([isBox(fill(1, 2, 3, 4)), isBox(path({ d: 'M0 0L10 5L20 0L10 9Z', fill: 'red' }))]).toEqual([true, false]);
  });
});
