import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Task, WorkerPool } from 'graphile-worker';
import { startEntryPool } from '../bulk/entries.ts';
import type { Pool } from '../bulk/pool.ts';
import { Failure } from '../records/failure.ts';
import type { EngineName } from '../records/read-article.ts';
import { addressed, namedTenant, withTenant } from '../store/postgres/address.ts';
import { Desks } from './desks.ts';
import { Logger, runTaskList } from './jobs.ts';
import type { Log } from './log.ts';
import { Metrics } from './metrics.ts';
import { startPresence } from './presence.ts';
import { JOBS_SCHEMA, Queue } from './queue.ts';
import { Stages } from './stages.ts';
import { type Status, startStatus } from './status.ts';
import { GivenBack, patiently } from './transient.ts';
import { type Payload, payloadOf, Whose } from './whose.ts';

export interface WorkerOptions {
  /** As in `postgres://user@host/database`; with `?tenant=name` it takes the jobs of that tenant alone. */
  readonly address: string;
  /** Names of the tenants whose jobs it takes, where the address names none; of all unless said. */
  readonly tenants?: readonly string[];
  readonly engine: EngineName;
  /** Processes that read. */
  readonly concurrency: number;
  readonly timeLimit?: number;
  readonly memory?: number;
  /** Where `/health` and `/metrics` are; null for nowhere. */
  readonly status: { readonly host: string; readonly port: number } | null;
  /** Seconds that what is at hand may take once the worker is told to stop; then it is given back. */
  readonly stopAfter?: number;
  /** Seconds after which claims are settled that a batch has touched. */
  readonly settleAfter?: number;
  /** Seconds that another worker may be without its session before what it holds is given back. */
  readonly grace?: number;
  /** Seconds to wait for the server at the start. */
  readonly patience?: number;
  /** Ends that waiting. */
  readonly signal?: AbortSignal;
  readonly log: Log;
  /** Options of Node for the processes that read. */
  readonly execArgv?: readonly string[];
}

export interface Worker {
  /** Address of `/health` and `/metrics`. */
  readonly url: string | null;
  readonly metrics: Metrics;
  /** Resolves when it has stopped; rejects with a `Failure` where it can read nothing. */
  readonly done: Promise<void>;
  /** Takes no more jobs, ends or gives back what is at hand, and closes everything. Resolves within a bounded time. */
  stop(): Promise<void>;
}

/** Milliseconds between two questions for jobs, where no notice comes. */
const POLL = 1_000;
/** Milliseconds that closing may take where the server does not answer. */
const CLOSING = 5_000;
const LONGEST_WAIT = 5_000;
/** Questions for jobs that fail one after another, after which asking begins anew once the server answers. */
const MOST_ERRORS = 5;

/**
 * Starts a worker on a ledger's queue. Waits a minute for a server that is away; rejects with a `Failure` of one line where it stays away or
 * refuses. Once started it goes on whatever becomes of the server, until it is stopped.
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { engine, concurrency, timeLimit, memory, execArgv, log, settleAfter = 5 } = options;
  const { queue, desks, whose } = await opened(options);
  const metrics = new Metrics();
  const stopping = new AbortController();
  const giving = new AbortController();
  const reading = startEntryPool({
    engine,
    jobs: concurrency,
    ...(timeLimit === undefined ? {} : { timeLimit }),
    ...(memory === undefined ? {} : { memory }),
    ...(execArgv === undefined ? {} : { execArgv }),
  });
  const broken: { error: unknown } = { error: null };
  const fatal = (error: unknown): void => {
    broken.error ??= error;
    giving.abort();
    stopping.abort();
  };
  const stages = new Stages({ desks, queue, reading, metrics, log, settleAfter, signal: giving.signal, fatal });
  let status: Status | null = null;
  try {
    const isStopping = (): boolean => stopping.signal.aborted;
    const tenants = (): Promise<readonly number[]> => whose.mine();
    status = options.status && (await startStatus({ ...options.status, queue, tenants, metrics, isStopping }));
  } catch (error) {
    await closed({ status, reading, desks, queue });
    throw error;
  }
  const tenants = namesIn(options);
  log('info', 'started', {
    place: queue.place,
    tenants: tenants.length ? tenants : null,
    concurrency,
    url: status?.url ?? null,
  });
  const done = serve({ options, stages, queue, whose, metrics, stopping: stopping.signal, giving }).then(async () => {
    await closed({ status, reading, desks, queue });
    log('info', 'stopped', { batches: metrics.batches });
    if (broken.error !== null) throw broken.error;
  });
  done.catch(() => undefined);
  return {
    url: status?.url ?? null,
    metrics,
    done,
    async stop() {
      if (!stopping.signal.aborted) log('info', 'stopping');
      stopping.abort();
      await done.catch(() => undefined);
    },
  };
}

interface Opened {
  readonly queue: Queue;
  readonly desks: Desks;
  readonly whose: Whose;
}

/** Names of the tenants that a worker is told of; none for all. */
function namesIn({ address, tenants = [] }: Pick<WorkerOptions, 'address' | 'tenants'>): readonly string[] {
  const named = namedTenant(address);
  for (const tenant of tenants) if (named !== null) withTenant(address, tenant);
  return named === null ? [...new Set(tenants)] : [named];
}

async function opened(options: WorkerOptions): Promise<Opened> {
  const { address, concurrency, patience = 60, signal: given, log } = options;
  const timeout = AbortSignal.timeout(patience * 1000);
  const signal = given ? AbortSignal.any([timeout, given]) : timeout;
  let last: unknown = null;
  try {
    return await patiently(
      async () => {
        const queue = await Queue.open(address, { connections: concurrency + 6 });
        try {
          const whose = await Whose.of(queue, namesIn(options));
          const desks = new Desks(addressed(address).address);
          // Makes the ledger's tables where they are not there, and refuses before any job is taken.
          for (const tenant of (await whose.mine()).slice(0, 1)) await desks.use(tenant, () => Promise.resolve());
          return { queue, desks, whose };
        } catch (error) {
          await queue.close();
          throw error;
        }
      },
      signal,
      (error) => {
        last = error;
        log('warn', 'server-away', { reason: error instanceof Error ? error.message : String(error) });
      },
    );
  } catch (error) {
    throw error instanceof GivenBack ? last : error;
  }
}

interface Serving {
  readonly options: WorkerOptions;
  readonly stages: Stages;
  readonly queue: Queue;
  readonly whose: Whose;
  readonly metrics: Metrics;
  readonly stopping: AbortSignal;
  readonly giving: AbortController;
}

/** Takes jobs until it is told to stop. graphile-worker may give up, as when a job could not be told as done for minutes: then it begins anew. */
async function serve(serving: Serving): Promise<void> {
  const { options, stopping } = serving;
  for (let wait = 100; !stopping.aborted; wait = Math.min(LONGEST_WAIT, 2 * wait)) {
    const begun = performance.now();
    try {
      await serveOnce(serving);
    } catch (error) {
      options.log('warn', 'begins-anew', { reason: error instanceof Error ? error.message : String(error) });
    }
    if (performance.now() - begun > 60_000) wait = 100;
    if (!stopping.aborted) await sleep(wait, null, { signal: stopping }).catch(() => undefined);
  }
}

async function serveOnce({ options, stages, queue, whose, metrics, stopping, giving }: Serving): Promise<void> {
  const { address, concurrency, log, grace = 15, stopAfter = 30 } = options;
  const events = new EventEmitter();
  const doing =
    (task: 'read' | 'settle'): Task =>
    async (payload, { job }) => {
      metrics.busy++;
      try {
        await one(task, payloadOf(task, job.id, payload), { stages, whose });
      } catch (error) {
        // What graphile-worker keeps with the job, and tells in the log.
        throw error instanceof Failure && error.hint ? new Error(`${error.message}; ${error.hint}`) : error;
      } finally {
        metrics.busy--;
      }
    };
  const jobs: WorkerPool = runTaskList(
    {
      schema: JOBS_SCHEMA,
      logger: loggerTo(log),
      // One more than read, so that a batch is read while another one is written.
      concurrency: concurrency + 1,
      pollInterval: POLL,
      noHandleSignals: true,
      events: events as never,
      forbiddenFlags: () => whose.others(),
      // Without these, a job that cannot be told as done because the server is away would end the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    },
    { read: doing('read'), settle: doing('settle') },
    queue.pool,
  );
  const presence = startPresence(addressed(address).address, jobs.id, grace, log);
  let isShut = false;
  const shut = (): void => {
    if (!isShut) Promise.resolve(jobs.gracefulShutdown()).catch(() => undefined);
    isShut = true;
  };
  const end = new Promise<void>((done) => {
    const stop = (): void => {
      shut();
      const give = setTimeout(() => giving.abort(), stopAfter * 1000);
      const leave = setTimeout(done, stopAfter * 1000 + CLOSING);
      const clear = (): void => {
        clearTimeout(give);
        clearTimeout(leave);
      };
      jobs.promise.then(clear, clear);
      // What is given back at once need not wait.
      giving.signal.addEventListener('abort', () => setTimeout(done, CLOSING).unref(), { once: true });
    };
    if (stopping.aborted) stop();
    else stopping.addEventListener('abort', stop, { once: true });
  });
  watchErrors(events, queue, shut);
  try {
    await Promise.race([jobs.promise, end]);
  } finally {
    await presence.close();
  }
}

/** Does one job for its tenant. One of a tenant that this worker is not for, as was made within seconds, goes back to the others. */
async function one(
  task: 'read' | 'settle',
  { batch, tenant }: Payload,
  { stages, whose }: Pick<Serving, 'stages' | 'whose'>,
): Promise<void> {
  const job = { tenant, desk: await whose.nameOf(tenant) };
  if (!whose.takes(tenant)) {
    await whose.learn(tenant);
    return stages.leave(task, job, batch);
  }
  return batch === null ? stages.settle(job) : stages.read({ ...job, id: batch });
}

/** graphile-worker keeps the answer to its first question, also where it was that the server is away: it is asked anew then. */
function watchErrors(events: EventEmitter, queue: Queue, restart: () => void): void {
  let errors = 0;
  const fine = (): void => {
    errors = 0;
  };
  events.on('worker:getJob:empty', fine);
  events.on('job:start', fine);
  events.on('worker:getJob:error', () => {
    if (++errors >= MOST_ERRORS)
      void queue.tenants().then(
        () => errors >= MOST_ERRORS && restart(),
        () => undefined,
      );
  });
}

/** What graphile-worker has to tell. That a job is given back is told by us. */
const loggerTo = (log: Log): InstanceType<typeof Logger> =>
  new Logger(() => (level, message) => {
    if ((level === 'error' || level === 'warning') && !message.includes('the worker stops'))
      log('warn', 'queue', { reason: message.split('\n')[0] });
  });

interface Closing {
  readonly status: Status | null;
  readonly reading: Pool;
  readonly desks: Desks;
  readonly queue: Queue;
}

/** Closes what is open; a server that does not answer is not waited for. */
async function closed({ status, reading, desks, queue }: Closing): Promise<void> {
  await status?.close();
  await reading.close();
  const all = Promise.all([desks.close(), queue.close()]).catch(() => undefined);
  await Promise.race([all, sleep(CLOSING)]);
}
