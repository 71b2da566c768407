/**
 * Makes every picture of the sample edition and its timeline's drawings anew: `node scripts/draw/index.mjs [name …]`. The same bytes each time.
 */
const images = new URL('../../images/', import.meta.url);
const draw = {
  wall: async () => (await import('./wall.mjs')).drawWall(images),
  'revolving-table': async () => (await import('./wheel.mjs')).drawWheel(images),
  'type-case': async () => (await import('./case.mjs')).drawCase(images),
  laser: async () => (await import('./laser.mjs')).drawLaser(images),
  press: async () => (await import('./press.mjs')).drawPress(images),
  timeline: async () => (await import('./timeline.mjs')).drawTimeline(new URL('../../templates/', import.meta.url)),
  line: async () => (await import('./line.mjs')).drawLine(images),
};
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(draw);
for (const name of names) await draw[name]();
