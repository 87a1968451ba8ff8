import type { Bucket, LedgerStatement } from '../../records/ledger.ts';
import type { Linking } from '../linking.ts';
import { hash32Of } from './ids.ts';

const DAY_MS = 86_400_000;
/** Days since 1970 are kept in 15 bits, until 2059; 0 for what has no date. With 32 bits of a name SQLite needs six bytes for a key. */
const DAYS = 32_768;

/** First and last key of a stretch of a bucket, both included. */
export type Stretch = readonly [first: number, last: number];

/** Hashes of the names of a statement's buckets, each once. */
export interface StoredKeys {
  readonly near: readonly number[];
  readonly lasting: readonly number[];
  readonly copies: readonly number[];
}

/** The day of a date as buckets are ordered by it. */
export function bucketDay(date: string | null): number {
  const day = date === null ? Number.NaN : Math.floor(Date.parse(date.slice(0, 10)) / DAY_MS);
  return day > 0 && day < DAYS ? day : 0;
}

export function storedKeys(statement: LedgerStatement, { keys }: Pick<Linking, 'keys'>): StoredKeys {
  const { near, lasting, copies } = keys(statement);
  const hashed = (names: readonly Bucket[]): number[] => [...new Set(names.map(hash32Of))];
  return { near: hashed(near), lasting: hashed(lasting), copies: hashed(copies) };
}

/** Keys of the table for a statement of this day. */
export const tableKeys = ({ near, lasting, copies }: StoredKeys, day: number): number[] =>
  [...new Set([...near, ...lasting, ...copies])].map((name) => bucketKey(name, day));

/** Where a statement of this day looks for others, days around it for those that have to be near. */
export const nearby = (names: readonly number[], day: number, days: number): Stretch[] =>
  names.map((name) => [bucketKey(name, Math.max(0, day - days)), bucketKey(name, Math.min(DAYS - 1, day + days))]);

/** Where it looks for those of any day. */
export const anyDay = (names: readonly number[]): Stretch[] =>
  names.map((name) => [bucketKey(name, 0), bucketKey(name, DAYS - 1)]);

/** Key of a day of a bucket in the table. */
const bucketKey = (name: number, day: number): number => name * DAYS + day;

/** Day of a key of the table. */
export const dayOfKey = (key: number): number => key % DAYS;

/** The key of another day of the same bucket. */
export const onDay = (key: number, day: number): number => key - dayOfKey(key) + day;
