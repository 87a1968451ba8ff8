import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Input } from '../read/input-record.ts';

/** One article on its way through the queue. */
export interface QueuedDocument {
  readonly input: Input;
  /** False for a file that was come upon in a folder or by a pattern: without text it is passed over. */
  readonly isNamed: boolean;
}

/** Documents as they are stored, under a hash of them. */
export interface Pack {
  readonly id: string;
  readonly documents: number;
  readonly bytes: Buffer;
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Level 1: the queue is written once and read once. */
export function packOf(documents: readonly QueuedDocument[]): Pack {
  const plain = serialize(documents);
  return { id: hashOf(plain), documents: documents.length, bytes: gzipSync(plain, { level: 1 }) };
}

/** The documents in a pack. Throws where the bytes are none. */
export const documentsIn = (bytes: Uint8Array): readonly QueuedDocument[] =>
  deserialize(gunzipSync(bytes)) as readonly QueuedDocument[];

/** Both halves of what holds more than one. */
export function halves<T>(list: readonly T[]): readonly (readonly T[])[] {
  const middle = Math.ceil(list.length / 2);
  return [list.slice(0, middle), list.slice(middle)].filter((half) => half.length > 0);
}
