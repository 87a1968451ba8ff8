import { wordSet } from './word-set.ts';

/** Words by which a digest knows what a pronoun or a pointing word may stand for. Lower case. */

/** Pronouns for whose place a possessive is put: "*their* gate" is "the board's gate". */
export const POSSESSIVES_BUT_HER = wordSet('his its their');

/** Pronouns for whose place a name is put. */
export const THIRD_PRONOUNS = wordSet('he she it him they them');

/** Ends of nouns of more than one, to which "they" may go back: "ferries", "fishermen". */
export const PLURAL_END = /[^s]s$|(?:people|men|women|children|police)$/;

/** Nouns of a person, to whom "he" and "she" may go back. */
export const PERSON_ANTECEDENTS = wordSet(
  'man woman boy girl minister mayor officer official spokesman spokeswoman driver doctor',
);

/** Determiners of a noun to which "it" may go back: "*the* gate". */
export const THING_DETERMINERS = wordSet('the a an its their');

/** What says behind "those" which are meant: "those *killed*". */
export const THOSE_COMPLEMENTS = wordSet('who of in with killed injured affected responsible');

/** Nouns of time behind "this" that point at nothing told: "this *year*". */
export const TIME_BEHIND_THIS = wordSet('year month week summer winter spring autumn season morning afternoon evening');

/** Words that place a time by the day of publication: "*last* night". */
export const RELATIVE_TIME_WORDS = wordSet('last next past coming');

/** Seasons, and what may stand for one: "last *autumn*". */
export const SEASONS = wordSet('summer winter spring autumn fall season');
