import type { CuePhrase } from '../../rules/en/cue-types.ts';
import { phrasesByFirstWord } from '../../rules/en/cues.ts';
import type { Item } from './items.ts';

/** The longest cue phrase that begins at item `k`, with its length in items. */
export function phraseAt(items: readonly Item[], k: number): { phrase: CuePhrase; length: number } | null {
  let best: { phrase: CuePhrase; length: number } | null = null;
  for (const phrase of phrasesByFirstWord(items[k]!.lower)) {
    const words = phrase.phrase.split(' ');
    if (words.length > (best?.length ?? 0) && words.every((w, i) => items[k + i]?.lower === w))
      best = { phrase, length: words.length };
  }
  return best;
}
