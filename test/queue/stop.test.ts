import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hearsay } from '../cli/run.ts';
import { isSkipped } from '../store/postgres/server.ts';
import { Desk } from './desk.ts';

const ARTICLES = 24;

describe.skipIf(isSkipped)('a worker that is told to stop', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open(ARTICLES);
  }, 300_000);
  afterEach(() => desk?.tidy(), 120_000);
  afterAll(() => desk?.close(), 120_000);

  test('told to stop, it ends in good order, holds nothing, and another one goes on', async () => {
    const address = await desk.server.database();
    const queue = await desk.queue(address);
    await desk.fill(queue);
    const one = desk.spawn(address);
    await one.until('batch');
    expect(await one.end('SIGTERM'), one.err()).toBe(0);
    expect(one.lines.at(-1)).toMatchObject({ level: 'info', event: 'stopped' });
    expect((await desk.jobs(queue)).filter((j) => j.locked !== null)).toEqual([]);
    // Without a second to finish anything it gives back what it holds.
    const hasty = desk.spawn(address, '--stop-after', '0');
    await hasty.until('started');
    expect(await hasty.end('SIGINT'), hasty.err()).toBe(0);
    await desk.worker(address);
    await desk.done(queue);
    expect(await desk.outcome(address)).toEqual({ digest: desk.digest, problems: [] });
  }, 300_000);

  test('a file has no queue, and what workers decide is not asked of who fills it', async () => {
    const file = await hearsay(['add', 'examples/demo.txt', '--queue', '--db', 'ledger.db']);
    expect([file.code, file.err]).toEqual([
      1,
      'hearsay: ledger.db: a file has no queue\n  name a database of a server: --db postgres://host/database\n',
    ]);
    const engine = await hearsay(['add', 'examples/demo.txt', '--queue', '--db', 'postgres:///x', '--engine', 'rules']);
    expect([engine.code, engine.err]).toEqual([
      2,
      'hearsay: --engine says how articles are read; with --queue, give it to the workers\n  see hearsay add --help\n',
    ]);
  });
});
