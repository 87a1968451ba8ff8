import type { Body } from './answer.ts';

/** Look things up in the ledger outside of the event loop: what walks over much of it, and takes its time. */
export interface Lookers {
  /**
   * The answer to GET of this address (path and query). Rejects with the `Failure` that the route gives, and with one of its own
   * where it takes too long or too many wait.
   */
  look(address: string, signal?: AbortSignal): Promise<Body>;
  close(): Promise<void>;
}
