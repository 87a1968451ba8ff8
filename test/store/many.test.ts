import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { ClaimFilter, StatementFilter, Store } from '../../src/store/store.ts';
import { entry } from './generated.ts';
import { linking } from './linking.ts';
import { add } from './stand-in.ts';

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-many-'));
  store = await openStore({ path: join(folder, 'ledger.db'), linking });
  await add(
    store,
    Array.from({ length: 60 }, (_, n) => entry(n)),
  );
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const change = (sql: string): void => {
  const db = new Database(join(folder, 'ledger.db'));
  db.exec(sql);
  db.close();
};

const FILTERS: readonly (ClaimFilter & StatementFilter)[] = [
  {},
  { stance: 'denies' },
  { grade: 'unnamed', from: '2026-03' },
  { outlet: 'Beacon' },
  { query: 'would' },
];

const answers = async (wish: ClaimFilter & StatementFilter) => ({
  hits: (await store.search({ ...wish, limit: 500 })).items.map((h) => h.statement.id),
  claims: (await store.claims({ ...wish, limit: 200, articles: 1 })).items.map((c) => c.id),
});

test('a name that thousands of records have finds what it finds where few have it', async () => {
  const asked = FILTERS.map((filter) => ({ ...filter, source: 'Officials' }));
  const before = await Promise.all(asked.map(answers));
  expect(before[0]!.hits.length).toBeGreaterThan(20);
  expect(before[0]!.claims.length).toBeGreaterThan(5);
  change(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
     INSERT INTO source (id, name, folded, isOutlet, pack, statements, asserts, denies)
     SELECT randomblob(12), 'officials', 'officials', 0, x'', 0, 0, 0 FROM n`,
  );
  const after = await Promise.all(asked.map(answers));
  const sorted = (all: readonly Awaited<ReturnType<typeof answers>>[]) =>
    all.map(({ hits, claims }) => ({ hits: [...hits].sort(), claims }));
  expect(sorted(after)).toEqual(sorted(before));
});

test('words that most statements have find the claims that they find where few have them', async () => {
  const asked = [...FILTERS, { source: 'officials' }].map((filter) => ({ ...filter, query: 'would' }));
  const board = (wish: ClaimFilter) => store.claims({ ...wish, limit: 200, articles: 1 });
  const before = await Promise.all(asked.map(board));
  expect(before[0]!.items.length).toBeGreaterThan(20);
  change(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)
     INSERT INTO words (rowid, text) SELECT 1000000 + i, 'would' FROM n`,
  );
  expect(await Promise.all(asked.map(board))).toEqual(before);
});
