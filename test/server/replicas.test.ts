import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { Replicas } from '../../src/server/replicas.ts';
import { replicated } from '../../src/server/replicated.ts';
import { startLookers } from '../../src/server/start-lookers.ts';
import { entry } from '../store/generated.ts';
import { isSkipped, Server } from '../store/postgres/server.ts';
import { sent, started } from './start.ts';

const PATIENCE = { timeout: 400_000 };

/** Waits until something is so. */
async function until(what: string, is: () => boolean | Promise<boolean>, seconds = 100): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await is())) {
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

describe.skipIf(isSkipped)('reading from a streaming replica', () => {
  let server: Server;
  let replica: Server;
  let address: string;
  beforeAll(async () => {
    server = await Server.start();
    address = await server.database();
    const ledger = await openLedger({ path: address });
    await ledger.add([entry(1), entry(2), entry(3)]);
    await ledger.close();
    replica = await server.replica();
  }, 400_000);
  afterAll(async () => {
    await replica?.remove();
    await server?.remove();
  }, 200_000);

  const at = (): string => replica.address(new URL(address).pathname.slice(1));
  /** How many looks each server has begun. */
  const looks = async (of: Server): Promise<number> =>
    Number(
      (
        await of.ask(
          'postgres',
          `SELECT xact_commit AS n FROM pg_stat_database WHERE datname = '${new URL(address).pathname.slice(1)}'`,
        )
      )[0]!.n,
    );

  test(
    'reads go there; what was written is seen at once; one that lags or is away is left out, told and taken back',
    PATIENCE,
    async () => {
      const lines: string[] = [];
      const which = new Replicas({
        ...{ primary: address, replicas: [at()], log: (line: string) => lines.push(line) },
        ...{ every: 100, mostLag: 1_000 },
      });
      const open = async (path: string) => (await openLedger({ path, readOnly: true })).store;
      const serving = await started({
        database: address,
        store: replicated(await open(address), () => open(at()), which),
        lookers: startLookers({
          ...{ path: address, processes: 1, timeLimit: 60_000, execArgv: ['--import', 'tsx'] },
          replicas: { paths: [at()], which },
        }),
        replicas: which,
      });
      const state = async (): Promise<string | undefined> =>
        (await serving.json<{ replicas?: { state: string }[] }>('/health')).replicas?.[0]?.state;
      const articles = async (): Promise<number> =>
        (await serving.json<{ articles: number }>('/api/v1/stats')).articles;
      try {
        await until('the replica', async () => (await state()) === 'ok');
        expect(await which.pick()).toBe(1);
        expect(await articles()).toBe(3);
        expect((await serving.json<{ items: unknown[] }>('/api/v1/search?query=would')).items.length).toBeGreaterThan(
          0,
        );
        await until('looks at the replica', async () => (await looks(replica)) > 5);

        // The replica stands still: what is written must be seen all the same, and in the end it is left out.
        await replica.ask('postgres', 'SELECT pg_wal_replay_pause()');
        const watch = await serving.json<{ id: string }>('/api/v1/watches', sent({ kind: 'words', of: 'ferry' }));
        const watches = await serving.json<{ items: { id: string }[] }>('/api/v1/watches');
        expect(watches.items.map(({ id }) => id)).toEqual([watch.id]);
        expect(await which.pick()).toBe(0);
        await until('a replica that lags', async () => (await state()) === 'behind');
        expect(lines.at(-1)).toMatch(/^replica postgres:\/\/\S+ is left out, as it is \d+ s behind$/);
        await replica.ask('postgres', 'SELECT pg_wal_replay_resume()');
        await until('a replica that has come up', async () => (await state()) === 'ok');
        expect(lines.at(-1)).toMatch(/is read from again$/);
        await until('reads from it', async () => (await which.pick()) === 1);

        await replica.stop();
        await until('a replica that is away', async () => (await state()) === 'away');
        expect(lines.at(-1)).toMatch(/is left out, as it is away: \S/);
        expect(await articles()).toBe(3);
        expect((await serving.ask('/api/v1/claims?articles=1')).status).toBe(200);
        await replica.start();
        await until('a replica that is back', async () => (await state()) === 'ok');
        expect(serving.faults).toEqual([]);
      } finally {
        await serving.stop();
      }
    },
  );

  test('a server that takes writes is no replica', PATIENCE, async () => {
    const lines: string[] = [];
    const which = new Replicas({ primary: address, replicas: [address], log: (line) => lines.push(line), every: 50 });
    await until('that it is told', () => lines.length > 0);
    expect(lines[0]).toMatch(/it is no replica$/);
    expect([await which.pick(), which.health()]).toEqual([0, [{ state: 'none', lag: null }]]);
    await which.close();
  });
});
