import { Failure } from '../../records/failure.ts';
import type { Linking } from '../linking.ts';
import { addressed, placeOf } from './address.ts';
import { failureOf } from './failures.ts';
import { checkSchema, MIGRATIONS, type Migration, migrate } from './migrations.ts';
import { PostgresStore } from './postgres-store.ts';
import { checkVersion, poolOf } from './server.ts';
import { Sql } from './sql.ts';
import { tenantRow } from './tenants.ts';

export interface OpenOptions {
  /** As in `postgres://user@host:5432/database`, with `?tenant=name` for any other tenant than the first. */
  readonly address: string;
  /** Number of a tenant, in place of the name in the address. */
  readonly tenant?: number;
  /** Opens for reading alone: the ledger must be there, and nothing of it changes. */
  readonly readOnly?: boolean;
  /** Milliseconds to wait for another one that writes: 5000 unless said. */
  readonly busyTimeout?: number;
  /** Milliseconds to wait for a server that goes away while the ledger is open, before a transaction: 30000 unless said. */
  readonly patience?: number;
  readonly linking: Linking;
  /** Steps of the schema: those of this version unless said. */
  readonly migrations?: readonly Migration[];
}

/** Connections of one process: one writes. */
const MOST = 4;
/** Milliseconds that connecting may take. */
const CONNECTING = 10_000;

/**
 * Opens the ledger in a database of a PostgreSQL server and brings it to the newest schema. Acknowledged writes last through a power loss as
 * far as the server does. Rejects with a `Failure` of one line where the server is away, too old or refuses, and where the ledger is of a
 * newer version.
 */
export async function openStore({
  address: given,
  tenant: wanted,
  readOnly = false,
  busyTimeout = 5000,
  patience = 30_000,
  linking,
  migrations = MIGRATIONS,
}: OpenOptions): Promise<PostgresStore> {
  const place = placeOf(given);
  const { address, tenant: name } = addressed(given);
  const pool = poolOf({ address, most: MOST, patience: CONNECTING });
  try {
    const client = await pool.connect();
    let isReady = false;
    let tenant = 0;
    try {
      const sql = new Sql(client);
      checkVersion((await sql.value<number>("SELECT current_setting('server_version_num')::int"))!, place);
      if (!readOnly) await migrate(sql, place, migrations);
      const newest = migrations.at(-1)!.to;
      const schema = await checkSchema(sql, place, newest);
      if (schema === 0)
        throw new Failure(
          'db-missing',
          `${place}: no ledger in this database`,
          'nothing was added yet: `hearsay add PATH`, with a file, a folder, a feed or an address',
        );
      if (schema < newest)
        throw new Failure(
          'db-older',
          `${place}: the database has an older schema`,
          '`hearsay relink` brings it up to date, and keeps all that it holds',
        );
      tenant = await tenantRow(sql, wanted ?? name, place);
      isReady = true;
    } finally {
      client.release(!isReady);
    }
    return new PostgresStore({ place, tenant, pool, readOnly, busyTimeout, patience, linking });
  } catch (error) {
    await pool.end();
    throw failureOf(error, place);
  }
}
