import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { transform } from 'esbuild';
import { BUNDLE_LEDGER, COMPILED, ROOT } from './paths.ts';

const SRC = join(ROOT, 'src');
/** What a ledger of the examples hangs on beside the code. */
const OTHERS = [join(ROOT, 'models'), join(ROOT, 'examples/bundle')];
/** A relative import as esbuild prints it. */
const IMPORT = /((?:from|import)[ (]*")(\.[^"]+)\.ts"/g;

/** Puts a whole file in its place at once: another run of tests may be reading the one that is there. */
function put(file: string, text: string): boolean {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
  return true;
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

/**
 * Compiles all of `src/` file by file before the first test, in about a second, so that the processes that tests start are plain
 * JavaScript that is never older than the source: each begins in a third of the time that TypeScript takes.
 */
export async function setup(): Promise<void> {
  mkdirSync(COMPILED, { recursive: true });
  const kept = new Set<string>();
  const all = filesIn(SRC)
    .filter((name) => !name.endsWith('.d.ts'))
    .sort();
  const digest = createHash('sha256');
  for (const file of all
    .map((name) => join(SRC, name))
    .concat(OTHERS.flatMap((f) => filesIn(f).map((n) => join(f, n)))))
    digest.update(readFileSync(file));
  await Promise.all(
    all.map(async (name) => {
      const from = join(SRC, name);
      if (!name.endsWith('.ts')) {
        kept.add(name);
        if (!name.endsWith('.sql')) return;
        mkdirSync(dirname(join(COMPILED, name)), { recursive: true });
        return copyFileSync(from, join(COMPILED, name));
      }
      const { code } = await transform(readFileSync(from, 'utf8'), {
        ...({ loader: 'ts', format: 'esm', target: 'node20' } as const),
        sourcefile: from,
      });
      const made = name.replace(/ts$/, 'js');
      kept.add(made);
      put(join(COMPILED, made), code.replace(IMPORT, '$1$2.js"'));
    }),
  );
  for (const name of filesIn(COMPILED))
    if (!kept.has(name) && /\.(?:js|sql)$/.test(name)) rmSync(join(COMPILED, name), { force: true });
  // What this code makes of the examples is kept only as long as it would make the same.
  if (put(join(COMPILED, 'sources.sha256'), digest.digest('hex'))) rmSync(BUNDLE_LEDGER, { force: true });
}
