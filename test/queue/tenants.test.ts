import { readFileSync } from 'node:fs';
import pg from 'pg';
import { expect, test } from 'vitest';
import { linking } from '../../src/ledger/linking.ts';
import { Logger, runMigrations } from '../../src/queue/jobs.ts';
import { packOf } from '../../src/queue/pack.ts';
import { addJob, JOBS_SCHEMA, type Queue } from '../../src/queue/queue.ts';
import type { Worker } from '../../src/queue/worker.ts';
import { withTenant } from '../../src/store/postgres/address.ts';
import { openStore } from '../../src/store/postgres/open.ts';
import { createTenant, dropTenant } from '../../src/store/postgres/tenants.ts';
import { hearsay } from '../cli/run.ts';
import { shuffled } from '../ledger/orders.ts';
import { randomFrom, seedOf } from '../random.ts';
import { atDesk } from './at-desk.ts';
import { type Alone, type Desk, eventually, type Line } from './desk.ts';

const ARTICLES = 12;
const NAMES = ['default', 'sport'] as const;
type Name = (typeof NAMES)[number];

const ALL_DONE = 'SELECT hearsay_queue.complete_jobs(array(SELECT id FROM hearsay_queue.jobs))';

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

  /** Takes all jobs out; what they were for stays. */
  dropJobs(): Promise<unknown> {
    return this.ask(ALL_DONE);
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

  test('a job that does not say whose it is does nothing and says why; a worker told of one tenant leaves the rest alone', async () => {
    const two = await Two.open(at());
    await two.fill('default', 'sport');
    await two.dropJobs();
    await two.note();
    const [batch] = await two.batches('default');
    for (const payload of [{ batch }, { batch, tenant: null }, { batch, tenant: 'sport' }])
      await two.addJob('read', payload);
    await two.addJob('settle', null);
    await two.addJob('read', { tenant: 1 });
    const all = await at().worker(two.address);
    const failed = (lines: readonly Line[]): Line[] => lines.filter((l) => l.event === 'queue');
    await eventually('five jobs that failed', async () => failed(all.lines).length >= 5);
    await all.stop();
    const why = (await two.ask('SELECT DISTINCT last_error AS why FROM hearsay_queue.jobs')).map((j) => String(j.why));
    expect(why.map((w) => w.replace(/\d+/, 'N')).sort()).toEqual([
      expect.stringMatching(
        /^job N: it does not say what is to be read, and nothing was done; hand the same articles in again/,
      ),
      ...Array.from({ length: 4 }, () =>
        expect.stringMatching(/^job N: it does not say which desk it belongs to, and nothing/),
      ),
    ]);
    for (const w of why) expect(failed(all.lines).some((l) => String(l.reason).includes(w))).toBe(true);
    expect(await two.ask('SELECT * FROM public.noted')).toEqual([]);
    // Where a transaction has not said whose it is, nothing is handed in either.
    const nobody = two.of.default.queue.ask(async (sql) => {
      await sql.all("SELECT set_config('hearsay.tenant', '', true)");
      await addJob(sql, 'read', 'x');
    });
    await expect(nobody).rejects.toThrow('a job was to be added for no tenant');

    await two.dropJobs();
    await two.fill('default', 'sport');
    // A job of another tenant without its flag, as of one that was made within seconds.
    await two.addJob('read', { batch, tenant: 1 });
    const sport = await at().worker(two.address, { tenants: ['sport'] });
    await eventually('all of one', async () => (await two.of.sport.queue.waiting()).batches === 0);
    await eventually('a job left to others', async () => sport.lines.some((l) => l.event === 'left'));
    expect(sport.lines.filter((l) => l.tenant === 'default').map((l) => [l.event, l.batch])).toEqual([['left', batch]]);
    expect((await two.batches('default')).length).toBe(ARTICLES / 3);
    await sport.stop();
    await at().worker(two.address, { tenants: ['sport', 'default'] });
    await at().done(two.of.default.queue);
    expect(await two.batches('default')).toEqual([]);

    // What comes for a tenant that is gone goes too, and a ledger that was open by then is not written to.
    const open = await openStore({ address: two.of.sport.address, linking });
    await dropTenant(two.address, 'sport');
    await expect(open.write(() => Promise.resolve())).rejects.toMatchObject({ code: 'tenant-unknown' });
    await open.close();
    await two.fill('sport');
    await at().done(two.of.default.queue);
    expect(await two.ask('SELECT DISTINCT tenant FROM hearsay_work.batch')).toEqual([]);
    const run = await hearsay(['worker', '--db', two.address, '--tenant', 'default', '--tenant', 'sport']);
    expect([run.code, run.out, run.err]).toEqual([
      1,
      '',
      `hearsay: postgres://${at().server.folder}/${two.database}: no tenant of the name sport\n  \`hearsay tenant list\` shows them, \`hearsay tenant create\` makes one\n`,
    ]);
  }, 300_000);

  test('a worker that may not write, or sees past tenants once there are several, stops working and blames no article', async () => {
    const address = await at().server.desk();
    const database = new URL(address).pathname.slice(1);
    const queue = await at().queue(address);
    await (await openStore({ address, linking })).close();
    const free = await openStore({ address: at().server.address(database), linking });
    await free.write(() => Promise.resolve());
    const refused = async (worker: Worker & { readonly lines: readonly Line[] }): Promise<string> => {
      await eventually('a job that failed', async () => worker.lines.some((l) => l.event === 'queue'));
      await worker.stop();
      const begun = await queue.ask((sql) => sql.column<number>('SELECT DISTINCT begun FROM hearsay_work.batch'));
      expect([begun, (await queue.waiting()).quarantined]).toEqual([[0], 0]);
      return String(worker.lines.find((l) => l.event === 'queue')!.reason);
    };
    await at().server.ask(database, 'REVOKE INSERT ON hearsay.article FROM desk');
    await at().fill(queue, { batch: ARTICLES });
    expect(await refused(await at().worker(address))).toContain('this user may not do that there');
    await at().server.ask(database, 'GRANT INSERT ON hearsay.article TO desk');
    // It would be tried again in between.
    await at().server.ask(database, ALL_DONE);

    const seer = await at().queue(at().server.address(database));
    const worker = await at().worker(at().server.address(database));
    await createTenant(address, 'sport');
    await at().fill(queue);
    expect(await refused(worker)).toContain('this user sees past tenants');
    expect((await queue.waiting()).batches).toBe(1 + ARTICLES / 3);
    await expect(free.write(() => Promise.resolve())).rejects.toMatchObject({ code: 'tenant-rights' });
    await expect(seer.waiting()).rejects.toMatchObject({ code: 'tenant-rights' });
    await free.close();
  }, 300_000);

  test('what waited before there were tenants belongs to the first one, whoever opens the queue', async () => {
    const address = await at().server.desk();
    await createTenant(address, 'sport');
    const client = new pg.Client({ connectionString: address });
    client.on('error', () => undefined);
    await client.connect();
    await client.query(readFileSync(new URL('../../src/queue/schema.sql', import.meta.url), 'utf8'));
    await runMigrations({ connectionString: address, schema: JOBS_SCHEMA, logger: new Logger(() => () => undefined) });
    const { id, documents, bytes } = packOf([]);
    await client.query('INSERT INTO hearsay_work.batch (id, documents, bytes, pack) VALUES ($1, $2, $3, $4)', [
      id,
      documents,
      bytes.length,
      bytes,
    ]);
    await client.query("SELECT hearsay_queue.add_job('read', $1::json)", [JSON.stringify({ batch: id })]);
    const sport = await at().queue(withTenant(address, 'sport'));
    const first = await at().queue(address);
    expect([(await sport.waiting()).batches, (await first.waiting()).batches]).toEqual([0, 1]);
    const { rows } = await client.query('SELECT task_identifier AS task, flags FROM hearsay_queue.jobs ORDER BY 1');
    expect(rows).toEqual([
      { task: 'read', flags: { 'tenant 1': true } },
      { task: 'settle', flags: { 'tenant 1': true } },
    ]);
    await client.end();
  }, 300_000);
});
