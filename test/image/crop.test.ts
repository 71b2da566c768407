/** The crop around a focus, for any picture and any shape. */
import { assert, constant, double, integer, oneof, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { focusCrop } from '../../src/image/index.ts';

const size = integer({ min: 1, max: 20000 });
const percent = oneof(double({ min: 0, max: 100, noNaN: true }), constant(0), constant(100));
const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
const cases = [
  record({ width: size, height: size }),
  double({ min: 0.05, max: 20, noNaN: true }),
  record({ x: percent, y: percent }),
] as const;

it('has the shape asked for, lies in the picture, and is as large as can be', () => {
  assert(
    property(...cases, (picture, aspect, focus) => {
      const crop = focusCrop(picture, aspect, focus);
      return (
        near(crop.width / crop.height, aspect) &&
        crop.x >= 0 &&
        crop.y >= 0 &&
        crop.x + crop.width <= picture.width + 1e-6 &&
        crop.y + crop.height <= picture.height + 1e-6 &&
        (near(crop.width, picture.width) || near(crop.height, picture.height))
      );
    }),
  );
});

it('keeps the focus where it is in proportion', () => {
  assert(
    property(...cases, (picture, aspect, focus) => {
      const crop = focusCrop(picture, aspect, focus);
      const x = ((focus.x / 100) * picture.width - crop.x) / crop.width;
      const y = ((focus.y / 100) * picture.height - crop.y) / crop.height;
      return Math.abs(x - focus.x / 100) < 1e-6 && Math.abs(y - focus.y / 100) < 1e-6;
    }),
  );
});

it('takes the middle without a focus, and bounds one that lies outside', () => {
  expect(focusCrop({ width: 400, height: 300 }, 1)).toEqual({ x: 50, y: 0, width: 300, height: 300 });
  expect(focusCrop({ width: 400, height: 300 }, 1, { x: 140, y: -5 })).toEqual({ x: 100, y: 0, width: 300, height: 300 });
  expect(focusCrop({ width: 400, height: 300 }, 4 / 3)).toEqual({ x: 0, y: 0, width: 400, height: 300 });
});
