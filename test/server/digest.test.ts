import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import type { Claim } from '../../src/records/claim.ts';
import type { Digest } from '../../src/records/digest.ts';
import type { Page } from '../../src/store/store.ts';
import { entryOf, MONTH } from '../watch/stories.ts';
import { conformance } from './schemas.ts';
import { type Started, started } from './start.ts';

let server: Started;
beforeAll(async () => {
  server = await started();
  const ledger = await openLedger({ path: server.database });
  await ledger.add(await Promise.all(MONTH.map(entryOf)));
  await ledger.close();
});
afterAll(() => server.stop());

test('a digest of several claims tells of each of them, with their figures', async () => {
  const promised = await conformance(server);
  const { items } = await server.json<Page<Claim>>('/api/v1/claims?articles=1&all=true');
  const ids = items.filter((c) => /ferry gate|bridge/.test(c.title)).map((c) => c.id);
  const path = `/api/v1/digest?${ids.map((id) => `claim=${id}`).join('&')}`;
  expect(await promised.faults('GET', '/api/v1/digest', await server.ask(path))).toEqual([]);
  const made = await server.json<Digest>(path);
  expect([made.kind, made.of]).toEqual(['claims', ids.join(' ')]);
  const told = [made.standfirst, ...made.bullets].flatMap((l) => l?.claim ?? []);
  expect(new Set(told).size).toBeGreaterThan(1);
  expect(made.figures.map((f) => [f.counted, ...f.now.map((v) => v.min)])).toEqual([['people hurt', 19]]);
});

test('claims go with nothing to filter by, must be there, and nothing else is given twice', async () => {
  const { items } = await server.json<Page<Claim>>('/api/v1/claims?articles=1');
  const path = `/api/v1/digest?claim=${items[0]!.id}`;
  for (const [asked, status] of [
    [`${path}&query=bridge`, 400],
    [`${path}&claim=c:none`, 404],
    [`${path}&claim=`, 400],
    ['/api/v1/digest?query=bridge&query=ferry', 400],
  ] as const)
    expect([asked, (await server.ask(asked)).status]).toEqual([asked, status]);
  expect(server.faults).toEqual([]);
});
