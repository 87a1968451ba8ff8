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

/** The lines from `from` on, one at a time; at most `limit` bytes of one are held. */
export async function* byteLines(
  source: ByteSource,
  from: number,
  limit: number,
): AsyncGenerator<ByteLine, void, undefined> {
  source.forget(from);
  for (let offset = from; ; ) {
    let seen = 0;
    let end = -1;
    let width = STEP;
    // Doubling windows: each byte of a long line is looked at once, and copied twice at most.
    while (end < 0 && seen <= limit) {
      const window = await source.read(offset, width);
      if (window.length === seen) break;
      end = window.indexOf(LF, seen);
      seen = window.length;
      if (window.length < width) break;
      width *= 2;
    }
    if (end < 0 && seen === 0) return;
    if (end < 0 && seen > limit) {
      const next = await lineEnd(source, offset + seen);
      yield { offset, next, bytes: null };
      offset = next;
    } else {
      const length = end < 0 ? seen : end;
      const next = end < 0 ? offset + seen : offset + end + 1;
      const bytes = await source.read(offset, length);
      const text = bytes.at(-1) === CR ? bytes.subarray(0, -1) : bytes;
      yield { offset, next, bytes: length > limit ? null : text };
      offset = next;
    }
    source.forget(offset);
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
