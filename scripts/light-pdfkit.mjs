/**
 * An esbuild plugin: what pdfkit imports and Banxin never asks of it (opening fonts, breaking lines, reading PNG files) is left out
 * of the bundle and loaded by the first call. Of pdfkit's 90 ms of loading, fontkit and its tables were 75.
 */

/** Package → the names that pdfkit takes from it. */
const SELDOM = {
  fontkit: 'export const create = (...given) => load().create(...given);',
  linebreak: 'export default function LineBreaker(...given) { return new (load().default ?? load())(...given); }',
  'png-js': 'export default function PNG(...given) { return new (load().default ?? load())(...given); }',
};

const stub = (name, names) => `
  import { createRequire } from 'node:module';
  const here = createRequire(import.meta.url);
  const load = () => createRequire(here.resolve('pdfkit'))('${name}');
  ${names}
`;

export const lightPdfkit = () => ({
  name: 'light-pdfkit',
  setup(build) {
    build.onResolve({ filter: /^(fontkit|linebreak|png-js)$/ }, ({ path, importer }) =>
      /node_modules[\\/]pdfkit[\\/]/.test(importer) ? { path, namespace: 'seldom' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'seldom' }, ({ path }) => ({ contents: stub(path, SELDOM[path]), loader: 'js' }));
  },
});
