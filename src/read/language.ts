import { FREQUENT_WORDS, SCRIPTS, TELLING_LETTERS } from '../rules/languages.ts';

/** Units of a text that are looked at. */
const SAMPLE = 20_000;
/** Words, or letters of another script, below which nothing is sure. */
const FEW_WORDS = 12;
const FEW_LETTERS = 20;
/** Share of frequent words that a language has in running text at least, and how far ahead of English it must be. */
const SHARE = 0.2;
const AHEAD = 1.6;

/** Words to the languages that have them among their frequent ones. */
const languagesOf = new Map<string, string[]>();
for (const { tag, words } of FREQUENT_WORDS) {
  for (const w of words.split(' ')) languagesOf.set(w, [...(languagesOf.get(w) ?? []), tag]);
}

const names = new Map([...FREQUENT_WORDS, ...SCRIPTS, ...TELLING_LETTERS].map(({ tag, name }) => [tag, name]));

/** The English name of a language by its tag; the tag itself where it is none of those told apart here. */
export const languageName = (tag: string): string => names.get(tag) ?? tag;

/**
 * BCP 47 tag of the language that a text is in: by its script, or by its frequent words. `en` unless it is sure: short texts,
 * lists and texts in none of the languages it knows are `en`.
 */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE);
  return byScript(sample) ?? byWords(sample);
}

/** A script other than Latin that most letters are in. */
function byScript(sample: string): string | null {
  const counts = new Map<string, number>();
  let latin = 0;
  let other = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code < 0x250) {
      if ((code | 32) >= 97 && (code | 32) <= 122) latin++;
      else if (code >= 0xc0 && code !== 0xd7 && code !== 0xf7) latin++;
    } else if (code >= 0x370) {
      const script = SCRIPTS.find(({ first, last }) => code >= first && code <= last);
      if (!script) continue;
      counts.set(script.tag, (counts.get(script.tag) ?? 0) + 1);
      other++;
    }
  }
  // A Latin word has some five letters, an ideograph or syllable is about half a word.
  const dense = ['zh', 'ja', 'ko'].reduce((n, tag) => n + (counts.get(tag) ?? 0), 0);
  if (other < FEW_LETTERS || other + dense <= latin) return null;
  if ((counts.get('ja') ?? 0) > other / 20) return 'ja';
  const [tag] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
  return TELLING_LETTERS.find((t) => t.script === tag && has(sample, t.letters, other / 200))?.tag ?? tag;
}

/** True where more than `least` letters of the sample are among `letters`. */
function has(sample: string, letters: string, least: number): boolean {
  let n = 0;
  for (const ch of sample) if (letters.includes(ch)) n++;
  return n > least;
}

/** The language whose frequent words are far more frequent than those of English. */
function byWords(sample: string): string {
  const hits = new Map<string, number>();
  let total = 0;
  for (const [word] of sample.toLowerCase().matchAll(/\p{L}+/gu)) {
    total++;
    for (const tag of languagesOf.get(word) ?? []) hits.set(tag, (hits.get(tag) ?? 0) + 1);
  }
  if (total < FEW_WORDS) return 'en';
  const english = hits.get('en') ?? 0;
  let best = 'en';
  for (const [tag, n] of hits) if (n > (hits.get(best) ?? 0)) best = tag;
  const n = hits.get(best) ?? 0;
  return n >= total * SHARE && n >= english * AHEAD ? best : 'en';
}
