import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readingVersion } from '../scripts/reading-version.ts';
import { RULES_VERSION } from '../src/rules/en/version.ts';

const ROOT = resolve(import.meta.dirname, '..');
let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'hearsay-reading-'));
  cpSync(join(ROOT, 'src'), join(copy, 'src'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(copy, 'package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** The version with the first `from` of a file of a copy of the source become `to`. */
async function versionWith(file: string, from: string, to: string): Promise<string> {
  const path = join(copy, 'src', file);
  const code = readFileSync(path, 'utf8');
  expect(code.includes(from), `no ${from} in ${file}`).toBe(true);
  writeFileSync(path, code.replace(from, to));
  const version = await readingVersion(copy);
  writeFileSync(path, code);
  return version;
}

test('the version of what reads is that of the code: if not, `npm run build` writes it anew', async () => {
  expect(RULES_VERSION).toBe(await readingVersion());
});

test.each([
  ['rules/en/cue-verbs-say-a-l.ts', 'quote that whether', 'quote that'],
  ['read/html.ts', ' < ', ' <= '],
  ['parse/sentences.ts', ' <= ', ' < '],
  ['attribute/nest.ts', ' && ', ' || '],
  ['resolve/kinds.ts', ' < ', ' <= '],
  ['figures/quantity.ts', ' && ', ' || '],
  ['link/facts.ts', ' && ', ' || '],
  ['records/span.ts', ' <= ', ' < '],
])('a changed line of %s changes it', async (file, from, to) => {
  expect(await versionWith(file, from, to)).not.toBe(RULES_VERSION);
});

test('comments, empty lines, and what only shows, do not change it', async () => {
  expect(await versionWith('attribute/nest.ts', '\n\n', '\n\n\n// Said again.\n')).toBe(RULES_VERSION);
  expect(await versionWith('present/html.ts', ' && ', ' || ')).toBe(RULES_VERSION);
  expect(await versionWith('version.ts', '0.1.0', '0.1.1')).toBe(RULES_VERSION);
});
