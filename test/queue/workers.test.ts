import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { shuffled } from '../ledger/orders.ts';
import { randomFrom } from '../random.ts';
import { isSkipped } from '../store/postgres/server.ts';
import { Desk } from './desk.ts';

const ARTICLES = 24;

describe.skipIf(isSkipped)('workers of one queue', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open(ARTICLES);
  }, 300_000);
  afterEach(() => desk?.tidy(), 120_000);
  afterAll(() => desk?.close(), 120_000);

  test('two of them, each job delivered one to five times in random order: the ledger of one process', async () => {
    const seed = Number(process.env.HEARSAY_SEED ?? Date.now() % 1e6);
    console.info(`seed ${seed}: HEARSAY_SEED=${seed} repeats it`);
    const next = randomFrom(seed);
    const address = await desk.server.database();
    const queue = await desk.queue(address);
    await desk.fill(queue);
    const ids = await queue.ask((sql) => sql.column<string>('SELECT id FROM hearsay_work.batch'));
    expect(ids.length).toBe(Math.ceil(ARTICLES / 3));
    const more = ids.flatMap((id) => Array.from({ length: Math.floor(next() * 5) }, () => id));
    await queue.change(async (sql) => {
      for (const batch of shuffled(more, seed))
        await sql.all("SELECT 1 FROM hearsay_queue.add_job('read', ?::json)", JSON.stringify({ batch }));
    });
    const workers = [await desk.worker(address), await desk.worker(address)];
    await desk.done(queue);
    const sum = (of: (w: (typeof workers)[number]) => number): number => workers.reduce((n, w) => n + of(w), 0);
    expect(sum((w) => w.metrics.batches)).toBe(ids.length);
    expect(sum((w) => w.metrics.repeated)).toBe(more.length);
    expect(await desk.outcome(address)).toEqual({ digest: desk.digest, problems: [] });
    // The same documents in other batches.
    await desk.fill(queue, { batch: 7 });
    await desk.done(queue);
    expect(sum((w) => w.metrics.articles.get('unchanged')!)).toBeGreaterThanOrEqual(ARTICLES);
    expect(await desk.outcome(address)).toEqual({ digest: desk.digest, problems: [] });
  }, 300_000);
});
