import type { CuePhrase } from '../../rules/en/cue-types.ts';
import { phrasesByFirstWord } from '../../rules/en/cues.ts';
import type { Item } from './items.ts';

/** A phrase cut into words, kept because it is asked for at every token that could begin it. */
const wordsOf = new Map<CuePhrase, readonly string[]>();

function words(phrase: CuePhrase): readonly string[] {
  const known = wordsOf.get(phrase);
  if (known) return known;
  const cut = phrase.phrase.split(' ');
  wordsOf.set(phrase, cut);
  return cut;
}

/** The longest cue phrase that begins at item `k`, with its length in items. */
export function phraseAt(items: readonly Item[], k: number): { phrase: CuePhrase; length: number } | null {
  for (const phrase of phrasesByFirstWord(items[k]!.lower)) {
    const cut = words(phrase);
    if (cut.every((w, i) => items[k + i]?.lower === w)) return { phrase, length: cut.length };
  }
  return null;
}
