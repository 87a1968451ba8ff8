import type { Why } from '../records/why.ts';
import type { Gender } from '../rules/en/names.ts';

export const ENTITY_KINDS = ['person', 'organization', 'outlet', 'place', 'document', 'group'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** Role of the one who writes the article. */
export const AUTHOR = 'author of the article';

/** Someone or something that the article speaks of, known by name or by a description. Built up while an article is resolved. */
export interface Entity {
  kind: EntityKind;
  /** More than its capitals says what kind it is. */
  sure: boolean;
  /** Known by a name. */
  named: boolean;
  /** The fullest name or description. */
  name: string;
  /** Lower-case words of the fullest name; empty without one. */
  words: readonly string[];
  aliases: Set<string>;
  gender: Gender;
  /** Only a list of given names tells the gender, and not for sure. */
  guessed: boolean;
  plural: boolean;
  /** Nouns that the article calls it by, singular, lower case, with the words before them. */
  roles: Set<string>;
  /** Modifiers of those nouns: "republican", "real", "estate". */
  traits: Set<string>;
  role: string | null;
  affiliation: string | null;
  /** The organization that it speaks for, where the article has a record of it. */
  body: Entity | null;
  members: Entity[];
  /** The group that it is one of, where nothing more is known of it: "one of the people". */
  of: Entity | null;
  country: string | null;
  outletId: string | null;
  why: Why[];
}

/** A fresh entity; callers fill in what they know. */
export const entity = (kind: EntityKind, name: string, words: readonly string[], named: boolean): Entity => ({
  kind,
  sure: false,
  named,
  name,
  words,
  aliases: new Set(),
  gender: null,
  guessed: false,
  plural: false,
  roles: new Set(),
  traits: new Set(),
  role: null,
  affiliation: null,
  body: null,
  members: [],
  of: null,
  country: null,
  outletId: null,
  why: [],
});
