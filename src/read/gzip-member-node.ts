import { constants, crc32, inflateRawSync } from 'node:zlib';

/** A member of a gzip file as far as it could be read. */
export type Member =
  | { readonly state: 'whole'; readonly bytes: Uint8Array; readonly length: number }
  | { readonly state: 'short' | 'too-large' | 'damaged' };

const FLAGS = { hcrc: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 } as const;

/** Whether a member may begin here (RFC 1952: two bytes of magic, and deflate, the only method there is). */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;

/** Length of the header of a member, or null where it is none or goes beyond `bytes`. */
function headerLength(bytes: Uint8Array): number | null {
  if (!isGzip(bytes)) return null;
  const flags = bytes[3] ?? 0;
  // Extra flags and operating system as compressors write them; chance rarely does.
  if (flags & FLAGS.reserved || ![0, 2, 4].includes(bytes[8] ?? 0)) return null;
  let at = 10;
  if (flags & FLAGS.extra) at += 2 + (bytes[at] ?? 0) + ((bytes[at + 1] ?? 0) << 8);
  for (const flag of [FLAGS.name, FLAGS.comment]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return null;
    at = end + 1;
  }
  return at + (flags & FLAGS.hcrc ? 2 : 0);
}

const word = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0;

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/**
 * Decompresses the one member that starts at the first byte, at most `limit` bytes of it, and holds it against its checksum.
 * `short` says that `bytes` ends before the member does.
 */
export function gzipMember(bytes: Uint8Array, limit: number): Member {
  const header = headerLength(bytes);
  if (header === null) return { state: isGzip(bytes) && bytes.length < 70_000 ? 'short' : 'damaged' };
  try {
    // With `info` the result says how much of the input the member took, which tells where the next one begins.
    const { buffer, engine } = inflateRawSync(bytes.subarray(header), {
      maxOutputLength: limit,
      info: true,
    }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    const trailer = header + engine.bytesWritten;
    if (bytes.length < trailer + 8) return { state: 'short' };
    if (word(bytes, trailer) !== crc32(buffer) || word(bytes, trailer + 4) !== buffer.length % 2 ** 32)
      return { state: 'damaged' };
    return { state: 'whole', bytes: buffer, length: trailer + 8 };
  } catch (error) {
    const code = codeOf(error);
    return { state: code === 'Z_BUF_ERROR' ? 'short' : code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged' };
  }
}

/** The first bytes of the member that starts here, as far as `bytes` reaches; null where it cannot be read. */
export function gzipStart(bytes: Uint8Array): Uint8Array | null {
  const header = headerLength(bytes);
  if (header === null) return null;
  try {
    return inflateRawSync(bytes.subarray(header), { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return null;
  }
}
