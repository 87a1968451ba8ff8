import type { Evidence } from '../records/claim.ts';
import type { FactNumber, Linkable } from '../records/ledger.ts';
import { oppositesOf } from '../rules/en/opposites.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import { prepare } from './compare.ts';
import { compareDates } from './fact-dates.ts';
import { rivalNumbers } from './fact-numbers.ts';

/** Numbers of one thing of which only one can be right. `later`: they were told on two days. */
export function numberConflict(a: Linkable, b: Linkable, later: boolean): Evidence | null {
  const pair = rivalNumbers(a.statement.facts.numbers, b.statement.facts.numbers, later);
  return pair && { kind: 'number', text: `${inWords(pair[0])} against ${inWords(pair[1])}` };
}

/** Why two statements about one thing cannot both be true, as far as dates, opposite words and stances show; null where nothing does. */
export function conflictOf(a: Linkable, b: Linkable): Evidence | null {
  const x = a.statement.facts;
  const y = b.statement.facts;
  if (compareDates(x.dates, y.dates) < 0)
    return { kind: 'date', text: `${x.dates.join(', ')} against ${y.dates.join(', ')}` };
  const opposite = oppositeWords(a, b);
  if (opposite) return { kind: 'opposite', text: `“${opposite[0]}” against “${opposite[1]}”` };
  const denies = (l: Linkable): boolean => l.statement.stance === 'denies';
  if (
    denies(a) !== denies(b) &&
    [a, b].every((l) => l.statement.stance === 'denies' || l.statement.stance === 'asserts')
  )
    return { kind: 'stance', text: 'one denies something very like what the other asserts' };
  return null;
}

const inWords = ({ min, max, unit }: FactNumber): string =>
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
