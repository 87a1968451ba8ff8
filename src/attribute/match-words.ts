import { isAdverb, TIME_WORDS } from '../rules/en/grammar.ts';
import { modifierKind } from '../rules/en/modifiers.ts';

/**
 * Matches the words of a pattern from item `at` on; adverbs and times may stand between ("declined *on Monday* to comment"),
 * "n't" counts as "not". Gives the index behind the last word, or null.
 */
export function matchWords(
  items: readonly { readonly lower: string }[],
  at: number,
  words: readonly string[],
): number | null {
  let i = at;
  for (const [k, word] of words.entries()) {
    while (k > 0 && items[i] && !same(items[i]!.lower, word) && isBetween(items, i)) i++;
    if (!items[i] || !same(items[i]!.lower, word)) return null;
    i++;
  }
  return i;
}

const same = (lower: string, word: string): boolean => lower === word || (word === 'not' && lower === "n't");

/** An adverb or a time: it may part the words of a pattern. */
function isBetween(items: readonly { readonly lower: string }[], i: number): boolean {
  const word = items[i]!.lower;
  if (TIME_WORDS.has(word) || isAdverb(word)) return true;
  if (word === 'on' || word === 'so' || word === 'further')
    return TIME_WORDS.has(items[i + 1]?.lower ?? '') || word !== 'on';
  const kind = modifierKind(word);
  return kind === 'time' || kind === 'addition';
}
