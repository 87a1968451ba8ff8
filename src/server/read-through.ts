import { open } from 'node:fs/promises';
import { freemem } from 'node:os';

const CHUNK = 1 << 20;
/** Of the memory that is free, at most: the system lets go what it has of files first, but others may want it too. */
const SHARE = 0.5;

/**
 * Reads a file once from end to end, so that the system has it in memory: a page here and a page there, as looks need them, may come a
 * hundred times slower from a disk. What does not fit into half of the free memory is left alone, as is a file that cannot be read:
 * whoever needs it will say so. Ends with the signal. Resolves to the bytes read.
 */
export async function readThrough(
  path: string,
  { free = freemem(), signal }: { readonly free?: number; readonly signal?: AbortSignal } = {},
): Promise<number> {
  const file = await open(path, 'r').catch(() => null);
  if (!file) return 0;
  try {
    const { size } = await file.stat();
    if (size > free * SHARE) return 0;
    const chunk = Buffer.allocUnsafe(CHUNK);
    let at = 0;
    for (let n = 1; n > 0 && !signal?.aborted; at += n) ({ bytesRead: n } = await file.read(chunk, 0, CHUNK, at));
    return at;
  } catch {
    return 0;
  } finally {
    await file.close();
  }
}
