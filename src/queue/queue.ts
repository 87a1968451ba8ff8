import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { Failure } from '../records/failure.ts';
import { addressed, DEFAULT_TENANT, isServer, placeOf } from '../store/postgres/address.ts';
import { failureOf } from '../store/postgres/failures.ts';
import { checkVersion } from '../store/postgres/server.ts';
import { Sql } from '../store/postgres/sql.ts';
import { notHeld, PASSES_BY, type Tenant, tenantRow, tenantsIn, unknownTenant } from '../store/postgres/tenants.ts';
import { queuePool } from './connect.ts';
import { Logger, runMigrations } from './jobs.ts';
import { type Pack, packOf, type QueuedDocument } from './pack.ts';

/** Schema of graphile-worker's tables. */
export const JOBS_SCHEMA = 'hearsay_queue';
/** The schema of our own tables that this version writes. */
const SCHEMA = 2;
/** Processes that open a queue for the first time wait for one another. */
const LOCK = 0x48656173;
/** Number of the tenant that is there from the beginning. */
const FIRST = 1;
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

/** The flag of a tenant's jobs, by which workers leave them to others. */
export const flagOf = (tenant: number): string => `tenant ${tenant}`;

/**
 * A job of graphile-worker's for the tenant of the transaction that the connection is in. Throws where the transaction has not said whose it
 * is: a job of nobody's would be somebody else's.
 */
export async function addJob(sql: Sql, task: 'read' | 'settle', batch: string | null, inSeconds = 0): Promise<void> {
  const added = await sql.all(
    `SELECT 1 FROM (SELECT nullif(current_setting('hearsay.tenant', true), '') AS tenant) t
     CROSS JOIN LATERAL hearsay_queue.add_job(?, payload => json_build_object('batch', ?::text, 'tenant', t.tenant::integer),
       queue_name => ? || ' ' || t.tenant, run_at => now() + ? * interval '1 second', max_attempts => ?,
       job_key => ? || ' ' || t.tenant, flags => ARRAY['tenant ' || t.tenant], job_key_mode => 'preserve_run_at')
     WHERE t.tenant IS NOT NULL`,
    task,
    batch,
    // Claims of one ledger are settled by one worker at a time.
    task === 'settle' ? 'settle' : null,
    inSeconds,
    ATTEMPTS,
    batch === null ? task : `${task} ${batch}`,
  );
  if (!added.length) throw new Error('a job was to be added for no tenant');
}

/** Stores documents and the job to read them. False where the same ones wait already: their job is added where it should be missing. */
export async function putBatch(sql: Sql, { id, documents, bytes }: Pack): Promise<boolean> {
  const isNew = await sql.run(
    'INSERT INTO hearsay_work.batch (id, documents, bytes, pack) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    id,
    documents,
    bytes.length,
    bytes,
  );
  await addJob(sql, 'read', id);
  return isNew > 0;
}

/** Number of the queue's schema. Throws a `Failure` for that of a newer version. */
async function checkSchema(sql: Sql, place: string): Promise<number> {
  const schema = (await sql.value<number>('SELECT schema FROM hearsay_work.about'))!;
  if (schema > SCHEMA)
    throw new Failure(
      'db-newer',
      `${place}: the queue has schema ${schema}, this version knows ${SCHEMA}`,
      'install a newer version of hearsay',
    );
  return schema;
}

/** From schema 1 to 2. Jobs that do not say whose they are give way to such as do. */
async function giveTenants(sql: Sql): Promise<void> {
  await sql.exec("SET LOCAL lock_timeout = '2s'");
  await sql.exec(readFileSync(new URL('./tenants.sql', import.meta.url), 'utf8'));
  await sql.all(
    `SELECT hearsay_queue.force_unlock_workers(array(SELECT locked_by FROM hearsay_queue.jobs WHERE locked_by IS NOT NULL))`,
  );
  const old = await sql.column('SELECT hearsay_queue.complete_jobs(array(SELECT id FROM hearsay_queue.jobs))');
  for (const id of await sql.column<string>('SELECT id FROM hearsay_work.batch ORDER BY id'))
    await addJob(sql, 'read', id);
  if (old.length) await addJob(sql, 'settle', null);
}

/** The queue of a tenant's ledger: what is handed in, and what waits. */
export class Queue {
  readonly place: string;
  readonly pool: pg.Pool;
  #tenant = FIRST;

  private constructor(place: string, pool: pg.Pool) {
    this.place = place;
    this.pool = pool;
  }

  /** Number of the tenant. */
  get tenant(): number {
    return this.#tenant;
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
    const to = addressed(address);
    const queue = new Queue(placeOf(address), queuePool(to.address, connections));
    try {
      await queue.ask(async (sql) => {
        checkVersion((await sql.value<number>("SELECT current_setting('server_version_num')::int"))!, queue.place);
      });
      await queue.#findTenant(to.tenant);
      await queue.#migrate();
      return queue;
    } catch (error) {
      await queue.close();
      throw failureOf(error, queue.place);
    }
  }

  /** A queue may be filled before there is a ledger, for the first tenant. */
  async #findTenant(name: string): Promise<void> {
    const client = await this.pool.connect();
    try {
      const sql = new Sql(client);
      const isThere = (await sql.value<string | null>("SELECT to_regclass('hearsay.tenant')::text")) !== null;
      if (isThere) this.#tenant = await tenantRow(sql, name, this.place);
      else if (name !== DEFAULT_TENANT) throw unknownTenant(this.place, name);
    } finally {
      client.release();
    }
  }

  /** What is there from before there were tenants belongs to the first one, whoever opens it. */
  async #migrate(): Promise<void> {
    await this.change(async (sql) => {
      await sql.all('SELECT pg_advisory_xact_lock(?)', LOCK);
      if ((await sql.value<string | null>("SELECT to_regclass('hearsay_work.about')::text")) === null)
        await sql.exec(readFileSync(new URL('./schema.sql', import.meta.url), 'utf8'));
      await checkSchema(sql, this.place);
    }, FIRST);
    const silent = new Logger(() => () => undefined);
    await runMigrations({ pgPool: this.pool, schema: JOBS_SCHEMA, logger: silent });
    await this.change(async (sql) => {
      await sql.all('SELECT pg_advisory_xact_lock(?)', LOCK);
      if ((await checkSchema(sql, this.place)) === 1) await giveTenants(sql);
    }, FIRST);
  }

  /**
   * Asks for a tenant, in one transaction on a connection of its own. Rejects with a `Failure` where the server is away, and where there are
   * several tenants by now and this user sees past them.
   */
  async ask<T>(look: (sql: Sql) => Promise<T>, tenant = this.#tenant): Promise<T> {
    let client: pg.PoolClient | null = null;
    let isBroken = true;
    try {
      client = await this.pool.connect();
      const sql = new Sql(client);
      await sql.begin();
      const said = await sql.get<{ readonly isFree: boolean }>(
        `SELECT set_config('hearsay.tenant', ?, true), (${PASSES_BY}) AS "isFree"`,
        String(tenant),
      );
      if (said!.isFree) throw notHeld(this.place);
      const result = await look(sql);
      await sql.commit();
      isBroken = false;
      return result;
    } catch (error) {
      throw failureOf(error, this.place);
    } finally {
      client?.release(isBroken);
    }
  }

  /** Changes something for a tenant in one transaction. */
  change<T>(step: (sql: Sql) => Promise<T>, tenant = this.#tenant): Promise<T> {
    return this.ask(step, tenant);
  }

  /** All tenants, those too that are being dropped; the first alone where there is no ledger yet. */
  tenants(): Promise<Tenant[]> {
    return this.ask(async (sql) => {
      if ((await sql.value<string | null>("SELECT to_regclass('hearsay.tenant')::text")) === null)
        return [{ row: FIRST, name: DEFAULT_TENANT, created: '', isDropped: false }];
      return tenantsIn(sql);
    });
  }

  /** Hands documents in. False where the very same ones wait already. */
  put(documents: readonly QueuedDocument[]): Promise<boolean> {
    const pack = packOf(documents);
    return this.change((sql) => putBatch(sql, pack));
  }

  /** What waits or is being read, of all these tenants. */
  async waitingOf(tenants: readonly number[]): Promise<Waiting> {
    const all: Waiting[] = [];
    for (const tenant of tenants) all.push(await this.waiting(tenant));
    const sum = (of: keyof Waiting): number => all.reduce((n, one) => n + one[of], 0);
    return {
      batches: sum('batches'),
      documents: sum('documents'),
      bytes: sum('bytes'),
      quarantined: sum('quarantined'),
    };
  }

  /** What waits or is being read. */
  waiting(tenant = this.#tenant): Promise<Waiting> {
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
    }, tenant);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
