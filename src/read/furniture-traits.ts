import { FUNCTION_WORDS } from '../rules/en/function-words.ts';
import { AUXILIARIES } from '../rules/en/grammar.ts';
import { INTERFACE_LABELS, INTERFACE_WORDS, READER_WORDS } from '../rules/en/interface-words.ts';
import { irregularBase } from '../rules/en/irregular-forms.ts';
import { stem } from '../rules/en/stem.ts';
import { stemWeight } from '../rules/en/stem-weight.ts';
import type { WEIGHTS } from './furniture-weights.ts';

/** What is seen of a block, each from 0 to 1, by the names under which it is weighed. */
export type Traits = Readonly<Record<Exclude<keyof typeof WEIGHTS, 'bias'>, number>>;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'+-]*/gu;
/** "1 of 23", "5 / 18" at either end of a block. */
const COUNTER = /^\d{1,3} ?(?:\/|of) ?\d{1,3}\b|\b\d{1,3} ?(?:\/|of) ?\d{1,3}$/i;
const ADDRESS = /https?:\/\/|\bwww\.|\w@[\w-]{1,64}\.\w/i;
const ENDED = /[.!?…]["'”’)\]]*$/;
const QUOTED = /["“”]|(?:^|\s)['‘]\p{L}/u;
/** Units up to a colon that may end a label, and words of a labelled line. */
const LABEL = 40;
const LINE = 100;

/** True for words that end as a sentence does. */
export const isEnded = (words: string): boolean => ENDED.test(words);

/** The words of a line, with straight apostrophes. */
export const wordsOf = (line: string): readonly string[] => line.replaceAll('’', "'").match(WORD) ?? [];

const upTo1 = (x: number): number => Math.min(1, x);

/** What the rest of the article says of a block. */
export interface Around {
  /** Blocks of the article that begin with the same words, this one counted. */
  readonly series: number;
  /** True for a word (in lower case) that sentences of the article in other blocks use. */
  readonly isUsed: (word: string) => boolean;
}

/** What is known of words that stand alone. */
export const ALONE: Around = { series: 1, isUsed: () => false };

/**
 * What tells furniture from the article's own words: its length, whether it has a verb and ends as a sentence does, how much of it
 * is words of interfaces (each weighed by how seldom news uses it), whether it speaks to the reader, and how many blocks of the
 * article begin alike. Words of interfaces that the article itself uses do not count: it may be about an app. `words` has its white space folded. Null for a block without letters.
 */
export function traitsOf(words: string, { series, isUsed }: Around): Traits | null {
  if (!/\p{L}/u.test(words)) return null;
  const list = wordsOf(words);
  const low = list.map((w) => w.toLowerCase());
  const n = low.length;
  const quoted = QUOTED.test(words);
  const share = (is: (w: string, i: number) => boolean): number => low.filter(is).length / n;
  const isKnown = low.map((w) => INTERFACE_WORDS.has(w) && !isUsed(w));
  const known = new Set(low.filter((_, i) => isKnown[i])).size;
  const ended = isEnded(words);
  return {
    single: n <= 3 ? 1 : 0,
    long: upTo1(Math.log2(n) / 8),
    unended: ended ? 0 : 1,
    verbless: low.some((w, i) => isVerb(w, i > 0 && w === list[i])) ? 0 : 1,
    function: share((w) => FUNCTION_WORDS.has(w)),
    known: known ? knownShare(low, isKnown) : 0,
    many: upTo1(Math.log2(1 + known) / 4),
    first: upTo1(run(isKnown) / 3),
    last: ended ? 0 : upTo1(run([...isKnown].reverse()) / 3),
    bracketed: /^\[[^\]]*\]$/.test(words) ? 1 : 0,
    label: n <= LINE && isLabelled(words) ? 1 : 0,
    counter: COUNTER.test(words) ? 1 : 0,
    // "US" is the country.
    you: quoted ? 0 : upTo1(5 * share((w, i) => READER_WORDS.has(w) && list[i] !== 'US')),
    quoted: quoted ? 1 : 0,
    address: ADDRESS.test(words) ? 1 : 0,
    series: series < 3 ? 0 : upTo1(series / 8),
  };
}

/** An auxiliary, an irregular form, or a form in "-ed" within the line; a word that begins with a capital is none. */
const isVerb = (word: string, small: boolean): boolean =>
  AUXILIARIES.has(word) || (irregularBase(word) !== undefined && word !== 'more') || (small && /\wed$/.test(word));

/** How many words of interfaces stand one behind the other at the beginning. */
function run(isKnown: readonly boolean[]): number {
  const end = isKnown.indexOf(false);
  return end < 0 ? isKnown.length : end;
}

/** How much of what the words tell is told by words of interfaces. */
function knownShare(low: readonly string[], isKnown: readonly boolean[]): number {
  let all = 0;
  let known = 0;
  low.forEach((word, i) => {
    if (!isKnown[i] && FUNCTION_WORDS.has(word)) return;
    const weight = stemWeight(stem(word));
    all += weight;
    if (isKnown[i]) known += weight;
  });
  return all ? known / all : 0;
}

/** "Related: ...", "Watch now: ...": all words before the colon are of interfaces. */
function isLabelled(words: string): boolean {
  const colon = words.indexOf(':');
  if (colon < 1 || colon > LABEL) return false;
  const label = words.slice(0, colon).toLowerCase().match(WORD) ?? [];
  return label.length > 0 && label.every((w) => INTERFACE_WORDS.has(w) || INTERFACE_LABELS.has(w));
}
