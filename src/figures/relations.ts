import { readTimeWords, resolveDate } from '../rules/dates.ts';
import { DEFINITE_DETERMINERS } from '../rules/en/counted-words.ts';
import {
  AS_OF_PREPOSITIONS,
  FUTURE_WORDS,
  LIST_INSIDES,
  LIST_MARKS,
  PART_PHRASES,
  TOLD_CHANGES,
  VALUE_NOUNS,
} from '../rules/en/relations.ts';
import { PHRASE_ENDS } from '../rules/en/units.ts';
import type { Counted } from './counted.ts';
import { lowerAt, type Place } from './place.ts';
import type { Quantity } from './quantity.ts';

/** A quantity on its way to a figure. `partOf` is the index of another one in the same list. */
export interface Candidate {
  readonly q: Quantity;
  readonly counted: Counted;
  readonly was: number | null;
  readonly partOf: number | null;
  readonly asOf: string | null;
}

/** "about 4,300 jobs in France, 3,700 in Spain and 400 here": the hedge and the noun of the first hold for the list. */
export function carryLists(p: Place, list: readonly Candidate[]): Candidate[] {
  const out: Candidate[] = [];
  for (const c of list) {
    const before = out.at(-1);
    if (!before || !listed(p, before, c)) out.push(c);
    else {
      const q = covers(before, c) ? hedged(c.q, before.q) : c.q;
      const bare = c.counted.words === null && c.q.unit === null && before.q.unit === null;
      const counted = bare && lowerAt(p, c.q.last) !== 'of' ? { ...before.counted, last: c.counted.last } : c.counted;
      out.push({ ...c, q, counted });
    }
  }
  return out;
}

const covers = (before: Candidate, c: Candidate): boolean =>
  c.q.hedge === 'exact' && !['exact', 'between'].includes(before.q.hedge) && (before.q.low ?? before.q.high) !== null;

/** True where `c` is a later item of a list that `before` stands in. */
function listed(p: Place, before: Candidate, c: Candidate): boolean {
  if (c.q.first < c.q.amount.first && c.q.unit === null) return false;
  const from = before.q.last;
  const joint = lowerAt(p, c.q.first - 1);
  if (c.q.first - from > 9 || !LIST_MARKS.has(joint) || isPart(p, before, c)) return false;
  if (joint === '(') return c.q.unit !== null && before.q.unit !== null && c.q.first - 1 === from;
  // An item with a noun of its own is in the list too, but another unit is another matter ("about 40 people and $5 million").
  if ((c.q.unit === null) !== (before.q.unit === null) && joint !== 'or') return false;
  for (let i = from; i < c.q.first - 1; i++) {
    const word = lowerAt(p, i);
    if ([';', '(', ')', ':'].includes(word) || (PHRASE_ENDS.has(word) && !LIST_INSIDES.has(word))) return false;
  }
  return true;
}

function hedged(q: Quantity, like: Quantity): Quantity {
  const value = q.low ?? q.high;
  const low = like.low === null ? null : value;
  const high = like.high === null ? null : value;
  return { ...q, hedge: like.hedge, low, high };
}

/** "to 21 from 17", "21, up from 17", "21, up from an earlier estimate of 17": the second quantity is the old value of the first and no figure of its own. */
export function foldOldValues(p: Place, list: readonly Candidate[]): Candidate[] {
  const out: Candidate[] = [];
  for (const c of list) {
    const before = out.at(-1);
    const old = c.q.low ?? c.q.high;
    if (
      before &&
      before.was === null &&
      old !== null &&
      fromAt(p, c) >= 0 &&
      sameUnit(before, c) &&
      sameNoun(before, c) &&
      isOld(p, before, c)
    )
      out[out.length - 1] = { ...before, was: old };
    else out.push(c);
  }
  return out;
}
/** Token of the "from" that leads to an old value, by itself or with a noun for it ("from its *forecast* of"); -1 where there is none. */
function fromAt(p: Place, { q }: Candidate): number {
  if (lowerAt(p, q.first - 1) === 'from') return q.first - 1;
  if (lowerAt(p, q.first - 1) !== 'of' || !VALUE_NOUNS.has(lowerAt(p, q.first - 2))) return -1;
  for (let k = q.first - 3; k >= q.first - 6; k--) if (lowerAt(p, k) === 'from') return k;
  return -1;
}

const sameUnit = (a: Candidate, b: Candidate): boolean =>
  a.q.unit === b.q.unit || b.q.unit === null || a.q.unit === null;

const sameNoun = (a: Candidate, b: Candidate): boolean =>
  b.counted.noun === null || b.counted.noun === a.counted.noun || VALUE_NOUNS.has(b.counted.noun);

function isOld(p: Place, before: Candidate, c: Candidate): boolean {
  const from = fromAt(p, c);
  const gap = from - before.q.last;
  const isAside = TOLD_CHANGES.has(lowerAt(p, from - 1)) && lowerAt(p, from - 2) === ',';
  if (gap > (isAside ? 14 : 5)) return false;
  if (lowerAt(p, before.q.first - 1) === 'to' && gap <= 4) return true;
  return TOLD_CHANGES.has(lowerAt(p, from - 1));
}

/**
 * "17 people, including three children", "54,000, 25,000 of them in Spain", "Of the 40, 12 were hurt": the later figure is a part of
 * the earlier one; "300 of the 500 villagers": the earlier one of the later.
 */
export function linkParts(p: Place, list: readonly Candidate[]): Candidate[] {
  const out: Candidate[] = [];
  for (const [n, c] of list.entries()) {
    const k = n - 1;
    const before = out[k];
    const next = list[n + 1];
    if (next && c.q.unit === null && isOf(p, c, next) && fits(next, c)) out.push({ ...c, partOf: n + 1 });
    else if (!before || c.q.unit !== null) out.push(c);
    else if ((isPart(p, before, c) || isOfTop(p, before, c)) && fits(before, c))
      out.push({ ...c, counted: ofWhole(before, c), partOf: k });
    // "including three children and two women": both are parts of the same whole.
    else if (
      before.partOf !== null &&
      before.partOf < k &&
      LIST_MARKS.has(lowerAt(p, c.q.first - 1)) &&
      c.q.first - before.q.last <= 4 &&
      fits(out[before.partOf]!, c)
    )
      out.push({ ...c, partOf: before.partOf });
    else out.push(c);
  }
  return out;
}

/** "300 *of the* 500 villagers". */
function isOf(p: Place, c: Candidate, next: Candidate): boolean {
  if (lowerAt(p, c.q.last) !== 'of') return false;
  const gap = next.q.first - c.q.last - 1;
  return gap === 0 || (gap === 1 && DEFINITE_DETERMINERS.has(lowerAt(p, c.q.last + 1)));
}

/** "*Of the* 40 passengers, 12 were hurt". */
const isOfTop = (p: Place, before: Candidate, c: Candidate): boolean =>
  lowerAt(p, p.from) === 'of' && before.q.first <= p.from + 2 && lowerAt(p, c.q.first - 1) === ',';

/** A part without a noun of its own counts what the whole counts. */
const ofWhole = (whole: Candidate, part: Candidate): Counted =>
  part.counted.noun !== null || part.counted.words !== null || whole.counted.noun === null
    ? part.counted
    : { words: whole.counted.noun, unit: whole.counted.unit, noun: whole.counted.noun, last: part.counted.last };

const fits = (whole: Candidate, part: Candidate): boolean => {
  if (whole.q.unit !== null) return false;
  const most = whole.q.high;
  const least = part.q.low ?? 0;
  return most === null || least <= most;
};

function isPart(p: Place, before: Candidate, c: Candidate): boolean {
  const { first, last } = c.q;
  if (first - before.q.last > 14) return false;
  for (const { words, place } of PARTS) {
    const n = words.length;
    if (place === 'before' && words.every((w, k) => lowerAt(p, first - n + k) === w)) return true;
    if (place === 'after' && words.every((w, k) => lowerAt(p, last + k) === w)) return true;
  }
  return false;
}
const PARTS = PART_PHRASES.map(({ phrase, place }) => ({ words: phrase.split(' '), place }));

/** "stood at 21 by Monday evening", "as of March 4": the time for which the figures of the sentence hold, resolved; else null. */
export function readAsOf(p: Place, c: Candidate, next: Candidate | undefined, published: string | null): string | null {
  for (let i = c.q.first - 1; i >= Math.max(p.from, c.q.first - 8); i--)
    if (FUTURE_WORDS.has(lowerAt(p, i))) return null;
  const until = Math.min(p.last, next ? next.q.first : p.last, c.q.last + 14);
  const found = asOfIn(p, c.q.last, until, published, false);
  return found ?? asOfIn(p, p.from, Math.min(c.q.first, p.from + 8), published, true);
}

function asOfIn(p: Place, from: number, until: number, published: string | null, leading: boolean): string | null {
  for (let i = from; i < until; i++) {
    const word = lowerAt(p, i);
    if (word === ';' || word === 'will' || word === 'would' || word === 'to') return null;
    if (!AS_OF_PREPOSITIONS.has(word)) continue;
    const of = word === 'of' || word === 'at';
    if (of && lowerAt(p, i - 1) !== 'as') continue;
    if (word === 'since' || (leading && i > p.from + 1)) continue;
    const time = readTimeWords(p.tokens, i + 1, p.last);
    if (!time) continue;
    const text = p.text.slice(p.tokens[time.first]!.start, p.tokens[time.last - 1]!.end);
    return resolveDate(text, published).date;
  }
  return null;
}
