import { COUNTRIES, METONYMS } from '../rules/en/places.ts';
import { foldName } from './fold-name.ts';

type Names = ReadonlyMap<string, string>;

/** Folded names to the code of their country; "us" is a word, and told by its letters instead. */
const namesTo = (pick: (parts: readonly string[]) => readonly string[]): Map<string, string> =>
  new Map(
    COUNTRIES.flatMap((line) => {
      const parts = line.split('|');
      return pick(parts).map((n): [string, string] => [foldName(n), parts[0]!]);
    }).filter(([n]) => n.length > 2),
  );

let byLand: Names | undefined;
let byAny: Names | undefined;
let byGovernment: Names | undefined;

/** Countries and their people. */
const lands = (): Names =>
  (byLand ??= namesTo(([, land = '', people = '', , more = '']) => [
    land,
    ...people.split('/').flatMap((p) => [p, `${p}s`]),
    ...more.split('/'),
  ]));

/** Countries, their people, capitals and the buildings that stand for their governments. */
const places = (): Names =>
  (byAny ??= new Map([
    ...namesTo(([, , , capital = '']) => [capital]),
    ...METONYMS.flatMap(([name, code]): [string, string][] => (code ? [[foldName(name), code]] : [])),
    ...lands(),
  ]));

const LETTERS = new Map([
  ['US', 'US'],
  ['U.S.', 'US'],
  ['U.S', 'US'],
  ['UK', 'GB'],
  ['U.K.', 'GB'],
]);
const LONGEST = 4;

function countryAt(words: readonly string[], at: number, names: Names): { code: string; words: number } | null {
  for (let n = Math.min(LONGEST, words.length - at); n > 0; n--) {
    const code = names.get(words.slice(at, at + n).join(' '));
    if (code) return { code, words: n };
  }
  return null;
}

const inCode = new Map<string, string | null>();
const MOST = 20_000;

/** ISO 3166-1 alpha-2 of the one country that the words name, by itself, its people or its capital; null where none or several. */
export function countryIn(text: string | null): string | null {
  if (text === null) return null;
  const known = inCode.get(text);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const w of text.split(/[^\p{L}.]+/u)) if (LETTERS.has(w)) found.add(LETTERS.get(w)!);
  const words = foldName(text).split(' ');
  for (let i = 0; i < words.length; ) {
    const hit = countryAt(words, i, places());
    if (hit) found.add(hit.code);
    i += hit?.words ?? 1;
  }
  const code = found.size === 1 ? [...found][0]! : null;
  if (inCode.size < MOST) inCode.set(text, code);
  return code;
}

/** The text without "U.S." and the like, which folding would make a word. */
export const withoutLetters = (text: string): string => text.replace(/\b(?:U\.S\.?|US|U\.K\.?|UK)(?![\p{L}])/gu, ' ');

/** Folded words without those that name a country or its people. */
export function withoutCountries(words: readonly string[]): string[] {
  const left: string[] = [];
  for (let i = 0; i < words.length; ) {
    const hit = countryAt(words, i, lands());
    if (!hit) left.push(words[i]!);
    i += hit?.words ?? 1;
  }
  return left;
}

/** True where the words are nothing but the name of a country, its capital or a building that stands for its government. */
export const isCountry = (name: string): boolean => LETTERS.has(name.trim()) || places().has(foldName(name));

let capitals: Names | undefined;

/** True where the name is that of a country's capital and not of the country too. */
export function isCapital(name: string): boolean {
  capitals ??= namesTo(([, , , capital = '']) => [capital]);
  const folded = foldName(name);
  return capitals.has(folded) && !lands().has(folded);
}

/** ISO 3166-1 alpha-2 where the name is that of a country or its capital, which stand for its government; else null. */
export function governmentOf(name: string): string | null {
  byGovernment ??= namesTo(([, land = '', , capital = '', more = '']) => [land, capital, ...more.split('/')]);
  return LETTERS.get(name.trim()) ?? byGovernment.get(foldName(name)) ?? null;
}
