/**
 * An esbuild plugin: src/cli/compiled.ts, which compiles the schemas with ajv when it is first asked, becomes validators that
 * were compiled during the build. So neither ajv nor TypeBox is loaded by a run.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';

/** What a run reads; layouts, plans and reports are only written. */
const NAMES = ['edition', 'paper', 'story', 'round', 'signatures', 'marks', 'decisions'];

/** One ES module that exports `compiled`. */
async function compile(root) {
  const ajv = new Ajv({ allErrors: true, verbose: false, strict: false, code: { source: true, esm: true, lines: true } });
  const ids = {};
  for (const name of NAMES) {
    const schema = JSON.parse(await readFile(path.join(root, 'schemas', `${name}.json`), 'utf8'));
    ajv.addSchema(schema, name);
    ids[name] = name;
  }
  return `${standalone(ajv, ids)}\nexport const compiled = { ${NAMES.join(', ')} };\n`;
}

export const compiledSchemas = (root) => ({
  name: 'compiled-schemas',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]cli[\\/]compiled\.ts$/ }, async () => ({
      contents: await compile(root),
      loader: 'js',
      resolveDir: root,
    }));
  },
});
