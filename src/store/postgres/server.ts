import pg from 'pg';
import { Failure } from '../../records/failure.ts';

const INT8 = 20;
const INT8_LIST = 1016;
/** The first version with all that we use. */
const OLDEST = 150000;

/** Whole numbers are read as such: all of ours are below 2 ** 53. */
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8
      ? Number
      : oid === INT8_LIST
        ? (text: string): number[] => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number))
        : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

export interface PoolOptions {
  readonly address: string;
  readonly most: number;
  /** Milliseconds to wait for a connection. */
  readonly patience: number;
}

/** Connections to a server, opened as they are needed; one that breaks is thrown away. */
export function poolOf({ address, most, patience }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: address,
    max: most,
    connectionTimeoutMillis: patience,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // What is sent without waiting goes out at once, in order.
    pipeline: true,
    application_name: 'hearsay',
    allowExitOnIdle: true,
    // Before anything else on this connection; where it fails, what comes behind it says why.
    onConnect: (client) => void client.query(SETTINGS).catch(() => undefined),
    types,
  });
  // A connection that nobody uses just now is gone: whoever asks next gets another one.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

/** What was acknowledged has reached the disk. Searches are planned with the words that are asked for. */
const SETTINGS = `SET search_path = hearsay, pg_catalog; SET jit = off; SET client_min_messages = warning;
SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`;

/** Throws a `Failure` where the server is too old. */
export function checkVersion(version: number, place: string): void {
  if (version >= OLDEST) return;
  const found = Math.floor(version / 10000);
  throw new Failure('db-server', `${place}: the server is PostgreSQL ${found}`, 'PostgreSQL 15 or newer is needed');
}
