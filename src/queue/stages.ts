import { entryIn } from '../bulk/entries.ts';
import { type Failed, failedBy } from '../bulk/failed.ts';
import type { Pool } from '../bulk/pool.ts';
import { addBatch } from '../ledger/add.ts';
import { Failure } from '../records/failure.ts';
import type { LedgerEntry } from '../records/ledger.ts';
import { VERSION } from '../version.ts';
import type { Desk, Desks } from './desks.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { documentsIn, halves, packOf, type QueuedDocument } from './pack.ts';
import { keep, type Why } from './quarantine.ts';
import { addJob, putBatch, type Queue } from './queue.ts';
import { GivenBack, patiently } from './transient.ts';

/** Times that a worker may begin with a batch and end with it in its hands: then something in it is held to be the cause. */
const MOST_BEGUN = 8;

export interface StagesOptions {
  readonly desks: Desks;
  readonly queue: Queue;
  readonly reading: Pool;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Seconds after which claims are settled that a batch has touched. */
  readonly settleAfter: number;
  /** Given when what is at hand is to be given back. */
  readonly signal: AbortSignal;
  /** Told where nothing can be read at all, as with a damaged model. */
  readonly fatal: (error: unknown) => void;
}

/** A tenant whose job is done: by its number, and its name for the log. */
export interface For {
  readonly tenant: number;
  readonly desk: string;
}

/** A batch of a tenant. */
interface Job extends For {
  readonly id: string;
}

/** What is wrong with the database or the user's rights, and with no document. */
const SETTING_CODES = ['tenant-rights', 'db-rights', 'db-missing', 'db-older', 'db-newer', 'db-server'] as const;
const SETTING: ReadonlySet<string> = new Set(SETTING_CODES);
const isSetting = (error: unknown): boolean => error instanceof Failure && SETTING.has(error.code);

interface Read {
  readonly entries: readonly LedgerEntry[];
  readonly failed: readonly (readonly [QueuedDocument, Why])[];
}

/** What a worker does with jobs. Each may be delivered any number of times, also at the same time: the second one changes nothing. */
export class Stages {
  readonly #o: StagesOptions;

  constructor(options: StagesOptions) {
    this.#o = options;
  }

  /** Reads a batch; then, in one transaction, stores and links it, takes it out of the queue and adds the job to settle its claims. */
  async read(job: Job): Promise<void> {
    const { queue, metrics, log } = this.#o;
    const { id, tenant, desk } = job;
    const taken = await this.#patiently(() =>
      queue.ask(
        (sql) =>
          sql.get<{ pack: Buffer; begun: number }>(
            'UPDATE hearsay_work.batch SET begun = begun + 1 WHERE id = ? RETURNING pack, begun',
            id,
          ),
        tenant,
      ),
    );
    if (!taken) {
      metrics.repeated++;
      return;
    }
    const documents = documentsIn(taken.pack);
    if (taken.begun > MOST_BEGUN) return this.#refuse(job, documents, ended(taken.begun - 1));
    try {
      const begun = performance.now();
      const read = await this.#readAll(documents);
      metrics.seconds.read += (performance.now() - begun) / 1000;
      await this.#link(job, documents, read);
    } catch (error) {
      const isGiven = error instanceof GivenBack;
      if (!isGiven && !isSetting(error)) throw error;
      await queue.change(async (sql) => {
        const isThere = await sql.run('UPDATE hearsay_work.batch SET begun = greatest(0, begun - 1) WHERE id = ?', id);
        // As a job of its own: one that fails again and again is tried ever later, and this one has not failed.
        if (isThere && isGiven) await addJob(sql, 'read', id);
      }, tenant);
      if (!isGiven) throw error;
      log('info', 'given-back', { tenant: desk, batch: id, documents: documents.length });
    }
  }

  /** Puts a job back that is for other workers. */
  async leave(task: 'read' | 'settle', { tenant, desk }: For, batch: string | null): Promise<void> {
    const { queue, log } = this.#o;
    await this.#patiently(() => queue.change((sql) => addJob(sql, task, batch), tenant));
    log('info', 'left', { tenant: desk, ...(batch !== null && { batch }) });
  }

  /** Settles all claims of a tenant that are touched by then, and goes on with what another worker has left. */
  async settle({ tenant, desk }: For): Promise<void> {
    const { queue, metrics, log } = this.#o;
    const begun = performance.now();
    try {
      await this.#patiently(() => this.#at(tenant, ({ ledger }) => ledger.finish()));
    } catch (error) {
      if (!(error instanceof GivenBack)) throw error;
      await queue.ask((sql) => addJob(sql, 'settle', null), tenant);
      return;
    }
    const seconds = (performance.now() - begun) / 1000;
    metrics.seconds.settle += seconds;
    metrics.settled++;
    log('info', 'settled', { tenant: desk, seconds: rounded(seconds) });
  }

  async #readAll(documents: readonly QueuedDocument[]): Promise<Read> {
    const { reading, signal, fatal } = this.#o;
    const all = Promise.all(documents.map((d) => reading.run(d.input))).catch((error: unknown) => {
      // One that cannot read is no judge of documents.
      fatal(error);
      throw new GivenBack('the worker stops');
    });
    const outcomes = await orGivenBack(all, signal);
    const entries: LedgerEntry[] = [];
    const failed: (readonly [QueuedDocument, Why])[] = [];
    for (const [i, outcome] of outcomes.entries()) {
      const document = documents[i]!;
      if (outcome.kind === 'done') entries.push(entryIn(outcome.output));
      else if (outcome.failed.code !== 'binary' || document.isNamed) failed.push([document, outcome.failed]);
    }
    return { entries, failed };
  }

  async #link(job: Job, documents: readonly QueuedDocument[], { entries, failed }: Read): Promise<void> {
    const { metrics, log, settleAfter } = this.#o;
    const { id, tenant, desk } = job;
    const begun = performance.now();
    const version = this.#version();
    try {
      const added = await this.#patiently(() =>
        this.#at(tenant, ({ store }) =>
          store.writeBeside(async (tx, sql) => {
            // Whoever comes second finds nothing here, and waits for the first one until it is clear whether all of it lasts.
            if ((await sql.run('DELETE FROM hearsay_work.batch WHERE id = ?', id)) === 0) return null;
            const done = await addBatch(tx, entries);
            for (const [document, why] of failed) await keep(sql, document, why, version);
            if (entries.length) await addJob(sql, 'settle', null, settleAfter);
            return done;
          }),
        ),
      );
      const seconds = (performance.now() - begun) / 1000;
      metrics.seconds.link += seconds;
      if (added === null || added === undefined) {
        metrics.repeated++;
        return;
      }
      metrics.batches++;
      metrics.count(added);
      metrics.quarantined += failed.length;
      log('info', 'batch', {
        tenant: desk,
        batch: id,
        articles: added.length,
        quarantined: failed.length,
        seconds: rounded(seconds),
      });
      for (const [{ input }, { stage, code, reason }] of failed)
        log('warn', 'quarantined', { tenant: desk, name: input.name, stage, code, reason });
    } catch (error) {
      if (error instanceof GivenBack || isSetting(error)) throw error;
      await this.#refuse(job, documents, { ...failedBy('', 'analyse', error), stage: 'link' });
    }
  }

  /** Halves a batch that cannot be taken in, so that the others are; the last document goes to the quarantine. */
  async #refuse({ id, tenant, desk }: Job, documents: readonly QueuedDocument[], why: Why): Promise<void> {
    const { queue, metrics, log } = this.#o;
    const [only, second] = documents;
    const version = this.#version();
    const isMine = await this.#patiently(() =>
      queue.change(async (sql) => {
        if ((await sql.run('DELETE FROM hearsay_work.batch WHERE id = ?', id)) === 0) return false;
        if (second !== undefined) for (const half of halves(documents)) await putBatch(sql, packOf(half));
        else if (only !== undefined) await keep(sql, only, why, version);
        return true;
      }, tenant),
    );
    if (!isMine) return;
    const { code, reason, stage } = why;
    if (second !== undefined) metrics.halved++;
    else metrics.quarantined++;
    log('warn', second === undefined ? 'quarantined' : 'halved', {
      tenant: desk,
      ...(second === undefined ? { name: only?.input.name } : { batch: id, documents: documents.length }),
      ...{ stage, code, reason },
    });
  }

  /** Works with a tenant's ledger; nothing where the tenant was dropped meanwhile: what was handed in for it since then goes too. */
  async #at<T>(tenant: number, work: (desk: Desk) => Promise<T>): Promise<T | undefined> {
    try {
      return await this.#o.desks.use(tenant, work);
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'tenant-unknown')) throw error;
      await this.#o.queue.change((sql) => sql.run('DELETE FROM hearsay_work.batch WHERE tenant = ?', tenant), tenant);
      return undefined;
    }
  }

  /** Who has read it: what fails for one version may be read by the next. */
  #version(): string {
    const maker = this.#o.reading.maker();
    return maker ? `${maker.version} ${maker.engine} ${maker.rules}` : VERSION;
  }

  #patiently<T>(work: () => Promise<T>): Promise<T> {
    const { metrics, log, signal } = this.#o;
    return patiently(work, signal, (error) => {
      metrics.losses++;
      log('warn', 'server-away', { reason: error instanceof Error ? error.message : String(error) });
    });
  }
}

/** The same, unless the signal comes first. */
async function orGivenBack<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let leave: () => void = () => undefined;
  const stopped = new Promise<never>((_, give) => {
    leave = () => give(new GivenBack('the worker stops'));
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

const ended = (times: number): Why & Pick<Failed, 'hint'> => ({
  stage: 'link',
  code: 'worker-ended',
  reason: `${times} workers ended with it in their hands`,
  hint: 'give workers more memory, or split it, and retry it',
});

const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000;
