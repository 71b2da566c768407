/**
 * `node bench/typst.mjs FOLDER OUT.pdf`: one whole Typst run over FOLDER/issue.typ, from opening the faces to the finished file.
 * Untagged, as Banxin's print PDF is.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const [folder, out] = process.argv.slice(2);
const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [path.join(folder, 'typst-fonts')] }] });
writeFileSync(out, compiler.pdf({ mainFilePath: path.join(folder, 'issue.typ') }, { creationTimestamp: 0, pdfTags: false }));
