/**
 * Makes every picture of the sample edition anew: `node scripts/draw/index.mjs [name …]`. The same bytes each time.
 */
const images = new URL('../../images/', import.meta.url);
const draw = {
  wall: async () => (await import('./wall.mjs')).drawWall(images),
};
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(draw);
for (const name of names) await draw[name]();
