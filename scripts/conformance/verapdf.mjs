/**
 * veraPDF, the judge of PDF/A and PDF/UA: finds it or fetches it, and asks it about files.
 *
 *   node scripts/conformance/verapdf.mjs      fetches it from Maven Central, where it is missing
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const VERSION = '1.28.2';
const MAIN = 'org.verapdf.apps.GreenfieldCliWrapper';
const cache = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'banxin');
/** Jars, beside each other; BANXIN_VERAPDF names another folder. */
const folder = process.env.BANXIN_VERAPDF ?? path.join(cache, `verapdf-${VERSION}`);

const runs = (command) => spawnSync(command, ['-version'], { stdio: 'ignore' }).error === undefined;

/** Why it cannot judge; undefined when it can. */
export function absent() {
  if (!runs('java')) return 'java is not on this machine: apt-get install default-jre-headless';
  if (!existsSync(folder) || !readdirSync(folder).some((name) => name.startsWith('greenfield-apps')))
    return `veraPDF is not in ${path.basename(folder)} of the cache: node scripts/conformance/verapdf.mjs`;
  return undefined;
}

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>banxin</groupId><artifactId>judges</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.verapdf.apps</groupId><artifactId>greenfield-apps</artifactId><version>${VERSION}</version></dependency>
  </dependencies>
</project>
`;

/** Fetches the jars; a folder that is there is whole. */
export function fetchJudge() {
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(path.join(cache, 'fetch-'));
  try {
    writeFileSync(path.join(work, 'pom.xml'), POM);
    const jars = path.join(work, 'jars');
    const { status, error } = spawnSync('mvn', ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${jars}`], {
      cwd: work,
      stdio: 'inherit',
      timeout: 300_000,
    });
    if (status !== 0)
      throw new Error(error ? 'mvn is not on this machine: apt-get install maven' : 'Maven could not fetch veraPDF');
    rmSync(folder, { recursive: true, force: true });
    renameSync(jars, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** What it says against each file, by a flavour: 3a, 2u, ua1. Empty when all are compliant. */
export function judge(flavour, files) {
  const { stdout, stderr } = spawnSync(
    'java',
    ['-cp', path.join(folder, '*'), MAIN, '--flavour', flavour, '--format', 'text', '-v', ...files],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const lines = stdout.split('\n');
  return files.flatMap((file) => {
    const at = lines.findIndex((line) => line.includes(file));
    if (lines[at]?.startsWith('PASS')) return [];
    if (at < 0) return [`${file}: no verdict for ${flavour}: ${stderr.trim().split('\n').at(-1)}`];
    const clauses = lines
      .slice(at + 1)
      .filter((line, i, rest) => /^\s+FAIL/.test(line) && rest.slice(0, i).every((one) => /^\s/.test(one)));
    return [`${file} is not ${flavour}: ${clauses.map((line) => line.trim().slice(5)).join(', ')}`];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url) && absent()?.startsWith('veraPDF')) fetchJudge();
