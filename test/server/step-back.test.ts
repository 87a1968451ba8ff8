import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = `
  import { execFileSync } from 'node:child_process';
  import { existsSync, readdirSync, readFileSync } from 'node:fs';
  import { getPriority } from 'node:os';
  import { stepBack } from './src/server/step-back.ts';
  stepBack();
  const nice = (thread) => Number(readFileSync('/proc/self/task/' + thread + '/stat', 'utf8').replace(/^.*\\) /, '').split(' ')[16]);
  const threads = existsSync('/proc/self/task') ? readdirSync('/proc/self/task').map(nice) : [];
  const child = Number(execFileSync(process.execPath, ['-p', 'os.getPriority()']));
  console.log(JSON.stringify({ own: getPriority(), threads, child }));
`;

test('a process that steps back does so with all its threads and with those that it begins', async () => {
  const args = ['--import', 'tsx', '--input-type=module', '-e', PROGRAM];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  const { own, threads, child } = JSON.parse(stdout) as { own: number; threads: number[]; child: number };
  expect([own, child]).toEqual([19, 19]);
  if (process.platform === 'linux') expect(threads.length).toBeGreaterThan(4);
  expect(threads.filter((nice) => nice !== 19)).toEqual([]);
});
