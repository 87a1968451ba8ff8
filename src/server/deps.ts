import type { Store } from '../store/store.ts';
import type { Stand } from './access.ts';
import type { Assets } from './assets.ts';
import type { JobBook } from './jobs.ts';
import type { Kept } from './kept.ts';
import type { Lookers } from './lookers.ts';
import type { Queue } from './queue.ts';
import type { RateLimit } from './rate.ts';
import type { Reader } from './reader.ts';
import type { ReplicaHealth } from './replicas.ts';
import type { Room } from './room.ts';
import type { Writer } from './writer.ts';

/** What the routes work with. */
export interface Deps {
  /** For reading: what is written goes through `writer`. */
  readonly store: Store;
  readonly writer: Writer;
  readonly jobs: JobBook;
  readonly reader: Reader;
  /** Articles are read one after another. */
  readonly turns: Queue;
  /** Limits of every request, and of those that make much work. */
  readonly requests: RateLimit;
  readonly work: RateLimit;
  /** For the bodies of requests under way and the articles that wait to be added. */
  readonly room: Room;
  readonly assets: Assets;
  /** Answers that hold until something is written, or a second longer where another process writes. */
  readonly answers: Kept;
  readonly lookers: Lookers;
  /** How the replicas stand, in the order in which they were given; none unless some are read from. */
  readonly replicas: () => readonly ReplicaHealth[];
  /** Asked for each request: tokens come and go while the server runs. */
  readonly stand: () => Stand;
  readonly now: () => Date;
  /** Aborted when the server stops: streams end. */
  readonly stopping: AbortSignal;
  /** Told of faults of ours. */
  readonly log: (error: unknown) => void;
}
