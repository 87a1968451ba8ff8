import { tokensIn } from '../records/in-parse.ts';
import type { Token } from '../records/parse.ts';
import type { Span } from '../records/span.ts';
import {
  BODY_STAFF_NOUNS,
  CLOSE_NOUNS,
  HOME_NOUNS,
  NAMELESS_OPENERS,
  OPEN_GROUPS,
  ORDINARY_NOUNS,
  TYING_VERBS,
  TYING_WORDS,
  WORK_NOUNS,
} from '../rules/en/insider-words.ts';
import { sourceNoun } from '../rules/en/people.ts';
import type { Draft } from './draft.ts';

/**
 * True of words that bring in a source without a name who knows the matter from inside, by what ties it to a person, a body or a document: "a clerk at
 * the registry", "an adviser to the mayor"; not of people who come by, "a resident of Varn".
 */
export function isInsider(draft: Draft, span: Span): boolean {
  const tokens = tokensIn(draft, span).filter((t) => t.kind !== 'mark');
  if (!NAMELESS_OPENERS.has(tokens[0]?.lower ?? '')) return false;
  const tie = tokens.findIndex((t, i) => i > 1 && (TYING_WORDS.has(t.lower) || t.lower === 'who'));
  const own = tie < 0 ? tokens : tokens.slice(0, tie);
  const noun = headOf(own);
  if (!noun || ORDINARY_NOUNS.has(noun) || own.some((t) => t.lower === 'press')) return false;
  const rest = tie < 0 ? [] : tokens.slice(tie);
  if (rest[0]?.lower === 'who') return rest.some((t) => TYING_VERBS.has(t.lower));
  if (rest.length > 1) return isTied(noun, rest);
  return BODY_STAFF_NOUNS.has(noun) && own.slice(1, -1).some((t) => isBodyWord(t.lower));
}

/** The noun for a person at the end of the words; null where there is none. */
function headOf(own: readonly Token[]): string | null {
  for (let n = Math.min(3, own.length - 1); n > 0; n--) {
    const words = own
      .slice(-n)
      .map((t) => t.lower)
      .join(' ');
    const form = sourceNoun(words);
    // "A number of", "a majority of": nobody in particular.
    if (form && n === 1 && form.noun.kind !== 'person') return null;
    if (form?.noun.kind === 'person') return own.at(-1)!.lower;
  }
  // A trade that is not listed: the source is known to be a person.
  return own.at(-1)!.lower;
}

/** What the noun is tied to is a person, a body, a work or a document, and no crowd. */
function isTied(noun: string, rest: readonly Token[]): boolean {
  const words = rest.slice(1).map((t) => t.lower);
  if (noun === 'member') return words.some(isBodyWord) && !words.some((w) => OPEN_GROUPS.has(w));
  if (CLOSE_NOUNS.has(noun)) return true;
  return words.some(isBodyWord);
}

/** A body, a work or a document that is no place to live in. */
function isBodyWord(word: string): boolean {
  if (WORK_NOUNS.has(word)) return true;
  const form = sourceNoun(word);
  return form !== undefined && form.noun.kind !== 'person' && !OPEN_GROUPS.has(word) && !HOME_NOUNS.has(word);
}
