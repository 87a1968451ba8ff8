import { Failure } from '../records/failure.ts';

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
};

/** What the system says when a file cannot be written as a `Failure` of one line with what to do next; a `Failure` as it is. */
export function unwritable(path: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const why = WHY[code] ?? code.toLowerCase();
  const hint = why === WHY.ENOSPC ? 'make room, or give another --out' : 'give another --out';
  return new Failure('unwritable', `cannot write ${path}: ${why}`, hint);
}

/** Writes, or rejects with a `Failure` that names the file. */
export async function writing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // Anything but the system's own word is a fault of ours.
    throw error instanceof Error && 'syscall' in error ? unwritable(path, error) : error;
  }
}
