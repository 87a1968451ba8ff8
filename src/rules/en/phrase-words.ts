/** Words by which the noun phrases that name a source are read: where they begin, go on and end. Lower case. */
import { wordSet } from './word-set.ts';

/** Words that open a relative, participial or prepositional clause between commas: "Ruiz, *who* lives there,". */
export const ASIDE_OPENERS = wordSet(
  'who whose which where when whom speaking in on at after before while during with by',
);

/** Endings of nouns for what somebody is: "bak*er*", "spokes*man*", "vice-*president*". */
const ROLE_ENDINGS = 'er or man woman person ist ant ent chief head president director minister general'.split(' ');

/** True for a word that ends like a noun for what somebody is. */
export const hasRoleEnding = (word: string): boolean => ROLE_ENDINGS.some((ending) => word.endsWith(ending));

/** Words that end a phrase: what stands behind them is no noun of it. "said on the floor *of*" */
export const PHRASE_BREAKS = wordSet(
  'of for in on at to by from with about after before during that which who and or but as when while is was are were',
);

/** Adjectives that stand behind their noun: "people *present* at the meeting". */
const POSTPOSITIVE = 'present aware involved privy knowledgeable able willing';

/** Those that end a noun phrase there. */
export const POSTPOSITIVE_ADJECTIVES = wordSet(`${POSTPOSITIVE} responsible`);

/** The same as they stand at the end of a source: "people *close* to the talks", "a letter *seen* by the paper". */
export const TRAILING_ADJECTIVES = wordSet(`${POSTPOSITIVE} familiar close seen`);

/** Prepositions of where somebody spoke, at the start of a sentence: "*Outside* the court, Ada Holm said". */
export const VENUE_PREPOSITIONS = wordSet('at in outside inside near before');
