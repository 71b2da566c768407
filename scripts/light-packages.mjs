/**
 * An esbuild plugin: what packages do when they are loaded, and Banxin never or seldom asks of them, happens at the first call or not at all.
 * Of the 90 ms that pdfkit took to load, opening fonts, breaking lines, reading PNG files and ciphers were 80.
 */
import { readFile } from 'node:fs/promises';

/** Package → the names that pdfkit takes from it; left out of the bundle, loaded by the first call. */
const SELDOM = {
  fontkit: 'export const create = (...given) => load().create(...given);',
  linebreak:
    'export default function LineBreaker(...given) { const made = load(); return new (made.default ?? made)(...given); }',
  'png-js': 'export default function PNG(...given) { const made = load(); return new (made.default ?? made)(...given); }',
  '@noble/ciphers/aes':
    'export const cbc = (...given) => load().cbc(...given); export const ecb = (...given) => load().ecb(...given);',
};

/** Node's own Brotli in place of one in JavaScript with its 1.3 MB of words. */
const BROTLI = "import { brotliDecompressSync } from 'node:zlib'; export default (bytes) => brotliDecompressSync(bytes);";

/** Tables of Unicode properties, inflated when they are first asked and not when they are loaded. */
const TRIE = `
  import Trie from 'unicode-trie/index.js';
  export default class LazyTrie {
    constructor(packed) { this.packed = packed; }
    get(codePoint) { return (this.trie ??= new Trie(this.packed)).get(codePoint); }
  }
`;

/** Node's own inflate in place of one in JavaScript, for the same tables. */
const INFLATE = `
  const { inflateRawSync } = require('node:zlib');
  module.exports = (packed, out) => {
    const bytes = inflateRawSync(packed);
    out.set(bytes);
    return bytes.length < out.length ? out.slice(0, bytes.length) : out;
  };
`;

/** Furniture is never hyphenated (src/furnish/role-font.ts says where words turn): 4,465 patterns that nobody asks. */
const NO_HYPHENS = 'export const syllables = (word) => [word];';

const LIGHT = {
  'unicode-trie': TRIE,
  'brotli/decompress.js': BROTLI,
  'tiny-inflate': INFLATE,
  '@react-pdf/hyphenate/en-us': NO_HYPHENS,
};

const seldom = (name) => `
  import { createRequire } from 'node:module';
  const here = createRequire(import.meta.url);
  const load = () => createRequire(here.resolve('pdfkit'))('${name}');
  ${SELDOM[name]}
`;

const fromPdfkit = (importer) => /node_modules[\\/]pdfkit[\\/]/.test(importer);

/** pdfkit finds its standard fonts from where it is installed, not from where it is bundled. */
async function pdfkit(file) {
  const source = await readFile(file, 'utf8');
  const own = 'createRequire(import.meta.url);';
  if (!source.includes(own)) throw new Error(`${file} no longer holds ${own}`);
  return source.replace(own, "createRequire(createRequire(import.meta.url).resolve('pdfkit'));");
}

export const lightPackages = () => ({
  name: 'light-packages',
  setup(build) {
    build.onResolve({ filter: /^(fontkit|linebreak|png-js|@noble\/ciphers\/aes)$/ }, ({ path, importer }) =>
      fromPdfkit(importer) ? { path, namespace: 'seldom' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'seldom' }, ({ path }) => ({ contents: seldom(path), loader: 'js' }));

    build.onResolve(
      { filter: /^(brotli\/decompress\.js|unicode-trie|tiny-inflate|@react-pdf\/hyphenate\/en-us)$/ },
      ({ path, resolveDir }) => ({
        path,
        namespace: 'light',
        pluginData: { resolveDir },
      }),
    );
    build.onLoad({ filter: /.*/, namespace: 'light' }, ({ path, pluginData }) => ({
      contents: LIGHT[path],
      loader: 'js',
      resolveDir: pluginData.resolveDir,
    }));

    build.onLoad({ filter: /node_modules[\\/]yoga-layout[\\/].*-base64-esm\.js$/ }, async ({ path }) => ({
      contents: `const fetch = undefined; // asking Node for it loads undici, to read a data: address\n${await readFile(path, 'utf8')}`,
      loader: 'js',
    }));

    build.onLoad({ filter: /node_modules[\\/]pdfkit[\\/]js[\\/]pdfkit\.node\.mjs$/ }, async ({ path }) => ({
      contents: await pdfkit(path),
      loader: 'js',
    }));
  },
});
