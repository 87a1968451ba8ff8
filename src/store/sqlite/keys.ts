/** Of one key in a statement's list of its buckets. */
export const KEY_BYTES = 4;

export function keyBytes(keys: readonly number[]): Buffer {
  const bytes = Buffer.alloc(keys.length * KEY_BYTES);
  for (const [i, key] of keys.entries()) bytes.writeInt32BE(key, i * KEY_BYTES);
  return bytes;
}

export const keysIn = (bytes: Buffer | null): number[] =>
  Array.from({ length: (bytes?.length ?? 0) / KEY_BYTES }, (_, i) => bytes!.readInt32BE(i * KEY_BYTES));
