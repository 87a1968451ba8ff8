import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerPool } from 'graphile-worker';
import { startEntryPool } from '../bulk/entries.ts';
import type { Pool } from '../bulk/pool.ts';
import type { EngineName } from '../records/read-article.ts';
import { addressed, namedTenant } from '../store/postgres/address.ts';
import { Desks } from './desks.ts';
import { Logger, runTaskList } from './jobs.ts';
import type { Log } from './log.ts';
import { Metrics } from './metrics.ts';
import { startPresence } from './presence.ts';
import { flagOf, JOBS_SCHEMA, Queue } from './queue.ts';
import { Stages } from './stages.ts';
import { type Status, startStatus } from './status.ts';
import { GivenBack, patiently } from './transient.ts';

export interface WorkerOptions {
  /** As in `postgres://user@host/database`; with `?tenant=name` it takes the jobs of that tenant alone, else those of all. */
  readonly address: string;
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
  const [queue, desks] = await opened(options);
  const others = othersThan(options.address, queue);
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
    status =
      options.status && (await startStatus({ ...options.status, queue, tenants: others.mine, metrics, isStopping }));
  } catch (error) {
    await closed({ status, reading, desks, queue });
    throw error;
  }
  log('info', 'started', { place: queue.place, concurrency, url: status?.url ?? null });
  const done = serve({ options, stages, queue, others, metrics, stopping: stopping.signal, giving }).then(async () => {
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

async function opened({
  address,
  concurrency,
  patience = 60,
  signal: given,
  log,
}: WorkerOptions): Promise<[Queue, Desks]> {
  const timeout = AbortSignal.timeout(patience * 1000);
  const signal = given ? AbortSignal.any([timeout, given]) : timeout;
  let last: unknown = null;
  try {
    return await patiently(
      async () => {
        const queue = await Queue.open(address, { connections: concurrency + 6 });
        try {
          const desks = new Desks(addressed(address).address);
          await desks.use(queue.tenant, () => Promise.resolve());
          return [queue, desks];
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

/** Tenants whose jobs a worker takes, and those of which it leaves the jobs to others. */
interface Others {
  mine(): Promise<readonly number[]>;
  /** Flags of jobs; null for a worker that takes all. */
  flags(): Promise<string[] | null>;
}

/** Milliseconds between two looks after tenants that have come. */
const TENANTS_EVERY = 10_000;

function othersThan(address: string, queue: Queue): Others {
  if (namedTenant(address) === null) return { mine: () => queue.tenants(), flags: () => Promise.resolve(null) };
  let known: readonly number[] = [];
  let since = Number.NEGATIVE_INFINITY;
  return {
    mine: () => Promise.resolve([queue.tenant]),
    async flags() {
      if (performance.now() - since > TENANTS_EVERY) {
        known = await queue.tenants();
        since = performance.now();
      }
      return known.filter((tenant) => tenant !== queue.tenant).map(flagOf);
    },
  };
}

/** What a job carries; those of before there were tenants carry none. */
interface Payload {
  readonly batch: string;
  readonly tenant?: number;
}

interface Serving {
  readonly options: WorkerOptions;
  readonly stages: Stages;
  readonly queue: Queue;
  readonly others: Others;
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

async function serveOnce({ options, stages, queue, others, metrics, stopping, giving }: Serving): Promise<void> {
  const { address, concurrency, log, grace = 15, stopAfter = 30 } = options;
  const events = new EventEmitter();
  const at = async (work: Promise<void>): Promise<void> => {
    metrics.busy++;
    await work.finally(() => metrics.busy--);
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
      forbiddenFlags: () => others.flags(),
      // Without these, a job that cannot be told as done because the server is away would end the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    },
    {
      read: (payload) => {
        const { batch, tenant = 1 } = payload as Payload;
        return at(stages.read({ id: batch, tenant }));
      },
      settle: (payload) => at(stages.settle((payload as Payload | null)?.tenant ?? 1)),
    },
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
      void queue.waiting().then(
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
