import type { Span } from '../../records/span.ts';
import { verbByForm } from '../../rules/en/cues.ts';
import { AUXILIARIES, COORDINATORS, PREPOSITIONS, SUBJECT_PRONOUNS, SUBORDINATORS } from '../../rules/en/grammar.ts';
import { TAG_HELPERS } from '../../rules/en/verb-group-words.ts';
import { type Item, isCapital, isEnd, isMark, isQuote, isWord, spanOf } from './items.ts';
import { nounPhraseAt, skipTimeRight, subjectBefore } from './nouns.ts';
import { phraseAt } from './phrases.ts';

/** Longest clause that is read, in items: no sentence of news has more, hostile text may, and the cost must stay linear. */
const REACH = 300;

/**
 * Where what begins at item `from` ends (excluded): at a final mark or semicolon, before a participle cue ("..., adding"), a
 * relay at the end ("..., according to X", "..., Agency T reported"), or a new main clause with a cue of its own.
 */
export function clauseEnd(items: readonly Item[], from: number): number {
  const limit = Math.min(items.length, from + REACH);
  for (let i = from; i < limit; i++) {
    const item = items[i]!;
    if (isMark(item, ';') || (i > from && isEnd(item) && i === items.length - 1)) return i;
    if (isMark(item, '.!?') && i >= items.length - 2 && !isWord(items[i + 1])) return i;
    if (!isMark(item, ',—–') || i === from) continue;
    if (breaks(items, i)) return i;
  }
  let end = limit;
  while (end > from && isMark(items[end - 1], '.!?;')) end--;
  return end;
}

/** True where the comma or dash at `i` ends a content. */
function breaks(items: readonly Item[], i: number): boolean {
  const next = items[i + 1];
  if (!next) return true;
  const k = COORDINATORS.has(next.lower) || next.lower === 'while' || next.lower === 'as' ? i + 2 : i + 1;
  const word = items[k];
  if (!word) return false;
  if (phraseAt(items, k)?.phrase.source === 'before') return true;
  if (k === i + 1 && saysIng(word)) return true;
  if (k === i + 1 && absoluteAt(items, k)) return true;
  return tagAt(items, k) !== null && (k > i + 1 || endsAfterTag(items, k));
}

const SPEECH: ReadonlySet<string> = new Set([
  'say',
  'allege',
  'confirm',
  'deny',
  'warn',
  'accuse',
  'urge',
  'predict',
  'show',
  'decline',
  'promise',
] as const);

/** "officials saying that": a subject and a gerund of saying within a few words of item `k`. */
function absoluteAt(items: readonly Item[], k: number): boolean {
  for (let i = k + 1; i < Math.min(items.length, k + 8); i++) {
    if (!isWord(items[i])) return false;
    if (saysIng(items[i]!) && (items[i + 1]?.lower === 'that' || isQuote(items[i + 1])))
      return subjectBefore(items, i, k)?.from === k;
  }
  return false;
}

const saysIng = (item: Item): boolean =>
  item.lower.endsWith('ing') && verbByForm(item.lower).some((r) => r.form === 'ing' && SPEECH.has(r.verb.act));

/** A subject and a verb of saying from item `k` on ("Agency T reported", "she said", "said Holm"): index behind the verb, or null. */
function tagAt(items: readonly Item[], k: number): number | null {
  const start = skipTimeRight(items, k);
  const verbFirst = sayVerb(items, start);
  if (verbFirst) {
    const phrase = nounPhraseAt(items, start + 1);
    return phrase ? phrase.to : null;
  }
  for (let i = start + 1; i < Math.min(items.length, start + 14); i++) {
    if (isEnd(items[i]) || isQuote(items[i]) || SUBORDINATORS.has(items[i]!.lower)) return null;
    if (!sayVerb(items, i)) continue;
    const subject = subjectBefore(items, groupStart(items, i, start), start);
    return subject && subject.from <= start + 1 ? i + 1 : null;
  }
  return null;
}

function groupStart(items: readonly Item[], i: number, floor: number): number {
  let k = i;
  while (k > floor && TAG_HELPERS.has(items[k - 1]!.lower)) k--;
  return k;
}

const sayVerb = (items: readonly Item[], i: number): boolean =>
  items[i]?.token?.kind === 'word' &&
  !isCapital(items[i]) &&
  verbByForm(items[i]!.lower).some(
    (r) =>
      r.form !== 'base' &&
      r.form !== 'ing' &&
      r.particle === null &&
      r.verb.frames.includes('bare') &&
      r.verb.frames.includes('quote'),
  );

/** After a tag come at most a time, a place or an addressee before the sentence ends. */
function endsAfterTag(items: readonly Item[], k: number): boolean {
  const after = tagAt(items, k);
  if (after === null) return false;
  return endsSoon(items, after);
}

/** No clause follows item `k`: it is the end or a comma, or a phrase of time, place or setting leads there. */
export function endsSoon(items: readonly Item[], k: number): boolean {
  if (isEnd(items[k]) || isMark(items[k], ',—–') || isQuote(items[k])) return true;
  if (!PREPOSITIONS.has(items[k]!.lower)) return false;
  for (let i = k + 1; i < k + 12; i++) {
    const item = items[i];
    if (isEnd(item) || isMark(item, ',—–') || isQuote(item)) return true;
    if (SUBORDINATORS.has(item!.lower) || SUBJECT_PRONOUNS.has(item!.lower) || AUXILIARIES.has(item!.lower))
      return false;
  }
  return false;
}

/** Spans of a content from item `from` to `to`: one piece, without a comma at its ends; null where nothing is left. */
export function contentOf(items: readonly Item[], from: number, to: number): Span | null {
  let a = from;
  let b = to;
  while (b > a && (isMark(items[b - 1], ',—–:') || isMark(items[b - 1], '.;'))) b--;
  while (a < b && isMark(items[a], ',—–:•·*-')) a++;
  return a < b ? spanOf(items, a, b) : null;
}

/** Start of the clause that ends before item `to`: behind the last semicolon, a leading "but" or "and" left out. */
export function clauseStart(items: readonly Item[], to: number): number {
  let from = 0;
  for (let i = to - 1; i >= Math.max(0, to - REACH); i--) {
    from = i;
    if (isMark(items[i], ';')) {
      from = i + 1;
      break;
    }
  }
  while (from < to && (COORDINATORS.has(items[from]!.lower) || isMark(items[from], '•·*-–—,'))) from++;
  return from;
}
