import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDERS = ['src', 'web/src', 'test', 'bench', 'scripts', 'site', 'training', 'editors/vscode/src'];
const MOST = 400;
/** Longer ones of before, which may become shorter. */
const LONGER: Readonly<Record<string, number>> = {
  'test/server/ledger.test.ts': 448,
  'test/store/conformance.ts': 719,
  'training/augment-templates.ts': 580,
};

test(`no file of code has more than ${MOST} lines`, () => {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((f) => /\.(?:ts|mjs|svelte|css)$/.test(f) && !f.includes('node_modules'))
      .map((f) => join(folder, f)),
  );
  const lines = files.map((f) => [f, readFileSync(join(ROOT, f), 'utf8').trimEnd().split('\n').length] as const);
  expect(lines.length).toBeGreaterThan(1_000);
  expect(lines.filter(([f, n]) => n > (LONGER[f] ?? MOST)).map(([f, n]) => `${f}: ${n} lines`)).toEqual([]);
});
