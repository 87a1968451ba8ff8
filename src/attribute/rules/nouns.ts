import { BOUND_ABBREVIATIONS, OPEN_ABBREVIATIONS } from '../../rules/en/abbreviations.ts';
import { APPOSITIVE_DETERMINERS } from '../../rules/en/determiners.ts';
import {
  AUXILIARIES,
  COMMON_VERBS,
  DETERMINERS,
  EDGE_PREPOSITIONS,
  isAdverb,
  PHRASE_PREPOSITIONS,
  PREPOSITIONS,
  SUBJECT_PRONOUNS,
  SUBORDINATORS,
  TIME_WORDS,
} from '../../rules/en/grammar.ts';
import { ASIDE_OPENERS, hasRoleEnding } from '../../rules/en/phrase-words.ts';
import { OBJECT_PRONOUNS } from '../../rules/en/pronouns.ts';
import { QUANTIFIER_PRONOUNS } from '../../rules/en/verb-group-words.ts';
import { settingAt } from '../settings.ts';
import { type Item, isCapital, isMark, isQuote, isWord } from './items.ts';

/** Items `from` to `to` (excluded) that name someone or something. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
}

/** Longest noun phrase that is read, in items: beyond it the reading has gone astray. */
const REACH = 32;

/** Steps left over "Monday", "on Monday", "late last week": the index of the last item before them. */
function skipTimeLeft(items: readonly Item[], at: number, floor: number): number {
  let j = at;
  while (j > floor && TIME_WORDS.has(items[j]!.lower) && (isCapital(items[j]) || j < at || !isCapital(items[j - 1])))
    j--;
  if (j === at) return at;
  while (j > floor && (EDGE_PREPOSITIONS.has(items[j]!.lower) || items[j]!.lower === 'the')) j--;
  return j;
}

/** Steps right over the same: the index of the first item after them. */
export function skipTimeRight(items: readonly Item[], at: number): number {
  let j = at;
  while (EDGE_PREPOSITIONS.has(items[j]?.lower ?? '') && TIME_WORDS.has(items[j + 1]?.lower ?? '')) j += 2;
  while (TIME_WORDS.has(items[j]?.lower ?? '') || (j > at && items[j]?.token?.kind === 'number')) j++;
  return j;
}

/**
 * The noun phrase that ends before item `k`: the subject of a verb that begins there. Includes titles and an identifying
 * appositive between commas; leaves relative clauses out. Null where none can be told.
 */
export function subjectBefore(items: readonly Item[], k: number, floor: number): Phrase | null {
  let j = skipTimeLeft(items, k - 1, floor);
  if (j < floor) return null;
  if (isMark(items[j], ',') || isMark(items[j], '—–')) {
    const open = previous(items, j - 1, Math.max(floor, j - REACH), items[j]!.lower);
    if (open <= floor) return null;
    const phrase = nounPhraseEnding(items, open - 1, floor);
    if (!phrase) return null;
    const first = items[open + 1]!;
    const loose =
      ASIDE_OPENERS.has(first.lower) || first.lower.endsWith('ing') || first.token?.kind === 'number' || isQuote(first);
    return loose || hasVerb(items, open + 1, j) ? phrase : { from: phrase.from, to: j };
  }
  let to = j + 1;
  if (isMark(items[j], ')')) {
    const open = previous(items, j - 1, Math.max(floor, j - 10), '(');
    if (open <= floor) return null;
    j = open - 1;
    const phrase = nounPhraseEnding(items, j, floor);
    return phrase && { from: phrase.from, to };
  }
  to = j + 1;
  // "Bexley & Co. said": the full stop is its own.
  const stop = items[j]!;
  const short = items[j - 1];
  if (isMark(stop, '.') && short?.end === stop.start && OPEN_ABBREVIATIONS.has(short.lower)) j--;
  const phrase = nounPhraseEnding(items, j, floor);
  return phrase && { from: phrase.from, to };
}

function previous(items: readonly Item[], from: number, floor: number, mark: string): number {
  for (let i = from; i >= floor; i--) {
    if (items[i]!.lower === mark) return i;
    if (isQuote(items[i]) || isMark(items[i], ';:')) return -1;
  }
  return -1;
}

function hasVerb(items: readonly Item[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (AUXILIARIES.has(items[i]!.lower) && items[i]!.lower !== "'s") return true;
  return false;
}

/** The noun phrase whose last item is `j`. */
function nounPhraseEnding(items: readonly Item[], j: number, floor: number): Phrase | null {
  const last = items[j];
  if (!isWord(last)) return null;
  if (SUBJECT_PRONOUNS.has(last!.lower)) return { from: j, to: j + 1 };
  let from = j + 1;
  for (let i = j; i >= Math.max(floor, j - REACH); i--) {
    const step = stepLeft(items, i, j, floor);
    if (step === 'stop') break;
    if (step === 'take') from = i;
  }
  while (from <= j && isEdge(items[from]!)) from++;
  if (from > j || !isNominal(items, from, j + 1)) return null;
  return { from, to: j + 1 };
}

/** `take`: the item belongs to the phrase; `pass`: it does if something to the left of it does; `stop`. */
function stepLeft(items: readonly Item[], i: number, end: number, floor: number): 'take' | 'pass' | 'stop' {
  const item = items[i]!;
  const before = i > floor ? items[i - 1] : undefined;
  const word = item.lower;
  if (!isWord(item)) {
    if (isMark(item, '.') && before && before.end === item.start && BOUND_ABBREVIATIONS.has(before.lower))
      return 'take';
    return isMark(item, '&$%') ? 'take' : 'stop';
  }
  if (word === 'that') return 'stop';
  if (DETERMINERS.has(word)) return 'take';
  if (SUBJECT_PRONOUNS.has(word) || SUBORDINATORS.has(word)) return 'stop';
  if (word === "'s") return 'take';
  if (AUXILIARIES.has(word) && !DETERMINERS.has(before?.lower ?? '')) return 'stop';
  if (word === 'and' || word === 'or') return joins(items, i, end, floor) ? 'pass' : 'stop';
  if (PREPOSITIONS.has(word)) return PHRASE_PREPOSITIONS.has(word) && isNounLike(before) && i < end ? 'pass' : 'stop';
  if (isCapital(item)) return 'take';
  if (isVerbLike(word) && isNounLike(before) && !DETERMINERS.has(before!.lower)) return 'stop';
  return 'take';
}

/** "Smith and Jones", "police and residents": both sides are alike, and the left one begins a clause. */
function joins(items: readonly Item[], i: number, end: number, floor: number): boolean {
  const left = items[i - 1];
  const right = items[i + 1];
  if (i >= end || i - 1 < floor || !isNounLike(left)) return false;
  if (isCapital(left) && isCapital(right)) return true;
  if (DETERMINERS.has(right?.lower ?? '')) {
    for (let k = i - 1; k >= Math.max(floor, i - 6); k--)
      if (DETERMINERS.has(items[k]!.lower)) return k === floor || isMark(items[k - 1], ',;:');
    return false;
  }
  return left!.lower.endsWith('s') && right!.lower.endsWith('s');
}

const isNounLike = (item: Item | undefined): boolean =>
  isWord(item) && !PREPOSITIONS.has(item!.lower) && !SUBORDINATORS.has(item!.lower) && !AUXILIARIES.has(item!.lower);

const isVerbLike = (word: string): boolean => COMMON_VERBS.has(word) || (word.endsWith('ed') && word.length > 4);

/** Cannot begin a noun phrase. */
const isEdge = (item: Item): boolean =>
  !isWord(item) ||
  item.lower === 'and' ||
  item.lower === 'or' ||
  item.lower === 'but' ||
  item.lower === "'s" ||
  PREPOSITIONS.has(item.lower) ||
  (isAdverb(item.lower) && !isCapital(item));

/** At least one word that is more than a determiner, a time word or a bare number. */
function isNominal(items: readonly Item[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { lower, token } = items[i]!;
    if (
      token?.kind === 'word' &&
      !DETERMINERS.has(lower) &&
      !TIME_WORDS.has(lower) &&
      lower !== 'there' &&
      !PREPOSITIONS.has(lower)
    )
      return true;
    if (to - from === 1 && DETERMINERS.has(lower)) return QUANTIFIER_PRONOUNS.has(lower);
  }
  return false;
}

/**
 * The noun phrase that begins at item `k`: a source after its cue ("said Ana Ruiz, a lawyer for the port"), or an addressee.
 * Ends before verbs, clauses, time words and settings.
 */
export function nounPhraseAt(items: readonly Item[], k: number, { appositive = true } = {}): Phrase | null {
  const first = items[k];
  if (!isWord(first)) return null;
  // "both sides": a determiner here.
  const isAlone = first!.lower !== 'both' || !isNounLike(items[k + 1]);
  if ((SUBJECT_PRONOUNS.has(first!.lower) && isAlone) || OBJECT_PRONOUNS.has(first!.lower))
    return { from: k, to: k + 1 };
  let to = k;
  for (let i = k; i < Math.min(items.length, k + REACH); i++) {
    if (!continuesRight(items, i, k)) break;
    to = i + 1;
  }
  while (
    to > k &&
    (PREPOSITIONS.has(items[to - 1]!.lower) ||
      ['and', 'or'].includes(items[to - 1]!.lower) ||
      DETERMINERS.has(items[to - 1]!.lower))
  )
    to--;
  if (to === k || !isNominal(items, k, to)) return null;
  if (isMark(items[to], '(')) {
    const close = items.findIndex((x, i) => i > to && i < to + 8 && isMark(x, ')'));
    if (close > 0) to = close + 1;
  }
  if (!appositive || !isMark(items[to], ',')) return { from: k, to };
  const start = items[to + 1];
  const identifies =
    start &&
    (APPOSITIVE_DETERMINERS.has(start.lower) || (isWord(start) && !isCapital(start) && hasRoleEnding(start.lower)));
  if (!identifies) return { from: k, to };
  const more = nounPhraseAt(items, to + 1, { appositive: false });
  const after = more ? items[more.to] : undefined;
  return more && (after === undefined || isMark(after, ',.;!?') || after.lower === 'who' || TIME_WORDS.has(after.lower))
    ? { from: k, to: more.to }
    : { from: k, to };
}

function continuesRight(items: readonly Item[], i: number, start: number): boolean {
  const item = items[i]!;
  const word = item.lower;
  const before = i > start ? items[i - 1]! : undefined;
  if (!isWord(item)) {
    if (isMark(item, '.') && before && before.end === item.start && BOUND_ABBREVIATIONS.has(before.lower)) return true;
    return isMark(item, '&');
  }
  if (DETERMINERS.has(word))
    return (
      !before ||
      PREPOSITIONS.has(before.lower) ||
      before.lower === 'and' ||
      before.lower === 'all' ||
      before.lower === 'both'
    );
  if (SUBJECT_PRONOUNS.has(word) || SUBORDINATORS.has(word) || word === 'to') return false;
  if (AUXILIARIES.has(word)) return word === "'s";
  if (TIME_WORDS.has(word) && (isCapital(item) || word.endsWith('day'))) return false;
  if (word === 'and' || word === 'or') return isCapital(before) === isCapital(items[i + 1]) && isNounLike(items[i + 1]);
  if (PREPOSITIONS.has(word))
    return (
      before !== undefined &&
      PHRASE_PREPOSITIONS.has(word) &&
      settingAt(items, i) === 0 &&
      isNounLike(items[i + 1]) &&
      !TIME_WORDS.has(items[i + 1]!.lower)
    );
  if (before && isVerbLike(word) && !isCapital(item) && !DETERMINERS.has(before.lower)) return false;
  return !(
    word.endsWith('ing') &&
    before &&
    !DETERMINERS.has(before.lower) &&
    !isCapital(item) &&
    !PREPOSITIONS.has(before.lower)
  );
}
