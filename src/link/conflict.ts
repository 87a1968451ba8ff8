import type { Evidence } from '../records/claim.ts';
import type { FactNumber, LedgerStatement, Linkable } from '../records/ledger.ts';
import { remembered } from '../records/remembered.ts';
import { NO_MORE, oppositesOf, strongerThan } from '../rules/en/opposites.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import { stem } from '../rules/en/stem.ts';
import { prepare, sameVerb, sharedWeight } from './compare.ts';
import { otherDoer } from './doers.ts';
import { compareDates } from './fact-dates.ts';
import { counts, rivalNumbers } from './fact-numbers.ts';
import { plainWords } from './said-words.ts';

/** Two numbers of one thing of which only one can be right, the first of `a`. `later`: they were told on two days. */
export const numberConflict = (
  a: Linkable,
  b: Linkable,
  later: boolean,
): readonly [a: FactNumber, b: FactNumber] | null =>
  rivalNumbers(a.statement.facts.numbers, b.statement.facts.numbers, later);

/** Main verbs that are opposite, of statements that both hold or both do not: "the gate opened" and "the gate closed". */
export function oppositeVerbs(a: Linkable, b: Linkable): Evidence | null {
  const [p, q] = [a.statement.facts.predicate, b.statement.facts.predicate];
  if (p === null || q === null || denies(a) !== denies(b)) return null;
  const [g, h] = [groupOf(p), groupOf(q)];
  const opposite = oppositesOf(g)?.has(h) && !prepare(a).words.has(h) && !prepare(b).words.has(g);
  return opposite ? { kind: 'opposite', text: `“${p}” against “${q}”` } : null;
}

/** Why two statements about one thing that both hold or both do not cannot both be true, as far as dates and opposite words show; null where nothing does. */
export function conflictOf(a: Linkable, b: Linkable): Evidence | null {
  if (denies(a) !== denies(b)) return null;
  const x = a.statement.facts;
  const y = b.statement.facts;
  if (compareDates(x.dates, y.dates) < 0)
    return { kind: 'date', text: `${x.dates.join(', ')} against ${y.dates.join(', ')}` };
  const opposite = oppositeWords(a, b);
  return opposite && { kind: 'opposite', text: `“${opposite[0]}” against “${opposite[1]}”` };
}

/**
 * Why statements that share fewer words cannot both be true: another did it, or one says that it was only less. That one denies what the other asserts is no such reason:
 * the affirmative propositions are then alike, and two claims contradict each other only where these do.
 */
export function otherwise(a: Linkable, b: Linkable): Evidence | null {
  const doer = otherDoer(a, b);
  if (doer) return doer;
  const less = onlyLess(a, b) ?? onlyLess(b, a);
  return less && { kind: 'less', text: `only “${less[0]}” against “${less[1]}”` };
}

const denies = (l: Linkable): boolean => l.statement.stance === 'denies';

/** A step of a scale behind "merely" and the like, and a higher one of the other statement. */
function onlyLess(a: Linkable, b: Linkable): readonly [string, string] | null {
  for (const { word, higher } of limitsIn(a.statement)) {
    const found = b.statement.facts.stems.find((s) => higher.has(s));
    if (found) return [word, found];
  }
  return null;
}

/** A word that a statement says is no more than that, with the stems of the higher steps of its scale. */
interface Limit {
  readonly word: string;
  readonly higher: ReadonlySet<string>;
}

const limitsIn = remembered((statement: LedgerStatement): readonly Limit[] => {
  const words = plainWords(statement.words);
  return words.flatMap((word, k) => {
    const higher = k > 0 && NO_MORE.has(words[k - 1]!) ? strongerThan(stem(word)) : null;
    return higher ? [{ word, higher }] : [];
  });
});

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
  if (!denies(none) || denies(some) || some.statement.stance !== 'asserts' || none.statement.facts.numbers.length > 0)
    return null;
  const number = some.statement.facts.numbers.find((n) => counts(n) && (n.min ?? 0) > 0);
  return number && none.statement.facts.negated && NONE.test(none.statement.words)
    ? { kind: 'number', text: `none against ${inWords(number)}` }
    : null;
}
const NONE = /\b(?:no|none|nobody|no one|not any|n[o']t \w+ any|never any)\b/i;

/** Deeds of one kind on two days, each telling one: they are one deed where all else is the same. */
export function otherDay(a: Linkable, b: Linkable): Evidence | null {
  const [x, y] = [a.statement.facts, b.statement.facts];
  if (denies(a) !== denies(b) || x.dates.length !== 1 || y.dates.length !== 1 || !sameVerb(a, b)) return null;
  return compareDates(x.dates, y.dates) < 0 ? { kind: 'date', text: `${x.dates[0]} against ${y.dates[0]}` } : null;
}

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
