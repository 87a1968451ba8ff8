import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MAIN } from '../compiled/paths.ts';

const PATIENCE = { timeout: 60_000 };

let folder: string;
let server: ChildProcess;
let url: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-orphans-'));
  const args = ['serve', '--db', join(folder, 'ledger.db'), '--port', '0', '--engine', 'rules'];
  server = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  url = await new Promise((found) => {
    createInterface(server.stdout!).on('line', (line) => {
      const [address] = /http:\/\/[\d.]+:\d+/.exec(line) ?? [];
      if (address) found(address);
    });
  });
}, 60_000);

afterEach(async () => {
  if (server.exitCode === null && server.signalCode === null) {
    server.kill('SIGKILL');
    await once(server, 'exit');
  }
  rmSync(folder, { recursive: true });
});

const post = (path: string, body: object): Promise<Response> =>
  fetch(`${url}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** All that the process began, and what those began. */
function offspring(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  const own = existsSync(file) ? readFileSync(file, 'utf8').split(' ').filter(Boolean).map(Number) : [];
  return own.flatMap((child) => [child, ...offspring(child)]);
}
const commandOf = (pid: number): string =>
  existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '';
/** Those that still run; one that nobody has waited for has no command line. */
const living = (pids: readonly number[]): readonly number[] => pids.filter((pid) => commandOf(pid) !== '');
const named = (name: string): number[] => offspring(server.pid!).filter((pid) => commandOf(pid).includes(name));

/** A server with a looker, a writer with its reader, and a reader. */
async function busyServer(): Promise<readonly number[]> {
  expect((await post('articles', { text: 'The mayor of Marl said the dam is safe.' })).status).toBeLessThan(300);
  await expect.poll(async () => (await fetch(`${url}/api/v1/search?query=dam`)).status, PATIENCE).toBe(200);
  await post('analyse', { text: 'The mayor of Marl said the dam is safe.' });
  expect(named('looker-process')).not.toEqual([]);
  await expect.poll(() => named('writer-process').length, PATIENCE).toBe(1);
  await expect.poll(() => named('bulk/worker').length, PATIENCE).toBeGreaterThan(1);
  return offspring(server.pid!);
}

test('a server that is killed while a long text is read leaves no process behind', { timeout: 180_000 }, async () => {
  const all = await busyServer();
  const long = 'Ada Holm, who said that the dam is safe, said that the mayor of Marl said so. '.repeat(30_000);
  void post('analyse', { text: long }).catch(() => undefined);
  void post('articles', { text: long.slice(9) }).catch(() => undefined);
  await new Promise((done) => setTimeout(done, 1_000));
  const now = [...new Set([...all, ...offspring(server.pid!)])];
  server.kill('SIGKILL');
  await expect.poll(() => living(now).map(commandOf), PATIENCE).toEqual([]);
});

test('each process of a server ends when it is asked to', { timeout: 180_000 }, async () => {
  await busyServer();
  for (const name of ['looker-process', 'writer-process']) {
    const own = named(name);
    for (const pid of own) process.kill(pid, 'SIGTERM');
    await expect.poll(() => living(own), PATIENCE).toEqual([]);
  }
});
