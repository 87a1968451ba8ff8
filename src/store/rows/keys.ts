import type { Bucket, Linkable } from '../../records/ledger.ts';
import type { Linking } from '../linking.ts';
import { hash32Of } from './ids.ts';

const DAY_MS = 86_400_000;
/** Days since 1970 are kept in 15 bits, until 2059; 0 for what has no date. With 32 bits of a name SQLite needs six bytes for a key. */
const DAYS = 32_768;
const NAMES = 2 ** 32;
/**
 * Where days have to be near, those of an age of so many days lie together: news comes day by day, and the pages that it is written to
 * are few then, however large the table has become.
 */
export const AGE = 16;
/**
 * Keys for any day go anywhere in the table, a page each once it is large. So those of the last statements lie behind all others, by so
 * much, and go to their places in one go, when many go to each page.
 */
export const YOUNG = NAMES * DAYS;

/** First and last key of a stretch of the table, both included. */
export type Stretch = readonly [first: number, last: number];

/** Days, both included. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** Buckets as they are looked through: their names, and the days that count. */
export interface Days extends Period {
  readonly names: readonly number[];
  /** Ordered by age before the name. */
  readonly isNear: boolean;
}

/** Stretches of one length, which are looked through in one go. */
export interface Sweep {
  readonly starts: readonly number[];
  /** From the first key of a stretch to its last one. */
  readonly length: number;
}

/** Hashes of the names of a statement's buckets and of its text's, each once. */
export interface StoredKeys {
  /** Those of its text: in the table by the first statement of the text alone. */
  readonly near: readonly number[];
  readonly lasting: readonly number[];
  readonly copies: readonly number[];
}

/** The day of a date as buckets are ordered by it. */
export function bucketDay(date: string | null): number {
  const day = date === null ? Number.NaN : Math.floor(Date.parse(date.slice(0, 10)) / DAY_MS);
  return day > 0 && day < DAYS ? day : 0;
}

/** `near`: those of its text, where they are known: all its statements have the same. */
export function storedKeys(
  { statement, text }: Pick<Linkable, 'statement' | 'text'>,
  { keys, nearKeys }: Pick<Linking, 'keys' | 'nearKeys'>,
  near: readonly number[] = hashed(nearKeys(text)),
): StoredKeys {
  const { lasting, copies } = keys(statement);
  return { near, lasting: hashed(lasting), copies: hashed(copies) };
}

/** Hashes of names, each once. */
export const hashed = (names: readonly Bucket[]): number[] => [...new Set(names.map(hash32Of))];

/**
 * Keys of the table for a statement of this day: those for days around it, which only the first of a text has, and those for any day, which
 * may lie at `YOUNG` more.
 */
export function tableKeys({ near, lasting, copies }: StoredKeys, { day, n }: { day: number; n: number }) {
  return {
    near: n === 0 ? near.map((name) => nearKey(name, day)) : [],
    any: [...new Set([...lasting, ...copies])].map((name) => lastingKey(name, day)),
  };
}

/** Where a statement of this day looks for others, days around it for those that have to be near, as far as there are any. */
export const nearby = (
  names: readonly number[],
  day: number,
  { days, within }: { days: number; within: Period },
): Days => ({ names, isNear: true, from: Math.max(within.from, day - days), to: Math.min(within.to, day + days) });

/** Days that the ages of near keys span, from the least and the greatest of these on; null: there are none. */
export const periodOf = (least: number | null, greatest: number | null): Period =>
  least === null || greatest === null
    ? { from: 0, to: -1 }
    : { from: ageOf(dayOfKey(least)) * AGE, to: ageOf(dayOfKey(greatest)) * AGE + AGE - 1 };

/** Where it looks for those of any day. */
export const anyDay = (names: readonly number[]): Days => ({ names, isNear: false, from: 0, to: DAYS - 1 });

/** The stretches of buckets: of each age one of every name, and for any day two. */
export function sweeps({ names, isNear, from, to }: Days): Sweep[] {
  if (from > to || !names.length) return [];
  if (!isNear) {
    const starts = names.map((name) => lastingKey(name, from));
    return [{ starts: [...starts, ...starts.map((start) => start + YOUNG)], length: to - from }];
  }
  const out: Sweep[] = [];
  for (let day = from; day <= to; day = (ageOf(day) + 1) * AGE) {
    const last = Math.min(to, (ageOf(day) + 1) * AGE - 1);
    out.push({ starts: names.map((name) => nearKey(name, day)), length: last - day });
  }
  return out;
}

/** The stretches in which the bucket of one name has these days, in their order. */
export const stretches = (isNear: boolean, name: number, { from, to }: Period): Stretch[] =>
  sweeps({ names: [name], isNear, from, to }).flatMap(({ starts, length }) =>
    starts.map((start): Stretch => [start, start + length]),
  );

/** Day of a key of the table. */
export function dayOfKey(key: number): number {
  if (key >= 0) return key % DAYS;
  const all = key + NAMES * DAYS;
  return Math.floor(all / AGE / NAMES) * AGE + (all % AGE);
}

export const ageOf = (day: number): number => Math.floor(day / AGE);

const lastingKey = (name: number, day: number): number => name * DAYS + day;

/** Name of a near key. */
export const nameOfKey = (key: number): number => Math.floor((key + NAMES * DAYS) / AGE) % NAMES;

/** Below zero, so that no two keys meet. */
export const nearKey = (name: number, day: number): number =>
  (ageOf(day) * NAMES + name) * AGE + (day % AGE) - NAMES * DAYS;
