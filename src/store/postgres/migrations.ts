import { readFileSync } from 'node:fs';
import { Failure } from '../../records/failure.ts';
import type { Sql } from './sql.ts';

/** One step from a schema to the next, as SQL. */
export interface Migration {
  /** The schema that it makes. */
  readonly to: number;
  readonly sql: string;
}

/** The first schema that has its number in a table of its own, and not in that of the ledger's one row. */
const ABOUT = 7;

const sqlOf = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

/**
 * Every schema from the first on; up to 6 the numbers are those of SQLite. They go forward only: no step that was released is ever changed. A
 * new one is a file `migrations/0008-what-it-does.sql` and a line here; what takes long on a large ledger is done in steps by the program
 * afterwards, not in it. What changes rows is done for each tenant: none sees those of the others.
 */
export const MIGRATIONS: readonly Migration[] = [
  { to: 6, sql: sqlOf('./schema.sql') },
  { to: ABOUT, sql: sqlOf('./migrations/0007-tenants.sql') },
];

/** The schema that this version writes. */
export const SCHEMA = MIGRATIONS.at(-1)!.to;

/** Any number of ours: processes that open one database for the first time wait for one another. */
const LOCK = 0x48656172;

/**
 * Brings a database to the newest schema, each step in a transaction of its own together with its number. A table that somebody uses is waited
 * for two seconds, so that nobody waits long behind a migration. Throws a `Failure` for a newer version's database.
 */
export async function migrate(sql: Sql, place: string, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  const newest = migrations.at(-1)!.to;
  if ((await checkSchema(sql, place, newest)) === newest) return;
  for (const { to, sql: step } of migrations) {
    await sql.begin();
    try {
      await sql.run('SELECT pg_advisory_xact_lock(?)', LOCK);
      // Read again inside: another process may have made the step meanwhile.
      if ((await checkSchema(sql, place, newest)) < to) {
        await sql.exec("SET LOCAL lock_timeout = '2s'");
        await sql.exec('CREATE SCHEMA IF NOT EXISTS hearsay');
        await sql.exec(step);
        // Also where versions look that know no tenants.
        await sql.run('UPDATE ledger SET schema = ?', to);
        if (to >= ABOUT) await sql.run('UPDATE about SET schema = ?', to);
      }
      await sql.commit();
    } catch (error) {
      await sql.rollBack().catch(() => undefined);
      throw error;
    }
  }
}

/** Number of the schema, 0 where there is none. */
export async function checkSchema(sql: Sql, place: string, newest = SCHEMA): Promise<number> {
  if ((await sql.value<string | null>("SELECT to_regclass('hearsay.ledger')::text")) === null) return 0;
  const isApart = (await sql.value<string | null>("SELECT to_regclass('hearsay.about')::text")) !== null;
  const version =
    (await sql.value<number>(isApart ? 'SELECT schema FROM hearsay.about' : 'SELECT schema FROM hearsay.ledger')) ?? 0;
  if (version > newest)
    throw new Failure(
      'db-newer',
      `${place}: the database has schema ${version}, this version knows ${newest}`,
      'install a newer version of hearsay',
    );
  return version;
}
