import { Failure } from '../../records/failure.ts';
import type { Connection, Sqlite } from './connection.ts';
import { NodeConnection, nodeSqlite } from './node-sqlite.ts';

/** Which library the ledger uses, and why it is not the first. */
export interface FoundSqlite {
  readonly sqlite: Sqlite;
  /** Why better-sqlite3 is not the one, in a few words; null where it is. */
  readonly missing: string | null;
}

/**
 * better-sqlite3 where it is installed and loads, else Node's own SQLite (22.16 or newer). Throws a `Failure` that tells what to do
 * where there is neither.
 */
export async function findSqlite(): Promise<FoundSqlite> {
  try {
    return { sqlite: await betterSqlite(), missing: null };
  } catch (error) {
    const missing = reason(error);
    const sqlite = ownSqlite();
    if (sqlite) return { sqlite, missing };
    throw new Failure(
      'sqlite',
      `the ledger cannot be used: better-sqlite3 ${missing}`,
      `${missing === ABSENT ? 'install it beside hearsay' : 'run `npm rebuild better-sqlite3` where hearsay is installed'}, or use Node 22.16 or newer, which has SQLite of its own`,
    );
  }
}

const ABSENT = 'is not installed';

/** Throws where it is not installed, or was built for another Node. */
export async function betterSqlite(): Promise<Sqlite> {
  const { default: Database } = await import('better-sqlite3');
  // The library loads its native part with the first connection.
  const version = versionOf(new Database(':memory:'));
  return { name: `better-sqlite3, SQLite ${version}`, connect: (path, options) => new Database(path, options) };
}

/** `node:sqlite`; null in a Node that has none. */
export function ownSqlite(): Sqlite | null {
  const node = nodeSqlite();
  if (!node) return null;
  const version = versionOf(new NodeConnection(node, ':memory:'));
  return {
    name: `node:sqlite, SQLite ${version}`,
    connect: (path, options) => new NodeConnection(node, path, options),
  };
}

function versionOf(db: Connection): string {
  const version = db.prepare('SELECT sqlite_version()').pluck().get();
  db.close();
  return String(version);
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const text = error instanceof Error ? error.message : String(error);
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') return ABSENT;
  if (text.includes('NODE_MODULE_VERSION')) return 'is built for another version of Node';
  if (text.includes('bindings file')) return 'is installed without its native part';
  return `does not load: ${text.split('\n')[0]}`;
}
