import { irregularBase } from './irregular-forms.ts';

/**
 * The stem of an English word in lower case: irregular forms by a table, British spellings as American ones, then suffixes taken off by the five steps of M. F. Porter,
 * "An algorithm for suffix stripping" (Program 14, 1980). Stems are keys to compare words by, not words to show.
 */
export function stem(word: string): string {
  const base = irregularBase(word) ?? word;
  if (base.length < 3 || !/^[a-z]+$/.test(base)) return base;
  return step5(step4(step3(step2(step1c(step1ab(american(base)))))));
}

const american = (w: string): string =>
  w.length < 5
    ? w
    : w.replace(/is(?=(?:e|es|ed|ing|ation|ations)$)/, 'iz').replace(/(?<=[a-z]{2})our(?=s?$|ed$|ing$)/, 'or');

const CONSONANT = '(?:[^aeiouy]|(?<=[aeiou])y|^y)';
const VOWEL = '(?:[aeiou]|(?<=[^aeiou])y)';
const PAIRS = new RegExp(VOWEL + CONSONANT, 'g');
const HAS_VOWEL = new RegExp(VOWEL);

/** Porter's m: how many times vowels are followed by consonants. */
const measure = (w: string): number => w.match(PAIRS)?.length ?? 0;
const vowel = (w: string): boolean => HAS_VOWEL.test(w);
const doubled = (w: string): boolean => w.length > 1 && w.at(-1) === w.at(-2) && !/[aeiouy]/.test(w.at(-1)!);
/** Ends in consonant, vowel, consonant other than w, x, y: "hop". */
const short = (w: string): boolean => /[^aeiou][aeiouy][^aeiouwxy]$/.test(w);

function step1ab(word: string): string {
  let w = word;
  if (w.endsWith('sses') || w.endsWith('ies')) w = w.slice(0, -2);
  else if (w.endsWith('s') && !w.endsWith('ss')) w = w.slice(0, -1);
  if (w.endsWith('eed')) return measure(w.slice(0, -3)) > 0 ? w.slice(0, -1) : w;
  const cut = w.endsWith('ed') ? 2 : w.endsWith('ing') ? 3 : 0;
  if (!cut || !vowel(w.slice(0, -cut))) return w;
  w = w.slice(0, -cut);
  if (/(?:at|bl|iz)$/.test(w)) return `${w}e`;
  if (doubled(w) && !/[lsz]$/.test(w)) return w.slice(0, -1);
  return measure(w) === 1 && short(w) ? `${w}e` : w;
}

const step1c = (w: string): string => (w.endsWith('y') && vowel(w.slice(0, -1)) ? `${w.slice(0, -1)}i` : w);

const pairs = (list: string): readonly (readonly [string, string])[] =>
  list.split(' ').map((p) => p.split(':') as [string, string]);
const STEP2 = pairs(
  'ational:ate tional:tion enci:ence anci:ance izer:ize abli:able alli:al entli:ent eli:e ousli:ous ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble',
);
const STEP3 = pairs('icate:ic ative: alize:al iciti:ic ical:ic ful: ness:');
const STEP4 = 'ement ance ence able ible ment ant ent ism ate iti ous ive ize al er ic ou'.split(' ');

const step2 = (w: string): string => swap(w, STEP2);
const step3 = (w: string): string => swap(w, STEP3);

/** The first suffix that fits is taken, where enough of the word stands before it. */
function swap(w: string, table: readonly (readonly [string, string])[]): string {
  for (const [from, to] of table) {
    if (!w.endsWith(from)) continue;
    const left = w.slice(0, w.length - from.length);
    return measure(left) > 0 ? left + to : w;
  }
  return w;
}

function step4(w: string): string {
  const ion = /(?<=[st])ion$/.test(w);
  const end = ion ? 'ion' : STEP4.find((s) => w.endsWith(s));
  if (!end) return w;
  const left = w.slice(0, w.length - end.length);
  return measure(left) > 1 ? left : w;
}

function step5(word: string): string {
  let w = word;
  if (w.endsWith('e')) {
    const left = w.slice(0, -1);
    if (measure(left) > 1 || (measure(left) === 1 && !short(left))) w = left;
  }
  return w.endsWith('ll') && measure(w) > 1 ? w.slice(0, -1) : w;
}
