import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The programs of these tests as JavaScript: processes start in a fraction of the time that TypeScript takes. */
export interface Built {
  readonly program: (name: string) => string;
  readonly remove: () => void;
}

export async function built(...names: readonly string[]): Promise<Built> {
  // Inside node_modules, so that packages are found from there.
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'hearsay-store-'));
  await build({
    entryPoints: names.map((name) => join(ROOT, `test/store/programs/${name}.ts`)),
    outdir: folder,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  copyFileSync(join(ROOT, 'src/store/sqlite/schema.sql'), join(folder, 'schema.sql'));
  cpSync(join(ROOT, 'src/store/sqlite/migrations'), join(folder, 'migrations'), { recursive: true });
  return {
    program: (name) => join(folder, `${name}.js`),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
