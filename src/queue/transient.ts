import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../records/failure.ts';

const CODES: ReadonlySet<string> = new Set(['db-gone', 'db-lost', 'db-locked', 'db-full', 'db-io'] as const);
const FIRST_WAIT = 100;
const LONGEST_WAIT = 5_000;

/** Work that was not done because the worker is told to stop: the job goes back into the queue. */
export class GivenBack extends Error {}

/** Whether what went wrong is the server's state and no document's fault: the same may be done again later. */
const isTransient = (error: unknown): boolean =>
  error instanceof Failure
    ? CODES.has(error.code)
    : // Two transactions in each other's way (appendix A of PostgreSQL's manual).
      error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('40');

/**
 * Does something again and again as long as the server is away, with longer and longer waits of five seconds at most. Rejects with
 * `GivenBack` once the signal is given meanwhile, and with whatever else goes wrong.
 */
export async function patiently<T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  onLoss: (error: unknown) => void = () => undefined,
): Promise<T> {
  for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, 2 * wait)) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error)) throw error;
      onLoss(error);
      if (signal.aborted) throw new GivenBack('the worker stops');
      await sleep(wait, null, { signal }).catch(() => {
        throw new GivenBack('the worker stops');
      });
    }
  }
}
