// Writes the version of what reads English, src/rules/en/version.ts; a test tells when it is stale. Run: npm run build
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '..');
const FILE = resolve(ROOT, 'src/rules/en/version.ts');

/** All that stands between the bytes of an article and what is stored of it. */
const READS = `
export { modelEngine } from './src/attribute/model-engine.ts';
export { loadModel } from './src/attribute/model/engine.ts';
export { rulesEngine } from './src/attribute/engine.ts';
export { analyse, readForLedger } from './src/pipeline.ts';
export { readInput } from './src/read/input.ts';
export { readDraft } from './src/read/switches.ts';
`;

/**
 * A hash of the code, the rules and the packages that shape what is read below `root`: of one bundle without what is not used,
 * so that comments, formatting, types and the names of local things do not count. The model has a hash of its own.
 */
export async function readingVersion(root = ROOT): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: READS, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    legalComments: 'none',
    logLevel: 'error',
    plugins: [
      {
        name: 'versions-apart',
        setup: (b) => b.onResolve({ filter: /\/version\.ts$/ }, ({ path }) => ({ path, external: true })),
      },
    ],
  });
  return `en-${createHash('sha256').update(outputFiles[0]!.contents).digest('hex').slice(0, 12)}`;
}

/** The file that holds `version`. */
export const versionFile = (version: string): string =>
  `/** Version of what reads English: a hash of stages and rules, made by \`npm run build\` (scripts/reading-version.ts). */
export const RULES_VERSION = '${version}';
`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(FILE, versionFile(await readingVersion()));
