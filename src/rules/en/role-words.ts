/** Nouns for people, by what their mention tells of who they are. Lower case. */
import { wordSet } from './word-set.ts';

/** Nouns for people whose names are withheld by the noun itself: "an *insider*". */
export const WITHHELD_NOUNS = wordSet('source insider tipster informer leaker');

/** Traits by which the article says that it keeps a name back: "an *unnamed* harbour official". */
export const UNNAMED_TRAITS = wordSet('anonymous unnamed unidentified');

/** Nouns of people who come and go in an article: not the way to speak of somebody whose name was told. "a *witness*" */
export const PASSING_NOUNS = wordSet(
  'official source witness judge officer resident expert analyst person voice poster',
);

/** Who speaks or stands in for somebody: known by whom. "a *lawyer* for the port" */
export const AGENT_NOUNS: ReadonlySet<string> = new Set([
  ...wordSet('lawyer attorney solicitor counsel representative publicist agent deputy'),
  'press officer',
]);

/** Whose work the article reports: a reader can find out who they are. "the *authors*" */
export const AUTHOR_NOUNS = wordSet('author researcher scientist co-author manufacturer');

/** Nouns whose bearer says "we" for a body: what it speaks for is meant. "the *chairman*: we will sell" */
export const SPEAKING_OFFICES = wordSet(
  `spokesman spokeswoman spokesperson ceo commander director chairman chairwoman chair secretary manager president general founder
   co-founder executive chief counsel head leader representative`,
);

/** Titles that are as often names of papers: "the *Observer*". */
export const TITLES_OF_PAPERS = wordSet('economist observer reporter leader engineer');

/** What judges are called by: "a *federal* judge". */
export const COURT_TRAITS = wordSet('federal district county state high crown superior circuit senior');

/** Words near "paper" that make it a study: "the *researchers* said in the paper". */
export const STUDY_WORDS = wordSet('study studies researcher researchers scientist scientists journal');
