import type { Token } from '../records/parse.ts';
import type { Span } from '../records/span.ts';
import { verbByForm } from '../rules/en/cues.ts';
import {
  ANAPHORIC_HEADS,
  COMPARED_WITH,
  COMPARING_ADJECTIVES,
  isUnique,
  NOUN_COMPLEMENTS,
  PARTITIVE_QUANTIFIERS,
  PLACE_PREPOSITIONS,
} from '../rules/en/digest-name-words.ts';
import { KNOWN_BY_ITSELF } from '../rules/en/digest-words.ts';
import { FUNCTION_WORDS } from '../rules/en/function-words.ts';
import { AUXILIARIES, COMMON_VERBS, isAdverb } from '../rules/en/grammar.ts';
import { SMALL_NUMBERS } from '../rules/en/numbers.ts';
import { sourceNoun } from '../rules/en/source-nouns.ts';
import { stem } from '../rules/en/stem.ts';
import { titleOf } from '../rules/en/titles.ts';
import { isQuotedAt, type Text, tokensWithin } from './text.ts';

/** "the store": words that name something as known, and nothing in them that says which. */
interface Definite {
  /** Index of its article among the tokens. */
  readonly at: number;
  /** Its noun. */
  readonly noun: string;
  /** "several schemes": of those that were told of, if any were. */
  readonly isSome: boolean;
}

/** Most words between "the" and the end of its noun. */
const LONGEST = 5;
const AGED = /^\S+-year-olds?$|^\d+-year/;
/** "Lowland-born": a name that only tells of what sort the noun is. */
const MADE_OF_NAME = /^\p{Lu}\S*-(?:\p{Ll}+(?:ed|ing)|born)$/u;

/**
 * Stems of what a stretch names as known ("the store", "the champion") and does not tell of itself: a reader who has the stretch alone does
 * not know which. Whether the article told of it in the same word is not asked: "the fall" goes back to "fell", "the champion" to a name.
 */
export function leansOn(text: Text, spans: readonly Span[]): readonly string[] {
  const own = spans.flatMap((s) => tokensWithin(text, s));
  const needs = new Set<string>();
  for (const { at, noun, isSome } of definitesIn(own)) {
    const key = stem(noun);
    if (KNOWN_BY_ITSELF.has(noun) || own.slice(0, at).some((t) => stem(t.lower) === key)) continue;
    // Of somebody's own words the reader expects less.
    const isLoose = isSome || isQuotedAt(text, own[at]!.start);
    if (isLoose && sourceNoun(noun) === undefined && !isToldBefore(text, key, own[0]!.start)) continue;
    needs.add(key);
  }
  for (const [i, t] of own.entries())
    if (COMPARING_ADJECTIVES.has(t.lower) && !own.slice(i, i + LONGEST).some((u) => COMPARED_WITH.has(u.lower)))
      if (/^an?$/.test(own[i - 1]?.lower ?? '')) needs.add(stem(t.lower));
  return [...needs];
}

const isToldBefore = (text: Text, key: string, start: number): boolean =>
  text.parse.tokens.some((t) => t.start < start && t.kind === 'word' && stem(t.lower) === key);

/** Things that tokens name as known without saying which, in their order. */
function definitesIn(tokens: readonly Token[]): readonly Definite[] {
  const out: Definite[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const isSome = PARTITIVE_QUANTIFIERS.has(tokens[i]!.lower) && tokens[i - 1]?.lower !== 'the';
    if (tokens[i]!.lower !== 'the' && !isSome) continue;
    let end = i + 1;
    while (end < tokens.length && end - i <= LONGEST && isInside(tokens, i, end)) end++;
    const head = tokens[end - 1]!;
    // "the second was": of what, stands elsewhere.
    if (end === i + 2 && ANAPHORIC_HEADS.has(head.lower) && !isSaidWhich(tokens, end))
      out.push({ at: i, noun: head.lower, isSome: false });
    // "the CEO": an office in capitals.
    const isOffice = /^\p{Lu}{2,}$/u.test(head.text) && (sourceNoun(head.lower) ?? titleOf(head.lower)) !== undefined;
    if (end === i + 1 || head.kind !== 'word' || !(isOffice || /^\p{Ll}/u.test(head.text))) continue;
    const inner = tokens.slice(i + 1, isOffice ? end - 1 : end);
    // "the prize-winning actress", "the Lowland-born actress": another word for somebody.
    const isAged = inner.some((t) => AGED.test(t.lower) || MADE_OF_NAME.test(t.text));
    // "the Lowland governor" says whose.
    if (inner.some((t) => isUnique(t.lower) || (/^\p{Lu}/u.test(t.text) && !isAged))) continue;
    // "the two forms of aid": those that were counted before.
    const isCounted = SMALL_NUMBERS.has(tokens[i + 1]!.lower);
    if (!isCounted && isSaidWhich(tokens, end)) continue;
    out.push({ at: i, noun: head.lower, isSome });
  }
  return out;
}

/** Whether the token goes on with what "the" began. */
function isInside(tokens: readonly Token[], the: number, i: number): boolean {
  const t = tokens[i]!;
  if (t.kind === 'mark' || t.lower === "'s" || t.lower === "'") return false;
  if (/^others?$/.test(t.lower)) return i === the + 1;
  if (FUNCTION_WORDS.has(t.lower) && !isUnique(t.lower)) return false;
  if (i === the + 1) return true;
  if (AUXILIARIES.has(t.lower) || COMMON_VERBS.has(t.lower) || isAdverb(t.lower)) return false;
  return !/[a-z]{2}ed$/.test(t.lower) && !verbByForm(t.lower).some((r) => r.form === 'past' || r.form === 's');
}

/** "of the harbour", "in Port Nara", "'s largest". */
function isSaidWhich(tokens: readonly Token[], end: number): boolean {
  const [next, then] = [tokens[end], tokens[end + 1]];
  if (next === undefined) return false;
  if (NOUN_COMPLEMENTS.has(next.lower)) return true;
  if (then === undefined) return false;
  if (next.lower === "'s") return isUnique(then.lower);
  return PLACE_PREPOSITIONS.has(next.lower) && (/^\p{Lu}/u.test(then.text) || /^an?$/.test(then.lower));
}
