import { Failure } from '../records/failure.ts';

/** A token bucket: `burst` at once, then `perSecond`. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

export interface RateLimit {
  /** Takes one from the client's bucket, or throws a `Failure` that says when there will be one. */
  take(client: string): void;
}

/** Clients whose buckets are kept; a bucket that is full again is as good as none. */
const MAX_CLIENTS = 10_000;

/** A limit for each client; `null` limits nothing. `now` gives milliseconds. */
export function rateLimit(rate: Rate | null, now: () => number = () => performance.now()): RateLimit {
  if (!rate) return { take: () => undefined };
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(client) {
      const at = now();
      const known = buckets.get(client) ?? { left: rate.burst, at };
      const left = Math.min(rate.burst, known.left + ((at - known.at) / 1000) * rate.perSecond);
      // The one that was asked for longest ago is first in the map.
      buckets.delete(client);
      if (buckets.size >= MAX_CLIENTS) {
        const [oldest] = buckets.keys();
        if (oldest !== undefined) buckets.delete(oldest);
      }
      buckets.set(client, { left: left < 1 ? left : left - 1, at });
      if (left >= 1) return;
      const seconds = Math.ceil((1 - left) / rate.perSecond);
      throw new Failure('too-many', `too many requests from ${client}`, `try again in ${seconds} s`);
    },
  };
}
