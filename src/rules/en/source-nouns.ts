import type { SourceKind } from '../../records/source.ts';
import { DOCUMENT_NOUNS } from './document-nouns.ts';
import { ORGANIZATION_NOUNS } from './organization-nouns.ts';
import { GROUP_NOUNS, PERSON_NOUNS } from './person-nouns.ts';
import type { SourceNoun } from './source-noun-types.ts';

/** Every noun that can head a source: persons, groups, organizations, outlets and documents. */
export const SOURCE_NOUNS: readonly SourceNoun[] = [
  ...PERSON_NOUNS,
  ...GROUP_NOUNS,
  ...ORGANIZATION_NOUNS,
  ...DOCUMENT_NOUNS,
];

/** A form of a source noun as it was met. */
export interface SourceNounForm {
  readonly noun: SourceNoun;
  readonly plural: boolean;
  /** The kind of this form: a person in the plural is a group. */
  readonly kind: SourceKind;
}

const forms = new Map<string, SourceNounForm>();
for (const noun of SOURCE_NOUNS) {
  const kindOfPlural = noun.kind === 'person' ? 'group' : noun.kind;
  for (const plural of noun.plurals)
    if (!forms.has(plural)) forms.set(plural, { noun, plural: true, kind: kindOfPlural });
}
for (const noun of SOURCE_NOUNS)
  if (!forms.has(noun.noun) || !noun.plurals.includes(noun.noun))
    forms.set(noun.noun, { noun, plural: false, kind: noun.kind });

/** Length in words of the longest source noun: how far a reader needs to look back from a head. */
export const LONGEST_SOURCE_NOUN: number = Math.max(...[...forms.keys()].map((f) => f.split(' ').length));

/**
 * The source noun with this form, or undefined: `lower` in lower case, words joined by one blank ("press secretary",
 * "officials"). Try the longest run of words first.
 */
export const sourceNoun = (lower: string): SourceNounForm | undefined => forms.get(lower);
