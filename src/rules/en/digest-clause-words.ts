import { wordSet } from './word-set.ts';

/** Words by which a digest tells clauses from pieces of them, and how it puts its own sentences together. Lower case. */

/** Words that begin no clause of its own: "*whether* the gate held", "*of* the sale". */
export const NO_CLAUSE_OPENERS = wordSet('to of for about on as whether if how why what which who when where with in');

/** Auxiliaries and modals that are finite: "the gate *had* held". */
export const FINITE_AUXILIARIES = wordSet(
  `is are was were has have had will would can could may might must should shall does do did 're 've 'll 'd wo ca ai`,
);

/** Past forms without -ed of common verbs: "the gate *fell*". */
export const COMMON_PAST_FORMS = wordSet(
  `fell rose began broke came went took gave kept held won lost ran saw led left met made got found knew heard felt said told grew stood swept
   struck paid sold bought spent cost hit put set cut let shut`,
);

/** Auxiliaries that stay as they are before a verb of saying: "*has not* said". */
export const KEPT_AUXILIARIES = wordSet(
  "has have had is are was were did does do would could will not n't neither 've been",
);

/** Finite forms of "be" before a participle in -ing: "*is* asking". */
export const FINITE_BE = wordSet('is are was were');

/** Auxiliaries before a negation and a bare infinitive: "*did* not say". */
export const BARE_INFINITIVE_AUXILIARIES = wordSet('did does do would could will');

/** What the setting of a saying begins with: "*at a* briefing". */
export const SETTING_START = /^(?:at|in|on|during|after|through|via)\s(?:an?|the)?\s?\S+/;

/** Words that make a setting one that was told of before: "at *the same* meeting", "in *his* letter". */
export const KNOWN_SETTING = /\b(?:his|her|its|their|this|that|same)\b/;

/** Verbs behind which a quotation may stand whole: "She *wrote*: “The gate held.”" */
export const QUOTATION_VERBS = wordSet('say write report tell announce warn predict');

/** Verbs whose content may be turned from before its tag to behind "that": "*confirmed* that the leases had ended". */
export const THAT_CLAUSE_VERBS = wordSet('say report write warn predict announce rule confirm');

/** Verbs that may be a tag behind their content: "The gate held, she *insisted*". */
export const TAG_VERB_LEMMAS = wordSet('say report write warn predict tell announce rule promise confirm deny insist');

/** Words that begin a content and lean on nothing before it: "*which* gate had failed". */
export const CONTENT_OPENERS = wordSet('that which who whose');

/** Words between cue and content of what was said at another time: "said at the *time* that". */
export const THEN_WORDS = wordSet('time then once moment ago');

/** Participles by which a caption says what its picture has: "is *seen* beside". */
export const DEPICTING_PARTICIPLES = wordSet('seen pictured shown depicted photographed');

/** Prepositions behind a participle that may go on with its noun: "rowers dressed *in* white". */
export const PICTURE_PREPOSITIONS = wordSet('in by as');

/** Conjunctions behind which "that" stands for something told: "if *that* changes". */
export const CLAUSE_CONJUNCTIONS = wordSet(
  'if because when while although though unless whether since after before until once',
);

/** Particles behind which "that" was the object of the verb: "turned *that* down". */
export const VERB_PARTICLES = wordSet('down off away back out');

/** Auxiliaries of what happens on one day: "*was* opened today", "*will* open tomorrow". */
export const DATED_AUXILIARIES = wordSet("was were had did will 'll would");

/** Auxiliaries in a present form, by which a scene is told as it is shown. */
export const PRESENT_AUXILIARIES = wordSet("is are 's 're can");
