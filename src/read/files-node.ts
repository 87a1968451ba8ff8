import { readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Failure } from '../records/failure.ts';
import { type ByteSource, memorySource, streamSource } from './bytes.ts';

/** A fault of the file system as a `Failure` with what to do. */
export function fileFailure(path: string, error: unknown): unknown {
  if (error instanceof Failure || !(error instanceof Error && 'code' in error)) return error;
  const code = String(error.code);
  if (code === 'ENOENT') return new Failure('missing', `no such file: ${path}`, 'check the path');
  if (code === 'EACCES' || code === 'EPERM') {
    return new Failure('forbidden', `not allowed to read: ${path}`, 'check the permissions of the file');
  }
  return new Failure('unreadable', `cannot read ${path}: ${code.toLowerCase()}`, null);
}

/** Handing a call to a thread and back takes longer than reading a file of this size (bytes) from the cache of the system. */
const SMALL = 1_000_000;

/** A file as a source: at any offset where it is a plain file, from front to back where it is a pipe or a device. */
export async function fileSource(path: string): Promise<ByteSource> {
  try {
    const about = statSync(path);
    if (about.isFile() && about.size <= SMALL) {
      const { buffer, byteOffset, length } = readFileSync(path);
      return memorySource(new Uint8Array(buffer, byteOffset, length));
    }
    // What is no plain file may keep its opener waiting.
    const handle = await open(path, 'r');
    if (!about.isFile()) return streamSource(handle.createReadStream());
    const { size } = about;
    return {
      seekable: true,
      size,
      async read(offset, length) {
        const room = Buffer.alloc(Math.min(length, Math.max(0, size - offset)));
        let filled = 0;
        while (filled < room.length) {
          const { bytesRead } = await handle.read(room, filled, room.length - filled, offset + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return new Uint8Array(room.buffer, room.byteOffset, filled);
      },
      forget: () => undefined,
      close: () => handle.close(),
    };
  } catch (error) {
    throw fileFailure(path, error);
  }
}
