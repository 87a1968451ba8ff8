import { execFileSync } from 'node:child_process';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MIGRATIONS, type Migration, SCHEMA } from '../../../src/store/postgres/migrations.ts';
import { openStore } from '../../../src/store/postgres/open.ts';
import { openStore as openFile } from '../../../src/store/sqlite/open.ts';
import { entry } from '../generated.ts';
import { linking } from '../linking.ts';
import { add } from '../stand-in.ts';
import { isSkipped, PROGRAMS, Server } from './server.ts';

const NEXT = SCHEMA + 1;
const next = (sql: string): Migration[] => [...MIGRATIONS, { to: NEXT, sql }];
const COLUMN = 'ALTER TABLE statement ADD COLUMN extra bytea';

describe.skipIf(isSkipped)('schemas of a database', () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start();
  }, 300_000);
  afterAll(() => server?.remove(), 300_000);

  const schemaOf = async (address: string) =>
    (await server.ask(new URL(address).pathname.slice(1), 'SELECT schema FROM hearsay.about'))[0]!.schema;

  test('a step is made whole or not at all, keeps what is there, and waits for nobody long', async () => {
    const address = await server.database();
    const store = await openStore({ address, linking });
    await add(store, [entry(1), entry(2)]);
    const digest = await store.digest();
    await expect(openStore({ address, linking, migrations: next(`${COLUMN}; SELECT 1 / 0`) })).rejects.toThrow('zero');
    expect(await schemaOf(address)).toBe(SCHEMA);
    await expect(openStore({ address, linking, readOnly: true, migrations: next(COLUMN) })).rejects.toMatchObject({
      code: 'db-older',
    });
    const other = new pg.Client({ connectionString: address });
    await other.connect();
    await other.query('BEGIN; LOCK TABLE hearsay.statement IN ACCESS SHARE MODE');
    await expect(openStore({ address, linking, migrations: next(COLUMN) })).rejects.toMatchObject({
      code: 'db-locked',
    });
    await other.query('COMMIT');
    await other.end();
    const both = await Promise.all([1, 2].map(() => openStore({ address, linking, migrations: next(COLUMN) })));
    expect(await schemaOf(address)).toBe(NEXT);
    expect(await both[0]!.digest()).toBe(digest);
    await expect(openStore({ address, linking })).rejects.toMatchObject({ code: 'db-newer' });
    for (const one of [store, ...both]) await one.close();
  }, 300_000);

  /** A database as the first schema had it, with the rows of a ledger of now but for what came later. */
  async function ofFirstSchema(from: string): Promise<string> {
    const to = await server.database();
    const client = new pg.Client({ connectionString: to });
    await client.connect();
    await client.query(
      `CREATE SCHEMA hearsay; SET search_path = hearsay; ${MIGRATIONS[0]!.sql}; DELETE FROM ledger; DELETE FROM maker`,
    );
    const { rows } = await client.query<{ name: string; columns: string }>(
      `SELECT c.relname AS name, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns FROM pg_class c
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
       WHERE c.relnamespace = 'hearsay'::regnamespace AND c.relkind = 'r' GROUP BY 1 ORDER BY 1`,
    );
    for (const { name, columns } of rows) {
      const psql = (address: string, text: string, input?: Buffer): Buffer =>
        execFileSync(`${PROGRAMS!}/psql`, ['--quiet', '--set=ON_ERROR_STOP=1', '--command', text, address], {
          ...(input && { input }),
          env: { ...process.env, PGOPTIONS: '-c session_replication_role=replica -c client_min_messages=warning' },
        });
      const copied = psql(from, `COPY (SELECT ${columns} FROM hearsay.${name}) TO STDOUT`);
      psql(to, `COPY hearsay.${name} (${columns}) FROM STDIN`, copied);
    }
    await client.query('UPDATE ledger SET schema = 6');
    const serials = await client.query<{ set: string }>(
      `SELECT format('SELECT setval(pg_get_serial_sequence(%L, %L), (SELECT coalesce(max(%I), 1) FROM %I))', c.relname, a.attname,
         a.attname, c.relname) AS set FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attidentity <> ''
       WHERE c.relnamespace = 'hearsay'::regnamespace AND c.relkind = 'r'`,
    );
    for (const { set } of serials.rows) await client.query(set);
    await client.end();
    return to;
  }

  test('a ledger of before there were tenants is that of the first one', async () => {
    const now = await server.database();
    const store = await openStore({ address: now, linking });
    await add(store, [entry(1), entry(2)]);
    const old = await ofFirstSchema(now);
    await expect(openStore({ address: old, linking, readOnly: true })).rejects.toMatchObject({ code: 'db-older' });
    const moved = await openStore({ address: old, linking });
    expect(await moved.digest()).toBe(await store.digest());
    for (const one of [store, moved]) await add(one, [entry(3)]);
    expect(await moved.digest()).toBe(await store.digest());
    expect(await moved.check()).toEqual([]);
    await Promise.all([store.close(), moved.close()]);
  }, 300_000);

  test('names that no text of PostgreSQL may hold are kept as in the file', async () => {
    const odd = [`Paper\u0000P`, 'x'.repeat(9000), '\u202eHerald', "O'Quist \\ 50%", 'ﬁle ß İ ı'];
    const list = odd.map((outlet, i) => {
      const made = entry(i);
      const sources = made.sources.map((s, n) => (n === 0 ? { ...s, name: outlet, aliases: [outlet] } : s));
      const statements = made.statements.map((s, n) => (n === 0 ? { ...s, words: `${s.words} ${outlet}` } : s));
      return { ...made, sources, statements, publication: { ...made.publication, outlet } };
    });
    const [a, b] = [
      await openFile({ path: `${server.folder}/ledger.db`, linking }),
      await openStore({ address: await server.database(), linking }),
    ];
    for (const store of [a, b]) await add(store, list);
    expect(await b.digest()).toBe(await a.digest());
    expect(await b.outlets()).toEqual(await a.outlets());
    for (const name of odd) {
      for (const filter of [{ outlet: name }, { source: name }, { query: name }, { query: `${name.slice(0, 40)}*` }]) {
        const [found, other] = [await b.search(filter), await a.search(filter)];
        expect([filter, JSON.stringify(found) === JSON.stringify(other)]).toEqual([filter, true]);
      }
    }
    expect(await b.check()).toEqual([]);
    await Promise.all([a.close(), b.close()]);
  }, 300_000);
});
