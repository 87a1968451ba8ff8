import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readText, rulesEngine } from '../../../src/index.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { moveLedger } from '../../../src/ledger/move.ts';
import { openLedger } from '../../../src/ledger/open.ts';
import { readForLedger } from '../../../src/pipeline.ts';
import { ending } from '../ending.ts';
import { isSkipped, PROGRAMS, Server } from './server.ts';

const BRIDGE = 'Mayor Ana Reyes said the Nara bridge would open in May.';
const CRANE = 'Harbour master Tom Hale said the old crane in Brell had been sold.';
const ARTICLES: readonly (readonly [outlet: string, day: number, text: string])[] = [
  ['The Nara Herald', 1, `${BRIDGE} The river was calm.`],
  ['Radio Marl', 2, `${BRIDGE} Rain is on its way.`],
  ['The Marl Post', 3, `${BRIDGE} The market was busy.`],
  ['The Nara Herald', 4, `${CRANE} Children watched.`],
  ['Radio Marl', 5, `${CRANE} Gulls cried.`],
  ['The Marl Post', 6, 'Engineer Ida Moss denied that the Nara bridge would open in May.'],
  ['The Lantern', 7, 'Councillor Sefa Brand said 12 people were hurt on the ferry. Readers said the letter is free.'],
  ['The Lantern', 8, 'The town council warned that the pool would close in June.'],
];
const SIGNED = { by: 'Ada Holm', at: '2026-04-01T00:00:00Z' };

describe.skipIf(isSkipped)('moving house', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-move-'));
  let server: Server;
  let old: Ledger;
  beforeAll(async () => {
    server = await Server.start();
    old = await openLedger({ path: join(folder, 'old.db') });
    for (const [outlet, day, text] of ARTICLES)
      await old.add([
        await readForLedger(
          readText(text, { outlet, published: `2026-03-0${day}`, file: `${outlet} ${day}.txt` }),
          rulesEngine,
        ),
      ]);
    const of = async (query: string) =>
      (await old.store.claims({ query, articles: 1, all: true })).items.map((c) => c.id);
    await old.decide({ ...SIGNED, kind: 'merge', claims: [...(await of('ferry')), ...(await of('pool'))] });
    const { article } = (await old.store.articles({ limit: 1 })).items[0]!;
    await old.remove(article, 'asked for', SIGNED.at);
    await old.store.write((tx) => tx.putRedirects([['c:00', 'c:11']]));
  }, 300_000);
  afterAll(async () => {
    await old?.close();
    await server?.remove();
    rmSync(folder, { recursive: true, force: true });
  }, 300_000);

  test('from a file to a server and back, interrupted on the way: all of it is there, and goes on', async () => {
    const database = await openLedger({ path: await server.database() });
    for (const after of [1, 3, 6])
      await expect(moveLedger(old.store, ending(database.store, after))).rejects.toThrow('ended');
    const moved = await moveLedger(old.store, database.store);
    expect(moved).toMatchObject({ copied: 0, there: ARTICLES.length - 1, digest: await old.store.digest() });
    expect(await database.store.check()).toEqual([]);
    expect(await database.store.decisions()).toEqual(await old.store.decisions());
    expect((await old.store.decisions()).length).toBe(1);
    expect(await database.store.pending()).toEqual({ unlinked: 0, unsettled: 0 });
    const back = await openLedger({ path: join(folder, 'back.db') });
    await moveLedger(database.store, back.store);
    expect(await back.store.check()).toEqual([]);
    // What is added and decided from here on comes to the same in all three.
    const text = `${BRIDGE} A new bus line was opened, said Mayor Reyes.`;
    const [id] = (await old.store.decisions()).map((d) => d.id);
    const digests = new Set<string>();
    for (const ledger of [old, database, back]) {
      await ledger.add([await readForLedger(readText(text, { outlet: 'Radio Quist' }), rulesEngine)]);
      await ledger.retract(id!, SIGNED.by, SIGNED.at);
      digests.add(await ledger.store.digest());
      await ledger.relink();
      digests.add(await ledger.store.digest());
    }
    expect(digests.size).toBe(1);
    await Promise.all([database.close(), back.close()]);
  }, 300_000);

  test('into a ledger that holds something else nothing is moved', async () => {
    const other = await openLedger({ path: await server.database() });
    await other.add([await readForLedger(readText(CRANE, { outlet: 'Elsewhere' }), rulesEngine)]);
    const digest = await other.store.digest();
    await expect(moveLedger(old.store, other.store)).rejects.toMatchObject({ code: 'moving' });
    expect(await other.store.digest()).toBe(digest);
    await other.close();
  }, 300_000);

  test('a dump restored into another database is the same ledger, and can be written to', async () => {
    const [address, restored] = [await server.database(), await server.database()];
    const first = await openLedger({ path: address });
    await moveLedger(old.store, first.store);
    const dump = join(server.folder, 'ledger.dump');
    execFileSync(join(PROGRAMS!, 'pg_dump'), ['--format=custom', '--schema=hearsay', `--file=${dump}`, address]);
    execFileSync(join(PROGRAMS!, 'pg_restore'), ['--exit-on-error', `--dbname=${restored}`, dump]);
    const second = await openLedger({ path: restored });
    expect(await second.store.digest()).toBe(await first.store.digest());
    expect(await second.store.check()).toEqual([]);
    const entry = await readForLedger(readText(`${CRANE} It was loud.`, { outlet: 'The Quist Letter' }), rulesEngine);
    for (const ledger of [first, second]) await ledger.add([entry]);
    expect(await second.store.digest()).toBe(await first.store.digest());
    await Promise.all([first.close(), second.close()]);
  }, 300_000);
});
