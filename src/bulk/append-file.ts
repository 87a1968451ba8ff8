import { type FileHandle, open } from 'node:fs/promises';
import { Failure } from '../records/failure.ts';

/** A file that only grows. */
export interface AppendFile {
  /** Bytes written so far, what is still held back included. */
  readonly length: number;
  append(bytes: Uint8Array): Promise<void>;
  /** Returns when all of it is on the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

const HELD_BYTES = 1_000_000;

/** Opens a file at `length` bytes and cuts off what lies behind. Throws a `Failure` where it is shorter or cannot be written. */
export async function appendTo(path: string, length: number): Promise<AppendFile> {
  const file = await opened(path);
  const { size } = await file.stat();
  if (size < length) {
    await file.close();
    throw new Failure(
      'resume-mismatch',
      `${path} has ${size} bytes, but the run had written ${length}`,
      'start anew with another --out',
    );
  }
  await file.truncate(length);
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let at = length;
  const flush = async (): Promise<void> => {
    const parts = held;
    [held, heldBytes] = [[], 0];
    while (parts.length > 0) {
      const { bytesWritten } = await file.writev(parts, at).catch((error: unknown) => {
        throw unwritable(path, error);
      });
      at += bytesWritten;
      // A disk may take less than it was given: the rest is given again.
      let gone = bytesWritten;
      while (parts[0] && gone >= parts[0].length) gone -= parts.shift()?.length ?? 0;
      if (parts[0]) parts[0] = parts[0].subarray(gone);
    }
  };
  return {
    get length() {
      return at + heldBytes;
    },
    async append(bytes) {
      held.push(bytes);
      heldBytes += bytes.length;
      if (heldBytes >= HELD_BYTES) await flush();
    },
    async sync() {
      await flush();
      await file.datasync();
    },
    close: () => file.close(),
  };
}

async function opened(path: string): Promise<FileHandle> {
  try {
    // Not "w": that would empty the file before anybody has looked whether it is the right one.
    return await open(path, 'r+').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return open(path, 'wx+');
      throw error;
    });
  } catch (error) {
    throw unwritable(path, error);
  }
}

function unwritable(path: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const why =
    code === 'ENOENT' ? 'its folder does not exist' : code === 'EISDIR' ? 'it is a folder' : code.toLowerCase();
  return new Failure('unwritable', `cannot write ${path}: ${why}`, 'free some room or give another --out');
}
