import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { mix, OFFSET, step } from '../records/fnv.ts';

/** The first 80 bits of the SHA-256 of `text`, as 20 hexadecimal digits: ids of statements and names of buckets. */
export const shortHash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)).subarray(0, 10));

/** 32-bit FNV-1a with a final mix (MurmurHash3's), of a text's UTF-16 units `from` to `to`: for MinHash, where many are needed. */
export function hash32(text: string, from = 0, to = text.length): number {
  let h = OFFSET;
  for (let i = from, end = Math.min(to, text.length); i < end; i++) h = step(h, text.charCodeAt(i));
  return mix(h);
}
