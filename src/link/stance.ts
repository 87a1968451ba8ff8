import type { Attribution, Stance } from '../records/attribution.ts';
import type { Parse } from '../records/parse.ts';
import { judgingByFirstWord } from '../rules/en/judging-patterns.ts';
import { JUDGEMENTS } from '../rules/en/negation.ts';

/** The stance of who holds `outer` to something that holds `inner`: a denial of a denial asserts; doubt and silence stay what they are. */
export function compose(outer: Stance, inner: Stance): Stance {
  if (outer === 'asserts') return inner;
  if (outer === 'denies') return inner === 'denies' ? 'asserts' : inner === 'asserts' ? 'denies' : inner;
  return outer;
}

/** True where the tokens hold words that judge a claim ("are false", "did not happen"): their "not" is that judgement. */
export function judges(parse: Parse, list: readonly number[]): boolean {
  const lower = list.map((i) => parse.tokens[i]!.lower);
  const patterned = lower.some((w, k) =>
    judgingByFirstWord(w).some(({ words }) => words.every((x, n) => lower[k + n] === x)),
  );
  const line = lower.join(' ');
  return patterned || JUDGEMENTS.some((pattern) => pattern.test(line));
}

/**
 * Stance to the affirmative text of a statement. `negated`: the statement's own words hold a negation; `judging`: they judge a
 * claim, which the reader has already put into the attribution's stance; without an attribution (`null`) the judgement alone denies.
 * `asked`: it ends with a question mark.
 */
export function stanceOf(
  attribution: Attribution | null,
  { negated, judging, asked }: { negated: boolean; judging: boolean; asked: boolean },
): Stance {
  const own = attribution?.stance ?? 'asserts';
  if (asked && own === 'asserts') return 'questions';
  if (judging) return own === 'asserts' ? 'denies' : own;
  return negated ? compose(own, 'denies') : own;
}
