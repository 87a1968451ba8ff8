import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { entry } from './generated.ts';
import { linking } from './linking.ts';
import { add } from './stand-in.ts';

const entries = Array.from({ length: 30 }, (_, n) => entry(n));
let folder: string;
let store: Store;
let reader: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-facets-'));
  store = await openStore({ path: join(folder, 'ledger.db'), linking });
  reader = await openStore({ path: join(folder, 'ledger.db'), readOnly: true, facetsLag: 600_000, linking });
});

afterEach(async () => {
  await reader.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

const found = (of: Store) => of.search({ query: 'would', limit: 1000 });

test('statements that come and go count at once, however long facets may lag', async () => {
  await add(store, entries.slice(0, 20));
  const before = await found(reader);
  await add(store, entries.slice(20));
  await store.write((tx) => tx.remove(entries[3]!.read.article.id, 'asked', '2026-03-16'));
  const { items, total, facets } = await found(reader);
  expect(total).not.toBe(before.total);
  expect(items).toEqual((await found(store)).items);
  expect(facets.grades.reduce((n, f) => n + f.count, 0)).toBe(total);
  expect(facets.stances.reduce((n, f) => n + f.count, 0)).toBe(total);
});

test('hits name their source as it is now, facets as it was a moment ago', async () => {
  await add(store, entries);
  const { id, name } = (await found(reader)).facets.sources[0]!;
  const record = (await store.source(id))!;
  await store.write((tx) => tx.putSources([{ ...record, name: 'The Renamed Office' }]));
  const [now, lagging] = [await found(store), await found(reader)];
  expect(now.facets.sources.find((s) => s.id === id)!.name).toBe('The Renamed Office');
  expect(lagging.facets.sources.find((s) => s.id === id)!.name).toBe(name);
  expect(lagging.items).toEqual(now.items);
  expect(lagging.items.some((h) => h.sourceName === 'The Renamed Office')).toBe(true);
});

test('more changes than the log holds are noticed as well', async () => {
  await add(store, entries);
  const before = await found(reader);
  const db = new Database(join(folder, 'ledger.db'));
  db.exec(
    `UPDATE local SET source = NULL WHERE article = 1;
     WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25000)
     INSERT INTO renewed (article) SELECT 2 FROM n`,
  );
  expect(db.prepare('SELECT count(*) FROM renewed').pluck().get()).toBe(20_000);
  db.close();
  const after = await found(reader);
  expect(after).toEqual(await found(store));
  expect(after.facets.sources).not.toEqual(before.facets.sources);
});
