import type { LedgerSource, Publication } from '../records/ledger.ts';
import { ADDRESSES, GENERATIONS, TITLE_WORDS } from '../rules/en/names.ts';
import { CLASS_NOUNS, LOOSE_WORDS, SAME_BODY, type SourceClass, SPEAKER_NOUNS } from '../rules/en/source-classes.ts';
import { BODY_FUNCTION_WORDS, SOURCE_HEAD_ENDS } from '../rules/en/source-name-words.ts';
import { sourceNoun } from '../rules/en/source-nouns.ts';
import { countryIn, withoutCountries, withoutLetters } from './countries.ts';
import { foldName } from './fold-name.ts';

const bodyOf = new Map(SAME_BODY);

/**
 * The words of a role or body that tell it apart, each once: speakers, ranks, countries and small words left out, ministers as
 * their ministry. "a spokesman for the Chinese Defense Ministry": defence, ministry.
 */
export function bodyWords(text: string | null): ReadonlySet<string> {
  const words = new Set<string>();
  if (text !== null)
    for (const w of withoutCountries(foldName(withoutLetters(text)).split(' ')))
      if (w && !LOOSE_WORDS.has(w) && !SPEAKER_NOUNS.has(w) && sourceNoun(w)?.kind !== 'document')
        words.add(bodyOf.get(w) ?? w);
  return words;
}

/** Who speaks for a body is the body. */
const PRESS = /\b(?:press|media) (?:office|service|department)\b/gi;

/**
 * All words of a body's name that may tell it apart from others, countries left out: beside `bodyWords` also of what level it is, and
 * what it deals with. The regional court of a place is not its federal court, nor is the court of appeal the court of audit.
 */
export function tellingWords(name: string): ReadonlySet<string> {
  const words = withoutCountries(foldName(withoutLetters(name).replace(PRESS, '')).split(' '));
  return new Set(words.filter((w) => w && !BODY_FUNCTION_WORDS.has(w)).map((w) => bodyOf.get(w) ?? w));
}

/** Country of a source: of its affiliation, else as its name or role says. */
export const countryOf = (s: LedgerSource): string | null =>
  countryIn(s.affiliation) ??
  (s.kind === 'person' && s.grade === 'named' ? null : countryIn(s.name)) ??
  countryIn(s.role);

const classes = new Map<string, SourceClass>();
for (const [cls, nouns] of CLASS_NOUNS)
  for (const noun of nouns.split(' ')) if (!classes.has(noun)) classes.set(noun, cls);

/** Classes of a source by the heads of its words before a relative clause or "of"; none where no noun tells. */
export function classesIn(text: string | null): ReadonlySet<SourceClass> {
  const found = new Set<SourceClass>();
  if (text === null) return found;
  const [head = ''] = foldName(text.split(',')[0]!).split(SOURCE_HEAD_ENDS);
  for (const part of head.split(' and ')) {
    const cls = part
      .split(' ')
      .reverse()
      .map((w) => classes.get(w))
      .find((c) => c !== undefined);
    if (cls) found.add(cls);
  }
  return found;
}

/** A person's name in its parts, titles and "Jr." left out. */
export interface PersonName {
  readonly words: readonly string[];
  /** Null where only one word is known. */
  readonly given: string | null;
  readonly family: string;
}

/** Parts of a person's name; null where nothing is left of it. */
export function personName(name: string): PersonName | null {
  let words = foldName(name)
    .split(' ')
    .filter((w) => w && !GENERATIONS.has(w));
  while (words.length > 1 && (TITLE_WORDS.has(words[0]!) || ADDRESSES.has(words[0]!))) words = words.slice(1);
  if (words.length === 0) return null;
  return { words, given: words.length > 1 ? words[0]! : null, family: words.at(-1)! };
}

const sameGiven = (a: string, b: string): boolean => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short === long || ((short.length === 1 || short.length > 2) && long.startsWith(short));
};

/** How two names of people stand to each other: one person's full name, one that may be a part of the other, or different people. */
export function comparePeople(a: PersonName, b: PersonName): 'same' | 'may be' | 'different' {
  if (a.given !== null && b.given !== null) {
    if (a.family === b.family && sameGiven(a.given, b.given)) return 'same';
    const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
    const all = short.words.every((w) => long.words.includes(w));
    return all ? 'same' : 'different';
  }
  const [short, long] = a.given === null ? [a, b] : [b, a];
  return long.words.includes(short.family) ? 'may be' : 'different';
}

/** Key of an outlet: by the register, else by name. */
export const outletKey = (outletId: string | null, name: string): string =>
  outletId === null ? `name:${foldName(name)}` : `id:${outletId}`;

/** Key of who publishes; null where that is not known. */
export const publisherKey = (p: Publication): string | null =>
  p.outlet === null ? null : outletKey(p.outletId, p.outlet);
