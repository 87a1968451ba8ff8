import type { LedgerStatement } from '../records/ledger.ts';
import { remembered } from '../records/remembered.ts';
import { AUXILIARIES } from '../rules/en/grammar.ts';

const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;

/** A word where it stands. */
export interface SaidWord {
  /** Lower case, one kind of apostrophe. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Words of a text in lower case, with their offsets in it. */
export const saidWords = (text: string): SaidWord[] =>
  [...text.matchAll(WORD)].map((m) => ({
    word: m[0].toLowerCase().replaceAll('’', "'"),
    start: m.index,
    end: m.index + m[0].length,
  }));

/** Words of a statement, each as often as it occurs. */
export const wordsOf = remembered((s: LedgerStatement): readonly string[] => saidWords(s.words).map((w) => w.word));

/** Something is said of something: "a deal was near", not "the reported shipments". */
export const isClause = (s: LedgerStatement): boolean =>
  s.facts.predicate !== null || wordsOf(s).some((w) => AUXILIARIES.has(w));

/** Runs of letters in lower case: words as stems are made of them. */
export const plainWords = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** Share of words that two lists have in common, 0..1 (Jaccard likeness of multisets). */
export function wordsAlike(a: readonly string[], b: readonly string[]): number {
  const [x, y] = [countsOf(a), countsOf(b)];
  let both = 0;
  for (const [w, n] of x) both += Math.min(n, y.get(w) ?? 0);
  return a.length + b.length === 0 ? 0 : both / (a.length + b.length - both);
}

/** How often each word occurs. */
const countsOf = remembered((words: readonly string[]): ReadonlyMap<string, number> => {
  const made = new Map<string, number>();
  for (const w of words) made.set(w, (made.get(w) ?? 0) + 1);
  return made;
});

/** Words that stand in both lists in one order, as pairs of indices (longest common subsequence). */
export function aligned(a: readonly string[], b: readonly string[]): [number, number][] {
  const [n, m] = [a.length, b.length];
  const best = Array.from({ length: n + 1 }, () => new Uint16Array(m + 1));
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      best[i]![j] = a[i] === b[j] ? best[i + 1]![j + 1]! + 1 : Math.max(best[i + 1]![j]!, best[i]![j + 1]!);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < n && j < m; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (best[i + 1]![j]! >= best[i]![j + 1]!) i++;
    else j++;
  }
  return pairs;
}
