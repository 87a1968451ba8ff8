import { wordSet } from './word-set.ts';

/** Words by which it is told what a number counts. Lower case. */

/** Auxiliaries between what is counted and its participle: "17 people *have been* hurt". */
export const FATE_AUXILIARIES = wordSet('is are was were be been being have has had');

/** Words of a passive infinitive behind a participle of belief: "are believed *to be* trapped". */
export const INFINITIVE_AUXILIARIES = wordSet('to be have been');

/** Participles that only tell how sure it is: "17 are *feared* dead". */
export const EPISTEMIC_PARTICIPLES = wordSet(
  'believed feared thought reported said expected estimated known understood presumed',
);

/** Adjectives that add to a count told before: "17 killed and 28 *more* wounded". */
export const ADDITIVE_ADJECTIVES = wordSet('more other further additional');

/** Participles without -ed that tell what became of the counted: "400 jobs *lost*". */
export const IRREGULAR_PARTICIPLES = wordSet(
  'lost sold hurt found held shot built sent made taken given won cut paid spent seen told left',
);

/** Adjectives of the state in which people were left: "some 30,000 have been left *homeless*". */
export const RESULTING_STATES = wordSet('homeless stranded destitute jobless dead injured paralysed paralyzed');

/** Verbs whose subject can be a number alone: "Nine *said* that they had no water". */
export const BARE_COUNT_VERBS = wordSet(
  `predicted expected forecast backed opposed supported favoured favored thought believed wanted chose abstained answered replied said say says
   told fled swam died went came left voted stayed remained survived complained refused agreed declined drowned waited returned escaped
   managed failed tested`,
);

/** Nouns of more than one that do not end in -s: "40 *aircraft*". */
export const PLURALS_WITHOUT_S = wordSet('aircraft people men women children police troops crew feet personnel');

/** Determiners of what is known to the reader: "300 of *the* villagers". */
export const DEFINITE_DETERMINERS = wordSet('the its their his her our those these');

/** The same with "all", between "of" and what is counted: "17 of *all their* boats". */
export const WHOLE_DETERMINERS: ReadonlySet<string> = new Set([...DEFINITE_DETERMINERS, 'all']);

/** What may stand behind "half" where it is a part of a whole: "half *as* many", "half *that* sum". */
export const HALF_COMPLEMENTS: ReadonlySet<string> = new Set([...WHOLE_DETERMINERS, 'of', 'as', 'that']);

/** Words before "two" that make it a pair that is known, and no count: "*the* two". */
export const ANAPHORIC_BEFORE_TWO = wordSet('the these those first last other your our us you them we');

/** Parts of one thing, as in "three *quarters* of a point". */
export const PARTS_OF_ONE = wordSet('halves thirds quarters fifths tenths');

/** Words that make a half, a third or a quarter one in an order: "the *second* half". */
export const ORDERED_PARTS = wordSet('first second other better third last top bottom');

/** Nouns of what covers things: "under two feet of *snow*" tells where they lie. */
export const COVERING_MATTER = wordSet('water floodwater snow mud ice sand silt ash earth soil rock rubble concrete');
