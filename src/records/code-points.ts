/** Offsets of one text in the two ways that are in use: UTF-16 units, as our spans have them, and Unicode code points, as W3C selectors do. */
export interface Offsets {
  /** Code points before a UTF-16 offset. */
  readonly toPoints: (units: number) => number;
  /** The UTF-16 offset behind so many code points; the end of the text where it has fewer. */
  readonly toUnits: (points: number) => number;
}

/** Counts the characters of a text that take two units, once; a surrogate that stands alone counts as one code point. */
export function offsetsOf(text: string): Offsets {
  // Offsets behind each pair of surrogates, in order.
  const behind: number[] = [];
  for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) behind.push(index + 2);
  return {
    toPoints: (units) => units - countUpTo(behind, units, (at) => at),
    toUnits: (points) => Math.min(text.length, points + countUpTo(behind, points, (at, k) => at - k - 1)),
  };
}

/** How many of `sorted` lie at or before `limit`, each measured by `place`. */
function countUpTo(sorted: readonly number[], limit: number, place: (at: number, k: number) => number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (place(sorted[middle]!, middle) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
