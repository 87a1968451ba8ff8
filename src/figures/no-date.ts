import { MONTHS } from '../rules/en/dates.ts';
import {
  AGE_BOUNDS,
  AGE_LIMITS,
  AGE_WORDS,
  AGED_NOUNS,
  AGED_SUBJECTS,
  BEFORE_TIME,
  CLOCK,
  CLOCK_ENDS,
  DATE_JOINTS,
  LEVEL_BEFORE_AT,
  STATES_BY_THEN,
  TIME_NOUNS,
  YEAR_BEFORE,
} from '../rules/en/not-figures.ts';
import { MEASURES, PEOPLE_NOUNS } from '../rules/en/units.ts';
import { capital, DASHES, isWord, lowerAt, nounLike, type Place } from './place.ts';
import type { Quantity } from './quantity.ts';

/** True where the number of `q` belongs to a duration, a date, a year, a clock time or an age. */
export const isTime = (p: Place, q: Quantity): boolean =>
  q.amount.kind === 'vague' ? vagueTime(p, q) : duration(p, q) || date(p, q) || year(p, q) || clock(p, q) || age(p, q);

const vagueTime = (p: Place, q: Quantity): boolean => {
  let i = q.amount.last;
  if (lowerAt(p, i) === 'of') i++;
  if (lowerAt(p, i) === 'more') i++;
  return (
    TIME_NOUNS.has(lowerAt(p, i)) ||
    (lowerAt(p, i) === 'times' && q.amount.last - q.amount.first === 1 && lowerAt(p, q.amount.first) === 'several')
  );
};

function duration(p: Place, q: Quantity): boolean {
  let i = q.last;
  for (let n = 0; n < 2 && BEFORE_TIME.has(lowerAt(p, i)); n++) i++;
  const to = i > q.last && (lowerAt(p, i - 1) === 'to' || lowerAt(p, i - 1) === 'or');
  if (to && isWord(p, i)) i++;
  if (DASHES.has(lowerAt(p, i)) && /^\d/.test(lowerAt(p, i + 1))) i += 2;
  const noun = lowerAt(p, i);
  // "three night workers" are workers.
  const isOther = noun === 'night' && (q.low ?? 0) > 1 && nounLike(p, i + 1);
  if (TIME_NOUNS.has(noun)) return !isOther;
  if (/^(time|times)$/.test(noun) && (q.high ?? q.low ?? 0) < 10) return true;
  return noun === '-' && TIME_NOUNS.has(lowerAt(p, i + 1));
}

const isMonth = (p: Place, i: number): boolean => {
  const word = lowerAt(p, i);
  return MONTHS.has(word.endsWith('.') ? word.slice(0, -1) : word) && capital(p.tokens[i]);
};

function date(p: Place, q: Quantity): boolean {
  const { first, last, digits } = q.amount;
  if (!digits) return false;
  let b = q.first < first ? q.first - 1 : first - 1;
  if (lowerAt(p, first - 1) === '.') b = first - 2;
  if (isMonth(p, b) || isMonth(p, first - 1)) return true;
  if (isMonth(p, q.last) || isMonth(p, last) || (lowerAt(p, last) === 'of' && isMonth(p, last + 1))) return true;
  // "March 3 and 4", "3, 4 and 5 March": a number beside a number of a date.
  const low = q.low ?? q.high ?? 0;
  if (low > 31 || !Number.isInteger(low)) return false;
  const joint = (i: number): boolean => DATE_JOINTS.has(lowerAt(p, i));
  if (
    joint(first - 1) &&
    p.tokens[first - 2]?.kind === 'number' &&
    (isMonth(p, first - 3) || (lowerAt(p, first - 3) === '.' && isMonth(p, first - 4)))
  )
    return true;
  return joint(last) && p.tokens[last + 1]?.kind === 'number' && isMonth(p, last + 2);
}

function year(p: Place, q: Quantity): boolean {
  const { amount } = q;
  const token = p.tokens[amount.first]!;
  const low = amount.low ?? 0;
  if (
    !amount.digits ||
    amount.scale !== 1 ||
    amount.compound !== null ||
    token.text.includes(',') ||
    token.text.includes('.')
  )
    return false;
  if (low < 1500 || low > 2100 || !Number.isInteger(low)) return false;
  if (token.text.includes('-') && low >= 1900) return true;
  const before = lowerAt(p, (q.hedge !== 'exact' ? q.first : amount.first) - 1);
  if (low >= 1900 && DASHES.has(lowerAt(p, amount.last)) && /^(?:19|20)?\d\d$/.test(lowerAt(p, amount.last + 1)))
    return true;
  const hedged =
    q.hedge !== 'exact' && q.hedge !== 'between' && !YEAR_BEFORE.has(before) && before !== 'over' && before !== 'near';
  if (hedged) return low >= 1900 && !nounLike(p, q.last);
  if (low < 1900) return !nounLike(p, amount.last);
  return !PEOPLE_NOUNS.has(lowerAt(p, amount.last)) || YEAR_BEFORE.has(before);
}

function clock(p: Place, q: Quantity): boolean {
  const { first, last, digits } = q.amount;
  const tight = (a: number): boolean => p.tokens[a]?.end === p.tokens[a + 1]?.start;
  if (CLOCK.has(lowerAt(p, q.last)) || CLOCK.has(q.amount.compound ?? '')) return true;
  if (lowerAt(p, last) === ':' && tight(last - 1) && p.tokens[last + 1]?.kind === 'number') return true;
  if (lowerAt(p, first - 1) === ':' && tight(first - 1) && p.tokens[first - 2]?.kind === 'number') return true;
  if (lowerAt(p, last) === 'minutes' || (q.amount.low ?? 99) > 24) return false;
  if (LEVEL_BEFORE_AT.has(lowerAt(p, first - 2))) return false;
  // "full by 6", but "rose by 6", "ahead by 6".
  const by = lowerAt(p, first - 1) === 'by' && digits && (q.amount.low ?? 99) <= 12 && Number.isInteger(q.amount.low);
  if (by && (q.last >= p.last || CLOCK_ENDS.has(lowerAt(p, q.last))) && STATES_BY_THEN.has(lowerAt(p, first - 2)))
    return true;
  return lowerAt(p, first - 1) === 'at' && (q.last >= p.last || !nounLike(p, q.last)) && !capital(p.tokens[q.last]);
}

/** "aged 17", "Kim, 54,", "Kim (54)", "children under 5", "18 and over". */
function age(p: Place, q: Quantity): boolean {
  const { first, last, digits } = q.amount;
  const value = q.low ?? q.high ?? 0;
  if (value > 120) return false;
  const b = q.first - 1;
  if (AGE_WORDS.has(lowerAt(p, b)) || (lowerAt(p, b) === 'of' && /^ages?$/.test(lowerAt(p, b - 1)))) return true;
  if (['aged', 'age'].includes(lowerAt(p, first - 1))) return true;
  const close = (i: number): boolean =>
    i >= p.last || [',', '.', ')', ';'].includes(lowerAt(p, i)) || lowerAt(p, i) === 'and' || lowerAt(p, i) === 'of';
  // "the singer, 31,": one person by any noun.
  const one = lowerAt(p, last) === ',' && /^\p{Ll}+[^s\P{Ll}]$/u.test(p.tokens[first - 2]?.text ?? '') && value >= 15;
  const named = one || capital(p.tokens[first - 2]) || PEOPLE_NOUNS.has(lowerAt(p, first - 2));
  if (
    digits &&
    lowerAt(p, first - 1) === ',' &&
    first - 2 >= p.from &&
    named &&
    close(last) &&
    value >= 5 &&
    q.first === first
  )
    return true;
  if (digits && lowerAt(p, first - 1) === '(' && lowerAt(p, last) === ')' && capital(p.tokens[first - 2]) && value >= 5)
    return true;
  // "The man is 83.", "who is 61,": a person's age; "a mother of three" counts her children.
  if (
    digits &&
    q.first === first &&
    /^(?:is|was)$/.test(lowerAt(p, first - 1)) &&
    AGED_SUBJECTS.has(lowerAt(p, first - 2)) &&
    close(last) &&
    value >= 5
  )
    return true;
  // "children as young as five".
  if (lowerAt(p, first - 1) === 'as' && /^(?:young|old)$/.test(lowerAt(p, first - 2))) return true;
  // "a man of 34", "a woman of 52".
  if (lowerAt(p, first - 1) === 'of' && AGED_NOUNS.has(lowerAt(p, first - 2))) return true;
  if (lowerAt(p, first - 1) === 'of' && /^(?:mother|father|parent)$/.test(lowerAt(p, first - 2)) && !nounLike(p, last))
    return true;
  const limit = AGE_LIMITS.has(lowerAt(p, first - 1));
  if (limit && value <= 80 && !nounLike(p, last) && !MEASURES.has(lowerAt(p, last))) return true;
  return /^(and|or)$/.test(lowerAt(p, last)) && AGE_BOUNDS.has(lowerAt(p, last + 1));
}
