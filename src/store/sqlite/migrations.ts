import { readFileSync } from 'node:fs';
import { Failure } from '../../records/failure.ts';
import type { Connection } from './connection.ts';

/** "Hear": tells our files from other SQLite files. */
const APPLICATION_ID = 0x48656172;

/** One step from a schema to the next, as SQL. */
export interface Migration {
  /** The schema that it makes. */
  readonly to: number;
  readonly sql: string;
}

const sqlOf = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

/**
 * Every schema from the first on. They go forward only: what a step did is never taken back, and no step that was released is ever
 * changed. A new one is a file `migrations/0007-what-it-does.sql` and a line here. Schema 1 was never released.
 */
export const MIGRATIONS: readonly Migration[] = [
  { to: 2, sql: sqlOf('./schema.sql') },
  { to: 3, sql: sqlOf('./migrations/0003-persons.sql') },
  { to: 4, sql: sqlOf('./migrations/0004-stories.sql') },
  { to: 5, sql: sqlOf('./migrations/0005-near-texts.sql') },
  { to: 6, sql: sqlOf('./migrations/0006-watches.sql') },
];

/** The schema that this version writes. */
export const SCHEMA = MIGRATIONS.at(-1)!.to;

/**
 * Brings a database to the newest schema, each step in a transaction of its own together with its number, so that a kill leaves the
 * schema before or the one after. Throws a `Failure` for a file of another program, of a newer version, or of one before the first release.
 */
export function migrate(db: Connection, path: string, migrations: readonly Migration[] = MIGRATIONS): void {
  if (checkSchema(db, path, migrations) === migrations.at(-1)!.to) return;
  for (const { to, sql } of migrations) {
    db.exec('BEGIN IMMEDIATE');
    try {
      // Read again inside: another process may have made the step meanwhile.
      if (checkSchema(db, path, migrations) < to) {
        db.exec(sql);
        db.pragma(`application_id = ${APPLICATION_ID}`);
        db.pragma(`user_version = ${to}`);
      }
      db.exec('COMMIT');
    } catch (error) {
      // After some errors SQLite has rolled back itself.
      if (db.inTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }
}

/** Number of the schema, 0 for an empty file. */
export function checkSchema(db: Connection, path: string, migrations = MIGRATIONS): number {
  const [first, newest] = [migrations[0]!.to, migrations.at(-1)!.to];
  const application = db.pragma('application_id', { simple: true }) as number;
  const version = db.pragma('user_version', { simple: true }) as number;
  const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
  if (application !== APPLICATION_ID && (application !== 0 || version !== 0 || tables !== 0))
    throw new Failure('db-foreign', `${path}: not a database of Hearsay`, 'name another file with --db');
  if (version > newest)
    throw new Failure(
      'db-newer',
      `${path}: the database has schema ${version}, this version knows ${newest}`,
      'install a newer version of hearsay',
    );
  if (version > 0 && version < first)
    throw new Failure(
      'db-older',
      `${path}: the database has schema ${version}, which was never released`,
      'add the articles again, to another file',
    );
  return version;
}
