import type { Token } from '../records/parse.ts';
import {
  AFFIRMATIVES,
  NEGATED_PHRASES,
  NEGATING_VERBS,
  NEGATION_GOES_ON,
  NEGATIONS_OF_CONTENT,
  NO_NEGATION_BEHIND,
  WITHOUT_ARTICLE,
} from '../rules/en/negation.ts';

/** How many negations stand over the statement that these tokens (ascending indices) make: an odd number denies its affirmative. */
export function negations(tokens: readonly Token[], list: readonly number[]): number {
  const at = negatedAt(tokens, list);
  return at.filter((k, n) => n === 0 || !goesOn(tokens, list, at[n - 1]!, k)).length;
}

/** Places in `list` of the words that negate. */
export function negatedAt(tokens: readonly Token[], list: readonly number[]): number[] {
  const out: number[] = [];
  const word = (k: number): string => (k >= 0 && k < list.length ? tokens[list[k]!]!.lower : '');
  for (let k = 0; k < list.length; k++) {
    const w = word(k);
    if (NEGATIONS_OF_CONTENT.has(w)) {
      if (NO_NEGATION_BEHIND.has(`${w} ${word(k + 1)}`)) continue;
      out.push(k);
    } else if (NEGATING_VERBS.has(w) && /^(?:to|in)$/.test(word(k + 1))) out.push(k);
    else if (NEGATED_PHRASES.has(w) && !/^(?:that|the|a|an|of)$/.test(word(k - 1))) out.push(k);
  }
  return out;
}

/** True where a negation is one with the one before it: "no call, *no* siren", "neither seen *nor* heard". */
function goesOn(tokens: readonly Token[], list: readonly number[], first: number, next: number): boolean {
  const word = (k: number): string => tokens[list[k]!]?.lower ?? '';
  if (word(next) === 'nor') return true;
  return (
    /^(?:no|not|never|without)$/.test(word(next)) && word(first) === word(next) && NEGATION_GOES_ON.has(word(next - 1))
  );
}

const NOBODY = new RegExp(`\\b(?:${[...AFFIRMATIVES.keys()].join('|')})\\b`, 'gi');
const NO = /\bno (\p{L}[\p{L}\p{N}’'-]*)/giu;

/** Words with somebody for nobody, something for nothing and "a gate" for "no gate". */
export const affirmed = (words: string): string =>
  words
    .replace(NOBODY, (found) => asWritten(found, AFFIRMATIVES.get(found.toLowerCase())!))
    .replace(NO, (found, noun: string) => {
      const lower = noun.toLowerCase();
      if (NO_NEGATION_BEHIND.has(`no ${lower}`)) return found;
      const bare = /[^s]s$/.test(lower) || WITHOUT_ARTICLE.has(lower);
      return asWritten(found, bare ? noun : `${/^[aeiou]/.test(lower) ? 'an' : 'a'} ${noun}`);
    });

/** With a capital where the words that it stands for have one. */
const asWritten = (found: string, words: string): string =>
  found[0] === found[0]!.toLowerCase() ? words : words[0]!.toUpperCase() + words.slice(1);
