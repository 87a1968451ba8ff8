import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export const ROOT = resolve(import.meta.dirname, '../..');
/** Where `compile.ts` puts `src/` as JavaScript: as deep as `dist/`, so that models and examples are found from there. */
export const COMPILED = join(ROOT, '.compiled');
/** A ledger that holds the example bundle, once a test of the web app has asked for it. */
export const BUNDLE_LEDGER = join(COMPILED, 'bundle.db');
/** The command line as tests start it. */
export const MAIN = join(COMPILED, 'cli/main.js');
/** Arguments of Node with which a process that is told to run a file of `src/` runs what was compiled from it. */
export const EXEC_ARGV: readonly string[] = ['--import', pathToFileURL(join(import.meta.dirname, 'hook.mjs')).href];
