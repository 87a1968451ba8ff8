import type { LedgerStatement, Linkable } from '../records/ledger.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import { stemWeight } from '../rules/en/stem-weight.ts';

/** A statement made ready for comparing: weights by word, counted once a statement however many pairs it stands in. */
export interface Prepared {
  /** Weight of each stem and each part of a name; stems as written. */
  readonly words: ReadonlyMap<string, number>;
  /** The same by group of paraphrases: what `words` do not share, groups may. */
  readonly groups: ReadonlyMap<string, number>;
  readonly names: ReadonlyMap<string, number>;
  readonly total: number;
  readonly around: ReadonlyMap<string, number>;
  readonly aroundTotal: number;
  /** Length of the vector as stored; 0 without one. */
  readonly norm: number;
}

/** Weight of a name's word: as of a rare word, but no more, since names recur all over an event. */
const NAME = 5;
/** A name shorter than this is compared as a whole only. */
const PART = 3;

const prepared = new WeakMap<LedgerStatement, Prepared>();

export function prepare(s: LedgerStatement): Prepared {
  const known = prepared.get(s);
  if (known) return known;
  const words = new Map<string, number>();
  const names = new Map<string, number>();
  for (const w of s.facts.stems) words.set(w, /^\d/.test(w) ? NUMBER : stemWeight(w));
  for (const n of s.facts.names) for (const part of partsOf(n)) names.set(part, NAME);
  for (const [n, w] of names) words.set(n, w);
  const around = new Map(words);
  for (const c of s.facts.context)
    for (const part of partsOf(c)) if (!around.has(part)) around.set(part, Math.min(NAME, stemWeight(part)) / 2);
  const groups = new Map<string, number>();
  for (const [w, weight] of words) {
    const g = groupOf(w);
    groups.set(g, Math.max(groups.get(g) ?? 0, weight));
  }
  const made: Prepared = {
    words,
    groups,
    names,
    total: sum(words),
    around,
    aroundTotal: sum(around),
    norm: norm(s.vector),
  };
  prepared.set(s, made);
  return made;
}

/** Weight of a number in the words: what it counts says more than its digits. */
const NUMBER = 5;

const partsOf = (name: string): readonly string[] => {
  const parts = name.split(' ').filter((p) => p.length >= PART);
  return parts.length ? parts : [name];
};
const sum = (m: ReadonlyMap<string, number>): number => {
  let s = 0;
  for (const x of m.values()) s += x;
  return s;
};
function norm(v: Int8Array | null): number {
  if (!v) return 0;
  let s = 0;
  for (const x of v) s += x * x;
  return Math.sqrt(s);
}

/** Summed weight of the keys that two maps share, each at the lesser of its two weights. */
export function sharedWeight(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let s = 0;
  for (const [k, w] of small) {
    const other = large.get(k);
    if (other !== undefined) s += Math.min(w, other);
  }
  return s;
}

/** Cosine of the two sentence vectors; null where either is missing. */
export function cosine(a: Linkable, b: Linkable): number | null {
  const x = a.statement.vector;
  const y = b.statement.vector;
  const n = prepare(a.statement).norm * prepare(b.statement).norm;
  if (!x || !y || n === 0) return null;
  let s = 0;
  for (let i = 0; i < x.length; i++) s += x[i]! * y[i]!;
  return s / n;
}
