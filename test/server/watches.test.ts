import { parseFeed } from 'feedsmith';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readText, rulesEngine } from '../../src/index.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { readForLedger } from '../../src/pipeline.ts';
import { entryOf, MONTH } from '../watch/stories.ts';
import { conformance } from './schemas.ts';
import { type Started, sent, started } from './start.ts';

let server: Started;
beforeAll(async () => {
  server = await started();
});
afterAll(() => server.stop());

const add = async (...days: readonly number[]): Promise<void> => {
  const ledger = await openLedger({ path: server.database });
  await ledger.add(await Promise.all(MONTH.filter((t) => days.includes(t.day)).map(entryOf)));
  await ledger.close();
};

test('watches are added, listed, followed as feeds and removed, as the description promises', async () => {
  const promised = await conformance(server);
  const made = await server.ask('/api/v1/watches', sent({ kind: 'words', of: 'bridge' }));
  const { id } = (await made.clone().json()) as { id: string };
  expect(await promised.faults('POST', '/api/v1/watches', made)).toEqual([]);
  await add(5, 8);
  for (const [path, address] of [
    ['/api/v1/watches', '/api/v1/watches'],
    ['/api/v1/watches/{id}/events', `/api/v1/watches/${id}/events`],
    ['/api/v1/watches/{id}/feed', `/api/v1/watches/${id}/feed`],
    ['/api/v1/watches/{id}/feed', `/api/v1/watches/${id}/feed?format=json`],
  ] as const)
    expect(await promised.faults('GET', path, await server.ask(address))).toEqual([]);
  const { items } = await server.json<{ items: { id: string; kind: string }[] }>(`/api/v1/watches/${id}/events`);
  expect(items.map((e) => e.kind)).toEqual(['disputed']);
  for (const format of ['atom', 'json']) {
    const text = await (await server.ask(`/api/v1/watches/${id}/feed?format=${format}`)).text();
    expect(parseFeed(text).format).toBe(format);
    expect(text).toContain(`urn:hearsay:${items[0]!.id}`);
  }
  const paused = await server.ask(`/api/v1/watches/${id}`, sent({ paused: true }, 'PATCH'));
  expect(await promised.faults('PATCH', '/api/v1/watches/{id}', paused.clone())).toEqual([]);
  expect(await paused.json()).toMatchObject({ id, paused: true, ways: [] });
  await add(14);
  const kinds = async (): Promise<readonly string[]> =>
    (await server.json<{ items: { kind: string }[] }>(`/api/v1/watches/${id}/events`)).items.map((e) => e.kind);
  expect(await kinds()).toEqual(['disputed']);
  await server.ask(`/api/v1/watches/${id}`, sent({ paused: false }, 'PATCH'));
  expect(await server.json<object>('/api/v1/watches')).toMatchObject({ items: [{ id, paused: false }] });
  const removed = await server.ask(`/api/v1/watches/${id}`, { method: 'DELETE' });
  expect(await promised.faults('DELETE', '/api/v1/watches/{id}', removed)).toEqual([]);
  expect((await server.json<{ items: unknown[] }>('/api/v1/watches')).items).toEqual([]);
  expect(server.faults).toEqual([]);
});

test('an event of articles without an address leads to the page of its claim', async () => {
  const { id } = await server.json<{ id: string }>('/api/v1/watches', sent({ kind: 'words', of: 'clinic' }));
  const ledger = await openLedger({ path: server.database });
  for (const [day, text] of [
    [5, 'Nurse Vera Holt said the clinic in Marl had closed its night ward.'],
    [8, 'Director Per Quill denied that the clinic in Marl had closed its night ward.'],
  ] as const)
    await ledger.add([
      await readForLedger(readText(text, { file: `${day}.txt`, published: `2026-03-0${day}` }), rulesEngine),
    ]);
  await ledger.close();
  const { items } = await server.json<{ items: { claim: string }[] }>(`/api/v1/watches/${id}/events`);
  const feed = await server.json<{ items: { url: string }[] }>(`/api/v1/watches/${id}/feed?format=json`);
  const page = new URL(feed.items[0]!.url);
  expect([page.origin, decodeURIComponent(page.pathname)]).toEqual([
    new URL(server.url).origin,
    `/claims/${items[0]!.claim}`,
  ]);
  await server.ask(`/api/v1/watches/${id}`, { method: 'DELETE' });
});

test('what is not there is told, and where events go is neither shown nor set', async () => {
  const path = '/api/v1/watches';
  expect((await server.ask(`${path}/w:none/feed`)).status).toBe(404);
  expect((await server.ask(`${path}/w:none/events`)).status).toBe(404);
  expect((await server.ask(`${path}/w:none`, { method: 'DELETE' })).status).toBe(404);
  expect((await server.ask(`${path}/w:none`, sent({ paused: true }, 'PATCH'))).status).toBe(404);
  expect((await server.ask(path, sent({ kind: 'words', of: 'x', webhook: 'http://127.0.0.1/' }))).status).toBe(400);
  const ledger = await openLedger({ path: server.database });
  const asked = { kind: 'words', of: 'ferry', at: '2026-03-01T00:00:00Z' } as const;
  await ledger.watch({
    ...asked,
    webhook: 'https://desk.example/',
    secret: 'a key that nobody guesses',
    mail: '/alerts',
  });
  await ledger.close();
  const again = await (await server.ask(path, sent({ kind: 'words', of: 'ferry' }))).text();
  expect(again).not.toMatch(/desk|alerts|guesses/);
  const after = await openLedger({ path: server.database, readOnly: true });
  expect((await after.store.watches())[0]).toMatchObject({ webhook: 'https://desk.example/', mail: '/alerts' });
  await after.close();
});
