/** Control characters, soft hyphens and blanks without width: they show nothing and would cut words. */
const UNSEEN = /[^\P{Cc}\s]|[\u00ad\u200b\u2060\ufeff]/gu;
/** One unit of those; all of them are one unit long. */
export const UNSEEN_UNIT: RegExp = /^(?:[^\P{Cc}\s]|[\u00ad\u200b\u2060\ufeff])/u;

/** Words of a page with white space folded to single blanks, less what shows nothing. */
export const foldInside = (words: string): string => words.replace(UNSEEN, '').replace(/\s+/g, ' ');

/** The same without white space at its ends. */
export const fold = (words: string): string => foldInside(words).trim();
