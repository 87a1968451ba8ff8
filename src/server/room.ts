import { Failure } from '../records/failure.ts';

/** Bytes that callers may have the server hold, all of them together. */
export interface Room {
  /** Bytes held now. */
  readonly held: number;
  /** Takes room for so many bytes; throws a `Failure` where there is none left. */
  take(bytes: number): void;
  /** Gives back what was taken. */
  give(bytes: number): void;
}

/** Eight of the largest bodies, or some thousand articles of usual length. */
const MOST = 128_000_000;

/** Room for `most` bytes. */
export function room(most: number = MOST): Room {
  let held = 0;
  return {
    get held() {
      return held;
    },
    take(bytes) {
      if (held + bytes > most) {
        throw new Failure('busy', 'too much waits to be read already', 'try again in a minute');
      }
      held += bytes;
    },
    give(bytes) {
      held -= bytes;
    },
  };
}
