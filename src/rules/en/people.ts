/**
 * Who can be a source, as data: titles before names, and the nouns for persons, groups, bodies, publishers and documents, each
 * with its kind and the grade that it has when no name stands with it.
 */
export { DOCUMENT_NOUNS } from './document-nouns.ts';
export { ORGANIZATION_NOUNS } from './organization-nouns.ts';
export { GROUP_NOUNS, PERSON_NOUNS } from './person-nouns.ts';
export type { NounGrade, SourceNoun } from './source-noun-types.ts';
export { LONGEST_SOURCE_NOUN, SOURCE_NOUNS, type SourceNounForm, sourceNoun } from './source-nouns.ts';
export {
  LONGEST_TITLE,
  NAME_SUFFIXES,
  TITLE_KINDS,
  TITLE_MODIFIERS,
  TITLES,
  type Title,
  type TitleKind,
  titleOf,
} from './titles.ts';
