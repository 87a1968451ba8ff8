import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedOf } from '../random.ts';
import { dice } from '../store/generated.ts';
import { isSkipped } from '../store/postgres/server.ts';
import { Tenants } from './tenants.ts';
import { askServer, askTables, callStores } from './tenants-check.ts';

const TENANTS = 20;
const ROWS = 2_000;

describe.skipIf(isSkipped)('tenants of one database', () => {
  let all: Tenants;
  const d = dice(seedOf('tenants'));
  beforeAll(async () => {
    all = await Tenants.open({ tenants: TENANTS, articles: 8, rows: ROWS });
  }, 600_000);
  afterAll(() => all?.close(), 120_000);

  test('every table is held to row-level security, its owner too; Hearsay is held to it', async () => {
    const open = await all.server.ask(
      all.database,
      `SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('hearsay', 'hearsay_work') AND c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
    );
    expect(open).toEqual([{ relname: 'about' }]);
    for (const name of all.names) expect(await all.rows(name)).toBeGreaterThanOrEqual(ROWS);
  }, 120_000);

  test('a forgotten WHERE sees and changes one tenant alone, and nothing without a tenant', async () => {
    expect(await askTables(all)).toBeGreaterThanOrEqual(TENANTS * ROWS);
  }, 300_000);

  test('random calls of every kind with ids of all tenants: no foreign row', async () => {
    const before = new Map<string, string>();
    for (const name of all.names.slice(0, 4)) before.set(name, await (await all.store(name)).digest());
    expect(await callStores(all, 1_000, d)).toBeGreaterThan(500);
    for (const [name, digest] of before) expect([name, await (await all.store(name)).digest()]).toEqual([name, digest]);
  }, 600_000);

  test('the server gives each token its tenant, and nothing of the others', async () => {
    const statuses = await askServer(all, 4, 180, d);
    expect(statuses.get(200)).toBeGreaterThan(50);
    expect(statuses.get(404)).toBeGreaterThan(10);
  }, 600_000);
});
