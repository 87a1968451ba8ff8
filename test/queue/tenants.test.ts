import { expect, test } from 'vitest';
import type { Queue } from '../../src/queue/queue.ts';
import { withTenant } from '../../src/store/postgres/address.ts';
import { createTenant } from '../../src/store/postgres/tenants.ts';
import { shuffled } from '../ledger/orders.ts';
import { randomFrom, seedOf } from '../random.ts';
import { atDesk } from './at-desk.ts';
import type { Alone, Desk } from './desk.ts';

const ARTICLES = 16;
const NAMES = ['default', 'sport'] as const;
type Name = (typeof NAMES)[number];

/** A database of two tenants, of which some articles are the same, and a queue for each. */
class Two {
  readonly desk: Desk;
  readonly address: string;
  readonly database: string;
  readonly of: Readonly<Record<Name, Alone & { readonly address: string; readonly queue: Queue }>>;

  private constructor(desk: Desk, address: string, of: Two['of']) {
    [this.desk, this.address, this.of] = [desk, address, of];
    this.database = new URL(address).pathname.slice(1);
  }

  static async open(desk: Desk): Promise<Two> {
    const address = await desk.server.desk();
    await createTenant(address, 'sport');
    const one = async (name: Name, alone: Alone): Promise<Two['of'][Name]> => {
      const own = withTenant(address, name);
      return { ...alone, address: own, queue: await desk.queue(own) };
    };
    const [digest, path] = [desk.digest, desk.path];
    const numbers = Array.from({ length: ARTICLES }, (_, n) => n + ARTICLES / 2);
    return new Two(desk, address, {
      default: await one('default', { path, digest }),
      sport: await one('sport', await desk.alone('sport', numbers)),
    });
  }

  async fill(...names: readonly Name[]): Promise<void> {
    for (const name of names) await this.desk.fill(this.of[name].queue, { paths: [this.of[name].path] });
  }

  async batches(name: Name): Promise<string[]> {
    return this.of[name].queue.ask((sql) => sql.column<string>('SELECT id FROM hearsay_work.batch ORDER BY id'));
  }

  addJob(task: string, payload: unknown): Promise<unknown> {
    return this.ask(`SELECT 1 FROM hearsay_queue.add_job('${task}', '${JSON.stringify(payload)}'::json)`);
  }

  /** Past Hearsay and row-level security. */
  ask(text: string): Promise<Record<string, unknown>[]> {
    return this.desk.server.ask(this.database, text);
  }

  /** From now on what is written is noted, table by table: by which transaction, what it has said that it is of, and whose the rows are. */
  async note(): Promise<void> {
    await this.ask(
      `CREATE TABLE public.noted (step xid8, said text, tenant integer, name text);
       CREATE FUNCTION public.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
         INSERT INTO public.noted SELECT DISTINCT pg_current_xact_id(), current_setting('hearsay.tenant', true), tenant, TG_TABLE_NAME FROM changed;
         RETURN NULL; END $$;
       DO $$ DECLARE one regclass; BEGIN
         FOR one IN SELECT attrelid FROM pg_attribute JOIN pg_class c ON c.oid = attrelid AND c.relkind = 'r'
             WHERE attname = 'tenant' AND relnamespace::regnamespace::text IN ('hearsay', 'hearsay_work') LOOP
           EXECUTE format('CREATE TRIGGER a AFTER INSERT ON %s REFERENCING NEW TABLE AS changed EXECUTE FUNCTION public.note()', one);
           EXECUTE format('CREATE TRIGGER b AFTER UPDATE ON %s REFERENCING NEW TABLE AS changed EXECUTE FUNCTION public.note()', one);
           EXECUTE format('CREATE TRIGGER c AFTER DELETE ON %s REFERENCING OLD TABLE AS changed EXECUTE FUNCTION public.note()', one);
         END LOOP; END $$`,
    );
  }

  async outcomes(): Promise<unknown> {
    return Promise.all(NAMES.map((name) => this.desk.outcome(this.of[name].address)));
  }

  get expected(): unknown {
    return NAMES.map((name) => ({ digest: this.of[name].digest, problems: [] }));
  }
}

atDesk('workers of several tenants', ARTICLES, (at) => {
  test('two tenants and two workers, jobs of both mixed and delivered up to five times: the ledgers that each would have alone', async () => {
    const seed = seedOf('tenants of workers');
    const next = randomFrom(seed);
    const two = await Two.open(at());
    await two.note();
    await two.fill('default', 'sport');
    const jobs: { batch: string; tenant: number }[] = [];
    for (const name of NAMES)
      for (const batch of await two.batches(name))
        jobs.push(
          ...Array.from({ length: Math.floor(next() * 5) }, () => ({ batch, tenant: two.of[name].queue.tenant })),
        );
    // A batch of one that comes as a job of the other is not there for it.
    const [mine] = await two.batches('sport');
    jobs.push({ batch: mine!, tenant: two.of.default.queue.tenant });
    for (const job of shuffled(jobs, seed)) await two.addJob('read', job);
    const workers = [await at().worker(two.address), await at().worker(two.address)];
    for (const name of NAMES) await at().done(two.of[name].queue);
    const lines = workers.flatMap((w) => w.lines);
    for (const name of NAMES)
      expect(lines.filter((l) => l.event === 'batch' && l.tenant === name).length).toBe(Math.ceil(ARTICLES / 3));
    expect(workers.reduce((n, w) => n + w.metrics.repeated, 0)).toBe(jobs.length);
    expect(lines.filter((l) => l.level !== 'info')).toEqual([]);
    expect(await two.outcomes()).toEqual(two.expected);
    const noted = await two.ask(
      `SELECT count(DISTINCT step)::int AS steps, count(DISTINCT name)::int AS tables, count(DISTINCT tenant)::int AS tenants,
         count(*) FILTER (WHERE said IS DISTINCT FROM tenant::text)::int AS foreign FROM public.noted`,
    );
    expect(noted).toEqual([{ steps: expect.any(Number), tables: expect.any(Number), tenants: 2, foreign: 0 }]);
    expect(noted[0]!.steps).toBeGreaterThan(4 * ARTICLES);
    expect(noted[0]!.tables).toBeGreaterThan(20);
  }, 300_000);
});
