import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { analyse, compareVersions, readText, rulesEngine } from '../../src/index.ts';
import { hearsay } from '../cli/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-compare-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const OLD = 'An official said that the gate had been left open on Sunday night.\n';
const NEW = 'The mayor, Ines Marek, said that the gate had been left open on Sunday night.\n';

test('two files, and the record of one that was read, as text, JSON and a page', async () => {
  const [old, now] = [file('old.txt', OLD), file('new.txt', NEW)];
  const run = (...more: readonly string[]) => hearsay(['compare', ...more, '--engine', 'rules']);
  const text = await run(old, now);
  expect([text.code, text.err]).toEqual([0, '']);
  expect(text.out).toContain('source changed: An official → Ines Marek\ngrade changed: unnamed → named\n');
  const [a, b] = await Promise.all(
    [
      [old, OLD],
      [now, NEW],
    ].map(([path, words]) => analyse(readText(words!, { file: path! }), rulesEngine)),
  );
  const json = await run(old, now, '--format', 'json');
  expect(JSON.parse(json.out)).toEqual(compareVersions(a!, b!));
  const record = file('old.json', (await hearsay(['read', old, '--engine', 'rules', '--format', 'json'])).out);
  expect((await run(record, now, '--format', 'json')).out).toBe(json.out);
  const page = join(folder, 'changes.html');
  expect((await run(old, now, '--format', 'html', '--out', page)).code).toBe(0);
  expect(readFileSync(page, 'utf8')).toContain('source changed: An official → Ines Marek');
});

test('a version that cannot be read is named, and an input is never written over', async () => {
  const old = file('old.txt', OLD);
  const lost = await hearsay(['compare', old, join(folder, 'none.txt'), '--engine', 'rules']);
  expect([lost.code, lost.out]).toEqual([1, '']);
  expect(lost.err).toContain('none.txt');
  expect(lost.err.trim().split('\n').length).toBeLessThanOrEqual(2);
  const over = await hearsay(['compare', old, old, '--engine', 'rules', '--out', old]);
  expect([over.code, over.err]).toEqual([1, expect.stringContaining('output is an input too')]);
  expect(readFileSync(old, 'utf8')).toBe(OLD);
});
