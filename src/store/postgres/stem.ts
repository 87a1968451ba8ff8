/** Porter's stemmer (1980) as FTS5 has it: what it does not look at (two letters and fewer, 64 bytes and more) stays as it is. */
export function stem(token: string): string {
  const bytes = Buffer.byteLength(token);
  if (bytes > LONGEST || bytes < 3) return token;
  // One sign a byte: what is no letter of ours counts as a consonant.
  const before = Buffer.from(token).toString('latin1');
  const after = steps(before);
  return after === before ? token : Buffer.from(after, 'latin1').toString('utf8');
}

const LONGEST = 64;

function steps(token: string): string {
  let t = plural(token);
  const cut = past(t);
  if (cut !== null) t = mended(cut);
  if (t.endsWith('y') && hasVowel(t.slice(0, -1))) t = `${t.slice(0, -1)}i`;
  t = replaced(t, SECOND, 1);
  t = replaced(t, THIRD, 1);
  t = replaced(t, FOURTH, 2);
  if (t.endsWith('e')) {
    const rest = t.slice(0, -1);
    const m = measure(rest);
    if (m > 1 || (m === 1 && !isShort(rest))) t = rest;
  }
  return t.length > 1 && t.endsWith('ll') && measure(t.slice(0, -1)) > 1 ? t.slice(0, -1) : t;
}

const isVowel = (letter: string, afterConsonant: boolean): boolean =>
  'aeiou'.includes(letter) || (afterConsonant && letter === 'y');

/** How often a vowel is followed by a consonant, 2 at most. */
function measure(t: string): number {
  let count = 0;
  let isConsonant = false;
  let wasVowel = false;
  for (const letter of t) {
    isConsonant = !isVowel(letter, isConsonant);
    if (isConsonant && wasVowel && ++count === 2) return count;
    wasVowel = !isConsonant;
  }
  return count;
}

const hasVowel = (t: string): boolean => [...t].some((letter, i) => isVowel(letter, i > 0));

/** Ends in consonant, vowel, consonant, the last of them not w, x or y. */
function isShort(t: string): boolean {
  if (/[wxy]$/.test(t)) return false;
  let pattern = 0;
  let isConsonant = false;
  for (const letter of t) {
    isConsonant = !isVowel(letter, isConsonant);
    pattern = ((pattern << 1) | Number(isConsonant)) & 7;
  }
  return pattern === 5;
}

function plural(t: string): string {
  if (!t.endsWith('s') || t.at(-2) === 's') return t;
  const isLong = t.at(-2) === 'e' && ((t.length > 4 && t.endsWith('sses')) || (t.length > 3 && t.at(-3) === 'i'));
  return t.slice(0, isLong ? -2 : -1);
}

/** Without "ed" or "ing"; null where nothing is to be mended then. "eed" only loses its end. */
function past(t: string): { readonly rest: string; readonly isCut: boolean } | null {
  if (t.length > 3 && t.endsWith('eed'))
    return measure(t.slice(0, -3)) > 0 ? { rest: t.slice(0, -1), isCut: false } : null;
  for (const end of ['ed', 'ing'])
    if (t.length > end.length && t.endsWith(end)) {
      const rest = t.slice(0, -end.length);
      return hasVowel(rest) ? { rest, isCut: true } : null;
    }
  return null;
}

function mended({ rest, isCut }: { readonly rest: string; readonly isCut: boolean }): string {
  if (!isCut) return rest;
  if (rest.length > 2 && /(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  const last = rest.at(-1) ?? '';
  if (!isVowel(last, false) && !'lsz'.includes(last) && last === rest.at(-2)) return rest.slice(0, -1);
  return measure(rest) === 1 && isShort(rest) ? `${rest}e` : rest;
}

/** Of the ends of a step the first that fits counts, whether it may be replaced or not. */
function replaced(t: string, ends: readonly (readonly [end: string, by: string])[], least: number): string {
  const found = ends.find(([end]) => t.length > end.length && t.endsWith(end));
  if (!found) return t;
  const rest = t.slice(0, -found[0].length);
  if (found[0] === 'ion' && !/[st]$/.test(rest)) return t;
  return measure(rest) >= least ? rest + found[1] : t;
}

const SECOND = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['logi', 'log'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
] as const;

const THIRD = [
  ['ical', 'ic'],
  ['ness', ''],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ful', ''],
  ['ative', ''],
  ['alize', 'al'],
] as const;

const FOURTH = [
  ['al', ''],
  ['ance', ''],
  ['ence', ''],
  ['er', ''],
  ['ic', ''],
  ['able', ''],
  ['ible', ''],
  ['ant', ''],
  ['ement', ''],
  ['ment', ''],
  ['ent', ''],
  ['ion', ''],
  ['ou', ''],
  ['ism', ''],
  ['ate', ''],
  ['iti', ''],
  ['ous', ''],
  ['ive', ''],
  ['ize', ''],
] as const;
