import { idOf, type Key, keyOf, type Prefix } from '../rows/ids.ts';

/** Behind a zero byte: words begin below this one, hashes that begin with zero stand behind it. */
const HASH = 0xff;

/** A key as one column of bytes: hashes as they are, words behind a zero, in the order that SQLite has them in: words first. */
export function bytesOf(key: Key): Buffer {
  if (typeof key === 'string') return Buffer.concat([Buffer.of(0), Buffer.from(key)]);
  return key[0] === 0 ? Buffer.concat([Buffer.of(0, HASH), key]) : key;
}

/** What `bytesOf` was given. */
export function keyIn(bytes: Buffer): Key {
  if (bytes[0] !== 0) return bytes;
  return bytes[1] === HASH ? bytes.subarray(2) : bytes.subarray(1).toString('utf8');
}

/** A public id as its column has it, and back. */
export const idBytes = (prefix: Prefix, id: string): Buffer => bytesOf(keyOf(prefix, id));
export const idIn = (prefix: Prefix, bytes: Buffer): string => idOf(prefix, keyIn(bytes));

/** Names, which may hold any sign. */
export const nameBytes = (name: string): Buffer => Buffer.from(name);
export const nameIn = (bytes: Buffer): string => bytes.toString('utf8');
