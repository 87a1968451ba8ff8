import type { Span } from '../../records/span.ts';
import type { CueNoun } from '../../rules/en/cue-types.ts';
import { nounByForm } from '../../rules/en/cues.ts';
import { POSSESSIVE_DETERMINERS } from '../../rules/en/determiners.ts';
import {
  AUXILIARIES,
  COMMON_VERBS,
  COORDINATORS,
  DETERMINERS,
  isAdverb,
  PREPOSITIONS,
  SUBORDINATORS,
} from '../../rules/en/grammar.ts';
import { clauseEnd, contentOf } from './clauses.ts';
import type { Draft } from './draft.ts';
import { type Item, isEnd, isMark, isWord, spanOf } from './items.ts';
import { nounPhraseAt, subjectBefore } from './nouns.ts';

/** "Country B's claims that ...", "allegations of fraud", "claims by Country B that ...", "the promise to rebuild". */
export function readNoun(items: readonly Item[], k: number): Draft | null {
  for (const { noun } of nounByForm(items[k]!.lower)) {
    const found = withComplement(items, k, noun);
    if (found) return found;
  }
  return null;
}

function withComplement(items: readonly Item[], k: number, noun: CueNoun): Draft | null {
  let source: Span | null = possessor(items, k);
  let at = k + 1;
  const by = items[at]?.lower === 'by';
  if (by || (items[at]?.lower === 'from' && !noun.complements.includes('from'))) {
    const who = nounPhraseAt(items, at + 1, { appositive: false });
    if (!who) return null;
    source ??= spanOf(items, who.from, who.to);
    at = who.to;
  }
  const word = items[at];
  if (!word || isEnd(items[at + 1])) return null;
  const base = { source: source ? [source] : [], act: noun.act, stance: noun.stance, to: null };
  if (word.lower === 'that' && noun.complements.includes('that'))
    return finish(items, { ...base, rule: by ? 'noun-by-that' : 'noun-that' }, k, k + 1, at);
  if (word.lower === 'to' && noun.complements.includes('inf') && isWord(items[at + 1]))
    return finish(items, { ...base, rule: source ? 'noun-to' : 'noun-to-unsourced' }, k, k + 1, at);
  if (
    at === k + 1 &&
    noun.complements.includes(word.lower) &&
    word.lower !== 'that' &&
    word.lower !== 'inf' &&
    isWord(items[at + 1])
  ) {
    return finish(items, { ...base, rule: source ? 'noun-of' : 'noun-of-unsourced' }, k, at + 1, at + 1);
  }
  return null;
}

function finish(
  items: readonly Item[],
  base: Omit<Draft, 'cue' | 'content'>,
  from: number,
  cueTo: number,
  at: number,
): Draft | null {
  const end = Math.min(clauseEnd(items, at), predicateAt(items, from, at), introEnd(items, from, at));
  const span = contentOf(items, at, end);
  return span && { ...base, cue: spanOf(items, from, cueTo), content: [span] };
}

/** How far a verb is looked for, in items. */
const REACH = 60;

/**
 * Where the noun is the subject of its sentence, the item of that sentence's verb: "the claim that the offer was a trick | angered
 * the owners", "calls for a survey | were ignored". Behind "that" the clause has a verb of its own first.
 */
function predicateAt(items: readonly Item[], noun: number, at: number): number {
  for (let i = Math.max(0, noun - REACH); i < noun; i++) if (isVerb(items, i)) return items.length;
  let own = items[at]?.lower === 'that' ? 1 : 0;
  for (let i = at + 1; i < Math.min(items.length, at + REACH); i++) {
    if (SUBORDINATORS.has(items[i]!.lower)) own++;
    if (!isVerb(items, i)) continue;
    if (own === 0) return i;
    own--;
    while (isVerb(items, i + 1) || isAdverb(items[i + 1]?.lower ?? '')) i++;
    // "was a trick": what follows an auxiliary directly is its own participle.
    if (AUXILIARIES.has(items[i]!.lower) && /ed$/.test(items[i + 1]?.lower ?? '')) i++;
  }
  return items.length;
}

/** "Amid claims that the vote was bought, | the mayor left": a phrase that leads into its sentence ends at the first comma. */
function introEnd(items: readonly Item[], noun: number, at: number): number {
  let first = noun;
  while (first > 0 && isWord(items[first - 1]) && noun - first < INTRO) first--;
  if (!PREPOSITIONS.has(items[first]!.lower) || isWord(items[first - 1])) return items.length;
  for (let i = at + 1; i < Math.min(items.length, at + REACH); i++)
    if (isMark(items[i], ',') && isWord(items[i + 1]) && !COORDINATORS.has(items[i + 1]!.lower)) return i;
  return items.length;
}

/** Most words before the noun in such a phrase: "amid loud new claims". */
const INTRO = 4;

/** An auxiliary, or a word that looks like a past tense behind a noun. */
function isVerb(items: readonly Item[], i: number): boolean {
  const item = items[i];
  if (!isWord(item)) return false;
  const word = item!.lower;
  if (AUXILIARIES.has(word))
    return word !== "'s" && word !== 'being' && word !== 'been' && items[i - 1]?.lower !== 'to';
  const before = items[i - 1];
  if (!isWord(before) || DETERMINERS.has(before!.lower) || PREPOSITIONS.has(before!.lower)) return false;
  return COMMON_VERBS.has(word) || (word.endsWith('ed') && word.length > 4);
}

/** "Holm's", "their": the words before the noun, adjectives between left out. */
function possessor(items: readonly Item[], k: number): Span | null {
  for (let i = k - 1; i >= Math.max(0, k - 3); i--) {
    const w = items[i]!.lower;
    if (POSSESSIVE_DETERMINERS.has(w)) return [items[i]!.start, items[i]!.end];
    if (w === "'s" || (w === "'" && items[i - 1]?.end === items[i]!.start)) {
      const who = subjectBefore(items, i, 0);
      return who && spanOf(items, who.from, i);
    }
    if (!isWord(items[i]) || DETERMINERS.has(w)) return null;
  }
  return null;
}
