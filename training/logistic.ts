/** A row to fit: what is seen of it, whether it is right, and how much it counts. */
export interface Weighted {
  readonly x: readonly number[];
  readonly right: boolean;
  readonly weight: number;
}

const STEPS = 15;

/**
 * Weights of a logistic regression that make the rows likeliest, by Newton's method: the same on every run. `penalty` is that on the square of each
 * weight; the last `biases` weights go without.
 */
export function fitted(rows: readonly Weighted[], penalty: number, biases: number): number[] {
  const n = rows[0]!.x.length;
  const w = new Array<number>(n).fill(0);
  const held = (i: number): number => (i < n - biases ? 2 * penalty : 1e-9);
  for (let step = 0; step < STEPS; step++) {
    const gradient = w.map((v, i) => held(i) * v);
    const curve = w.map((_, i) => w.map((_, j) => (i === j ? held(i) : 0)));
    for (const { x, right, weight } of rows) {
      const p = 1 / (1 + Math.exp(-score(w, x)));
      for (let i = 0; i < n; i++) {
        if (x[i] === 0) continue;
        gradient[i]! += weight * (p - (right ? 1 : 0)) * x[i]!;
        for (let j = 0; j <= i; j++) curve[i]![j]! += weight * p * (1 - p) * x[i]! * x[j]!;
      }
    }
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) curve[j]![i] = curve[i]![j]!;
    const move = solve(curve, gradient);
    for (let i = 0; i < n; i++) w[i]! -= move[i]!;
  }
  return w;
}

export const score = (w: readonly number[], x: readonly number[]): number => x.reduce((s, v, i) => s + v * w[i]!, 0);

/** The solution of `a` x = `b`, by elimination; `a` is positive definite. */
function solve(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const m = a.map((row, i) => [...row, b[i]!]);
  const n = m.length;
  for (let i = 0; i < n; i++)
    for (let k = 0; k < n; k++) {
      if (k === i) continue;
      const by = m[k]![i]! / m[i]![i]!;
      if (by !== 0) for (let j = i; j <= n; j++) m[k]![j]! -= by * m[i]![j]!;
    }
  return m.map((row, i) => row[n]! / row[i]!);
}
