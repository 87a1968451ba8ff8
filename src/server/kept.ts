import type { Body } from './answer.ts';

/** Answers that are kept while nothing is written: boards and searches that many look at are made once. */
export interface Kept {
  /** The answer kept for this key and version of the ledger, or the one that is made now. */
  get(key: string, version: string, make: () => Promise<Body>): Promise<Body>;
}

const MOST_BYTES = 48_000_000;
/** Larger answers are as a rule asked for once. */
const LARGEST = 2_000_000;

export function kept(): Kept {
  const bodies = new Map<string, Body>();
  let bytes = 0;
  let of = '';
  // Strings take up to two bytes a letter, and the compressed forms beside it are a part of that.
  const sizeOf = (key: string, body: Body): number => 2 * (key.length + body.bytes.length);
  return {
    async get(key, version, make) {
      if (version !== of) {
        bodies.clear();
        bytes = 0;
        of = version;
      }
      const known = bodies.get(key);
      if (known) {
        // The one that was asked for longest ago is first in the map.
        bodies.delete(key);
        bodies.set(key, known);
        return known;
      }
      const body = await make();
      const size = sizeOf(key, body);
      if (size > LARGEST || of !== version || bodies.has(key)) return body;
      bodies.set(key, body);
      bytes += size;
      for (const [old, gone] of bodies) {
        if (bytes <= MOST_BYTES) break;
        bodies.delete(old);
        bytes -= sizeOf(old, gone);
      }
      return body;
    },
  };
}
