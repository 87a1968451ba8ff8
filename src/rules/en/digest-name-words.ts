import { wordSet } from './word-set.ts';

/** Words by which a digest knows whether words name a source or a thing well enough. Lower case. */

/** Possessives before a noun for somebody: "*her* father", which does not say whose. */
export const POSSESSIVES = wordSet('his her its their my our');

/** A form of address with one name behind it, which is no whole name: "Mr. Reyes". */
export const ADDRESSED_BY_SURNAME = /^(?:Mr|Mrs|Ms|Miss|Dr)\.? \S+$/;

/** The form of address before a short name: "*Prof.* Reyes". */
export const FORM_OF_ADDRESS = /^(?:Mr|Ms|Mrs|Dr|Prof)\.? /;

/** Pronouns and quantifiers that begin no name: "*some* of them", "*they*". */
export const PRONOMINAL_FIRST = wordSet(
  `he she it they we i you who which that this these those his her its their our my your one some other others many most several both all another
   someone somebody nobody everyone none neither either`,
);

/** Words of saying in what was read as a name: "the mayor *said*". */
export const SAYING_IN_NAME = /\b(?:citing|according|said|says|told|quoting)\b/;

/** A count at the head of a description, before which "the" may stand: "*two* officials". */
export const LEADING_COUNT = /^(one|two|three|four|five|six|seven|eight|nine|ten)\s/;

/** What an office goes on with, so that it cannot stand before a name: "head *of* the harbour board". */
export const OFFICE_COMPLEMENT = / (?:of|at|in|for|with|on|to|and) |,/;

/** Determiners and "of" at the end of what stands before a name: what follows has no "the" of its own. */
export const DETERMINED_BEFORE = /\b(?:an?|of|its|their|his|her) $/;

/** Descriptions that point at somebody told of elsewhere: "*another* official", "*a separate* study", "*the former* mayor". */
export const ANAPHORIC_DESCRIPTION =
  /^(?:another|other|such|same|(?:an? )?(?:separate|similar|further|additional|second)|the (?:other|same|former|latter)|more)\b/;

/** A ground that begins with "because" and has no verb behind it: "because the sensitivity". */
export const GROUND_WITHOUT_VERB =
  /^because (?!of\b)(?!.*\b(?:is|are|was|were|had|has|have|could|would|might|feared?|did|do|does|not)\b)/;

/** Small words that tell nothing of who bears a name: "Bank *of the* North". */
export const NAME_CONNECTIVES = wordSet('the of and in for at a');

/** Words that make what they stand before one of its kind: "the *first*"; superlatives in -est are told by their end. */
const UNIQUE_WORDS = wordSet('first second third last next only most least best worst entire whole');

/** "the *largest*", "the *only*": one of its kind. */
export const isUnique = (word: string): boolean => UNIQUE_WORDS.has(word) || /^[a-z]{3,}est$/.test(word);

/** Words behind a noun that go on to say which one is meant: "the store *that*", "the head *of*". */
export const NOUN_COMPLEMENTS = wordSet('of that who whom whose which where to when why');

/** Prepositions before the place that says which one is meant: "the ferry *from* Port Nara". */
export const PLACE_PREPOSITIONS = wordSet(
  'in on at for from near between behind against with by into outside inside across along off',
);

/** Quantifiers of some of those that were told of: "*several* schemes". */
export const PARTITIVE_QUANTIFIERS = wordSet('many several both each most');

/** What stands alone behind "the" for one of those that were told of: "the *latter*". */
export const ANAPHORIC_HEADS = wordSet('first second third latter former other others');

/** Adjectives that set a thing beside one that was told of: "a *separate* study". */
export const COMPARING_ADJECTIVES = wordSet('separate similar further additional other same different');

/** What says beside what: "similar *to*". */
export const COMPARED_WITH = wordSet('to from than as');

/** Whose it is, before a noun: "her cousin", "the singer's cousin"; at the end of what stands before it. */
export const OWNER_BEFORE = /(?:['’]s?|\b(?:his|her|their|its|my|our))\s(?:[\p{L}-]+ ){0,2}$/iu;

/** Of what somebody is something: "head *of* the board". */
export const COMPLEMENT_BEHIND = /^ (?:of|to|for|at) /;

/** An article, and perhaps an age, and nothing else: "the 46-year-old". */
export const ARTICLE_ALONE = /^(?:the|an?)\s(?:\S*-year-old\s)?$/i;
