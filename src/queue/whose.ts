import { Failure } from '../records/failure.ts';
import { type Tenant, unknownTenant } from '../store/postgres/tenants.ts';
import { flagOf, type Queue } from './queue.ts';

/** Milliseconds between two looks after tenants that have come or gone. */
const EVERY = 10_000;

/** Whose jobs a worker takes: those of the tenants that it is told of, or of all that there are. */
export class Whose {
  readonly #queue: Queue;
  /** Null for all. */
  readonly #mine: ReadonlySet<number> | null;
  #known: readonly Tenant[];
  #since = performance.now();

  private constructor(queue: Queue, mine: ReadonlySet<number> | null, known: readonly Tenant[]) {
    this.#queue = queue;
    this.#mine = mine;
    this.#known = known;
  }

  /** `names`: of tenants; none stands for all. Rejects with a `Failure` where there is no tenant of a name. */
  static async of(queue: Queue, names: readonly string[]): Promise<Whose> {
    const known = await queue.tenants();
    const mine = names.map((name) => {
      const found = known.find((t) => t.name === name && !t.isDropped);
      if (!found) throw unknownTenant(queue.place, name);
      return found.row;
    });
    return new Whose(queue, mine.length ? new Set(mine) : null, known);
  }

  /** Numbers of the tenants whose jobs it takes, the first one first. */
  async mine(): Promise<readonly number[]> {
    await this.#look(0);
    return this.#known.filter((t) => !t.isDropped && this.takes(t.row)).map((t) => t.row);
  }

  takes(tenant: number): boolean {
    return this.#mine?.has(tenant) ?? true;
  }

  /** Flags of the jobs that are left to others; null where there are none such. A tenant that was made within seconds may be missing. */
  async others(): Promise<string[] | null> {
    if (!this.#mine) return null;
    await this.#look(EVERY);
    return this.#known.filter((t) => !this.takes(t.row)).map((t) => flagOf(t.row));
  }

  /** From now on the jobs of a tenant are among those that are left to others. */
  async learn(tenant: number): Promise<void> {
    await this.#look(0);
    // One that was dropped meanwhile has a flag as long as a job bears it.
    if (this.#nameOf(tenant) === null)
      this.#known = [...this.#known, { row: tenant, name: flagOf(tenant), created: '', isDropped: true }];
  }

  /** What a tenant is called, for the log; its flag where that cannot be told just now. */
  async nameOf(tenant: number): Promise<string> {
    if (this.#nameOf(tenant) === null) await this.#look(0).catch(() => undefined);
    return this.#nameOf(tenant) ?? flagOf(tenant);
  }

  #nameOf(tenant: number): string | null {
    return this.#known.find((t) => t.row === tenant)?.name ?? null;
  }

  async #look(every: number): Promise<void> {
    if (performance.now() - this.#since < every) return;
    this.#known = await this.#queue.tenants();
    this.#since = performance.now();
  }
}

/** What a job is told to do, and for whom. */
export interface Payload {
  /** Null for a job that settles claims. */
  readonly batch: string | null;
  readonly tenant: number;
}

/** Reads what a job carries. Throws a `Failure` for one that does not say whose it is, which nobody can guess, or what is to be read. */
export function payloadOf(task: 'read' | 'settle', job: string, payload: unknown): Payload {
  const { batch = null, tenant } = (payload ?? {}) as Partial<Record<keyof Payload, unknown>>;
  if (typeof tenant !== 'number' || !Number.isSafeInteger(tenant) || tenant < 1)
    throw new Failure(
      'job-tenant',
      `job ${job}: it does not say which desk it belongs to, and nothing was done`,
      AGAIN,
    );
  if (task === 'settle') return { batch: null, tenant };
  if (typeof batch !== 'string')
    throw new Failure('job-batch', `job ${job}: it does not say what is to be read, and nothing was done`, AGAIN);
  return { batch, tenant };
}

const AGAIN = 'hand the same articles in again with `hearsay add --queue`, for the desk that they belong to';
