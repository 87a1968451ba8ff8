import type { Token } from '../records/parse.ts';
import { NEGATED_PHRASES, NEGATING_VERBS, NEGATIONS_OF_CONTENT, NO_NEGATION_BEHIND } from '../rules/en/negation.ts';

/** How many negations stand over the statement that these tokens (ascending indices) make: an odd number denies its affirmative. */
export function negations(tokens: readonly Token[], list: readonly number[]): number {
  return negatedAt(tokens, list).length;
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
