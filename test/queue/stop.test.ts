import { expect, test } from 'vitest';
import { hearsay } from '../cli/run.ts';
import { atDesk } from './at-desk.ts';

const ARTICLES = 24;

atDesk('a worker that is told to stop', ARTICLES, (at) => {
  test('told to stop, it ends in good order, holds nothing, and another one goes on', async () => {
    const address = await at().server.database();
    const queue = await at().queue(address);
    await at().fill(queue);
    const one = at().spawn(address);
    await one.until('batch');
    expect(await one.end('SIGTERM'), one.err()).toBe(0);
    expect(one.lines.at(-1)).toMatchObject({ level: 'info', event: 'stopped' });
    expect((await at().jobs(queue)).filter((j) => j.locked !== null)).toEqual([]);
    // Without a second to finish anything it gives back what it holds.
    const hasty = at().spawn(address, '--stop-after', '0');
    await hasty.until('started');
    expect(await hasty.end('SIGINT'), hasty.err()).toBe(0);
    await at().worker(address);
    await at().done(queue);
    expect(await at().outcome(address)).toEqual({ digest: at().digest, problems: [] });
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
