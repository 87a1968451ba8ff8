import { Failure } from '../records/failure.ts';

/** Runs one thing after another; the rest waits its turn. */
export interface Queue {
  /** Rejects with a `Failure` where too many wait already, or `signal` ends the waiting. */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  readonly waiting: number;
}

/** A queue of at most `most` waiting. */
export function queue(most: number): Queue {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    get waiting() {
      return waiting;
    },
    run(work, signal) {
      if (waiting >= most) {
        return Promise.reject(new Failure('busy', `${waiting} articles wait to be read`, 'try again in a minute'));
      }
      waiting++;
      const turn = last.then(() => {
        waiting--;
        if (signal?.aborted) throw new Failure('stopping', 'the caller has left', null);
        return work();
      });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
