/**
 * The lead picture: a wall of sorts that turn from clay to wood, lead, film, dots and curves, and one sort lifted out of
 * it in vermilion beside its proof. Goes out as images/wall.jpg, stored on its side with EXIF orientation 6.
 */
import { fileURLToPath } from 'node:url';
import { depth, grain, light, mask, photograph, SLATE } from './relief.mjs';
import { blend, castShadows, paintLifted, paintSlip } from './wall-lifted.mjs';
import { curveMarkup, dots, film } from './wall-screens.mjs';
import { bodyPath, facePath, FROM, CELL, HEIGHT, only, solids, sorts, white, WIDTH } from './wall-sorts.mjs';

/** The pool of light: bright about the lifted sort, falling to the edges. */
function lamp(x, y) {
  const d = Math.hypot((x - 1330) / 1750, (y - 560) / 900);
  return 1.16 - 0.36 * Math.min(1.25, d) ** 1.6;
}

export async function drawWall(folder) {
  const list = sorts();
  const body = await mask(WIDTH, HEIGHT, white(only(list, 'clay', 'wood', 'lead').map(bodyPath)));
  const face = await mask(WIDTH, HEIGHT, white(only(list, 'clay', 'wood', 'lead').map(facePath)));
  const covers = {
    body,
    bodyDepth: depth(body, WIDTH, HEIGHT),
    faceDepth: depth(face, WIDTH, HEIGHT),
    film: await mask(WIDTH, HEIGHT, white(only(list, 'film').map(facePath))),
    dots: await mask(WIDTH, HEIGHT, white(only(list, 'dots').map(facePath))),
  };
  const { field, albedo, gloss } = solids(list, covers);
  const lit = light(field, WIDTH, HEIGHT, { reach: 44, ambient: 0.2, hollow: 12, gloss });
  const tone = new Float32Array(WIDTH * HEIGHT);
  for (let i = 0; i < tone.length; i++) tone[i] = lit[i] * albedo[i] * 0.98;
  film(tone, list, covers);
  dots(tone, list, covers);
  const curves = await mask(WIDTH, HEIGHT, curveMarkup());
  for (let y = 0; y < HEIGHT; y++)
    for (let x = FROM.curves * CELL; x < WIDTH; x++) tone[y * WIDTH + x] = curves[y * WIDTH + x] * 0.95 + 0.02;
  await castShadows(tone);
  const pixels = new Float32Array(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) blend(pixels, y * WIDTH + x, SLATE, tone[y * WIDTH + x] * lamp(x, y), 1);
  await paintSlip(pixels);
  await paintLifted(pixels);
  grain(pixels, WIDTH, HEIGHT, 17);
  await photograph(Uint8ClampedArray.from(pixels), WIDTH, HEIGHT, fileURLToPath(new URL('wall.jpg', folder)), {
    orientation: 6,
    quality: 80,
  });
}
