/**
 * Who can be a source, as data: titles before names, and the nouns for persons, groups, bodies, publishers and documents, each
 * with its kind and the grade that it has when no name stands with it.
 */
export { SOURCE_NOUNS, sourceNoun } from './source-nouns.ts';
export {
  TITLE_MODIFIERS,
  TITLES,
  titleOf,
} from './titles.ts';
