import { wordSet } from './word-set.ts';

/** Words of bylines that are no part of a name. */

/** What a byline has in the place of a name, in lower case: "*staff*", "*follow author*". */
export const NOBODY: ReadonlySet<string> = new Set([
  ...wordSet('by and author authors staff admin unknown guest'),
  'follow author',
]);

/** First words of lines beside a byline that name no author of the text: "*Edited* by Ada Holm". */
export const BESIDE_BYLINE = /^\s*(?:edited|editing|updated|published|last updated|photo|illustration)/i;

/** What somebody does, behind a word that says of what: "Showbiz *Reporter*". */
export const JOB_END = /\s(?:reporter|editor|correspondent|writer|columnist|desk|staff|team)$/i;
