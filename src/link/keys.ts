import type { Bucket, LedgerStatement, StatementBuckets, TextFacts } from '../records/ledger.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import { NAME, nameParts, wordWeight } from './compare.ts';
import { characterShingles, minHash } from './minhash.ts';
import { storyWords } from './story.ts';

/** Days within which texts of one story are looked for: reports of one event. */
export const NEAR_DAYS = 7;

/** Texts of which all statements are candidates, at most: those that share most keys of their stories. */
export const NEAR_TEXTS = 16;

/** Candidates out of one bucket of statements or texts, at most. */
export const BUCKET_MOST = 200;

/** Statements of any time that a `lasting` bucket, a pair of words, leads to: more would be chance likenesses, and ever more the larger a ledger is. */
export const LASTING_MOST = 4;

const ROWS = 4;
const BANDS = 2;
/** Weightiest words of a statement whose pairs make keys for any time: a claim may be told again years later. */
const LASTING = 3;
/**
 * Weightiest names and other words of a story whose pairs make keys: of the pairs that are one claim in the annotated events they find
 * 99 %, where keys of statements found 57 %.
 */
const STORY = 5;

/** A word, with how much it tells. */
interface Weighed {
  readonly word: string;
  readonly weight: number;
}

/**
 * Names of the buckets that the story of a text falls into; the statements of two texts that share one are candidate pairs. A pure function
 * of the text.
 */
export function nearKeysOf({ story }: Pick<TextFacts, 'story'>): Bucket[] {
  const words = storyWords(story, STORY).map((word) => ({ word, weight: wordWeight(word) }));
  return pairsOf(words).map(([a, b]) => [a, `s ${b}`]);
}

/**
 * By copy (MinHash bands over runs of 5 characters, Broder 1997, each with one of its weightiest words), and by pairs of its weightiest
 * words, names and numbers. A pure function of the statement.
 */
export function keysOf(s: LedgerStatement): StatementBuckets {
  const folded = s.words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const rare = weightiest(s, LASTING);
  const values = minHash(characterShingles(folded, 5), ROWS * BANDS);
  // Short statements share bands by chance, ever more the larger a ledger is: with a weighty word, hardly any.
  const copies = Array.from(
    { length: BANDS },
    (_, b): Bucket => [(rare[b] ?? rare[0])?.word ?? '', `m${b} ${values.slice(b * ROWS, (b + 1) * ROWS).join(' ')}`],
  );
  return { lasting: pairsOf(rare).map(([a, b]): Bucket => [a, `l ${b}`]), copies };
}

/** All pairs of words, the weightier first, by the words alone, so that a pair has one order wherever it stands. */
const pairsOf = (words: readonly Weighed[]): [string, string][] =>
  words.flatMap((a, i) =>
    words.slice(i + 1).map((b): [string, string] => {
      const isOrdered = a.weight === b.weight ? a.word < b.word : a.weight > b.weight;
      return isOrdered ? [a.word, b.word] : [b.word, a.word];
    }),
  );

/** A group of paraphrases brings statements in other words together, so its words go before others of nearly their weight. */
const GROUPED = 1.3;

/** The weightiest words of a statement (groups of paraphrases and parts of names), at most `most`. */
function weightiest({ facts }: LedgerStatement, most: number): Weighed[] {
  const weights = new Map<string, number>();
  for (const w of facts.stems) {
    const group = groupOf(w);
    weights.set(group, Math.max(wordWeight(w) * (group === w ? 1 : GROUPED), weights.get(group) ?? 0));
  }
  for (const part of facts.names.flatMap(nameParts)) weights.set(part, Math.min(NAME, wordWeight(part)));
  return [...weights]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([word]) => ({ word, weight: wordWeight(word) }));
}
