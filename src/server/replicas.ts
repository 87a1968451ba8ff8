import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { Failure } from '../records/failure.ts';
import { addressed, placeOf } from '../store/postgres/address.ts';
import { failureOf } from '../store/postgres/failures.ts';
import { poolOf } from '../store/postgres/server.ts';

/** How a replica stands: `behind` by more than it may be, `away`, or `none`: it takes writes, so it is no replica. */
export type ReplicaState = 'ok' | 'behind' | 'away' | 'none';

export interface ReplicaHealth {
  readonly state: ReplicaState;
  /** Seconds that it is behind the primary; null where that is not known. */
  readonly lag: number | null;
}

export interface ReplicasOptions {
  /** Address of the server that takes writes. */
  readonly primary: string;
  readonly replicas: readonly string[];
  /** Told once when a replica is left out, and when it is back. */
  readonly log: (line: string) => void;
  /** Milliseconds that a replica may be behind: 10000 unless said. */
  readonly mostLag?: number;
  /** Milliseconds between two looks after them: 1000 unless said. */
  readonly every?: number;
}

interface Replica {
  readonly place: string;
  readonly pool: Pool;
  /** Up to where of the primary's log it has come. */
  replayed: bigint;
  state: ReplicaState;
  lag: number | null;
}

const LAG = 10_000;
const EVERY = 1_000;
/** Milliseconds after which a server that does not answer counts as away, and that a read waits to know whether a replica has come far enough. */
const PATIENCE = 2_000;
const SOON = 250;
const CONNECTING = 2_000;

/** A place in the log of a server, as in `1A/2B3C`. */
function lsn(text: string): bigint {
  const [high = '0', low = '0'] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

/**
 * Which server a read goes to. A replica gets it only where it has replayed all that is known to have been written: what was written through
 * this process, and what the version of the ledger told that answers are kept for. Everything else goes to the primary.
 */
export class Replicas {
  readonly #o: ReplicasOptions;
  readonly #primary: Pool;
  readonly #replicas: readonly Replica[];
  readonly #closing = new AbortController();
  /** Where the primary's log ended, and when that was so: the oldest first. */
  #marks: { readonly at: number; readonly lsn: bigint }[] = [];
  /** Up to where a replica must have come; null while that is asked for. */
  #needed: Promise<bigint | null> = Promise.resolve(0n);
  #turn = 0;
  readonly #watching: Promise<void>;

  constructor(options: ReplicasOptions) {
    this.#o = options;
    const pool = (address: string): Pool =>
      poolOf({ address: addressed(address).address, most: 2, patience: CONNECTING });
    this.#primary = pool(options.primary);
    this.#replicas = options.replicas.map((address) => ({
      ...{ place: placeOf(address), pool: pool(address), replayed: 0n },
      ...{ state: 'ok' as const, lag: null },
    }));
    this.#watching = this.#watch();
  }

  /** 0 for the primary, else the number of a replica, from 1 on, in the order given. */
  async pick(): Promise<number> {
    const needed = await this.#needed;
    if (needed === null) return 0;
    for (let i = 0; i < this.#replicas.length; i++) {
      const n = this.#turn++ % this.#replicas.length;
      const replica = this.#replicas[n]!;
      if (replica.state !== 'ok') continue;
      if (replica.replayed < needed) await within(SOON, this.#look(replica)).catch(() => undefined);
      if (replica.replayed >= needed) return n + 1;
    }
    return 0;
  }

  /** Something was written: whatever is read from now on has to show it. */
  wrote(): void {
    this.#needed = this.#ended().catch(() => null);
  }

  /** A read from a replica has failed: it is left out until it answers again. */
  failed(n: number, error: unknown): void {
    const replica = this.#replicas[n - 1];
    if (replica) this.#put(replica, 'away', null, error);
  }

  health(): readonly ReplicaHealth[] {
    return this.#replicas.map(({ state, lag }) => ({ state, lag: lag === null ? null : Math.round(lag / 100) / 10 }));
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#watching;
    await Promise.all(
      [this.#primary, ...this.#replicas.map((r) => r.pool)].map((pool) => within(PATIENCE, pool.end())),
    ).catch(() => undefined);
  }

  /** Where the primary's log ends now. */
  async #ended(): Promise<bigint> {
    const { rows } = await within(
      PATIENCE,
      this.#primary.query<{ lsn: string }>('SELECT pg_current_wal_insert_lsn()::text AS lsn'),
    );
    return lsn(rows[0]!.lsn);
  }

  async #look(replica: Replica): Promise<boolean> {
    const { rows } = await replica.pool.query<{ lsn: string | null; standby: boolean }>(
      'SELECT pg_is_in_recovery() AS standby, pg_last_wal_replay_lsn()::text AS lsn',
    );
    const { lsn: replayed, standby } = rows[0]!;
    if (replayed !== null) replica.replayed = lsn(replayed);
    return standby;
  }

  async #watch(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      await this.#mark().catch(() => undefined);
      await Promise.all(this.#replicas.map((replica) => this.#judge(replica)));
      await sleep(this.#o.every ?? EVERY, null, { signal: this.#closing.signal }).catch(() => undefined);
    }
  }

  async #mark(): Promise<void> {
    this.#marks.push({ at: performance.now(), lsn: await this.#ended() });
    let least = this.#marks.at(-1)!.lsn;
    for (const { replayed } of this.#replicas) if (replayed < least) least = replayed;
    // Of those that all have passed one is enough; of a replica that never comes back so many.
    this.#marks = this.#marks.filter(({ lsn: at }, i) => at > least || i === this.#marks.length - 1).slice(-3600);
  }

  async #judge(replica: Replica): Promise<void> {
    try {
      if (!(await within(PATIENCE, this.#look(replica)))) return this.#put(replica, 'none', null);
      const first = this.#marks.find(({ lsn: at }) => at > replica.replayed);
      const lag = first ? performance.now() - first.at : 0;
      this.#put(replica, lag > (this.#o.mostLag ?? LAG) ? 'behind' : 'ok', lag);
    } catch (error) {
      this.#put(replica, 'away', null, error);
    }
  }

  #put(replica: Replica, state: ReplicaState, lag: number | null, error?: unknown): void {
    const before = replica.state;
    replica.lag = lag;
    replica.state = state;
    if (before === state || this.#closing.signal.aborted) return;
    const failure = failureOf(error, replica.place);
    const why = failure instanceof Error ? `: ${failure.message}` : '';
    const what = {
      ok: 'is read from again',
      behind: `is left out, as it is ${Math.round((lag ?? 0) / 1000)} s behind`,
      away: `is left out, as it is away${why}`,
      none: 'is left out, as it takes writes: it is no replica',
    }[state];
    this.#o.log(`replica ${replica.place} ${what}`);
  }
}

/** The same, unless it takes longer than so many milliseconds. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = new AbortController();
  const end = sleep(ms, null, { signal: late.signal, ref: false }).then(() => {
    throw new Failure('db-gone', 'the server does not answer', 'it is asked again');
  });
  end.catch(() => undefined);
  try {
    return await Promise.race([work, end]);
  } finally {
    late.abort();
    work.catch(() => undefined);
  }
}
