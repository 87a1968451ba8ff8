import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { Failure } from '../records/failure.ts';
import { isServer, placeOf } from '../store/postgres/address.ts';
import { failureOf } from '../store/postgres/failures.ts';
import { checkVersion } from '../store/postgres/server.ts';
import { Sql } from '../store/postgres/sql.ts';
import { queuePool } from './connect.ts';
import { Logger, runMigrations } from './jobs.ts';
import { type Pack, packOf, type QueuedDocument } from './pack.ts';

/** Schema of graphile-worker's tables. */
export const JOBS_SCHEMA = 'hearsay_queue';
/** The schema of our own tables that this version writes. */
const SCHEMA = 1;
/** Processes that open a queue for the first time wait for one another. */
const LOCK = 0x48656173;
/** What graphile-worker would give up after; what is poison is found by us. */
const ATTEMPTS = 32_000;

/** What lies in the queue. */
export interface Waiting {
  readonly batches: number;
  readonly documents: number;
  /** As stored. */
  readonly bytes: number;
  readonly quarantined: number;
}

/** A job of graphile-worker's, added on a connection that may be in a transaction. */
export async function addJob(sql: Sql, task: 'read' | 'settle', batch: string | null, inSeconds = 0): Promise<void> {
  await sql.all(
    `SELECT 1 FROM hearsay_queue.add_job(?, payload => ?::json, queue_name => ?, run_at => now() + ? * interval '1 second',
       max_attempts => ?, job_key => ?, job_key_mode => 'preserve_run_at')`,
    task,
    JSON.stringify({ batch }),
    // Claims of one ledger are settled by one worker at a time.
    task === 'settle' ? 'settle' : null,
    inSeconds,
    ATTEMPTS,
    batch === null ? task : `${task} ${batch}`,
  );
}

/** Stores documents and the job to read them; nothing where the same ones wait already. */
export async function putBatch(sql: Sql, { id, documents, bytes }: Pack): Promise<boolean> {
  const isNew = await sql.run(
    'INSERT INTO hearsay_work.batch (id, documents, bytes, pack) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    id,
    documents,
    bytes.length,
    bytes,
  );
  if (isNew) await addJob(sql, 'read', id);
  return isNew > 0;
}

/** The queue of a ledger: what is handed in, and what waits. */
export class Queue {
  readonly place: string;
  readonly pool: pg.Pool;

  private constructor(place: string, pool: pg.Pool) {
    this.place = place;
    this.pool = pool;
  }

  /**
   * Opens the queue in a database of a PostgreSQL server, and makes its tables where they are not there. Rejects with a `Failure` of one
   * line where the server is away, refuses, or holds the queue of a newer version.
   */
  static async open(address: string, { connections = 4 }: { readonly connections?: number } = {}): Promise<Queue> {
    if (!isServer(address))
      throw new Failure(
        'queue-place',
        `${address}: a file has no queue`,
        'name a database of a server: --db postgres://host/database',
      );
    const queue = new Queue(placeOf(address), queuePool(address, connections));
    try {
      await queue.ask(async (sql) => {
        checkVersion((await sql.value<number>("SELECT current_setting('server_version_num')::int"))!, queue.place);
      });
      await queue.#migrate();
      return queue;
    } catch (error) {
      await queue.close();
      throw failureOf(error, queue.place);
    }
  }

  async #migrate(): Promise<void> {
    const place = this.place;
    await this.change(async (sql) => {
      await sql.all('SELECT pg_advisory_xact_lock(?)', LOCK);
      if ((await sql.value<string | null>("SELECT to_regclass('hearsay_work.about')::text")) === null)
        await sql.exec(readFileSync(new URL('./schema.sql', import.meta.url), 'utf8'));
      const schema = (await sql.value<number>('SELECT schema FROM hearsay_work.about'))!;
      if (schema > SCHEMA)
        throw new Failure(
          'db-newer',
          `${place}: the queue has schema ${schema}, this version knows ${SCHEMA}`,
          'install a newer version of hearsay',
        );
    });
    const silent = new Logger(() => () => undefined);
    await runMigrations({ pgPool: this.pool, schema: JOBS_SCHEMA, logger: silent });
  }

  /** Asks on a connection of its own. Rejects with a `Failure` where the server is away. */
  async ask<T>(look: (sql: Sql) => Promise<T>): Promise<T> {
    let client: pg.PoolClient | null = null;
    let isBroken = true;
    try {
      client = await this.pool.connect();
      const result = await look(new Sql(client));
      isBroken = false;
      return result;
    } catch (error) {
      throw failureOf(error, this.place);
    } finally {
      client?.release(isBroken);
    }
  }

  /** Changes something in one transaction. */
  change<T>(step: (sql: Sql) => Promise<T>): Promise<T> {
    return this.ask(async (sql) => {
      await sql.begin();
      const result = await step(sql);
      await sql.commit();
      return result;
    });
  }

  /** Hands documents in. False where the very same ones wait already. */
  put(documents: readonly QueuedDocument[]): Promise<boolean> {
    const pack = packOf(documents);
    return this.change((sql) => putBatch(sql, pack));
  }

  /** What waits or is being read. */
  waiting(): Promise<Waiting> {
    return this.ask(async (sql) => {
      const row = await sql.get<Record<keyof Waiting, string | number>>(
        `SELECT count(*) AS batches, coalesce(sum(documents), 0) AS documents, coalesce(sum(bytes), 0) AS bytes,
           (SELECT count(*) FROM hearsay_work.quarantine) AS quarantined FROM hearsay_work.batch`,
      );
      const { batches, documents, bytes, quarantined } = row!;
      return {
        batches: Number(batches),
        documents: Number(documents),
        bytes: Number(bytes),
        quarantined: Number(quarantined),
      };
    });
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
