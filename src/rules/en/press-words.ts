import { DETERMINERS } from './grammar.ts';
import { COUNTRIES } from './places.ts';
import { wordSet } from './word-set.ts';

/** Words for the press that name no outlet. Lower case. */

/** Nouns of the press in general. */
export const PRESS_NOUNS: ReadonlySet<string> = wordSet(
  `media press newspaper newspapers paper papers daily dailies weekly weeklies tabloid tabloids broadsheet broadsheets magazine magazines broadcaster
   broadcasters radio television tv station stations channel channels network networks website websites site sites portal portals blog blogs podcast
   podcasts publication publications outlet outlets agency agencies reports journal journals programme programmes program programs bulletin bulletins newscast newscasts`,
);

/** Words before a noun of the press that make it one: "*news* agency". */
export const PRESS_QUALIFIERS: ReadonlySet<string> = wordSet(
  `media press news newspaper local unconfirmed several some various other state domestic foreign
   wire radio television tv broadcast broadcasting cable satellite tabloid gossip`,
);

/** Nouns that are those of the press only with a word that says so: "news *agency*". */
export const LOOSE_PRESS_NOUNS = wordSet(
  `reports agency agencies paper papers site sites station stations press channel channels daily dailies weekly weeklies radio television tv network
   networks portal portals journal journals programme programmes program programs bulletin bulletins`,
);

/** Of these, those that are the press alone where one of them speaks: "a *daily* wrote". */
export const PERIODICAL_NOUNS = wordSet('daily dailies weekly weeklies');

/** Nouns of places by which a paper is a newspaper and no study: "a paper in the *capital*". */
export const PRESS_PLACES = wordSet(
  `capital city town village valley coast island islands province region county district north south east west hills mountains country port state abroad
   neighbourhood neighborhood borough suburb suburbs area highlands lowlands interior`,
);

/** Of these, the ones that also a word of rank, place or side makes those of the press: "a *rival* paper". */
export const RANKED_PRESS_NOUNS = wordSet(
  'paper papers press station stations channel channels daily dailies weekly weeklies radio television tv network networks journal journals',
);

/** Words of rank, place or side before such a noun. */
export const PRESS_RANKS = wordSet(
  `rival competing regional national nationwide provincial municipal district neighbouring neighboring overseas international leading major influential
   independent private commercial public state-run state-owned government-run pro-government opposition conservative liberal left-wing right-wing
   left-leaning right-leaning evening morning sunday business financial sports student campus community religious underground online daily weekly`,
);

/** Determiners that point back to an outlet told of before: "*the* paper". */
export const BACKWARD_DETERMINERS = wordSet('the its his her their this that these our');

/** What may stand behind a noun of the press that names no outlet: "newspapers *in* the north". */
export const BEHIND_PRESS_NOUNS = wordSet('in of on from near here there and across around that with at abroad close');

/** Adjectives of countries: "a *Danish* newspaper" names none. */
export const DEMONYMS: ReadonlySet<string> = new Set(
  COUNTRIES.flatMap((line) => line.split('|')[2]!.toLowerCase().split('/')).filter((w) => w !== ''),
);

/** Words that open a mention of the press and have a capital only at the head of a sentence: "*Local* media". */
export const PRESS_OPENERS: ReadonlySet<string> = new Set([
  ...DETERMINERS,
  ...PRESS_NOUNS,
  ...PRESS_QUALIFIERS,
  ...PRESS_RANKS,
  'one',
  'two',
  'many',
  'most',
]);

/** Words in the names of outlets: "the Nara *Herald*". */
export const OUTLET_NAME_WORDS = wordSet(
  `post times herald ledger gazette tribune courier journal news chronicle mail observer star standard express mirror telegraph radio tv television press
   review bulletin echo examiner dispatch record reporter sentinel inquirer mercury messenger monitor advertiser argus bugle weekly daily magazine
   broadcasting network channel agency`,
);
