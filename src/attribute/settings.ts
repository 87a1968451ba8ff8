import type { Token } from '../records/parse.ts';
import { AUXILIARIES, DETERMINERS, PREPOSITIONS, SUBORDINATORS } from '../rules/en/grammar.ts';
import { MEDIUM_NOUNS, SETTING_NOUNS, SETTING_PREPOSITIONS } from '../rules/en/settings.ts';

/** Longest setting, in tokens: "at a hastily called news conference". */
const REACH = 6;

/**
 * "in a statement", "at a news conference", "on Twitter" from word `k` on: the cue takes it in when it stands beside it. Length in
 * words, or 0.
 */
export function settingAt(words: readonly Pick<Token, 'lower'>[], k: number): number {
  if (!SETTING_PREPOSITIONS.has(words[k]?.lower ?? '')) return 0;
  for (let i = k + 1; i < Math.min(words.length, k + REACH); i++) {
    const { lower } = words[i]!;
    // "on X." keeps its full stop as an initial does.
    if (SETTING_NOUNS.has(lower) || MEDIUM_NOUNS.has(lower.replace(/^x\.$/, 'x'))) return i + 1 - k;
    if (!/^[\p{L}\p{N}]/u.test(lower) || PREPOSITIONS.has(lower) || AUXILIARIES.has(lower) || SUBORDINATORS.has(lower))
      return 0;
  }
  return 0;
}

/** "a news conference", "the inquest" behind "told" from word `k` on. Length in words, or 0. */
export function occasionAt(words: readonly Pick<Token, 'lower'>[], k: number): number {
  if (!DETERMINERS.has(words[k]?.lower ?? '')) return 0;
  for (let i = k + 1; i < Math.min(words.length, k + REACH); i++) {
    const { lower } = words[i]!;
    if (SETTING_NOUNS.has(lower)) return i + 1 - k;
    if (!/^\p{L}/u.test(lower) || PREPOSITIONS.has(lower) || AUXILIARIES.has(lower) || SUBORDINATORS.has(lower))
      return 0;
  }
  return 0;
}
