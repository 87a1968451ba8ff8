import { rmSync } from 'node:fs';
import { expect } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import { startLookers } from '../../src/server/start-lookers.ts';
import { startWriter } from '../../src/server/start-writer.ts';
import type { OpenLedger } from '../../src/server/tenant-apps.ts';
import { withTenant } from '../../src/store/postgres/address.ts';
import { sent, started } from '../server/start.ts';
import { CALLS, type Dice, type Tenants } from './tenants.ts';

const WORDS = ['would', 'people', 'said', 'council', 'ka*', 'year', 'say'];

/** An id of the kind, as a rule of another tenant. */
function idFor(all: Tenants, name: string, d: Dice, told: string[]) {
  return (prefix: string): string => {
    const from = d(4) === 0 ? name : all.names[d(all.names.length)]!;
    const list = all.lists.get(from)!.filter((id) => id.startsWith(prefix));
    const id = list[d(list.length)] ?? `${prefix}00`;
    told.push(id);
    return id;
  };
}

/** So many random calls of every kind, each by a random tenant; how many answered with anything. */
export async function callStores(all: Tenants, calls: number, d: Dice): Promise<number> {
  let answers = 0;
  for (let n = 0; n < calls; n++) {
    const name = all.names[d(all.names.length)]!;
    const { name: call, run } = CALLS[n % CALLS.length]!;
    const asked: string[] = [];
    const store = await all.store(name);
    const answer = await run(store, idFor(all, name, d, asked), () => WORDS[d(WORDS.length)]!);
    const foreign = all.foreign(name, answer ?? null, asked.join(' '));
    expect([name, call, asked, foreign]).toEqual([name, call, asked, []]);
    if (answer !== null && JSON.stringify(answer) !== '[]') answers++;
  }
  return answers;
}

/** What every tenant sees of every table past the store, with a forgotten WHERE: its own rows; how many rows were seen. */
export async function askTables(all: Tenants): Promise<number> {
  let seen = 0;
  const numbers = new Map(
    (await all.server.ask(all.database, 'SELECT name, row FROM hearsay.tenant')).map((t) => [String(t.name), t.row]),
  );
  for (const { schema, table } of await all.tables()) {
    const of = `${schema}.${table}`;
    expect([
      of,
      await all.asTenant(null, `SELECT * FROM ${of} ${table === 'maker' ? 'WHERE tenant > 0' : ''}`),
    ]).toEqual([of, []]);
    for (const name of all.names) {
      const mine = numbers.get(name);
      const found = await all.asTenant(name, `SELECT tenant, count(*)::int AS n FROM ${of} GROUP BY tenant`);
      for (const { tenant, n } of found) {
        expect([of, name, tenant]).toEqual([of, name, table === 'maker' && tenant === 0 ? 0 : mine]);
        seen += n as number;
      }
    }
    // Writing without a WHERE reaches one's own rows, and none can be given away.
    const [some] = all.names.slice(1);
    const own = await all.asTenant(
      some!,
      `WITH gone AS (UPDATE ${of} SET tenant = tenant RETURNING tenant) SELECT DISTINCT tenant FROM gone`,
    );
    expect([of, own.filter(({ tenant }) => tenant !== numbers.get(some!))]).toEqual([of, []]);
    if (own.length)
      await expect(all.asTenant(some!, `UPDATE ${of} SET tenant = 1`), of).rejects.toThrow('row-level security');
  }
  return seen;
}

const PATHS: readonly ((id: (prefix: string) => string, word: string) => string)[] = [
  () => '/api/v1/claims?articles=1&all=true&limit=50',
  (_, word) => `/api/v1/claims?articles=1&query=${encodeURIComponent(word)}`,
  (id) => `/api/v1/claims/${id('c:')}`,
  () => '/api/v1/stories',
  (id) => `/api/v1/stories/${id('sy:')}`,
  (_, word) => `/api/v1/search?query=${encodeURIComponent(word)}`,
  () => '/api/v1/articles?limit=50',
  (id) => `/api/v1/articles/${id('sha256:')}`,
  () => '/api/v1/sources?limit=50',
  (id) => `/api/v1/sources/${id('s:')}`,
  () => '/api/v1/outlets',
  () => '/api/v1/figures?limit=20',
  () => '/api/v1/decisions',
  () => '/api/v1/watches',
  () => '/api/v1/stats',
  () => '/api/v1/jobs',
  (id) => `/read/${id('sha256:')}`,
  (id) => `/claims/${id('c:')}`,
];

/** The real server with a token for each of some tenants; statuses that came. */
export async function askServer(
  all: Tenants,
  tenants: number,
  calls: number,
  d: Dice,
): Promise<ReadonlyMap<number, number>> {
  const names = all.names.slice(0, tenants);
  const execArgv = ['--import', 'tsx'];
  const openTenant = async (name: string): Promise<OpenLedger> => {
    const path = withTenant(all.address, name);
    const { store } = await openLedger({ path, readOnly: true });
    return {
      store,
      lookers: startLookers({ path, processes: 1, execArgv, timeLimit: 60_000 }),
      writer: startWriter({ path, engine: 'rules', allowPrivate: false, execArgv }),
    };
  };
  const serving = await started({ database: all.address, openTenant, lookTime: 60_000 });
  const statuses = new Map<number, number>();
  try {
    const tokens = names.map((name) => serving.tokens.create(name, 'write', name === 'default' ? null : name).token);
    const nobody = serving.tokens.create('nobody', 'write', 'no-such-desk').token;
    const ask = (path: string, token: string, init: RequestInit = {}): Promise<Response> =>
      serving.ask(path, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } });
    expect((await ask('/api/v1/claims', nobody)).status).toBe(401);
    expect((await serving.ask('/api/v1/claims')).status).toBe(401);
    for (let n = 0; n < calls; n++) {
      const i = d(names.length);
      const asked: string[] = [];
      const path = PATHS[n % PATHS.length]!(idFor(all, names[i]!, d, asked), WORDS[d(WORDS.length)]!);
      const answer = await ask(path, tokens[i]!);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const text = await answer.text();
      expect([names[i], path, all.foreign(names[i]!, text, asked.join(' '))]).toEqual([names[i], path, []]);
      expect(answer.status < 500 ? null : [path, answer.status, text]).toBeNull();
    }
    // What one adds and decides the others do not see.
    const [, second] = tokens;
    const text = 'Councillor Sefa Brand said the ferry to Quist would stop in May.';
    const job = (await (await ask('/api/v1/articles', second!, sent({ text }))).json()) as { readonly id: string };
    expect((await ask(`/api/v1/jobs/${job.id}`, second!)).status).toBe(200);
    expect((await ask(`/api/v1/jobs/${job.id}`, tokens[0]!)).status).toBe(404);
    const found = async (token: string): Promise<number> =>
      ((await (await ask('/api/v1/search?query=%22ferry+to+Quist%22', token)).json()) as { items: unknown[] }).items
        .length;
    for (let tries = 0; tries < 6_000 && (await found(second!)) === 0; tries++)
      await new Promise((done) => setTimeout(done, 100));
    expect(await found(second!)).toBe(1);
    expect(await found(tokens[0]!)).toBe(0);
    const all404 = await Promise.all(
      all.lists
        .get(names[0]!)!
        .filter((id) => id.startsWith('sha256:') && !all.ids.get(names[1]!)!.has(id))
        .slice(0, 5)
        .map(async (id) => (await ask(`/api/v1/articles/${id}`, second!)).status),
    );
    expect(all404.every((status) => status === 404) && all404.length > 0).toBe(true);
    expect(serving.faults).toEqual([]);
  } finally {
    await serving.stop();
    rmSync(serving.folder, { recursive: true, force: true });
  }
  return statuses;
}
