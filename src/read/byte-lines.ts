import type { ByteSource } from './bytes.ts';

/** One line of a file. `bytes` is null where the line is longer than allowed; its line end is left out. */
export interface ByteLine {
  readonly offset: number;
  readonly next: number;
  readonly bytes: Uint8Array | null;
}

const STEP = 65_536;
const LF = 10;
const CR = 13;

/** The lines from `from` on, one at a time; at most about `limit` bytes of one are held. */
export async function* byteLines(
  source: ByteSource,
  from: number,
  limit: number,
): AsyncGenerator<ByteLine, void, undefined> {
  // Bytes of the source from `start` on; the line looked for begins at `at` in them.
  let window = new Uint8Array();
  let start = from;
  let at = 0;
  let seen = 0;
  let isLast = false;
  source.forget(from);
  for (;;) {
    const end = window.indexOf(LF, at + seen);
    const length = (end < 0 ? window.length : end) - at;
    const offset = start + at;
    if (end < 0 && length > limit) {
      const next = await lineEnd(source, offset + length);
      yield { offset, next, bytes: null };
      [window, start, at, seen] = [new Uint8Array(), next, 0, 0];
    } else if (end < 0 && !isLast) {
      // Windows that double: each byte of a long line is looked for once, and read twice at most.
      source.forget(offset);
      const width = Math.max(STEP, 2 * length);
      [start, at, seen] = [offset, 0, length];
      window = new Uint8Array(await source.read(offset, width));
      isLast = window.length < width;
    } else {
      if (end < 0 && length === 0) return;
      const bytes = window.subarray(at, at + length);
      const next = end < 0 ? offset + length : offset + length + 1;
      yield { offset, next, bytes: length > limit ? null : bytes.at(-1) === CR ? bytes.subarray(0, -1) : bytes };
      [at, seen] = [next - start, 0];
    }
  }
}

/** Where the line that `from` lies in is over. */
async function lineEnd(source: ByteSource, from: number): Promise<number> {
  for (let at = from; ; at += STEP) {
    source.forget(at);
    const window = await source.read(at, STEP);
    const end = window.indexOf(LF);
    if (end >= 0) return at + end + 1;
    if (window.length < STEP) return at + window.length;
  }
}
