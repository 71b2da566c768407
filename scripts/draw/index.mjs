/**
 * Makes every picture of the sample edition and its timeline's drawings anew: `node scripts/draw/index.mjs [name …]`. The same bytes each time.
 */
import { fileURLToPath } from 'node:url';

const images = new URL('../../images/', import.meta.url);
const photograph = (name) => fileURLToPath(new URL(`${name}.jpg`, images));
const draw = {
  wall: async () => (await import('./wall.mjs')).drawWall(images),
  'revolving-table': async () => (await import('./wheel.mjs')).drawWheel(images),
  'type-case': async () => (await import('./case.mjs')).drawCase(images),
  laser: async () => (await import('./laser.mjs')).drawLaser(images),
  press: async () => (await import('./press.mjs')).drawPress(images),
  timeline: async () => (await import('./timeline.mjs')).drawTimeline(new URL('../../templates/', import.meta.url)),
  line: async () => (await import('./line.mjs')).drawLine(images),
  'chart-river': async () => (await import('./charts.mjs')).drawChart(images),
  'map-bridge': async () => (await import('./charts.mjs')).drawMap(images),
  jar: async () => (await import('./charts.mjs')).drawJar(images),
  ads: async () => (await import('./ads.mjs')).drawAds(new URL('../../ads/', import.meta.url)),
  bridge: async () => (await import('./scenes/river.mjs')).bridge(photograph('bridge')),
  ferry: async () => (await import('./scenes/river.mjs')).ferry(photograph('ferry')),
  quay: async () => (await import('./scenes/river.mjs')).quay(photograph('quay')),
  orchard: async () => (await import('./scenes/land.mjs')).orchard(photograph('orchard')),
  marathon: async () => (await import('./scenes/land.mjs')).marathon(photograph('marathon')),
  snow: async () => (await import('./scenes/land.mjs')).snow(photograph('snow')),
  library: async () => (await import('./scenes/halls.mjs')).library(photograph('library')),
  market: async () => (await import('./scenes/halls.mjs')).market(photograph('market')),
  pressroom: async () => (await import('./scenes/halls.mjs')).pressroom(photograph('pressroom')),
  nightbus: async () => (await import('./scenes/night.mjs')).nightbus(photograph('nightbus')),
  kiln: async () => (await import('./scenes/night.mjs')).kiln(photograph('kiln')),
  pots: async () => (await import('./scenes/things.mjs')).pots(photograph('pots')),
  bowl: async () => (await import('./scenes/things.mjs')).bowl(photograph('bowl')),
  school: async () => (await import('./scenes/things.mjs')).school(photograph('school')),
  bookstalls: async () => (await import('./scenes/things.mjs')).bookstalls(photograph('bookstalls')),
};
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(draw);
for (const name of names) await draw[name]();
