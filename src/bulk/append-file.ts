import { type FileHandle, open } from 'node:fs/promises';
import { Failure } from '../records/failure.ts';
import { unwritable, writing } from './unwritable.ts';

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
  await writing(path, () => file.truncate(length));
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let at = length;
  const flush = async (): Promise<void> => {
    const parts = held;
    [held, heldBytes] = [[], 0];
    while (parts.length > 0) {
      const { bytesWritten } = await writing(path, () => file.writev(parts, at));
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
      await writing(path, () => file.datasync());
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
