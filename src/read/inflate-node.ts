import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { Failure } from '../records/failure.ts';

export type Coding = 'gzip' | 'deflate' | 'br';

const CODINGS: Readonly<Record<string, Coding>> = { gzip: 'gzip', 'x-gzip': 'gzip', deflate: 'deflate', br: 'br' };
/** An honest server encodes once; a proxy may do it again. */
const MAX_CODINGS = 2;

/** The codings of a `Content-Encoding` header in the order they were applied. Throws a `Failure` for one that we do not know. */
export function codingsOf(header: string | null, where: string): readonly Coding[] {
  const names = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((n) => n.trim())
    .filter((n) => n !== '' && n !== 'identity');
  const codings = names.map((n) => CODINGS[n]);
  if (names.length > MAX_CODINGS || codings.includes(undefined)) {
    throw new Failure('bad-encoding', `cannot decode "${names.join(', ').slice(0, 60)}" from ${where}`, null);
  }
  return codings.flatMap((c) => c ?? []);
}

type Chunks = AsyncIterable<Uint8Array>;

/** Counts what passes and throws above `limit`: Node's decoders do not stop by themselves. */
async function* counted(chunks: Chunks, limit: number, where: string): AsyncGenerator<Uint8Array, void, undefined> {
  let total = 0;
  for await (const chunk of chunks) {
    total += chunk.length;
    if (total > limit) {
      throw new Failure('too-large', `more than ${limit} bytes from ${where}`, 'raise the limit if you trust it');
    }
    yield chunk;
  }
}

/** `deflate` means zlib's wrapping, but some servers send the bare stream: the first two bytes tell. */
function inflater([a = 0, b = 0]: Uint8Array): Transform {
  return (a & 0x0f) === 8 && ((a << 8) | b) % 31 === 0 ? createInflate() : createInflateRaw();
}

/** One coding undone, chunk by chunk; stops reading when nobody asks for more. */
export async function* undone(
  chunks: Chunks,
  coding: Coding,
  where: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const input = chunks[Symbol.asyncIterator]();
  const first = await input.next();
  if (first.done) return;
  async function* whole(): AsyncGenerator<Uint8Array, void, undefined> {
    yield first.value;
    for await (const chunk of { [Symbol.asyncIterator]: () => input }) yield chunk;
  }
  const decoder =
    coding === 'gzip' ? createGunzip() : coding === 'br' ? createBrotliDecompress() : inflater(first.value);
  // Errors reach the loop below through the decoder itself.
  pipeline(Readable.from(whole()), decoder, () => undefined);
  try {
    for await (const chunk of decoder) yield chunk as Uint8Array;
  } catch (error) {
    throw damaged(error, where);
  } finally {
    decoder.destroy();
  }
}

/** The bytes of `source` with `codings` undone; what goes in and what comes out of every step is counted against `limit`. */
export function decoded(source: Chunks, codings: readonly Coding[], limit: number, where: string): Chunks {
  return codings
    .toReversed()
    .reduce((chunks, c) => counted(undone(chunks, c, where), limit, where), counted(source, limit, where));
}

/** zlib's errors (`Z_DATA_ERROR`, `ERR__ERROR_FORMAT_...` of brotli) as a `Failure`, everything else as it is. */
function damaged(error: unknown, where: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof Failure || !/^(Z_|ERR_(?!STREAM))/.test(code)) return error;
  return new Failure('damaged', `cannot decompress what came from ${where}: ${code.toLowerCase()}`, null);
}

/** The first `limit` bytes; what follows is not asked for. */
export async function* first(chunks: Chunks, limit: number): AsyncGenerator<Uint8Array, void, undefined> {
  let left = limit;
  for await (const chunk of chunks) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}

/** All chunks in one array; at most as much as their stream lets through. */
export async function collect(chunks: Chunks): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return parts.length === 1 && parts[0] ? parts[0] : new Uint8Array(Buffer.concat(parts));
}
