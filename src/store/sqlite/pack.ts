import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { DICTIONARY } from './dictionary.ts';

/**
 * JSON in a few bytes: raw deflate (RFC 1951) with a dictionary of the keys and values that our records hold, which makes the short
 * ones three times smaller than deflate alone. The dictionary is part of the file format.
 */
const OPTIONS = { dictionary: DICTIONARY, level: 6, memLevel: 8, windowBits: 15 };

export const pack = (json: string): Buffer => deflateRawSync(json, OPTIONS);

export const unpack = (bytes: Buffer): string => inflateRawSync(bytes, OPTIONS).toString('utf8');

export const packed = (value: unknown): Buffer => pack(JSON.stringify(value));

export const unpacked = <T>(bytes: Buffer): T => JSON.parse(unpack(bytes)) as T;

const VECTOR_LENGTH = 384;
const HUFFMAN = { strategy: constants.Z_HUFFMAN_ONLY };

/**
 * Vectors of one article in one blob. Their numbers are small and repeat nowhere, so that a Huffman code alone, without a search for
 * repetitions, makes them a third smaller. Null where any is missing.
 */
export function packVectors(vectors: readonly (Int8Array | null)[]): Buffer | null {
  if (!vectors.length || vectors.some((v) => v?.length !== VECTOR_LENGTH)) return null;
  const all = Buffer.alloc(vectors.length * VECTOR_LENGTH);
  for (const [i, v] of vectors.entries())
    all.set(new Uint8Array(v!.buffer, v!.byteOffset, VECTOR_LENGTH), i * VECTOR_LENGTH);
  return deflateRawSync(all, HUFFMAN);
}

/** The vector of each statement, in order. */
export function unpackVectors(bytes: Buffer | null, count: number): (Int8Array | null)[] {
  if (bytes === null) return new Array(count).fill(null);
  const all = inflateRawSync(bytes);
  return Array.from(
    { length: count },
    (_, i) => new Int8Array(all.buffer, all.byteOffset + i * VECTOR_LENGTH, VECTOR_LENGTH),
  );
}
