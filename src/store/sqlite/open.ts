import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '../../records/failure.ts';
import type { Linking } from '../linking.ts';
import type { Store } from '../store.ts';
import type { Connection, Sqlite } from './connection.ts';
import { failureOf } from './failures.ts';
import { findSqlite } from './find-sqlite.ts';
import { checkSchema, migrate, SCHEMA } from './migrations.ts';
import { SqliteStore } from './sqlite-store.ts';

export interface OpenOptions {
  /** The file; it and its folder are made where they are not there. */
  readonly path: string;
  /** Opens for reading alone: the file must be there, and nothing of it changes. */
  readonly readOnly?: boolean;
  /** Milliseconds to wait for another process that writes. */
  readonly busyTimeout?: number;
  /**
   * Milliseconds that facets of searches may lag behind changes of what they count, 0 unless said: which source across articles one is,
   * and where else a text appeared. Statements that were added count at once in any case.
   */
  readonly facetsLag?: number;
  readonly linking: Linking;
  /** The library to use: the one of `findSqlite` unless said. */
  readonly sqlite?: Sqlite;
}

/**
 * Opens the ledger in an SQLite file and brings it to the newest schema. Acknowledged writes last through a power loss (write-ahead
 * log, `synchronous = FULL`). Rejects with a `Failure` of one line where the file is of another program, of a newer version,
 * damaged, locked, or may not be written, and where no SQLite can be used.
 */
export async function openStore({
  path,
  readOnly = false,
  busyTimeout = 5000,
  facetsLag = 0,
  linking,
  sqlite: given,
}: OpenOptions): Promise<Store> {
  const sqlite = given ?? (await findSqlite()).sqlite;
  // Before a first article neither the file nor its folder is there, which the driver tells in two ways.
  if (readOnly && !existsSync(path))
    throw new Failure(
      'db-missing',
      `${path}: no such database`,
      'nothing was added yet: `hearsay add PATH`, with a file, a folder, a feed or an address',
    );
  const opened: Connection[] = [];
  try {
    let writer: Connection | null = null;
    if (!readOnly) {
      mkdirSync(dirname(path), { recursive: true });
      writer = sqlite.connect(path, { timeout: busyTimeout });
      opened.push(writer);
      checkSchema(writer, path);
      writer.pragma('journal_mode = WAL');
      writer.pragma('synchronous = FULL');
      writer.pragma('foreign_keys = ON');
      migrate(writer, path);
      writer.pragma('cache_size = -65536');
      writer.pragma('temp_store = MEMORY');
      // 32 MB: pages that are written again and again in a row of transactions then go to the file once.
      writer.pragma('wal_autocheckpoint = 8192');
      writer.pragma('journal_size_limit = 67108864');
      // From here on waiting is done by `write`, which lets the process do other things meanwhile.
      writer.pragma('busy_timeout = 0');
    }
    const reader = sqlite.connect(path, { readonly: true, timeout: busyTimeout });
    opened.push(reader);
    if (checkSchema(reader, path) < SCHEMA)
      throw new Failure(
        'db-older',
        `${path}: the database has an older schema`,
        '`hearsay relink` brings it up to date, and keeps all that it holds',
      );
    reader.pragma('cache_size = -98304');
    reader.pragma('temp_store = MEMORY');
    return new SqliteStore({ path, sqlite, writer, reader, busyTimeout, facetsLag, linking });
  } catch (error) {
    for (const db of opened) db.close();
    throw failureOf(error, path);
  }
}
