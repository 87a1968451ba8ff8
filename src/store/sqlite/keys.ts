const DAY_MS = 86_400_000;
/** Days since 1970 are kept in 16 bits; 0 for what has no date. */
const DAYS = 65_536;
const DAY_BYTES = 2;
const NAME_BYTES = 4;

/** Buckets of a statement as its row keeps them: the day, and a hash of each name, in order. */
export interface StoredKeys {
  readonly day: number;
  readonly names: readonly number[];
}

const NO_KEYS: StoredKeys = { day: 0, names: [] };

/** The day of a date as buckets are ordered by it. */
export function bucketDay(date: string | null): number {
  const day = date === null ? Number.NaN : Math.floor(Date.parse(date.slice(0, 10)) / DAY_MS);
  return day > 0 && day < DAYS ? day : 0;
}

export function keyBytes({ day, names }: StoredKeys): Buffer {
  const bytes = Buffer.alloc(DAY_BYTES + names.length * NAME_BYTES);
  bytes.writeUInt16BE(day);
  for (const [i, name] of names.entries()) bytes.writeUInt32BE(name, DAY_BYTES + i * NAME_BYTES);
  return bytes;
}

export function keysIn(bytes: Buffer | null): StoredKeys {
  if (bytes === null) return NO_KEYS;
  const names = Array.from({ length: (bytes.length - DAY_BYTES) / NAME_BYTES }, (_, i) =>
    bytes.readUInt32BE(DAY_BYTES + i * NAME_BYTES),
  );
  return { day: bytes.readUInt16BE(0), names };
}

/** Key of a day of a bucket in the table. */
export const bucketKey = (name: number, day: number): number => name * DAYS + day;

/** Day of a key of the table. */
export const dayOfKey = (key: number): number => key % DAYS;

/** Rows of buckets beyond those that the rows of statements tell. */
export const KEYS_COUNT = `SELECT (SELECT count(*) FROM bucket) - (SELECT ifnull(sum(length(keys) - ${DAY_BYTES}), 0) / ${NAME_BYTES} FROM statement WHERE keys IS NOT NULL)`;
