import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { MAIN } from '../compiled/paths.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = `
  import { execFileSync } from 'node:child_process';
  import { existsSync, readdirSync, readFileSync } from 'node:fs';
  import { getPriority } from 'node:os';
  import { stepBack } from './src/bulk/step-back.ts';
  const nice = (thread) => Number(readFileSync('/proc/self/task/' + thread + '/stat', 'utf8').replace(/^.*\\) /, '').split(' ')[16]);
  const threads = () => existsSync('/proc/self/task') ? readdirSync('/proc/self/task').map(nice) : [];
  const told = ['behind', 'end', 'behind'].map((step) => {
    stepBack(step);
    return { own: getPriority(), threads: threads() };
  });
  const child = Number(execFileSync(process.execPath, ['-p', 'os.getPriority()']));
  console.log(JSON.stringify({ told, child }));
`;

test('a process that steps back does so with all its threads and with those that it begins, and never forward again', async () => {
  const args = ['--import', 'tsx', '--input-type=module', '-e', PROGRAM];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  const { told, child } = JSON.parse(stdout) as { told: { own: number; threads: number[] }[]; child: number };
  const wanted = [10, 19, 19].map((nice) => Math.max(nice, getPriority()));
  expect(told.map((t) => t.own)).toEqual(wanted);
  expect(child).toBe(wanted[2]);
  for (const [i, { threads }] of told.entries()) {
    if (process.platform === 'linux') expect(threads.length).toBeGreaterThan(4);
    expect(threads.filter((nice) => nice !== wanted[i])).toEqual([]);
  }
}, 180_000);

test('adding on the command line lets others go first', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-behind-'));
  // It finds nothing, and waits until it is time to look again.
  const args = [MAIN, 'add', folder, '--watch', '60', '--db', join(folder, 'ledger.db')];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'ignore' });
  try {
    const behind = Math.max(10, getPriority());
    await expect.poll(() => getPriority(child.pid), { timeout: 60_000 }).toBe(behind);
  } finally {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}, 90_000);
