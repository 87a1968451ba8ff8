import { readFileSync } from 'node:fs';
import type { PoolClient } from 'pg';
import { Failure } from '../../records/failure.ts';
import { addressed, checkedTenant, DEFAULT_TENANT, placeOf } from './address.ts';
import { failureOf } from './failures.ts';
import { checkSchema, migrate, SCHEMA } from './migrations.ts';
import { checkVersion, poolOf } from './server.ts';
import { Sql } from './sql.ts';

/** One desk of a database. */
export interface Tenant {
  readonly row: number;
  readonly name: string;
  /** When, ISO 8601. */
  readonly created: string;
  /** True for one whose rows are being taken out. */
  readonly isDropped: boolean;
}

/** Processes that make tenants wait for one another. */
const LOCK = 0x48656174;
const CONNECTING = 10_000;
const textOf = (file: string): string => readFileSync(new URL(`./tenants/${file}.sql`, import.meta.url), 'utf8');
const linesOf = (file: string): string[] =>
  textOf(file)
    .split('\n')
    .filter((line) => line && !line.startsWith('--'));

/**
 * Number of a tenant. Throws a `Failure` where there is none of the name, and where there are several and the server does not hold this user
 * to them: whoever may pass row-level security by would see everything.
 */
export async function tenantRow(sql: Sql, named: string | number, place: string): Promise<number> {
  await sql.begin();
  sql.send("SELECT set_config('hearsay.tenants', 'all', true)");
  const row =
    typeof named === 'string'
      ? await sql.value<number>('SELECT row FROM hearsay.tenant WHERE name = ? AND dropped IS NULL', named)
      : await sql.value<number>('SELECT row FROM hearsay.tenant WHERE row = ? AND dropped IS NULL', named);
  const isFree = (await sql.value<boolean>(PASSES_BY))!;
  await sql.commit();
  if (row === undefined) throw unknownTenant(place, named);
  if (isFree) throw notHeld(place);
  return row;
}

/** That there is no such tenant, or no longer. */
export const unknownTenant = (place: string, named: string | number): Failure =>
  new Failure(
    'tenant-unknown',
    `${place}: no tenant ${typeof named === 'string' ? 'of the name' : 'with the number'} ${named}`,
    '`hearsay tenant list` shows them, `hearsay tenant create` makes one',
  );

/** Whether there are several tenants and this user may see past them; one row, also where there is no ledger. */
export const PASSES_BY = `SELECT (rolsuper OR rolbypassrls)
    AND coalesce((SELECT relrowsecurity FROM pg_class WHERE oid = to_regclass('hearsay.ledger')), false)
  FROM pg_roles WHERE rolname = current_user`;
const MAY_PASS_BY = 'SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user';

/** That this user may see past the tenants of a database. */
export const notHeld = (place: string): Failure =>
  new Failure(
    'tenant-rights',
    `${place}: this user sees past tenants, as a superuser or by BYPASSRLS`,
    'name one that does not: CREATE ROLE desk LOGIN, and make it the owner of the schema hearsay',
  );

/** All tenants, in the order in which they were made. */
export function listTenants(address: string): Promise<Tenant[]> {
  return withServer(address, false, async (sql) => {
    await sql.begin('BEGIN READ ONLY');
    const found = await tenantsIn(sql);
    await sql.commit();
    return found;
  });
}

/** In a transaction. */
export async function tenantsIn(sql: Sql): Promise<Tenant[]> {
  sql.send("SELECT set_config('hearsay.tenants', 'all', true)");
  return sql.all<Tenant>(
    `SELECT row, name, to_char(created AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS created,
       dropped IS NOT NULL AS "isDropped" FROM hearsay.tenant ORDER BY row`,
  );
}

/**
 * Makes a tenant. With the first one beside `default` keys that begin with the tenant are built, while others read and write; then, in one
 * transaction that waits two seconds at most for tables in use, they take their places, and every table is held to row-level security.
 */
export function createTenant(address: string, name: string): Promise<void> {
  checkedTenant(name);
  return withServer(address, true, async (sql, place) => {
    if (await sql.value<boolean>(MAY_PASS_BY)) throw notHeld(place);
    if (!(await isEnforced(sql))) await buildKeys(sql);
    await inStep(sql, async () => {
      sql.send("SELECT set_config('hearsay.tenants', 'all', true)");
      if (await sql.value('SELECT 1 FROM tenant WHERE name = ?', name))
        throw new Failure('conflict', `${place}: there is a tenant of this name: ${name}`, 'give another name');
      if (!(await isEnforced(sql))) await sql.exec(textOf('enforce'));
      const row = (await sql.value<number>('INSERT INTO tenant (name) VALUES (?) RETURNING row', name))!;
      sql.send("SELECT set_config('hearsay.tenant', ?, true)", String(row));
      await sql.run('INSERT INTO ledger (schema, version, texts, tokens) VALUES (?, 0, 0, 0)', SCHEMA);
    });
  });
}

/**
 * Takes a tenant out with all that it holds. From the beginning on nobody opens it; after an interruption the same call goes on. Throws a
 * `Failure` for the first tenant, which stays.
 */
export function dropTenant(address: string, name: string): Promise<void> {
  checkedTenant(name);
  return withServer(address, true, async (sql, place) => {
    if (name === DEFAULT_TENANT)
      throw new Failure('tenant-name', `${place}: ${name} stays as long as the ledger does`, 'drop others');
    if (await sql.value<boolean>(MAY_PASS_BY)) throw notHeld(place);
    let row: number | undefined;
    await inStep(sql, async () => {
      sql.send("SELECT set_config('hearsay.tenants', 'all', true)");
      row = await sql.value<number>(
        'UPDATE tenant SET dropped = coalesce(dropped, now()) WHERE name = ? RETURNING row',
        name,
      );
    });
    if (row === undefined)
      throw new Failure(
        'tenant-unknown',
        `${place}: no tenant of the name ${name}`,
        '`hearsay tenant list` shows them',
      );
    const own = String(row);
    for (const line of linesOf('empty'))
      await inStep(sql, async () => {
        sql.send("SELECT set_config('hearsay.tenant', ?, true)", own);
        await sql.exec(line);
      });
    if (await sql.value<boolean>("SELECT to_regclass('hearsay_work.batch') IS NOT NULL"))
      await inStep(sql, async () => {
        sql.send("SELECT set_config('hearsay.tenant', ?, true)", own);
        await sql.run('DELETE FROM hearsay_work.batch WHERE tenant = ?', row!);
        await sql.run('DELETE FROM hearsay_work.quarantine WHERE tenant = ?', row!);
      });
    await inStep(sql, async () => {
      sql.send("SELECT set_config('hearsay.tenants', 'all', true)");
      await sql.run('DELETE FROM tenant WHERE name = ?', name);
    });
  });
}

const isEnforced = async (sql: Sql): Promise<boolean> =>
  (await sql.value<boolean>("SELECT relrowsecurity FROM pg_class WHERE oid = 'hearsay.ledger'::regclass"))!;

/** One index after another; one that an interrupted run has left half made is made anew. */
async function buildKeys(sql: Sql): Promise<void> {
  await sql.exec(
    `DO $$ DECLARE one text; BEGIN FOR one IN SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
       WHERE c.relnamespace = 'hearsay'::regnamespace AND NOT i.indisvalid LOOP EXECUTE format('DROP INDEX hearsay.%I', one);
     END LOOP; END $$`,
  );
  for (const line of linesOf('build')) await sql.exec(line);
}

/** One transaction; those who do the same wait for one another, and nobody waits long behind it. */
async function inStep(sql: Sql, step: () => Promise<void>): Promise<void> {
  await sql.begin();
  try {
    await sql.exec("SET LOCAL lock_timeout = '2s'");
    await sql.run('SELECT pg_advisory_xact_lock(?)', LOCK);
    await step();
    await sql.commit();
  } catch (error) {
    await sql.rollBack().catch(() => undefined);
    throw error;
  }
}

async function withServer<T>(
  given: string,
  isMade: boolean,
  work: (sql: Sql, place: string) => Promise<T>,
): Promise<T> {
  const { address } = addressed(given);
  const place = placeOf(address);
  const pool = poolOf({ address, most: 1, patience: CONNECTING });
  let client: PoolClient | null = null;
  try {
    client = await pool.connect();
    const sql = new Sql(client);
    checkVersion((await sql.value<number>("SELECT current_setting('server_version_num')::int"))!, place);
    if (isMade) await migrate(sql, place);
    else if ((await checkSchema(sql, place)) < SCHEMA)
      throw new Failure('db-older', `${place}: no ledger with tenants`, '`hearsay tenant create` makes the first');
    return await work(sql, place);
  } catch (error) {
    throw failureOf(error, place);
  } finally {
    client?.release(true);
    await pool.end();
  }
}
