/**
 * How the tests run: every test/**\/*.test.ts in Node, `banxin/template`, `banxin/parts` and `banxin/grid` resolved to the sources instead of to dist/.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^banxin\/template$/, replacement: source('src/template.ts') },
      { find: /^banxin\/parts$/, replacement: source('templates/parts/index.ts') },
      { find: /^banxin\/grid$/, replacement: source('src/grid.ts') },
      { find: /^banxin$/, replacement: source('src/index.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Locale and time zone must never reach an output; a surprising pair shows it where it does.
    env: { TZ: 'Pacific/Chatham', LC_ALL: 'tr_TR.UTF-8' },
  },
});
