import pg from 'pg';

const CONNECTING = 10_000;

/**
 * Connections for the queue, apart from those of the ledger: one that waits there must not keep a job from being fetched. A connection that
 * breaks is thrown away; whoever asks next gets another one.
 */
export function queuePool(address: string, most: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: address,
    max: most,
    connectionTimeoutMillis: CONNECTING,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: 'hearsay worker',
    allowExitOnIdle: true,
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}
