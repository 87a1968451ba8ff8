import { UNKNOWN_ORIGIN } from '../rules/en/lint-context-words.ts';

/** True of words that say only that somebody told it: "sources", "two insiders". */
export const isUnknownOrigin = (words: string): boolean => UNKNOWN_ORIGIN.test(words);
