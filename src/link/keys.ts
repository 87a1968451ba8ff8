import type { Bucket, Buckets, LedgerStatement } from '../records/ledger.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import { NAME, nameParts, wordWeight } from './compare.ts';
import { characterShingles, minHash } from './minhash.ts';

/** Days within which `near` buckets are looked into: reports of one event, found by meaning. */
export const NEAR_DAYS = 7;

/** Statements of any time that a `lasting` bucket, a pair of words, leads to: more would be chance likenesses, and ever more the larger a ledger is. */
export const LASTING_MOST = 4;

const ROWS = 4;
const BANDS = 2;
/**
 * Weightiest words, which make keys by pairs and each with the nearest cell. Of the pairs that are one claim in the annotated events these keys
 * find 57 %; with two cells and pairs of four words, which are as many, it is 54 %, of more candidates, and without cells
 * claims of paraphrases fall apart.
 */
const WORDS = 6;
/** Of these the weightiest, whose pairs make keys for any time as well: a claim may be told again years later. */
const LASTING = 3;

/**
 * Names of the buckets that a statement falls into; two statements that share one are a candidate pair. By copy (MinHash bands over
 * runs of 5 characters, Broder 1997, each with one of its weightiest words), by pairs of its weightiest words, names and numbers, and by the nearest cell of its vector. A
 * pure function of the statement.
 */
export function keysOf(s: LedgerStatement): Buckets {
  const near: Bucket[] = [];
  const lasting: Bucket[] = [];
  const copies: Bucket[] = [];
  const folded = s.words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const rare = weightiest(s, WORDS).map((word) => ({
    word,
    weight: wordWeight(word),
    near: `w ${word}`,
    lasting: `l ${word}`,
  }));
  const values = minHash(characterShingles(folded, 5), ROWS * BANDS);
  // Short statements share bands by chance, ever more the larger a ledger is: with a weighty word, hardly any.
  for (let b = 0; b < BANDS; b++)
    copies.push([(rare[b] ?? rare[0])?.word ?? '', `m${b} ${values.slice(b * ROWS, (b + 1) * ROWS).join(' ')}`]);
  for (let i = 0; i < rare.length; i++)
    for (let j = i + 1; j < rare.length; j++) {
      const [a, b] = [rare[i]!, rare[j]!];
      // The weightier first, by the words alone, so that a pair has one order in every statement.
      const isOrdered = a.weight === b.weight ? a.word < b.word : a.weight > b.weight;
      const [head, other] = isOrdered ? [a, b] : [b, a];
      near.push([head.word, other.near]);
      if (j < LASTING) lasting.push([head.word, other.lasting]);
    }
  // A cell alone would hold a large part of a large ledger, of which hardly any pair has a word in common.
  const [cell] = s.cells;
  if (cell !== undefined) {
    const name = `c ${cell}`;
    for (const { word } of rare) near.push([word, name]);
  }
  return { near, lasting, copies };
}

/** A group of paraphrases brings statements in other words together, so its words go before others of nearly their weight. */
const GROUPED = 1.3;

/** The weightiest words of a statement (groups of paraphrases and parts of names), at most `most`. */
function weightiest({ facts }: LedgerStatement, most: number): string[] {
  const weights = new Map<string, number>();
  for (const w of facts.stems) {
    const group = groupOf(w);
    weights.set(group, Math.max(wordWeight(w) * (group === w ? 1 : GROUPED), weights.get(group) ?? 0));
  }
  for (const part of facts.names.flatMap(nameParts)) weights.set(part, Math.min(NAME, wordWeight(part)));
  return [...weights]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([w]) => w);
}
