/** Words in and beside the names of bodies, places and outlets, by which these are found, told apart and joined. Lower case. */
import { wordSet } from './word-set.ts';

/** Nouns of companies that go on with what these make: "the *maker* of Dunmore bars". */
export const PRODUCER_NOUNS = wordSet('maker manufacturer producer publisher operator');

/** Nouns for businesses before their names, at the start of a sentence: "*Insurer* Holm Mutual". */
export const BUSINESS_NOUNS = wordSet('insurer brewer lender');

/** Nouns that speak of a company or of any other body: "the *group*". */
export const ANY_BODY_NOUNS = wordSet('group organization organisation');

/** Words of public bodies, which "the company" does not mean: "the Harbour *Ministry*". */
export const PUBLIC_BODY_WORDS = wordSet(
  'ministry department court senate congress government police army house parliament union party committee council campaign navy',
);

/** Words that a company's name may leave out: "Norrvik *Motors*". */
export const CORPORATE_WORDS = wordSet(
  'inc corp corporation co company ltd plc llc computer motor motors group holdings ag sa',
);

/** Last words of bodies that are not called by the place or person in their name: "Marl *Council*" is not "Marl". */
export const LOCAL_BODY_WORDS = wordSet(
  `council police university college hospital court port harbour harbor airport school museum board authority city county station
   district bank house parliament assembly government ministry office commission committee department service church cathedral abbey
   palace castle prison jail army navy guard brigade force foundation institute academy library theatre theater festival union
   association federation society league party times herald gazette tribune chronicle courier mail post news journal`,
);

/** Nouns of what countries have: "the *coast* of Calmera", "Calmera's *president*". */
export const NATIONAL_NOUNS = wordSet(
  `coast capital government president parliament army navy border borders ministers republic kingdom embassy territory foreign prime
   central supreme interior defence defense`,
);

/** Last words by which a body is called alone: "the *Front*". */
export const SHORT_BODIES = wordSet(
  'front movement brigade brotherhood resistance alliance coalition league trust union foundation network',
);

/** Words of names that outlets and other bodies have: "Harbour *Press*", "Harbour News *Agency*". */
export const NEWS_BODY_WORDS = wordSet('agency press news paper radio wire service network bureau channel');

/** Nouns for places that their names follow: "the *island* of Ker". */
export const PLACE_NOUNS = wordSet(
  `island isle islands city town village port province region district county peninsula valley hamlet municipality principality`,
);

/** Nouns behind a medium that carries words: "on its Facebook *page*". */
export const CHANNEL_NOUNS = wordSet('page pages post posts account channel group video feed');

/** Small words of the names of bodies, of which acronyms and comparisons take no note: "the Guild *of* Millers". */
export const SMALL_NAME_WORDS = wordSet('the of for and on in & a');

/** Small words that join names into one: "University *of* Nara". */
export const NAME_JOINTS = wordSet("'s of and for the");

/** Words with a full stop that go on into a name at the start of a sentence: "*Sen*. Holm", "*St*. Maren". */
export const NAME_ABBREVIATIONS = wordSet(
  `sen gov rep gen lt col maj capt sgt cpl pvt dr mr mrs ms prof rev adm cmdr hon st jr sr det insp supt brig spc pfc messrs mt ft
   inc corp co ltd no`,
);

/** Words with a capital at the start of a sentence that belong to no name behind them: "*Former* Rovers captain". */
export const NAME_ASIDES = wordSet('former ex neighbouring neighboring nearby');

/** Plural nouns for people that are made from what they do: "*stallholders*", "*cyclists*". */
export const TRADE_PLURALS = /\p{L}{3}(?:[bcdfghjklmnpqrstvwz]ers|tors|sors|ists|ians|women|men)$/u;

/** Adjectives that are made with a name: "the *Varn-born* star". */
export const ADJECTIVES_OF_NAMES =
  /-(?:born|based|bred|raised|educated|trained|led|backed|owned|run|controlled|held|made|built|registered|listed|funded|style|era)$/;
