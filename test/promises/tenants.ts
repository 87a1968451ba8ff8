import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { SEED, STATEMENTS, Stories, storyEntry } from '../../bench/ledger-texts.ts';
import { COLUMNS, type Last, Rows } from '../../bench/postgres-rows.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { linking } from '../../src/ledger/linking.ts';
import { outletSourceId } from '../../src/link/source-id.ts';
import { withTenant } from '../../src/store/postgres/address.ts';
import { keyIn } from '../../src/store/postgres/bytes.ts';
import { openStore } from '../../src/store/postgres/open.ts';
import type { PostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { createTenant } from '../../src/store/postgres/tenants.ts';
import { idOf } from '../../src/store/rows/ids.ts';
import type { Store, Transaction } from '../../src/store/store.ts';
import { dice } from '../store/generated.ts';
import { PROGRAMS, Server } from '../store/postgres/server.ts';

export type Dice = (n: number) => number;

/** Names of so many tenants, the first of which is there from the beginning. */
const namesOf = (tenants: number): string[] =>
  Array.from({ length: tenants }, (_, i) => (i === 0 ? 'default' : `desk-${i}`));

/** What of a ledger has a public id, by table, and how it begins. */
const IDS = [
  ['article', 'sha256:'],
  ['statement', 'st:'],
  ['claim', 'c:'],
  ['source', 's:'],
  ['publication', 'p:'],
  ['story', 'sy:'],
] as const;
/** Ids as answers have them. */
const ID = /\b(?:sha256|st|c|s|p|sy|w|e):[0-9a-f]{12,64}/g;

/** Several desks in one database, each with articles of its own and some that all have. */
export class Tenants {
  readonly server: Server;
  readonly address: string;
  readonly names: readonly string[];
  /** Everything that a tenant may see. */
  readonly ids = new Map<string, ReadonlySet<string>>();
  /** The same as lists, to draw from. */
  readonly lists = new Map<string, readonly string[]>();
  readonly #stores = new Map<string, PostgresStore>();
  readonly #client: pg.Client;
  readonly #numbers = new Map<string, string>();

  private constructor(server: Server, address: string, names: readonly string[]) {
    this.server = server;
    this.address = address;
    this.names = names;
    this.#client = new pg.Client({ connectionString: address });
  }

  /** `rows`: of each tenant, at least; `articles` of them are added in the usual way, the rest is copied in. */
  static async open({
    tenants,
    articles,
    rows,
  }: {
    tenants: number;
    articles: number;
    rows: number;
  }): Promise<Tenants> {
    const server = await Server.start();
    const address = await server.desk();
    await (await openStore({ address, linking })).close();
    const names = namesOf(tenants);
    for (const name of names.slice(1)) await createTenant(address, name);
    const all = new Tenants(server, address, names);
    await all.#client.connect();
    for (let i = 0; i < names.length; i += 4)
      await Promise.all(names.slice(i, i + 4).map((name, k) => all.#fill(name, i + k, articles)));
    for (const [i, name] of names.entries()) await all.#copyIn(name, i, rows);
    for (const name of names) await all.#learn(name);
    return all;
  }

  async store(name: string): Promise<PostgresStore> {
    const known = this.#stores.get(name);
    if (known) return known;
    const store = await openStore({ address: withTenant(this.address, name), linking });
    this.#stores.set(name, store);
    return store;
  }

  /** The first articles are the same everywhere, so that ids, keys and buckets of tenants meet. */
  async #fill(name: string, i: number, articles: number): Promise<void> {
    const ledger = new Ledger(await this.store(name));
    const own = new Stories(dice(SEED));
    const entries = Array.from({ length: articles }, (_, n) =>
      storyEntry(n < articles / 2 ? n : 100_000 * (i + 1) + n, own.next(), STATEMENTS),
    );
    await ledger.add(entries);
    await ledger.watch({ kind: 'words', of: 'would', at: '2026-01-01T00:00:00Z' });
    const { items } = await ledger.store.claims({ limit: 2, articles: 1, all: true });
    if (items[0]) await ledger.decide({ kind: 'hide', claims: [items[0].id], by: name, at: '2026-01-02T00:00:00Z' });
  }

  async rows(name: string): Promise<number> {
    let n = 0;
    for (const { table, schema } of await this.tables())
      n += Number((await this.asTenant(name, `SELECT count(*) FROM ${schema}.${table}`))[0]!.count);
    return n;
  }

  async #copyIn(name: string, i: number, wanted: number): Promise<void> {
    const missing = wanted - (await this.rows(name));
    if (missing <= 0) return;
    const last = (table: string): string => `(SELECT coalesce(max(row), 0) FROM hearsay.${table})`;
    const [row] = await this.server.ask(this.database, `SELECT row FROM hearsay.tenant WHERE name = '${name}'`);
    const [from] = await this.server.ask(
      this.database,
      `SELECT ${last('article')} AS article, ${last('local')} AS local, ${last('source')} AS source, ${last('outlet')} AS outlet,
         greatest(${last('statement')}, ${last('claim')}) AS statement,
         (SELECT max(row) FROM hearsay.maker WHERE tenant = ${row!.row}) AS maker`,
    );
    const rows = new Rows();
    rows.resume(Object.fromEntries(Object.entries(from!).map(([k, v]) => [k, Number(v)])) as unknown as Last);
    const stories = new Stories(dice(SEED));
    const psql = spawn(`${PROGRAMS!}/psql`, ['--quiet', '--set=ON_ERROR_STOP=1', this.server.address(this.database)], {
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    const ended = once(psql, 'exit');
    // As the superuser of the test, as COPY is refused where row-level security holds: the column's default tells whose rows they are.
    psql.stdin.write(`SET search_path = hearsay; SET hearsay.tenant = '${row!.row}';\n`);
    for (let n = 0; rows.lines < missing; n++) {
      rows.add(storyEntry(100_000 * (i + 1) + 50_000 + n, stories.next(), STATEMENTS));
      if (n % 200 < 199 && rows.lines < missing) continue;
      for (const [table, text] of rows.taken())
        psql.stdin.write(`COPY ${table} (${COLUMNS[table]}) FROM STDIN;\n${text}\\.\n`);
      if (psql.stdin.writableNeedDrain) await once(psql.stdin, 'drain');
    }
    for (const [table, columns] of Object.entries(COLUMNS))
      if (columns.startsWith('row,'))
        psql.stdin.write(
          `SELECT setval(pg_get_serial_sequence('${table}', 'row'), greatest((SELECT max(row) FROM ${table}), 1));\n`,
        );
    psql.stdin.end();
    if (((await ended) as [number])[0] !== 0) throw new Error('psql failed');
  }

  get database(): string {
    return new URL(this.address).pathname.slice(1);
  }

  /** Tables with rows of tenants. */
  async tables(): Promise<{ readonly schema: string; readonly table: string }[]> {
    return (await this.server.ask(
      this.database,
      `SELECT n.nspname AS schema, c.relname AS table FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('hearsay', 'hearsay_work') AND c.relkind = 'r' AND c.relname NOT IN ('about', 'tenant') ORDER BY 1, 2`,
    )) as never;
  }

  /** Asks past the store, as Hearsay's own user and for a tenant, on one connection for all of them; nothing of it lasts. */
  async asTenant(name: string | null, text: string): Promise<Record<string, unknown>[]> {
    if (!this.#numbers.size)
      for (const t of await this.server.ask(this.database, 'SELECT name, row FROM hearsay.tenant'))
        this.#numbers.set(String(t.name), String(t.row));
    await this.#client.query('BEGIN');
    try {
      if (name !== null)
        await this.#client.query("SELECT set_config('hearsay.tenant', $1, true)", [this.#numbers.get(name)]);
      return (await this.#client.query(text)).rows;
    } finally {
      await this.#client.query('ROLLBACK');
    }
  }

  async #learn(name: string): Promise<void> {
    const store = await this.store(name);
    const found = new Set<string>();
    for (const [table, prefix] of IDS)
      for (const { id } of await this.asTenant(name, `SELECT id FROM hearsay.${table} WHERE id IS NOT NULL`)) {
        const key = idOf('c:', keyIn(id as Buffer)).slice('c:'.length);
        found.add(prefix + key);
        // Claims and stories of one are named after it.
        if (table === 'statement') found.add(`c:${key}`);
        if (table === 'article') found.add(`sy:${key.slice(0, 32)}`);
      }
    // What an outlet says itself has a source that follows from its name.
    for (const { name: outlet } of await store.outlets()) found.add(outletSourceId(null, outlet));
    for (const json of [
      await store.watches(),
      await store.decisions(),
      (await store.watchEvents({ limit: 200 })).items,
    ])
      for (const id of idsIn(json)) found.add(id);
    this.ids.set(name, found);
    this.lists.set(name, [...found]);
  }

  /** Ids in an answer that are neither the tenant's nor what was asked for. */
  foreign(name: string, answer: unknown, asked: string): string[] {
    const own = this.ids.get(name)!;
    return [...new Set(idsIn(answer))].filter((id) => !own.has(id) && !asked.includes(id));
  }

  async close(): Promise<void> {
    for (const store of this.#stores.values()) await store.close();
    await this.#client.end();
    await this.server.remove();
  }
}

const idsIn = (answer: unknown): string[] =>
  (typeof answer === 'string' ? answer : (JSON.stringify(answer, spread) ?? '')).match(ID) ?? [];

/** Maps and sets as JSON has them. */
const spread = (_: string, value: unknown): unknown =>
  value instanceof Map ? [...value] : value instanceof Set ? [...value] : value;

/** One call of a store by its name, with what it is asked. */
interface Call {
  readonly name: string;
  readonly run: (store: Store, id: (prefix: string) => string, word: () => string) => Promise<unknown>;
}

const all = async <T>(items: AsyncIterable<T>, most: number): Promise<T[]> => {
  const out: T[] = [];
  for await (const one of items) if (out.push(one) >= most) break;
  return out;
};
const looks = (name: string, run: Call['run']): Call => ({ name, run });
/** Calls in a transaction that is taken back. */
const inStep = (name: string, step: (tx: Transaction, id: (prefix: string) => string) => Promise<unknown>): Call => ({
  name,
  run: async (store, id) => {
    let answer: unknown;
    const back = new Error('taken back');
    await store
      .write(async (tx) => {
        answer = await step(tx, id);
        throw back;
      })
      .catch((error: unknown) => {
        if (error !== back) throw error;
      });
    return answer;
  },
});

/** Every way to ask a store, and the ways of a transaction that answer; with ids that are mostly those of other tenants. */
export const CALLS: readonly Call[] = [
  looks('article', (s, id) => s.article(id('sha256:'))),
  looks('articleJson', (s, id) => s.articleJson(id('sha256:'))),
  looks('publicationsOf', (s, id) => s.publicationsOf(id('sha256:'))),
  looks('articles', (s) => s.articles({ limit: 100 })),
  looks('outlets', (s) => s.outlets()),
  looks('claimsOf', (s, id) => s.claimsOf(id('sha256:'))),
  looks('claims', (s) => s.claims({ sort: 'newest', limit: 50, articles: 1, all: true })),
  looks('claims with words', (s, _, word) => s.claims({ query: word(), articles: 1, all: true })),
  looks('claims of a source', (s, id) => s.claims({ source: id('s:'), articles: 1 })),
  looks('claims hidden', (s) => s.claims({ hidden: true, articles: 1 })),
  looks('claim', (s, id) => s.claim(id('c:'))),
  looks('claimJson', (s, id) => s.claimJson(id('c:'))),
  looks('allClaims', (s) => all(s.allClaims(), 200)),
  looks('stories', (s) => s.stories({ limit: 50 })),
  looks('story', (s, id) => s.story(id('sy:'))),
  looks('storyOf', (s, id) => s.storyOf(id('sha256:'))),
  looks('statement', (s, id) => s.statement(id('st:'))),
  looks('search', (s, _, word) => s.search({ query: word() })),
  looks('search without words', (s) => s.search({ from: '2026-01-01', limit: 100 })),
  looks('sources', (s, _, word) => s.sources({ query: word() })),
  looks('all sources', (s) => s.sources({ limit: 100 })),
  looks('source', (s, id) => s.source(id('s:'))),
  looks('figures', (s) => s.figures({ from: '2026-01-01', limit: 50 })),
  looks('decisions', (s) => s.decisions()),
  looks('watches', (s) => s.watches()),
  looks('watchEvents', (s) => s.watchEvents({ limit: 100 })),
  looks('waiting', (s) => s.waiting(Date.now(), 100)),
  looks('copied', (s) => all(s.copied(), 100)),
  inStep('known', (tx, id) => tx.known(id('sha256:'))),
  inStep('publicationsAt', (tx) => tx.publicationsAt('https://paper-p.example/')),
  inStep('candidates', async (tx, id) => [...(await tx.candidates([id('st:'), id('st:')])).values()]),
  inStep('linkables', (tx, id) => tx.linkables([id('st:'), id('st:')])),
  inStep('statementsIn', (tx, id) => tx.statementsIn(id('sha256:'))),
  inStep('components', (tx, id) => tx.components([id('st:'), id('st:')])),
  inStep('unlinked', (tx) => tx.unlinked(50, null)),
  inStep('sourcesBeside', (tx, id) => tx.sourcesBeside([id('st:')])),
  inStep('sourcesNear', async (tx, id) => tx.sourcesNear(await tx.sourcesBeside([id('st:')]))),
  inStep('linkablesIn', (tx, id) => tx.linkablesIn(id('sha256:'))),
  inStep('storyCandidates', (tx, id) => tx.storyCandidates(id('sha256:')).catch(() => [])),
  inStep('storyComponents', (tx, id) => tx.storyComponents([id('sha256:')]).catch(() => [])),
  inStep('takeDue', (tx) => tx.takeDue(100, (statement) => statement)),
  inStep('relinking all', async (tx) => {
    await tx.forgetLinks();
    return tx.unlinked(200, null);
  }),
  inStep('removing', async (tx, id) => {
    await tx.remove(id('sha256:'), 'a test', '2026-01-01T00:00:00Z');
    return tx.decisions();
  }),
];
