import { Ledger } from '../ledger/ledger.ts';
import { linking } from '../ledger/linking.ts';
import { openStore } from '../store/postgres/open.ts';
import type { PostgresStore } from '../store/postgres/postgres-store.ts';

/** The ledger of one tenant, open. */
export interface Desk {
  readonly store: PostgresStore;
  readonly ledger: Ledger;
}

interface Held {
  readonly desk: Promise<Desk>;
  users: number;
}

/** Ledgers that a worker holds open: each keeps a connection, and memory of what it has unpacked. */
const MOST = 8;

/** The ledgers of a database's tenants, opened as jobs come and closed again, the one that was used longest ago first. */
export class Desks {
  readonly #address: string;
  readonly #most: number;
  /** The last used is the last. */
  readonly #held = new Map<number, Held>();

  constructor(address: string, most = MOST) {
    this.#address = address;
    this.#most = most;
  }

  /** Does something with a tenant's ledger. Rejects with a `Failure` where there is no such tenant any more. */
  async use<T>(tenant: number, work: (desk: Desk) => Promise<T>): Promise<T> {
    const held = this.#held.get(tenant) ?? { desk: this.#open(tenant), users: 0 };
    this.#held.delete(tenant);
    this.#held.set(tenant, held);
    held.users++;
    try {
      return await work(await held.desk);
    } finally {
      held.users--;
      this.#tidy();
    }
  }

  async #open(tenant: number): Promise<Desk> {
    try {
      const store = await openStore({
        ...{ address: this.#address, tenant, linking },
        ...{ busyTimeout: 60_000, patience: 10_000 },
      });
      return { store, ledger: new Ledger(store) };
    } catch (error) {
      // The next one that asks tries again.
      this.#held.delete(tenant);
      throw error;
    }
  }

  #tidy(): void {
    for (const [tenant, { desk, users }] of this.#held) {
      if (this.#held.size <= this.#most) return;
      if (users) continue;
      this.#held.delete(tenant);
      desk.then(({ store }) => store.close()).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    const all = [...this.#held.values()];
    this.#held.clear();
    await Promise.all(all.map(({ desk }) => desk.then(({ store }) => store.close()).catch(() => undefined)));
  }
}
