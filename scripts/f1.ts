/** A pair with its score and whether it is right. */
export interface Scored {
  readonly score: number;
  readonly right: boolean;
}

/** Best F1 over all thresholds, and the threshold. */
export function tune(pairs: readonly Scored[]): { f: number; threshold: number } {
  const sorted = [...pairs].sort((a, b) => b.score - a.score);
  const all = pairs.filter((p) => p.right).length;
  let right = 0;
  let best = { f: 0, threshold: Number.POSITIVE_INFINITY };
  sorted.forEach((p, k) => {
    if (p.right) right++;
    const f = (2 * right) / (k + 1 + all);
    if (f > best.f) best = { f, threshold: p.score };
  });
  return best;
}

/** F1 of the pairs from a threshold on. */
export function f1(pairs: readonly Scored[], threshold: number): number {
  const taken = pairs.filter((p) => p.score >= threshold);
  const right = taken.filter((p) => p.right).length;
  return (2 * right) / (taken.length + pairs.filter((p) => p.right).length);
}
