import type { LedgerStatement } from '../records/ledger.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import { NAME, nameParts, wordWeight } from './compare.ts';
import { characterShingles, minHash } from './minhash.ts';

export interface KeyOptions {
  /** Publication date, ISO 8601, of the oldest publication: meaning is compared within a window of time; null: in one of its own. */
  readonly published: string | null;
}

/** Names of the buckets of one statement. */
export interface Keys {
  /** Those that it falls into. */
  readonly own: readonly string[];
  /** Those that its like is looked for in beside: it lies near the edge of its window of time. */
  readonly beside: readonly string[];
}

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
/** Days of a window of time; what lies so many days from its edge is looked for in the next one too. */
const WINDOW = 14;
const EDGE = 3;
const DAY_MS = 86_400_000;

/**
 * Names of the buckets that a statement falls into; two statements that share one are a candidate pair. By copy (MinHash bands over
 * runs of 5 characters, Broder 1997), by pairs of its weightiest words, names and numbers, and by the nearest cell of its vector. A
 * pure function of the statement and its date.
 */
export function keysOf(s: LedgerStatement, { published }: KeyOptions): Keys {
  const out = new Set<string>();
  const folded = s.words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const values = minHash(characterShingles(folded, 5), ROWS * BANDS);
  for (let b = 0; b < BANDS; b++) out.add(`m${b} ${values.slice(b * ROWS, (b + 1) * ROWS).join(' ')}`);
  const rare = weightiest(s, WORDS);
  const [window, next] = windowsOf(published);
  const beside = new Set<string>();
  const timed = (kind: string, what: string): void => {
    out.add(`${kind} ${window} ${what}`);
    if (next !== null) beside.add(`${kind} ${next} ${what}`);
  };
  for (let i = 0; i < rare.length; i++)
    for (let j = i + 1; j < rare.length; j++) {
      const pair = [rare[i]!, rare[j]!].sort().join(' ');
      timed('w', pair);
      if (j < LASTING) out.add(`l ${pair}`);
    }
  // A cell alone would hold a large part of a large ledger, of which hardly any pair has a word in common.
  const [cell] = s.cells;
  if (cell !== undefined) for (const w of rare) timed('c', `${cell} ${w}`);
  return { own: [...out], beside: [...beside] };
}

/** Number of the window of a date, and of the next one where it lies at the edge; null without a date. */
function windowsOf(published: string | null): readonly [own: number | null, next: number | null] {
  const day = published === null ? Number.NaN : Math.floor(Date.parse(published.slice(0, 10)) / DAY_MS);
  if (Number.isNaN(day)) return [null, null];
  const window = Math.floor(day / WINDOW);
  const at = day - window * WINDOW;
  return [window, at < EDGE ? window - 1 : at >= WINDOW - EDGE ? window + 1 : null];
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
