import type { SourceKind } from '../../records/source.ts';
import { pluralOf } from './noun-plurals.ts';

/**
 * The grade of a source that is named by the noun alone:
 * - `role`: one accountable office or body ("the mayor", "the ministry"), as long as it is definite and singular
 * - `unnamed`: only a category ("a resident", "officials")
 * - `anonymous`: the noun itself shows that a name is withheld ("a source", "an insider")
 */
export type NounGrade = 'role' | 'unnamed' | 'anonymous';

/** A noun that can head a source. */
export interface SourceNoun {
  /** Lower case, singular; may have several words. */
  readonly noun: string;
  /** Plural forms; the noun itself where it has no other. */
  readonly plurals: readonly string[];
  /** Kind of the singular. */
  readonly kind: SourceKind;
  readonly grade: NounGrade;
  /** Which pronoun can stand for it, where the noun tells. */
  readonly gender: 'f' | 'm' | null;
}

const make = (kind: SourceKind, line: string, grade: NounGrade, gender: 'f' | 'm' | null): SourceNoun => {
  const [noun = '', ...given] = line.split(' / ');
  return { noun, plurals: given.length ? given : [pluralOf(noun)], kind, grade, gender };
};

/** A person's office that one can be held to: "mayor". Irregular plurals after " / ". */
export const office = (line: string, gender: 'f' | 'm' | null = null): SourceNoun =>
  make('person', line, 'role', gender);

/** A person by category: "resident". */
export const person = (line: string, gender: 'f' | 'm' | null = null): SourceNoun =>
  make('person', line, 'unnamed', gender);

/** A person whose name is withheld, by the noun's own meaning: "insider". */
export const hidden = (line: string): SourceNoun => make('person', line, 'anonymous', null);

/** Several people by a collective noun: "crowd". */
export const group = (line: string): SourceNoun => make('group', line, 'unnamed', null);

/** A body that one can be held to: "ministry". */
export const body = (line: string): SourceNoun => make('organization', line, 'role', null);

/** A body by category: "think tank". */
export const kindOfBody = (line: string): SourceNoun => make('organization', line, 'unnamed', null);

/** A publisher by category: "newspaper". */
export const outlet = (line: string, grade: NounGrade = 'role'): SourceNoun => make('outlet', line, grade, null);

/** A document, figure or picture by category: its grade is that of who issued it, where that is known. */
export const document = (line: string): SourceNoun => make('document', line, 'unnamed', null);
