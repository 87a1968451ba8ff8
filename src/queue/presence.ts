import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from './log.ts';

/** First half of the numbers that workers hold: any of ours. */
const CLASS = 0x48656172;
/** Milliseconds between two looks after workers that are gone, and after which a missing lock is taken again. */
const EVERY = 2_000;
const CLOSING = 2_000;

/** The connection that says that a worker is there. */
export interface Presence {
  close(): Promise<void>;
}

/**
 * Says that a worker is there as long as its session lives, by a lock of PostgreSQL's that ends with the session, and gives back what workers
 * hold that are gone: graphile-worker itself would wait four hours. `grace` (seconds) is what a worker has to come back after the server was
 * away. One that is wrongly taken for gone does no harm: what is done twice comes to the same.
 */
export function startPresence(address: string, id: string, grace: number, log: Log): Presence {
  let client: pg.Client | null = null;
  let isClosed = false;
  let looking: Promise<void> = Promise.resolve();

  const lose = (lost: pg.Client): void => {
    if (client === lost) client = null;
    void lost.end().catch(() => undefined);
  };
  const take = async (): Promise<pg.Client> => {
    const fresh = new pg.Client({
      connectionString: address,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      application_name: 'hearsay worker',
    });
    fresh.on('error', () => lose(fresh));
    fresh.on('end', () => lose(fresh));
    await fresh.connect();
    client = fresh;
    // A machine that loses its power says nothing: the server finds out within a minute. A socket on one machine knows no such thing.
    await fresh.query('SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3');
    await fresh.query('SELECT pg_advisory_lock_shared($1, hashtext($2))', [CLASS, id]);
    return fresh;
  };
  const look = async (): Promise<void> => {
    try {
      const mine = client ?? (await take());
      const { rows } = await mine.query<{ gone: string }>(GONE, [CLASS, grace]);
      const gone = rows.map((r) => r.gone).filter((other) => other !== id);
      if (!gone.length) return;
      await mine.query('SELECT hearsay_queue.force_unlock_workers($1::text[])', [gone]);
      log('warn', 'worker-gone', { gone });
    } catch (error) {
      if (client) lose(client);
      if (!isClosed) log('warn', 'presence-lost', { reason: error instanceof Error ? error.message : String(error) });
    }
  };
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    looking = look().finally(() => {
      isLooking = false;
    });
  }, EVERY);
  looking = look();

  return {
    async close() {
      isClosed = true;
      clearInterval(timer);
      // A server that is stopped in the middle of something answers nothing, and nobody waits for it at the end.
      await Promise.race([looking, sleep(CLOSING, null, { ref: false })]);
      await Promise.race([client?.end().catch(() => undefined), sleep(CLOSING, null, { ref: false })]);
    },
  };
}

const GONE = `SELECT DISTINCT locked_by AS gone FROM hearsay_queue.jobs
  WHERE locked_by IS NOT NULL AND locked_at < now() - $2 * interval '1 second' AND NOT EXISTS (
    SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND classid = $1::bigint::oid AND objid = (hashtext(locked_by)::bigint & 4294967295)::oid)`;
