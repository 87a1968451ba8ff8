import type { Evidence } from '../records/claim.ts';
import type { FactNumber, LedgerStatement, Linkable } from '../records/ledger.ts';
import { NO_MORE, oppositesOf, strongerThan } from '../rules/en/opposites.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import { stem } from '../rules/en/stem.ts';
import { prepare, sharedWeight } from './compare.ts';
import { otherDoer } from './doers.ts';
import { compareDates } from './fact-dates.ts';
import { counts, rivalNumbers } from './fact-numbers.ts';

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

const limits = new WeakMap<LedgerStatement, readonly Limit[]>();

function limitsIn(statement: LedgerStatement): readonly Limit[] {
  const known = limits.get(statement);
  if (known) return known;
  const words = statement.words.toLowerCase().match(/\p{L}+/gu) ?? [];
  const found = words.flatMap((word, k) => {
    const higher = k > 0 && NO_MORE.has(words[k - 1]!) ? strongerThan(stem(word)) : null;
    return higher ? [{ word, higher }] : [];
  });
  limits.set(statement, found);
  return found;
}

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

const CLOCK = /^\d{1,2}:\d\d[ap]?$/;

/**
 * The time of day that `late`, which tells the same by the same verb, adds to what `early` told without one. A report that leaves a known time
 * out says no other thing; one that is the first to have it says more.
 */
export function timeAdded(early: Linkable, late: Linkable): Evidence | null {
  const clock = (l: Linkable): string | undefined => l.statement.facts.stems.find((s) => CLOCK.test(s));
  const [p, q] = [early.statement.facts.predicate, late.statement.facts.predicate];
  const time = clock(late);
  if (time === undefined || clock(early) !== undefined || p === null || q === null || groupOf(p) !== groupOf(q))
    return null;
  return { kind: 'time', text: `it says at what time: ${time.replace(/([ap])$/, ' $1.m.')}` };
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
