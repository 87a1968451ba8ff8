import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The first 80 bits of the SHA-256 of `text`, as 20 hexadecimal digits: ids of statements and names of buckets. */
export const shortHash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)).subarray(0, 10));

/** 32-bit FNV-1a with a final mix (MurmurHash3's), of a text's UTF-16 units `from` to `to`: for MinHash, where many are needed. */
export function hash32(text: string, from = 0, to = text.length): number {
  let h = 0x811c9dc5;
  for (let i = from, end = Math.min(to, text.length); i < end; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
}

export function mix(x: number): number {
  let h = x ^ (x >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
