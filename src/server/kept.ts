import type { Body } from './answer.ts';

/** Answers that are kept while nothing is written: boards and searches that many look at are made once. */
export interface Kept {
  /** The answer kept for this key, or the one that is made now. */
  get(key: string, make: () => Promise<Body>): Promise<Body>;
  /** Something was written here: from now on what is kept may not hold. */
  doubt(): void;
}

export interface KeptOptions {
  /** Milliseconds that answers are given without looking whether others have written meanwhile. */
  readonly patience?: number;
  readonly now?: () => number;
}

const PATIENCE_MS = 1_000;
const MOST_BYTES = 48_000_000;
/** Larger answers are as a rule asked for once. */
const LARGEST = 2_000_000;

/**
 * Keeps answers for a version of the ledger. While articles are added, versions follow one another many times a second, and whoever
 * asks for a board would wait for it to be made anew: so the version is looked at once in `patience`, and an answer that was right when
 * it was looked at before is given for as long again, while the new one is made. After a doubt nothing old is given.
 */
export function kept(
  version: () => Promise<string>,
  { patience = PATIENCE_MS, now = () => performance.now() }: KeptOptions = {},
): Kept {
  let bodies = new Map<string, Body>();
  let bytes = 0;
  /** Answers of the version before, until when they are given, and which of them are being made anew. */
  let old = new Map<string, Body>();
  let until = Number.NEGATIVE_INFINITY;
  const renewing = new Set<string>();
  let of = '';
  let since = Number.NEGATIVE_INFINITY;
  let fresh = Promise.resolve();
  let doubts = 0;
  // Strings take up to two bytes a letter, and the compressed forms beside it are a part of that.
  const sizeOf = (key: string, body: Body): number => 2 * (key.length + body.bytes.length);

  const freshen = async (before: number): Promise<void> => {
    const known = doubts;
    const is = await version();
    if (is === of) return;
    old = known === doubts && now() - before <= 2 * patience ? bodies : new Map();
    until = now() + patience;
    bodies = new Map();
    bytes = 0;
    of = is;
  };
  const keep = async (key: string, make: () => Promise<Body>): Promise<Body> => {
    const is = of;
    const body = await make();
    const size = sizeOf(key, body);
    if (size > LARGEST || of !== is || bodies.has(key)) return body;
    bodies.set(key, body);
    bytes += size;
    for (const [oldest, gone] of bodies) {
      if (bytes <= MOST_BYTES) break;
      bodies.delete(oldest);
      bytes -= sizeOf(oldest, gone);
    }
    return body;
  };
  const renew = (key: string, make: () => Promise<Body>): void => {
    if (renewing.has(key)) return;
    renewing.add(key);
    // Where it fails, whoever asks when the old answer is due no more is told.
    void keep(key, make)
      .catch(() => undefined)
      .finally(() => renewing.delete(key));
  };

  return {
    async get(key, make) {
      if (now() - since >= patience) {
        const before = since;
        since = now();
        fresh = freshen(before).catch((error: unknown) => {
          // Whoever asks next does not wait to be told the same again: the ledger may be back by then.
          since = Number.NEGATIVE_INFINITY;
          throw error;
        });
      }
      await fresh;
      const known = bodies.get(key);
      if (known) {
        // The one that was asked for longest ago is first in the map.
        bodies.delete(key);
        bodies.set(key, known);
        return known;
      }
      const last = now() < until ? old.get(key) : undefined;
      if (!last) return keep(key, make);
      renew(key, make);
      return last;
    },
    doubt() {
      doubts++;
      since = Number.NEGATIVE_INFINITY;
      old = new Map();
    },
  };
}
