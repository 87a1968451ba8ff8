import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Bulk reading as JavaScript, as a build ships it: processes start in a fraction of the time that TypeScript takes. */
export interface Built {
  /** What is built lies in a folder within it; a folder `models` beside that would be its models. */
  readonly folder: string;
  readonly extract: typeof import('../../src/bulk/extract.ts').extract;
  /** Path of one of `programs/`, or of a module of bulk reading. */
  readonly program: (name: string) => string;
  readonly remove: () => void;
}

export async function built(): Promise<Built> {
  // Inside node_modules, so that packages are found from there.
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'hearsay-bulk-'));
  await build({
    entryPoints: ['extract', 'worker', 'analyser']
      .map((name) => join(ROOT, `src/bulk/${name}.ts`))
      .concat(['run', 'killers', 'greedy'].map((name) => join(ROOT, `test/bulk/programs/${name}.ts`))),
    outdir: join(folder, 'built'),
    entryNames: '[name]',
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  const program = (name: string): string => join(folder, 'built', `${name}.js`);
  const { extract } = (await import(program('extract'))) as Pick<Built, 'extract'>;
  return { folder, extract, program, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
