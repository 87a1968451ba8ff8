import { expect, test } from 'vitest';
import { Tenants } from '../promises/tenants.ts';
import { askServer, askTables, callStores } from '../promises/tenants-check.ts';
import { seedOf } from '../random.ts';
import { dice } from '../store/generated.ts';
import { isSkipped } from '../store/postgres/server.ts';

const TENANTS = 20;
const ROWS = Number(process.env.ROWS ?? 100_000);

test.skipIf(isSkipped)('20 tenants of 100,000 rows each: no foreign row by any way', async () => {
  const d = dice(seedOf('tenants'));
  const all = await Tenants.open({ tenants: TENANTS, articles: 40, rows: ROWS });
  try {
    for (const name of all.names) expect(await all.rows(name)).toBeGreaterThanOrEqual(ROWS);
    expect(await askTables(all)).toBeGreaterThanOrEqual(TENANTS * ROWS);
    expect(await callStores(all, 5_000, d)).toBeGreaterThan(2_500);
    expect((await askServer(all, 8, 1_000, d)).get(200)).toBeGreaterThan(200);
  } finally {
    await all.close();
  }
});
