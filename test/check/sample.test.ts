/**
 * The sample issues as the desk sees them: nothing certain and nothing likely; and what --json prints fits its schema.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { repository } from '../support/build.ts';
import { command } from '../support/command.ts';

const editions = readdirSync(repository).filter((file) => /^edition.*\.yaml$/.test(file) && !file.endsWith('.findings.yaml'));
const schema = JSON.parse(readFileSync(path.join(repository, 'schemas/check.json'), 'utf8')) as object;
const fits = new Ajv({ strict: false, allErrors: true }).compile(schema);

test.each(editions)('%s is clean', async (file) => {
  const { code, stdout, stderr } = await command('check', path.join(repository, file), '--json');
  const said = JSON.parse(stdout) as { findings: { severity: string; file: string; line: number; zh: string }[]; scores: { verdict: string }[] }; // prettier-ignore
  expect(said.findings.filter(({ severity }) => severity !== 'note').map((one) => `${one.file}:${one.line} ${one.zh}`)).toEqual(
    [],
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(said.scores.every(({ verdict }) => verdict === 'passes')).toBe(true);
  expect(fits(said), JSON.stringify(fits.errors)).toBe(true);
});

test('findings of every kind fit the schema too', async () => {
  const { stdout } = await command('check', path.join(repository, 'test/check/second-copy.txt'), '--json');
  const said = JSON.parse(stdout) as { findings: object[] };
  expect(said.findings.length).toBeGreaterThan(100);
  expect(fits(said), JSON.stringify(fits.errors?.slice(0, 3))).toBe(true);
});
