import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readThrough } from '../../src/server/read-through.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-read-through-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a file is read to its end where there is room for it', async () => {
  const path = join(folder, 'some.db');
  const size = 2 ** 20 * 2 + 17;
  writeFileSync(path, Buffer.alloc(size, 7));
  expect(await readThrough(path, { free: size * 2 })).toBe(size);
  expect(await readThrough(path, { free: size * 2 - 2 })).toBe(0);
  expect(await readThrough(path, { free: size * 2, signal: AbortSignal.abort() })).toBe(0);
  writeFileSync(path, '');
  expect(await readThrough(path, { free: 0 })).toBe(0);
});

test('a file that is not there, or is none, is left alone', async () => {
  expect(await readThrough(join(folder, 'none.db'))).toBe(0);
  expect(await readThrough(folder)).toBe(0);
});
