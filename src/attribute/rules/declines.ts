import type { Span } from '../../records/span.ts';
import { REQUEST_NOUNS } from '../../rules/en/act-words.ts';
import {
  AUXILIARIES,
  COORDINATORS,
  GROUP_ADVERBS,
  isAdverb,
  PREPOSITIONS,
  QUESTION_WORDS,
  TIME_WORDS,
} from '../../rules/en/grammar.ts';
import { DISCLOSING_PARTICIPLES, DUMMY_SUBJECTS, TOPIC_PREPOSITIONS } from '../../rules/en/verb-group-words.ts';
import { type Declining, decliningAt, isSaying } from '../declines.ts';
import { clauseEnd, contentOf } from './clauses.ts';
import type { Draft } from './draft.ts';
import { type Item, isEnd, isMark, isWord, spanOf } from './items.ts';
import { nounPhraseAt, subjectBefore } from './nouns.ts';
import { LONGEST_GROUP } from './verbs.ts';

/**
 * A fixed way of saying nothing from item `k` on, with the index behind its cue: "had no comment", "declined to say why",
 * "could not be reached", "it is unclear whether", "found no evidence that". `main` is the subject of the main clause.
 */
export function readDecline(
  items: readonly Item[],
  k: number,
  floor: number,
  main: readonly Span[],
): { readonly draft: Draft; readonly to: number } | null {
  const found = decliningAt(items, k);
  if (!found) return null;
  const { entry, to } = found;
  if (entry.content === 'passive') return readPassive(items, found);
  const dummy = DUMMY_SUBJECTS.has(items[k]!.lower);
  let from = k;
  while (from > Math.max(floor, k - LONGEST_GROUP) && !dummy && inGroup(items[from - 1]!)) from--;
  // "spoke of a sale without naming the buyer": who did not name him is the main subject.
  const manner = items[k]!.lower === 'without';
  const subject = dummy || manner ? null : subjectBefore(items, quotedFrom(items, from, floor), floor);
  const trailing = !subject && (manner || (isMark(items[from - 1], ',') && items[k]!.lower.endsWith('ing')));
  const source = subject ? [spanOf(items, subject.from, subject.to)] : trailing ? main : [];
  const base: Omit<Draft, 'source' | 'content'> = {
    cue: spanOf(items, from, to),
    act: entry.act,
    stance: entry.stance,
    to: null,
    rule: 'saying-nothing',
  };
  if (!dummy && !source.length) return null;
  if (entry.content === 'unanswered') {
    const asked = requestBefore(items, from, floor);
    return asked === null ? null : { draft: { ...base, source: [], content: [spanOf(items, asked, from)] }, to };
  }
  if (entry.content === 'none' && DISCLOSING_PARTICIPLES.has(items[to - 1]!.lower))
    return { draft: { ...base, source: [], content: source }, to };
  if (entry.content === 'none') {
    const topic =
      TOPIC_PREPOSITIONS.has(items[to]?.lower ?? '') && isWord(items[to + 1]) && !TIME_WORDS.has(items[to + 1]!.lower);
    const span = topic ? contentOf(items, to + 1, clauseEnd(items, to + 1)) : null;
    if (!span) return { draft: { ...base, source, content: [] }, to };
    return { draft: { ...base, cue: spanOf(items, from, to + 1), source, content: [span] }, to: to + 1 };
  }
  if (isEnd(items[to]) || (PREPOSITIONS.has(items[to]!.lower) && items[to]!.lower !== 'to')) return null;
  // "declined to say | who had signed": an infinitive of saying belongs to the cue, "declined | to renew the lease" has none.
  const behind = entry.content === 'inf' ? infinitiveEnd(items, to) : to;
  // "declined to say.": nothing is told of what was asked.
  if (behind === to && entry.content === 'inf' && isSaying(items, to + 1) && isEnd(items[to + 2]))
    return { draft: { ...base, cue: spanOf(items, from, to + 2), source, content: [] }, to: to + 2 };
  const content = contentOf(items, behind, unsaidEnd(items, behind));
  return content && { draft: { ...base, cue: spanOf(items, from, behind), source, content: [content] }, to: behind };
}

/** Where the phrase of the last request before item `end` begins: "*two messages* left with the guild". */
function requestBefore(items: readonly Item[], end: number, floor: number): number | null {
  for (let i = end - 1; i >= Math.max(floor, end - LONGEST); i--)
    if (REQUEST_NOUNS.has(items[i]!.lower)) return subjectBefore(items, i + 1, floor)?.from ?? i;
  return null;
}

/** Longest such phrase, in items. */
const LONGEST = 8;

/** "No reason was given by the guild": what was not given, and who did not. */
function readPassive(items: readonly Item[], { entry, from, to }: Declining): { draft: Draft; to: number } {
  let verb = from;
  while (!AUXILIARIES.has(items[verb]!.lower)) verb++;
  const by = items[to]?.lower === 'by' ? nounPhraseAt(items, to + 1, { appositive: false }) : null;
  const draft: Draft = {
    source: by ? [spanOf(items, by.from, by.to)] : [],
    cue: spanOf(items, verb, to),
    content: [spanOf(items, from, verb)],
    act: entry.act,
    stance: entry.stance,
    to: null,
    rule: 'saying-nothing',
  };
  return { draft, to };
}

/** Behind an infinitive of saying that governs a clause ("to say | who", "to speculate on | when"), else `to`. */
function infinitiveEnd(items: readonly Item[], to: number): number {
  if (!isSaying(items, to + 1)) return to;
  const next = TOPIC_PREPOSITIONS.has(items[to + 2]?.lower ?? '') ? to + 3 : to + 2;
  const clause = QUESTION_WORDS.has(items[next]?.lower ?? '') || items[next]?.lower === 'that';
  return clause || (next > to + 2 && isWord(items[next])) ? next : to;
}

/** What stays unsaid ends before "but" and before a comma or dash that leads on to what was done or said after all. */
function unsaidEnd(items: readonly Item[], from: number): number {
  const end = clauseEnd(items, from);
  for (let i = from + 1; i < end; i++) {
    const word = items[i]!.lower;
    if (word === 'but' || isMark(items[i], '—–')) return i;
    if (isMark(items[i], ',') && COORDINATORS.has(items[i + 1]?.lower ?? '') && items[i + 1]!.lower !== 'or') return i;
  }
  return end;
}

/** The official also “did not say which”: the quotation begins with the predicate, its subject stands before the mark. */
function quotedFrom(items: readonly Item[], from: number, floor: number): number {
  if (!isMark(items[from - 1], '“"')) return from;
  let i = from - 1;
  while (i > Math.max(floor, from - LONGEST_GROUP) && inGroup(items[i - 1]!)) i--;
  return i;
}

const inGroup = ({ lower }: Item): boolean => AUXILIARIES.has(lower) || GROUP_ADVERBS.has(lower) || isAdverb(lower);
