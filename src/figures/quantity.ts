import type { Hedge } from '../records/figure.ts';
import type { Token } from '../records/parse.ts';
import { COVERING_MATTER } from '../rules/en/counted-words.ts';
import type { HedgePhrase } from '../rules/en/hedges.ts';
import { DEGREES, HEDGES_AFTER, HEDGES_BEFORE, NEUTRAL_BEFORE, PARTICLE_VERBS } from '../rules/en/hedges.ts';
import { SHORT_MAGNITUDES } from '../rules/en/numbers.ts';
import {
  CHANGE_WORDS,
  CURRENCY_CODES,
  CURRENCY_NATIONS,
  CURRENCY_PREFIXES,
  CURRENCY_SIGNS,
  CURRENCY_WORDS,
  PERCENT_WORDS,
} from '../rules/en/units.ts';
import { type Amount, clean, readAmount } from './read-number.ts';

/** A number with the unit that stands beside it, its range and its hedge; what it counts is not told yet. */
export interface Quantity {
  /** The number alone, and with its hedge and unit: tokens, the last excluded. */
  readonly amount: Amount;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly hedge: Hedge;
  /** ISO 4217 code, or `%`; null for a mere number. */
  readonly unit: string | null;
  /** The old value of "from 17 to 21" behind a word of change. */
  readonly was: number | null;
}

interface Measured {
  readonly amount: Amount;
  readonly first: number;
  readonly last: number;
  readonly end: number;
  readonly unit: string | null;
}

const at = (tokens: readonly Token[], i: number, from: number, to: number): string =>
  i >= from && i < to ? tokens[i]!.lower : '';

const touches = (tokens: readonly Token[], i: number): boolean => tokens[i]!.end === tokens[i + 1]?.start;

/** A number with the money sign before it or the word for money or per cent behind it. */
function measured(tokens: readonly Token[], i: number, last: number): Measured | null {
  let j = i;
  let unit: string | null = null;
  const word = tokens[i]!.lower;
  const sign = CURRENCY_SIGNS.get(word);
  if (sign) [unit, j] = [sign, i + 1];
  else if (CURRENCY_PREFIXES.has(word) && CURRENCY_SIGNS.has(at(tokens, i + 1, i, last)) && touches(tokens, i))
    [unit, j] = [CURRENCY_PREFIXES.get(word)!, i + 2];
  else if (CURRENCY_CODES.has(word) && tokens[i + 1]?.kind === 'number') [unit, j] = [CURRENCY_CODES.get(word)!, i + 1];
  if (j >= last) return null;
  let amount = readAmount(tokens, j, last);
  if (!amount || (unit !== null && (!amount.digits || amount.kind !== 'count'))) return null;
  let next = amount.last;
  let end = amount.end;
  if (unit) {
    const scale = SHORT_MAGNITUDES.get(at(tokens, next, i, last));
    if (scale && amount.scale === 1 && amount.compound === null) {
      amount = { ...amount, low: clean(amount.low! * scale), high: clean(amount.high! * scale), scale };
      end = tokens[next++]!.end;
    }
    return { amount, first: i, last: next, end, unit };
  }
  const compound = amount.compound?.split('-')[0] ?? '';
  if (PERCENT_WORDS.has(compound)) return { amount, first: i, last: next, end: tokens[next - 1]!.end, unit: '%' };
  if (amount.kind === 'fraction') return { amount, first: i, last: next, end, unit: '%' };
  if (CURRENCY_WORDS.has(compound))
    return { amount, first: i, last: next, end: tokens[next - 1]!.end, unit: CURRENCY_WORDS.get(compound)! };
  if (amount.compound !== null) return { amount, first: i, last: next, end, unit };
  const follower = at(tokens, next, i, last);
  if (PERCENT_WORDS.has(follower)) {
    unit = '%';
    end = tokens[next++]!.end;
    if (/^points?$/.test(at(tokens, next, i, last))) end = tokens[next++]!.end;
  } else if (follower === 'per' && at(tokens, next + 1, i, last) === 'cent') {
    unit = '%';
    end = tokens[next + 1]!.end;
    next += 2;
  } else {
    const of = amount.kind === 'vague' && follower === 'of' ? 1 : 0;
    const nation = CURRENCY_NATIONS.get(at(tokens, next + of, i, last));
    const money = CURRENCY_WORDS.get(at(tokens, next + of + (nation ? 1 : 0), i, last));
    if (money) {
      next += of + (nation ? 2 : 1);
      unit = nation && money === 'USD' ? nation : money;
      end = tokens[next - 1]!.end;
    }
  }
  return { amount, first: i, last: next, end, unit };
}

/** Longest phrase of `list` that ends before token `end`; words are compared backwards. */
function phraseBefore(
  tokens: readonly Token[],
  first: number,
  end: number,
  list: ReadonlyMap<string, readonly Split[]>,
): Split | null {
  if (end <= first) return null;
  for (const entry of list.get(tokens[end - 1]!.lower) ?? []) {
    const n = entry.words.length;
    if (end - n < first) continue;
    let k = 0;
    while (k < n && tokens[end - n + k]!.lower === entry.words[k]) k++;
    if (k === n) return entry;
  }
  return null;
}

interface Split {
  readonly words: readonly string[];
  readonly hedge: Hedge | null;
}
function byLastWord(
  entries: readonly { phrase: string; hedge: Hedge | null }[],
): ReadonlyMap<string, readonly Split[]> {
  const map = new Map<string, Split[]>();
  for (const { phrase, hedge } of entries) {
    const words = phrase.split(' ');
    const key = words.at(-1)!;
    map.set(
      key,
      [...(map.get(key) ?? []), { words, hedge }].sort((a, b) => b.words.length - a.words.length),
    );
  }
  return map;
}
const BEFORE = byLastWord(HEDGES_BEFORE);
const NEUTRAL = byLastWord(NEUTRAL_BEFORE.map((phrase) => ({ phrase, hedge: null })));
const AFTER: readonly { words: readonly string[]; entry: HedgePhrase }[] = HEDGES_AFTER.map((entry) => ({
  words: entry.phrase.split(' '),
  entry,
}));
const QUOTES = new Set(['"', '“', '‘', "''", '``', "'"]);

/** "under two feet of water": where it lies, no hedge. */
function isBeneath(tokens: readonly Token[], first: number, next: number): boolean {
  if (!/^(?:under|below|beneath)$/.test(tokens[first - 1]?.lower ?? '')) return false;
  const of = tokens[next]?.lower === 'of' ? next : next + 1;
  return tokens[of]?.lower === 'of' && COVERING_MATTER.has(tokens[of + 1]?.lower ?? '');
}

/** The hedge that stands before token `first`, over neutral words and an opening quotation mark. */
function hedgeBefore(tokens: readonly Token[], from: number, first: number): { hedge: Hedge; first: number } | null {
  let end = first;
  for (let turn = 0; turn < 3; turn++) {
    const found = phraseBefore(tokens, from, end, BEFORE);
    const start = found ? end - found.words.length : 0;
    if (found && found.words.length === 1 && start > from && PARTICLE_VERBS.has(tokens[start - 1]!.lower)) return null;
    if (found)
      return { hedge: found.hedge!, first: start > from && DEGREES.has(tokens[start - 1]!.lower) ? start - 1 : start };
    const neutral = phraseBefore(tokens, from, end, NEUTRAL);
    if (neutral) end -= neutral.words.length;
    else if (end > from && QUOTES.has(tokens[end - 1]!.text)) end--;
    else return null;
  }
  return null;
}

function hedgeAfter(tokens: readonly Token[], next: number, last: number): { hedge: Hedge; last: number } | null {
  for (const { words, entry } of AFTER) {
    if (next + words.length > last) continue;
    let k = 0;
    while (k < words.length && tokens[next + k]!.lower === words[k]) k++;
    if (k === words.length) return { hedge: entry.hedge, last: next + words.length };
  }
  return null;
}

/** A hyphen that stands for "to" has no blank on either side, or is an en dash. */
const RANGE_MARKS = new Set(['-', '–', '‑']);

interface Range {
  readonly second: Measured;
  readonly low: number;
  readonly high: number;
  readonly unit: string | null;
  /** "from 17 to 21" or "to 21 from 17" behind a change: no interval, but a new value and an old one. */
  readonly change: boolean;
}

function range(tokens: readonly Token[], one: Measured, from: number, last: number): Range | null {
  const joint = at(tokens, one.last, from, last);
  const before = at(tokens, one.first - 1, from, last);
  const between = before === 'between' && joint === 'and';
  const to = joint === 'to' || (RANGE_MARKS.has(joint) && touches(tokens, one.last));
  const or = joint === 'or';
  if (!(between || to || or) || one.amount.compound !== null || one.last + 1 >= last) return null;
  const second = measured(tokens, one.last + 1, last);
  if (!second || second.amount.kind !== one.amount.kind || second.amount.low === null || one.amount.low === null)
    return null;
  if (one.unit !== null && second.unit !== null && one.unit !== second.unit) return null;
  if (second.unit === null && one.unit === '%') return null;
  let low = one.amount.low;
  const high = second.amount.low;
  // "2 to 3 million": the multiplier belongs to both.
  if (second.amount.scale > 1 && one.amount.scale === 1 && low < 1000) low = clean(low * second.amount.scale);
  const unit = second.unit ?? one.unit;
  const change = joint === 'to' && before === 'from' && changes(tokens, one.first - 1, from);
  if (change) return { second, low, high, unit, change };
  if (low >= high) return null;
  if (or && !(high === low + 1 && high <= 20 && unit === null)) return null;
  const open = between || before === 'from' || before === 'of' || before === 'between';
  if (to && one.unit === '%' && !open) return null;
  if (to && changes(tokens, one.first, from) && !open && !(second.unit !== null && one.unit === null)) return null;
  return { second, low, high, unit, change: false };
}

/** True where one of the few words before token `i` tells a change: "rose *sharply* from". */
function changes(tokens: readonly Token[], i: number, from: number): boolean {
  for (let k = i - 1; k >= Math.max(from, i - 5); k--) if (CHANGE_WORDS.has(tokens[k]!.lower)) return true;
  return false;
}

/**
 * Reads the quantity that begins with its number or money sign at token `i` of the sentence `from` to `last` (excluded): the
 * range, the unit, and the hedge on either side, which begins at token `floor` or later. Null where no number begins there.
 */
export function readQuantity(
  tokens: readonly Token[],
  i: number,
  from: number,
  last: number,
  floor = from,
): Quantity | null {
  const one = measured(tokens, i, last);
  if (!one) return null;
  const { amount } = one;
  const pair = range(tokens, one, from, last);
  let low = pair && !pair.change ? pair.low : pair ? pair.high : amount.low;
  let high = pair ? pair.high : amount.high;
  let hedge: Hedge = amount.kind === 'vague' ? 'about' : low === high ? 'exact' : 'between';
  let first = one.first;
  let next = pair ? pair.second.last : one.last;
  let end = pair ? pair.second.end : one.end;
  const before = at(tokens, first - 1, from, last);
  if (pair && first > floor && (before === 'between' || before === 'from')) first--;
  const hedged = isBeneath(tokens, first, next) ? null : hedgeBefore(tokens, floor, first);
  const after = hedgeAfter(tokens, next, last);
  if (hedged && amount.kind !== 'vague') {
    if (hedge === 'exact') hedge = hedged.hedge;
    first = hedged.first;
  } else if (hedged && amount.kind === 'vague') first = hedged.first;
  if (amount.plus && hedge === 'exact') hedge = 'at least';
  if (after && hedge === 'exact') hedge = after.hedge;
  if (after) {
    next = after.last;
    end = tokens[next - 1]!.end;
  }
  if (low !== null && hedge !== 'between' && hedge !== 'exact' && hedge !== 'about') {
    if (hedge === 'at least' || hedge === 'more than') high = null;
    else low = null;
  }
  return {
    amount,
    first,
    last: next,
    start:
      first < one.first ? tokens[first]!.start : one.first < amount.first ? tokens[one.first]!.start : amount.start,
    end,
    low,
    high,
    hedge,
    unit: pair ? pair.unit : one.unit,
    was: pair?.change ? pair.low : null,
  };
}
