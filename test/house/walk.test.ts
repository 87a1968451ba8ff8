import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../../src');

/** Files that a file imports, at once or when it needs them, from `src`. */
const importsOf = (file: string): string[] =>
  [...readFileSync(join(SRC, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, path]) =>
    relative(SRC, resolve(SRC, dirname(file), path!)),
  );

test('the walk through the source is one: each file is opened by one before it', () => {
  const files = [...readFileSync(join(SRC, 'README.md'), 'utf8').matchAll(/^\d+\. `([\w/-]+\.ts)`:/gm)].map(
    ([, file]) => file!,
  );
  const walk = files.slice(files.indexOf('cli/read.ts'));
  expect(walk.length).toBeGreaterThan(8);
  expect(walk.length).toBeLessThanOrEqual(12);
  expect(walk.filter((f) => !existsSync(join(SRC, f)))).toEqual([]);
  const reached = new Set([walk[0]!]);
  for (const file of walk) {
    expect([...reached], file).toContain(file);
    for (const next of importsOf(file)) reached.add(next);
  }
});
