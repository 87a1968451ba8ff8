import type { SourceKind } from '../records/source.ts';
import { FURTHER_NOUNS, MORE_PERSONS } from '../rules/en/descriptions.ts';
import { MEN, MORE_MEN, MORE_WOMEN, WOMEN } from '../rules/en/given-names.ts';
import { type Gender, ORGANIZATIONS } from '../rules/en/names.ts';
import { pluralOf } from '../rules/en/noun-plurals.ts';
import { CITIES, COUNTRIES, METONYMS, REGIONS } from '../rules/en/places.ts';
import type { NounGrade } from '../rules/en/source-noun-types.ts';
import { LONGEST_SOURCE_NOUN, sourceNoun } from '../rules/en/source-nouns.ts';
import { CONTINENTS, PEOPLES } from '../rules/en/world-parts.ts';

/** A common noun as the head of a source. */
export interface Noun {
  /** Singular, lower case. */
  readonly noun: string;
  readonly plural: boolean;
  readonly kind: SourceKind;
  readonly grade: NounGrade;
  readonly gender: Gender;
}

/** A name of a place: the government that it stands for is of `country` (ISO 3166-1 alpha-2), by its usual name `land`. */
export interface Place {
  readonly country: string | null;
  readonly land: string | null;
  readonly kind: 'country' | 'capital' | 'metonym' | 'region';
}

/** The lists of `rules/en` as lookups. Built at first use, because most programs start without resolving anything. */
export interface Lexicon {
  readonly places: ReadonlyMap<string, Place>;
  /** Demonyms, singular and plural, to the country; continents and peoples to null. */
  readonly demonyms: ReadonlyMap<string, string | null>;
  readonly organizations: ReadonlySet<string>;
  readonly given: ReadonlyMap<string, Gender>;
  readonly further: ReadonlyMap<string, Noun>;
}

let built: Lexicon | undefined;

/** The lookups; names of places and organizations as keys of `key`. */
export function lexicon(): Lexicon {
  built ??= build();
  return built;
}

/** A name as a key: lower case, one blank between, full stops and curly apostrophes folded. */
export const key = (name: string): string =>
  name.toLowerCase().replaceAll('’', "'").replaceAll('.', '').replaceAll('-', ' ').trim();

function build(): Lexicon {
  const places = new Map<string, Place>();
  const demonyms = new Map<string, string | null>();
  for (const name of [...REGIONS, ...CITIES]) places.set(key(name), { country: null, land: null, kind: 'region' });
  for (const name of CONTINENTS) demonym(name, null, demonyms);
  for (const line of COUNTRIES) {
    const [code = '', land = '', people = '', capital = '', more = ''] = line.split('|');
    if (capital) places.set(key(capital), { country: code, land, kind: 'capital' });
    for (const name of [land, ...more.split('/')])
      if (name)
        places.set(key(name), {
          country: code,
          land,
          kind: name === 'Tel Aviv' || name === 'Delhi' ? 'capital' : 'country',
        });
    for (const name of people.split('/')) if (name) demonym(name, land, demonyms);
  }
  const lands = new Map(COUNTRIES.map((line) => line.split('|', 2) as [string, string]));
  for (const [name, country] of METONYMS)
    places.set(key(name), { country, land: country ? (lands.get(country) ?? null) : null, kind: 'metonym' });
  const given = new Map<string, Gender>();
  for (const name of WOMEN.trim().split(' ')) given.set(name, 'f');
  for (const name of MEN.trim().split(' ')) given.set(name, given.has(name) ? null : 'm');
  for (const name of MORE_WOMEN.split(' ')) given.set(name, 'f');
  for (const name of MORE_MEN.split(' ')) given.set(name, 'm');
  const further = new Map<string, Noun>();
  for (const [noun, kind] of FURTHER_NOUNS) {
    further.set(noun, { noun, plural: false, kind, grade: 'unnamed', gender: null });
    further.set(pluralOf(noun), {
      noun,
      plural: true,
      kind: kind === 'person' || noun === 'country' || noun === 'nation' ? 'group' : kind,
      grade: 'unnamed',
      gender: null,
    });
  }
  for (const entry of MORE_PERSONS.split(' ')) {
    const [noun = '', gender] = entry.split('_');
    const one = { noun, kind: 'person', grade: 'unnamed', gender: (gender as Gender) ?? null } as const;
    further.set(noun, { ...one, plural: false });
    further.set(pluralOf(noun), { ...one, plural: true, kind: 'group' });
  }
  return { places, demonyms, organizations: new Set(ORGANIZATIONS.map(key)), given, further };
}

/** "Frenchman", "Scotswoman", but not "German". */
export const COMPOUND = /(?:ch|sh|s)(?:wo)?man$/;

function demonym(name: string, land: string | null, into: Map<string, string | null>): void {
  const k = key(name);
  into.set(k, land);
  if (!/(?:ese|ish|ch|s)$/.test(k)) into.set(COMPOUND.test(k) ? `${k.slice(0, -3)}men` : `${k}s`, land);
}

/** "Scot", "Frenchman", "American": one person by where they are from; "Portuguese": one or all; null for other words. */
export function demonymNoun(lower: string): 'one' | 'either' | 'all' | null {
  const { demonyms } = lexicon();
  if (!demonyms.has(lower)) return null;
  if (/(?:ese|ss)$/.test(lower)) return 'either';
  if (/(?:s|men|ish|ch)$/.test(lower)) return 'all';
  return demonyms.get(lower) !== null || PEOPLES.has(lower) ? 'one' : null;
}

/** The noun that ends the words `lower` (lower case), the longest that the lists know, with how many words it has. */
export function nounAtEnd(lower: readonly string[], last = lower.length): { noun: Noun; words: number } | null {
  for (let n = Math.min(LONGEST_SOURCE_NOUN, last); n > 0; n--) {
    const noun = nounOf(n === 1 ? lower[last - 1]! : lower.slice(last - n, last).join(' '));
    if (noun) return { noun, words: n };
  }
  const head = lower[last - 1];
  const cut = head ? head.lastIndexOf('-') : -1;
  if (cut > 0) {
    const noun = nounOf(head!.slice(cut + 1));
    if (noun) return { noun, words: 1 };
  }
  return null;
}

/** "The 49-year-old": somebody by an age. */
const AGED = /^\d{1,3}-year-old$/;
const AGED_PERSON: Noun = { noun: 'year-old', plural: false, kind: 'person', grade: 'unnamed', gender: null };

/** The noun with this form in lower case, or null. */
export function nounOf(lower: string): Noun | null {
  const further = lexicon().further.get(lower);
  if (further) return further;
  if (AGED.test(lower)) return AGED_PERSON;
  const form = sourceNoun(lower);
  if (!form) return null;
  const { noun, plural, kind } = form;
  return { noun: noun.noun, plural: plural && noun.noun !== lower, kind, grade: noun.grade, gender: noun.gender };
}
