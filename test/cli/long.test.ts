import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { rulesEngine } from '../../src/attribute/engine.ts';
import { readFile } from '../../src/node.ts';
import { analyse } from '../../src/pipeline.ts';
import { toJsonLine } from '../../src/present/json.ts';
import { hearsay } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-long-'));
afterAll(() => rmSync(folder, { recursive: true }));
const SENTENCE = 'The mayor of Nara said on Monday that taxes will rise. ';
/** A text of so many bytes or a few less. */
const text = (bytes: number): string => SENTENCE.repeat(bytes / SENTENCE.length);
const tooLarge = (name: string): string =>
  `hearsay: more than 15000000 bytes in one article: ${name}\n  split it, or save its text alone\n`;

test('a file without end and a text of more than 15 MB are one line', { timeout: 120_000 }, async () => {
  const large = join(folder, 'large.txt');
  writeFileSync(large, text(15_100_000));
  for (const [name, stdin] of [
    ['/dev/zero', ''],
    [large, ''],
    ['-', text(15_100_000)],
  ] as const) {
    const { code, out, err } = await hearsay(['read', name, '--engine', 'rules'], { stdin });
    expect([code, out, err]).toEqual([1, '', tooLarge(name === '-' ? 'standard input' : name)]);
  }
});

test('a long text is read apart, with the same result', { timeout: 300_000 }, async () => {
  const long = join(folder, 'long.txt');
  writeFileSync(long, `${text(30_000)}${'word '.repeat(200_000)}`);
  const { code, out, err } = await hearsay(['read', long, '--engine', 'rules', '--format', 'jsonl']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toBe(toJsonLine(await analyse(await readFile(long), rulesEngine)));
});

test('a long text that needs too much memory is one line', { timeout: 300_000 }, async () => {
  const dense = join(folder, 'dense.txt');
  writeFileSync(dense, text(3_000_000));
  const { code, out, err } = await hearsay([
    'read',
    dense,
    '--engine',
    'rules',
    '--memory',
    '64',
    '--time-limit',
    '3600',
  ]);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^hearsay: .*memory.*: .*dense\.txt\n {2}raise --memory, or split it\n$/);
});
