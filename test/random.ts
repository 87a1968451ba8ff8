/** Numbers from 0 to 1 (not included) that are the same on every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * The seed that a test draws from, printed, so that what it found can be had again: HEARSAY_SEED, else `fixed`, else another one in
 * every run.
 */
export function seedOf(test: string, fixed = Date.now() % 1_000_000): number {
  const seed = Number(process.env.HEARSAY_SEED ?? fixed);
  console.log(`${test}: seed ${seed}`);
  return seed;
}
