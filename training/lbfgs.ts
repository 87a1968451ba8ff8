/** What is to be made small, with its gradient. */
export type Objective = (at: Float64Array) => { readonly loss: number; readonly gradient: Float64Array };

const MEMORY = 10;
const STEPS = 200;

/** Where a smooth convex function is lowest, from a start, by L-BFGS with a backtracking search (Nocedal and Wright 2006, algorithm 7.5): the same on every run. */
export function lowest(start: Float64Array, of: Objective): Float64Array {
  let at = start;
  let { loss, gradient } = of(at);
  const past: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let step = 0; step < STEPS; step++) {
    const move = direction(gradient, past);
    const slope = dot(move, gradient);
    if (slope > -1e-10) break;
    let size = past.length ? 1 : Math.min(1, 1 / Math.sqrt(dot(gradient, gradient)));
    let next = along(at, move, size);
    let found = of(next);
    while (found.loss > loss + 1e-4 * size * slope && size > 1e-10) {
      size /= 2;
      next = along(at, move, size);
      found = of(next);
    }
    const s = next.map((v, i) => v - at[i]!);
    const y = found.gradient.map((v, i) => v - gradient[i]!);
    const curve = dot(s, y);
    if (curve > 1e-12) past.push({ s, y, rho: 1 / curve });
    if (past.length > MEMORY) past.shift();
    const gain = loss - found.loss;
    ({ loss, gradient } = found);
    at = next;
    if (gain < 1e-9) break;
  }
  return at;
}

function direction(
  gradient: Float64Array,
  past: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const q = Float64Array.from(gradient);
  const alphas: number[] = [];
  for (const { s, y, rho } of [...past].reverse()) {
    const alpha = rho * dot(s, q);
    alphas.unshift(alpha);
    for (let i = 0; i < q.length; i++) q[i]! -= alpha * y[i]!;
  }
  const last = past.at(-1);
  const scale = last ? dot(last.s, last.y) / dot(last.y, last.y) : 1;
  for (let i = 0; i < q.length; i++) q[i]! *= scale;
  for (const [k, { s, y, rho }] of past.entries()) {
    const beta = rho * dot(y, q);
    for (let i = 0; i < q.length; i++) q[i]! += s[i]! * (alphas[k]! - beta);
  }
  return q.map((v) => -v);
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, v, i) => sum + v * b[i]!, 0);
const along = (at: Float64Array, move: Float64Array, size: number): Float64Array =>
  at.map((v, i) => v + size * move[i]!);
