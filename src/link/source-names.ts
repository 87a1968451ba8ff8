import type { LedgerSource } from '../records/ledger.ts';
import { remembered } from '../records/remembered.ts';
import { GENERATION_MARKS } from '../rules/en/names.ts';
import { NAME_FUNCTION_WORDS } from '../rules/en/source-name-words.ts';
import { foldName } from './fold-name.ts';
import { ACRONYM, fullKey } from './join-sources.ts';
import { comparePeople, type PersonName, personName } from './source-words.ts';

/**
 * Names under which a source of one article may be found from another: its full name, other full names, its acronym, for people
 * the first letter of each name with each later one, and the key by which a body, outlet or document is one everywhere. Sources
 * without a name have none: they never join by what they are called.
 */
export const sourceNames = remembered((source: LedgerSource): readonly string[] => {
  const { kind, grade, name, aliases, outletId } = source;
  const keys = new Set<string>();
  const full = fullKey(source);
  if (full !== null) keys.add(full);
  if (grade !== 'named' && grade !== 'role') return [...keys];
  if (outletId !== null) keys.add(`outlet ${outletId}`);
  for (const form of [name, ...aliases]) {
    const words = foldName(form).split(' ');
    // One word of a longer name ("Holm") is anybody's.
    if (form !== name && words.length === 1 && !ACRONYM.test(form)) continue;
    keys.add(words.join(' '));
    if (kind === 'person') for (const key of shortForms(form)) keys.add(key);
    const big = form.split(/\s+/).filter((w) => /^\p{Lu}/u.test(w) && !/^The$/.test(w));
    if (kind === 'organization' && big.length > 1) keys.add(foldName(big.map((w) => w[0]).join('')));
  }
  keys.delete('');
  return [...keys];
});

/** Words of a person's name that are looked at: of a longer one the first and the last three. */
const MOST_WORDS = 4;

/** First letters with later names: of two names of which one is a shorter form of the other, they share one. */
function shortForms(form: string): string[] {
  const words = personName(form)?.words ?? [];
  const few = words.length > MOST_WORDS ? [words[0]!, ...words.slice(1 - MOST_WORDS)] : words;
  return few.flatMap((word, i) => few.slice(i + 1).map((later) => `person ${word[0]} ${later}`));
}

/**
 * Whether a link between what two sources say may show that they are one: people of whom one is not called by a full name and
 * whose names or posts have a word in common, or whose full names fit; sources without a name that are told to have used the same
 * words, and bodies that are called alike. The others could not be one source whatever they said.
 */
export function mayJoin(a: LedgerSource, b: LedgerSource, isSaid: boolean): boolean {
  if (a.kind !== b.kind) return false;
  if (a.grade !== 'named' && b.grade !== 'named')
    return isSaid || (a.kind === 'organization' && foldName(a.name) === foldName(b.name));
  if (a.kind !== 'person') return false;
  const [x, y] = [fullName(a), fullName(b)];
  return x && y ? mayFit(x, y) : meet(naming(a), naming(b));
}

/**
 * Whether two sources that share a name to be found by may be one by what they are called: two people by their full names, bodies,
 * outlets and documents by the key that makes them one everywhere, or by letters that one of them stands for. All others join by
 * what they are told to have said, if at all.
 */
export function namesFit(a: LedgerSource, b: LedgerSource): boolean {
  const [x, y] = [knownBy(a), knownBy(b)];
  if (x && y) return comparePeople(x, y) === 'same';
  const key = bodyKey(a);
  return (key !== null && key === bodyKey(b)) || standsFor(a, b) || standsFor(b, a);
}

const bodyKey = remembered(fullKey);

/** "WHO" for a body that is called both by its full name and so. */
const standsFor = (letters: LedgerSource, body: LedgerSource): boolean =>
  letters.kind === 'organization' && ACRONYM.test(letters.name) && acronymsOf(body).includes(foldName(letters.name));

const acronymsOf = remembered(({ kind, name, aliases }: LedgerSource): readonly string[] =>
  (kind === 'organization' || kind === 'document') && name.includes(' ')
    ? aliases.filter((alias) => ACRONYM.test(alias)).map(foldName)
    : [],
);

/** A person's full name; null of whom no full name tells apart. */
const knownBy = remembered(({ kind, grade, name, members }: LedgerSource): PersonName | null => {
  const known = kind === 'person' && grade === 'named' && members.length === 0 ? personName(name) : null;
  return known?.given ? known : null;
});

/** Words of a name of more than one; null for any other. */
const fullName = remembered(({ grade, name }: LedgerSource): readonly string[] | null => {
  const words = foldName(name)
    .split(' ')
    .filter((word) => !GENERATION_MARKS.has(word));
  return grade === 'named' && words.length > 1 ? words : null;
});

/** One may be a longer form of the other. Titles stand before some names. */
function mayFit(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return (
    short.every((word) => long.includes(word)) ||
    (a.at(-1) === b.at(-1) && long.some((word) => word[0] === short[0]![0]))
  );
}

/** Words by which a source is called, folded. */
const naming = ({ name, aliases, role }: LedgerSource): ReadonlySet<string> =>
  new Set(
    foldName([name, ...aliases, role ?? ''].join(' '))
      .split(' ')
      .filter((x) => x !== '' && !NAME_FUNCTION_WORDS.has(x)),
  );

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((word) => b.has(word));
