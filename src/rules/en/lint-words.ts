/** Words that the lint looks for, with examples of our own. */

export { LOADED_VERBS, type LoadedVerb } from './loaded-verbs.ts';

/** What behind such a verb shows that nothing is said by it: "claimed responsibility", "claimed the title". */
export const NOT_SAID: ReadonlySet<string> = new Set(
  'responsibility credit loss losses deduction deductions victory asylum lives life benefits compensation damages expenses into shut defeat'.split(
    ' ',
  ),
);

/** Words that leave open whether something is so; numbers that are bounded aside. */
export const DOUBT_WORDS: ReadonlySet<string> = new Set(
  (
    'may might could possibly perhaps maybe probably likely unlikely apparently allegedly reportedly supposedly purportedly presumably seemingly potentially suspected ' +
    'alleged appears appeared seems seemed unconfirmed'
  ).split(' '),
);

/** Days that are known only from the day on which the text came out. */
export const DAYS_BY_TODAY: readonly (readonly string[])[] = [
  ['yesterday'],
  ['tomorrow'],
  ['tonight'],
  ['today'],
  ['last', 'night'],
  ['this', 'morning'],
  ['this', 'afternoon'],
  ['this', 'evening'],
];

/** Words that show that a charge is one of a court or told as one, so that it has its source. */
export const CHARGED_WORDS: ReadonlySet<string> = new Set(
  (
    'charged charges convicted conviction sentenced jailed imprisoned pleaded pled plea trial court indicted indictment prosecutors prosecutor alleged allegedly allegations ' +
    'allegation accused accuses suspected arrested investigated investigation inquiry denied denies lawsuit sued verdict found ruled'
  ).split(' '),
);

/** Words before a quotation in marks that show that it is a name for something: "known as", "called". */
export const NAMING_WORDS: ReadonlySet<string> = new Set(
  (
    'documentary documentaries painting exhibition opera musical podcast essay poem sitcom episode trailer brand ' +
    'called known dubbed named titled entitled nicknamed branded labelled labeled termed described word words term phrase slogan motto song film movie book album novel play ' +
    'series show single video game reading read reads saying sign banner headline nickname title operation hashtag codenamed means meaning'
  ).split(' '),
);
