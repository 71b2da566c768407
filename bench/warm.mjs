/**
 * `node bench/warm.mjs banxin|typst FOLDER RUNS`: builds the issue once, then changes one character of a story to one that no page
 * has yet and builds again, RUNS times in the same process; prints the seconds of each as JSON.
 */
import { readFileSync, realpathSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

process.env.NODE_ENV ??= 'production'; // as the command line does

/** Characters the lexicon has not and the faces have. */
const NEW = '龘淼焱垚犇骉猋羴鑫孖';

const [engine, folder, runs] = process.argv.slice(2);
const out = path.join(folder, `warm-${engine}.pdf`);

/** Replaces one Han character in the middle of a text and writes the file. */
function edit(file, from, to) {
  const text = readFileSync(file, 'utf8');
  const middle = text.indexOf(from, text.length >> 1);
  writeFileSync(file, text.slice(0, middle) + to + text.slice(middle + from.length));
}

/** A character of an ordinary sentence; the edits turn it into one rare character after the other. */
const COMMON = '的';

async function typst() {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [path.join(folder, 'typst-fonts')] }] });
  const source = path.join(folder, 'issue.typ');
  return {
    file: source,
    build: async () =>
      writeFileSync(out, compiler.pdf({ mainFilePath: source, resetRead: true }, { creationTimestamp: 0, pdfTags: false })),
  };
}

async function banxin() {
  const { build, Workshop } = await import(new URL('../dist/index.js', import.meta.url).href);
  const host = {
    readText: (file) => readFileSync(file, 'utf8'),
    readFile: (file) => readFileSync(file),
    realpath: (file) => realpathSync(file),
    exists: (file) => existsSync(file),
    cacheDir: null,
    workshop: new Workshop(),
  };
  const none = () => [];
  const sink = { open: () => memoryFile() };
  const options = {
    editionPath: path.join(folder, 'edition.yaml'),
    outputs: ['print'],
    emit: [],
    host,
    validate: { edition: none, paper: none, story: none },
    sink,
  };
  const stories = readFileSync(options.editionPath, 'utf8').match(/manuscript\/\d+\.md/g);
  return {
    file: path.join(folder, stories[stories.length >> 1]),
    build: async () => {
      const { ok, diagnostics } = await build(options);
      if (!ok) throw new Error(JSON.stringify(diagnostics.slice(0, 3)));
    },
  };
}

function memoryFile() {
  const chunks = [];
  return {
    write: (chunk) => chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk)),
    commit: async () => writeFileSync(out, Buffer.concat(chunks)),
    discard: async () => {},
  };
}

const { file, build } = engine === 'typst' ? await typst() : await banxin();
const before = readFileSync(file);
const seconds = [];
try {
  await build();
  for (let i = 0; i < Number(runs); i++) {
    edit(file, i === 0 ? COMMON : NEW[i - 1], NEW[i]);
    const started = performance.now();
    await build();
    seconds.push((performance.now() - started) / 1000);
  }
} finally {
  writeFileSync(file, before);
}
console.log(JSON.stringify(seconds));
