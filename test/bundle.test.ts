import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

test('the core bundles for a browser without Node modules', async () => {
  const result = await build({
    entryPoints: [resolve(import.meta.dirname, '../src/index.ts')],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'esm',
    metafile: true,
    logLevel: 'silent',
  });
  expect(result.errors).toEqual([]);
  const external = Object.values(result.metafile.inputs).flatMap((i) =>
    i.imports.filter((x) => x.external).map((x) => x.path),
  );
  expect(external.filter((p) => p.startsWith('node:') || builtinModules.includes(p))).toEqual([]);
  expect(result.outputFiles[0]!.contents.length).toBeGreaterThan(100_000);
});
