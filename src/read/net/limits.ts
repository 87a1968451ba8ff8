/** What one fetch may cost. Sizes in bytes, times in milliseconds. */
export interface Limits {
  /** Of the body after decoding, counted by ourselves whatever the server declares. */
  readonly bytes: number;
  readonly redirects: number;
  /** From asking for the name until the headers of the answer are there. */
  readonly headersMs: number;
  /** For the whole body. */
  readonly bodyMs: number;
  /** How long a `Retry-After` is obeyed by waiting; one that asks for more ends the fetch. */
  readonly patienceMs: number;
  /** How often one address is asked again after a `Retry-After`. */
  readonly retries: number;
}

export const LIMITS: Limits = {
  bytes: 15_000_000,
  redirects: 5,
  headersMs: 15_000,
  bodyMs: 30_000,
  patienceMs: 60_000,
  retries: 2,
};
