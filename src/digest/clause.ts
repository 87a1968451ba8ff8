import type { Attribution } from '../records/attribution.ts';
import { datelineDash } from '../records/dateline.ts';
import { hull, type Span } from '../records/span.ts';
import { verbByForm } from '../rules/en/cues.ts';
import { COMMON_PAST_FORMS, FINITE_AUXILIARIES, NO_CLAUSE_OPENERS } from '../rules/en/digest-clause-words.ts';
import { BEGINNERS, LEANING_FIRST, TYING_OPENERS, TYING_PHRASES } from '../rules/en/digest-words.ts';
import { MEN, MORE_MEN, MORE_WOMEN, WOMEN } from '../rules/en/given-names.ts';
import { COORDINATORS, DETERMINERS, SUBJECT_PRONOUNS } from '../rules/en/grammar.ts';
import { SMALL_NUMBERS } from '../rules/en/numbers.ts';
import { sourceNoun } from '../rules/en/source-nouns.ts';
import { titleOf } from '../rules/en/titles.ts';
import { formsOf, isPairAmid, writtenAmid } from './capitals.ts';
import { sentenceAt, type Text, tokensWithin } from './text.ts';

const GIVEN: ReadonlySet<string> = new Set([WOMEN, MORE_WOMEN, MEN, MORE_MEN].flatMap((l) => l.split(' ')));

/** Whether a content is a clause of its own: a quotation, or words with a verb behind their subject. */
export function isClause(text: Text, pieces: readonly Span[]): boolean {
  const [first] = pieces;
  if (!first) return false;
  const tokens = tokensWithin(text, hull(pieces)!);
  const lower = tokens.map((t) => t.lower);
  if (NO_CLAUSE_OPENERS.has(lower[0] ?? 'to')) return false;
  return lower.some((w, i) => i > 0 && isFiniteForm(w));
}

/** A form that makes a clause: "had", "fell", "closed". */
const isFiniteForm = (word: string): boolean =>
  FINITE_AUXILIARIES.has(word) || COMMON_PAST_FORMS.has(word) || /[^e]ed$/.test(word);

export const opensWithThat = (text: Text, [first]: readonly Span[]): boolean =>
  tokensWithin(text, first!)[0]?.lower === 'that';

/** The first word of a sentence as it is amid one; null where that is not sure. */
export function amid(text: Text, span: Span): string | null {
  const [first, second] = tokensWithin(text, [withoutOpener(text, span), span[1]]);
  if (!first || first.kind === 'mark') return null;
  if (first.kind === 'number' || /^\p{Ll}/u.test(first.text)) return first.text;
  if (
    DETERMINERS.has(first.lower) ||
    (SUBJECT_PRONOUNS.has(first.lower) && first.lower !== 'i') ||
    BEGINNERS.has(first.lower) ||
    SMALL_NUMBERS.has(first.lower.split('-')[0]!)
  )
    return first.lower;
  const written = writtenAmid(text, first.text);
  const isBeforeName = second !== undefined && /^\p{Lu}/u.test(second.text);
  if (written === 'as is' && !isBeforeName) return first.text;
  if (isBeforeName && isPairAmid(text, first.text, second.text)) return first.text;
  if (isBeforeName && text.read.sources.some((s) => s.name.startsWith(`${first.text} ${second.text}`)))
    return first.text;
  // "President Reyes": an office before a name has its capital from the name.
  if (isBeforeName && titleOf(first.lower) !== undefined) return first.text;
  const isWord = sourceNoun(first.lower) !== undefined || titleOf(first.lower) !== undefined;
  // "Boost Mode": before another capital a word may be part of a name, unless it tells somebody's office.
  if (isBeforeName && !isWord) return GIVEN.has(first.lower) && written === 'unknown' ? first.text : null;
  if (written === 'small') return first.lower;
  return isWord && !formsOf(text).has(first.lower) ? first.lower : null;
}

/** A sentence with its first word as it is amid one. */
export const begun = (words: string, first: string): string =>
  words.toLowerCase().startsWith(first.toLowerCase()) ? first + words.slice(first.length) : words;

/** A clause that cannot be understood without what stood before it. */
export const isLeaning = (text: Text, span: Span): boolean =>
  LEANING_FIRST.has(tokensWithin(text, span).find((t) => t.kind !== 'mark')?.lower ?? 'that');

/** Whether contents before their tag are all of their sentence up to it: nothing of the clause is left out. */
export function isWhole(text: Text, a: Attribution, before: readonly Span[]): boolean {
  const [start, end] = hull(before)!;
  const s = sentenceAt(text, start);
  if (!s) return false;
  const lead = text.read.article.text.slice(s.span[0], start).replace(/["“”]/g, '').trim();
  const tokens = tokensWithin(text, [s.span[0], start]).filter((t) => t.kind !== 'mark');
  const isOpened =
    lead === '' ||
    tokens.every((t) => COORDINATORS.has(t.lower) || TYING_OPENERS.has(t.lower)) ||
    (/[,;:]$/.test(lead) === false && COORDINATORS.has(tokens.at(-1)?.lower ?? '') && /[,;]\s*\w+$/.test(lead));
  const between = text.read.article.text.slice(end, Math.min(a.cue[0], a.source[0]![0]));
  return isOpened && /^[\s,"”.–—-]*$/.test(between);
}

/** Where a sentence begins behind "But", "And", "Meanwhile,", a dateline or the time of an entry. */
export function withoutOpener(text: Text, span: Span): number {
  const tokens = tokensWithin(text, span);
  const dash = datelineDash(tokens);
  let i = dash >= 0 ? dash + 1 : 0;
  while (/^\d{1,2}[:.]\d\d$/.test(tokens[i]?.text ?? '')) i++;
  const from = i;
  while (i < from + 2 && TYING_OPENERS.has(tokens[i]?.lower ?? '')) i++;
  if (i === from) i += lengthOfPhrase(tokens.slice(i));
  if (i > from && tokens[i]?.text === ',') i++;
  return tokens[i]?.start ?? span[0];
}

/** Words of the tying phrase that stands first; 0 without one. */
function lengthOfPhrase(tokens: readonly { readonly lower: string }[]): number {
  const found = TYING_PHRASES.find((p) => p.every((w, k) => tokens[k]?.lower === w));
  return found?.length ?? 0;
}

/** Whether a verb of saying stands in it: somebody's words that were not read as theirs. */
export const tellsOfSaying = (text: Text, span: Span): boolean =>
  tokensWithin(text, span).some((t) =>
    verbByForm(t.lower).some(
      ({ verb, form }) =>
        (verb.act === 'say' || verb.act === 'allege') &&
        (form === 'past' || form === 's') &&
        verb.frames.includes('quote'),
    ),
  );
