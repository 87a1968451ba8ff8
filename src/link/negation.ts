import type { Token } from '../records/parse.ts';
import {
  AFFIRMATIVES,
  NEGATED_PHRASES,
  NEGATING_VERBS,
  NEGATION_GOES_ON,
  NEGATIONS_OF_CONTENT,
  NO_NEGATION_BEHIND,
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

/** Words with somebody for nobody and something for nothing. */
export const affirmed = (words: string): string =>
  words.replace(NOBODY, (found) => {
    const plain = AFFIRMATIVES.get(found.toLowerCase())!;
    return found[0] === found[0]!.toLowerCase() ? plain : plain[0]!.toUpperCase() + plain.slice(1);
  });
