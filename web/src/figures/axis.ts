/** A linear scale from values to pixels. */
export const linear =
  ([d0, d1]: readonly [number, number], [r0, r1]: readonly [number, number]) =>
  (v: number): number =>
    d1 === d0 ? (r0 + r1) / 2 : r0 + ((v - d0) / (d1 - d0)) * (r1 - r0);

/** Round values that cut a stretch into about `n` parts: steps of 1, 2 or 5 times a power of ten. */
export function ticks(low: number, high: number, n: number): readonly number[] {
  const rough = (high - low) / Math.max(1, n);
  if (!(rough > 0) || !Number.isFinite(rough)) return [low];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough) ?? rough;
  const out: number[] = [];
  for (let i = Math.ceil(low / step); i * step <= high + step * 1e-9; i++) out.push(Number((i * step).toPrecision(12)));
  return out;
}

const DAY = 86_400_000;

/** Midnights (UTC) between two times, at most about `n` of them. */
export function days(first: number, last: number, n: number): readonly number[] {
  const step = Math.max(1, Math.ceil((last - first) / DAY / Math.max(1, n)));
  const out: number[] = [];
  for (let t = Math.ceil(first / DAY) * DAY; t <= last; t += step * DAY) out.push(t);
  return out;
}
