import type { FactNumber } from '../records/ledger.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import { NUMBER_VERB_GROUPS } from '../rules/en/statement-words.ts';

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

/** One unit or a word of what is counted in common; of people, what became of them or who they are, where both say it. */
export function comparable(x: FactNumber, y: FactNumber): boolean {
  if ((x.min ?? x.max) === null || (y.min ?? y.max) === null) return false;
  if (x.unit !== y.unit && !x.counted.some((c) => y.counted.some((d) => groupOf(c) === groupOf(d)))) return false;
  if (x.unit !== 'people') return true;
  const [a, b] = [countedWords(x), countedWords(y)];
  return a.size === 0 || b.size === 0 || [...a].some((w) => b.has(w));
}

/** Both count people, by what became of them, and neither the fate nor the number is the other's: "42 are critical" and "100 were hurt". */
export function otherPeople(a: readonly FactNumber[], b: readonly FactNumber[]): boolean {
  const people = (list: readonly FactNumber[]) => list.filter((n) => n.unit === 'people' && countedWords(n).size > 0);
  const [x, y] = [people(a), people(b)];
  return x.length > 0 && y.length > 0 && !x.some((m) => y.some((n) => comparable(m, n) || meet(m, n)));
}

/** It has bounds and a unit: it counts or measures something. */
export const counts = ({ min, max, unit }: FactNumber): boolean => unit !== null && (min ?? max) !== null;

/** Some number lies in both. */
export const meet = (x: FactNumber, y: FactNumber): boolean =>
  (x.min ?? Number.NEGATIVE_INFINITY) <= (y.max ?? Number.POSITIVE_INFINITY) &&
  (y.min ?? Number.NEGATIVE_INFINITY) <= (x.max ?? Number.POSITIVE_INFINITY);

/** The words of what is counted are the same, as far as both say them: a part ("tourists killed") is no rival of the whole. */
function sameCounted(x: FactNumber, y: FactNumber): boolean {
  const [a, b] = [countedWords(x), countedWords(y)];
  return a.size === 0 || b.size === 0 || ([...a].every((w) => b.has(w)) && a.size === b.size);
}

const PEOPLE = groupOf('person');

const countedWords = ({ counted }: FactNumber): ReadonlySet<string> =>
  new Set(counted.map(groupOf).filter((w) => w !== PEOPLE && !NUMBER_VERB_GROUPS.has(w)));

/**
 * Two numbers of the same thing that cannot both be its number, neither of which agrees with another number of the other side; null where there are none. `later`: they were
 * told on two days, so that "at least 17" is no longer what "21" counts.
 */
export function rivalNumbers(
  a: readonly FactNumber[],
  b: readonly FactNumber[],
  later: boolean,
): readonly [FactNumber, FactNumber] | null {
  const agrees = (x: FactNumber, y: FactNumber): boolean =>
    comparable(x, y) && meet(x, y) && (!later || bounded(x, y) || bound(x) === bound(y));
  const open = (list: readonly FactNumber[], others: readonly FactNumber[]): readonly FactNumber[] =>
    list.filter((x) => !others.some((y) => agrees(x, y)));
  const left = open(b, a);
  for (const x of left.length ? open(a, b) : [])
    for (const y of left) if (comparable(x, y) && sameCounted(x, y)) return [x, y];
  return null;
}

const bounded = (...list: readonly FactNumber[]): boolean => list.every(({ min, max }) => min !== null && max !== null);
const bound = ({ min, max }: FactNumber): number | null => min ?? max;

/** It counts or measures by its unit alone ("12 million crowns", "two gates"): of what, only the rest of the statement tells. */
export const isBare = (n: FactNumber): boolean => n.unit !== 'people' && countedWords(n).size <= 1;
