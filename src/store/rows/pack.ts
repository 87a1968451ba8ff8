import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { Damage } from './damage.ts';
import { DICTIONARY } from './dictionary.ts';

/**
 * JSON in a few bytes: raw deflate (RFC 1951) with a dictionary of the keys and values that our records hold, which makes the short
 * ones three times smaller than deflate alone. The dictionary is part of the file format.
 */
const OPTIONS = { dictionary: DICTIONARY, level: 6, memLevel: 8, windowBits: 15 };
/** The same for few bytes: zlib makes room of `chunkSize` for what comes out, and many packs are short. */
const SHORT_OPTIONS = { ...OPTIONS, chunkSize: 2048 };
const SHORT = 1024;

export const pack = (json: string): Buffer =>
  signed(deflateRawSync(json, json.length < SHORT ? SHORT_OPTIONS : OPTIONS));

export const unpack = (bytes: Buffer): string =>
  inflateRawSync(checked(bytes), bytes.length < SHORT ? SHORT_OPTIONS : OPTIONS).toString('utf8');

const SUM = 4;

/** SQLite does not notice a bit that flips inside a value; a check sum does. */
function signed(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length + SUM);
  out.set(bytes);
  out.writeUInt32LE(crc32(bytes), bytes.length);
  return out;
}

function checked(bytes: Buffer): Buffer {
  const end = bytes.length - SUM;
  const inner = bytes.subarray(0, Math.max(0, end));
  if (end < 0 || crc32(inner) !== bytes.readUInt32LE(end)) throw new Damage('a check sum does not fit');
  return inner;
}

/** JSON too short to be worth packing, with its check sum. */
export const sealed = (value: unknown): string => {
  const json = JSON.stringify(value);
  return json + crc32(json).toString(16).padStart(8, '0');
};

/** What `sealed` was given. */
export function opened<T>(text: string): T {
  const json = text.slice(0, -8);
  if (crc32(json) !== Number.parseInt(text.slice(-8), 16)) throw new Damage('a check sum does not fit');
  return JSON.parse(json) as T;
}

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
  return signed(deflateRawSync(all, HUFFMAN));
}

export const vectorBytes = (bytes: Buffer): Buffer => inflateRawSync(checked(bytes));

/** The vector of each statement, in order. */
export function unpackVectors(bytes: Buffer | null, count: number): (Int8Array | null)[] {
  if (bytes === null) return new Array(count).fill(null);
  // A copy, as what zlib gives is a part of 16 KB that would all be kept.
  const all = new Uint8Array(vectorBytes(bytes));
  return Array.from({ length: count }, (_, i) => new Int8Array(all.buffer, i * VECTOR_LENGTH, VECTOR_LENGTH));
}

/** Mean of vectors, in whole numbers; empty where any is missing or of another length. */
export function meanOf(vectors: readonly (Int8Array | null)[]): number[] {
  if (!vectors.length || vectors.some((v) => v?.length !== VECTOR_LENGTH)) return [];
  const sum = new Float64Array(VECTOR_LENGTH);
  for (const v of vectors) for (let i = 0; i < VECTOR_LENGTH; i++) sum[i]! += v![i]!;
  const mean = new Array<number>(VECTOR_LENGTH);
  for (let i = 0; i < VECTOR_LENGTH; i++) mean[i] = Math.round(sum[i]! / vectors.length) + 0;
  return mean;
}
