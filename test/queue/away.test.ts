import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { atDesk } from './at-desk.ts';
import { eventually } from './desk.ts';

const ARTICLES = 24;

atDesk('a worker, whatever comes', ARTICLES, (at) => {
  test('health and counts are told, also that the server is away; once it is back, work goes on', async () => {
    const address = await at().server.database();
    const queue = await at().queue(address);
    await at().fill(queue);
    const worker = await at().worker(address, { status: { host: '127.0.0.1', port: 0 } });
    const health = async (): Promise<readonly [number, string | undefined]> => {
      const answer = await fetch(`${worker.url}/health`);
      const body = (await answer.json()) as { status?: string; error?: { code: string } };
      return [answer.status, body.status ?? body.error?.code];
    };
    const metrics = async (): Promise<string> => (await fetch(`${worker.url}/metrics`)).text();
    await eventually('a batch', async () => worker.metrics.batches > 0);
    expect(await health()).toEqual([200, 'ok']);
    expect(await metrics()).toMatch(/^hearsay_database_up 1$/m);
    expect((await fetch(`${worker.url}/other`)).status).toBe(404);
    for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
      await at().server.stop(signal);
      expect(await health()).toEqual([503, 'db-gone']);
      expect(await metrics()).toMatch(/^hearsay_database_up 0$/m);
      // Longer than it takes to find out in each of its places.
      await sleep(3_000);
      await at().server.start();
      await eventually('health', async () => (await health())[0] === 200, 20);
    }
    await at().done(queue);
    await at().fill(queue, { batch: 8 });
    await at().done(queue);
    const text = await metrics();
    expect(text).toMatch(/^hearsay_queue_bytes 0$/m);
    const counted = [...text.matchAll(/^hearsay_worker_articles_total\{outcome="\w+"\} (\d+)$/gm)];
    expect(counted.reduce((sum, [, n]) => sum + Number(n), 0)).toBeGreaterThanOrEqual(ARTICLES);
    expect(await at().outcome(address)).toEqual({ digest: at().digest, problems: [] });
  }, 300_000);

  test('a full queue is waited for, and holds no more than its bound and one batch', async () => {
    const address = await at().server.database();
    const queue = await at().queue(address);
    const limit = 4_000;
    let most = 0;
    let isFull = false;
    let isOver = false;
    const filling = at()
      .fill(queue, { batch: 2, limit, look: 20, onProgress: ({ waiting }) => (isFull ||= waiting !== null) })
      .finally(() => (isOver = true));
    await eventually('a full queue', async () => isFull);
    await sleep(500);
    expect(isOver).toBe(false);
    const watched = (async () => {
      while (!isOver) {
        most = Math.max(most, (await queue.waiting()).bytes);
        await sleep(20);
      }
    })();
    const worker = await at().worker(address);
    expect(await filling).toEqual({ documents: ARTICLES, batches: ARTICLES / 2, there: 0 });
    await watched;
    await at().done(queue);
    expect(most).toBeGreaterThanOrEqual(limit);
    expect(most).toBeLessThan(2 * limit);
    expect(worker.metrics.batches).toBe(ARTICLES / 2);
  }, 300_000);
});
