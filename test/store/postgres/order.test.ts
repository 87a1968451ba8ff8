import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { openLedger } from '../../../src/ledger/open.ts';
import type { LedgerEntry } from '../../../src/records/ledger.ts';
import { CLAIM_SORTS, type StatementFilter } from '../../../src/store/store.ts';
import { readLines, shuffled } from '../../ledger/orders.ts';
import { repetitiveLine } from '../../repetitive.ts';
import { isSkipped, Server } from './server.ts';

/** Articles that repeat one another: their buckets overflow, and dozens bear each name. */
const ARTICLES = 48;
const MADE = { sentences: 8, places: 12, days: 20 };
/** Seed of a shuffle, entries in a transaction. */
const ORDERS = [
  [1, 7],
  [2, 48],
] as const;

describe.skipIf(isSkipped)('one set of articles in two kinds of stores', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-stores-'));
  let server: Server;
  let entries: LedgerEntry[];
  let file: Ledger;
  let database: Ledger;

  beforeAll(async () => {
    const path = join(folder, 'news.jsonl');
    writeFileSync(path, Array.from({ length: ARTICLES }, (_, n) => repetitiveLine(n, MADE)).join('\n'));
    [server, entries] = await Promise.all([Server.start(), readLines(path, 1)]);
    file = await openLedger({ path: join(folder, 'ledger.db') });
    database = await openLedger({ path: await server.database() });
    await Promise.all([file.add(entries, { batch: 16 }), database.add(entries, { batch: 16 })]);
  }, 600_000);

  afterAll(async () => {
    await file?.close();
    await database?.close();
    await server?.remove();
    rmSync(folder, { recursive: true, force: true });
  }, 300_000);

  test('added in one order they are one ledger', async () => {
    expect((await file.store.stats()).statements).toBeGreaterThan(350);
    expect(await database.store.digest()).toBe(await file.store.digest());
    expect(await database.store.check()).toEqual([]);
  }, 300_000);

  test('searches, lists and counts give the same answers', async () => {
    const [a, b] = [file.store, database.store];
    // Each kind of store has migrations of its own.
    const { bytes: _, textBytes: __, schema: ___, ...counts } = await a.stats();
    expect(await b.stats()).toMatchObject(counts);
    const { source } = (await a.sources({ limit: 1 })).items[0]!;
    const word = (await a.search({ limit: 1 })).items[0]!.statement.words.split(' ').find((w) => w.length > 5)!;
    const asked: StatementFilter[] = [
      {},
      { query: word },
      { query: `${word.slice(0, 4)}*` },
      { query: `said -${word}` },
      { query: `"${word}"`, stance: 'asserts' },
      { source: source.id },
      { source: source.name.toUpperCase(), query: word },
      { from: '2026-01', grade: 'named' },
      { query: 'nowhere' },
    ];
    for (const filter of asked) {
      expect(await b.search({ ...filter, limit: 100 }), JSON.stringify(filter)).toEqual(
        await a.search({ ...filter, limit: 100 }),
      );
      expect(await b.claims({ ...filter, limit: 30 }), JSON.stringify(filter)).toEqual(
        await a.claims({ ...filter, limit: 30 }),
      );
    }
    for (const sort of CLAIM_SORTS)
      expect(await b.claims({ sort, all: true })).toEqual(await a.claims({ sort, all: true }));
    expect(await b.sources({ query: source.name })).toEqual(await a.sources({ query: source.name }));
    expect(await b.outlets()).toEqual(await a.outlets());
    expect(await b.articles({ limit: 100 })).toEqual(await a.articles({ limit: 100 }));
    const [stories, others] = [await a.stories(), await b.stories()];
    expect(others).toEqual(stories);
    for (const { id } of stories.items.slice(0, 3)) expect(await b.story(id)).toEqual(await a.story(id));
  }, 300_000);

  test.each(ORDERS)(
    'relinked after any order they are one ledger: seed %i, batches of %i',
    async (seed, batch) => {
      await file.relink();
      const other = await openLedger({ path: await server.database() });
      await other.add(shuffled(entries, seed), { batch });
      await other.relink();
      expect(await other.store.digest()).toBe(await file.store.digest());
      await other.close();
    },
    600_000,
  );
});
