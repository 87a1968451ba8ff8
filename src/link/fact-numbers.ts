import type { FactNumber } from '../records/ledger.ts';
import { groupOf } from '../rules/en/paraphrases.ts';

/** Both count the same thing: 1 where some pair of intervals meets, -1 where all that compare are apart, 0 where none compares. */
export function compareNumbers(a: readonly FactNumber[], b: readonly FactNumber[]): number {
  let apart = false;
  for (const x of a)
    for (const y of b) {
      if (!comparable(x, y)) continue;
      if (meet(x, y)) return 1;
      apart = true;
    }
  return apart ? -1 : 0;
}

/** One unit, and a word of what is counted in common, where both say what. */
export function comparable(x: FactNumber, y: FactNumber): boolean {
  if ((x.min ?? x.max) === null || (y.min ?? y.max) === null) return false;
  if (x.unit !== y.unit && !x.counted.some((c) => y.counted.some((d) => groupOf(c) === groupOf(d)))) return false;
  if (x.unit !== 'people') return true;
  const fate = (n: FactNumber): string[] => n.counted.map(groupOf).filter((c) => FATES.has(c));
  const f = fate(x);
  const g = fate(y);
  return !f.length || !g.length || f.some((c) => g.includes(c));
}

const FATES: ReadonlySet<string> = new Set(
  ['kill', 'injur', 'wound', 'miss', 'arrest', 'detain', 'displac', 'hurt', 'rescu', 'evacu'].map(groupOf),
);

const meet = (x: FactNumber, y: FactNumber): boolean =>
  (x.min ?? Number.NEGATIVE_INFINITY) <= (y.max ?? Number.POSITIVE_INFINITY) &&
  (y.min ?? Number.NEGATIVE_INFINITY) <= (x.max ?? Number.POSITIVE_INFINITY);

/** The words of what is counted are the same, as far as both say them: a part ("tourists killed") is no rival of the whole. */
export function sameCounted(x: FactNumber, y: FactNumber): boolean {
  const a = new Set(x.counted.map(groupOf));
  const b = new Set(y.counted.map(groupOf));
  return a.size === 0 || b.size === 0 || ([...a].every((w) => b.has(w)) && a.size === b.size);
}
