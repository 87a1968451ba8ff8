import type { TextFacts } from '../records/ledger.ts';
import { storyWords } from './story.ts';

/** Days between two reports within which they are compared: stories go on while reports follow, and an anniversary is another story. */
export const STORY_DAYS = 30;

/** Articles with which one is compared, at most: those that share most keys with it, of them the nearest in time. */
export const STORY_MOST = 48;

/** Articles out of one key, at most. */
export const STORY_KEY_MOST = 100;

/** Weightiest names and other words of a text that make its keys, of each so many. */
const MOST = 6;

/**
 * Keys of an article's story: two articles that share one may tell one story. Pairs of its weightiest names and words; a pure function of
 * the text, at most 66 short strings.
 */
export function storyKeys({ story }: Pick<TextFacts, 'story'>): string[] {
  const words = storyWords(story, MOST).sort();
  return words.flatMap((a, i) => words.slice(i + 1).map((b) => `${a} ${b}`));
}
