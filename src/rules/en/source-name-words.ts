/** Words in and beside the names of sources, by which two of them are told apart. Lower case. */
import { wordSet } from './word-set.ts';

/** Articles, conjunctions and prepositions in a name, which do not tell it from others: "Bank *of the* North". */
export const NAME_FUNCTION_WORDS = wordSet('a an and at by for from in of on or the to with');

/** The same with possessives: "the mayor *and her* council". */
export const BODY_FUNCTION_WORDS: ReadonlySet<string> = new Set([
  ...NAME_FUNCTION_WORDS,
  ...wordSet('its his her their our'),
]);

/** Where the head of a source ends, and what only describes it begins: "officials *briefed* on the talks". */
export const SOURCE_HEAD_ENDS = / (?:of|for|at|in|from|with|who|that|which|on|to|by|cited|familiar|briefed) /;

/** Bodies that a town has; where an article speaks of them, the name of a capital is the town and not the country's government: "Nara *police*". */
export const LOCAL_BODIES =
  /(?:^| )(?:police|mayor|organi[sz]ers?|council|senate|hospital|firefighters|fire brigade|residents|town|city)(?: |$)/;
