import { ANAPHORIC_BEFORE_TWO, ORDERED_PARTS, PARTS_OF_ONE } from '../rules/en/counted-words.ts';
import { MONTHS } from '../rules/en/dates.ts';
import { CONTESTS, LABELS, QUALITY_COMPOUNDS, STREETS, TIME_NOUNS } from '../rules/en/not-figures.ts';
import { FATES, MEASURES, PHRASE_ENDS } from '../rules/en/units.ts';
import { isTime } from './no-date.ts';
import { capital, DASHES, isWord, lowerAt, nounLike, type Place } from './place.ts';
import type { Quantity } from './quantity.ts';

const RANK_BEFORE = new Set(['per', 'every', 'each']);

/** True where the number of `q` is no quantity that somebody reports: a date, an age, a duration, a score, a name, a place in an order. */
export function isNoFigure(p: Place, q: Quantity): boolean {
  const { amount } = q;
  if (glued(p, q) || name(p, q)) return true;
  if (amount.compound !== null && (quality(amount.compound) || foreign(p, q))) return true;
  if (q.unit !== null) return q.unit !== '%' && amount.compound !== null && amount.scale > 1;
  if (amount.kind === 'vague') return isTime(p, q);
  return (
    isTime(p, q) || label(p, q) || score(p, q) || conversion(p, q) || pronoun(p, q) || anaphor(p, q) || ofOne(p, q)
  );
}

/** "three quarters of a point": neither three nor quarters. */
const ofOne = (p: Place, q: Quantity): boolean =>
  PARTS_OF_ONE.has(lowerAt(p, q.amount.last)) &&
  lowerAt(p, q.amount.last + 1) === 'of' &&
  /^an?$/.test(lowerAt(p, q.amount.last + 2));

/** Letters glued to digits that are no unit: "3GS", "150px". */
const foreign = (p: Place, q: Quantity): boolean =>
  q.unit === null &&
  /\d/.test(p.text[q.amount.end - 1] ?? '') &&
  isLetterCode(p.text.charCodeAt(q.amount.end)) &&
  !MEASURES.has(q.amount.compound!);
const isLetterCode = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

const quality = (compound: string): boolean => {
  const parts = compound.split('-');
  return (
    QUALITY_COMPOUNDS.has(compound) ||
    parts.some((part) => TIME_NOUNS.has(part) || part === 'old') ||
    QUALITY_COMPOUNDS.has(parts[0]!)
  );
};

/** Part of an address, a handle, a code or a list mark: "#5", "/12", "v.2", "[3]", "1." before a point. */
function glued(p: Place, q: Quantity): boolean {
  const before = p.text[q.amount.start - 1];
  if (
    before !== undefined &&
    "#@_/\\=&+*'’‘".includes(before) &&
    (!"'’‘".includes(before) ||
      (q.amount.digits && p.text[q.amount.start - 2] === ' ' && /^\d\d$/.test(p.tokens[q.amount.first]!.text)))
  )
    return true;
  if (before === '.' && q.amount.first > p.from && q.first === q.amount.first) return true;
  const after = p.text[p.tokens[q.amount.last - 1]!.end];
  if (
    after === '/' ||
    after === '_' ||
    after === '\\' ||
    (after === '-' &&
      q.amount.digits &&
      q.last === q.amount.last &&
      p.text[p.tokens[q.amount.last - 1]!.end + 1] !== ' ')
  )
    return true;
  if (before === '[' && after === ']') return true;
  return q.amount.digits && q.amount.first === p.from && (after === '.' || after === ')') && !p.alone;
}

/** "page 3", "No. 5", "Boeing 737", "10 Harbour Street", "per 1,000". */
function label(p: Place, q: Quantity): boolean {
  const { first, last, digits } = q.amount;
  if (q.first < first && q.hedge !== 'exact') return false;
  const before = lowerAt(p, first - 1);
  if (RANK_BEFORE.has(before) || before === '#' || before === '№') return true;
  if (before === '.' && /^nos?$/.test(lowerAt(p, first - 2))) return true;
  const marked = /[A-Z]/.test(p.tokens[first - 1]?.text ?? '');
  if (
    LABELS.has(before) &&
    first > p.from &&
    p.tokens[first - 1]!.end < p.tokens[first]!.start &&
    (marked || !nounLike(p, last))
  )
    return true;
  if (!digits) return false;
  for (let i = last; i < Math.min(p.last, last + 4) && (capital(p.tokens[i]) || /^\d/.test(p.tokens[i]!.text)); i++)
    if (i > last && STREETS.has(p.tokens[i]!.lower)) return true;
  const token = p.tokens[first]!;
  if (
    p.title ||
    token.text.includes(',') ||
    q.amount.scale !== 1 ||
    (q.amount.low ?? 0) >= 10_000 ||
    q.amount.compound !== null
  )
    return false;
  const word = p.tokens[first - 1];
  if (!word || !isWord(p, first - 1) || !capital(word) || MONTHS.has(before)) return false;
  // "(DDG 70)": a code in capitals.
  if (lowerAt(p, first - 2) === '(' && lowerAt(p, last) === ')') return true;
  if (nounLike(p, last)) return false;
  return first - 1 > p.from || (word.text.length > 1 && word.text === word.text.toUpperCase());
}

/** "2-1", "a 3-2 win", "1 – 0": two small numbers with a dash that make no interval; a phone number. */
function score(p: Place, q: Quantity): boolean {
  const { amount } = q;
  const text = p.tokens[amount.first]!.text;
  if (
    amount.low === null ||
    amount.high === null ||
    !amount.digits ||
    (q.hedge === 'between' && q.first < amount.first)
  )
    return false;
  if (amount.high < 100 && q.last === amount.last) {
    const dash = (i: number, n: number): boolean => DASHES.has(lowerAt(p, i)) && /^\d{1,2}$/.test(lowerAt(p, n));
    if (dash(amount.last, amount.last + 1) || dash(amount.first - 1, amount.first - 2)) return true;
  }
  if (!/^\d+-\d+$/.test(text)) return false;
  if (amount.low >= amount.high || /^\d{3}-\d{4}$/.test(text)) return true;
  return amount.high < 20 && (!nounLike(p, amount.last) || CONTESTS.has(lowerAt(p, amount.last)));
}

/** "9.3 millimetres (0.37 inches)": the same quantity in another measure. */
function conversion(p: Place, q: Quantity): boolean {
  if (lowerAt(p, q.first - 1) !== '(' || !MEASURES.has(unitWord(p, q))) return false;
  return isWord(p, q.first - 2);
}
const unitWord = (p: Place, q: Quantity): string => {
  const next = lowerAt(p, q.last);
  return q.amount.compound ?? (['square', 'cubic'].includes(next) ? lowerAt(p, q.last + 1) : next);
};

/** "one" counts only with a hedge, or where it tells a fate: "one person dead", "killing one". */
function pronoun(p: Place, q: Quantity): boolean {
  if (
    q.amount.low !== 1 ||
    q.amount.high !== 1 ||
    q.amount.compound !== null ||
    p.tokens[q.amount.first]!.lower !== 'one'
  )
    return false;
  if (lowerAt(p, q.amount.last) === 'of' || lowerAt(p, q.amount.last) === 'another') return true;
  if (q.hedge !== 'exact') return false;
  for (let i = q.last; i < Math.min(p.last, q.last + 4); i++)
    if (FATES.get(lowerAt(p, i)) === lowerAt(p, i) && !PHRASE_ENDS.has(lowerAt(p, q.last))) return false;
  return !FATES.has(lowerAt(p, q.first - 1));
}

/** "the two", "these two companies": a pair that is known already is no count. */
function anaphor(p: Place, q: Quantity): boolean {
  return (
    q.amount.low === 2 &&
    q.amount.high === 2 &&
    q.hedge === 'exact' &&
    q.amount.compound === null &&
    ANAPHORIC_BEFORE_TWO.has(lowerAt(p, q.amount.first - 1))
  );
}

/** A number word with a capital inside a sentence is part of a name: "the Big Three", "Four Seasons". */
function name(p: Place, q: Quantity): boolean {
  const { first, digits } = q.amount;
  if (
    q.amount.kind === 'fraction' &&
    /^(half|quarter|third)s?$/.test(lowerAt(p, q.amount.last - 1)) &&
    ORDERED_PARTS.has(lowerAt(p, first - 1))
  )
    return true;
  if (digits || p.title || first === p.from || !capital(p.tokens[first])) return false;
  const before = p.tokens[first - 1]!;
  return before.kind === 'word' && q.first === first;
}
