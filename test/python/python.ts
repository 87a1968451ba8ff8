import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { MAIN } from '../compiled/paths.ts';

export const ROOT = resolve(import.meta.dirname, '../..');
const IS_CI = process.env.CI === 'true';

/** The command line as Python runs it. */
const HEARSAY_BIN = [process.execPath, MAIN].map((part) => `'${part}'`).join(' ');

const runs = (python: string, code: string): boolean => spawnSync(python, ['-c', code]).status === 0;

/** A Python of 3.10 or newer with these modules; null where there is none and the tests that need it are skipped. */
export function pythonWith(...modules: readonly string[]): string | null {
  const code = ['import sys', 'assert sys.version_info >= (3, 10)', ...modules.map((m) => `import ${m}`)].join('; ');
  const own = process.env.HEARSAY_PYTHON ?? resolve(ROOT, '.venv/bin/python');
  const found = [own, 'python3'].find((p) => (p.includes('/') ? existsSync(p) : true) && runs(p, code)) ?? null;
  if (found) return found;
  const what = modules.length ? `no Python 3.10 with ${modules.join(', ')} here` : 'no Python 3.10 here';
  if (IS_CI) throw new Error(`${what}, and CI=true allows no skip`);
  console.warn(`${what}: its tests are skipped (python/requirements-test.txt)`);
  return null;
}

export interface Ran {
  readonly code: number | null;
  /** Both outputs together. */
  readonly told: string;
}

/** Runs a program, the package on Python's path. Servers of this process go on meanwhile. */
export function ran(
  command: string,
  args: readonly string[],
  { cwd = ROOT, env = {} }: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ran> {
  const own = { PYTHONPATH: resolve(ROOT, 'python/src'), PYTHONDONTWRITEBYTECODE: '1', HEARSAY_BIN };
  const child = spawn(command, args, { cwd, env: { ...process.env, ...own, ...env } });
  let told = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      told += chunk;
    });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, told }));
  });
}
