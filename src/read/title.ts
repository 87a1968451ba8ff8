import { ABBREVIATED_TITLE_END } from '../rules/en/abbreviations.ts';

/** Units of a headline that stands above a text, and of one that ends like a sentence. */
const LONG = 150;
const SENTENCE = 100;
/** Two sentences as short as this may be one headline. */
const SHORT = 60;

/** Letters and digits in lower case: what is left of a title when its marks are gone. */
export const letters = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * True where a first line looks like a headline: short, and without a full stop at its end; with one only where it stands alone
 * between empty lines, is one short sentence, and an article follows.
 */
export function isTitle(
  words: string,
  { alone, blocks }: { readonly alone: boolean; readonly blocks: number },
): boolean {
  if (words.length > LONG || !/\p{L}/u.test(words)) return false;
  // The end of a spoken sentence, or a colon or comma that what follows belongs to.
  if (/[:,]$/.test(words)) return false;
  const stop = /[.…]["'”’)\]]*$/.test(words) && !ABBREVIATED_TITLE_END.test(words);
  if (!stop) return true;
  const sentences = /\p{Ll}{3}[.!?]["'”’]? +\p{Lu}/u.test(words) && words.length > SHORT;
  return alone && blocks > 3 && words.length <= SENTENCE && /[^.][.]['’]?$/.test(words) && !sentences;
}
