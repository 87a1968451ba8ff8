import { randomBytes } from 'node:crypto';
import { sizeOf } from '../bulk/pool.ts';
import { Failure } from '../records/failure.ts';
import { notFound } from './failures.ts';
import type { HandedIn } from './reader.ts';
import type { Room } from './room.ts';
import type { AddEvent, NotAdded, Writer } from './writer.ts';

export const JOB_STATES = ['waiting', 'running', 'done', 'failed', 'stopped'] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface JobCounts {
  readonly new: number;
  readonly reread: number;
  readonly publication: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly failed: number;
}

/** One adding, as it is told. */
export interface Job {
  readonly id: string;
  readonly state: JobState;
  /** The addresses or names of what is added. */
  readonly inputs: readonly string[];
  /** ISO times. */
  readonly created: string;
  readonly ended: string | null;
  readonly counts: JobCounts;
  /** What was added, the first thousand. */
  readonly added: readonly { readonly name: string; readonly article: string; readonly kind: keyof JobCounts }[];
  /** What was not, the first thousand. */
  readonly failures: readonly NotAdded[];
  /** Why the whole of it ended early; null where it did not. */
  readonly trouble: { readonly code: string; readonly message: string; readonly hint: string | null } | null;
}

/** Jobs of this server, the newest of them; they do not outlive it. */
export interface JobBook {
  list(): readonly Job[];
  /** Throws a `Failure` for an unknown id. */
  job(id: string): Job;
  /** Throws a `Failure` where too much waits already. */
  start(articles: readonly HandedIn[]): Job;
  /** Tries again what failed: only what can be fetched again. */
  retry(id: string): Job;
  stop(id: string): Job;
  /** Calls `changed` after every step until the job has ended; gives what ends the watching. */
  watch(id: string, changed: (job: Job) => void): () => void;
}

const KEPT = 100;
const TOLD = 1_000;
const MOST_WAITING = 50;
const NOTHING: JobCounts = { new: 0, reread: 0, publication: 0, unchanged: 0, removed: 0, failed: 0 };

interface Held {
  job: Job;
  articles: readonly HandedIn[];
  /** Bytes of room that they take. */
  bytes: number;
  readonly watchers: Set<(job: Job) => void>;
  readonly stop: AbortController;
}

export const hasEnded = ({ state }: Job): boolean => state !== 'waiting' && state !== 'running';
const isAddress = (input: string): boolean => /^https?:\/\//i.test(input);
const nameOf = ({ url, file }: HandedIn): string => url ?? file ?? 'text';

/** The jobs of a server. What was handed in takes `room` until its job has ended. */
export function jobBook(writer: Writer, room: Room, now: () => Date = () => new Date()): JobBook {
  const jobs = new Map<string, Held>();
  let last: Promise<void> = Promise.resolve();

  const held = (id: string): Held => {
    const found = jobs.get(id);
    if (!found) throw notFound('job', id);
    return found;
  };
  const change = (h: Held, step: Partial<Job>): void => {
    h.job = { ...h.job, ...step };
    for (const changed of h.watchers) changed(h.job);
  };
  const tell = (h: Held, event: AddEvent): void => {
    const { counts, added, failures } = h.job;
    if (event.kind === 'not-added') {
      const more = failures.length < TOLD ? [...failures, event.failed] : failures;
      change(h, { counts: { ...counts, failed: counts.failed + 1 }, failures: more });
      return;
    }
    const { kind, article } = event.added;
    const more = added.length < TOLD ? [...added, { name: event.name, article, kind }] : added;
    change(h, { counts: { ...counts, [kind]: counts[kind] + 1 }, added: more });
  };
  const end = (h: Held, state: JobState, trouble: Job['trouble'] = null): void => {
    // What was handed in is let go; addresses are kept in the failures, and can be tried again.
    h.articles = h.articles.filter((a) => a.url !== null);
    room.give(h.bytes);
    h.bytes = 0;
    change(h, { state, trouble, ended: now().toISOString() });
    h.watchers.clear();
  };
  const run = async (h: Held): Promise<void> => {
    if (h.stop.signal.aborted) return;
    change(h, { state: 'running' });
    try {
      await writer.add(h.articles, (event) => tell(h, event), h.stop.signal);
      end(h, h.stop.signal.aborted ? 'stopped' : 'done');
    } catch (error) {
      const known = error instanceof Failure ? error : new Failure('fault', 'fault in hearsay', 'see the log');
      end(h, 'failed', { code: known.code, message: known.message, hint: known.hint });
    }
  };
  const start = (articles: readonly HandedIn[]): Job => {
    const waiting = [...jobs.values()].filter((h) => h.job.state === 'waiting').length;
    if (waiting >= MOST_WAITING) throw new Failure('busy', `${waiting} jobs wait already`, 'try again later');
    const bytes = articles.reduce((sum, { content }) => sum + (content === null ? 0 : sizeOf({ content })), 0);
    room.take(bytes);
    const job: Job = {
      id: `j:${randomBytes(9).toString('base64url')}`,
      state: 'waiting',
      inputs: articles.map(nameOf),
      created: now().toISOString(),
      ended: null,
      counts: NOTHING,
      added: [],
      failures: [],
      trouble: null,
    };
    const h: Held = { job, articles, bytes, watchers: new Set(), stop: new AbortController() };
    jobs.set(job.id, h);
    for (const [id, old] of jobs) {
      if (jobs.size <= KEPT) break;
      if (hasEnded(old.job)) jobs.delete(id);
    }
    last = last.then(() => run(h));
    return job;
  };

  return {
    list: () => [...jobs.values()].map((h) => h.job).reverse(),
    job: (id) => held(id).job,
    start,
    retry(id) {
      const { job, articles } = held(id);
      if (!hasEnded(job))
        throw new Failure('conflict', `this job has not ended: ${id}`, 'wait for it, or stop it first');
      const failed = [...new Set(job.failures.map((f) => f.input))].filter(isAddress);
      const again = job.state === 'done' ? failed.map(addressed) : articles;
      if (again.length === 0) {
        throw new Failure('conflict', `nothing of this job can be fetched again: ${id}`, 'send files and texts anew');
      }
      return start(again);
    },
    stop(id) {
      const h = held(id);
      h.stop.abort();
      if (h.job.state === 'waiting') end(h, 'stopped');
      return h.job;
    },
    watch(id, changed) {
      const h = held(id);
      if (!hasEnded(h.job)) h.watchers.add(changed);
      return () => h.watchers.delete(changed);
    },
  };
}

const addressed = (url: string): HandedIn => ({ url, content: null, format: null, file: null, given: {} });
