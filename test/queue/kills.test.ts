import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { isSkipped } from '../store/postgres/server.ts';
import { Desk } from './desk.ts';
import { killed } from './trials.ts';

const ARTICLES = 24;

describe.skipIf(isSkipped)('workers that are killed', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open(ARTICLES);
  }, 300_000);
  afterEach(() => desk?.tidy(), 120_000);
  afterAll(() => desk?.close(), 120_000);

  test('killed three times: what one has held is given to the others', async () => {
    const address = await desk.server.database();
    const queue = await desk.queue(address);
    expect(await killed(desk, address, queue, 3)).toBeGreaterThan(0);
    const worker = await desk.worker(address);
    await desk.done(queue);
    expect(worker.lines.filter((l) => l.event === 'queue')).toEqual([]);
    expect(await desk.outcome(address)).toEqual({ digest: desk.digest, problems: [] });
  }, 300_000);
});
