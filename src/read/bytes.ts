/** Bytes that are read piece by piece, from front to back: a file, memory, or a stream. */
export interface ByteSource {
  /** True where any offset can be read at no cost, not only one near those already read. */
  readonly seekable: boolean;
  /** How many there are, where that is known beforehand. */
  readonly size?: number;
  /** `length` bytes at `offset`; fewer only where the source ends. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** Says that nothing before `offset` will be read again, so that a stream can let it go. */
  forget(offset: number): void;
  close(): Promise<void>;
}

export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    seekable: true,
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    forget: () => undefined,
    close: async () => undefined,
  };
}

/** `parts` as one array of `length` bytes, from `skip` on. */
function joined(parts: readonly Uint8Array[], skip: number, length: number): Uint8Array {
  const out = new Uint8Array(length);
  let at = -skip;
  for (const part of parts) {
    const from = Math.max(0, -at);
    const room = length - Math.max(0, at);
    if (from < part.length && room > 0) out.set(part.subarray(from, from + room), Math.max(0, at));
    at += part.length;
  }
  return out;
}

/** A stream as a source: keeps what was read and not yet forgotten, and reads on no further than it is asked. */
export function streamSource(chunks: AsyncIterable<Uint8Array>): ByteSource {
  const input = chunks[Symbol.asyncIterator]();
  let parts: Uint8Array[] = [];
  let start = 0;
  let end = 0;
  let forgotten = 0;
  let done = false;
  return {
    seekable: false,
    async read(offset, length) {
      while (!done && end < offset + length) {
        const next = await input.next();
        done = next.done === true;
        if (next.done) break;
        parts.push(next.value);
        end += next.value.length;
        this.forget(Math.min(forgotten, end));
      }
      if (offset < start) throw new RangeError(`bytes before ${start} are gone, asked for ${offset}`);
      return joined(parts, offset - start, Math.max(0, Math.min(length, end - offset)));
    },
    forget(offset) {
      forgotten = Math.max(forgotten, offset);
      let gone = 0;
      while (gone < parts.length && start + (parts[gone]?.length ?? 0) <= forgotten)
        start += parts[gone++]?.length ?? 0;
      if (gone > 0) parts = parts.slice(gone);
    },
    async close() {
      await input.return?.();
    },
  };
}

/** The whole source in one array, or null where it is longer than `limit`. */
export async function readAll(source: ByteSource, limit: number): Promise<Uint8Array | null> {
  const bytes = await source.read(0, limit + 1);
  return bytes.length > limit ? null : bytes;
}

/** Bytes handed on at a time. */
const CHUNK = 65_536;

/** The whole source piece by piece; what was given is let go. */
export async function* chunksOf(source: ByteSource): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; ; ) {
    const chunk = await source.read(at, CHUNK);
    if (chunk.length === 0) return;
    yield chunk;
    at += chunk.length;
    source.forget(at);
  }
}
