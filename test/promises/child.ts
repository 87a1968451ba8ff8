import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs one of `programs/` in a process of its own, with options for Node before it, and gives what it printed as JSON. Rejects where it printed errors. */
export function program<T>(name: string, args: readonly string[] = [], node: readonly string[] = []): Promise<T> {
  const path = fileURLToPath(new URL(`programs/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [...node, '--import', 'tsx', path, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 && errors === '' ? done(JSON.parse(out) as T) : fail(new Error(`${name}: ${code}: ${errors}`)),
    );
  });
}
