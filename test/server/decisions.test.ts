import { afterAll, beforeAll, expect, test } from 'vitest';
import { readText, rulesEngine } from '../../src/index.ts';
import { openLedger, readForLedger } from '../../src/ledger-node.ts';
import type { Claim } from '../../src/records/claim.ts';
import type { Decision } from '../../src/records/ledger.ts';
import type { Page, SourceSummary } from '../../src/store/store.ts';
import { type Conformance, conformance } from './schemas.ts';
import { type Started, sent, started } from './start.ts';

const ARTICLES = [
  ['The Nara Herald', 'Mayor Ana Reyes said the Nara bridge would open in May.'],
  ['Radio Marl', 'Mayor Ana Reyes said the Nara bridge would open in May. Rain is on its way.'],
  ['The Marl Post', 'Harbour master Tom Hale said the old crane in Brell had been sold.'],
  ['The Lantern', 'Harbour master Tom Hale said the old crane in Brell had been sold. Gulls cried.'],
] as const;

let server: Started;
let holds: Conformance;

beforeAll(async () => {
  server = await started();
  holds = await conformance(server);
  const ledger = await openLedger({ path: server.database });
  const entries = ARTICLES.map(([outlet, text], i) =>
    readForLedger(readText(text, { outlet, published: `2026-03-0${i + 1}` }), rulesEngine),
  );
  await ledger.add(await Promise.all(entries));
  await ledger.close();
}, 120_000);
afterAll(() => server.stop());

const page = <T>(path: string): Promise<Page<T>> => server.json<Page<T>>(path);

test('claims are merged whole and hidden, several at once, and sources made one', async () => {
  const decide = async (asked: object): Promise<Decision> => {
    const made = await server.ask('/api/v1/decisions', sent(asked));
    expect(await holds.faults('POST', '/api/v1/decisions', made.clone())).toEqual([]);
    expect(made.status).toBe(200);
    return (await made.json()) as Decision;
  };
  const undo = ({ id }: Decision) => server.ask(`/api/v1/decisions/${id}`, { method: 'DELETE' });
  const claimAt = (id: string) => server.json<Claim>(`/api/v1/claims/${id}`);
  const [a, b] = (await page<Claim>('/api/v1/claims?all=true')).items as [Claim, Claim];
  const size = (c: Claim): number => new Set(c.statements.map((s) => s.id)).size;
  const merged = await decide({ kind: 'merge', claims: [a.id, b.id] });
  for (const { id } of [a, b]) expect(size(await claimAt(id))).toBe(size(a) + size(b));
  await undo(merged);
  for (const c of [a, b]) expect((await claimAt(c.id)).statements).toEqual(c.statements);

  const hidden = await decide({ kind: 'hide', claims: [a.id, b.id] });
  const listed = (await page<Claim>('/api/v1/claims?articles=1&all=true&limit=1000')).items.map((c) => c.id);
  expect(listed.filter((id) => id === a.id || id === b.id)).toEqual([]);
  expect((await claimAt(a.id)).hidden).toBe(true);
  const away = await server.ask('/api/v1/claims?hidden=true');
  expect(await holds.faults('GET', '/api/v1/claims', away.clone())).toEqual([]);
  expect(((await away.json()) as { items: Claim[] }).items.map((c) => c.id).sort()).toEqual([a.id, b.id].sort());
  await undo(hidden);

  const [x, y] = (await page<SourceSummary>('/api/v1/sources')).items.filter((s) => s.source.kind === 'person');
  const one = await decide({ kind: 'same-source', sources: [x!.source.id, y!.source.id] });
  const ids = await Promise.all(
    [x!, y!].map(async (s) => (await server.json<{ id: string }>(`/api/v1/sources/${s.source.id}`)).id),
  );
  expect(ids[0]).toBe(ids[1]);
  await undo(one);
  expect((await page<SourceSummary>('/api/v1/sources')).items.map((s) => s.source.id)).toContain(y!.source.id);
  expect((await server.ask('/api/v1/decisions', sent({ kind: 'merge', sources: [x!.source.id] }))).status).toBe(400);
  expect(server.faults).toEqual([]);
}, 240_000);
