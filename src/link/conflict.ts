import type { Evidence } from '../records/claim.ts';
import type { FactNumber, Linkable } from '../records/ledger.ts';
import { NONE_AT_ALL } from '../rules/en/negation.ts';
import { oppositesOf } from '../rules/en/opposites.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import { prepare, sameVerb, sharedWeight } from './compare.ts';
import { compareDates } from './fact-dates.ts';
import { comparable, counts, meet, rivalNumbers } from './fact-numbers.ts';

/** Two numbers of one thing of which only one can be right, the first of `a`. `later`: they were told on two days. */
export const numberConflict = (
  a: Linkable,
  b: Linkable,
  later: boolean,
): readonly [a: FactNumber, b: FactNumber] | null =>
  rivalNumbers(a.statement.facts.numbers, b.statement.facts.numbers, later);

/**
 * Two rival numbers surely compete: no number lies in both intervals, and each is the only one of its kind in its statement. People are counted by what became of
 * them; of other things one verb tells, with a word in common before it. Other rivals keep two claims apart, but nobody is told that they contradict each other.
 */
export function compete(a: Linkable, b: Linkable, [x, y]: readonly [FactNumber, FactNumber]): boolean {
  const alone = (n: FactNumber, l: Linkable): boolean =>
    l.statement.facts.numbers.filter((m) => comparable(m, n)).length === 1;
  if (meet(x, y) || !alone(x, a) || !alone(y, b)) return false;
  if (x.unit === 'people') return x.counted.some((w) => y.counted.some((v) => groupOf(w) === groupOf(v)));
  return sameVerb(a, b) && ofOne(a, b);
}

/** A word that tells something stands before the main verb of both. */
export const ofOne = (a: Linkable, b: Linkable): boolean =>
  [...prepare(a).subject].some((w) => prepare(b).subject.has(w));

/** Share of a statement's weight that another holds from which on the other says all of it. */
const ALL = 0.75;

/** What `more` counts and `less`, all of which it says, does not: it then says more. */
export function countAdded(less: Linkable, more: Linkable): Evidence | null {
  const number = more.statement.facts.numbers.find(counts);
  if (!number || less.statement.facts.numbers.length > 0) return null;
  const words = prepare(less).words;
  let all = 0;
  for (const w of words.values()) all += w;
  const held = sharedWeight(words, prepare(more).words);
  return held >= ALL * all ? { kind: 'number', text: `it says how much or how many: ${inWords(number)}` } : null;
}

/** One says that there were none of what the other counts: "nobody was hurt" and "three sailors were hurt". */
export function noneAgainst(a: Linkable, b: Linkable): Evidence | null {
  const [none, some] = denies(a) ? [a, b] : [b, a];
  if (!denies(none) || some.statement.stance !== 'asserts' || none.statement.facts.numbers.length > 0) return null;
  if (!sameVerb(a, b)) return null;
  const number = some.statement.facts.numbers.find((n) => n.unit === 'people' && (n.min ?? 0) > 0);
  return number && none.statement.facts.negated && NONE_AT_ALL.test(none.statement.words)
    ? { kind: 'number', text: `none against ${inWords(number)}` }
    : null;
}
const denies = (l: Linkable): boolean => l.statement.stance === 'denies';

/** Minutes by which two times of day may differ and still be one: both are rounded. */
const ROUNDED = 30;

/** Two times of day of what is told by the same verb. */
export function otherTime(a: Linkable, b: Linkable): Evidence | null {
  if (denies(a) !== denies(b) || !sameVerb(a, b)) return null;
  const [x, y] = [clocks(a), clocks(b)];
  if (x.length !== 1 || y.length !== 1) return null;
  const [m, n] = [minutes(x[0]!), minutes(y[0]!)];
  // Without a.m. and p.m. a clock of twelve hours may mean either.
  const apart = x[0]!.match(/[ap]$/) && y[0]!.match(/[ap]$/) ? Math.abs(m - n) : Math.abs((m % 720) - (n % 720));
  return Math.min(apart, 1440 - apart) > ROUNDED
    ? { kind: 'time', text: `${inClock(x[0]!)} against ${inClock(y[0]!)}` }
    : null;
}

/** What one verb tells is told of two days, each the only one. */
export function otherDay(a: Linkable, b: Linkable): boolean {
  const [x, y] = [a.statement.facts, b.statement.facts];
  return x.dates.length === 1 && y.dates.length === 1 && sameVerb(a, b) && compareDates(x.dates, y.dates) < 0;
}

function minutes(clock: string): number {
  const [, hour, minute, half] = /^(\d+):(\d+)([ap]?)$/.exec(clock)!;
  return 60 * ((Number(hour) % (half ? 12 : 24)) + (half === 'p' ? 12 : 0)) + Number(minute);
}

const clocks = (l: Linkable): readonly string[] => l.statement.facts.stems.filter((s) => CLOCK.test(s));
const inClock = (clock: string): string => clock.replace(/([ap])$/, ' $1.m.');

const CLOCK = /^\d{1,2}:\d\d[ap]?$/;

/**
 * The time of day that `late`, which tells the same by the same verb, adds to what `early` told without one. A report that leaves a known time
 * out says no other thing; one that is the first to have it says more.
 */
export function timeAdded(early: Linkable, late: Linkable): Evidence | null {
  const [time] = clocks(late);
  if (time === undefined || clocks(early).length > 0 || !sameVerb(early, late)) return null;
  return { kind: 'time', text: `it says at what time: ${inClock(time)}` };
}

export const inWords = ({ min, max, unit }: FactNumber): string =>
  `${min === max ? min : min === null ? `at most ${max}` : max === null ? `at least ${min}` : `${min} to ${max}`}${unit ? ` ${unit}` : ''}`;

/** A word of one whose opposite the other has, neither having both; stems as written. */
export function oppositeWords(a: Linkable, b: Linkable): readonly [string, string] | null {
  const x = prepare(a).words;
  const y = prepare(b).words;
  for (const s of a.statement.facts.stems) {
    const g = groupOf(s);
    const opposites = oppositesOf(g);
    if (!opposites || y.has(g)) continue;
    for (const t of b.statement.facts.stems) {
      const h = groupOf(t);
      if (opposites.has(h) && !x.has(h)) return [s, t];
    }
  }
  return null;
}
