import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LOOK_MS } from '../../src/server/start-lookers.ts';
import { started } from './start.ts';

test('a search that does not end is cut off after a second, and the next one is answered', {
  timeout: 60_000,
}, async () => {
  const own = await started({ lookTime: LOOK_MS });
  try {
    // Warm: the first search loads and starts.
    while ((await own.ask('/api/v1/search?query=ferry')).status !== 200);
    const lookers = childrenOf(process.pid).filter((pid) => commandOf(pid).includes('looker-process'));
    expect(lookers.length).toBeGreaterThan(0);
    for (const pid of lookers) process.kill(pid, 'SIGSTOP');
    const began = performance.now();
    const answer = await own.ask('/api/v1/search?query=harbour');
    const ms = performance.now() - began;
    expect((await answer.json()) as object).toMatchObject({
      error: { code: 'too-slow', message: 'this search takes longer than 1 s' },
    });
    expect(ms).toBeGreaterThanOrEqual(990);
    // Busy as the machine may be: a search of seconds would not be cut off by chance.
    expect(ms).toBeLessThan(10_000);
    await expect.poll(async () => (await own.ask('/api/v1/search?query=quay')).status, { timeout: 30_000 }).toBe(200);
    expect(lookers.filter((pid) => childrenOf(process.pid).includes(pid))).toEqual([]);
  } finally {
    await own.stop();
  }
});

const childrenOf = (pid: number): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
const commandOf = (pid: number): string => readFileSync(`/proc/${pid}/cmdline`, 'utf8');
