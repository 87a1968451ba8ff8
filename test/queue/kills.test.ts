import { expect, test } from 'vitest';
import { atDesk } from './at-desk.ts';
import { killed } from './trials.ts';

const ARTICLES = 24;

atDesk('workers that are killed', ARTICLES, (at) => {
  test('killed three times: what one has held is given to the others', async () => {
    const address = await at().server.database();
    const queue = await at().queue(address);
    expect(await killed(at(), address, queue, 3)).toBeGreaterThan(0);
    const worker = await at().worker(address);
    await at().done(queue);
    expect(worker.lines.filter((l) => l.event === 'queue')).toEqual([]);
    expect(await at().outcome(address)).toEqual({ digest: at().digest, problems: [] });
  }, 300_000);
});
