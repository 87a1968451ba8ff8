import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linking } from '../../../src/ledger/linking.ts';
import { openLedger } from '../../../src/ledger/open.ts';
import { Failure } from '../../../src/records/failure.ts';
import type { LedgerEntry } from '../../../src/records/ledger.ts';
import { openStore } from '../../../src/store/postgres/open.ts';
import { readLines } from '../../ledger/orders.ts';
import { repetitiveLine } from '../../repetitive.ts';
import { started } from '../../server/start.ts';
import { addThrough } from './losses.ts';
import { isSkipped, Server } from './server.ts';

const ARTICLES = 24;
const LOSSES = 4;

describe.skipIf(isSkipped)('a server that goes away', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-losses-'));
  let server: Server;
  let entries: LedgerEntry[];
  beforeAll(async () => {
    const path = join(folder, 'news.jsonl');
    writeFileSync(path, Array.from({ length: ARTICLES }, (_, n) => repetitiveLine(n)).join('\n'));
    [server, entries] = await Promise.all([Server.start(), readLines(path, 1)]);
  }, 600_000);
  afterAll(async () => {
    await server?.remove();
    rmSync(folder, { recursive: true, force: true });
  }, 300_000);

  test('stopped, crashed, killed and paused under load: nothing acknowledged is lost, and the ledger is the same', async () => {
    const file = await openLedger({ path: join(folder, 'ledger.db') });
    await file.add(entries);
    await file.relink();
    const outcome = await addThrough(server, entries, LOSSES, 11);
    expect(outcome).toEqual({
      lost: LOSSES,
      missing: [],
      acknowledged: new Set(entries.map((e) => e.read.article.id)).size,
      digest: await file.store.digest(),
      problems: [],
    });
    await file.close();
  }, 900_000);

  test('while it is away each is told so in one line, and goes on once it is back', async () => {
    const address = await server.database();
    const store = await openStore({ address, linking, patience: 100 });
    const count = async (): Promise<number> => (await store.stats()).articles;
    expect(await count()).toBe(0);
    await server.stop();
    const away = { code: 'db-gone', message: expect.stringMatching(/^postgres:\/\/[^\n]*: [^\n]+$/) };
    await expect(count()).rejects.toMatchObject(away);
    await expect(store.write((tx) => tx.put(entries[0]!))).rejects.toMatchObject(away);
    await expect(openStore({ address, linking })).rejects.toMatchObject(away);
    await server.start();
    expect(await count()).toBe(0);
    await store.write((tx) => tx.put(entries[0]!));
    expect(await count()).toBe(1);
    await store.close();
  }, 300_000);

  test('hearsay serve tells it, by its health too, and goes on once it is back', async () => {
    const serving = await started({ database: await server.database() });
    const asked = async (path: string) => {
      const answer = await serving.ask(path);
      return [answer.status, ((await answer.json()) as { error?: { code: string } }).error?.code];
    };
    // Answers are kept for a second: each time another page is asked for.
    const paths = (limit: number) => ['/health', '/api/v1/stats', `/api/v1/claims?limit=${limit}`];
    for (const path of paths(3)) expect(await asked(path), path).toEqual([200, undefined]);
    await server.stop();
    for (const path of paths(4)) expect(await asked(path), path).toEqual([503, 'db-gone']);
    await server.start();
    for (const path of paths(5)) expect(await asked(path), path).toEqual([200, undefined]);
    await serving.stop();
  }, 300_000);

  test('one who writes waits for another; a newer schema, another database and a wrong address are refused', async () => {
    const address = await server.database();
    const [a, b] = [await openStore({ address, linking }), await openStore({ address, linking, busyTimeout: 100 })];
    await a.write(async (tx) => {
      await tx.put(entries[0]!);
      await expect(b.write((other) => other.put(entries[1]!))).rejects.toMatchObject({ code: 'db-locked' });
    });
    await b.write((tx) => tx.put(entries[1]!));
    await a.write((tx) => tx.put(entries[2]!));
    expect((await b.stats()).articles).toBe(3);
    await Promise.all([a.close(), b.close()]);
    const name = new URL(address).pathname.slice(1);
    await server.ask(name, 'UPDATE hearsay.about SET schema = 999');
    const refused = (where: string, readOnly = false) =>
      openStore({ address: where, linking, readOnly }).then(
        () => null,
        (error: unknown) => (error instanceof Failure ? error.code : error),
      );
    expect(await refused(address)).toBe('db-newer');
    expect(await refused(server.address('nothing'))).toBe('db-missing');
    expect(await refused(await server.database(), true)).toBe('db-missing');
    expect(await refused('postgres://[half')).toBe('db-address');
    await server.ask(name, 'CREATE ROLE guest LOGIN');
    expect(await refused(server.address(name).replace('user=hearsay', 'user=guest'))).toBe('db-rights');
  }, 300_000);
});
