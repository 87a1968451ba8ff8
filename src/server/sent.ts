import type { IncomingMessage } from 'node:http';
import { Failure } from '../records/failure.ts';
import type { Room } from './room.ts';

/** Bytes of a request's body. */
const BODY_LIMIT = 16_000_000;
/** Bytes to begin with, unless the caller says that fewer come. */
const FIRST = 64_000;

/** The body of one request. Nothing of it is read before a handler asks for it, which is once it is known who may. */
export interface Sent {
  /** All of it. Rejects with a `Failure` where it is too long, where there is no room for it, and where the caller leaves. */
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
  /** Gives its room back. */
  release(): void;
}

/** The body that `request` carries. It is counted in `room` as it comes, whatever its headers promise. */
export function sentIn(request: IncomingMessage, room: Room): Sent {
  let taken = 0;
  const grown = (old: Uint8Array<ArrayBuffer>, needed: number, most: number): Uint8Array<ArrayBuffer> => {
    const size = Math.min(most, Math.max(needed, 2 * old.length, FIRST));
    room.take(size - taken);
    taken = size;
    const fresh = new Uint8Array(size);
    fresh.set(old);
    return fresh;
  };
  return {
    async bytes() {
      const told = Number(request.headers['content-length'] ?? BODY_LIMIT);
      if (told > BODY_LIMIT) throw tooLarge();
      // Copied into one buffer: a piece may be a single byte, and each keeps a whole buffer of the connection.
      let buffer = new Uint8Array(0);
      let length = 0;
      for await (const piece of pieces(request)) {
        const end = length + piece.length;
        if (end > BODY_LIMIT) throw tooLarge();
        if (end > buffer.length) buffer = grown(buffer, end, told);
        buffer.set(piece, length);
        length = end;
      }
      return buffer.subarray(0, length);
    },
    release() {
      room.give(taken);
      taken = 0;
    },
  };
}

/** What comes over the connection, which stays open for the answer whatever happens. */
async function* pieces(request: IncomingMessage): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const piece of request.iterator({ destroyOnReturn: false })) yield piece as Uint8Array;
  } catch {
    throw new Failure('left', 'the caller left before the end of the body', 'send it anew');
  }
}

const tooLarge = (): Failure =>
  new Failure('too-large', `body of more than ${BODY_LIMIT} bytes`, 'send less, or use hearsay add on the machine');
