import { isCapital } from '../records/in-parse.ts';
import type { Token } from '../records/parse.ts';
import { PAST_FORMS, PRESENT_FORMS, RELATIVE_OPENERS } from '../rules/en/clauses.ts';
import { AUXILIARIES, BE, DETERMINERS, HAVE, PREPOSITIONS } from '../rules/en/grammar.ts';
import { CLITIC_HOSTS, PREPOSITIONS_IN_ING } from '../rules/en/statement-words.ts';

/** True where the word at place `k` of `list` is a finite verb, as far as its letters and its neighbours show. */
export function finiteAt(tokens: readonly Token[], list: readonly number[], k: number): boolean {
  const t = tokens[list[k]!]!;
  if (t.kind !== 'word') return false;
  const before = k > 0 ? tokens[list[k - 1]!]!.lower : '';
  if (AUXILIARIES.has(t.lower) || t.lower === 'cannot') {
    if (t.lower === "'s" || t.lower === "'d") return CLITIC_HOSTS.has(before);
    if (t.lower === 'be') return before === 'to';
    return !/^(?:being|been|having)$/.test(t.lower) && !(isCapital(t) && k > 0);
  }
  if (isCapital(t) && k > 0) return false;
  if (PRESENT_FORMS.has(t.lower)) return !DETERMINERS.has(before) && !PREPOSITIONS.has(before);
  if (DETERMINERS.has(before) || BE.has(before) || HAVE.has(before)) return false;
  if (PAST_FORMS.has(t.lower)) return true;
  return /[a-z]{2}ed$/.test(t.lower) && k > 0 && !PREPOSITIONS.has(before);
}

export const hasVerb = (tokens: readonly Token[], list: readonly number[]): boolean =>
  list.some((_, k) => finiteAt(tokens, list, k));

/** "killing": in small letters, and none of the words in -ing that are prepositions. */
export const looksLikeGerund = (t: Token): boolean =>
  /[a-z]{3}ing$/.test(t.lower) && !isCapital(t) && !PREPOSITIONS_IN_ING.has(t.lower);

/**
 * Place in `list` of the main verb, as far as letters and neighbours show; -1 without one. A verb behind a relative pronoun belongs to the noun before
 * it, and so do those that "and" joins to it: in "the people *who were hurt* have left" the main verb is the second.
 */
export function mainVerbAt(tokens: readonly Token[], list: readonly number[]): number {
  let inner = 0;
  let seen = false;
  for (let k = 0; k < list.length; k++) {
    const { lower } = tokens[list[k]!]!;
    if ((k > 0 && RELATIVE_OPENERS.has(lower)) || (seen && /^(?:and|or|but)$/.test(lower))) inner++;
    else if (finiteAt(tokens, list, k)) {
      if (inner === 0) return k;
      inner--;
      seen = true;
    }
  }
  return -1;
}
