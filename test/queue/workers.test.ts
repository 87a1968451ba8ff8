import { expect, test } from 'vitest';
import { shuffled } from '../ledger/orders.ts';
import { randomFrom } from '../random.ts';
import { atDesk } from './at-desk.ts';

const ARTICLES = 24;

atDesk('workers of one queue', ARTICLES, (at) => {
  test('two of them, each job delivered one to five times in random order: the ledger of one process', async () => {
    const seed = Number(process.env.HEARSAY_SEED ?? Date.now() % 1e6);
    console.info(`seed ${seed}: HEARSAY_SEED=${seed} repeats it`);
    const next = randomFrom(seed);
    const address = await at().server.database();
    const queue = await at().queue(address);
    await at().fill(queue);
    const ids = await queue.ask((sql) => sql.column<string>('SELECT id FROM hearsay_work.batch'));
    expect(ids.length).toBe(Math.ceil(ARTICLES / 3));
    const more = ids.flatMap((id) => Array.from({ length: Math.floor(next() * 5) }, () => id));
    await queue.change(async (sql) => {
      for (const batch of shuffled(more, seed))
        await sql.all(
          "SELECT 1 FROM hearsay_queue.add_job('read', ?::json)",
          JSON.stringify({ batch, tenant: queue.tenant }),
        );
    });
    const workers = [await at().worker(address), await at().worker(address)];
    await at().done(queue);
    const sum = (of: (w: (typeof workers)[number]) => number): number => workers.reduce((n, w) => n + of(w), 0);
    expect(sum((w) => w.metrics.batches)).toBe(ids.length);
    expect(sum((w) => w.metrics.repeated)).toBe(more.length);
    expect(await at().outcome(address)).toEqual({ digest: at().digest, problems: [] });
    // The same documents in other batches.
    await at().fill(queue, { batch: 7 });
    await at().done(queue);
    expect(sum((w) => w.metrics.articles.get('unchanged')!)).toBeGreaterThanOrEqual(ARTICLES);
    expect(await at().outcome(address)).toEqual({ digest: at().digest, problems: [] });
  }, 300_000);
});
