import type { Stand } from './access.ts';
import type { Assets } from './assets.ts';
import type { Queue } from './queue.ts';
import type { RateLimit } from './rate.ts';
import type { Reader } from './reader.ts';

/** What the routes work with. */
export interface Deps {
  readonly reader: Reader;
  /** Articles are read one after another. */
  readonly turns: Queue;
  /** Limits of every request, and of those that make much work. */
  readonly requests: RateLimit;
  readonly work: RateLimit;
  readonly assets: Assets;
  /** Asked for each request: tokens come and go while the server runs. */
  readonly stand: () => Stand;
  /** Told of faults of ours. */
  readonly log: (error: unknown) => void;
}
