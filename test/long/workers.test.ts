import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Desk } from '../queue/desk.ts';
import { killed, stopped } from '../queue/trials.ts';
import { isSkipped } from '../store/postgres/server.ts';

const ARTICLES = 60;
const KILLS = 200;
const STOPS = 20;
const MINUTES = 10;
/** The rate of whoever hands in against that of who reads. */
const FASTER = 20;
const MB = 1_000_000;

// What nothing holds any more is no growth: it goes before memory is looked at.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

describe.skipIf(isSkipped)('workers, in full', { timeout: 7_200_000 }, () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open(ARTICLES);
  }, 600_000);
  afterEach(() => desk?.tidy(), 60_000);
  afterAll(() => desk?.close(), 60_000);

  test(`killed ${KILLS} times`, async () => {
    const address = await desk.server.database();
    const queue = await desk.queue(address);
    expect(await killed(desk, address, queue, KILLS)).toBeGreaterThan(KILLS / 4);
    await desk.worker(address);
    await desk.done(queue, 600);
    expect((await queue.waiting()).quarantined).toBe(0);
    expect(await desk.outcome(address)).toEqual({ digest: desk.digest, problems: [] });
  });

  test(`the server stopped, crashed, killed and paused ${STOPS} times under two workers`, async () => {
    const address = await desk.server.database();
    const queue = await desk.queue(address);
    await desk.fill(queue);
    const workers = [await desk.worker(address), await desk.worker(address)];
    await stopped(desk, queue, STOPS, 31);
    await desk.done(queue, 600);
    expect(workers.reduce((n, w) => n + w.metrics.losses, 0)).toBeGreaterThan(0);
    expect((await queue.waiting()).quarantined).toBe(0);
    expect(await desk.outcome(address)).toEqual({ digest: desk.digest, problems: [] });
  });

  test(`handed in ${FASTER} times as fast as it is read for ${MINUTES} minutes: queue and memory stay bounded`, async () => {
    const address = await desk.server.database();
    const queue = await desk.queue(address);
    const limit = 40_000;
    const worker = await desk.worker(address);
    const until = performance.now() + MINUTES * 60_000;
    let most = 0;
    let waits = 0;
    let handed = 0;
    const early: number[] = [];
    const late: number[] = [];
    const watching = (async () => {
      while (performance.now() < until) {
        most = Math.max(most, (await queue.waiting()).bytes);
        const share = 1 - (until - performance.now()) / (MINUTES * 60_000);
        collect();
        if (share > 0.3) (share < 0.5 ? early : late).push(process.memoryUsage.rss());
        await sleep(500);
      }
    })();
    // Nothing holds it up but the queue, which is far more than twenty times as fast.
    for (let n = 0; performance.now() < until; n++) {
      const { batches } = await desk.fill(queue, {
        ...{ batch: 1 + (n % 17), limit, look: 50 },
        onProgress: ({ waiting }) => void (waiting && waits++),
      });
      handed += batches;
    }
    await watching;
    await desk.done(queue, 600);
    const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
    console.info(
      `${handed} batches, ${worker.metrics.batches} read, ${waits} waits; at most ${most} bytes; ${Math.round(mean(early) / MB)} and ${Math.round(mean(late) / MB)} MB`,
    );
    expect(waits).toBeGreaterThan(FASTER * 10);
    expect(most).toBeLessThan(2 * limit);
    expect(mean(late)).toBeLessThan(1.1 * mean(early));
    expect(await desk.outcome(address)).toEqual({ digest: desk.digest, problems: [] });
  });
});
